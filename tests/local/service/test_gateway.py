"""The way of a request: who may call, what is refused, what passes as it comes."""

from __future__ import annotations

import json
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest

from jupyter_modelarts.contract import signing

from ..serving import Platform, echo  # noqa: TID252 - tests are no package on the path

if TYPE_CHECKING:
    from httpx import Response

JSON = {"Content-Type": "application/json"}


@pytest.fixture(scope="module")
def model(platform: Platform) -> str:
    return platform.publish(echo())


@pytest.fixture(scope="module")
def service(platform: Platform, model: str) -> Iterator[str]:
    service_id = platform.deploy(model)
    yield service_id
    platform.remove(service_id)


@pytest.fixture(scope="module")
def address(platform: Platform, service: str) -> str:
    found: str = platform.show(service)["access_address"]
    return found


@pytest.fixture(scope="module")
def token(platform: Platform) -> dict[str, str]:
    connection = platform.connection
    user = {
        "name": connection.user,
        "password": connection.password.reveal(),
        "domain": {"name": connection.domain},
    }
    body = {"auth": {"identity": {"methods": ["password"], "password": {"user": user}}}}
    body["auth"]["scope"] = {"project": {"name": connection.region}}
    answer = platform.http.post(f"{connection.iam}/v3/auth/tokens", json=body)
    return {"X-Auth-Token": answer.headers["X-Subject-Token"]}


def refused(answer: Response, status: int, code: str) -> str:
    """The sentence of a refusal, which has the platform's form."""
    assert answer.status_code == status, answer.text
    body = json.loads(answer.content)
    assert set(body) == {"error_code", "error_msg"}
    assert body["error_code"] == code
    assert len(answer.headers["X-Request-Id"]) == 32
    message: str = body["error_msg"]
    return message


# apps


@contextmanager
def app(platform: Platform, name: str, **body: Any) -> Iterator[dict[str, Any]]:
    apps = f"{platform.connection.modelarts}/embedded/apps"
    answer = platform.request("POST", apps, json={"name": name, **body})
    assert answer.status_code == 200, answer.text
    yield answer.json()
    platform.request("DELETE", f"{apps}?app_id={answer.json()['app_id']}")


def test_an_app_calls_by_its_code_and_by_its_key(platform: Platform, address: str) -> None:
    with app(platform, "caller") as made:
        code, key = {"X-Apig-AppCode": made["app_code"]}, {"apikey": made["app_key"]}
        for headers in (code, key):
            answer = platform.http.post(address, json={"a": 1}, headers=headers)
            assert answer.json()["data"] == {"a": 1}
        wrong = platform.http.post(address, json={}, headers={"X-Apig-AppCode": "no such code"})
        assert "apps" in refused(wrong, 401, "APIG.0303")
    gone = platform.http.post(address, json={}, headers=code)
    refused(gone, 401, "APIG.0303")


def test_an_app_signs_with_its_secret(platform: Platform, address: str) -> None:
    with app(platform, "signer") as made:
        url = urlsplit(address)
        headers = {"Host": url.netloc, **JSON}

        def signed(secret: str) -> Response:
            added = signing.sign(
                "POST", url.path, [], headers, b"{}", access_key=made["app_key"], secret_key=secret
            )
            return platform.http.post(address, content=b"{}", headers={**headers, **added})

        assert signed(made["app_secret"]).status_code == 200
        assert "secret key" in refused(signed("another"), 401, "APIG.0301")


def test_an_app_calls_only_what_it_was_authorized_for(platform: Platform, model: str, service: str) -> None:
    other = platform.deploy(model)
    with app(platform, "narrow", services=[other]) as made:
        headers = {"X-Apig-AppCode": made["app_code"]}
        assert platform.http.post(platform.show(other)["access_address"], json={}, headers=headers).is_success
        answer = platform.http.post(platform.show(service)["access_address"], json={}, headers=headers)
        assert "narrow is not authorized" in refused(answer, 403, "ModelArts.4204")
    platform.remove(other)


def test_apps_are_listed_and_checked(platform: Platform, service: str) -> None:
    apps = f"{platform.connection.modelarts}/embedded/apps"
    name = platform.show(service)["service_name"]
    with app(platform, "listed", services=[name]) as made:
        assert made["services"] == [service]
        assert made in platform.request("GET", apps).json()["apps"]
        for body, words in (
            ({"name": "listed"}, "exists already"),
            ({"name": ""}, "1 to 64"),
            ({"name": "x", "services": [name[:-1]]}, "Did you mean"),
            ({"name": "x", "services": "all"}, "must be a list"),
        ):
            assert words in platform.request("POST", apps, json=body).json()["error_msg"]
    assert platform.request("DELETE", f"{apps}?app_id=none").status_code == 404
    assert platform.http.get(apps).status_code == 401


# tokens and signatures


def test_a_signature_is_of_one_request_and_of_now(platform: Platform, address: str) -> None:
    url, connection = urlsplit(address), platform.connection
    keys = {"access_key": connection.access_key, "secret_key": connection.secret_key.reveal()}

    def signed(moment: datetime, path: str = url.path) -> dict[str, str]:
        headers = {"Host": url.netloc, **JSON}
        date = moment.strftime(signing.DATE_FORMAT)
        return {**headers, **signing.sign("POST", path, [], headers, b'{"a": 1}', date=date, **keys)}

    now = datetime.now(timezone.utc)
    headers = signed(now)
    for _ in range(2):  # the second time it is known
        assert platform.http.post(address, content=b'{"a": 1}', headers=headers).status_code == 200
    forged = platform.http.post(address, content=b'{"a": 2}', headers=headers)
    assert "does not fit" in refused(forged, 401, "APIG.0301")
    for minutes in (-16, 16):
        late = platform.http.post(
            address, content=b'{"a": 1}', headers=signed(now + timedelta(minutes=minutes))
        )
        assert "15 minutes" in refused(late, 401, "APIG.0301")
    elsewhere = platform.http.post(address, content=b'{"a": 1}', headers=signed(now, url.path + "/x"))
    refused(elsewhere, 401, "APIG.0301")
    undated = {name: value for name, value in headers.items() if name != "X-Sdk-Date"}
    refused(platform.http.post(address, content=b'{"a": 1}', headers=undated), 401, "APIG.0301")


# what is refused


def test_more_than_12_mb_is_refused_however_it_comes(
    platform: Platform, address: str, token: dict[str, str]
) -> None:
    assert "12 MB" in refused(
        platform.http.post(address, content=bytes(13 << 20), headers=token), 413, "APIG.0201"
    )

    def pieces() -> Iterator[bytes]:
        for _ in range(13):
            yield bytes(1 << 20)

    answer = platform.http.post(address, content=pieces(), headers=token)
    refused(answer, 413, "APIG.0201")
    largest = b'{"a":"' + b"x" * ((12 << 20) - 8) + b'"}'
    answer = platform.http.post(address, content=largest, headers={**token, **JSON})
    assert answer.status_code == 200


def test_a_flow_limit_refuses_what_is_too_much(platform: Platform, model: str, token: dict[str, str]) -> None:
    limit = {"flow_control": {"requests_per_second": 2}}
    service_id = platform.deploy(model, additional_properties=limit)
    url = platform.show(service_id)["access_address"]
    answers = [platform.http.post(url, json={}, headers=token) for _ in range(6)]
    assert [answer.status_code for answer in answers[:2]] == [200, 200]
    over = next(answer for answer in answers if answer.status_code != 200)
    assert "2 requests a second" in refused(over, 429, "ModelArts.4206")
    assert over.headers["Retry-After"] == "1"
    more = {"flow_control": {"requests_per_second": 10_000}}
    platform.call("PUT", f"/services/{service_id}", json={"additional_properties": more})
    assert all(platform.http.post(url, json={}, headers=token).is_success for _ in range(6))
    bad = {"flow_control": {"requests_per_second": 0}}
    answer = platform.try_call("PUT", f"/services/{service_id}", json={"additional_properties": bad})
    assert answer.status_code == 400
    platform.remove(service_id)


def raw(address: str, request: bytes) -> bytes:
    """What the gateway answers to bytes, until it closes."""
    url = urlsplit(address)
    with socket.create_connection((url.hostname, url.port), timeout=10) as connection:
        connection.sendall(request)
        answer = b""
        while data := connection.recv(65536):
            answer += data
    return answer


@pytest.mark.parametrize(
    "lines",
    [
        ["Content-Length: 2", "Content-Length: 3"],
        ["Content-Length: 2", "Transfer-Encoding: chunked"],
        ["Transfer-Encoding: gzip, chunked"],
        ["Content-Length: +2"],
        ["A header: x"],
        ["X: y\r\n folded"],
        ["X: " + "y" * 70_000],
    ],
)
def test_what_two_readers_could_read_in_two_ways(address: str, lines: list[str]) -> None:
    path = urlsplit(address).path
    head = "\r\n".join([f"POST {path} HTTP/1.1", "Host: x", *lines, "", "{}"])
    answer = raw(address, head.encode())
    assert answer.startswith((b"HTTP/1.1 400 ", b"HTTP/1.1 431 "))
    assert b"APIG.0201" in answer
    assert b"Connection: close" in answer


def test_several_requests_in_one_write(address: str, token: dict[str, str]) -> None:
    path = urlsplit(address).path
    lines = [f"POST {path} HTTP/1.1", "Host: x", "Content-Type: application/json"]
    lines += [f"X-Auth-Token: {token['X-Auth-Token']}"]
    one = "\r\n".join([*lines, "Content-Length: 7", "", '{"n":1}'])
    chunked = "\r\n".join(
        [*lines, "Transfer-Encoding: chunked", "", '3;a=b\r\n{"n\r\n4\r\n":2}\r\n0\r\nT: x\r\n\r\n']
    )
    last = "\r\n".join([*lines, "Connection: close", "Content-Length: 7", "", '{"n":3}'])
    answer = raw(address, (one + chunked + last).encode())
    assert [answer.count(b'"n": %d' % number) + answer.count(b'"n":%d' % number) for number in (1, 2, 3)] == [
        1,
        1,
        1,
    ]
    assert answer.count(b"HTTP/1.1 200 ") == 3


def test_an_old_client_gets_an_answer_it_understands(address: str, token: dict[str, str]) -> None:
    path = urlsplit(address).path
    head = f"POST {path} HTTP/1.0\r\nX-Auth-Token: {token['X-Auth-Token']}\r\n"
    answer = raw(address, (head + "Content-Type: application/json\r\nContent-Length: 2\r\n\r\n{}").encode())
    assert answer.startswith(b"HTTP/1.1 200 ")
    assert b"ransfer-Encoding" not in answer


def test_a_caller_that_asks_before_it_sends(address: str, token: dict[str, str]) -> None:
    url = urlsplit(address)
    head = f"POST {url.path} HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 7\r\n"
    head += f"Content-Type: application/json\r\nX-Auth-Token: {token['X-Auth-Token']}\r\n\r\n"
    with socket.create_connection((url.hostname, url.port), timeout=10) as connection:
        connection.sendall(head.encode())
        assert connection.recv(65536) == b"HTTP/1.1 100 Continue\r\n\r\n"
        connection.sendall(b'{"n":1}')
        assert connection.recv(65536).startswith(b"HTTP/1.1 200 ")
        connection.sendall(head.replace("X-Auth-Token: ", "X-Auth-Token: no").encode())
        assert connection.recv(65536).startswith(b"HTTP/1.1 401 ")  # and is not invited


def test_every_answer_has_an_id_of_its_own(platform: Platform, address: str, token: dict[str, str]) -> None:
    answers = [platform.http.post(address, json={}, headers=token) for _ in range(2)]
    assert len({answer.headers["X-Request-Id"] for answer in answers}) == 2
