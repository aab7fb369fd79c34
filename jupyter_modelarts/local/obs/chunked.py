"""Bodies in chunks of the AWS clients' own (`STREAMING-…`), each signed, or with a checksum behind."""

from __future__ import annotations

import hashlib
from collections.abc import AsyncIterator
from typing import TYPE_CHECKING

from .errors import ObsProblem, invalid_request

if TYPE_CHECKING:
    from aiohttp import StreamReader

    from .signed import Caller

_LONGEST_LINE = 4096
_LARGEST_CHUNK = 64 << 20
_READ = 1 << 18


async def unwrapped(stream: StreamReader, caller: Caller, trailer: dict[str, str]) -> AsyncIterator[bytes]:
    """The bytes of the object; checksums that follow them are put into `trailer`."""
    kind = caller.payload_hash
    if not kind.startswith("STREAMING-"):
        async for block in stream.iter_any():
            yield block
        return
    if kind not in _KINDS:
        raise ObsProblem(501, "NotImplemented", f"A body of the kind {kind} is not supported.")
    signed = kind.startswith("STREAMING-AWS4-HMAC-SHA256")
    while True:
        size, signature = _chunk_header(await _line(stream))
        digest = hashlib.sha256()
        async for block in _exactly(stream, size):
            if signed:
                digest.update(block)
            yield block
        if signed and caller.chunks:
            caller.chunks.check_chunk(digest.hexdigest(), signature)
        if size == 0:
            break
        await _line(stream)
    await _read_trailer(stream, caller, trailer, signed=signed and kind.endswith("-TRAILER"))


_KINDS = {
    "STREAMING-AWS4-HMAC-SHA256-PAYLOAD",
    "STREAMING-AWS4-HMAC-SHA256-PAYLOAD-TRAILER",
    "STREAMING-UNSIGNED-PAYLOAD-TRAILER",
}


async def _line(stream: StreamReader) -> bytes:
    try:
        line = await stream.readuntil(b"\n")
    except ValueError:
        line = b""
    if not line.endswith(b"\r\n") or len(line) > _LONGEST_LINE:
        raise ObsProblem(400, "IncompleteBody", "The body ended, or broke off, inside a chunk.")
    return line[:-2]


def _chunk_header(line: bytes) -> tuple[int, str]:
    size, _, extension = line.decode("latin-1").partition(";")
    try:
        number = int(size, 16)
    except ValueError:
        raise invalid_request("A chunk must begin with its size.") from None
    if not 0 <= number <= _LARGEST_CHUNK:
        raise invalid_request("A chunk has at most 64 MiB.")
    return number, extension.removeprefix("chunk-signature=")


async def _exactly(stream: StreamReader, size: int) -> AsyncIterator[bytes]:
    while size > 0:
        block = await stream.read(min(size, _READ))
        if not block:
            raise ObsProblem(400, "IncompleteBody", "The body ended inside a chunk.")
        size -= len(block)
        yield block


async def _read_trailer(
    stream: StreamReader, caller: Caller, trailer: dict[str, str], *, signed: bool
) -> None:
    covered = b""
    while not stream.at_eof():
        line = await stream.readline()
        name, colon, value = line.strip().partition(b":")
        if not colon:
            continue
        if name.lower() == b"x-amz-trailer-signature":
            if caller.chunks:
                caller.chunks.check_trailer(covered, value.strip().decode("latin-1"))
            signed = False
            continue
        covered += name + b":" + value.strip() + b"\n"
        trailer[name.decode("latin-1").lower()] = value.strip().decode("latin-1")
    if signed:
        raise ObsProblem(403, "SignatureDoesNotMatch", "The signature of the trailing headers is missing.")
