"""One request and one instance: send it, wait for the head of the answer, hand the answer on as it comes."""

from __future__ import annotations

import asyncio
import contextlib
from typing import TYPE_CHECKING, NamedTuple

from jupyter_modelarts.local.problems import Problem

from .bodies import of_answer
from .heads import LONGEST_HEAD, BadHead, read_answer
from .wire import Ended, TooLong

if TYPE_CHECKING:
    from .bodies import Body
    from .heads import Head
    from .request import Request
    from .upstream import Address, Pool
    from .wire import Wire

_WITH_BODY = (b"POST", b"PUT", b"PATCH")
_LAST_CHUNK = b"0\r\n\r\n"
_SHOWN = 64 * 1024  # bytes of an answer about a failure that are looked at


class Cut(ConnectionError):
    """The instance closed the connection instead of answering."""


class Outcome(NamedTuple):
    """What the caller got: the status, and of a short answer about a failure its body."""

    status: int
    body: bytes = b""


class Exchange:
    """`patience`: seconds until the answer begins, and between two of its pieces."""

    def __init__(self, request: Request, pool: Pool, address: Address, patience: float) -> None:
        self._request = request
        self._pool = pool
        self._address = address
        self._patience = patience

    async def run(self) -> Outcome:
        """Have the request answered.

        Raises `Refused`, `Cut`, `BadHead` and `asyncio.TimeoutError`, each only while nothing was sent to
        the caller.  An answer that breaks off later cuts the caller's connection, so that nobody takes it
        whole.
        """
        request = self._request
        wire = None if request.head.upgrade else self._pool.reuse(self._address)
        if wire is not None:
            try:
                return await self._converse(wire)
            except Cut:  # it was closed while it was idle
                if not request.repeatable:
                    raise
        return await self._converse(await self._pool.connect(self._address))

    async def _converse(self, wire: Wire) -> Outcome:
        sending: asyncio.Task[None] | None = None
        self._pool.expect(wire, self._patience)
        try:
            sending = self._send(wire)
            head = await self._head(wire)
            if head.status == 101:
                return await self._tunnel(wire, head)
            outcome, intact = await self._relay(wire, head)
        except BaseException:
            wire.transport.abort()
            raise
        finally:
            self._pool.expect_no_more(wire)
            if sending is not None:
                sending.cancel()
                await asyncio.gather(sending, return_exceptions=True)
        if intact and (sending is None or not sending.cancelled()):
            self._pool.give_back(self._address, wire)
        else:
            wire.transport.abort()
        return outcome

    # the request

    def _send(self, wire: Wire) -> asyncio.Task[None] | None:
        request = self._request
        content = request.content
        if content is None and request.body.here:
            assert request.body.length is not None
            content = request.content = request.wire.take(request.body.length)
            request.body.done = True
        head = self._request_head(content)
        if content is not None:
            wire.send(head + content)
            return None
        wire.send(head)
        return asyncio.create_task(self._send_body(wire))

    def _request_head(self, content: bytes | None) -> bytes:
        request = self._request
        head, address = request.head, self._address
        lines = [
            b"%b %b HTTP/1.1\r\nHost: %b\r\n%bX-Request-Id: %b\r\n"
            % (head.method, request.path, _host(address), head.kept, request.id.encode())
        ]
        if content is None and request.body.length is None:
            lines.append(b"Transfer-Encoding: chunked\r\n")
        elif content is None or content or head.method in _WITH_BODY:
            length = (request.body.length or 0) if content is None else len(content)
            lines.append(b"Content-Length: %d\r\n" % length)
        if head.upgrade:
            lines.append(b"Connection: Upgrade\r\nUpgrade: %b\r\n" % head.upgrade)
        lines.append(b"\r\n")
        return b"".join(lines)

    async def _send_body(self, wire: Wire) -> None:
        """Hand the body on while it comes; what is wrong with it ends the wait for the answer."""
        request = self._request
        chunked = request.body.length is None
        try:
            while data := await request.piece():
                wire.send(b"%x\r\n%b\r\n" % (len(data), data) if chunked else data)
                self._pool.expect(wire, self._patience)
                await wire.drain()
            if chunked:
                wire.send(_LAST_CHUNK)
        except Ended:
            return  # whoever waits for the answer learns of it there
        except Problem as problem:
            wire.fail(problem)

    # the answer

    async def _head(self, wire: Wire) -> Head:
        try:
            while True:
                head = read_answer(await wire.head(LONGEST_HEAD))
                if head.status >= 200 or head.status == 101:
                    return head
        except Ended:
            raise Cut("it closed the connection") from None
        except TooLong:
            raise BadHead("the head of its answer is too long") from None

    async def _relay(self, wire: Wire, head: Head) -> tuple[Outcome, bool]:
        """What was answered, and whether the connection can be used again."""
        request = self._request
        body = of_answer(wire, head, request.head.method)
        ended_by_close = not body.chunked and body.length is None
        if body.here:
            data = await body.whole()
            self._begin(head, body)
            request.wire.send(self._answer_head(head, body) + data)
        else:
            data = await self._stream(wire, head, body)
        outcome = Outcome(head.status, data if head.status >= 400 and len(data) <= _SHOWN else b"")
        return outcome, head.persistent and not ended_by_close and not wire.buffer

    def _begin(self, head: Head, body: Body) -> None:
        request = self._request
        request.answered = True
        if not request.body.done:  # the instance did not want all of it
            request.persistent = False
        if body.length is None and not request.head.minor and not _empty(head, request):
            request.persistent = False

    async def _stream(self, wire: Wire, head: Head, body: Body) -> bytes:
        """Hand the answer on; its first bytes, for whoever looks at failures."""
        self._begin(head, body)
        caller = self._request.wire
        chunked = body.length is None and self._request.head.minor == 1
        caller.send(self._answer_head(head, body))
        first = b""
        try:
            while data := await body.piece():
                first = first or data
                caller.send(b"%x\r\n%b\r\n" % (len(data), data) if chunked else data)
                await caller.drain()
                self._pool.expect(wire, self._patience)
        except (Ended, ValueError, asyncio.TimeoutError):
            caller.transport.abort()
            return first
        if chunked:
            caller.send(_LAST_CHUNK)
        return first

    def _answer_head(self, head: Head, body: Body) -> bytes:
        request = self._request
        lines = [
            b"HTTP/1.1 %d %b\r\n%bX-Request-Id: %b\r\n"
            % (head.status, head.reason, head.kept, request.id.encode())
        ]
        length = head.length if request.head.method == b"HEAD" else body.length
        if _empty(head, request) and request.head.method != b"HEAD":
            pass
        elif length is not None:
            lines.append(b"Content-Length: %d\r\n" % length)
        elif request.head.minor and request.head.method != b"HEAD":
            lines.append(b"Transfer-Encoding: chunked\r\n")
        if not request.persistent:
            lines.append(b"Connection: close\r\n")
        elif not request.head.minor:
            lines.append(b"Connection: keep-alive\r\n")
        lines.append(b"\r\n")
        return b"".join(lines)

    async def _tunnel(self, wire: Wire, head: Head) -> Outcome:
        """The two sides talk to each other until one of them leaves."""
        request, caller = self._request, self._request.wire
        request.answered, request.persistent = True, False
        self._pool.expect_no_more(wire)
        caller.send(
            b"HTTP/1.1 101 %b\r\n%bX-Request-Id: %b\r\nConnection: Upgrade\r\nUpgrade: %b\r\n\r\n"
            % (head.reason, head.kept, request.id.encode(), head.upgrade or request.head.upgrade)
        )
        try:
            wire.join(caller)
            caller.join(wire)
            await wire.until_lost()
        finally:
            with contextlib.suppress(Exception):
                wire.transport.close()
            caller.transport.close()
        return Outcome(101)


def _host(address: Address) -> bytes:
    return b"localhost" if address.path else f"{address.host}:{address.port}".encode()


def _empty(head: Head, request: Request) -> bool:
    """Whether such an answer has neither a body nor a length of one."""
    return head.status in (204, 304) or request.head.method == b"HEAD"
