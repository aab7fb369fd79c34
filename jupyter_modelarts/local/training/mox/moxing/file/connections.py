"""Connections to object storage that are kept for the next request, and the answers that hold them."""

from __future__ import annotations

import http.client
import os
import ssl
import threading
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from .settings import Auth

BLOCK = 1024 * 1024
_TIMEOUT = 60
_MOST_IDLE = 32
_idle: dict[Any, list[http.client.HTTPConnection]] = {}
_lock = threading.Lock()


class Answer:
    """An answer of object storage; its connection is free again when all of it has been read."""

    def __init__(self, place: Any, connection: http.client.HTTPConnection) -> None:
        self._place = place
        self._connection = connection
        self._response = connection.getresponse()
        self.status = self._response.status
        self.reason = self._response.reason
        self.headers = self._response.headers

    def read(self, size: int | None = None) -> bytes:
        """Content; all that is left without a `size`."""
        block = self._response.read(size)
        if self._response.isclosed():
            self._release()
        return block

    def finish(self) -> Answer:
        """Leave the rest: what is short is read, for what is long the connection is closed."""
        if (self._response.length or 0) <= BLOCK and not self._response.isclosed():
            self._response.read()
        if self._response.isclosed():
            self._release()
        else:
            self.drop()
        return self

    def drop(self) -> None:
        """Close the connection."""
        self._response.close()
        self._connection.close()

    def _release(self) -> None:
        connection, self._connection = self._connection, _NONE
        if connection is _NONE:
            return
        with _lock:
            kept = _idle.setdefault(self._place, [])
            if connection.sock is not None and len(kept) < _MOST_IDLE:
                kept.append(connection)
                return
        connection.close()


_NONE = http.client.HTTPConnection("none")


def exchange(where: Auth, bucket: str, send: Callable[[http.client.HTTPConnection], None]) -> Answer:
    """Let `send` put a request on a connection, and wait for the answer.

    A kept connection may have been closed by the other side: then a fresh one is tried at once.  Raises
    `OSError` or `http.client.HTTPException`.
    """
    place = _place(where, bucket)
    kept = _taken(place)
    if kept is not None:
        try:
            return _exchange(place, kept, send)
        except ConnectionError:
            pass
    return _exchange(place, _opened(where, place), send)


def _exchange(
    place: Any, connection: http.client.HTTPConnection, send: Callable[[http.client.HTTPConnection], None]
) -> Answer:
    try:
        send(connection)
        return Answer(place, connection)
    except BaseException:
        connection.close()
        raise


def close_idle() -> None:
    """Close every connection that nobody uses."""
    with _lock:
        found = [connection for kept in _idle.values() for connection in kept]
        _idle.clear()
    for connection in found:
        connection.close()


def _place(where: Auth, bucket: str) -> Any:
    """What a connection is good for; a process that was forked has connections of its own."""
    if not where.host:
        raise ConnectionError("S3_ENDPOINT does not say where object storage is: set it, or call set_auth.")
    host = where.host if where.bucket_in_path or not bucket else f"{bucket}.{where.host}"
    return os.getpid(), where.is_secure, where.ssl_verify, host, where.port


def _taken(place: Any) -> http.client.HTTPConnection | None:
    with _lock:
        kept = _idle.get(place)
        return kept.pop() if kept else None


def _opened(where: Auth, place: Any) -> http.client.HTTPConnection:
    host, port = place[3], place[4]
    if not where.is_secure:
        return http.client.HTTPConnection(host, port or 80, timeout=_TIMEOUT, blocksize=BLOCK)
    context = ssl.create_default_context()
    if not where.ssl_verify:
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE  # as the platform has it: S3_VERIFY_SSL=0
    return http.client.HTTPSConnection(host, port or 443, timeout=_TIMEOUT, blocksize=BLOCK, context=context)
