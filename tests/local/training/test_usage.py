"""The usage of tasks of a service: measured on when it is gone, and still there when it is back."""

from __future__ import annotations

import psutil

from jupyter_modelarts.local import launcher
from jupyter_modelarts.local.training.usage import SERIES, Usage
from jupyter_modelarts.local.training.usage_files import read_seconds

BUSY_UNTIL_GATE = """
    import os, pathlib
    block = bytearray(b"x" * 100_000_000)
    print("busy", flush=True)
    gate = pathlib.Path(os.environ["GATE"])
    while not gate.exists():
        sum(range(100_000))
"""


def metrics(caller, job):
    answer = caller.http.get(f"/training-jobs/{job['metadata']['id']}/metrics/worker-0").json()
    return {entry["metric"]: entry["value"] for entry in answer["metrics"]}


def test_usage_is_measured_without_the_service_and_outlives_it(owner):
    gate = owner.connection.state_dir / "gate"
    job = owner.create(owner.body(BUSY_UNTIL_GATE, environments={"GATE": str(gate)}))
    root = owner.directory(job)
    owner.until(lambda: read_seconds(f"{root}/usage"))
    running = metrics(owner, job)
    assert list(running) == list(SERIES)
    assert running["cpuUsage"][-1] > 5
    assert running["memUsage"][-1] > 100 * 100e6 / 9e9
    assert running["gpuUtil"] == running["npuMemUsage"] == [-1] * len(running["cpuUsage"])

    service = psutil.Process(owner.connection.pid)
    service.kill()
    service.wait(10)
    before = len(read_seconds(f"{root}/usage"))
    owner.until(lambda: len(read_seconds(f"{root}/usage")) > before)
    owner.reconnect(launcher.ensure_running(owner.connection.state_dir))
    again = metrics(owner, job)
    assert again["cpuUsage"][-1] > 5

    gate.touch()
    owner.wait(job, "Completed")
    assert metrics(owner, job)["cpuUsage"][-1] > 5
    kept = Usage.read(root / "metrics.json")
    assert len(kept.processes.seconds) > before
    assert max(kept.chart()["memUsage"]) > 100 * 100e6 / 9e9
    assert not list(root.glob("usage.*"))


def test_minutes_are_those_of_the_job_also_when_the_clock_was_moved(owner):
    """What is measured goes by the time of the machine, what the platform says by its clock."""
    offset = owner.connection.state_dir / "clock.json"
    launcher.stop(owner.connection.state_dir)
    offset.write_text('{"offset_ms": 86400000}')
    owner.reconnect(launcher.ensure_running(owner.connection.state_dir))
    job = owner.wait(owner.create(owner.body("sum(range(3_000_000))")))
    assert len(metrics(owner, job)["cpuUsage"]) == 1
    assert metrics(owner, job)["cpuUsage"][0] > 0
