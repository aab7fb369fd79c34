"""Heads of requests and answers: read strictly, written again without what is of one connection only.

What two readers could understand differently (a length given twice, a length beside chunks, a line that
goes on in the next) is refused, so that nobody smuggles a request past the authentication.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

LONGEST_HEAD = 64 * 1024
_MOST_REMEMBERED = 512
_LONGEST_REMEMBERED = 4 * 1024  # bytes
_TOKEN = rb"[!#$%&'*+\-.^_`|~0-9A-Za-z]+"
_FIELDS = rb"((?:" + _TOKEN + rb":[^\r\n\0]*\r\n)*)\r\n"
_REQUEST = re.compile(rb"(" + _TOKEN + rb") ([\x21-\x7e\x80-\xff]+) HTTP/1\.([01])\r\n" + _FIELDS)
_ANSWER = re.compile(rb"HTTP/1\.([01]) ([1-9][0-9]{2})(?: ([^\r\n\0]*))?\r\n" + _FIELDS)
_ABSOLUTE = re.compile(rb"https?://[^/?]*", re.IGNORECASE)
_DIGITS = re.compile(rb"[0-9]{1,18}")

_HOP = frozenset(
    {b"connection", b"keep-alive", b"proxy-authenticate", b"proxy-authorization", b"proxy-connection"}
    | {b"te", b"trailer", b"transfer-encoding", b"upgrade", b"content-length", b"x-request-id"}
)
_OF_CALLER = frozenset(
    {b"x-auth-token", b"authorization", b"x-security-token", b"x-sdk-date", b"x-sdk-content-sha256"}
    | {b"x-apig-appcode", b"apikey", b"x-project-id", b"x-domain-id", b"host", b"expect"}
)
_NOT_ONWARD = _HOP | _OF_CALLER
_SINGLE = frozenset({b"content-length", b"transfer-encoding", b"host", b"authorization"})
_OF_CONNECTION = frozenset({b"close", b"keep-alive", b"upgrade", b""})


class BadHead(ValueError):
    """The head is not what HTTP/1.1 allows; the text says what."""


class Head(NamedTuple):
    """A request (`method`, `target`) or an answer (`status`, `reason`).

    `minor` is the second figure of the version; `fields` are all headers, names in lower case, not to be
    changed; `kept` are the lines that may go on to the other side.
    """

    minor: int
    fields: dict[bytes, bytes]
    kept: bytes
    method: bytes = b""
    target: bytes = b""
    status: int = 0
    reason: bytes = b""

    def text(self, name: bytes) -> str:
        """A header's value; empty where it is missing."""
        value = self.fields.get(name)
        return "" if value is None else value.decode("latin-1")

    def texts(self) -> dict[str, str]:
        """All headers as text."""
        return {name.decode("latin-1"): value.decode("latin-1") for name, value in self.fields.items()}

    @property
    def persistent(self) -> bool:
        """Whether the connection may be used again."""
        named = self.fields.get(b"connection", b"").lower()
        return b"keep-alive" in named if self.minor == 0 else b"close" not in named

    @property
    def chunked(self) -> bool:
        """Whether the body comes in chunks.  Raises `BadHead` for any other coding of a transfer."""
        coding = self.fields.get(b"transfer-encoding")
        if coding is None:
            return False
        if coding.lower() != b"chunked":
            raise BadHead("Transfer-Encoding can only be chunked.")
        return True

    @property
    def length(self) -> int | None:
        """Bytes of the body as the head says it.  Raises `BadHead` for what is no number."""
        value = self.fields.get(b"content-length")
        if value is None:
            return None
        if not _DIGITS.fullmatch(value):
            raise BadHead("Content-Length must be a number.")
        return int(value)

    @property
    def upgrade(self) -> bytes:
        """The protocol that is asked for, or agreed on, instead of HTTP; empty where none is."""
        if b"upgrade" not in self.fields or b"upgrade" not in self.fields.get(b"connection", b"").lower():
            return b""
        return self.fields[b"upgrade"]


def read_request(data: bytes) -> Head:
    """The head of a request.  Raises `BadHead`.

    Callers send the same head again and again, and so do instances: what a short one says is remembered.
    """
    return _known_request(data) if len(data) <= _LONGEST_REMEMBERED else _request(data)


def read_answer(data: bytes) -> Head:
    """The head of an answer.  Raises `BadHead`."""
    return _known_answer(data) if len(data) <= _LONGEST_REMEMBERED else _answer(data)


def _request(data: bytes) -> Head:
    match = _REQUEST.fullmatch(data)
    if match is None:
        raise BadHead("The head of the request is no HTTP/1.1.")
    method, target, minor, lines = match.groups()
    fields, kept = _fields(lines, _NOT_ONWARD)
    if target[:1] != b"/":
        target = _ABSOLUTE.sub(b"", target, count=1) or b"/"
    head = Head(int(minor), fields, kept, method=method, target=target)
    if head.chunked and (head.length is not None or not head.minor):
        raise BadHead("A body has either a Content-Length or chunks.")
    return head


def _answer(data: bytes) -> Head:
    match = _ANSWER.fullmatch(data)
    if match is None:
        raise BadHead("what it sent is no HTTP/1.1")
    minor, status, reason, lines = match.groups()
    fields, kept = _fields(lines, _HOP)
    return Head(int(minor), fields, kept, status=int(status), reason=reason or b"")


_known_request = lru_cache(_MOST_REMEMBERED)(_request)
_known_answer = lru_cache(_MOST_REMEMBERED)(_answer)


def _fields(lines: bytes, dropped: frozenset[bytes]) -> tuple[dict[bytes, bytes], bytes]:
    fields: dict[bytes, bytes] = {}
    kept = []
    for line in lines.split(b"\r\n")[:-1]:
        name, _, value = line.partition(b":")
        name, value = name.lower(), value.strip(b" \t")
        if name in fields:
            value = _joined(name, fields[name], value)
        fields[name] = value
        if name not in dropped:
            kept.append(line)
    named = fields.get(b"connection")
    if named is not None:
        kept = _without_named(named, kept)
    return fields, b"\r\n".join([*kept, b""])


def _joined(name: bytes, before: bytes, value: bytes) -> bytes:
    if name in _SINGLE:
        raise BadHead(f"Header {name.decode()} may be there only once.")
    return before + b", " + value


def _without_named(connection: bytes, kept: list[bytes]) -> list[bytes]:
    """Without the headers that `Connection` declares as its own."""
    names = {name.strip() for name in connection.lower().split(b",")} - _OF_CONNECTION
    if not names:
        return kept
    return [line for line in kept if line.partition(b":")[0].lower() not in names]
