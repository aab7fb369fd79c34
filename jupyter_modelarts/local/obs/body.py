"""The body of a request: unwrapped, checked against what its headers promise, and kept in constant memory.

A small body stays in memory; a larger one goes to a temporary file block by block.  While a block arrives,
the one before is written in one of the store's threads and hashed in others, and what was written earlier
is on its way to the disk.
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
from functools import partial
from typing import IO, TYPE_CHECKING

from .chunked import unwrapped
from .crc64 import Crc64, crc64_bytes
from .errors import ObsProblem, invalid_argument

if TYPE_CHECKING:
    from pathlib import Path

    from .chain import Chain
    from .placing import Place
    from .request import Call
    from .storage import ObjectStore

SMALL = 64 * 1024
_BLOCK = 512 * 1024
_WAITING = 2  # blocks of one body that wait in memory
_SYNCED_AT_ONCE = 32 << 20  # bytes: the last sync waits for the last of them only
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
    """A body that came whole: `data`, or the file it was written to, which is temporary or a `Place`."""

    size: int
    etag: str
    data: bytes | None = None
    path: Path | None = None
    is_placed: bool = False

    def discard(self) -> None:
        """Remove the temporary file, unless it was moved into its place."""
        if self.path and not self.is_placed:
            self.path.unlink(missing_ok=True)


@dataclass
class _Digests:
    """What a body is checked by, each computed in one pass and only where it was promised."""

    promised: dict[str, bytes]
    running: dict[str, hashlib._Hash | _Crc32 | Crc64] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for name in {"md5", *self.promised}:
            kind = name.removeprefix("checksum-").removeprefix("content-")
            known = kind in {"md5", *_CHECKSUMS}
            if kind == "crc64ecma":
                self.running[name] = Crc64(self.promised[name])
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


async def receive(call: Call, place: Place | None = None) -> Received:
    """Take the body in, a larger one to `place` if there is one; whoever calls it discards what it returns.

    Raises `ObsProblem` BadDigest, InvalidDigest, XAmzContentSHA256Mismatch, IncompleteBody, EntityTooLarge.
    """
    size = announced(call)
    digests = _Digests(_promised(call))
    trailer: dict[str, str] = {}
    blocks = unwrapped(call.request.content, call.caller, trailer)
    if size is not None and size <= SMALL:
        received = await _in_memory(blocks, digests)
    else:
        received = await _Incoming(call.store, digests, place).take(blocks)
    try:
        digests.promised.update(_trailing(trailer, digests))
        digests.check()
        if size is not None and received.size != size:
            raise ObsProblem(400, "IncompleteBody", f"{received.size} bytes came instead of {size}.")
    except ObsProblem:
        received.discard()
        raise
    return received


def announced(call: Call) -> int | None:
    """How many bytes the object will have; None where the client does not say."""
    headers = call.request.headers
    wrapped = call.caller.payload_hash.startswith("STREAMING-")
    text = headers.get("x-amz-decoded-content-length" if wrapped else "Content-Length")
    if text is None:
        return None
    if not (text.isascii() and text.isdigit()):
        raise invalid_argument("The length must be a whole number.")
    if int(text) > _LARGEST:
        raise _too_large()
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
    crc64 = call.header("checksum-crc64ecma")
    if crc64 is not None and call.method != "POST":  # there it is that of parts put together, not of a body
        promised["checksum-crc64ecma"] = crc64_bytes(crc64)
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


async def _in_memory(blocks: AsyncIterator[bytes], digests: _Digests) -> Received:
    data = b"".join([block async for block in blocks])
    digests.update(data)
    return Received(len(data), digests.etag(), data=data)


class _Incoming:
    """The file that a body is written to: a temporary one, or a place in one that is there."""

    def __init__(self, store: ObjectStore, digests: _Digests, place: Place | None) -> None:
        self._store = store
        self._digests = digests
        self._place = place
        self._path = place.path if place else store.tree.temporary()
        self._stream: IO[bytes]
        self._steps: list[Chain[list[bytes]]] = []
        self._syncing: asyncio.Future[None] | None = None
        self._size = self._synced = 0

    async def take(self, blocks: AsyncIterator[bytes]) -> Received:
        """Write all of it and have it synced; nothing is left behind where that fails."""
        self._stream = await self._store.run(self._path.open, "r+b" if self._place else "xb", 0)
        self._stream.seek(self._place.offset if self._place else 0)
        try:
            self._steps = [
                self._store.chain(partial(_hash, digest)) for digest in self._digests.running.values()
            ]
            self._steps.append(self._store.chain(partial(_write, self._stream)))
            async for pieces in _gathered(blocks):
                await self._keep(pieces)
            await self._done_but(0)
            if self._syncing:
                await self._syncing
            await self._store.run(os.fsync, self._stream.fileno())
        except BaseException:
            await self._end()
            if not self._place:
                self._path.unlink(missing_ok=True)
            raise
        finally:
            self._stream.close()
        return Received(self._size, self._digests.etag(), None, self._path, self._place is not None)

    async def _keep(self, pieces: list[bytes]) -> None:
        self._size += sum(map(len, pieces))
        if self._size > _LARGEST:
            raise _too_large()
        if self._place and self._size > self._place.size:
            raise ObsProblem(400, "IncompleteBody", "More bytes came than were announced.")
        for step in self._steps:
            step.add(pieces)
        await self._done_but(_WAITING)
        if self._size - self._synced >= _SYNCED_AT_ONCE and (not self._syncing or self._syncing.done()):
            self._synced = self._size
            self._syncing = asyncio.ensure_future(self._store.run(os.fsync, self._stream.fileno()))

    async def _done_but(self, most: int) -> None:
        """Wait until at most so many blocks are still to be written or hashed."""
        for step in self._steps:
            await step.fewer_than(most + 1)

    async def _end(self) -> None:
        """Wait for what still uses the file."""
        for step in self._steps:
            await step.end()
        if self._syncing:
            await asyncio.wait([self._syncing])


async def _gathered(blocks: AsyncIterator[bytes]) -> AsyncIterator[list[bytes]]:
    """Blocks in lists of about 512 KiB instead of what the socket happened to give."""
    waiting: list[bytes] = []
    size = 0
    async for block in blocks:
        waiting.append(block)
        size += len(block)
        if size >= _BLOCK:
            yield waiting
            waiting, size = [], 0
    if waiting:
        yield waiting


def _hash(digest: hashlib._Hash | _Crc32 | Crc64, pieces: list[bytes]) -> None:
    for piece in pieces:
        digest.update(piece)


def _write(stream: IO[bytes], pieces: list[bytes]) -> None:
    for piece in pieces:
        view = memoryview(piece)
        while view:
            view = view[stream.write(view) :]


def _too_large() -> ObsProblem:
    return ObsProblem(400, "EntityTooLarge", "One upload carries at most 5 GB. Send the object in parts.")
