"""Requests that obstore does not make: signed the way OBS does it, on kept connections, from threads.

A body is read, and an answer written, while it travels: one block is all that is in memory.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import random
import re
import socket
import threading
import weakref
from collections import deque
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from email.utils import formatdate
from functools import cached_property
from http.client import HTTPConnection, HTTPException, HTTPResponse, HTTPSConnection
from typing import TYPE_CHECKING
from urllib.parse import quote

from .errors import refused, unanswered

if TYPE_CHECKING:
    import ssl

    from jupyter_modelarts.contract.paths import ObsPath
    from jupyter_modelarts.errors import ModelArtsError

    from .stores import Stores
    from .threads import Scope

BLOCK = 1 << 19
_CONNECT_S = 10
_SILENCE_S = 60
_ATTEMPTS = 6
_FIRST_PAUSE_S = 0.1
_LONGEST_PAUSE_S = 10
_AGAIN = {408, 429, 500, 502, 503, 504}
_CODE = re.compile(r"<Code>(\w+)</Code>")
_SUBRESOURCES = {"uploads", "uploadId", "partNumber", "delete", "restore", "metadata"}

Blocks = Callable[[], Iterable[memoryview]]
Sink = Callable[[], Callable[[memoryview], None]]


@dataclass(frozen=True)
class Request:
    """What to ask.

    `blocks` gives the `size` bytes of the body anew for each attempt.  `sink` is called when
    a good answer begins, and returns what takes its body, block by block; without one the body is kept.
    """

    method: str
    path: ObsPath
    query: Mapping[str, str] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)
    blocks: Blocks | None = None
    size: int = 0
    sink: Sink | None = None
    accept: tuple[int, ...] = ()
    about: ObsPath | None = None
    """What an error is about, where it is not `path`."""

    @classmethod
    def of(cls, method: str, path: ObsPath, data: bytes, query: Mapping[str, str] | None = None) -> Request:
        """A request with a small document as its body."""
        digest = base64.b64encode(hashlib.md5(data, usedforsecurity=False).digest()).decode()
        headers = {"Content-MD5": digest, "Content-Type": "application/xml"}
        return cls(method, path, query or {}, headers, lambda: [memoryview(data)], len(data))


@dataclass(frozen=True)
class Answer:
    """Status, headers (names in lower case), and the body where no sink took it."""

    status: int
    headers: Mapping[str, str]
    body: bytes = b""

    @property
    def text(self) -> str:
        """The body as text."""
        return self.body.decode(errors="replace")

    @property
    def code(self) -> str:
        """The service's own error code; empty where it gives none."""
        match = _CODE.search(self.text)
        return match[1] if match else self.headers.get("x-obs-error-code", "")

    @property
    def etag(self) -> str:
        """The ETag without quotes."""
        return self.headers.get("etag", "").strip('"')


class _Network(Exception):
    """The connection failed; not what reads or writes files here."""


class Wire:
    """Connections to object storage; any number of threads may use one."""

    def __init__(self, stores: Stores) -> None:
        self._stores = stores
        self._idle: dict[str, deque[HTTPConnection]] = {}
        weakref.finalize(self, _close_all, self._idle)  # before the collector comes to the sockets

    def send(self, request: Request, scope: Scope) -> Answer:
        """Ask, again where that is safe and may help.  Raises `ObsError`, `Ended`."""
        failure: ModelArtsError | None = None
        for attempt in range(_ATTEMPTS):
            if attempt:
                pause = min(_LONGEST_PAUSE_S, _FIRST_PAUSE_S * 2**attempt)
                scope.pause(pause * (0.5 + random.random()))  # noqa: S311 - spreads attempts
            try:
                answer = self._on_a_kept_connection(request, scope)
            except _Network:
                failure = unanswered(request.about or request.path)
                continue
            if 200 <= answer.status < 300 or answer.status in request.accept:
                return answer
            failure = refused(answer.status, answer.code, request.about or request.path, answer.text)
            if answer.status not in _AGAIN:
                break
        assert failure is not None
        raise failure

    def _on_a_kept_connection(self, request: Request, scope: Scope) -> Answer:
        """A connection that lay idle may have been closed meanwhile: that is no failure."""
        host = self._stores.host(request.path.bucket)
        idle = self._idle.setdefault(host, deque())
        while idle:
            try:
                return self._on(idle.pop(), host, request, scope)
            except IndexError:
                break
            except _Network:
                scope.check()
        return self._on(self._connection(host), host, request, scope)

    def _on(self, connection: HTTPConnection, host: str, request: Request, scope: Scope) -> Answer:
        kept = False
        try:
            scope.enter(connection)
            response = self._ask(connection, request, scope)
            answer = _receive(response, request)
            kept = not response.will_close
            return answer
        except _Network:
            scope.check()  # broken off, not broken
            raise
        finally:
            scope.leave(connection)
            if kept:
                self._idle[host].append(connection)
            else:
                connection.close()

    def _ask(self, connection: HTTPConnection, request: Request, scope: Scope) -> HTTPResponse:
        target = self._stores.target(request.path) + _query(request.query)
        blocks = iter(request.blocks()) if request.blocks else iter(())
        try:
            if connection.sock is None:
                connection.connect()
                _wait_up_to(connection, _SILENCE_S)
                scope.check()  # what ended meanwhile had nothing to break off
            connection.putrequest(request.method, target, skip_host=True, skip_accept_encoding=True)
            for name, value in self._headers(request).items():
                connection.putheader(name, value)
            connection.endheaders()
        except (OSError, HTTPException) as error:
            raise _Network from error
        for block in blocks:
            try:
                connection.send(block)
            except OSError as error:
                return _early(connection, error)
        try:
            return connection.getresponse()
        except (OSError, HTTPException) as error:
            raise _Network from error

    def _headers(self, request: Request) -> dict[str, str]:
        headers = {"Host": self._stores.host(request.path.bucket), **request.headers}
        headers.setdefault("Content-Type", "application/octet-stream")
        if request.blocks or request.method in {"PUT", "POST"}:
            headers["Content-Length"] = str(request.size)
        headers["Date"] = formatdate(usegmt=True)
        token = self._stores.security_token
        if token:
            headers["x-obs-security-token"] = token.reveal()
        headers["Authorization"] = self._authorization(request, headers)
        return headers

    def _authorization(self, request: Request, headers: Mapping[str, str]) -> str:
        own = "".join(f"{name}:{headers[name]}\n" for name in sorted(headers) if name.startswith("x-obs-"))
        named = sorted((name, value) for name, value in request.query.items() if name in _SUBRESOURCES)
        query = "&".join(f"{name}={value}" if value else name for name, value in named)
        resource = self._stores.resource(request.path) + (f"?{query}" if query else "")
        md5, kind, date = headers.get("Content-MD5", ""), headers["Content-Type"], headers["Date"]
        text = f"{request.method}\n{md5}\n{kind}\n{date}\n{own}{resource}"
        secret = self._stores.secret_key.reveal().encode()
        digest = base64.b64encode(hmac.digest(secret, text.encode(), hashlib.sha1)).decode()
        return f"OBS {self._stores.access_key}:{digest}"

    def _connection(self, host: str) -> HTTPConnection:
        secure = self._stores.endpoint.startswith("https://")
        proxy = self._stores.proxy(host)
        where = proxy.netloc.rpartition("@")[2] if proxy else host
        if not secure:
            return HTTPConnection(where, timeout=_CONNECT_S, blocksize=BLOCK)
        connection = HTTPSConnection(where, timeout=_CONNECT_S, blocksize=BLOCK, context=self._context)
        if proxy:
            connection.set_tunnel(host, headers=_proxy_keys(proxy.username, proxy.password))
        return connection

    @cached_property
    def _context(self) -> ssl.SSLContext:
        import ssl

        return ssl.create_default_context(cafile=self._stores.ca_bundle or None)


def _close_all(connections: Mapping[str, deque[HTTPConnection]]) -> None:
    for idle in connections.values():
        while idle:
            idle.pop().close()


def _wait_up_to(connection: HTTPConnection, seconds: float) -> None:
    sock: socket.socket | None = connection.sock
    if sock:
        sock.settimeout(seconds)


def _proxy_keys(user: str | None, password: str | None) -> dict[str, str]:
    if not user:
        return {}
    plain = base64.b64encode(f"{user}:{password or ''}".encode()).decode()
    return {"Proxy-Authorization": f"Basic {plain}"}


def _query(query: Mapping[str, str]) -> str:
    parts = (f"{name}={quote(value, safe='~')}" if value else name for name, value in sorted(query.items()))
    text = "&".join(parts)
    return f"?{text}" if text else ""


def _early(connection: HTTPConnection, error: OSError) -> HTTPResponse:
    """The answer to a request that the service stopped reading; raises where there is none."""
    try:
        response = connection.getresponse()
    except (OSError, HTTPException):
        raise _Network from error
    response.will_close = True
    if response.status < 400:
        raise _Network from error
    return response


def _receive(response: HTTPResponse, request: Request) -> Answer:
    headers = {name.lower(): value for name, value in response.getheaders()}
    if request.sink is None or not 200 <= response.status < 300:
        return Answer(response.status, headers, _all(response))
    take = request.sink()
    expected = int(headers.get("content-length", "-1"))
    buffer = block()
    received = 0
    while count := _into(response, buffer):
        take(buffer[:count])
        received += count
    if expected >= 0 and received != expected:
        raise _Network
    return Answer(response.status, headers)


def _all(response: HTTPResponse) -> bytes:
    try:
        return response.read()
    except (OSError, HTTPException) as error:
        raise _Network from error


def _into(response: HTTPResponse, buffer: memoryview) -> int:
    try:
        return response.readinto(buffer)
    except (OSError, HTTPException) as error:
        raise _Network from error


class _Buffers(threading.local):
    """Every thread keeps one block: making a new one for each request costs more than filling it."""

    def __init__(self) -> None:
        self.block = memoryview(bytearray(BLOCK))


_buffers = _Buffers()


def block() -> memoryview:
    """The block of this thread, to read into and send from."""
    return _buffers.block
