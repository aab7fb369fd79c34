"""Answers in the forms that every handler uses."""

from __future__ import annotations

from email.utils import formatdate
from functools import lru_cache
from typing import TYPE_CHECKING

from aiohttp import web

from jupyter_modelarts.local.obs import properties, xml
from jupyter_modelarts.local.obs.errors import invalid_argument, no_such_key

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jupyter_modelarts.local.obs.errors import ObsProblem
    from jupyter_modelarts.local.obs.request import Call
    from jupyter_modelarts.local.obs.storage import ObjectInfo

REGION = "embedded"
_OVERRIDES = (
    "cache-control",
    "content-disposition",
    "content-encoding",
    "content-language",
    "content-type",
    "expires",
)


def empty(status: int = 204, headers: Mapping[str, str] | None = None) -> web.Response:
    """An answer without a body."""
    return web.Response(status=status, headers=headers)


def xml_document(call: Call, name: str, content: xml.Content, status: int = 200) -> web.Response:
    """An answer with a document in the namespace that the caller speaks."""
    body = xml.document(name, content, call.caller.dialect)
    return web.Response(status=status, body=body, content_type="application/xml")


def element_document(call: Call, root: xml.Element) -> web.Response:
    """The same of a document that was built as elements."""
    body = xml.rendered(root, call.caller.dialect)
    return web.Response(body=body, content_type="application/xml")


def problem_document(problem: ObsProblem, resource: str, request_id: str) -> bytes:
    """The `<Error>` document."""
    content = {
        "Code": problem.code,
        "Message": problem.message,
        "Resource": resource,
        "RequestId": request_id,
        "HostId": "embedded",
    }
    return xml.document("Error", {**content, **problem.details})


def object_headers(call: Call, info: ObjectInfo) -> dict[str, str]:
    """Headers that describe an object, with what the link overrides (`response-content-type`, …)."""
    headers = {
        "Content-Type": info.content_type,
        "ETag": f'"{info.etag}"',
        "Last-Modified": http_date(info.last_modified_ms),
        "Accept-Ranges": "bytes",
    }
    dialect = call.caller.dialect
    if info.metadata:
        headers.update({f"{dialect}meta-{name}": value for name, value in info.metadata.items()})
    if info.headers:
        headers.update(properties.standard_headers(info.headers))
        headers.update(properties.shown(info.headers, dialect, info.size, call.store.now()))
    return _overridden(call, headers) if call.query else headers


def _overridden(call: Call, headers: dict[str, str]) -> dict[str, str]:
    for name in _OVERRIDES:
        value = call.parameters.get(f"response-{name}")
        if value and not value.isprintable():
            raise invalid_argument(f"response-{name} must be printable.")
        if value:
            headers.pop("Content-Type" if name == "content-type" else name, None)
            headers[name.title()] = value
    return headers


def http_date(milliseconds: int) -> str:
    """A time as headers carry it, in whole seconds."""
    return _http_date(milliseconds // 1000)


@lru_cache(maxsize=256)  # objects that came together share theirs
def _http_date(seconds: int) -> str:
    return formatdate(seconds, usegmt=True)


def owner(call: Call) -> dict[str, xml.Content]:
    """The one owner of everything here."""
    return {"ID": call.owner, "DisplayName": call.owner}


def region_headers(call: Call) -> dict[str, str]:
    """Where the bucket is."""
    dialect = call.caller.dialect
    return {f"{dialect}bucket-location": REGION, f"{dialect}bucket-region": REGION}


async def check_bucket(call: Call) -> None:
    """Raise `ObsProblem` NoSuchBucket unless the bucket is there."""
    call.store.tree.top(call.bucket)  # a look at one name: sooner done here than in a thread


async def present(call: Call) -> ObjectInfo:
    """The object of the request; raises `ObsProblem` NoSuchKey."""
    info = call.store.look_now(call.bucket, call.key) or await call.store.head(call.bucket, call.key)
    if info is None:
        raise no_such_key(call.key)
    return info
