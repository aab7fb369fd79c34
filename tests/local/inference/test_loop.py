"""The sockets of an instance: many requests at a time, slow ones, callers that are odd or gone."""

from __future__ import annotations

import json
import socket
import threading
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import httpx
import psutil
import pytest

if TYPE_CHECKING:
    from collections.abc import Iterator

LARGE = b'{"a": "' + b"x" * 12_000_000 + b'"}'
_JSON = "Content-Type: application/json\r\n"


class Gate:
    """Requests that ask for it wait in the script until it is opened."""

    def __init__(self) -> None:
        self.entered = threading.Semaphore(0)
        self.leave = threading.Semaphore(0)

    def wait(self) -> None:
        """What the script does."""
        self.entered.release()
        assert self.leave.acquire(timeout=20)


@pytest.fixture
def gate() -> Gate:
    return Gate()


@pytest.fixture
def address(bases: Any, serve: Any, gate: Gate) -> str:
    class Service(bases["deep"]):  # type: ignore[misc]
        busy = False

        def _inference(self, data: Any) -> Any:
            assert not self.busy  # one at a time
            self.busy = True
            if "wait" in data:
                gate.wait()
            self.busy = False
            return {name: len(value) if isinstance(value, str) else value for name, value in data.items()}

    found: str = serve(Service("serve", "net.pt"))
    return found


class Wire:
    """A connection, byte by byte."""

    def __init__(self, address: str) -> None:
        url = urlsplit(address)
        assert url.hostname
        assert url.port
        self.socket = socket.create_connection((url.hostname, url.port), timeout=20)
        self.stream = self.socket.makefile("rb")

    def send(self, text: str | bytes) -> None:
        self.socket.sendall(text.encode() if isinstance(text, str) else text)

    def answer(self) -> tuple[int, dict[str, str], bytes]:
        """Status, headers by lower-case name, body; status 0 once nothing more comes."""
        start = self.stream.readline().split()
        headers = {}
        while line := self.stream.readline().strip():
            name, _, value = line.decode().partition(": ")
            headers[name.lower()] = value
        body = self.stream.read(int(headers.get("content-length", 0)))
        return (int(start[1]) if start else 0), headers, body


@pytest.fixture
def wire(address: str) -> Iterator[Wire]:
    one = Wire(address)
    yield one
    one.stream.close()
    one.socket.close()


def post(body: str, *headers: str) -> str:
    """A request."""
    lines = "".join(f"{header}\r\n" for header in headers)
    return f"POST / HTTP/1.1\r\n{_JSON}Content-Length: {len(body)}\r\n{lines}\r\n{body}"


def test_many_callers_at_once(address: str) -> None:
    def call(number: int) -> Any:
        with httpx.Client() as client:
            return [client.post(address, json={"a": number + step}).json()["a"] for step in range(20)]

    with ThreadPoolExecutor(16) as pool:
        found = list(pool.map(call, range(0, 1600, 100)))
    assert found == [list(range(start, start + 20)) for start in range(0, 1600, 100)]


def test_a_slow_request_holds_up_nothing_but_the_script(address: str, gate: Gate) -> None:
    with ThreadPoolExecutor(4) as pool:
        for _ in range(3):  # the lead goes to and fro
            slow = [pool.submit(httpx.post, address, json={"wait": 1, "n": n}, timeout=30) for n in range(3)]
            gate.entered.acquire(timeout=20)
            with httpx.Client(base_url=address) as client:
                assert [client.get("/health").status_code for _ in range(5)] == [200] * 5
                assert client.post("/nothing").status_code == 404
                quick = pool.submit(client.post, "/", json={"b": 1})
                assert not quick.done()
                for _ in slow:
                    gate.leave.release()
                assert quick.result(20).json() == {"b": 1}
            assert sorted(answer.result(20).json()["n"] for answer in slow) == [0, 1, 2]
            for _ in range(2):
                gate.entered.acquire(timeout=20)
            assert httpx.post(address, json={"c": 1}).json() == {"c": 1}


def test_the_next_request_of_a_connection_waits_for_the_slow_one(
    address: str, wire: Wire, gate: Gate
) -> None:
    wire.send(post('{"wait": 1}'))
    gate.entered.acquire(timeout=20)
    assert httpx.get(f"{address}/health").status_code == 200  # the stand-in leads
    wire.send(post('{"b": 2}') + post('{"c": 3}'))
    assert httpx.get(f"{address}/health").status_code == 200
    gate.leave.release()
    assert [json.loads(wire.answer()[2]) for _ in range(3)] == [{"wait": 1}, {"b": 2}, {"c": 3}]


def test_a_caller_that_leaves_while_it_waits_harms_nobody(address: str, gate: Gate) -> None:
    gone = Wire(address)
    gone.send(post('{"wait": 1}'))
    gate.entered.acquire(timeout=20)
    gone.stream.close()
    gone.socket.close()
    assert httpx.get(f"{address}/health").status_code == 200
    gate.leave.release()
    assert httpx.post(address, json={"b": 1}).json() == {"b": 1}


def test_requests_in_one_piece_and_in_many(wire: Wire) -> None:
    wire.send(post('{"a": 1}') * 3)
    assert [json.loads(wire.answer()[2]) for _ in range(3)] == [{"a": 1}] * 3
    for byte in post('{"b": 2}'):
        wire.send(byte)
    status, headers, body = wire.answer()
    assert (status, headers["connection"], json.loads(body)) == (200, "keep-alive", {"b": 2})


def test_a_body_in_chunks(wire: Wire) -> None:
    head = f"POST / HTTP/1.1\r\n{_JSON}Transfer-Encoding: chunked\r\n\r\n"
    for piece in (
        head + '3;x=y\r\n{"a',
        "\r\n4\r",
        '\n": 1\r\n',
        "1\r\n}\r\n0\r\n",
        "X-T: 1\r\n\r\n" + post('{"b": 2}'),
    ):
        wire.send(piece)
    assert [json.loads(wire.answer()[2]) for _ in range(2)] == [{"a": 1}, {"b": 2}]


def test_a_large_body_and_one_that_is_announced(address: str, wire: Wire) -> None:
    assert httpx.post(address, content=LARGE).json() == {"a": 12_000_000}
    wire.send(f"POST / HTTP/1.1\r\n{_JSON}Content-Length: {len(LARGE)}\r\nExpect: 100-continue\r\n\r\n")
    assert wire.answer()[0] == 100
    wire.send(LARGE)
    assert json.loads(wire.answer()[2]) == {"a": 12_000_000}


def test_a_caller_that_reads_slowly(wire: Wire, bases: Any, serve: Any) -> None:
    class Huge(bases["deep"]):  # type: ignore[misc]
        def _inference(self, data: Any) -> Any:
            return "x" * 8_000_000

    address = serve(Huge("serve", "net.pt"))
    slow = Wire(address)
    slow.send(post("{}") * 2)
    assert len(httpx.post(address, json={}).content) == 8_000_002
    assert [len(slow.answer()[2]) for _ in range(2)] == [8_000_002] * 2
    slow.stream.close()
    slow.socket.close()


@pytest.mark.parametrize(
    ("request_text", "keeps"),
    [
        ("GET /health HTTP/1.1\r\n\r\n", True),
        ("GET /health HTTP/1.1\r\nConnection: close\r\n\r\n", False),
        ("GET /health HTTP/1.0\r\n\r\n", False),
        ("GET /health HTTP/1.0\r\nConnection: Keep-Alive\r\n\r\n", True),
    ],
)
def test_connections_are_kept_as_the_caller_wants_it(wire: Wire, request_text: str, keeps: bool) -> None:
    wire.send(request_text)
    assert wire.answer()[1]["connection"] == ("keep-alive" if keeps else "close")
    if keeps:
        wire.send("GET /health HTTP/1.1\r\n\r\n")
    assert wire.answer()[0] == (200 if keeps else 0)


@pytest.mark.parametrize(
    ("sent", "status", "says"),
    [
        ("hello\r\n\r\n", 400, "'hello' is no request line of HTTP."),
        ("GET / HTTP/2\r\n\r\n", 505, "HTTP/2 is not spoken here"),
        ("GET / HTTP/1.1\r\nabc\r\n\r\n", 400, "'abc' is no header of HTTP."),
        ("POST / HTTP/1.1\r\nContent-Length: x\r\n\r\n", 400, "'x' is no length of a body."),
        ("POST / HTTP/1.1\r\nContent-Length: 999999999\r\n\r\n", 413, "larger than 64 MB"),
        ("POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nfffffff\r\n", 413, "larger than 64 MB"),
        ("POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n-1\r\n", 400, "'-1' is no length of a body."),
        ("GET / HTTP/1.1\r\nX: " + "y" * 70_000 + "\r\n\r\n", 431, "larger than 64 KB"),
    ],
)
def test_what_is_no_http(wire: Wire, sent: str, status: int, says: str) -> None:
    wire.send(sent)
    found, headers, body = wire.answer()
    assert (found, headers["connection"]) == (status, "close")
    assert says in json.loads(body)["detail"]
    assert wire.answer()[0] == 0


def test_descriptors_are_given_back(address: str) -> None:
    us = psutil.Process()
    before = us.num_fds()
    for _ in range(20):
        assert httpx.post(address, json={"a": 1}).status_code == 200
    assert us.num_fds() <= before + 2
