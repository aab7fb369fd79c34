"""One request of a caller, from its head until it is answered; and answers that are our own."""

from __future__ import annotations

import os
from http import HTTPStatus
from itertools import count
from typing import TYPE_CHECKING

import msgspec

from jupyter_modelarts.contract import limits
from jupyter_modelarts.local.problems import TOO_LARGE, Problem, bad_request

from .bodies import TooLarge, of_request

if TYPE_CHECKING:
    from .heads import Head
    from .wire import Wire

LARGEST_BODY = limits.PREDICT_BODY_BYTES
"""Bytes of a request, the limit of the platform's gateway."""
UNREADABLE = "APIG.0201"
_RUN = os.urandom(8).hex()
_NUMBERS = count(int.from_bytes(os.urandom(4), "big"))  # an id costs no call of the system
_CONTINUE = b"HTTP/1.1 100 Continue\r\n\r\n"


class Request:
    """`path` is what the instance is asked for; `content` the body where it was read whole."""

    __slots__ = ("_invited", "answered", "body", "content", "head", "id", "path", "persistent", "raw", "wire")

    def __init__(self, head: Head, raw: bytes, wire: Wire) -> None:
        self.head = head
        self.raw = raw
        self.wire = wire
        self.body = of_request(wire, head, LARGEST_BODY)
        self.path = head.target
        self.content: bytes | None = b"" if self.body.done else None
        self.id = f"{_RUN}{next(_NUMBERS):016x}"
        self.answered = False
        self.persistent = head.persistent
        self._invited = b"expect" not in head.fields

    def refuse_large(self) -> None:
        """`Problem` 413 where the head says that the body is too large."""
        if (self.body.length or 0) > LARGEST_BODY:
            raise too_large()

    async def whole(self) -> bytes:
        """The body, read whole.  Raises `Problem`."""
        if self.content is None:
            self._invite()
            try:
                self.content = await self.body.whole()
            except ValueError as error:
                raise unreadable(error) from None
        return self.content

    async def piece(self) -> bytes:
        """The next bytes of a body that goes on as it comes; empty at its end.  Raises `Problem`."""
        self._invite()
        try:
            return await self.body.piece()
        except ValueError as error:
            raise unreadable(error) from None

    @property
    def repeatable(self) -> bool:
        """Whether another instance can be asked the same."""
        return self.content is not None or not self.body.touched

    @property
    def waits(self) -> bool:
        """Whether the caller keeps its body until it is invited to send it."""
        return not self._invited

    def _invite(self) -> None:
        if not self._invited:
            self._invited = True
            if not self.body.here and self.head.minor:
                self.wire.send(_CONTINUE)

    def refuse(self, problem: Problem) -> None:
        """Answer with the platform's error body."""
        body = msgspec.json.encode({"error_code": problem.code, "error_msg": problem.message})
        self._spare()
        lines = [
            f"HTTP/1.1 {problem.status} {HTTPStatus(problem.status).phrase}",
            "Content-Type: application/json; charset=utf-8",
            f"Content-Length: {len(body)}",
            f"X-Request-Id: {self.id}",
            *(f"{name}: {value}" for name, value in problem.headers.items()),
            *([] if self.persistent else ["Connection: close"]),
        ]
        head = "\r\n".join([*lines, "", ""]).encode()
        self.answered = True
        self.wire.send(head if self.head.method == b"HEAD" else head + body)

    def _spare(self) -> None:
        """Take from the connection what has come of the body, or give the connection up."""
        body = self.body
        if not body.done and not body.touched and body.here:
            assert body.length is not None
            self.wire.take(body.length)
            body.done = True
        self.persistent = self.persistent and body.done


def too_large() -> Problem:
    """413: more than the gateway takes."""
    return Problem(413, TOO_LARGE, f"The request is larger than {LARGEST_BODY >> 20} MB. Send less.")


def unreadable(error: ValueError) -> Problem:
    """What a body that cannot be read is answered."""
    if isinstance(error, TooLarge):
        return too_large()
    return bad_request(f"The request cannot be read: {error}.", UNREADABLE)
