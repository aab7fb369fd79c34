"""Threads for what blocks: requests of `wire`, files.  A transfer that ends takes its requests along."""

from __future__ import annotations

import asyncio
import contextlib
import functools
import socket
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, ParamSpec, TypeVar

from .forks import check_not_forked

if TYPE_CHECKING:
    from http.client import HTTPConnection

P = ParamSpec("P")
T = TypeVar("T")

AT_ONCE = 16
_REQUESTS_AT_ONCE = 16


class Ended(Exception):
    """The transfer was cancelled, or another part of it failed."""


class Scope:
    """The requests of one transfer; `end` breaks them off from any thread."""

    def __init__(self) -> None:
        self._ended = threading.Event()
        self._lock = threading.Lock()
        self._connections: set[HTTPConnection] = set()

    def check(self) -> None:
        """Raise `Ended` where nothing may begin any more."""
        if self._ended.is_set():
            raise Ended

    def enter(self, connection: HTTPConnection) -> None:
        """`connection` works for this transfer now."""
        with self._lock:
            self.check()
            self._connections.add(connection)

    def leave(self, connection: HTTPConnection) -> None:
        """`connection` is free again, or gone."""
        with self._lock:
            self._connections.discard(connection)

    def pause(self, seconds: float) -> None:
        """Wait before another attempt; raises `Ended` at once when the transfer ends."""
        if self._ended.wait(seconds):
            raise Ended

    def end(self) -> None:
        """Break off what is on its way: a blocked read or write returns at once."""
        with self._lock:
            self._ended.set()
            for connection in self._connections:
                _break_off(connection)


def _break_off(connection: HTTPConnection) -> None:
    sock = connection.sock
    if sock is not None:
        with contextlib.suppress(OSError):  # it was not connected any more
            sock.shutdown(socket.SHUT_RDWR)


@functools.cache
def _pool(name: str, threads: int) -> ThreadPoolExecutor:
    return ThreadPoolExecutor(threads, thread_name_prefix=name)


async def in_thread(scope: Scope, call: Callable[P, T], *args: P.args, **named: P.kwargs) -> T:
    """Run `call` in a thread; cancelling ends the scope and waits until the thread has let go."""
    return await _in(_pool("obs-transfer", AT_ONCE), scope, functools.partial(call, *args, **named))


async def at_once(scope: Scope, call: Callable[P, T], *args: P.args, **named: P.kwargs) -> T:
    """`in_thread` for what is short: it does not wait behind files that travel slowly."""
    return await _in(_pool("obs-request", _REQUESTS_AT_ONCE), scope, functools.partial(call, *args, **named))


async def _in(pool: ThreadPoolExecutor, scope: Scope, call: Callable[[], T]) -> T:
    check_not_forked()
    submitted = pool.submit(call)
    future = asyncio.wrap_future(submitted)
    try:
        return await asyncio.shield(future)
    except asyncio.CancelledError:
        scope.end()
        submitted.cancel()  # what has not begun need not
        while not future.done():
            with contextlib.suppress(asyncio.CancelledError):  # once is enough
                await asyncio.wait([future])
        future.cancelled() or future.exception()  # seen
        raise
