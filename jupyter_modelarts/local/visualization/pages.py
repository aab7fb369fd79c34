"""The address of a visualization job: its TensorBoard, or a page that says why there is none.

The path holds 128 random bits and is all that opens the page, as with the link of a log: a browser sends
no credentials.  `Referrer-Policy` keeps it from the sites that a page links to.
"""

from __future__ import annotations

import asyncio
import hmac
import logging
from html import escape
from typing import TYPE_CHECKING

from aiohttp import ClientError, web
from yarl import URL

from jupyter_modelarts.local.relaying import onward, relay

from .documents import FAILED, PAGES, UP

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jupyter_modelarts.local.embedded import Service

    from .board import Board

LOG = logging.getLogger(__name__)
_OURS = {"Referrer-Policy": "no-referrer"}
_RELOAD_SECONDS = 1


def add_pages(app: web.Application, service: Service) -> None:
    """Answer for all visualization jobs at the listener of `app`."""
    app.router.add_route("*", f"{PAGES}/{{token}}/{{job_id}}{{tail:(/.*)?}}", _Pages(service).answer)


class _Pages:
    def __init__(self, service: Service) -> None:
        self._service = service

    async def answer(self, request: web.Request) -> web.StreamResponse:
        """What TensorBoard answers, streamed."""
        board = self._find(request.match_info)
        if board is None:
            return _page(404, "There is no visualization job at this address.")
        if not board.port:
            return _absent(board)
        body = await request.read() if request.body_exists else None
        try:
            async with self._service.visualization.session.request(
                request.method,
                URL(f"http://127.0.0.1:{board.port}{request.rel_url.raw_path_qs}", encoded=True),
                headers=onward(request.headers),
                data=body,
                allow_redirects=False,
            ) as answer:
                return await relay(request, answer, _OURS)
        except (ClientError, asyncio.TimeoutError) as error:
            LOG.info("visualization job %s: %s", board.document["job_id"], type(error).__name__)
            return _page(503, f"{board.document['job_name']}: TensorBoard does not answer.", reload=True)

    def _find(self, given: Mapping[str, str]) -> Board | None:
        board = self._service.visualization.find(given["job_id"])
        right = board is not None and _same(board.document["token"], given["token"])
        return board if right else None


def _same(token: str, given: str) -> bool:
    return hmac.compare_digest(token.encode(), given.encode("utf-8", "replace"))


def _absent(board: Board) -> web.Response:
    document = board.document
    name = document["job_name"]
    if document["status"] in UP:
        return _page(503, f"TensorBoard is being started for {name}.", reload=True)
    if document["status"] == FAILED:
        return _page(503, f"{name} has failed: {document['reason']} Restart the job to try again.")
    return _page(503, f"{name} is stopped. Restart the job to see it.")


def _page(status: int, text: str, *, reload: bool = False) -> web.Response:
    again = f'<meta http-equiv="refresh" content="{_RELOAD_SECONDS}">' if reload else ""
    html = f'<!doctype html><html lang="en"><title>TensorBoard</title>{again}<p>{escape(text)}</p></html>'
    headers = {**_OURS, **({"Retry-After": str(_RELOAD_SECONDS)} if reload else {})}
    return web.Response(status=status, text=html, content_type="text/html", headers=headers)
