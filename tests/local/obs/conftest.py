"""A real embedded OBS on a free port, in a thread of its own."""

from __future__ import annotations

import asyncio
import secrets
import socket
import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from aiohttp import web

from jupyter_modelarts.contract.secrets import Secret
from jupyter_modelarts.local.obs.app import create_obs_app
from jupyter_modelarts.local.obs.signed import Credential
from jupyter_modelarts.local.obs.storage import ObjectStore


@dataclass
class Account:
    access_key: str = "AKEXAMPLE"
    secret_key: Secret = field(default_factory=lambda: Secret("secret-of-the-test"))
    domain_id: str = "d" * 32
    user_id: str = "u" * 32


TEMPORARY = {"AKTEMPORARY": Credential(Secret("temporary-secret"), Secret("a-token"))}


class Server:
    """The service and its store; `skew` moves its clock by seconds."""

    def __init__(self, root: Path) -> None:
        self.account = Account()
        self.store = ObjectStore(root, self.account)
        self.root = root
        self.skew = 0.0
        self.loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self.loop.run_forever, daemon=True)
        self._thread.start()
        self._runner = self.run(self._start())
        host, port = self._runner.addresses[0]
        self.url = self.store.base_url = f"http://{host}:{port}"
        self.port = port

    async def _start(self) -> web.AppRunner:
        app = create_obs_app(
            self.store, self.account, credentials=TEMPORARY.get, now=lambda: time.time() + self.skew
        )
        runner = web.AppRunner(app, access_log=None, read_bufsize=1 << 18, shutdown_timeout=1)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", 0).start()
        return runner

    def run(self, work: Any) -> Any:
        return asyncio.run_coroutine_threadsafe(work, self.loop).result(60)

    def stop(self) -> None:
        self.run(self._runner.cleanup())
        self.loop.call_soon_threadsafe(self.loop.stop)
        self._thread.join()
        self.loop.close()
        self.store.close()

    def bucket(self) -> str:
        """A new, empty bucket."""
        name = f"bucket-{secrets.token_hex(6)}"
        self.run(self.store.create_bucket(name))
        return name


@pytest.fixture(scope="session")
def obs_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    server = Server(tmp_path_factory.mktemp("state") / "obs")
    yield server
    server.stop()


@pytest.fixture
def bucket(obs_server: Server) -> str:
    return obs_server.bucket()


@pytest.fixture
def localhost_names(monkeypatch: pytest.MonkeyPatch) -> None:
    """Names below `localhost` are found, as they are on most systems (RFC 6761), whatever this one does."""
    look_up = socket.getaddrinfo

    def find(host: Any, *arguments: Any, **options: Any) -> Any:
        ours = isinstance(host, str) and host.endswith(".localhost")
        return look_up("127.0.0.1" if ours else host, *arguments, **options)

    monkeypatch.setattr(socket, "getaddrinfo", find)


@pytest.fixture(params=["negotiated", "path-style", "obs", "v2", "v4"])
def vendor(obs_server: Any, request: pytest.FixtureRequest, localhost_names: None) -> Iterator[Any]:
    """Negotiating it puts the bucket into the host's name; with a path style it signs by V2 or V4."""
    from obs import ObsClient

    path_style = {"server": obs_server.url, "path_style": True}
    in_host = {"server": f"http://localhost:{obs_server.port}"}
    chosen = {
        "negotiated": in_host,
        "path-style": path_style,
        "obs": {**in_host, "signature": "obs", "is_signature_negotiation": False},
        "v2": {**path_style, "signature": "v2"},
        "v4": {**path_style, "signature": "v4"},
    }[request.param]
    client = ObsClient(
        access_key_id=obs_server.account.access_key,
        secret_access_key=obs_server.account.secret_key.reveal(),
        max_retry_count=0,
        **chosen,
    )
    client.is_native = request.param in {"negotiated", "obs"}
    yield client
    client.close()
