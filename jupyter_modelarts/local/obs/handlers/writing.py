"""PUT, copy and DELETE of objects."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING
from urllib.parse import unquote_plus, unquote_to_bytes

from jupyter_modelarts.local.obs import properties, xml
from jupyter_modelarts.local.obs.body import SMALL, Received, receive
from jupyter_modelarts.local.obs.copying import copy_object
from jupyter_modelarts.local.obs.errors import ObsProblem, invalid_argument, invalid_request, no_such_key

from . import conditions
from .answers import check_bucket, empty, xml_document
from .archive import check_readable
from .bodies import document_body

if TYPE_CHECKING:
    from aiohttp import web

    from jupyter_modelarts.local.obs.index import Attributes
    from jupyter_modelarts.local.obs.request import Call
    from jupyter_modelarts.local.obs.storage import ObjectInfo

_MAX_DELETED = 1000


async def put_object(call: Call) -> web.StreamResponse:
    """PUT /bucket/key."""
    if (call.request.content_length or SMALL + 1) > SMALL:
        await check_bucket(call)  # before the body is taken in; of a small one, writing it tells
    received = await receive(call)
    info = await _keep(call, received)
    headers = {"ETag": f'"{info.etag}"'}
    if info.headers:
        headers.update(properties.shown(info.headers, call.caller.dialect, info.size, call.store.now()))
    return empty(200, headers)


async def _keep(call: Call, received: Received) -> ObjectInfo:
    store, condition = call.store, conditions.for_write(call)
    try:
        if received.path is None:
            data, etag = received.data or b"", received.etag
            return await store.put_bytes(call.bucket, call.key, data, call.attributes, condition, etag=etag)
        return await store.keep(
            received.path, call.bucket, call.key, received.etag, call.attributes, condition
        )
    finally:
        received.discard()


async def delete_object(call: Call) -> web.StreamResponse:
    """DELETE /bucket/key; an object that is not there is no error."""
    await call.store.delete(call.bucket, call.key)
    return empty()


async def copy(call: Call) -> web.StreamResponse:
    """PUT /bucket/key with `x-obs-copy-source`."""
    source, target = copy_source(call), (call.bucket, call.key)
    replaced = (call.header("metadata-directive") or "COPY").upper() == "REPLACE"
    if source == target and not replaced and not call.header("storage-class"):
        raise invalid_request("A copy onto itself must replace the metadata, or change the storage class.")
    info = await checked_source(call, source)
    attributes = _of_copy(call, info, replaced=replaced)
    if source == target:
        copied = await call.store.set_attributes(*target, attributes)
    else:
        copied = await call.store.run(copy_object, call.store, source, target, attributes)
    content = {"LastModified": xml.iso_time(copied.last_modified_ms), "ETag": f'"{copied.etag}"'}
    return xml_document(call, "CopyObjectResult", content)


def _of_copy(call: Call, info: ObjectInfo, *, replaced: bool) -> Attributes:
    """Storage class and access are those the request asks for; the rest comes along unless replaced."""
    given = call.attributes
    kept = properties.platform_headers(given.headers)
    if (call.header("tagging-directive") or "COPY").upper() == "COPY":
        kept.pop(properties.TAGGING, None)
        if properties.TAGGING in info.headers:
            kept[properties.TAGGING] = info.headers[properties.TAGGING]
    kept.pop(properties.CRC64, None)
    if properties.CRC64 in info.headers:
        kept[properties.CRC64] = info.headers[properties.CRC64]
    kept.update(properties.standard_headers(given.headers if replaced else info.headers))
    if not replaced:
        return replace(info.attributes(), headers=kept)
    content_type = call.request.headers.get("Content-Type", info.content_type)
    return replace(given, content_type=content_type, headers=kept)


def copy_source(call: Call) -> tuple[str, str]:
    """Bucket and key that the request copies from."""
    text = (call.header("copy-source") or "").partition("?versionId=")[0]
    try:
        bucket, _, key = unquote_to_bytes(text).decode().removeprefix("/").partition("/")
    except UnicodeDecodeError:
        key = ""
    if not key:
        raise invalid_argument("The copy source must be bucket/key.")
    return bucket, key


async def checked_source(call: Call, source: tuple[str, str]) -> ObjectInfo:
    """The object that is copied, its conditions checked."""
    info = await call.store.head(*source)
    if info is None:
        raise no_such_key(source[1])
    check_readable(call, info)
    conditions.check_copy_source(info, call.request.headers, call.caller.dialect)
    return info


async def delete_objects(call: Call) -> web.StreamResponse:
    """POST /bucket?delete: up to 1,000 keys."""
    await check_bucket(call)
    root = await document_body(call, "Delete")
    keys = [_decoded(root, element.findtext("Key") or "") for element in root.iter("Object")]
    if not 0 < len(keys) <= _MAX_DELETED:
        raise ObsProblem(400, "MalformedXML", f"Name between 1 and {_MAX_DELETED} objects.")
    failed = await call.store.delete_many(call.bucket, keys)
    quiet = (root.findtext("Quiet") or "").lower() == "true"
    encode = xml.url_encoder(root.findtext("EncodingType"))
    deleted = [] if quiet else [{"Key": encode(key)} for key in keys if key not in failed]
    errors = [
        {"Key": encode(key), "Code": problem.code, "Message": problem.message}
        for key, problem in failed.items()
    ]
    encoding = root.findtext("EncodingType")
    return xml_document(call, "DeleteResult", {"EncodingType": encoding, "Deleted": deleted, "Error": errors})


def _decoded(root: xml.Element, key: str) -> str:
    return unquote_plus(key) if root.findtext("EncodingType") == "url" else key
