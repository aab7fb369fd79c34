"""The HTTP side of an instance: `/` answers, `/health` says that it can."""

from __future__ import annotations

import asyncio
import json
import logging
import time
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

from aiohttp import web

from . import requests
from .failures import describe

if TYPE_CHECKING:
    from pathlib import Path

LOG = logging.getLogger(__name__)
SUCCEEDED, INVALID, FAILED = "MR.0100", "MR.0101", "MR.0105"
_MESSAGES = {INVALID: "The input parameter is invalid", FAILED: "Recognition failed"}
_LARGEST_BODY = 64 * 1024 * 1024  # the gateway's own limit is lower; this one guards direct calls


class Server:
    """Hands requests to `service`, one at a time.

    One thread, because scripts keep state between their steps (`self.shape = ...`); the loop stays
    free, so `/health` answers meanwhile.  More instances are what makes a service parallel.
    """

    def __init__(self, service: Any, directory: Path) -> None:
        self._service = service
        self._directory = directory
        self._machine_learning = _is_machine_learning(service)
        self._thread = ThreadPoolExecutor(1, thread_name_prefix="inference")
        self.last_request = time.monotonic()

    def app(self) -> web.Application:
        """The application, without a listener."""
        app = web.Application(client_max_size=_LARGEST_BODY)
        app.router.add_get("/health", self._health)
        app.router.add_post("/", self._predict)
        app.router.add_route("*", "/", self._wrong_method)
        app.router.add_route("*", "/{path:.*}", self._wrong_path)
        return app

    async def _health(self, _: web.Request) -> web.Response:
        self.last_request = time.monotonic()
        return web.Response(text='{"status": "OK"}', content_type="application/json")

    async def _predict(self, request: web.Request) -> web.Response:
        self.last_request = time.monotonic()
        try:
            data, body = await requests.read(request, as_text=self._machine_learning)
        except requests.InvalidInputError as error:
            return _failure(400, INVALID, str(error))
        loop = asyncio.get_running_loop()
        status, text = await loop.run_in_executor(self._thread, self._answer, data, body)
        return web.Response(status=status, text=text, content_type="application/json")

    def _answer(self, data: Any, body: Any) -> tuple[int, str]:
        try:
            result = self._service.inference(data)
            return 200, json.dumps(self._wrapped(result, body), ensure_ascii=False)
        except Exception as error:
            LOG.exception("The service script failed")
            status = 400 if isinstance(error, (KeyError, TypeError)) else 500
            return status, _failure_text(FAILED, describe(error, self._directory))
        except SystemExit as error:  # a script that calls exit() must not take the instance with it
            LOG.exception("The service script called exit()")
            return 500, _failure_text(FAILED, describe(error, self._directory))

    def _wrapped(self, result: Any, body: Any) -> Any:
        if not self._machine_learning or not isinstance(result, list) or body is None:
            return result
        answer = {"data": {"resp_data": result}}
        meta = body.get("meta") if isinstance(body, dict) else None
        return answer if meta is None else {"meta": meta, **answer}

    async def _wrong_method(self, request: web.Request) -> web.Response:
        detail = f"{request.method} is not an API of this service. POST to it."
        body = json.dumps(
            {"erno": INVALID, "msg": "Method Not Allowed", "words_result": {}, "detail": detail}
        )
        headers = {"Allow": "POST"}
        return web.Response(status=405, text=body, headers=headers, content_type="application/json")

    async def _wrong_path(self, request: web.Request) -> web.Response:
        detail = f"This service has no API {request.path}. Its one API is POST /."
        return _failure(404, INVALID, detail)


def _is_machine_learning(service: Any) -> bool:
    return any(entry.__name__ == "XgSklServingBaseService" for entry in type(service).__mro__)


def _failure(status: int, code: str, detail: str) -> web.Response:
    return web.Response(status=status, text=_failure_text(code, detail), content_type="application/json")


def _failure_text(code: str, detail: str, message: str = "") -> str:
    """The platform's body, and beside it `detail`, which the cloud keeps to the log."""
    body = {"erno": code, "msg": message or _MESSAGES[code], "words_result": {}, "detail": detail}
    return json.dumps(body, ensure_ascii=False)
