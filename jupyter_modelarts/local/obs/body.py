"""The body of a request: unwrapped, checked against what its headers promise, and kept in constant memory.

A small body stays in memory; a larger one goes to a temporary file block by block, hashed and written in
the store's threads while the next block arrives.
"""

from __future__ import annotations

import asyncio
import base64
import binascii
import hashlib
import os
import zlib
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from typing import IO, TYPE_CHECKING

from .chunked import unwrapped
from .errors import ObsProblem, invalid_argument

if TYPE_CHECKING:
    from pathlib import Path

    from .request import Call

SMALL = 256 * 1024
_BLOCK = 1 << 20
_LARGEST = 5 * 1024**3
_CHECKSUMS = ("crc32", "sha1", "sha256")


class _Crc32:
    def __init__(self) -> None:
        self._value = 0

    def update(self, data: bytes) -> None:
        self._value = zlib.crc32(data, self._value)

    def digest(self) -> bytes:
        return self._value.to_bytes(4, "big")


@dataclass
class Received:
    """A body that came whole: `data`, or the temporary file it was written to."""

    size: int
    etag: str
    data: bytes | None = None
    path: Path | None = None

    def discard(self) -> None:
        """Remove the temporary file, unless it was moved into its place."""
        if self.path:
            self.path.unlink(missing_ok=True)


@dataclass
class _Digests:
    """What a body is checked by, each computed in one pass and only where it was promised."""

    promised: dict[str, bytes]
    running: dict[str, hashlib._Hash | _Crc32] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for name in {"md5", *self.promised}:
            kind = name.removeprefix("checksum-").removeprefix("content-")
            known = kind in {"md5", *_CHECKSUMS}
            if known:
                self.running[name] = _Crc32() if kind == "crc32" else hashlib.new(kind, usedforsecurity=False)

    def update(self, data: bytes) -> None:
        for digest in self.running.values():
            digest.update(data)

    def etag(self) -> str:
        return self.running["md5"].digest().hex()

    def check(self) -> None:
        for name, promised in self.promised.items():
            if name in self.running and self.running[name].digest() != promised:
                raise _broken(name)


def _broken(name: str) -> ObsProblem:
    if name == "content-sha256":
        return ObsProblem(
            400, "XAmzContentSHA256Mismatch", "The body does not have the SHA-256 it was signed with."
        )
    return ObsProblem(400, "BadDigest", f"The body does not have the {name} that was sent with it.")


async def receive(call: Call) -> Received:
    """Take the body in; whoever calls it discards what it returns.

    Raises `ObsProblem` BadDigest, InvalidDigest, XAmzContentSHA256Mismatch, IncompleteBody, EntityTooLarge.
    """
    size = _announced(call)
    digests = _Digests(_promised(call))
    trailer: dict[str, str] = {}
    blocks = _bounded(unwrapped(call.request.content, call.caller, trailer))
    if size is not None and size <= SMALL:
        received = await _in_memory(blocks, digests)
    else:
        received = await _to_disk(call, blocks, digests)
    try:
        digests.promised.update(_trailing(trailer, digests))
        digests.check()
        if size is not None and received.size != size:
            raise ObsProblem(400, "IncompleteBody", f"{received.size} bytes came instead of {size}.")
    except ObsProblem:
        received.discard()
        raise
    return received


def _announced(call: Call) -> int | None:
    """How many bytes the object will have; None where the client does not say."""
    headers = call.request.headers
    wrapped = call.caller.payload_hash.startswith("STREAMING-")
    text = headers.get("x-amz-decoded-content-length" if wrapped else "Content-Length")
    if text is None:
        return None
    if not (text.isascii() and text.isdigit()):
        raise invalid_argument("The length must be a whole number.")
    if int(text) > _LARGEST:
        raise ObsProblem(400, "EntityTooLarge", "One upload carries at most 5 GB. Send the object in parts.")
    return int(text)


def _promised(call: Call) -> dict[str, bytes]:
    headers = call.request.headers
    promised: dict[str, bytes] = {}
    if "Content-MD5" in headers:
        promised["content-md5"] = _base64(headers["Content-MD5"])
    for name in _CHECKSUMS:
        value = headers.get(f"x-amz-checksum-{name}")
        if value is not None:
            promised[f"checksum-{name}"] = _base64(value)
    if len(call.caller.payload_hash) == 64:
        promised["content-sha256"] = _hexadecimal(call.caller.payload_hash)
    trailing = headers.get("x-amz-trailer", "").strip().lower().removeprefix("x-amz-")
    if trailing.removeprefix("checksum-") in _CHECKSUMS:
        promised[trailing] = b""  # its value comes behind the body
    return promised


def _trailing(trailer: dict[str, str], digests: _Digests) -> dict[str, bytes]:
    given = {name.removeprefix("x-amz-"): value for name, value in trailer.items()}
    return {name: _base64(value) for name, value in given.items() if name in digests.promised}


def _hexadecimal(text: str) -> bytes:
    try:
        return bytes.fromhex(text)
    except ValueError:
        raise invalid_argument("x-amz-content-sha256 must be hexadecimal.") from None


def _base64(text: str) -> bytes:
    try:
        return base64.b64decode(text.encode(), validate=True)
    except (binascii.Error, UnicodeEncodeError):
        raise ObsProblem(400, "InvalidDigest", "A digest must be base64.") from None


async def _bounded(blocks: AsyncIterator[bytes]) -> AsyncIterator[bytes]:
    """Blocks of about 1 MiB instead of what the socket happened to give."""
    waiting: list[bytes] = []
    size = total = 0
    async for block in blocks:
        waiting.append(block)
        size += len(block)
        total += len(block)
        if total > _LARGEST:
            raise ObsProblem(
                400, "EntityTooLarge", "One upload carries at most 5 GB. Send the object in parts."
            )
        if size >= _BLOCK:
            yield b"".join(waiting)
            waiting, size = [], 0
    if waiting:
        yield b"".join(waiting)


async def _in_memory(blocks: AsyncIterator[bytes], digests: _Digests) -> Received:
    data = b"".join([block async for block in blocks])
    digests.update(data)
    return Received(len(data), digests.etag(), data=data)


async def _to_disk(call: Call, blocks: AsyncIterator[bytes], digests: _Digests) -> Received:
    store = call.store
    path = store.tree.temporary()
    stream = await store.run(path.open, "xb", 0)
    pending: asyncio.Future[int] | None = None
    size = 0
    try:
        async for block in blocks:
            if pending:
                size += await pending
            pending = asyncio.ensure_future(store.run(_keep, stream, digests, block))
        if pending:
            size += await pending
            pending = None
        await store.run(os.fsync, stream.fileno())
    except BaseException:
        if pending:
            await asyncio.wait([pending])
        path.unlink(missing_ok=True)
        raise
    finally:
        stream.close()
    return Received(size, digests.etag(), path=path)


def _keep(stream: IO[bytes], digests: _Digests, block: bytes) -> int:
    digests.update(block)
    view = memoryview(block)
    while view:
        view = view[stream.write(view) :]
    return len(block)
