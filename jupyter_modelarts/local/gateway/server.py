"""The gateway's listener: `access_address` of every service, and the pages of visualization jobs."""

from __future__ import annotations

import asyncio
import contextlib
import re
from typing import TYPE_CHECKING

from aiohttp import web

from jupyter_modelarts.local.problems import UNKNOWN_URL, Problem
from jupyter_modelarts.local.visualization.documents import PAGES
from jupyter_modelarts.local.visualization.pages import add_pages

from . import forwarding
from .callers import Callers
from .connection import Connection
from .exchange import Exchange
from .upstream import Address, Pool

if TYPE_CHECKING:
    import socket

    from jupyter_modelarts.local.embedded import Service
    from jupyter_modelarts.local.service.deployment import Deployment

    from .request import Request

_BACKLOG = 1024
_SWEEP = 10.0  # seconds
_LONGEST_IDLE = 200.0  # seconds between two requests, as servers behind the platform's gateway are advised
_LONGEST_FAREWELL = 2.0  # seconds that requests under way get at the end
_LONGEST_PAGE = 300.0
_INFERS = re.compile(rb"/v1/infers/([^/?]+)(/[^?]*)?(\?.*)?", re.DOTALL)
_PAGES = PAGES.encode() + b"/"


class Gateway:
    """Made with the service, serving from `serve` to `close`."""

    def __init__(self, service: Service) -> None:
        self._service = service
        self._callers = Callers(service)
        self.connections: set[Connection] = set()
        self.closing = False
        self._pool: Pool
        self._server: asyncio.Server
        self._sweeper: asyncio.Task[None]
        self._pages: web.AppRunner
        self._pages_address: Address

    async def serve(self, listener: socket.socket) -> None:
        """Answer at a bound socket."""
        loop = asyncio.get_running_loop()
        self._pool = Pool()
        await self._serve_pages()
        self._server = await loop.create_server(
            lambda: Connection(self, loop), sock=listener, backlog=_BACKLOG
        )
        self._sweeper = loop.create_task(self._sweep(), name="gateway")

    async def _serve_pages(self) -> None:
        """Pages are an application of their own, reached as an instance is."""
        app = web.Application()
        add_pages(app, self._service)
        self._pages = web.AppRunner(app, access_log=None, shutdown_timeout=_LONGEST_FAREWELL)
        await self._pages.setup()
        await web.TCPSite(self._pages, "127.0.0.1", 0).start()
        host, port = self._pages.addresses[0][:2]
        self._pages_address = Address(host, port, secure=False)

    async def close(self) -> None:
        """Take no more requests, finish those under way."""
        self.closing = True
        self._server.close()
        self._sweeper.cancel()
        for connection in [entry for entry in self.connections if entry.since is not None]:
            connection.transport.close()
        await self._farewell()
        for connection in list(self.connections):
            connection.transport.abort()
        await self._pages.cleanup()
        self._pool.close()

    async def _farewell(self) -> None:
        deadline = asyncio.get_running_loop().time() + _LONGEST_FAREWELL
        while self.connections and asyncio.get_running_loop().time() < deadline:  # noqa: ASYNC110
            # a set, not an event: this waits once, at the end
            await asyncio.sleep(0.02)

    async def answer(self, request: Request) -> None:
        """Answer a request.  Raises `Problem`."""
        target = request.head.target
        match = _INFERS.fullmatch(target)
        if match is None:
            await self._answer_elsewhere(request)
            return
        name, tail, query = match.groups(b"")
        deployment = self._find(name, target)
        request.path = (tail or b"/") + query
        request.refuse_large()
        await self._callers.admit(request, deployment)
        await forwarding.forward(request, deployment, self._pool)

    def _find(self, name: bytes, target: bytes) -> Deployment:
        deployment = self._service.inference.find(name.decode("latin-1"))
        if deployment is None:
            raise _not_there(target)
        return deployment

    async def _answer_elsewhere(self, request: Request) -> None:
        if not request.head.target.startswith(_PAGES):
            raise _not_there(request.head.target)
        await Exchange(request, self._pool, self._pages_address, _LONGEST_PAGE).run()

    async def _sweep(self) -> None:
        """Close connections that nobody uses."""
        loop = asyncio.get_running_loop()
        while True:
            await asyncio.sleep(_SWEEP)
            self._pool.sweep()
            oldest = loop.time() - _LONGEST_IDLE
            for connection in list(self.connections):
                if connection.since is not None and connection.since < oldest:
                    with contextlib.suppress(OSError):
                        connection.transport.close()


def _not_there(target: bytes) -> Problem:
    path = target.decode("latin-1").partition("?")[0]
    message = f"There is no service at {path}. show_service has the access_address of a service."
    return Problem(404, UNKNOWN_URL, message)
