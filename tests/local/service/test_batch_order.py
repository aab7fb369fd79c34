"""A batch service that is asked for this and that, in any order, and one whose time has come."""

from __future__ import annotations

import asyncio
import random
from typing import TYPE_CHECKING

import pytest

from jupyter_modelarts.local.embedded import Service

from ..serving import Platform  # noqa: TID252 - tests are no package on the path
from .batches import Batch, outcomes, package
from .containers import processes_of
from .test_time import MovableClock

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("seed", range(2))
def test_any_order(platform: Platform, seed: int) -> None:
    """Nothing is answered but 200 and 409; the task of the last start is done, and of none of the others."""
    batch, choose = Batch(platform, platform.publish(package())), random.Random(seed)
    batch.put({f"{number}.txt": "hold" if number == 3 else "go" for number in range(6)})
    batch.start()
    path = f"/services/{batch.service_id}"
    for _ in range(20):
        config = batch.body(instance_count=choose.choice([1, 2]))["config"]
        body = choose.choice([{"status": "running"}, {"status": "stopped"}, {"config": config}, None])
        if body is None:
            batch.wait("running", "stopped")
        else:
            answer = platform.try_call("PUT", path, json=body)
            assert answer.status_code in (200, 409), answer.text
    batch.wait("running", "stopped")
    batch.go()
    if batch.wait("finished", "stopped")["status"] == "stopped":
        batch.set("running")
        batch.wait("finished")
    assert set(outcomes(batch.manifest()).values()) == {"SUCCESSFUL"}
    assert len(batch.manifest()) == 6
    directory = platform.connection.state_dir / "services" / batch.service_id
    assert not list(processes_of(directory))
    assert len(list(directory.glob("task-*"))) == 1
    platform.remove(batch.service_id)


async def test_a_planned_stop_ends_a_task(tmp_path: Path) -> None:
    service = Service(tmp_path)
    service.clock = clock = MovableClock()
    await service.start()
    try:
        await asyncio.to_thread(_planned, Platform(service.connection()), clock)
    finally:
        await service.stop()


def _planned(platform: Platform, clock: MovableClock) -> None:
    schedule = [{"type": "stop", "time_unit": "HOURS", "duration": 1}]
    batch = Batch(platform, platform.publish(package()))
    batch.put({"1.txt": "one", "2.txt": "hold"})
    created = platform.call("POST", "/services", json=batch.body() | {"schedule": schedule})
    batch.service_id = created["service_id"]
    batch.until_asked("hold")
    assert platform.show(batch.service_id)["due_time"]
    clock.ahead_ms = 3_600_000
    batch.wait("stopped")
    assert outcomes(batch.manifest()) == {"1.txt": "SUCCESSFUL"}
    batch.go()
    batch.set("running")
    assert "due_time" not in batch.wait("finished")
    clock.ahead_ms = 7_300_000
    assert platform.show(batch.service_id)["status"] == "finished"
    platform.remove(batch.service_id)
    platform.http.close()
