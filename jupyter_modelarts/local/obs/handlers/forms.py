"""Uploads by a page's form: signed by a policy that says which forms are good, and how long."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import IO, TYPE_CHECKING
from urllib.parse import urlencode

from aiohttp import BodyPartReader, web
from multidict import CIMultiDict

from jupyter_modelarts.local.obs.errors import ObsProblem, invalid_argument
from jupyter_modelarts.local.obs.form_policy import FormPolicy
from jupyter_modelarts.local.obs.signatures import authenticate_form

from .anonymous import admit
from .answers import check_bucket, empty, xml_document

if TYPE_CHECKING:
    from jupyter_modelarts.local.obs.request import Call
    from jupyter_modelarts.local.obs.signed import Credentials, Signed

_LONGEST_FIELD = 20 * 1024
_MOST_FIELDS = 100
_LARGEST = 5 * 1024**3
_BLOCK = 1 << 20


@dataclass
class _File:
    size: int = 0
    etag: str = ""


def is_form(call: Call) -> bool:
    """Whether the request, which is not signed as a whole, is the upload of a form."""
    to_bucket = call.method == "POST" and call.bucket and not call.key
    return bool(to_bucket) and call.request.content_type == "multipart/form-data"


async def upload(call: Call, request: Signed, credentials: Credentials) -> web.StreamResponse:
    """POST /bucket with `multipart/form-data`, the field `file` last."""
    await check_bucket(call)
    fields, part = await _fields(call)
    name = Path((part.filename or "").replace("\\", "/")).name
    fields["key"] = fields.get("key", "").replace("${filename}", name)
    call = replace(call, key=fields["key"])
    if "policy" in fields:
        call = replace(call, caller=authenticate_form(request, fields, credentials))
        policy = FormPolicy.parse(fields["policy"])
        policy.check(fields, call.bucket, request.now)
    else:
        policy = FormPolicy()
        await admit(call)
    path = call.store.tree.temporary()
    try:
        file = await _receive(call, part, path)
        policy.check_size(file.size)
        attributes = call.attributes_of(CIMultiDict({"Content-Type": "application/octet-stream", **fields}))
        info = await call.store.keep(path, call.bucket, call.key, file.etag, attributes)
    finally:
        path.unlink(missing_ok=True)
    return _answer(call, fields, info.etag)


async def _fields(call: Call) -> tuple[dict[str, str], BodyPartReader]:
    """The fields before the file, by lower-case name, and the file."""
    fields: dict[str, str] = {}
    try:
        reader = await call.request.multipart()
        while isinstance(part := await reader.next(), BodyPartReader) and len(fields) < _MOST_FIELDS:
            name = (part.name or "").lower()
            if name == "file":
                return fields, part
            fields[name] = await _value(part)
    except (ValueError, AssertionError):
        raise ObsProblem(400, "MalformedPOSTRequest", "The form is not well-formed.") from None
    raise invalid_argument("A form needs a field named file, as the last one.")


async def _value(part: BodyPartReader) -> str:
    value = b""
    while not part.at_eof():
        value += await part.read_chunk()
        if len(value) > _LONGEST_FIELD:
            raise ObsProblem(400, "MaxPostPreDataLengthExceeded", "A field of the form is too long.")
    return value.decode()


async def _receive(call: Call, part: BodyPartReader, path: Path) -> _File:
    """Take the file in; memory stays constant."""
    store, file = call.store, _File()
    digest = hashlib.md5(usedforsecurity=False)
    with await store.run(path.open, "xb", 0) as stream:
        try:
            while not part.at_eof():
                block = await part.read_chunk(_BLOCK)
                file.size += len(block)
                if file.size > _LARGEST:
                    raise ObsProblem(400, "EntityTooLarge", "One upload carries at most 5 GB.")
                await store.run(_keep, stream, digest, block)
        except (ValueError, AssertionError):
            raise ObsProblem(400, "IncompleteBody", "The form ended inside its file.") from None
        await store.run(os.fsync, stream.fileno())
    file.etag = digest.hexdigest()
    return file


def _keep(stream: IO[bytes], digest: hashlib._Hash, block: bytes) -> None:
    digest.update(block)
    view = memoryview(block)
    while view:
        view = view[stream.write(view) :]


def _answer(call: Call, fields: Mapping[str, str], etag: str) -> web.StreamResponse:
    """204, or what the form asks for."""
    place = f"{call.request.scheme}://{call.request.host}{call.raw_path.rstrip('/')}/{call.key}"
    headers = {"ETag": f'"{etag}"'}
    if fields.get("success_action_redirect"):
        told = urlencode({"bucket": call.bucket, "key": call.key, "etag": f'"{etag}"'})
        target = f"{fields['success_action_redirect']}?{told}"
        if not target.isprintable():
            raise invalid_argument("success_action_redirect must be an address.")
        return empty(303, {**headers, "Location": target})
    if fields.get("success_action_status") == "201":
        content = {"Location": place, "Bucket": call.bucket, "Key": call.key, "ETag": f'"{etag}"'}
        answer = xml_document(call, "PostResponse", content, 201)
        answer.headers.update(headers)
        return answer
    return empty(200 if fields.get("success_action_status") == "200" else 204, headers)
