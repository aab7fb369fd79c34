"""Averages per minute, the finer series, and GPUs."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
import time
from types import SimpleNamespace

import pytest

from jupyter_modelarts.local.training.metrics import Sampler, Usage
from jupyter_modelarts.local.training.metrics_gpu import Gpus, gpus_of
from jupyter_modelarts.local.training.outcome import Outcome
from jupyter_modelarts.local.training.usage_files import SECONDS_KEPT, Recorder, read_seconds
from jupyter_modelarts.local.training.usage_tree import held, proportional, read_tree

BEGUN = 1_700_000_000.0


def series(usage):
    return {entry["metric"]: entry["value"] for entry in usage.answer()["metrics"]}


def recorded(root, name, *samples):
    recorder = Recorder(f"{root}/{name}", BEGUN)
    for after, first, second in samples:
        recorder.add(BEGUN + after, first, second)
    return recorder


def test_minutes_are_averages_and_gaps_are_minus_one(tmp_path):
    recorded(tmp_path, "usage", (61, 1.0, 500), (119, 2.0, 100), (190, 0.5, 10))
    usage = Usage(BEGUN, cores=2, memory=1000).gather(tmp_path)
    assert series(usage)["cpuUsage"] == [-1, 75.0, -1, 25.0]
    assert series(usage)["memUsage"] == [-1, 30.0, -1, 1.0]
    assert series(usage)["gpuUtil"] == series(usage)["npuMemUsage"] == [-1, -1, -1, -1]


def test_a_recorder_that_starts_again_goes_on_in_the_same_minute(tmp_path):
    recorded(tmp_path, "usage", (1, 1.0, 100), (2, 1.0, 100)).flush()
    recorded(tmp_path, "usage", (30, 4.0, 400), (31, 4.0, 400))
    usage = Usage(BEGUN, cores=4, memory=400).gather(tmp_path)
    assert series(usage)["cpuUsage"] == [62.5]
    assert [row[0] - BEGUN for row in read_seconds(f"{tmp_path}/usage")] == [1, 2, 30, 31]


def test_seconds_are_bounded_and_minutes_are_not_lost(tmp_path):
    lasting = 3 * SECONDS_KEPT
    recorded(tmp_path, "usage", *((second, 1.0, 50) for second in range(lasting))).flush()
    usage = Usage(BEGUN, cores=1, memory=100).gather(tmp_path)
    assert series(usage)["cpuUsage"] == [100.0] * (lasting // 60)
    assert SECONDS_KEPT <= len(usage.processes.seconds) <= 2 * SECONDS_KEPT
    chart = usage.chart(most=4)
    assert len(chart["time"]) <= 4 + 2 * SECONDS_KEPT
    assert chart["time"] == sorted(chart["time"])
    assert set(chart) == {"time", "cpuUsage", "memUsage"}
    assert set(chart["memUsage"]) == {50.0}


def test_what_was_gathered_is_kept_in_one_file(tmp_path):
    recorded(tmp_path, "usage", (1, 1.0, 500), (61, 2.0, 100)).flush()
    recorded(tmp_path, "gpu", (61, 90.0, 40.0))
    usage = Usage(BEGUN, cores=2, memory=1000).gather(tmp_path)
    usage.write(tmp_path / "metrics.json")
    assert [path.name for path in tmp_path.iterdir()] == ["metrics.json"]
    again = Usage.read(tmp_path / "metrics.json")
    assert again.answer() == usage.answer()
    assert again.chart() == usage.chart()
    assert Usage.read(tmp_path / "none.json") is None


def test_half_a_line_is_no_sample(tmp_path):
    recorded(tmp_path, "usage", (1, 1.0, 500))
    with (tmp_path / "usage.seconds").open("a") as stream:
        stream.write("1700000002.00 1.")
    assert len(read_seconds(f"{tmp_path}/usage")) == 1


def test_samples_that_cannot_be_written_stop_nobody(tmp_path):
    recorded(tmp_path / "removed", "usage", (1, 1.0, 500)).flush()


def test_what_was_never_sampled_has_the_measure_of_its_supervisor():
    usage = Usage(started=1000.0, cores=1, memory=1000)
    usage.close(Outcome("w", 0, ended_at=1000.5, cpu_seconds=0.25, peak_bytes=100))
    assert series(usage)["cpuUsage"] == [50.0]
    assert series(usage)["memUsage"] == [10.0]


def test_before_anything_was_measured_there_is_nothing():
    assert series(Usage(0.0, 1, 1))["cpuUsage"] == []


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells what processes share")
def test_what_processes_share_counts_once():
    """A parent with 64 MB and three children that were forked from it."""
    script = """
import os, time
block = bytearray(b"x" * (64 << 20))
for _ in range(3):
    if not os.fork():
        time.sleep(60)
print("ready", flush=True)
time.sleep(60)
"""
    with subprocess.Popen(
        [sys.executable, "-c", script], stdout=subprocess.PIPE, start_new_session=True
    ) as process:
        process.stdout.readline()
        tree = read_tree(os.getpid())
        assert process.pid in tree.pids
        tree = read_tree(process.pid)
        os.killpg(process.pid, 9)
    assert len(tree.pids) == 3
    assert tree.resident > 3 * (64 << 20)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells what processes share")
def test_memory_that_can_be_taken_back_is_not_held(tmp_path):
    """A mapped file of 64 MB is resident, but nobody dies of it."""
    (tmp_path / "data").write_bytes(b"x" * (64 << 20))
    script = """
import mmap, sys, time
with open(sys.argv[1], "rb") as stream:
    data = mmap.mmap(stream.fileno(), 0, access=mmap.ACCESS_READ)
sum(data[::4096])
print("ready", flush=True)
time.sleep(60)
"""
    command = ["/bin/sh", "-c", '"$0" "$@"; exit', sys.executable, "-c", script, str(tmp_path / "data")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, start_new_session=True) as process:
        process.stdout.readline()
        tree = read_tree(process.pid)
        sizes = held(tree), proportional(tree), tree.resident
        os.killpg(process.pid, 9)
    assert sizes[0] < 64 << 20 < sizes[1] <= sizes[2]


class FakeNvml:
    """What the parsing needs of the module pynvml; a GPU has 1000 bytes."""

    class NVMLError(Exception):
        """As NVML raises it."""

    def __init__(self, devices):
        self.devices = devices

    def start(self):
        if self.devices is None:
            raise self.NVMLError

    def count(self):
        return len(self.devices)

    def handle(self, number):
        return self.devices[number]

    def processes(self, device):
        return [SimpleNamespace(pid=pid, usedGpuMemory=used) for pid, used in device["processes"].items()]

    def memory(self, _):
        return SimpleNamespace(total=1000)

    def utilization(self, device):
        if device["busy"] is None:
            raise self.NVMLError
        return SimpleNamespace(gpu=device["busy"])

    nvmlInit = start  # noqa: N815 - NVML's own names
    nvmlDeviceGetCount = count  # noqa: N815
    nvmlDeviceGetHandleByIndex = handle  # noqa: N815
    nvmlDeviceGetComputeRunningProcesses = processes  # noqa: N815
    nvmlDeviceGetMemoryInfo = memory  # noqa: N815
    nvmlDeviceGetUtilizationRates = utilization  # noqa: N815


def test_a_task_has_the_gpus_that_its_processes_use():
    library = FakeNvml([{"busy": 80, "processes": {1: 500, 9: 400}}, {"busy": 20, "processes": {2: None}}])
    gpus = gpus_of(library)
    assert gpus.used_by({1}) == (80.0, 50.0)
    assert gpus.used_by({1, 2}) == (50.0, 25.0)
    assert gpus.used_by({3}) is None
    library.devices[0]["busy"] = None
    assert gpus.used_by({1}) is None


def test_without_a_driver_or_a_device_there_are_no_gpus():
    assert gpus_of(FakeNvml(None)) is None
    assert gpus_of(FakeNvml([])) is None


@pytest.fixture
def sleeper():
    """A process that does nothing."""
    with subprocess.Popen(["sleep", "60"]) as process:
        yield process.pid
        process.kill()


async def test_gpus_are_sampled_while_a_task_runs(tmp_path, sleeper):
    library = FakeNvml([{"busy": 80, "processes": {sleeper: 500}}])
    sampler = Sampler(Gpus(library, library.devices), every=0.01)
    task = SimpleNamespace(layout=SimpleNamespace(root=tmp_path), supervisor=SimpleNamespace(pid=os.getpid()))
    recorded(tmp_path, "usage", (time.time() - BEGUN, 1.0, 1.0))
    sampler.watch(task, Usage(time.time(), 1, 1000))
    while not (tmp_path / "gpu.seconds").exists():  # noqa: ASYNC110 - a file tells nobody that it is there
        await asyncio.sleep(0.01)
    found = series(sampler.usage(tmp_path))
    assert (found["gpuUtil"], found["gpuMemUsage"]) == ([80.0], [50.0])
    await sampler.close()
    assert sampler.usage(tmp_path) is None
