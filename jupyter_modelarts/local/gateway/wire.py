"""One connection, of a caller or to an instance: bytes in, bytes out, and who waits for them."""

from __future__ import annotations

import asyncio
from typing import cast

_HIGH = 256 * 1024  # bytes kept unread; more is left to the other side's socket
_LOW = _HIGH // 4


class Ended(ConnectionError):
    """The other side has closed the connection; `clean` when it left no bytes of an answer behind."""


class TooLong(ValueError):
    """A head is larger than it may be."""


class Wire(asyncio.Protocol):
    """Bytes that have come are in `buffer`.  One task at a time may wait for more of them."""

    def __init__(self, loop: asyncio.AbstractEventLoop) -> None:
        self.buffer = bytearray()
        self.transport: asyncio.Transport
        self.lost = False
        self._loop = loop
        self._failure: BaseException | None = None
        self._reader: asyncio.Future[None] | None = None
        self._writer: asyncio.Future[None] | None = None
        self._held = False
        self._full = False
        self._peer: Wire | None = None

    # what asyncio calls

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """The connection stands."""
        self.transport = cast("asyncio.Transport", transport)

    def data_received(self, data: bytes) -> None:
        """Bytes have come."""
        peer = self._peer
        if peer is not None:
            self._pass_on(peer, data)
            return
        self.buffer += data
        if len(self.buffer) > _HIGH and not self._held:
            self._held = True
            self.transport.pause_reading()
        self._wake()

    def connection_lost(self, _: Exception | None) -> None:
        """The connection is no more."""
        self.lost = True
        self.fail(Ended())
        if self._writer is not None and not self._writer.done():
            self._writer.set_exception(Ended())
        if self._peer is not None:
            self._peer.transport.close()

    def pause_writing(self) -> None:
        """The other side takes no more for now."""
        self._full = True

    def resume_writing(self) -> None:
        """The other side takes bytes again."""
        self._full = False
        if self._writer is not None and not self._writer.done():
            self._writer.set_result(None)
        if self._peer is not None and not self._peer.lost:
            self._peer.transport.resume_reading()

    # reading

    async def head(self, longest: int) -> bytes:
        """The bytes up to the next empty line.  Raises `TooLong` and what `more` raises."""
        looked = 0
        while (end := self.buffer.find(b"\r\n\r\n", looked)) < 0:
            looked = max(0, len(self.buffer) - 3)
            if looked > longest:
                raise TooLong
            await self.more()
        if end > longest:
            raise TooLong
        return self.take(end + 4)

    async def line(self, longest: int) -> bytes:
        """The bytes up to the next end of line, without it."""
        while (end := self.buffer.find(b"\r\n", 0, longest + 2)) < 0:
            if len(self.buffer) > longest:
                raise TooLong
            await self.more()
        return self.take(end + 2)[:-2]

    def take(self, most: int) -> bytes:
        """Up to `most` bytes that are there."""
        buffer = self.buffer
        if most >= len(buffer):
            data = bytes(buffer)
            buffer.clear()
        else:
            data = bytes(memoryview(buffer)[:most])
            del buffer[:most]
        if self._held and len(buffer) < _LOW and not self.lost:
            self._held = False
            self.transport.resume_reading()
        return data

    async def more(self) -> None:
        """Wait until bytes have come.  Raises `Ended`, or what `fail` was given."""
        if self._failure is not None:
            raise self._failure
        self._reader = self._loop.create_future()
        try:
            await self._reader
        finally:
            self._reader = None

    def fail(self, error: BaseException) -> None:
        """Whoever waits for bytes gets `error`, now or when it asks; the first one counts."""
        if self._failure is None:
            self._failure = error
        if self._reader is not None and not self._reader.done():
            self._reader.set_exception(self._failure)

    # writing

    def send(self, data: bytes) -> None:
        """Hand bytes to the system, or keep them until it takes them."""
        self.transport.write(data)

    async def drain(self) -> None:
        """Wait until the other side takes bytes.  Raises `Ended`."""
        if self.lost:
            raise Ended
        if self._full:
            self._writer = self._loop.create_future()
            try:
                await self._writer
            finally:
                self._writer = None

    def join(self, peer: Wire) -> None:
        """From now on whatever comes here goes out at `peer`."""
        self._peer = peer
        if self.buffer:
            self._pass_on(peer, self.take(len(self.buffer)))
        if self.lost:
            peer.transport.close()

    async def until_lost(self) -> None:
        """Wait for the end of a joined connection."""
        while not self.lost:
            try:
                await self.more()
            except Ended:
                return

    def _pass_on(self, peer: Wire, data: bytes) -> None:
        if peer.lost:
            self.transport.close()
            return
        peer.transport.write(data)
        if peer._full:
            self.transport.pause_reading()

    def _wake(self) -> None:
        if self._reader is not None and not self._reader.done():
            self._reader.set_result(None)
