"""Large transfers through a relay that counts: cut off, continued, damaged, changed meanwhile."""

from __future__ import annotations

import asyncio
import filecmp
import hashlib
import os
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from jupyter_modelarts.contract.paths import ObsPath
from jupyter_modelarts.contract.secrets import Secret
from jupyter_modelarts.obs import Obs, control, digests, errors, journal, multipart, ranges
from jupyter_modelarts.obs.wire import Request

from .proxy import Proxy, proxy_to

MIB = 1 << 20
PARTS = 8
CRAWL = 100_000
"""Bytes per second."""
SIZE = (PARTS - 1) * multipart.PART + 5 * MIB


@pytest.fixture(autouse=True)
def _journals(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(journal.DIRECTORY_VARIABLE, str(tmp_path / "journals"))
    for module in (multipart, ranges):
        monkeypatch.setattr(module, "AT_ONCE", 3)  # fewer than there are parts: some are done, some not begun


@pytest.fixture
def proxy(embedded: Any) -> Iterator[Proxy]:
    with proxy_to(embedded.obs) as proxy:
        yield proxy


@pytest.fixture
def through(embedded: Any, proxy: Proxy) -> Obs:
    """A client behind the proxy."""
    return Obs(proxy.url, embedded.access_key, _secret(embedded))


@pytest.fixture(scope="session")
def large(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A file of some parts, each different."""
    return _made(tmp_path_factory.mktemp("large") / "large.bin", SIZE)


def _made(path: Path, size: int) -> Path:
    block = os.urandom(MIB)
    with path.open("wb") as stream:
        for number in range(size // MIB):
            stream.write(number.to_bytes(4, "big") + block[4:])
    return path


def _secret(connection: Any) -> Secret:
    return Secret(getattr(connection.secret_key, "reveal", lambda: connection.secret_key)())


def _until(true: Callable[[], bool], seconds: float = 20) -> None:
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end
        time.sleep(0.01)


def _client_process(proxy: Proxy, embedded: Any, call: str) -> subprocess.Popen[str]:
    code = (
        "import sys; from jupyter_modelarts.obs import Obs;"
        "from jupyter_modelarts.contract.secrets import Secret;"
        "from jupyter_modelarts.obs import multipart, ranges; multipart.AT_ONCE = ranges.AT_ONCE = 3;"
        f"obs = Obs({proxy.url!r}, {embedded.access_key!r}, Secret(sys.stdin.read())); {call}"
    )
    process = subprocess.Popen([sys.executable, "-c", code], stdin=subprocess.PIPE, text=True)
    assert process.stdin
    process.stdin.write(_secret(embedded).reveal())
    process.stdin.close()
    return process


def _pending(obs: Obs, place: ObsPath) -> list[str]:
    """Ids of the uploads that the service waits for."""
    request = Request("GET", ObsPath(place.bucket), {"uploads": ""})
    answer = asyncio.run(control.ask(obs.aio.stores, request))
    return re.findall(r"<UploadId>(.*?)</UploadId>", answer.text)


def _arrived(obs: Obs, path: ObsPath) -> list[int]:
    """Numbers of the parts that the service has."""
    (identifier,) = _pending(obs, path)
    answer = asyncio.run(control.ask(obs.aio.stores, Request("GET", path, {"uploadId": identifier})))
    return [int(number) for number in re.findall(r"<PartNumber>(\d+)<", answer.text)]


def _md5s(path: Path) -> list[bytes]:
    with path.open("rb") as stream:
        return [
            hashlib.md5(data, usedforsecurity=False).digest()
            for data in iter(lambda: stream.read(multipart.PART), b"")
        ]


def _journaled() -> int:
    """How many parts the only journal names."""
    found = list(journal.directory().glob("*.jsonl"))
    return found[0].read_text().count('{"part"') if found else 0


def _kill_when(process: subprocess.Popen[str], true: Callable[[], bool]) -> None:
    try:
        _until(true)
        assert process.poll() is None
    finally:
        process.kill()
        process.wait()


def test_an_upload_of_a_gibibyte_goes_on_after_a_kill(
    through: Obs, proxy: Proxy, place: ObsPath, tmp_path: Path, embedded: Any, obs: Obs
) -> None:
    file, target = _made(tmp_path / "gibibyte.bin", 1024 * MIB), place / "gibibyte.bin"
    parts = 1024 * MIB // multipart.PART
    proxy.rate = 40 * MIB
    process = _client_process(proxy, embedded, f"obs.upload({str(file)!r}, {target.url!r})")
    _kill_when(process, lambda: _journaled() >= parts // 3)
    assert not obs.exists(target)
    there = _arrived(obs, target)
    assert 0 < len(there) < parts

    proxy.drop()
    through.upload(file, target)
    assert set(proxy.parts()).isdisjoint(there)
    assert len(proxy.parts()) <= parts - len(there)
    assert proxy.sent < len(proxy.parts()) * multipart.PART + 64 * 1024
    assert obs.head(target).etag == digests.of_parts(_md5s(file))
    assert not list(journal.directory().iterdir())
    through.download(target, tmp_path / "again.bin")
    assert filecmp.cmp(file, tmp_path / "again.bin", shallow=False)
    obs.remove(target)


def test_a_download_goes_on_after_a_kill(
    obs: Obs, through: Obs, proxy: Proxy, place: ObsPath, large: Path, embedded: Any, tmp_path: Path
) -> None:
    obs.upload(large, place / "large.bin")
    target = tmp_path / "into" / "large.bin"
    through_again = f"obs.download({place.url + 'large.bin'!r}, {str(target)!r})"
    proxy.rate = 40 * MIB
    process = _client_process(proxy, embedded, through_again)
    _kill_when(process, lambda: _journaled() >= 2)
    assert not target.exists()

    proxy.drop()
    through.download(place / "large.bin", target)
    assert proxy.received < (PARTS - 2) * multipart.PART + 64 * 1024
    assert hashlib.sha256(target.read_bytes()).digest() == hashlib.sha256(large.read_bytes()).digest()
    assert [path.name for path in target.parent.iterdir()] == ["large.bin"]


def test_a_part_that_the_journal_missed_is_not_sent_again(
    obs: Obs, through: Obs, proxy: Proxy, place: ObsPath, large: Path
) -> None:
    _cancelled(through, proxy, large, place / "large.bin")
    there = _arrived(obs, place / "large.bin")
    (kept,) = journal.directory().glob("*.jsonl")
    kept.write_text(kept.read_text().split("\n")[1] + "\n" + '{"part": 1, "etag": "cut o')
    proxy.reset()
    through.upload(large, place / "large.bin")
    assert set(proxy.parts()).isdisjoint(there)
    assert len(proxy.parts()) <= PARTS - len(there)
    assert obs.head(place / "large.bin").etag == digests.of_parts(_md5s(large))


def _cancelled(through: Obs, proxy: Proxy, source: Path, target: ObsPath) -> float:
    """Cancel an upload when some of it is there; seconds that the cancelling took."""

    async def scenario() -> float:
        task = asyncio.ensure_future(through.aio.upload(source, target))
        while _journaled() < 2:  # noqa: ASYNC110 - the file tells nobody
            await asyncio.sleep(0.01)
        proxy.rate = CRAWL  # to wait for what is on its way would take minutes
        begun = time.monotonic()
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        return time.monotonic() - begun

    proxy.rate = 40 * MIB
    took = asyncio.run(scenario())
    proxy.rate = None
    return took


def test_cancelling_is_immediate_and_what_is_there_can_be_abandoned(
    obs: Obs, through: Obs, proxy: Proxy, place: ObsPath, large: Path
) -> None:
    assert _cancelled(through, proxy, large, place / "large.bin") < 20
    proxy.drain()
    requests = len(proxy.requests)
    time.sleep(0.3)
    assert len(proxy.requests) == requests
    assert not obs.exists(place / "large.bin")
    assert asyncio.run(multipart.abandon(obs.aio.stores, place)) == 1
    assert _pending(obs, place) == []

    through.upload(large, place / "large.bin")  # the journal names an upload that is gone
    assert obs.head(place / "large.bin").size == SIZE


def test_an_interrupt_ends_a_transfer_of_the_sync_face(
    obs: Obs, through: Obs, proxy: Proxy, place: ObsPath, large: Path
) -> None:
    def interrupt() -> None:
        _until(lambda: proxy.sent > 10 * MIB)
        proxy.rate = CRAWL
        signal.pthread_kill(threading.main_thread().ident or 0, signal.SIGINT)

    proxy.rate = 20 * MIB
    thread = threading.Thread(target=interrupt)
    thread.start()
    begun = time.monotonic()
    with pytest.raises(KeyboardInterrupt):
        through.upload(large, place / "large.bin")
    assert time.monotonic() - begun < 20
    thread.join()
    assert not obs.exists(place / "large.bin")


def test_a_damaged_part_is_sent_again(
    obs: Obs, through: Obs, proxy: Proxy, place: ObsPath, large: Path
) -> None:
    proxy.damage_at = 20 * MIB
    through.upload(large, place / "large.bin")
    assert proxy.damage_at is None
    assert len(proxy.parts()) == PARTS + 1
    assert obs.head(place / "large.bin").etag == digests.of_parts(_md5s(large))


def test_a_connection_that_breaks_is_no_failure(
    obs: Obs, through: Obs, proxy: Proxy, place: ObsPath, large: Path
) -> None:
    proxy.break_at = 20 * MIB
    through.upload(large, place / "large.bin")
    assert proxy.break_at is None
    assert obs.head(place / "large.bin").etag == digests.of_parts(_md5s(large))


def test_a_damaged_download_is_noticed(
    obs: Obs, through: Obs, proxy: Proxy, place: ObsPath, large: Path, tmp_path: Path
) -> None:
    obs.upload(large, place / "large.bin")
    (tmp_path / "out").mkdir()
    proxy.damage_at = -20 * MIB
    with pytest.raises(errors.TransferFailed, match="damaged"):
        through.download(place / "large.bin", tmp_path / "out")
    assert not list((tmp_path / "out").iterdir())

    (tmp_path / "medium").write_bytes(os.urandom(5 * MIB))
    obs.upload(tmp_path / "medium", place)
    proxy.reset()
    proxy.damage_at = -2 * MIB
    through.download(place / "medium", tmp_path / "out")  # fetched again
    assert (tmp_path / "out/medium").read_bytes() == (tmp_path / "medium").read_bytes()


def test_an_upload_whose_last_answer_was_lost_is_complete(
    obs: Obs, through: Obs, proxy: Proxy, place: ObsPath, large: Path
) -> None:
    proxy.lose = b"<CompleteMultipartUpload>"
    through.upload(large, place / "large.bin")
    assert proxy.lose is None
    assert [method for method, _ in proxy.requests].count("POST") == 3  # begun, completed, asked again
    assert obs.head(place / "large.bin").etag == digests.of_parts(_md5s(large))
    assert not list(journal.directory().iterdir())


async def test_an_upload_that_somebody_gave_up_says_so(obs: Obs, place: ObsPath) -> None:
    with pytest.raises(errors.NoSuchUpload, match="gave it up"):
        await multipart.complete(obs.aio.stores, place / "none", "0" * 32, ["0" * 32])


@pytest.mark.parametrize("size", [20 * MIB, SIZE], ids=["whole", "parts"])
def test_a_file_that_grows_while_it_is_sent(
    obs: Obs, through: Obs, proxy: Proxy, place: ObsPath, tmp_path: Path, size: int
) -> None:
    source = tmp_path / "growing.log"
    with source.open("wb") as stream:
        stream.truncate(size)
    proxy.rate = 60 * MIB

    def grow() -> None:
        _until(lambda: proxy.sent > 5 * MIB)
        with source.open("ab") as stream:
            stream.write(b"one more line\n")

    thread = threading.Thread(target=grow)
    thread.start()
    with pytest.raises(errors.ObjectChanged, match=r"growing\.log changed"):
        through.upload(source, place / "growing.log")
    thread.join()
    assert not obs.exists(place / "growing.log")
    assert _pending(obs, place) == []


def test_an_object_that_changes_while_it_is_fetched(
    obs: Obs, through: Obs, proxy: Proxy, place: ObsPath, large: Path, tmp_path: Path
) -> None:
    obs.upload(large, place / "large.bin")
    proxy.rate = 20 * MIB

    def change() -> None:
        _until(lambda: proxy.received > 5 * MIB)
        obs.write(place / "large.bin", b"other")

    thread = threading.Thread(target=change)
    thread.start()
    with pytest.raises(errors.ObjectChanged):
        through.download(place / "large.bin", tmp_path / "out" / "large.bin")
    thread.join()
    assert not list((tmp_path / "out").iterdir())
