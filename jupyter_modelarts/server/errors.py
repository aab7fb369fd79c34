"""Any failure as one JSON shape: `{"error": {status, code, message, hint, request_id}}`.

`status` is the platform's, or else that of the answer.  The class of the failure decides; a failure that
nobody expected says nothing about itself here, its traceback is in the server's log.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from http import HTTPStatus
from typing import Any, TypedDict

from tornado.web import HTTPError

from jupyter_modelarts.client.errors import RequestTimeout, StatusError, TransportError, UnreadableAnswer
from jupyter_modelarts.errors import ConfigError, InvalidArgument, ModelArtsError


class ErrorBody(TypedDict):
    """What a browser is told about a failure."""

    status: int
    code: str
    message: str
    hint: str
    request_id: str


class NotOffered(ModelArtsError):
    """The operation is not among those a browser can call."""


def answer_for(error: BaseException | None, status: int) -> tuple[int, ErrorBody]:
    """The HTTP status and the body for `error`; `status` is what tornado would answer."""
    for kind in type(error).__mro__:
        describe = _BY_CLASS.get(kind)
        if describe:
            return describe(error)
    if status < 500:
        return status, _body(status, _phrase(status), _phrase(status))
    hint = "The log of the Jupyter server has the details."
    return 500, _body(500, "InternalError", "Something went wrong in the server extension.", hint)


def is_expected(error: BaseException | None) -> bool:
    """Whether `error` is one a user can act on; anything else is a bug."""
    return isinstance(error, ModelArtsError)


def _body(status: int, code: str, message: str, hint: str = "", request_id: str = "") -> ErrorBody:
    return {"status": status, "code": code, "message": message, "hint": hint, "request_id": request_id}


def _phrase(status: int) -> str:
    try:
        return HTTPStatus(status).phrase
    except ValueError:
        return f"HTTP {status}"


def _of_platform(error: StatusError) -> tuple[int, ErrorBody]:
    # The platform's 401 is about the profile's keys: as a 401 of this server it would log the user out.
    outer = 403 if error.status == 401 else error.status
    body = _body(error.status, error.code or type(error).__name__, error.reason, error.hint, error.request_id)
    return outer if outer >= 400 else 502, body


def _of_http(error: HTTPError) -> tuple[int, ErrorBody]:
    phrase = error.reason or _phrase(error.status_code)
    return error.status_code, _body(error.status_code, phrase.replace(" ", ""), error.log_message or phrase)


def _with(status: int) -> Callable[[Any], tuple[int, ErrorBody]]:
    def describe(error: ModelArtsError) -> tuple[int, ErrorBody]:
        return status, _body(status, type(error).__name__, error.message, error.hint)

    return describe


_BY_CLASS: Mapping[type, Callable[[Any], tuple[int, ErrorBody]]] = {
    NotOffered: _with(404),
    InvalidArgument: _with(400),
    ConfigError: _with(503),
    StatusError: _of_platform,
    RequestTimeout: _with(504),
    TransportError: _with(502),
    UnreadableAnswer: _with(502),
    # the embedded service did not start, a file cannot be read: the server cannot do its part
    ModelArtsError: _with(503),
    HTTPError: _of_http,
}
