"""Archived objects: they cannot be read until they are restored, which takes no time here."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from jupyter_modelarts.local.obs import properties, xml
from jupyter_modelarts.local.obs.errors import ObsProblem, malformed_xml

from .answers import empty, present
from .bodies import small_body

if TYPE_CHECKING:
    from aiohttp import web

    from jupyter_modelarts.local.obs.request import Call
    from jupyter_modelarts.local.obs.storage import ObjectInfo

_DAY_S = 24 * 3600
_MOST_DAYS = 30


def check_readable(call: Call, info: ObjectInfo) -> None:
    """Raise `ObsProblem` InvalidObjectState for an archived object, unless its bucket reads them directly."""
    if not info.headers or properties.is_readable(info.headers, call.store.now()):
        return
    if not _is_read_directly(call):
        raise ObsProblem(
            403,
            "InvalidObjectState",
            f"The object is archived ({properties.class_of(info.headers)}). Restore it before it is read.",
        )


def _is_read_directly(call: Call) -> bool:
    return "Enabled" in (call.documents.get(call.bucket, "directcoldaccess") or "")


async def restore(call: Call) -> web.StreamResponse:
    """POST /bucket/key?restore: 202 for what was archived, 200 where only its time is set anew."""
    info = await present(call)
    root = xml.parse(await small_body(call))
    days = root.findtext("Days") or ""
    if not (days.isascii() and days.isdigit() and len(days) < 6 and 1 <= int(days) <= _MOST_DAYS):
        raise malformed_xml(f"An object is restored for 1 to {_MOST_DAYS} days.")
    if properties.class_of(info.headers) not in properties.ARCHIVED:
        raise ObsProblem(403, "InvalidObjectState", "Only an archived object can be restored.")
    was_readable = properties.is_readable(info.headers, call.store.now())
    until = str(int(call.store.now()) + int(days) * _DAY_S)
    attributes = info.attributes()
    kept = {**attributes.headers, properties.RESTORED_UNTIL: until}
    await call.store.set_attributes(call.bucket, call.key, replace(attributes, headers=kept))
    return empty(200 if was_readable else 202)
