"""An httpx transport on aiohttp's client, which stays fast when many calls run side by side."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterable
from typing import TYPE_CHECKING, Any

import aiohttp
import httpx
from yarl import URL

if TYPE_CHECKING:
    import ssl

_ERRORS: dict[type[Exception], type[httpx.TransportError]] = {
    aiohttp.ConnectionTimeoutError: httpx.ConnectTimeout,
    aiohttp.ServerTimeoutError: httpx.ReadTimeout,
    aiohttp.ClientConnectorError: httpx.ConnectError,
    aiohttp.ClientProxyConnectionError: httpx.ProxyError,
    aiohttp.ClientHttpProxyError: httpx.ProxyError,
    aiohttp.ServerDisconnectedError: httpx.RemoteProtocolError,
    aiohttp.ClientPayloadError: httpx.RemoteProtocolError,
    aiohttp.ClientResponseError: httpx.RemoteProtocolError,
    aiohttp.InvalidURL: httpx.UnsupportedProtocol,
    aiohttp.ClientError: httpx.ReadError,
    asyncio.TimeoutError: httpx.ReadTimeout,
}


class AiohttpTransport(httpx.AsyncBaseTransport):
    """Sends httpx requests through one `aiohttp.ClientSession`; answers are read whole."""

    def __init__(self, trust: ssl.SSLContext | bool, *, trust_env: bool) -> None:
        self._trust = trust
        self._trust_env = trust_env
        self._session: aiohttp.ClientSession | None = None

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Send `request`; raises httpx's exceptions."""
        try:
            return await self._send(request)
        except (aiohttp.ClientError, asyncio.TimeoutError) as error:
            kind = next(_ERRORS[base] for base in type(error).__mro__ if base in _ERRORS)
            raise kind(_reason(error)) from None

    async def _send(self, request: httpx.Request) -> httpx.Response:
        async with self._open().request(
            request.method,
            URL(str(request.url), encoded=True),
            headers=[(name.decode("ascii"), value.decode("latin-1")) for name, value in request.headers.raw],
            data=await _content(request),
            allow_redirects=False,
            timeout=_timeout(request.extensions.get("timeout", {})),
        ) as response:
            content = await response.read()
            return httpx.Response(response.status, headers=response.raw_headers, content=content)

    def _open(self) -> aiohttp.ClientSession:
        if self._session is None or self._session.closed:
            self._session = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(ssl=self._trust, limit=100, keepalive_timeout=30),
                trust_env=self._trust_env,
                auto_decompress=False,
                cookie_jar=aiohttp.DummyCookieJar(),
                skip_auto_headers=("User-Agent", "Content-Type", "Accept"),
            )
            # aiohttp would repeat PUT and DELETE by itself; whether that is safe is the flow's to decide
            self._session._retry_connection = False
        return self._session

    async def aclose(self) -> None:
        """Close the connections."""
        if self._session is not None:
            await self._session.close()


async def _content(request: httpx.Request) -> bytes | None:
    try:
        return request.content or None
    except httpx.RequestNotRead:
        assert isinstance(request.stream, AsyncIterable)
        return b"".join([chunk async for chunk in request.stream])


def _timeout(timeouts: dict[str, Any]) -> aiohttp.ClientTimeout:
    return aiohttp.ClientTimeout(
        total=None, sock_connect=timeouts.get("connect"), sock_read=timeouts.get("read")
    )


def _reason(error: Exception) -> str:
    """The system's reason; aiohttp's own text repeats the address."""
    cause = getattr(error, "os_error", None)
    return str(cause or error)
