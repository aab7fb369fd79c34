"""A proxy in front of a real embedded service, which spoils what it is told to spoil.

Requests and answers pass unchanged (the signature covers the host, so that is kept, too) until a rule
matches.  What a rule does to a request is one of the functions below.
"""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from aiohttp import ClientSession, DummyCookieJar, web
from multidict import CIMultiDict
from yarl import URL

if TYPE_CHECKING:
    from jupyter_modelarts.local.connection import Connection

LONGEST = 20.0
_NOT_ONWARD = {"transfer-encoding", "connection", "content-encoding", "content-length"}

Forward = Callable[[CIMultiDict[str]], Awaitable[web.Response]]
Act = Callable[["Proxy", web.Request, Forward], Awaitable[web.StreamResponse]]


@dataclass
class Rule:
    """`times` requests of `method` whose path holds `part` are handled by `act`."""

    method: str
    part: str
    act: Act
    times: float

    def matches(self, request: web.Request) -> bool:
        return self.times > 0 and self.method in ("*", request.method) and self.part in request.path


@dataclass
class Proxy:
    """Listens on three ports for ModelArts, IAM and OBS; `seen` is what passed or was spoiled."""

    rules: list[Rule] = field(default_factory=list)
    seen: list[str] = field(default_factory=list)
    urls: dict[str, str] = field(default_factory=dict)

    def on(self, method: str, part: str, act: Act, times: float = float("inf")) -> None:
        self.rules.append(Rule(method, part, act, times))

    def clear(self) -> None:
        """Pass everything again, let go of what hangs, and forget what was seen."""
        self.rules.clear()
        self.seen.clear()
        self._loop.call_soon_threadsafe(self._let_go)

    def count(self, method: str, ending: str) -> int:
        """How many such requests there were."""
        return sum(1 for line in self.seen if line.startswith(f"{method} ") and line.endswith(ending))

    # the thread

    def start(self, connection: Connection) -> None:
        started = threading.Event()
        self._thread = threading.Thread(target=lambda: asyncio.run(self._serve(connection, started)))
        self._thread.start()
        assert started.wait(LONGEST)

    def stop(self) -> None:
        self._loop.call_soon_threadsafe(self._ended.set)
        self._thread.join(LONGEST)

    async def _serve(self, connection: Connection, started: threading.Event) -> None:
        self._loop, self._ended, self.released = asyncio.get_running_loop(), asyncio.Event(), asyncio.Event()
        runners = []
        async with ClientSession(auto_decompress=False, cookie_jar=DummyCookieJar()) as self._session:
            for name in ("modelarts", "iam", "obs"):
                app = web.Application(client_max_size=1 << 26)
                app.router.add_route("*", "/{path:.*}", _handler(self, getattr(connection, name)))
                runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.1)
                await runner.setup()
                await web.TCPSite(runner, "127.0.0.1", 0).start()
                self.urls[name] = f"http://127.0.0.1:{runner.addresses[0][1]}"
                runners.append(runner)
            started.set()
            await self._ended.wait()
            self.released.set()
            for runner in runners:
                await runner.cleanup()

    def _let_go(self) -> None:
        self.released.set()
        self.released = asyncio.Event()

    async def handle(self, request: web.Request, upstream: str) -> web.StreamResponse:
        body = await request.read()

        async def forward(headers: CIMultiDict[str]) -> web.Response:
            url = URL(upstream + request.raw_path, encoded=True)
            async with self._session.request(
                request.method, url, headers=headers, data=body or None, allow_redirects=False
            ) as answer:
                kept = [(k, v) for k, v in answer.headers.items() if k.lower() not in _NOT_ONWARD]
                content = await answer.read()
                return web.Response(status=answer.status, body=content, headers=CIMultiDict(kept))

        self.seen.append(f"{request.method} {request.path}")
        rule = next((rule for rule in self.rules if rule.matches(request)), None)
        if rule is None:
            return await forward(request.headers.copy())
        rule.times -= 1
        return await rule.act(self, request, forward)


def _handler(proxy: Proxy, upstream: str) -> Any:
    async def handle(request: web.Request) -> web.StreamResponse:
        return await proxy.handle(request, upstream)

    return handle


def answer(status: int, text: str = "", **headers: str) -> Act:
    """Answer instead of the service; header names with _ for -."""
    kind = "application/json" if text.startswith("{") else "text/html"

    async def act(_proxy: Proxy, _request: web.Request, _forward: Forward) -> web.StreamResponse:
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        return web.Response(status=status, text=text, content_type=kind, headers=named)

    return act


async def drop(_proxy: Proxy, request: web.Request, _forward: Forward) -> web.StreamResponse:
    """Cut the connection; the service has not seen the request."""
    return _cut(request)


async def lose(_proxy: Proxy, request: web.Request, forward: Forward) -> web.StreamResponse:
    """Let the service do it, and cut the connection instead of bringing the answer."""
    await forward(request.headers.copy())
    return _cut(request)


async def delay(proxy: Proxy, request: web.Request, forward: Forward) -> web.StreamResponse:
    """Let the service do it, and keep the answer back until `clear`."""
    found = await forward(request.headers.copy())
    await asyncio.wait_for(proxy.released.wait(), LONGEST)
    return found


async def gateway_timeout(_proxy: Proxy, request: web.Request, forward: Forward) -> web.StreamResponse:
    """Let the service do it, and answer 504 as a gateway whose patience ended."""
    await forward(request.headers.copy())
    return web.Response(status=504, text="<html>504 Gateway Time-out</html>", content_type="text/html")


async def falsify(_proxy: Proxy, request: web.Request, forward: Forward) -> web.StreamResponse:
    """Change the signature on the way, as a wrong secret key would; the service itself refuses it."""
    headers = request.headers.copy()
    headers["Authorization"] = headers["Authorization"][:-8] + "00000000"
    return await forward(headers)


def _cut(request: web.Request) -> web.Response:
    assert request.transport is not None
    request.transport.abort()
    return web.Response()
