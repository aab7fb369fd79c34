"""Connections to instances, kept open between requests."""

from __future__ import annotations

import asyncio
import ssl
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import unquote, urlsplit

from .wire import Wire

if TYPE_CHECKING:
    from collections.abc import Mapping

_CONNECT_SECONDS = 5.0
_MOST_IDLE = 256
_LOOK = 0.1  # seconds between two looks for who waits too long


class Refused(ConnectionError):
    """Nobody takes connections there, or not in the way we speak; the text says how it failed."""


class Address(NamedTuple):
    """Where an instance listens: a port, or a Unix socket (`path`)."""

    host: str
    port: int
    secure: bool
    path: str = ""


@lru_cache(maxsize=1024)
def address_of(base_url: str) -> Address:
    """`http://host:port`, `https://host:port` or `http+unix://%2Fpath` as an address."""
    split = urlsplit(base_url)
    if split.scheme == "http+unix":
        return Address("", 0, secure=False, path=unquote(split.netloc) + split.path)
    secure = split.scheme == "https"
    return Address(split.hostname or "127.0.0.1", split.port or (443 if secure else 80), secure)


def _insecure() -> ssl.SSLContext:
    """Instances have certificates that they made themselves: the platform does not check them either."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    return context


class Pool:
    """Idle connections by address."""

    def __init__(self) -> None:
        self.loop = asyncio.get_running_loop()
        self._idle: dict[Address, list[Wire]] = {}
        self._context: ssl.SSLContext | None = None
        self._waiting: dict[Wire, float] = {}
        self._timer: asyncio.TimerHandle | None = None

    def reuse(self, address: Address) -> Wire | None:
        """A connection that stands, as far as is known."""
        idle = self._idle.get(address)
        while idle:
            wire = idle.pop()
            if not wire.lost and not wire.transport.is_closing():
                return wire
        return None

    async def connect(self, address: Address) -> Wire:
        """A new connection.  Raises `Refused`."""
        try:
            return await asyncio.wait_for(self._connect(address), _CONNECT_SECONDS)
        except asyncio.TimeoutError:
            raise Refused(f"no connection within {_CONNECT_SECONDS:g} s") from None
        except ssl.SSLError as error:
            raise Refused(f"it does not speak HTTPS ({error.reason or error})") from None
        except OSError as error:
            raise Refused(error.strerror or str(error)) from None

    async def _connect(self, address: Address) -> Wire:
        loop = self.loop
        if address.path:
            _, wire = await loop.create_unix_connection(lambda: Wire(loop), address.path)
            return wire
        secure = self._secured() if address.secure else None
        _, wire = await loop.create_connection(lambda: Wire(loop), address.host, address.port, ssl=secure)
        return wire

    def _secured(self) -> ssl.SSLContext:
        if self._context is None:
            self._context = _insecure()
        return self._context

    def give_back(self, address: Address, wire: Wire) -> None:
        """Keep a connection for the next request."""
        idle = self._idle.setdefault(address, [])
        if wire.lost or wire.buffer or len(idle) >= _MOST_IDLE:
            wire.transport.abort()
        else:
            idle.append(wire)

    def expect(self, wire: Wire, seconds: float) -> None:
        """Let who waits at `wire` have `asyncio.TimeoutError` in so many seconds, counted anew each time.

        One timer looks after all: a timer for each request costs more than reading its head.
        """
        self._waiting[wire] = self.loop.time() + seconds
        if self._timer is None:
            self._timer = self.loop.call_later(_LOOK, self._look)

    def expect_no_more(self, wire: Wire) -> None:
        """Nobody waits at `wire`."""
        self._waiting.pop(wire, None)

    def _look(self) -> None:
        now = self.loop.time()
        for wire in [wire for wire, deadline in self._waiting.items() if deadline <= now]:
            del self._waiting[wire]
            wire.fail(asyncio.TimeoutError())
        self._timer = self.loop.call_later(_LOOK, self._look) if self._waiting else None

    def sweep(self) -> None:
        """Forget what the other side has closed."""
        for address, idle in list(self._idle.items()):
            alive = [wire for wire in idle if not wire.lost and not wire.transport.is_closing()]
            if alive:
                self._idle[address] = alive
            else:
                del self._idle[address]

    def close(self) -> None:
        """Close what is idle."""
        if self._timer is not None:
            self._timer.cancel()
        for idle in self._idle.values():
            for wire in idle:
                wire.transport.abort()
        self._idle.clear()

    @property
    def idle(self) -> Mapping[Address, int]:
        """Connections kept, by address."""
        return {address: len(wires) for address, wires in self._idle.items()}
