"""Averages per minute."""

from __future__ import annotations

from jupyter_modelarts.local.training.metrics import Usage
from jupyter_modelarts.local.training.outcome import Outcome


def series(usage):
    return {entry["metric"]: entry["value"] for entry in usage.answer()["metrics"]}


def test_minutes_are_averages_and_gaps_are_minus_one(tmp_path):
    usage = Usage(started=1000.0, cores=2, memory=1000)
    usage.add(1001, 100.0, 500)
    usage.add(1059, 200.0, 100)
    usage.add(1130, 50.0, 10)
    assert series(usage)["cpuUsage"] == [75.0, -1, 25.0]
    assert series(usage)["memUsage"] == [30.0, -1, 1.0]
    assert series(usage)["npuMemUsage"] == [-1, -1, -1]
    usage.write(tmp_path / "usage.json")
    assert Usage.read(tmp_path / "usage.json") == usage
    assert Usage.read(tmp_path / "none.json") is None


def test_what_was_never_sampled_has_the_measure_of_its_supervisor():
    usage = Usage(started=1000.0, cores=1, memory=1000)
    usage.close(Outcome("w", 0, ended_at=1000.5, cpu_seconds=0.25, peak_bytes=100))
    assert series(usage)["cpuUsage"] == [50.0]
    assert series(usage)["memUsage"] == [10.0]


def test_before_anything_was_measured_there_is_nothing():
    assert series(Usage(0.0, 1, 1))["cpuUsage"] == []
