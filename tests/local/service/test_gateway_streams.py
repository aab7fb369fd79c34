"""Bodies and answers that go through as they come, to a server that is not ours; what breaks on the way."""

from __future__ import annotations

import asyncio
import base64
import json
import os
import signal
import socket
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import aiohttp
import pytest

from ..serving import Platform, until  # noqa: TID252 - tests are no package on the path

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator

SERVER = """\
import asyncio, os, pathlib
from aiohttp import web

HERE = pathlib.Path(os.environ["NOTES"])

async def health(_):
    return web.json_response({"status": "OK"})

async def mirror(request):
    return web.json_response({
        "method": request.method,
        "path": request.raw_path,
        "headers": sorted(name.lower() for name in request.headers),
        "body": (await request.read()).decode(),
    })

async def pieces(request):
    # writes down each piece when it comes, and sends it back
    answer = web.StreamResponse(headers={"Content-Type": "text/event-stream"})
    await answer.prepare(request)
    try:
        async for piece in request.content.iter_any():
            await answer.write(piece.upper())
    finally:
        (HERE / "over").write_text("over")
    return answer

async def endless(request):
    answer = web.StreamResponse()
    await answer.prepare(request)
    (HERE / "endless").write_text("begun")
    try:
        while True:
            await answer.write(b"x" * 1000)
            await asyncio.sleep(0.01)
    finally:
        (HERE / "endless").write_text("left")

async def breaks(request):
    answer = web.StreamResponse(headers={"Content-Length": "1000"})
    await answer.prepare(request)
    await answer.write(b"half")
    os._exit(3)

async def rude(request):
    request.transport.write(b"HTTP/9 what\\r\\n\\r\\n")
    request.transport.close()
    return web.Response()

async def talk(request):
    socket = web.WebSocketResponse(protocols=("shout",))
    await socket.prepare(request)
    await socket.send_json({"query": request.query_string, "token": request.headers.get("X-Auth-Token")})
    async for message in socket:
        if message.type == web.WSMsgType.TEXT:
            await socket.send_str(message.data.upper())
        else:
            await socket.send_bytes(message.data)
    return socket

async def deaf(request):
    await site.stop()
    return web.Response(headers={"Connection": "close"})

app = web.Application(client_max_size=1 << 26)
for handler in (pieces, endless, breaks, rude, deaf):
    app.router.add_post(f"/{handler.__name__}", handler)
app.router.add_get("/talk", talk)
app.router.add_get("/health", health)
app.router.add_route("*", "/{tail:.*}", mirror)

async def main():
    global site
    runner = web.AppRunner(app, handler_cancellation=True)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", int(os.environ["PORT"]))
    await site.start()
    await asyncio.Event().wait()

asyncio.run(main())
"""


@pytest.fixture(scope="module")
def notes(tmp_path_factory: pytest.TempPathFactory) -> str:
    return str(tmp_path_factory.mktemp("notes"))


@pytest.fixture(scope="module")
def server(platform: Platform, notes: str) -> Iterator[str]:
    config = {"model_algorithm": "serving", "model_type": "Custom"}
    files = {"config.json": json.dumps(config), "run.sh": "exec python server.py\n", "server.py": SERVER}
    model = platform.publish(files, model_type="Custom")
    service_id = platform.deploy({"model_id": model, "envs": {"NOTES": notes}})
    yield service_id
    platform.remove(service_id)


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


def test_any_path_method_and_header_but_no_credentials(
    platform: Platform, server: str, token: dict[str, str]
) -> None:
    url = platform.show(server)["access_address"]
    more = {"X-Mine": "1", "Connection": "X-Hop", "X-Hop": "1"}
    answer = platform.http.patch(f"{url}/a%20b/c?d=%2F&e", content=b"text", headers={**token, **more})
    seen = answer.json()
    assert (seen["method"], seen["path"], seen["body"]) == ("PATCH", "/a%20b/c?d=%2F&e", "text")
    assert {"x-mine", "x-request-id"} <= set(seen["headers"])
    assert not {"x-auth-token", "x-hop", "authorization"} & set(seen["headers"])
    signed = platform.predict(server, "/x", method="DELETE").json()
    assert not {"authorization", "x-sdk-date"} & set(signed["headers"])
    head = platform.http.head(f"{url}/y", headers=token)
    assert int(head.headers["Content-Length"]) > 0
    assert head.content == b""


async def test_a_body_reaches_the_instance_while_it_is_sent(
    platform: Platform, server: str, token: dict[str, str]
) -> None:
    """Each piece is sent when the one before it has come back."""
    url = platform.show(server)["access_address"]
    echoed: asyncio.Queue[bytes] = asyncio.Queue()

    async def body() -> AsyncIterator[bytes]:
        yield b"one"
        for word in (b"two", b"three"):
            assert await asyncio.wait_for(echoed.get(), 10)
            yield word

    got = b""
    async with (
        aiohttp.ClientSession() as session,
        session.post(f"{url}/pieces", data=body(), headers=token) as answer,
    ):
        assert answer.content_type == "text/event-stream"
        async for piece in answer.content.iter_any():
            got += piece
            echoed.put_nowait(piece)
    assert got == b"ONETWOTHREE"


async def test_an_instance_learns_that_its_caller_has_left(
    platform: Platform, server: str, token: dict[str, str], notes: str
) -> None:
    url = platform.show(server)["access_address"]

    def noted() -> str:
        path = Path(notes, "endless")
        return path.read_text() if path.exists() else ""

    async with aiohttp.ClientSession() as session:
        answer = await session.post(f"{url}/endless", headers=token)
        await answer.content.readexactly(5000)
        answer.close()
    await asyncio.to_thread(until, lambda: noted() == "left", "the instance to notice")


def test_an_answer_that_breaks_off_is_not_taken_whole(
    platform: Platform, server: str, token: dict[str, str]
) -> None:
    url = urlsplit(platform.show(server)["access_address"])
    head = f"POST {url.path}/breaks HTTP/1.1\r\nHost: x\r\nContent-Length: 0\r\n"
    with socket.create_connection((url.hostname, url.port), timeout=10) as connection:
        connection.sendall(f"{head}X-Auth-Token: {token['X-Auth-Token']}\r\n\r\n".encode())
        got = b""
        try:
            while data := connection.recv(65536):
                got += data
        except ConnectionResetError:
            pass
    assert got.endswith(b"half")
    until(lambda: platform.show(server)["status"] == "concerning", "the crash to be seen")
    platform.wait(server, "running")


def test_what_is_no_http_is_said(platform: Platform, server: str, token: dict[str, str]) -> None:
    url = platform.show(server)["access_address"]
    answer = platform.http.post(f"{url}/rude", headers=token)
    assert (answer.status_code, answer.json()["error_code"]) == (503, "ModelArts.4503")
    assert "no HTTP" in answer.json()["error_msg"]


async def test_a_websocket_needs_credentials_as_a_call_does(
    platform: Platform, server: str, token: dict[str, str]
) -> None:
    url = platform.show(server)["access_address"].replace("http", "ws", 1) + "/talk?a=1"
    async with aiohttp.ClientSession() as session:
        with pytest.raises(aiohttp.WSServerHandshakeError) as refusal:
            await session.ws_connect(url)
        assert refusal.value.status == 401
        async with session.ws_connect(url, headers=token, protocols=("shout",)) as talk:
            assert talk.protocol == "shout"
            assert await talk.receive_json() == {"query": "a=1", "token": None}
            await talk.send_str("hello" * 100_000)
            assert await talk.receive_str() == "HELLO" * 100_000
            noise = os.urandom(1 << 20)
            await talk.send_bytes(noise)
            assert await talk.receive_bytes() == noise
        assert talk.close_code == 1000


def test_a_websocket_ends_with_its_service(platform: Platform, server: str, token: dict[str, str]) -> None:
    url = urlsplit(platform.show(server)["access_address"])
    key = base64.b64encode(os.urandom(16)).decode()
    lines = [
        f"GET {url.path}/talk HTTP/1.1",
        "Host: x",
        "Connection: keep-alive, Upgrade",
        "Upgrade: websocket",
    ]
    lines += [
        f"Sec-WebSocket-Key: {key}",
        "Sec-WebSocket-Version: 13",
        f"X-Auth-Token: {token['X-Auth-Token']}",
    ]
    with socket.create_connection((url.hostname, url.port), timeout=20) as connection:
        connection.sendall("\r\n".join([*lines, "", ""]).encode())
        assert connection.recv(65536).startswith(b"HTTP/1.1 101 ")
        platform.call("PUT", f"/services/{server}", json={"status": "stopped"})
        while connection.recv(65536):
            pass
    platform.wait(server, "stopped")
    platform.call("PUT", f"/services/{server}", json={"status": "running"})
    platform.wait(server, "running")


def test_instances_that_refuse_connections_open_the_circuit(
    platform: Platform, server: str, token: dict[str, str]
) -> None:
    """The process lives and takes no connections any more."""
    url = platform.show(server)["access_address"]
    query = {"type": "host_endpoints"}
    (endpoint,) = platform.call("GET", f"/services/{server}/predict/endpoints", params=query)["endpoints"]
    assert (endpoint["schema"], endpoint["ip"]) == ("http", "127.0.0.1")
    direct = f"http://127.0.0.1:{endpoint['port']}"
    assert platform.http.get(f"{direct}/health").json() == {"status": "OK"}
    assert platform.http.post(f"{direct}/deaf").is_success
    while (answer := platform.http.post(url, headers=token)).is_success:
        pass  # connections that stood before are answered
    said = []
    for _ in range(8):
        answer = platform.http.post(url, headers=token)
        assert (answer.status_code, answer.json()["error_code"]) == (500, "ModelArts.4302")
        said.append((answer.json()["error_msg"], "Retry-After" in answer.headers))
    assert "refuse connections" in said[0][0]
    assert "self protection" in said[-1][0]
    assert said[-1][1]
    directory = platform.connection.state_dir / "services" / server / "run"
    os.kill(json.loads(next(directory.glob("*/process.json")).read_text())["pid"], signal.SIGKILL)
    until(lambda: platform.http.post(url, headers=token).is_success, "the service to answer again")
