"""What this machine or the service refuses during transfers: one clear line, nothing half-visible."""

from __future__ import annotations

import asyncio
import subprocess
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest

from jupyter_modelarts.contract.paths import ObsPath
from jupyter_modelarts.contract.secrets import Secret
from jupyter_modelarts.errors import LocalFailure
from jupyter_modelarts.obs import Obs, errors, journal
from jupyter_modelarts.obs.local_file import look_at
from jupyter_modelarts.obs.progress import Meter
from jupyter_modelarts.obs.transfers import send
from jupyter_modelarts.obs.wire import Request
from tests.local.obs.conftest import Server

MIB = 1 << 20


@pytest.fixture(autouse=True)
def _journals(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(journal.DIRECTORY_VARIABLE, str(tmp_path / "journals"))


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    server = Server(tmp_path / "objects")
    yield server
    server.stop()


@pytest.mark.parametrize("size", [1000, 3 * MIB, 40 * MIB], ids=["small", "whole", "ranges"])
def test_a_full_disk(obs: Obs, embedded: Any, place: ObsPath, tmp_path: Path, size: int) -> None:
    obs.write(place / "a", bytes(size))
    (tmp_path / "out").mkdir()
    code = (
        "import resource, sys; from jupyter_modelarts.obs import Obs;"
        "from jupyter_modelarts.contract.secrets import Secret;"
        "from jupyter_modelarts.errors import LocalFailure\n"
        f"obs = Obs({embedded.obs!r}, {embedded.access_key!r}, Secret(sys.stdin.read()))\n"
        f"resource.setrlimit(resource.RLIMIT_FSIZE, ({size // 2}, {size // 2}))\n"
        f"try: obs.download({(place / 'a').url!r}, {str(tmp_path / 'out/a')!r})\n"
        "except LocalFailure as error: print(error)"
    )
    secret = obs.aio.stores.secret_key.reveal()
    done = subprocess.run(
        [sys.executable, "-c", code], input=secret, capture_output=True, text=True, check=True
    )
    assert done.stdout.count("\n") == 1
    assert "Free some space" in done.stdout
    assert list((tmp_path / "out").iterdir()) == []


def test_space_is_looked_at_before_anything_travels(obs: Obs, tmp_path: Path) -> None:
    from jupyter_modelarts.obs import ranges

    with pytest.raises(LocalFailure, match=r"needs .* left\. Free some space"):
        ranges.check_space(ObsPath("bucket", "huge"), 1 << 60, tmp_path)


@pytest.mark.parametrize("size", [1000, 3 * MIB, 40 * MIB], ids=["small", "whole", "parts"])
def test_a_missing_bucket(obs: Obs, tmp_path: Path, size: int) -> None:
    with (tmp_path / "a").open("wb") as stream:
        stream.truncate(size)
    with pytest.raises(errors.BucketNotFound, match="%ma_obs mb obs://no-such-bucket-here"):
        obs.upload(tmp_path / "a", "obs://no-such-bucket-here/a")


@pytest.mark.parametrize("size", [1000, 3 * MIB, 40 * MIB], ids=["small", "whole", "parts"])
async def test_a_file_that_changed_since_it_was_looked_at(
    obs: Obs, place: ObsPath, tmp_path: Path, size: int
) -> None:
    path = tmp_path / "a"
    for change in (size + 1, size):
        path.write_bytes(b"1" * size)
        file = look_at(path, "a")
        await asyncio.sleep(0.01)
        path.write_bytes(b"2" * change)
        with pytest.raises(errors.ObjectChanged, match="changed while it was read"):
            await send(obs.aio.stores, place.bucket, [(file, place / "a")], Meter(1, size, None))
        assert not await obs.aio.exists(place / "a")


def _client(server: Server) -> Obs:
    return Obs(server.url, server.account.access_key, server.account.secret_key)


@pytest.mark.parametrize("size", [1000, 3 * MIB, 40 * MIB], ids=["small", "whole", "parts"])
def test_a_wrong_clock(server: Server, tmp_path: Path, size: int) -> None:
    with (tmp_path / "a").open("wb") as stream:
        stream.truncate(size)
    target = ObsPath(server.bucket(), "a")
    server.skew = 3600
    with pytest.raises(errors.ClockWrong, match=r"clock of this machine.*Set the clock"):
        _client(server).upload(tmp_path / "a", target)


@pytest.mark.parametrize("size", [1000, 3 * MIB, 40 * MIB], ids=["small", "whole", "ranges"])
def test_an_archived_object(server: Server, tmp_path: Path, size: int) -> None:
    client, place = _client(server), ObsPath(server.bucket(), "a")
    content = memoryview(bytes(size))
    headers = {"x-obs-storage-class": "COLD"}
    from jupyter_modelarts.obs.threads import Scope

    client.aio.stores.wire.send(Request("PUT", place, {}, headers, lambda: [content], size), Scope())
    with pytest.raises(errors.ObjectArchived, match="Restore it first"):
        client.download(place, tmp_path / "out" / "a")
    assert not (tmp_path / "out" / "a").exists()


class _SomebodyElses(BaseHTTPRequestHandler):
    """What the platform says about a bucket of another account."""

    def do_HEAD(self) -> None:
        self._answer(403, b"")

    def do_PUT(self) -> None:
        self._answer(409, b"<Error><Code>BucketAlreadyExists</Code></Error>")

    def _answer(self, status: int, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: Any) -> None:
        pass


def test_a_name_that_is_taken() -> None:
    with HTTPServer(("127.0.0.1", 0), _SomebodyElses) as cloud:
        thread = threading.Thread(target=cloud.serve_forever)
        thread.start()
        client = Obs(f"http://127.0.0.1:{cloud.server_port}", "AK", Secret("sk"))
        with pytest.raises(errors.BucketNameTaken, match=r"name shared is taken\. Choose another"):
            client.make_bucket("shared")
        cloud.shutdown()
        thread.join()


def test_keys_that_may_not(obs: Obs, embedded: Any, place: ObsPath, tmp_path: Path) -> None:
    wrong = Obs(embedded.obs, embedded.access_key, Secret("wrong-secret-value"))
    for size in (1000, 3 * MIB, 40 * MIB):
        with (tmp_path / "a").open("wb") as stream:
            stream.truncate(size)
        with pytest.raises(errors.AccessDenied, match="secret key") as caught:
            wrong.upload(tmp_path / "a", place)
        assert "wrong-secret-value" not in f"{caught.value!r} {caught.value}"


def test_a_directory_that_is_a_file(obs: Obs, place: ObsPath, tmp_path: Path) -> None:
    obs.write(place / "a", b"content")
    (tmp_path / "file").touch()
    with pytest.raises(LocalFailure, match="file"):
        obs.download(place / "a", tmp_path / "file" / "a")
