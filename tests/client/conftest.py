"""A small real HTTP server that does as it is told, and clients of both kinds pointed at it."""

import asyncio
import json
import threading
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import SimpleNamespace

import pytest

from jupyter_modelarts.client import AkskAuth, AsyncClient, Client, RetryPolicy, Settings, Target
from jupyter_modelarts.contract.secrets import Secret

PROJECT = "04f679b17380d32a2f32c00335c4b5ba"
ACCESS_KEY = "AK-OF-THE-TESTS"
SECRET_KEY = "sk-that-nobody-may-see-0123456789"


@dataclass
class Reply:
    """What the server does with one request: answer, answer late, or drop the connection."""

    status: int = 200
    body: object = None
    headers: dict = field(default_factory=dict)
    late: bool = False
    drop: bool = False
    raw: bytes | None = None


class ScriptedServer(ThreadingHTTPServer):
    """Plays `script` (replies, or functions from request to reply) and notes what was asked."""

    daemon_threads = False
    block_on_close = True

    def __init__(self):
        super().__init__(("127.0.0.1", 0), _Handler)
        self.url = f"http://127.0.0.1:{self.server_port}"
        self.script, self.requests = [], []
        self.default = Reply(body={})
        self.ending = threading.Event()
        self.lock = threading.Lock()

    def next_reply(self, request):
        with self.lock:
            self.requests.append(request)
            step = self.script.pop(0) if self.script else self.default
        return step(request) if callable(step) else step

    def asked(self):
        return [f"{request.method} {request.path}" for request in self.requests]

    def handle_error(self, request, client_address):
        """A client that hung up is part of the tests."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    timeout = 5

    def answer(self):
        content = self.rfile.read(int(self.headers.get("Content-Length", 0)))
        request = SimpleNamespace(
            method=self.command, path=self.path, headers=dict(self.headers.items()), content=content
        )
        reply = self.server.next_reply(request)
        if reply.late:
            self.server.ending.wait(2)
        if reply.late or reply.drop:
            self.close_connection = True
            return
        self.send(reply)

    def send(self, reply):
        content = reply.raw if reply.raw is not None else json.dumps(reply.body).encode()
        self.send_response_only(reply.status)
        for name, value in {"Content-Type": "application/json", **reply.headers}.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    do_GET = do_POST = do_PUT = do_PATCH = do_DELETE = answer  # noqa: N815 - the library's names

    def log_message(self, *_):
        """Quiet."""


def _run(server):
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    return thread


@pytest.fixture
def server():
    scripted = ScriptedServer()
    thread = _run(scripted)
    yield scripted
    scripted.ending.set()
    scripted.shutdown()
    thread.join()
    scripted.server_close()


class Driver:
    """One client behind a face that is the same for both kinds; notes every pause instead of making it."""

    def __init__(self, kind, target, **options):
        self.pauses = []
        options = {
            "user_agent": "jupyter_modelarts/0 (tests)",
            "settings": Settings(timeout=0.25, connect_timeout=1, offline=True),
            "policy": RetryPolicy(attempts=4, random=lambda: 1.0),
            "secrets": [Secret(SECRET_KEY)],
            **options,
        }
        self.kind, self.loop = kind, asyncio.new_event_loop()
        if kind == "sync":
            self.client = Client(target, sleep=self.pauses.append, **options)
        else:
            self.client = AsyncClient(target, sleep=self._pause, **options)

    async def _pause(self, seconds):
        self.pauses.append(seconds)

    def call(self, *arguments, **keywords):
        return self._finish(self.client.call(*arguments, **keywords))

    def wait(self, *arguments, **keywords):
        return self._finish(self.client.wait(*arguments, **keywords))

    def request(self, *arguments, **keywords):
        return self._finish(self.client.request(*arguments, **keywords))

    def rows(self, *arguments, **keywords):
        rows = self.client.iterate(*arguments, **keywords)
        return list(rows) if self.kind == "sync" else self._finish(_collect(rows))

    def together(self, *awaitables):
        async def gathered():
            return await asyncio.gather(*awaitables)

        return self.loop.run_until_complete(gathered())

    def close(self):
        if self.kind == "sync":
            self.client.close()
        else:
            self._finish(self.client.aclose())
        self.loop.close()

    def _finish(self, value):
        return value if self.kind == "sync" else self.loop.run_until_complete(value)


async def _collect(rows):
    return [row async for row in rows]


@pytest.fixture(params=["sync", "async"])
def drivers(request, server):
    """Makes drivers of one kind; closes them at the end."""
    made = []

    def make(target=None, **options):
        target = target or target_of(server.url)
        made.append(Driver(request.param, target, **options))
        return made[-1]

    yield make
    for driver in made:
        driver.close()


@pytest.fixture
def driver(drivers):
    return drivers()


def target_of(url, auth=None):
    auth = auth or AkskAuth(ACCESS_KEY, Secret(SECRET_KEY), project_id=PROJECT)
    return Target({"modelarts": url, "iam": url, "obs": url}, PROJECT, auth)


@pytest.fixture
def kit():
    """The helpers above, for the tests of this directory."""
    return SimpleNamespace(
        Reply=Reply,
        target_of=target_of,
        project=PROJECT,
        access_key=ACCESS_KEY,
        secret_key=SECRET_KEY,
    )
