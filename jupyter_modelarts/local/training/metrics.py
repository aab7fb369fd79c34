"""Usage of tasks: sampled every second from their process trees, averaged per minute."""

from __future__ import annotations

import asyncio
import json
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import psutil

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from .outcome import Outcome
    from .task import RunningTask

SERIES = ("cpuUsage", "memUsage", "gpuUtil", "gpuMemUsage", "npuUtil", "npuMemUsage")
NOTHING = -1
SAMPLED_EVERY = 1.0
_MINUTE = 60


@dataclass(slots=True)
class Usage:
    """The minutes of one task since `started` (seconds since the epoch).

    Percentages are of the `cores` and the `memory` (bytes) that the task may use.
    """

    started: float
    cores: float
    memory: int
    minutes: dict[int, list[float]] = field(default_factory=dict)
    """Number of the minute -> sum of CPU percentages, sum of memory percentages, samples."""

    def add(self, now: float, cpu_percent: float, used_bytes: float) -> None:
        """Count a sample; `cpu_percent` is of one core."""
        sums = self.minutes.setdefault(int(max(now - self.started, 0) // _MINUTE), [0.0, 0.0, 0])
        sums[0] += min(cpu_percent / self.cores, 100.0)
        sums[1] += min(100.0 * used_bytes / self.memory, 100.0)
        sums[2] += 1

    def close(self, outcome: Outcome) -> None:
        """A task that was too short to be sampled has what its supervisor measured."""
        if self.minutes or outcome.cpu_seconds is None:
            return
        elapsed = max(outcome.ended_at - self.started, 0.001)
        self.add(outcome.ended_at, 100.0 * outcome.cpu_seconds / elapsed, outcome.peak_bytes or 0)

    def answer(self) -> dict[str, Any]:
        """The body of `show_training_job_metrics`."""
        measured = (self._averages(0), self._averages(1))
        blank = [NOTHING] * len(measured[0])
        return {
            "metrics": [
                {"metric": name, "value": measured[number] if number < len(measured) else blank}
                for number, name in enumerate(SERIES)
            ]
        }

    def _averages(self, column: int) -> list[float]:
        minutes = dict(self.minutes)  # the sampler adds to it in a thread
        rows = [minutes.get(minute) for minute in range(max(minutes, default=-1) + 1)]
        return [round(sums[column] / sums[2], 3) if sums else NOTHING for sums in rows]

    def write(self, path: Path) -> None:
        """Keep it for after the task, or the service, has ended."""
        value = {"started": self.started, "cores": self.cores, "memory": self.memory}
        temporary = path.with_suffix(".new")
        temporary.write_text(json.dumps({**value, "minutes": list(self.minutes.items())}))
        temporary.replace(path)

    @classmethod
    def read(cls, path: Path) -> Usage | None:
        """What `write` wrote; None where it did not."""
        try:
            value = json.loads(path.read_text())
        except FileNotFoundError:
            return None
        return cls(value["started"], value["cores"], value["memory"], dict(value["minutes"]))


def new_usage(now: float, cores: int, memory_gb: int) -> Usage:
    """Usage against what a flavor gives, or this machine where that has less."""
    have = psutil.cpu_count() or 1
    return Usage(now, min(cores, have), min(memory_gb << 30, psutil.virtual_memory().total))


@dataclass(slots=True)
class _Watched:
    task: RunningTask
    usage: Usage
    sampled_at: float
    seconds: dict[int, float] = field(default_factory=dict)
    """CPU seconds of each process at the last sample."""


class Sampler:
    """Samples every watched task once a second; idle while there is none."""

    def __init__(self) -> None:
        self._watched: dict[Path, _Watched] = {}
        self._loop: asyncio.Task[None] | None = None

    def watch(self, task: RunningTask, usage: Usage) -> None:
        """Start sampling a task."""
        self._watched[task.layout.root] = _Watched(task, usage, time.time())
        if self._loop is None or self._loop.done():
            self._loop = asyncio.create_task(self._run())

    def forget(self, root: Path) -> None:
        """Stop sampling the task below `root`."""
        self._watched.pop(root, None)

    def usage(self, root: Path) -> Usage | None:
        """The usage of a watched task."""
        watched = self._watched.get(root)
        return watched.usage if watched else None

    async def close(self) -> None:
        """Stop sampling."""
        self._watched.clear()
        if self._loop is not None:
            self._loop.cancel()
            await asyncio.gather(self._loop, return_exceptions=True)

    async def _run(self) -> None:
        while self._watched:
            await asyncio.sleep(SAMPLED_EVERY)
            await asyncio.to_thread(_sample, list(self._watched.values()))


def _sample(watched: Iterable[_Watched]) -> None:
    children = _children()
    for entry in watched:
        minute = len(entry.usage.minutes)
        _sample_one(entry, children)
        if len(entry.usage.minutes) > minute:
            _keep(entry)


def _keep(entry: _Watched) -> None:
    try:
        entry.usage.write(entry.task.layout.metrics)
    except OSError:  # the disk is full, or the job was deleted meanwhile: the numbers stay in memory
        return


def _children() -> dict[int, list[psutil.Process]]:
    found: dict[int, list[psutil.Process]] = {}
    for process in psutil.process_iter(["ppid"]):
        found.setdefault(process.info["ppid"], []).append(process)
    return found


def _sample_one(entry: _Watched, children: dict[int, list[psutil.Process]]) -> None:
    now, used, spent = time.time(), 0.0, 0.0
    seconds: dict[int, float] = {}
    for process in _below(entry.task.supervisor.pid, children):
        try:
            with process.oneshot():
                times = process.cpu_times()
                used += process.memory_info().rss
        except psutil.Error:
            continue
        seconds[process.pid] = times.user + times.system
        spent += max(seconds[process.pid] - entry.seconds.get(process.pid, 0.0), 0.0)
    if seconds:
        elapsed = max(now - entry.sampled_at, 0.01)
        entry.usage.add(now, 100.0 * spent / elapsed, used)
    entry.sampled_at, entry.seconds = now, seconds


def _below(pid: int, children: dict[int, list[psutil.Process]]) -> list[psutil.Process]:
    found: list[psutil.Process] = []
    waiting = [pid]
    while waiting:
        direct = children.get(waiting.pop(), [])
        found += direct
        waiting += [process.pid for process in direct]
    return found
