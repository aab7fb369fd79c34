"""HTTP/1.1 as an instance needs it: bytes of a connection in, requests out; an answer as bytes.

By hand and on the standard library alone: an instance runs in whatever environment its package asks for,
starts in a fraction of the time, and answers several times as often as behind a framework.
"""

from __future__ import annotations

from http import HTTPStatus
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping
    from socket import socket

LARGEST_BODY = 64 * 1024 * 1024
"""Bytes of a body; the gateway's own limit is lower, this one guards direct calls."""

_LARGEST_HEAD = 64 * 1024
_CHUNK = 256 * 1024
_REASONS = {status.value: status.phrase for status in HTTPStatus}


class Request(NamedTuple):
    """What was asked; `headers` by lower-case name, `body` not to be changed by who reads it."""

    method: str
    path: str
    query: str
    headers: Mapping[str, str]
    body: bytes | bytearray
    keep_alive: bool


class Answer(NamedTuple):
    """What is said to it; the body is JSON. `headers` are whole lines, each with its line end."""

    status: int
    body: bytes
    headers: str = ""


class BadRequestError(Exception):
    """What came is no HTTP that can be answered; the connection is of no more use."""

    def __init__(self, status: int, sentence: str) -> None:
        super().__init__(sentence)
        self.status = status


class _Head(NamedTuple):
    method: str
    target: str
    version: str
    headers: dict[str, str]
    length: int | None
    """Bytes of the body; None: it comes in chunks."""


class Reader:
    """The requests among the bytes of one connection, one after the other."""

    __slots__ = ("_body", "_buffer", "_chunks", "_filled", "_head", "wants_continue")

    def __init__(self) -> None:
        self._buffer: bytes | bytearray = b""  # what no request has been made of yet
        self._head: _Head | None = None
        self._body: bytearray | None = None  # a body that comes in several pieces: received in place
        self._filled = 0
        self._chunks: bytearray | None = None
        self.wants_continue = False
        """The caller waits for `100 Continue` before it sends the body."""

    def receive(self, connection: socket) -> bool:
        """Take what has arrived; False once nothing more will.  Raises what the socket raises."""
        if self._body is not None:
            with memoryview(self._body) as whole, whole[self._filled :] as rest:
                count = connection.recv_into(rest)
            self._filled += count
            return count > 0
        data = connection.recv(_CHUNK)
        if not self._buffer:
            self._buffer = data
        elif isinstance(self._buffer, bytearray):
            self._buffer += data
        else:
            self._buffer = bytearray(self._buffer + data)
        return bool(data)

    def next(self) -> Request | None:
        """The next request that is here whole.  Raises `BadRequestError`."""
        head = self._head or self._next_head()
        if head is None:
            return None
        body = self._next_chunks() if head.length is None else self._next_body(head.length)
        if body is None:
            self._head = head
            return None
        self._head, self.wants_continue = None, False
        return _request(head, body)

    def _next_head(self) -> _Head | None:
        while self._buffer[:2] == b"\r\n":  # some send one more line end after a body
            self._buffer = self._buffer[2:]
        end = self._buffer.find(b"\r\n\r\n")
        if end > _LARGEST_HEAD or (end < 0 and len(self._buffer) > _LARGEST_HEAD):
            raise BadRequestError(431, "The headers are larger than 64 KB.")
        if end < 0:
            return None
        head = _head(self._buffer[:end].decode("latin-1"))
        self._buffer = self._buffer[end + 4 :]
        self.wants_continue = head.headers.get("expect", "").lower() == "100-continue"
        return head

    def _next_body(self, length: int) -> bytes | bytearray | None:
        if self._body is not None:
            if self._filled < length:
                return None
            body, self._body = self._body, None
            return body
        if len(self._buffer) < length:
            self._body, self._filled = bytearray(length), len(self._buffer)
            self._body[: self._filled] = self._buffer
            self._buffer = b""
            return None
        found = self._buffer[:length]
        self._buffer = self._buffer[length:]
        return found

    def _next_chunks(self) -> bytearray | None:
        if self._chunks is None:
            self._chunks = bytearray()
        while (piece := self._next_chunk()) is not None:
            self._chunks += piece
            if len(self._chunks) > LARGEST_BODY:
                raise _too_large()
            if not piece:
                body, self._chunks = self._chunks, None
                return body
        return None

    def _next_chunk(self) -> bytearray | None:
        """One piece of a body in chunks, empty for the last; None while it is not here whole."""
        if not isinstance(self._buffer, bytearray):
            self._buffer = bytearray(self._buffer)
        buffer = self._buffer
        line = buffer.find(b"\r\n")
        if line < 0:
            return None
        size = _number(bytes(buffer[:line]).partition(b";")[0].decode("latin-1"), 16)
        if size == 0:
            return _trailer(buffer, line)
        if size > LARGEST_BODY:
            raise _too_large()
        end = line + 2 + size
        if len(buffer) < end + 2:
            return None
        piece = buffer[line + 2 : end]
        del buffer[: end + 2]
        return piece


def _trailer(buffer: bytearray, line: int) -> bytearray | None:
    end = buffer.find(b"\r\n\r\n", line)
    if end < 0:
        return None
    del buffer[: end + 4]
    return bytearray()


def _head(text: str) -> _Head:
    lines = text.split("\r\n")
    try:
        method, target, version = lines[0].split(" ")
    except ValueError:
        raise BadRequestError(400, f"{lines[0][:100]!r} is no request line of HTTP.") from None
    if version not in ("HTTP/1.1", "HTTP/1.0"):
        raise BadRequestError(505, f"{version[:20]} is not spoken here, HTTP/1.1 is.")
    headers = {}
    for line in lines[1:]:
        name, colon, value = line.partition(":")
        if not colon:
            raise BadRequestError(400, f"{line[:100]!r} is no header of HTTP.")
        headers[name.lower()] = value.strip()
    return _Head(method, target, version, headers, _length(headers))


def _length(headers: Mapping[str, str]) -> int | None:
    if headers.get("transfer-encoding", "").lower() == "chunked":
        return None
    length = headers.get("content-length")
    if length is None:
        return 0
    size = _number(length, 10)
    if size > LARGEST_BODY:
        raise _too_large()
    return size


def _number(text: str, base: int) -> int:
    try:
        found = int(text, base)
    except ValueError:
        found = -1
    if found < 0:
        raise BadRequestError(400, f"{text[:20]!r} is no length of a body.")
    return found


def _too_large() -> BadRequestError:
    return BadRequestError(413, f"The body is larger than {LARGEST_BODY >> 20} MB. Send less.")


def _request(head: _Head, body: bytes | bytearray) -> Request:
    path, _, query = head.target.partition("?")
    connection = head.headers.get("connection", "").lower()
    keep = connection != "close" if head.version == "HTTP/1.1" else connection == "keep-alive"
    return Request(head.method, path, query, head.headers, body, keep)


CONTINUE = b"HTTP/1.1 100 Continue\r\n\r\n"


def rendered(answer: Answer, *, keep_alive: bool, head_only: bool = False) -> tuple[bytes, bytes]:
    """Head and body of `answer` as they go over the wire; `head_only` for a HEAD."""
    connection = "keep-alive" if keep_alive else "close"
    head = (
        f"HTTP/1.1 {answer.status} {_REASONS.get(answer.status, '')}\r\nContent-Type: application/json\r\n"
        f"Content-Length: {len(answer.body)}\r\nConnection: {connection}\r\n{answer.headers}\r\n"
    )
    return head.encode("latin-1"), b"" if head_only else answer.body
