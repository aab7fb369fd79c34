"""Bodies as they come: of a length, in chunks, or until the connection ends."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from .heads import BadHead
from .wire import Ended

if TYPE_CHECKING:
    from .heads import Head
    from .wire import Wire

_SIZE = re.compile(rb"([0-9a-fA-F]{1,12})[ \t]*(?:;[^\r\n]*)?")
_LONGEST_LINE = 8 * 1024
_MOST_TRAILERS = 64
_NO_BODY = (204, 304)


class TooLarge(ValueError):
    """The body is larger than it may be."""


class Body:
    """A body that is read from `wire`; `done` when nothing of it is left there."""

    def __init__(
        self, wire: Wire, length: int | None, *, chunked: bool = False, most: int | None = None
    ) -> None:
        self.length = None if chunked else length
        self.chunked = chunked
        self.done = length == 0 and not chunked
        self.touched = False
        self._wire = wire
        self._left = length if not chunked else 0
        self._most = most
        self._read = 0

    @property
    def here(self) -> bool:
        """Whether all of it has come already."""
        return self.done or (self.length is not None and len(self._wire.buffer) >= self.length)

    async def piece(self) -> bytes:
        """The next bytes; empty at the end.  Raises `TooLarge`, `BadHead` and `Ended`."""
        if self.done:
            return b""
        self.touched = True
        data = await (self._chunk() if self.chunked else self._plain())
        self._read += len(data)
        if self._most is not None and self._read > self._most:
            raise TooLarge
        return data

    async def whole(self) -> bytes:
        """All of it."""
        if self.done:
            return b""
        if self.here:
            assert self.length is not None
            self.done = self.touched = True
            return self._wire.take(self.length)
        pieces = []
        while data := await self.piece():
            pieces.append(data)
        return b"".join(pieces)

    async def _plain(self) -> bytes:
        wire = self._wire
        while not wire.buffer:
            try:
                await wire.more()
            except Ended:
                if self._left is None:
                    self.done = True
                    return b""
                raise
        data = wire.take(len(wire.buffer) if self._left is None else self._left)
        if self._left is not None:
            self._left -= len(data)
            self.done = self._left == 0
        return data

    async def _chunk(self) -> bytes:
        wire = self._wire
        if not self._left:
            match = _SIZE.fullmatch(await wire.line(_LONGEST_LINE))
            if match is None:
                raise BadHead("a chunk has no size")
            self._left = int(match[1], 16)
            if not self._left:
                await self._trailers()
                return b""
        while not wire.buffer:
            await wire.more()
        data = wire.take(self._left)
        self._left -= len(data)
        if not self._left and await wire.line(0):
            raise BadHead("a chunk is longer than its size")
        return data

    async def _trailers(self) -> None:
        for _ in range(_MOST_TRAILERS):
            if not await self._wire.line(_LONGEST_LINE):
                self.done = True
                return
        raise BadHead("too many trailers")


def of_request(wire: Wire, head: Head, most: int) -> Body:
    """The body of a request, `most` bytes at most."""
    if head.chunked:
        return Body(wire, None, chunked=True, most=most)
    return Body(wire, head.length or 0, most=most)


def of_answer(wire: Wire, head: Head, method: bytes) -> Body:
    """The body of an answer to a request with `method`."""
    if method == b"HEAD" or head.status in _NO_BODY or head.status < 200:
        return Body(wire, 0)
    if head.chunked:
        return Body(wire, None, chunked=True)
    return Body(wire, head.length)
