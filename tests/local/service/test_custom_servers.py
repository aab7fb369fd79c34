"""Servers as people bring them, called through the gateway: WebSocket, events, KServe, a proxy."""

from __future__ import annotations

import asyncio
import shutil
import struct
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest
from aiohttp import ClientSession, ClientWebSocketResponse, WSMsgType, WSServerHandshakeError

from jupyter_modelarts.contract import signing

from ..serving import Platform, until  # noqa: TID252 - tests are no package on the path
from .containers import SERVERS, certificate, package, publish

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    import httpx

HEALTH = {"health": {"url": "/health", "initial_delay_seconds": "12"}}


def signed(platform: Platform, method: str, url: str) -> dict[str, str]:
    """Headers of a signed request without a body."""
    split = urlsplit(url)
    headers = {"host": split.netloc}
    keys = platform.connection.access_key, platform.connection.secret_key.reveal()
    return headers | signing.sign(
        method, split.path, [], headers, b"", access_key=keys[0], secret_key=keys[1]
    )


@pytest.fixture(scope="module", params=["http", "https"])
def sockets(request: pytest.FixtureRequest, platform: Platform) -> Iterator[str]:
    """The address of a WebSocket service; behind HTTPS it is asked for `wss` of the instance."""
    files = package("websocket.py")
    if request.param == "https":
        files |= certificate()
        secure = files["websocket.py"].replace(b"print=None", b"print=None, ssl_context=context")
        load = b"import ssl\ncontext = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)\n"
        load += b"context.load_cert_chain('cert.pem', 'key.pem')\n"
        files["websocket.py"] = secure.replace(b"app = web", load + b"app = web")
    upgrade = {"websocket_upgrade": {"enable": "true"}}
    service_id = platform.deploy(publish(platform, files), additional_properties=upgrade)
    yield platform.show(service_id)["access_address"]
    platform.remove(service_id)


def talk(platform: Platform, address: str, conversation: Any, **arguments: Any) -> None:
    async def run() -> None:
        headers = signed(platform, "GET", address)
        async with (
            ClientSession() as session,
            session.ws_connect(address, headers=headers, max_msg_size=0, **arguments) as socket,
        ):
            await asyncio.wait_for(conversation(socket), 30)

    asyncio.run(run())


def test_a_websocket_is_passed_through(platform: Platform, sockets: str) -> None:
    async def conversation(socket: ClientWebSocketResponse) -> None:
        assert socket.protocol == "other"
        assert await socket.receive_json() == {"path": "/chat/1", "token": None}
        await socket.send_str("grüße")
        assert await socket.receive_str() == "grüße"
        large = bytes(range(256)) * (16 << 10)
        await socket.send_bytes(large)
        assert await socket.receive_bytes() == large
        await socket.ping(b"?")
        for number in range(100):
            await socket.send_str(str(number))
        assert [await socket.receive_str() for _ in range(100)] == [str(number) for number in range(100)]
        await socket.send_str("bye")
        last = await socket.receive()
        assert (last.type, last.data, last.extra) == (WSMsgType.CLOSE, 4001, "as you wish")

    talk(platform, f"{sockets}/chat/1", conversation, protocols=["other"])


def test_a_websocket_needs_authentication_too(platform: Platform, sockets: str) -> None:
    async def run() -> int:
        async with ClientSession() as session:
            with pytest.raises(WSServerHandshakeError) as refused:
                await session.ws_connect(sockets)
        return refused.value.status

    assert asyncio.run(run()) == 401
    assert platform.predict(sockets.rpartition("/")[2], json={}).json() == {"status": "OK"}


@contextmanager
def asked(platform: Platform, address: str, content: bytes) -> Iterator[httpx.Response]:
    """The answer to a signed request, as it comes."""
    split = urlsplit(address)
    headers = {"host": split.netloc}
    keys = platform.connection.access_key, platform.connection.secret_key.reveal()
    headers |= signing.sign("POST", split.path, [], headers, content, access_key=keys[0], secret_key=keys[1])
    with platform.http.stream("POST", address, content=content, headers=headers) as answer:
        yield answer


def test_flask_behind_a_certificate_of_its_own(platform: Platform) -> None:
    files = package("flask_app.py", **HEALTH) | certificate()
    service_id = platform.deploy(publish(platform, files))
    answer = platform.predict(service_id, json={"numbers": [1, 2, 3]})
    assert (answer.status_code, answer.json()) == (200, {"sum": 6})
    sent = platform.predict(service_id, "/image", files={"images": ("a.png", b"x" * 1000)})
    assert sent.json() == {"images": 1000}
    assert platform.predict(service_id, json=[]).status_code == 500
    platform.remove(service_id)


def test_events_arrive_as_they_are_sent(platform: Platform, tmp_path: Path) -> None:
    files = package("events.py", **HEALTH)
    service_id = platform.deploy({"model_id": publish(platform, files), "envs": {"GO": str(tmp_path)}})
    address = platform.show(service_id)["access_address"] + "/events"
    (tmp_path / "0").touch()
    with asked(platform, address, b"tell me") as answer:
        assert answer.headers["content-type"].startswith("text/event-stream")
        lines = answer.iter_lines()
        for number in range(3):  # the next event is not made before this one was read
            assert [next(lines) for _ in range(3)] == [f"id: {number}", f"data: tell me {number}", ""]
            (tmp_path / f"{number + 1}").touch()
        assert list(lines) == []
    platform.remove(service_id)


def test_a_caller_who_leaves_a_stream_is_not_waited_for(platform: Platform, tmp_path: Path) -> None:
    model = {"model_id": publish(platform, package("events.py")), "envs": {"GO": str(tmp_path)}}
    service_id = platform.deploy(model)
    (tmp_path / "0").touch()
    address = platform.show(service_id)["access_address"] + "/events"
    with asked(platform, address, b"x") as answer:
        assert next(answer.iter_lines()) == "id: 0"
    until((tmp_path / "left").exists, "the server to see that the caller is gone")
    for number in (1, 2):
        (tmp_path / f"{number}").touch()
    assert platform.predict(service_id, "/events", content=b"again").text.endswith("data: again 2\n\n")
    platform.remove(service_id)


def test_kserve_in_json_and_binary(platform: Platform) -> None:
    probes = {
        "startup_health": {"check_method": "HTTP", "url": "/v2/health/ready", "period_seconds": "5"},
        "health": {"check_method": "HTTP", "url": "/v2/health/live", "protocol": "http"},
    }
    service_id = platform.deploy(publish(platform, package("kserve.py", **probes)))
    shown = platform.predict(service_id, "/v2/models/adder", "GET").json()
    assert (shown["name"], shown["inputs"][0]["datatype"]) == ("adder", "FP32")
    tensor = {"name": "x", "datatype": "FP32", "shape": [3], "data": [1, 2, 3]}
    asked = {"id": "42", "inputs": [tensor]}
    answer = platform.predict(service_id, "/v2/models/adder/infer", json=asked).json()
    assert (answer["id"], answer["outputs"][0]["data"]) == ("42", [2.0, 3.0, 4.0])
    head = b'{"inputs":[{"name":"x","datatype":"FP32","shape":[2],"parameters":{"binary_data_size":8}}]}'
    headers = {
        "Inference-Header-Content-Length": str(len(head)),
        "Content-Type": "application/octet-stream",
    }
    content = head + struct.pack("<2f", 0.5, -1)
    answer = platform.predict(service_id, "/v2/models/adder/infer", content=content, headers=headers).json()
    assert answer["outputs"][0]["data"] == [1.5, 0.0]
    missing = platform.predict(service_id, "/v2/models/other/infer", json=asked)
    assert (missing.status_code, missing.json()) == (404, {"error": "no model other"})
    platform.remove(service_id)


def proxied() -> dict[str, bytes]:
    return package("proxy.py", **HEALTH) | certificate() | {"plain.py": (SERVERS / "plain.py").read_bytes()}


def behind_nginx() -> dict[str, bytes]:
    files = package("plain.py", **HEALTH)
    files["run.sh"] = (SERVERS / "nginx.sh").read_bytes()
    files["nginx.conf.in"] = (SERVERS / "nginx.conf.in").read_bytes()
    return files


@pytest.mark.parametrize(
    "make",
    [
        proxied,
        pytest.param(behind_nginx, marks=pytest.mark.skipif(not shutil.which("nginx"), reason="no nginx")),
    ],
)
def test_a_proxy_in_front_of_a_backend(platform: Platform, make: Any) -> None:
    """TLS at the proxy; it is ready when the backend behind it is."""
    service_id = platform.deploy({"model_id": publish(platform, make()), "envs": {"SLEEP": "0.5"}})
    answer = platform.predict(service_id, "/v1/predict", json={"x": 1}).json()
    assert answer["path"] == "/models/model:predict"
    assert answer["body"] == '{"x":1}'
    assert platform.predict(service_id, "/elsewhere", json={}).status_code == 404
    platform.remove(service_id)
