"""Objects in parts: begin, put or copy a part, list, complete, give up."""

from __future__ import annotations

import os
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from jupyter_modelarts.local.obs import properties, uploads, xml
from jupyter_modelarts.local.obs.body import Received, announced, receive
from jupyter_modelarts.local.obs.copying import append_range, file_md5
from jupyter_modelarts.local.obs.crc64 import Crc64, crc64_bytes
from jupyter_modelarts.local.obs.errors import ObsProblem, invalid_argument

from . import conditions
from .answers import empty, owner, xml_document
from .bodies import document_body
from .listings import roll_up
from .writing import checked_source, copy_source

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from aiohttp import web

    from jupyter_modelarts.local.obs.placing import Place
    from jupyter_modelarts.local.obs.request import Call
    from jupyter_modelarts.local.obs.storage import ObjectInfo

_RANGE = re.compile(r"bytes=(\d+)-(\d+)")


async def begin(call: Call) -> web.StreamResponse:
    """POST /bucket/key?uploads."""
    identifier = await call.store.run(uploads.begin, call.store, call.bucket, call.key, call.attributes)
    encoding, key = _encoded_key(call)
    content = {"EncodingType": encoding, "Bucket": call.bucket, "Key": key, "UploadId": identifier}
    return xml_document(call, "InitiateMultipartUploadResult", content)


def _encoded_key(call: Call) -> tuple[str | None, str]:
    encoding = call.parameters.get("encoding-type") or None
    return encoding, xml.url_encoder(encoding)(call.key)


async def _upload(call: Call) -> uploads.Upload:
    identifier = call.parameters.get("uploadId", "")
    return await call.store.run(uploads.find, call.store, call.bucket, call.key, identifier)


async def put_part(call: Call) -> web.StreamResponse:
    """PUT /bucket/key?partNumber&uploadId."""
    upload = await _upload(call)
    number = _part_number(call)
    place = await call.store.run(uploads.place_for, call.store, upload, number, announced(call))
    try:
        part = await _received_part(call, upload, number, place)
    finally:
        if place:
            await call.store.run(place.leave)
    crc64 = call.header("checksum-crc64ecma")  # that it is right was checked with the body
    told = {f"{call.caller.dialect}checksum-crc64ecma": crc64} if crc64 else {}
    return empty(200, {"ETag": f'"{part.etag}"', **told})


async def _received_part(
    call: Call, upload: uploads.Upload, number: int, place: Place | None
) -> uploads.Part:
    store = call.store
    received = await receive(call, place)
    try:
        if place and received.is_placed:
            what = (received.size, received.etag)
            return await store.run(uploads.keep_placed, store, upload, number, place, what)
        path = received.path or await store.run(_to_file, call, received)
        return await store.run(uploads.keep_part, store, upload, number, path, received.etag)
    finally:
        received.discard()


def _part_number(call: Call) -> int:
    number = call.number("partNumber", 0)
    if not 1 <= number <= uploads.MAX_PARTS:
        raise invalid_argument(f"partNumber is between 1 and {uploads.MAX_PARTS}.")
    return number


def _to_file(call: Call, received: Received) -> Path:
    received.path = call.store.tree.temporary()
    with received.path.open("xb", buffering=0) as stream:
        stream.write(received.data or b"")
        os.fsync(stream.fileno())
    return received.path


async def copy_part(call: Call) -> web.StreamResponse:
    """PUT /bucket/key?partNumber&uploadId with `x-obs-copy-source`."""
    upload = await _upload(call)
    number = _part_number(call)
    source = copy_source(call)
    info = await checked_source(call, source)
    span = _copied_span(call, info)
    part = await call.store.run(_copy_part, call, upload, number, (source, span))
    content = {"LastModified": xml.iso_time(part.modified_ms), "ETag": f'"{part.etag}"'}
    return xml_document(call, "CopyPartResult", content)


def _copied_span(call: Call, info: ObjectInfo) -> tuple[int, int]:
    text = call.header("copy-source-range")
    if text is None:
        return 0, info.size
    match = _RANGE.fullmatch(text)
    if not match or not int(match[1]) <= int(match[2]) < info.size:
        raise invalid_argument("The range to copy is not within the object.")
    return int(match[1]), int(match[2]) + 1 - int(match[1])


def _copy_part(
    call: Call, upload: uploads.Upload, number: int, what: tuple[tuple[str, str], tuple[int, int]]
) -> uploads.Part:
    source, (start, size) = what
    temporary = call.store.tree.temporary()
    try:
        found, stream = call.store.open(*source)
        with stream, temporary.open("xb", buffering=0) as target:
            conditions.check_copy_source(found, call.request.headers, call.caller.dialect)
            append_range(stream, target, start, size)
            os.fsync(target.fileno())
        return uploads.keep_part(call.store, upload, number, temporary, file_md5(temporary))
    finally:
        temporary.unlink(missing_ok=True)


async def complete(call: Call) -> web.StreamResponse:
    """POST /bucket/key?uploadId."""
    upload = await _upload(call)
    root = await document_body(call, "CompleteMultipartUpload")
    wanted = [_named_part(part) for part in root.iter("Part")]
    condition = conditions.for_write(call)
    upload = await _checked(call, upload, wanted)
    info = await call.store.run(uploads.complete, call.store, upload, wanted, condition)
    location = f"{call.request.scheme}://{call.request.host}{call.raw_path}"
    encoding, key = _encoded_key(call)
    content: dict[str, xml.Content] = {
        "EncodingType": encoding,
        "Location": location,
        "Bucket": call.bucket,
        "Key": key,
        "ETag": f'"{info.etag}"',
    }
    return xml_document(call, "CompleteMultipartUploadResult", content)


async def _checked(call: Call, upload: uploads.Upload, wanted: list[tuple[int, str]]) -> uploads.Upload:
    """The upload with the CRC-64 that came for the whole object; raises `ObsProblem` BadDigest."""
    promised = call.header("checksum-crc64ecma")
    if promised is None:
        return upload
    if not await call.store.run(_has_crc64, call, upload, wanted, crc64_bytes(promised)):
        raise ObsProblem(400, "BadDigest", "The parts do not have the CRC-64 that was sent for the object.")
    kept = {**upload.attributes.headers, properties.CRC64: promised}
    return replace(upload, attributes=replace(upload.attributes, headers=kept))


def _has_crc64(call: Call, upload: uploads.Upload, wanted: list[tuple[int, str]], promised: bytes) -> bool:
    check = Crc64(promised)
    named = {number for number, _ in wanted}
    for part in uploads.parts_of(call.store, upload.id):
        if part.number in named:
            for block in uploads.read_part(call.store, upload, part):
                check.update(block)
    return check.digest() == promised


def _named_part(part: xml.Element) -> tuple[int, str]:
    number = part.findtext("PartNumber") or ""
    if not (number.isascii() and number.isdigit() and len(number) < 9):
        raise ObsProblem(400, "MalformedXML", "A part needs its number.")
    return int(number), (part.findtext("ETag") or "").strip()


async def abort(call: Call) -> web.StreamResponse:
    """DELETE /bucket/key?uploadId."""
    await call.store.run(uploads.forget, call.store, await _upload(call))
    return empty()


async def list_parts(call: Call) -> web.StreamResponse:
    """GET /bucket/key?uploadId."""
    upload = await _upload(call)
    marker, limit = call.number("part-number-marker", 0), call.number("max-parts", 1000)
    parts = await call.store.run(uploads.parts_of, call.store, upload.id)
    behind = [part for part in parts if part.number > marker]
    page = behind[:limit]
    encoding, key = _encoded_key(call)
    content: dict[str, xml.Content] = {
        "Bucket": call.bucket,
        "EncodingType": encoding,
        "Key": key,
        "UploadId": upload.id,
        "Initiator": owner(call),
        "Owner": owner(call),
        "StorageClass": _class_of(call, upload),
        "PartNumberMarker": marker,
        "NextPartNumberMarker": page[-1].number if page else marker,
        "MaxParts": limit,
        "IsTruncated": len(behind) > len(page),
        "Part": [_part(part) for part in page],
    }
    return xml_document(call, "ListPartsResult", content)


def _part(part: uploads.Part) -> dict[str, xml.Content]:
    return {
        "PartNumber": part.number,
        "LastModified": xml.iso_time(part.modified_ms),
        "ETag": f'"{part.etag}"',
        "Size": part.size,
    }


async def list_uploads(call: Call) -> web.StreamResponse:
    """GET /bucket?uploads."""
    parameters = call.parameters
    prefix, delimiter = parameters.get("prefix", ""), parameters.get("delimiter", "")
    encode = xml.url_encoder(parameters.get("encoding-type"))
    limit = call.number("max-uploads", 1000)
    marker = (parameters.get("key-marker", ""), parameters.get("upload-id-marker", ""))
    found = await call.store.run(uploads.in_bucket, call.store, call.bucket, prefix)
    behind = sorted(
        (upload for upload in found if _is_behind(upload, marker)), key=lambda one: (one.key, one.id)
    )
    page, prefixes, last = _page(behind, prefix, delimiter, limit, marker[0])
    content: dict[str, xml.Content] = {
        "Bucket": call.bucket,
        "EncodingType": parameters.get("encoding-type") or None,
        "KeyMarker": encode(marker[0]),
        "UploadIdMarker": marker[1],
        "NextKeyMarker": encode(last[0]) if last else None,
        "NextUploadIdMarker": last[1] if last else None,
        "Prefix": encode(prefix),
        "Delimiter": encode(delimiter) or None,
        "MaxUploads": limit,
        "IsTruncated": last is not None,
        "Upload": [_described(call, upload, encode) for upload in page],
        "CommonPrefixes": [{"Prefix": encode(common)} for common in prefixes],
    }
    return xml_document(call, "ListMultipartUploadsResult", content)


def _page(
    behind: list[uploads.Upload], prefix: str, delimiter: str, limit: int, marker: str
) -> tuple[list[uploads.Upload], list[str], tuple[str, str] | None]:
    """Uploads and common prefixes of a page, and where the next begins: a key and an upload's id."""
    page: list[uploads.Upload] = []
    prefixes: list[str] = []
    last: tuple[str, str] | None = None
    for upload in behind:
        common = roll_up(upload.key, prefix, delimiter)
        if common and (common == marker or common in prefixes[-1:]):
            continue
        if len(page) + len(prefixes) >= limit:
            return page, prefixes, last or (marker, "")
        if common:
            prefixes.append(common)
            last = (common, "")
        else:
            page.append(upload)
            last = (upload.key, upload.id)
    return page, prefixes, None


def _described(call: Call, upload: uploads.Upload, encode: Callable[[str], str]) -> dict[str, xml.Content]:
    return {
        "Key": encode(upload.key),
        "UploadId": upload.id,
        "Initiator": owner(call),
        "Owner": owner(call),
        "StorageClass": _class_of(call, upload),
        "Initiated": xml.iso_time(upload.started_ms),
    }


def _class_of(call: Call, upload: uploads.Upload) -> str:
    native = properties.class_of(upload.attributes.headers)
    return properties.storage_class_for(call.caller.dialect, native)


def _is_behind(upload: uploads.Upload, marker: tuple[str, str]) -> bool:
    key, identifier = marker
    if not identifier:
        return upload.key > key if key else True
    return (upload.key, upload.id) > (key, identifier)
