"""GET and HEAD of an object, whole or in a range."""

from __future__ import annotations

import asyncio
import re
from typing import IO, TYPE_CHECKING

from aiohttp import web

from jupyter_modelarts.local.obs.errors import ObsProblem

from . import conditions
from .answers import empty, object_headers, present
from .archive import check_readable

if TYPE_CHECKING:
    from jupyter_modelarts.local.obs.request import Call
    from jupyter_modelarts.local.obs.storage import ObjectInfo

_AT_HAND = 64 * 1024  # read in the loop, where the system has it in memory
_SMALL = 256 * 1024
_BLOCK = 1 << 20
_RANGE = re.compile(r"bytes=(\d{0,18})-(\d{0,18})", re.ASCII)


async def head_object(call: Call) -> web.StreamResponse:
    """HEAD /bucket/key."""
    info = await present(call)
    conditions.check_read(info, call.request.headers)
    status, start, size = _span(call, info)
    headers = _headers(call, info, status, start, size)
    return web.Response(status=status, headers={**headers, "Content-Length": str(size)})


async def get_object(call: Call) -> web.StreamResponse:
    """GET /bucket/key, with Range and conditions."""
    at_hand = call.store.read_now(call.bucket, call.key, _AT_HAND)
    if at_hand:
        return _whole(call, *at_hand)
    info, stream, content = await call.store.run(call.store.open_and_read, call.bucket, call.key, _SMALL)
    try:
        if content is not None:
            return _whole(call, info, content)
        status, headers, (start, size) = _head(call, info)
        if size <= _SMALL:
            data = await call.store.run(_read, stream, start, size)
            return web.Response(status=status, headers=headers, body=data)
        return await _stream(call, status, headers, stream, (start, size))
    finally:
        stream.close()


def _whole(call: Call, info: ObjectInfo, content: bytes) -> web.Response:
    """The answer from a content that is in memory."""
    status, headers, (start, size) = _head(call, info)
    return web.Response(status=status, headers=headers, body=content[start : start + size])


def _head(call: Call, info: ObjectInfo) -> tuple[int, dict[str, str], tuple[int, int]]:
    """Status, headers, first byte and number of bytes of an answer; raises what forbids it."""
    check_readable(call, info)
    conditions.check_read(info, call.request.headers)
    status, start, size = _span(call, info)
    return status, _headers(call, info, status, start, size), (start, size)


def not_modified() -> web.Response:
    """The answer to a conditional read of what has not changed."""
    return empty(304)


def _span(call: Call, info: ObjectInfo) -> tuple[int, int, int]:
    """Status, first byte and number of bytes; what is no single range is ignored, as HTTP allows."""
    match = _RANGE.fullmatch(call.request.headers.get("Range", "").replace(" ", ""))
    if not match or match.groups() == ("", "") or not _range_is_current(call, info):
        return 200, 0, info.size
    first, last = match.groups()
    if first and last and int(last) < int(first):
        return 200, 0, info.size
    if not first:
        start, end = max(0, info.size - int(last)), info.size
    else:
        start, end = int(first), min(info.size, int(last) + 1 if last else info.size)
    if start >= end:
        raise UnsatisfiableRange(info.size)
    return 206, start, end - start


def _range_is_current(call: Call, info: ObjectInfo) -> bool:
    tag = call.request.headers.get("If-Range")
    return tag is None or tag.strip('"') == info.etag


class UnsatisfiableRange(ObsProblem):
    """416: the range begins behind the end."""

    def __init__(self, size: int) -> None:
        message = "The range begins behind the object's end."
        super().__init__(416, "InvalidRange", message, headers={"Content-Range": f"bytes */{size}"})


def _headers(call: Call, info: ObjectInfo, status: int, start: int, size: int) -> dict[str, str]:
    headers = object_headers(call, info)
    if status == 206:
        headers["Content-Range"] = f"bytes {start}-{start + size - 1}/{info.size}"
    return headers


def _read(stream: IO[bytes], start: int, size: int) -> bytes:
    stream.seek(start)
    data = stream.read(size)
    while len(data) < size and (more := stream.read(size - len(data))):
        data += more
    return data


async def _stream(
    call: Call, status: int, headers: dict[str, str], stream: IO[bytes], span: tuple[int, int]
) -> web.StreamResponse:
    start, size = span
    response = web.StreamResponse(status=status, headers={**headers, **call.common_headers})
    response.content_length = size
    await response.prepare(call.request)
    transport = call.request.transport
    if transport is None:
        raise ConnectionResetError("the client went away")
    try:
        await asyncio.get_running_loop().sendfile(transport, stream, start, size, fallback=False)
    except (NotImplementedError, asyncio.SendfileNotAvailableError):
        await _write_blocks(call, response, stream, span)
    await response.write_eof()
    return response


async def _write_blocks(
    call: Call, response: web.StreamResponse, stream: IO[bytes], span: tuple[int, int]
) -> None:
    position, left = span
    while left and (block := await call.store.run(_read, stream, position, min(_BLOCK, left))):
        await response.write(block)
        position, left = position + len(block), left - len(block)
