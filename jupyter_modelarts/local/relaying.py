"""Hand an answer on: what the listener for TensorBoard does with those behind it."""

from __future__ import annotations

import asyncio
import os
from typing import TYPE_CHECKING

from aiohttp import ClientError, web
from multidict import CIMultiDict

if TYPE_CHECKING:
    from collections.abc import Mapping

    from aiohttp import ClientResponse
    from multidict import CIMultiDictProxy

_SMALL = 64 * 1024
_HOP = frozenset(
    {"connection", "keep-alive", "proxy-authenticate", "proxy-authorization", "te", "trailer"}
    | {"transfer-encoding", "upgrade", "host", "content-length"}
)
_OURS = frozenset({"x-auth-token", "authorization", "x-security-token", "x-sdk-date", "x-sdk-content-sha256"})
_NOT_ONWARD = _HOP | _OURS


def onward(headers: CIMultiDictProxy[str] | CIMultiDict[str]) -> CIMultiDict[str]:
    """Headers without those of one connection, and without the caller's credentials."""
    kept = ((name, value) for name, value in headers.items() if name.lower() not in _NOT_ONWARD)
    return CIMultiDict(kept)


async def relay(
    request: web.Request, answer: ClientResponse, extra: Mapping[str, str] | None = None
) -> web.StreamResponse:
    """Stream `answer` to who asked, with `extra` headers; a small one is read whole.

    Raises `ClientError` or `asyncio.TimeoutError` only while nothing has been sent.
    """
    headers = onward(answer.headers)
    headers["X-Request-Id"] = os.urandom(16).hex()
    headers.update(extra or {})
    length = answer.content_length
    if length is not None and length <= _SMALL and request.method != "HEAD":
        return web.Response(status=answer.status, body=await answer.read(), headers=headers)
    response = web.StreamResponse(status=answer.status, headers=headers)
    response.content_length = length
    try:
        await response.prepare(request)
        async for chunk in answer.content.iter_any():
            await response.write(chunk)
        await response.write_eof()
    except (ClientError, asyncio.TimeoutError):
        # The caller left, or who answers did after the status line was out: cut the answer, so that
        # nobody takes it whole.
        if request.transport is not None:
            request.transport.close()
    return response
