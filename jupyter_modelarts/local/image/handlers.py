"""Images: the presets of the platform.  Saving an instance as an image comes with notebooks."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from msgspec import json

from jupyter_modelarts.local.problems import bad_request, not_found

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from jupyter_modelarts.local.call import Call, Handler, Reply

_PAGE = 200
_SORT_KEYS = ("name", "id", "service_type", "arch")


@cache
def presets() -> tuple[dict[str, Any], ...]:
    """The preset images as the list shows them."""
    rows = json.decode(Path(__file__).with_name("presets.json").read_bytes())
    return tuple(_described(row) for row in rows)


async def list_images(call: Call) -> Reply:
    """`GET /v1/{project_id}/images`: filtered, sorted, in pages of `limit`; `offset` counts pages."""
    query = call.query
    found = [image for image in presets() if _wanted(image, query)]
    key = query.get("sort_key")
    if key is not None:
        found.sort(key=_sort_key(key), reverse=query.get("sort_dir", "ASC").upper() == "DESC")
    size, current = _positive(query, "limit", _PAGE), query.get("offset", 0)
    page = found[current * size : (current + 1) * size]
    pages = -(-len(found) // size)
    return {"current": current, "data": page, "pages": pages, "size": size, "total": len(found)}


async def show_image(call: Call) -> Reply:
    """`GET /v1/{project_id}/images/{id}`."""
    identifier = call.path["id"]
    for image in presets():
        if image["id"] == identifier:
            return image
    raise not_found("Image", identifier)


def _described(row: dict[str, Any]) -> dict[str, Any]:
    return row | {
        "description": f"Preset image {row['name']}.",
        "status": "ACTIVE",
        "tag": row["swr_path"].rpartition(":")[2],
        "tags": [],
        "type": "BUILD_IN",
        "workspace_id": "0",
    }


def _wanted(image: dict[str, Any], query: Mapping[str, Any]) -> bool:
    exact = all(query.get(name) in (None, image[name]) for name in ("service_type", "type", "workspace_id"))
    return exact and _named(image["name"], query) and query.get("namespace") in (None, _namespace(image))


def _named(name: str, query: Mapping[str, Any]) -> bool:
    wanted = query.get("name")
    return wanted is None or (wanted in name if query.get("name_fuzzy_match") else wanted == name)


def _namespace(image: dict[str, Any]) -> str:
    return str(image["swr_path"]).split("/")[1]


def _sort_key(key: str) -> Callable[[dict[str, Any]], str]:
    if key not in _SORT_KEYS:
        raise bad_request(f"Query parameter sort_key must be one of {', '.join(_SORT_KEYS)}, not {key!r}.")
    return lambda image: str(image[key])


def _positive(query: Mapping[str, Any], name: str, usual: int) -> int:
    value = int(query.get(name, usual))
    if value < 1:
        raise bad_request(f"Query parameter {name} must be at least 1, not {value}.")
    return value


HANDLERS: Mapping[str, Handler] = {"list_images": list_images, "show_image": show_image}
