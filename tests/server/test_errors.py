"""Any failure becomes the one shape."""

from __future__ import annotations

import json

import pytest
from tornado.web import HTTPError

from jupyter_modelarts.client import errors as client_errors
from jupyter_modelarts.errors import ConfigError, InvalidArgument, ModelArtsError
from jupyter_modelarts.server.errors import NotOffered, answer_for, is_expected


def _status_error(status: int) -> client_errors.StatusError:
    kind = client_errors.class_for(status)
    return kind("No.", status=status, code="ModelArts.1", request_id="r", body={"x": 1}, hint="Do.")


@pytest.mark.parametrize(
    ("error", "status", "code"),
    [
        (_status_error(404), 404, "ModelArts.1"),
        (_status_error(501), 501, "ModelArts.1"),
        (client_errors.RequestTimeout("slow"), 504, "RequestTimeout"),
        (client_errors.ConnectionFailed("gone"), 502, "ConnectionFailed"),
        (client_errors.UnreadableAnswer("html"), 502, "UnreadableAnswer"),
        (ConfigError("no such profile"), 503, "ConfigError"),
        (InvalidArgument("no"), 400, "InvalidArgument"),
        (NotOffered("no"), 404, "NotOffered"),
        (ModelArtsError("did not start"), 503, "ModelArtsError"),
        (HTTPError(403, "not you"), 403, "Forbidden"),
        (HTTPError(405), 405, "MethodNotAllowed"),
    ],
)
def test_the_class_decides(error: Exception, status: int, code: str) -> None:
    answered, body = answer_for(error, 500)
    assert (answered, body["code"]) == (status, code)
    assert set(body) == {"status", "code", "message", "hint", "request_id"}


def test_the_platforms_words_come_through() -> None:
    _, body = answer_for(_status_error(409), 500)
    expected = {"status": 409, "code": "ModelArts.1", "message": "No.", "hint": "Do.", "request_id": "r"}
    assert body == expected


def test_the_platforms_401_does_not_log_the_user_out() -> None:
    status, body = answer_for(_status_error(401), 500)
    assert (status, body["status"]) == (403, 401)


def test_a_bug_says_nothing_of_itself() -> None:
    error = RuntimeError("the secret key is abc")
    status, body = answer_for(error, 500)
    assert status == 500
    assert "abc" not in json.dumps(body)
    assert not is_expected(error)


def test_every_error_of_the_client_has_an_answer() -> None:
    kinds = [
        kind
        for kind in vars(client_errors).values()
        if isinstance(kind, type) and issubclass(kind, client_errors.TransportError)
    ]
    assert len(kinds) == 3
    for kind in kinds:
        assert answer_for(kind("x"), 500)[0] in {502, 504}
