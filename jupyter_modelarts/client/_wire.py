"""Sending one request with its auth: httpx's transports and auth flows, without its clients.

What httpx's clients add (redirects, cookies, hooks, logs) is not wanted here and costs a third of a call.
"""

from __future__ import annotations

from typing import TYPE_CHECKING
from urllib.request import getproxies

import httpx

from ._aiohttp import AiohttpTransport
from ._scrub import filter_http_logs

if TYPE_CHECKING:
    from ._transport import Settings

_LIMITS = httpx.Limits(max_connections=100, max_keepalive_connections=50, keepalive_expiry=30.0)


class SyncWire:
    """Sends over a pool of connections; safe for threads. Redirects are never followed."""

    def __init__(self, settings: Settings) -> None:
        filter_http_logs()
        trust = settings.trust()
        self._transport = httpx.HTTPTransport(verify=trust, limits=_LIMITS, trust_env=not settings.offline)
        # which proxy is for which host is httpx's client's to know
        proxied = not settings.offline and bool(getproxies())
        self._client = httpx.Client(verify=trust, limits=_LIMITS) if proxied else None

    def send(
        self, request: httpx.Request, auth: httpx.Auth | None, *, stream: bool = False
    ) -> httpx.Response:
        """Send and read the answer whole; raises httpx's exceptions (with the request) and those of auth.

        With `stream` the answer is not read: whoever asked reads and closes it.
        """
        if auth is None:
            return self._exchange(request, stream)
        flow = auth.sync_auth_flow(request)
        try:
            request = next(flow)
            while True:
                response = self._exchange(request, stream)
                try:
                    request = flow.send(response)
                except StopIteration:
                    return response
                response.close()
        finally:
            flow.close()

    def _exchange(self, request: httpx.Request, stream: bool) -> httpx.Response:
        if self._client is not None:
            return self._client.send(request, stream=stream)
        try:
            response = self._transport.handle_request(request)
            response.request = request
            if stream:
                return response
            try:
                response.read()
            finally:
                response.close()
        except httpx.RequestError as error:
            error.request = request
            raise
        return response

    def close(self) -> None:
        """Close the connections."""
        self._transport.close()
        if self._client is not None:
            self._client.close()


class AsyncWire:
    """The same for asyncio, over aiohttp: httpx's own transport collapses when calls run side by side."""

    def __init__(self, settings: Settings) -> None:
        filter_http_logs()
        self._transport = AiohttpTransport(settings.trust(), trust_env=not settings.offline)

    async def send(self, request: httpx.Request, auth: httpx.Auth | None) -> httpx.Response:
        """As `SyncWire.send`."""
        if auth is None:
            return await self._exchange(request)
        flow = auth.async_auth_flow(request)
        try:
            request = await anext(flow)
            while True:
                response = await self._exchange(request)
                try:
                    request = await flow.asend(response)
                except StopAsyncIteration:
                    return response
        finally:
            await flow.aclose()

    async def _exchange(self, request: httpx.Request) -> httpx.Response:
        try:
            response = await self._transport.handle_async_request(request)
        except httpx.RequestError as error:
            error.request = request
            raise
        response.request = request
        return response

    async def aclose(self) -> None:
        """Close the connections."""
        await self._transport.aclose()
