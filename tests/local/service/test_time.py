"""What depends on time: an embedded service in this process, so that its clock can be moved."""

from __future__ import annotations

import asyncio
import os
import signal
from typing import TYPE_CHECKING

import pytest

from jupyter_modelarts.local.clock import Clock
from jupyter_modelarts.local.embedded import Service
from jupyter_modelarts.local.gateway import forwarding

from ..serving import Platform, echo  # noqa: TID252 - tests are no package on the path

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

SHORT = 0.5


class MovableClock(Clock):
    ahead_ms = 0

    def now_ms(self) -> int:
        return super().now_ms() + self.ahead_ms


@pytest.fixture
async def service(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Service]:
    monkeypatch.setattr(forwarding, "LONGEST_CALL", SHORT)
    running = Service(tmp_path)
    running.clock = MovableClock()
    await running.start()
    yield running
    await running.stop()


async def test_an_instance_that_does_not_answer_in_time(
    service: Service,
) -> None:
    caller = Platform(service.connection())
    service_id = await asyncio.to_thread(lambda: caller.deploy(caller.publish(echo())))
    deployment = service.inference.find(service_id)
    assert deployment is not None
    process = deployment.groups[0].instances[0].process
    assert process is not None
    os.kill(process.pid, signal.SIGSTOP)
    answer = await asyncio.to_thread(lambda: caller.predict(service_id, json={}))
    os.kill(process.pid, signal.SIGCONT)
    assert answer.status_code == 503
    assert answer.json()["error_code"] == "ModelArts.4503"
    assert f"did not answer within {SHORT:g} s" in answer.json()["error_msg"]
    again = await asyncio.to_thread(lambda: caller.predict(service_id, json={}))
    assert again.json()["pid"] == process.pid
    caller.http.close()


async def test_a_planned_stop_ends_the_instances(service: Service) -> None:
    assert isinstance(service.clock, MovableClock)
    caller = Platform(service.connection())
    schedule = [{"type": "stop", "time_unit": "MINUTES", "duration": 5}]

    def deploy() -> str:
        return caller.deploy({"model_id": caller.publish(echo())}, schedule=schedule)

    service_id = await asyncio.to_thread(deploy)
    shown = await asyncio.to_thread(caller.show, service_id)
    assert shown["schedule"] == schedule
    assert 0 <= shown["due_time"] - shown["publish_at"] - 5 * 60_000 < 60_000
    service.clock.ahead_ms = 5 * 60_000 + 1000
    stopped = await asyncio.to_thread(caller.wait, service_id, "stopped")
    assert "due_time" not in stopped
    deployment = service.inference.find(service_id)
    assert deployment is not None
    assert deployment.groups == []
    caller.http.close()
