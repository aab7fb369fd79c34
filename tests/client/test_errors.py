"""Every failure is one line with cause and way out, as the most specific class."""

import httpx
import pytest

from jupyter_modelarts import errors as root
from jupyter_modelarts.client import errors
from jupyter_modelarts.client._answers import error_of
from jupyter_modelarts.client._scrub import Scrubber
from jupyter_modelarts.client._transport import FOREIGN_ERRORS, KINDS, failure_from
from jupyter_modelarts.contract.error_codes import error_codes
from jupyter_modelarts.errors import InvalidArgument

SHAPES = [
    ({"error_code": "ModelArts.0104", "error_msg": "too long"}, "ModelArts.0104", "too long"),
    (
        {"is_success": False, "error_code": "ModelArts.0103", "error_message": "exists"},
        "ModelArts.0103",
        "exists",
    ),
    ({"error": {"code": 400, "message": "bad scope", "title": "Bad Request"}}, "400", "bad scope"),
    ({"message": "rate", "code": "APIGW.0308"}, "APIGW.0308", "rate"),
    ("<html>proxy</html>", "", ""),
    (None, "", ""),
    ([1], "", ""),
]


@pytest.mark.parametrize(("body", "code", "text"), SHAPES)
def test_every_shape_is_read(server, driver, kit, body, code, text):
    server.default = kit.Reply(400, body, {"X-Request-Id": "r-1"})
    with pytest.raises(errors.BadRequest) as caught:
        driver.call("list_models")
    error = caught.value
    assert (error.status, error.code, error.request_id, error.body) == (400, code, "r-1", body)
    assert text in str(error)
    assert "HTTP 400" in str(error)
    assert "\n" not in str(error)


def test_a_page_of_html_is_no_reason(server, driver, kit):
    server.default = kit.Reply(404, None, {"Content-Type": "text/html"}, raw=b"<html>nginx</html>")
    with pytest.raises(errors.NotFound, match="not JSON"):
        driver.call("list_models")


def test_a_failure_with_status_200_is_a_failure(server, driver, kit):
    body = {"is_success": False, "error_code": "ModelArts.0103", "error_message": "Job name is existed"}
    server.default = kit.Reply(200, body)
    with pytest.raises(errors.StatusError, match=r"existed .*Choose another name"):
        driver.call("create_training_job_v1", body={"job_name": "x"})


@pytest.mark.parametrize(
    ("status", "kind"),
    [
        (302, errors.StatusError),
        (400, errors.BadRequest),
        (401, errors.Unauthorized),
        (403, errors.Forbidden),
        (404, errors.NotFound),
        (409, errors.Conflict),
        (418, errors.BadRequest),
        (429, errors.TooManyRequests),
        (500, errors.ServerError),
        (501, errors.NotEmulated),
        (599, errors.ServerError),
    ],
)
def test_statuses(status, kind):
    assert type(error_of(status, {}, None, operation="x")) is kind


def test_the_request_id_may_stand_in_the_body():
    assert error_of(400, {}, {"request_id": "r-2"}, operation="x").request_id == "r-2"


GENERAL = {"ModelArts.50004000", "ModelArts.50004090"}
"""Codes for many causes: the way out stands in each message."""


@pytest.mark.parametrize("code", sorted(error_codes()))
def test_every_known_code_has_a_way_out(code):
    entry = error_codes()[code]
    error = error_of(entry.status, {}, {"error_code": code, "error_msg": "x"}, operation="x")
    assert error.hint == entry.hint
    assert entry.hint.endswith(".") is (code not in GENERAL)
    assert entry.cause.endswith(".")


def test_an_answer_that_is_not_json(server, driver, kit):
    server.default = kit.Reply(
        raw=b"<html>Sign in to the hotel</html>", headers={"Content-Type": "text/html"}
    )
    with pytest.raises(errors.UnreadableAnswer, match="proxy"):
        driver.call("list_models")


def test_an_empty_answer_is_none(server, driver, kit):
    server.default = kit.Reply(204, raw=b"")
    assert driver.call("delete_service", path={"service_id": "1"}) is None


def test_a_redirect_is_not_followed(server, driver, kit):
    server.default = kit.Reply(302, {}, {"Location": "http://127.0.0.1:9/"})
    with pytest.raises(errors.StatusError, match="redirects elsewhere"):
        driver.call("list_models")
    with pytest.raises(errors.StatusError, match="HTTP 302"):
        driver.request("POST", f"{server.url}/infers", json={})
    assert len(server.requests) == 2


def test_a_service_call_that_fails_is_not_repeated(server, driver, kit):
    body = {"error_code": "ModelArts.4503", "error_msg": "Failed to connect to backend service"}
    server.default = kit.Reply(503, body)
    with pytest.raises(errors.ServerError, match="look at its log"):
        driver.request("POST", f"{server.url}/infers/1", json={})
    assert len(server.requests) == 1


@pytest.mark.parametrize(
    "url", ["ftp://h/x", "/v1/infers", "infers", "http://", "https://u:p@h/", "file:///etc/passwd"]
)
def test_only_addresses_of_services_are_called(driver, url):
    with pytest.raises(InvalidArgument, match="absolute"):
        driver.request("GET", url)


def test_an_operation_that_is_none(driver):
    with pytest.raises(InvalidArgument, match="no operation 'nonsense'"):
        driver.call("nonsense")


def every_subclass(kind):
    for child in kind.__subclasses__():
        yield child
        yield from every_subclass(child)


HTTPX = [kind for kind in every_subclass(httpx.RequestError) if kind.__module__ == "httpx"] + [
    httpx.InvalidURL
]
ABSTRACT = {httpx.TransportError, httpx.TimeoutException, httpx.NetworkError, httpx.ProtocolError}


@pytest.mark.parametrize("kind", HTTPX, ids=lambda kind: kind.__name__)
def test_every_exception_of_httpx_is_translated(kind):
    assert issubclass(kind, FOREIGN_ERRORS)
    assert kind in ABSTRACT or kind in KINDS
    assert failure_from(kind("text"), Scrubber()).reason == "text"


def test_the_tree_in_the_docstring_is_complete():
    for name, kind in vars(errors).items():
        if isinstance(kind, type) and issubclass(kind, root.ModelArtsError):
            assert name in errors.__doc__
