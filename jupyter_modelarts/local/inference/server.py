"""What an instance answers: `POST /` from the script, `/health`, and a sentence to everything else."""

from __future__ import annotations

import json
import logging
from typing import TYPE_CHECKING, Any

from . import requests
from .failures import described, in_class
from .results import NotJsonError, encode
from .wire import Answer

if TYPE_CHECKING:
    from pathlib import Path

    from .wire import Request

LOG = logging.getLogger(__name__)
SUCCEEDED, INVALID, FAILED = "MR.0100", "MR.0101", "MR.0105"
_MESSAGES = {INVALID: "The input parameter is invalid", FAILED: "Recognition failed"}
_HEALTHY = Answer(200, b'{"status": "OK"}')


class Server:
    """Asks `service`, one request at a time, because scripts keep state between their steps
    (`self.shape = ...`).  More instances are what makes a service parallel."""

    def __init__(self, service: Any, directory: Path) -> None:
        self._service = service
        self._directory = directory
        self._tables = bool(getattr(service, "answers_tables", False))

    def is_quick(self, request: Request) -> bool:
        """Whether the answer needs no script."""
        return request.path != "/" or request.method != "POST"

    def answer(self, request: Request) -> Answer:
        """The answer to any request; it is the script's fault alone when this takes long."""
        if request.path == "/" and request.method == "POST":
            return self._predict(request)
        if request.path == "/health" and request.method in ("GET", "HEAD"):
            return _HEALTHY
        return _no_api(request)

    def _predict(self, request: Request) -> Answer:
        try:
            data, body = requests.read(request, as_text=self._tables)
        except requests.InvalidInputError as error:
            return Answer(400, failure(INVALID, str(error)))
        try:
            return Answer(200, encode(self._wrapped(self._service.inference(data), body)))
        except NotJsonError as error:
            detail = f"{in_class(type(self._service), '_postprocess', self._directory)}: {error}"
            LOG.error("%s", detail)
            return Answer(400, failure(FAILED, detail))
        except (
            Exception,
            SystemExit,
        ) as error:  # a script that calls exit() must not take the instance along
            LOG.exception("The service script failed")
            status = 400 if isinstance(error, (KeyError, TypeError)) else 500
            return Answer(status, failure(FAILED, described(error, self._directory)))

    def _wrapped(self, result: Any, body: Any) -> Any:
        if not self._tables or not isinstance(result, list) or body is None:
            return result
        answer = {"data": {"resp_data": result}}
        meta = body.get("meta") if isinstance(body, dict) else None
        return answer if meta is None else {"meta": meta, **answer}


def _no_api(request: Request) -> Answer:
    if request.path not in ("/", "/health"):
        detail = f"This service has no API {request.path}. Its one API is POST /."
        return Answer(404, failure(INVALID, detail))
    allowed = "POST" if request.path == "/" else "GET"
    detail = f"{request.method} is not an API of this service. POST to it."
    return Answer(405, failure(INVALID, detail, "Method Not Allowed"), f"Allow: {allowed}\r\n")


def failure(code: str, detail: str, message: str = "") -> bytes:
    """The platform's body, and beside it `detail`, which the cloud keeps to the log."""
    body = {"erno": code, "msg": message or _MESSAGES[code], "words_result": {}, "detail": detail}
    return json.dumps(body, ensure_ascii=False).encode("utf-8", "replace")
