"""Tokens are fetched once, renewed in time and after a refusal; keys sign so that the service accepts it."""

import json
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timezone
from urllib.parse import parse_qsl

import pytest

from jupyter_modelarts.client import AkskAuth, BadRequest, TokenAuth, Unauthorized
from jupyter_modelarts.contract import signing
from jupyter_modelarts.contract.secrets import Secret

PASSWORD = "a password, kept"


class Iam:
    """The part of the platform that gives tokens out and asks for them."""

    def __init__(self, kit, life=86400.0):
        self.kit, self.life, self.given, self.valid = kit, life, 0, set()

    def __call__(self, request):
        if request.path == "/v3/auth/tokens":
            return self.token(json.loads(request.content))
        if request.headers.get("X-Auth-Token") not in self.valid:
            return self.kit.Reply(401, {"error_code": "ModelArts.0203", "error_msg": "Invalid token."})
        return self.kit.Reply(body={"models": []})

    def token(self, body):
        self.body = body
        user = body["auth"]["identity"]["password"]["user"]
        if user["password"] != PASSWORD:
            error = {"code": 401, "message": "The username or password is wrong.", "title": "Unauthorized"}
            return self.kit.Reply(401, {"error": error})
        self.given += 1
        token = f"token-{self.given}-of-the-tests"
        self.valid.add(token)
        moment = datetime.fromtimestamp(time.time() + self.life, timezone.utc)
        expires = moment.strftime("%Y-%m-%dT%H:%M:%S.%f000Z")
        return self.kit.Reply(201, {"token": {"expires_at": expires}}, {"X-Subject-Token": token})


@pytest.fixture
def iam(server, kit):
    server.default = Iam(kit)
    return server.default


def token_auth(server, **changes):
    options = {"user": "ann", "password": Secret(PASSWORD), "domain": "lab", "project_name": "cn-north-4"}
    return TokenAuth(server.url, **{**options, **changes})


@pytest.fixture
def signed_in(server, drivers, kit, iam):
    return drivers(kit.target_of(server.url, token_auth(server)))


def test_a_token_is_fetched_once(signed_in, iam, server):
    for _ in range(3):
        signed_in.call("list_models")
    assert iam.given == 1
    assert len(server.requests) == 4


def test_the_request_for_a_token(signed_in, iam):
    signed_in.call("list_models")
    auth = iam.body["auth"]
    assert auth["scope"] == {"project": {"name": "cn-north-4"}}
    assert auth["identity"]["methods"] == ["password"]
    assert auth["identity"]["password"]["user"]["name"] == "ann"
    assert auth["identity"]["password"]["user"]["domain"] == {"name": "lab"}


def test_a_refused_token_is_renewed_once(signed_in, iam):
    signed_in.call("list_models")
    iam.valid.clear()
    assert signed_in.call("list_models") == {"models": []}
    assert iam.given == 2


def test_a_token_that_is_refused_again_is_an_error(signed_in, iam, server):
    signed_in.call("list_models")
    iam.valid = type("Nothing", (set,), {"add": lambda *_: None})()
    with pytest.raises(Unauthorized) as caught:
        signed_in.call("list_models")
    assert caught.value.code == "ModelArts.0203"
    assert iam.given == 2


def test_a_token_is_renewed_before_it_expires(server, drivers, kit, iam):
    now = [time.time()]
    driver = drivers(kit.target_of(server.url, token_auth(server, clock=lambda: now[0])))
    driver.call("list_models")
    now[0] += iam.life - TokenAuth.EARLY - 5
    driver.call("list_models")
    assert iam.given == 1
    now[0] += 10
    driver.call("list_models")
    assert iam.given == 2


def test_a_wrong_password_says_what_to_check(server, drivers, kit, iam):
    driver = drivers(kit.target_of(server.url, token_auth(server, password=Secret("not this one"))))
    with pytest.raises(Unauthorized, match=r"wrong .*Check user, password and account name") as caught:
        driver.call("list_models")
    assert len(server.requests) == 1
    assert "not this one" not in str(caught.value)


def test_an_answer_without_a_token_is_an_error(server, drivers, kit):
    server.default = kit.Reply(400, {"error": {"code": 400, "message": "scope is wrong"}})
    driver = drivers(kit.target_of(server.url, token_auth(server)))
    with pytest.raises(BadRequest, match="scope is wrong"):
        driver.call("list_models")


def test_fetching_a_token_by_hand_needs_none(signed_in, iam, server):
    user = {"name": "ann", "password": PASSWORD, "domain": {"name": "lab"}}
    body = {"auth": {"identity": {"methods": ["password"], "password": {"user": user}}}}
    assert "token" in signed_in.call("iam_create_token", body=body)
    assert "X-Auth-Token" not in server.requests[0].headers


def test_many_calls_at_once_share_one_token(signed_in, iam, server):
    if signed_in.kind == "sync":
        with ThreadPoolExecutor(8) as pool:
            answers = list(pool.map(signed_in.call, ["list_models"] * 8))
    else:
        answers = signed_in.together(*(signed_in.client.call("list_models") for _ in range(8)))
    assert answers == [{"models": []}] * 8
    assert iam.given == 1
    assert len(server.requests) == 9


def test_an_echoed_token_is_masked(signed_in, iam, server, kit):
    signed_in.call("list_models")
    server.default = kit.Reply(400, {"error_code": "X", "error_msg": "bad token-1-of-the-tests"})
    with pytest.raises(BadRequest) as caught:
        signed_in.call("list_models")
    assert "token-1-of-the-tests" not in f"{caught.value} {vars(caught.value)}"


def verified(request, kit):
    headers = {name.lower(): value for name, value in request.headers.items()}
    authorization = signing.parse_authorization(headers["authorization"])
    assert authorization.access_key == kit.access_key
    path, _, query = request.path.partition("?")
    return signing.verify(
        request.method,
        path,
        parse_qsl(query, keep_blank_values=True),
        headers,
        request.content,
        authorization=authorization,
        secret_key=kit.secret_key,
    )


CALLS = [
    ("list_models", {"query": {"model_name": "手写 数字+~", "offset": 0, "limit": 10}}),
    ("show_model", {"path": {"model_id": "odd ()'!*:@ ~id"}}),
    ("create_model", {"body": {"model_name": "数字", "nested": [1, None, True]}}),
    ("stop_notebook", {"path": {"id": "n1"}}),
    ("delete_model", {"path": {"model_id": "m1"}}),
]


@pytest.mark.parametrize(("operation", "arguments"), CALLS)
def test_requests_are_signed(server, driver, kit, operation, arguments):
    driver.call(operation, **arguments)
    assert verified(server.requests[0], kit)
    assert server.requests[0].headers["X-Project-Id"] == kit.project


def test_a_security_token_is_sent_and_signed(server, drivers, kit):
    auth = AkskAuth(kit.access_key, Secret(kit.secret_key), security_token=Secret("temporary/+="))
    drivers(kit.target_of(server.url, auth)).call("list_models")
    request = server.requests[0]
    assert request.headers["X-Security-Token"] == "temporary/+="
    assert "x-security-token" in signing.parse_authorization(request.headers["Authorization"]).signed_headers
    assert verified(request, kit)


@pytest.mark.parametrize(
    "content",
    [
        {"json": {"data": [1, 2]}},
        {"files": {"image": ("digit.png", b"\x89PNG....", "image/png")}},
        {"content": b"raw bytes"},
        {"data": {"field": "value"}},
        {},
    ],
)
def test_service_calls_are_signed(server, driver, kit, content):
    server.default = kit.Reply(body={"predicted": 7})
    response = driver.request("POST", f"{server.url}/v1/infers/1?a=b%20c&d=", **content)
    assert response.json() == {"predicted": 7}
    assert verified(server.requests[0], kit)


def test_multipart_arrives_whole(server, driver, kit):
    image = bytes(range(256)) * 100
    driver.request("POST", f"{server.url}/infers/1", files={"image": ("d.png", image, "image/png")})
    request = server.requests[0]
    assert image in request.content
    assert request.headers["Content-Type"].startswith("multipart/form-data; boundary=")
