"""The connection of one caller: its requests, one after the other."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING

from jupyter_modelarts.local.problems import INTERNAL, TOO_LARGE, Problem, bad_request

from .bodies import TooLarge
from .heads import LONGEST_HEAD, BadHead, Head, read_request
from .request import UNREADABLE, Request
from .wire import Ended, TooLong, Wire

if TYPE_CHECKING:
    from .server import Gateway

LOG = logging.getLogger(__name__)
_UNREAD = Head(1, {b"connection": b"close"}, b"")
_LONGEST_LINGER = 10.0  # seconds for what a refused caller still sends, so that it reads the refusal


class Connection(Wire):
    """`since`: when it began to wait for a request; None while one is answered."""

    def __init__(self, gateway: Gateway, loop: asyncio.AbstractEventLoop) -> None:
        super().__init__(loop)
        self._gateway = gateway
        self._task: asyncio.Task[None] | None = None
        self.since: float | None = loop.time()

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """A caller is there."""
        super().connection_made(transport)
        self._gateway.connections.add(self)
        self._task = self._loop.create_task(self._serve())

    def connection_lost(self, error: Exception | None) -> None:
        """The caller has left: whatever was done for it ends."""
        super().connection_lost(error)
        self._gateway.connections.discard(self)
        if self._task is not None:
            self._task.cancel()

    async def _serve(self) -> None:
        try:
            while await self._turn():
                pass
        except Ended:
            pass
        except Exception:
            LOG.exception("a connection to the gateway")
        finally:
            self.transport.close()

    async def _turn(self) -> bool:
        """Answer one request; whether another may follow."""
        self.since = self._loop.time()
        try:
            raw = await self.head(LONGEST_HEAD)
            self.since = None
            request = Request(read_request(raw.lstrip(b"\r\n")), raw, self)
        except (TooLong, BadHead) as error:
            self._refuse_head(error)
            return False
        await self._answer(request)
        if not request.body.done and not request.waits:
            await self._linger(request)
        return request.persistent and not self._gateway.closing

    async def _answer(self, request: Request) -> None:
        try:
            await self._gateway.answer(request)
        except Problem as problem:
            LOG.info(
                "%s: %d %s %s", request.head.target.decode("latin-1"), problem.status, problem.code, problem
            )
            self._fail(request, problem)
        except Ended:
            raise
        except Exception:
            LOG.exception("%s, request %s", request.head.target.decode("latin-1"), request.id)
            message = f"Internal error; the log of the embedded service has more, under request {request.id}."
            self._fail(request, Problem(500, INTERNAL, message))

    def _fail(self, request: Request, problem: Problem) -> None:
        if request.answered:
            request.persistent = False
            self.transport.abort()
        else:
            request.refuse(problem)

    def _refuse_head(self, error: ValueError) -> None:
        request = Request(_UNREAD, b"", self)
        if isinstance(error, TooLong):
            message = f"The head of the request is larger than {LONGEST_HEAD >> 10} KB."
            request.refuse(Problem(431, TOO_LARGE, message))
        else:
            request.refuse(bad_request(str(error), UNREADABLE))

    async def _linger(self, request: Request) -> None:
        """Read on for a while: a caller whose bytes are refused by the system never sees our answer."""

        async def discard() -> None:
            while True:
                try:
                    if not await request.body.piece():
                        return
                except TooLarge:
                    continue

        try:
            await asyncio.wait_for(discard(), _LONGEST_LINGER)
        except (asyncio.TimeoutError, BadHead, TooLong):
            return
