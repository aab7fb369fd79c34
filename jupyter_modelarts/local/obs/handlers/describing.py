"""What is said about an object that exists: its headers and metadata, its storage class, its tags."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl

from jupyter_modelarts.local.obs import properties, xml
from jupyter_modelarts.local.obs.errors import invalid_argument, malformed_xml
from jupyter_modelarts.local.obs.request import encode_tags

from .answers import empty, object_headers, present, xml_document
from .archive import check_readable
from .bodies import document_body

if TYPE_CHECKING:
    from collections.abc import Mapping

    from aiohttp import web

    from jupyter_modelarts.local.obs.index import Attributes
    from jupyter_modelarts.local.obs.request import Call
    from jupyter_modelarts.local.obs.storage import ObjectInfo


async def set_metadata(call: Call) -> web.StreamResponse:
    """PUT /bucket/key?metadata: REPLACE takes what is sent as it is, REPLACE_NEW adds it to what there is."""
    info = await present(call)
    directive = (call.header("metadata-directive") or "REPLACE_NEW").upper()
    if directive not in {"REPLACE", "REPLACE_NEW"}:
        raise invalid_argument("x-obs-metadata-directive is REPLACE or REPLACE_NEW.")
    if call.header("storage-class"):
        check_readable(call, info)
    attributes = _replaced(call, info) if directive == "REPLACE" else _joined(call, info)
    changed = await call.store.set_attributes(call.bucket, call.key, attributes)
    headers = object_headers(call, changed)
    return empty(200, {name: headers[name] for name in headers if name != "Accept-Ranges"})


def _replaced(call: Call, info: ObjectInfo) -> Attributes:
    given = call.attributes
    kept = {**_lasting(call, info), **properties.standard_headers(given.headers)}
    content_type = call.request.headers.get("Content-Type", info.content_type)
    return replace(given, content_type=content_type, headers=kept)


def _joined(call: Call, info: ObjectInfo) -> Attributes:
    given = call.attributes
    kept = {
        **properties.standard_headers(info.headers),
        **_lasting(call, info),
        **properties.standard_headers(given.headers),
    }
    metadata = {**info.metadata, **given.metadata}
    content_type = call.request.headers.get("Content-Type", info.content_type)
    return replace(given, content_type=content_type, headers=kept, metadata=metadata)


def _lasting(call: Call, info: ObjectInfo) -> Mapping[str, str]:
    """What the platform keeps of the object, with what the request changes of it."""
    kept = properties.platform_headers(info.headers)
    wanted = call.header("storage-class")
    if wanted:
        kept.pop(properties.STORAGE_CLASS, None)
        kept.pop(properties.RESTORED_UNTIL, None)
        native = properties.storage_class(wanted)
        kept.update({} if native == properties.STANDARD else {properties.STORAGE_CLASS: native})
    redirect = call.header("website-redirect-location")
    if redirect:
        kept[properties.REDIRECT] = redirect
    return kept


async def get_tags(call: Call) -> web.StreamResponse:
    """GET /bucket/key?tagging."""
    stored = (await present(call)).headers.get(properties.TAGGING, "")
    tags = [{"Key": key, "Value": value} for key, value in parse_qsl(stored, keep_blank_values=True)]
    return xml_document(call, "Tagging", {"TagSet": {"Tag": tags}})


async def put_tags(call: Call) -> web.StreamResponse:
    """PUT /bucket/key?tagging: in place of those there were."""
    info = await present(call)
    root = await document_body(call, "Tagging")
    text = encode_tags([_tag(element) for element in root.iterfind("TagSet/Tag")])
    await _set_tags(call, info, {properties.TAGGING: text} if text else {})
    return empty(200)


def _tag(element: xml.Element) -> tuple[str, str]:
    key = element.findtext("Key")
    if not key:
        raise malformed_xml("A tag needs a key.")
    return key, element.findtext("Value") or ""


async def delete_tags(call: Call) -> web.StreamResponse:
    """DELETE /bucket/key?tagging."""
    await _set_tags(call, await present(call), {})
    return empty()


async def _set_tags(call: Call, info: ObjectInfo, tags: Mapping[str, str]) -> None:
    attributes = info.attributes()
    kept = {name: value for name, value in attributes.headers.items() if name != properties.TAGGING}
    await call.store.set_attributes(call.bucket, call.key, replace(attributes, headers={**kept, **tags}))
