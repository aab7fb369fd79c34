"""What a transfer tells about itself, and what it needs."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from jupyter_modelarts.obs import Event, Obs
from jupyter_modelarts.obs.progress import Meter, Transfer

from .proxy import proxy_to

if TYPE_CHECKING:
    from jupyter_modelarts.contract.paths import ObsPath

MIB = 1 << 20


def test_events_are_few_and_the_last_is_the_end() -> None:
    events: list[Event] = []
    meter = Meter(1000, 10_000, events.append)
    for number in range(1000):
        meter.moved(5, name=f"file {number}")
        meter.finished(5)
    assert 2 <= len(events) <= 20
    first, last = events[0], events[-1]
    assert (first.name, first.files) == ("file 0", 0)
    assert (last.files, last.bytes, last.eta) == (1000, 10_000, 0)
    assert last.rate > 0


def test_what_was_there_counts_but_does_not_travel() -> None:
    events: list[Event] = []
    meter = Meter(1, 100, events.append)
    meter.found(60)
    assert (events[-1].bytes, events[-1].rate, events[-1].eta) == (60, 0, None)
    meter.moved(40)
    meter.moved(-40)  # an attempt that failed
    meter.finished(40)
    assert (events[-1].bytes, events[-1].files) == (100, 1)


@pytest.fixture
def directory(tmp_path: Path) -> Path:
    root = tmp_path / "source"
    root.mkdir()
    for number, size in enumerate((*[1000] * 50, MIB, 2 * MIB, 34 * MIB)):
        (root / str(number)).write_bytes(os.urandom(size))
    return root


async def test_a_transfer_is_a_stream_of_events(
    obs: Obs, embedded: Any, place: ObsPath, directory: Path
) -> None:
    with proxy_to(embedded.obs) as proxy:
        proxy.rate = 20 * MIB
        slow = Obs(proxy.url, embedded.access_key, obs.aio.stores.secret_key)
        begun = time.monotonic()
        transfer = Transfer(lambda progress: slow.aio.upload(directory, place, progress=progress))
        events = [event async for event in transfer]
        took = time.monotonic() - begun
        summary = await transfer
    assert 3 <= len(events) <= 10 * took + 3
    assert all(event.files_total == 53 and event.bytes_total == summary.bytes for event in events)
    assert (events[-1].files, events[-1].bytes) == (53, summary.bytes)
    assert any(event.name == "52" and event.eta for event in events)
    assert await obs.aio.read(place / "49") == (directory / "49").read_bytes()


async def test_a_transfer_that_is_cancelled_ends_its_stream(
    obs: Obs, embedded: Any, place: ObsPath, directory: Path
) -> None:
    with proxy_to(embedded.obs) as proxy:
        proxy.rate = 5 * MIB
        slow = Obs(proxy.url, embedded.access_key, obs.aio.stores.secret_key)
        transfer = Transfer(lambda progress: slow.aio.upload(directory, place, progress=progress))
        async for event in transfer:
            if event.bytes > MIB:
                transfer.cancel()
        with pytest.raises(asyncio.CancelledError):
            await transfer
    assert not await obs.aio.exists(place / "52")


async def test_what_fails_is_raised_by_the_transfer(obs: Obs, tmp_path: Path, place: ObsPath) -> None:
    from jupyter_modelarts.obs.errors import ObjectNotFound

    transfer = Transfer(lambda progress: obs.aio.download(place / "no", tmp_path / "x", progress=progress))
    assert [event async for event in transfer] == []
    with pytest.raises(ObjectNotFound):
        await transfer


def test_memory_is_bounded(obs: Obs, embedded: Any, place: ObsPath, tmp_path: Path) -> None:
    source = tmp_path / "source"
    source.mkdir()
    with (source / "large").open("wb") as stream:
        stream.truncate(200 * MIB)
    for number in range(60):
        (source / f"medium-{number}").write_bytes(bytes(MIB))
    for number in range(500):
        (source / f"small-{number}").write_bytes(bytes(250_000))
    code = (
        "import re, sys; from pathlib import Path; from jupyter_modelarts.obs import Obs;"
        "from jupyter_modelarts.contract.secrets import Secret;"
        f"obs = Obs({embedded.obs!r}, {embedded.access_key!r}, Secret(sys.stdin.read()));"
        f"obs.upload({str(source)!r}, {place.url!r});"
        f"obs.download({place.url!r}, {str(tmp_path / 'back')!r});"
        "print(re.search(r'VmHWM:\\s+(\\d+)', Path('/proc/self/status').read_text())[1])"
    )
    secret = obs.aio.stores.secret_key.reveal()
    done = subprocess.run(
        [sys.executable, "-c", code], input=secret, capture_output=True, text=True, check=True
    )
    assert int(done.stdout) < 150 * 1024
    assert (tmp_path / "back/large").stat().st_size == 200 * MIB
