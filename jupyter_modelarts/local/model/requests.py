"""What a request to create a model says, before its package is looked at."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import msgspec

from jupyter_modelarts.local.problems import NAME_EXISTS, Problem, bad_request

from .config import IMAGE
from .faults import BAD_LOCATION, fault
from .fields import is_image
from .places import is_local, is_place

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from jupyter_modelarts.local.call import Call

_VERSION = re.compile(r"(0|[1-9]\d?)\.(0|[1-9]\d?)\.(0|[1-9]\d?)")
_IN_CONFIG = ("model_type", "model_algorithm", "runtime", "dependencies")


def image_of(body: Mapping[str, Any]) -> str:
    """The image that a request names itself, without a package; "" where there is a package.

    `Problem` 3037 for what is neither.
    """
    location = body["source_location"]
    if body["model_type"] != IMAGE or is_local(body) or is_place(location):
        return ""
    if not is_image(location):
        way_out = (
            "write registry/group/name:tag, or /bucket/directory/ of a package whose config.json names it"
        )
        raise fault(BAD_LOCATION, "source_location", f"{location} names no image", way_out)
    return str(location)


def given(body: Mapping[str, Any], image: str) -> dict[str, Any]:
    """Fields of the request in the form of config.json."""
    found = {name: body[name] for name in _IN_CONFIG if body.get(name)}
    if image:
        found["swr_location"] = image
    if body.get("apis"):
        found["apis"] = _decoded(body["apis"])
    elif body.get("input_params") or body.get("output_params"):
        found["apis"] = [_api_of(body)]
    return found


def _decoded(text: str) -> Any:
    try:
        return msgspec.json.decode(text)
    except msgspec.DecodeError as error:
        raise bad_request(f"Field apis must be JSON in a string: {error}.") from None


def _api_of(body: Mapping[str, Any]) -> dict[str, Any]:
    """The one API that lists of parameters describe."""
    sides = {"request": body.get("input_params") or [], "response": body.get("output_params") or []}
    urls = [entry.get("url", "/") for entries in sides.values() for entry in entries]
    schemas = {side: {"data": _schema(entries)} for side, entries in sides.items() if entries}
    return {"url": urls[0], "method": "post", **schemas}


_LIMITS = {"min": "minimum", "max": "maximum", "param_desc": "description"}


def _schema(entries: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    properties = {
        entry["param_name"]: {"type": entry["param_type"]}
        | {to: entry[name] for name, to in _LIMITS.items() if name in entry}
        for entry in entries
    }
    return {"type": "object", "properties": properties}


def check_version(version: str) -> None:
    """Refuse what is no version."""
    if not _VERSION.fullmatch(version):
        raise bad_request(f"model_version {version!r} is not of the form n.n.n, such as 0.0.1.")


async def check_free(call: Call, kind: str, name: str, version: str) -> None:
    """Refuse a version of a model that there is already."""
    taken = {
        row.document["model_version"]
        for row in await call.service.store.view(kind)
        if row.name == name and row.project_id == call.path["project_id"]
    }
    if version in taken:
        message = f"Model {name!r} has a version {version} already. Use, for example, {_following(taken)}."
        raise Problem(400, NAME_EXISTS, message)


def _following(taken: Iterable[str]) -> str:
    major, minor, patch = max(tuple(int(part) for part in version.split(".")) for version in taken)
    if patch < 99:
        return f"{major}.{minor}.{patch + 1}"
    return f"{major}.{minor + 1}.0" if minor < 99 else f"{major + 1}.0.0"
