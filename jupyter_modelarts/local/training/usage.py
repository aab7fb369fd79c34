"""Usage of tasks: minute by minute as the platform answers it, and finer for our own charts.

Who measures writes into files (`usage_files`): the supervisor of a task its processes, the service GPUs.
`Usage` is put together from them whenever somebody asks, and written into one file when the task is over.
"""

from __future__ import annotations

import contextlib
import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import psutil

from jupyter_modelarts.contract import limits as platform

from .limits import most_memory
from .usage_files import read_minutes, read_seconds
from .usage_points import Points

if TYPE_CHECKING:
    from pathlib import Path

    from .outcome import Outcome

SERIES = ("cpuUsage", "memUsage", "gpuUtil", "gpuMemUsage", "npuUtil", "npuMemUsage")
NOTHING = platform.METRIC_ABSENT
PROCESSES, GPUS = "usage", "gpu"
"""Beginnings of the names of the files with samples."""
_SECONDS_KEPT = 300  # of a task that is over
_LONGEST_CHART = 720


@dataclass(slots=True)
class Usage:
    """What one task has used since `started` (seconds since 1970).

    Percentages are of the `cores` and the `memory` (bytes) that the task may use.
    """

    started: float
    cores: float
    memory: int
    processes: Points = field(default_factory=Points)
    """Cores and bytes."""
    gpus: Points = field(default_factory=Points)
    """Percent of the processors and of the memory of the GPUs that the task uses."""

    def answer(self) -> dict[str, Any]:
        """The body of `show_training_job_metrics`."""
        length = self.processes.length(self.started)
        values = [
            *self.processes.minutes(self.started, length, *self._hundredths()),
            *self.gpus.minutes(self.started, length),
        ]
        values += [[NOTHING] * length] * (len(SERIES) - len(values))
        return {
            "metrics": [{"metric": name, "value": value} for name, value in zip(SERIES, values, strict=True)]
        }

    def chart(self, most: int = _LONGEST_CHART) -> dict[str, list[float]]:
        """Points for a chart, the oldest first: `time` in ms, and the series that were measured.

        The last minutes have a point a second, earlier ones a point a minute, or fewer: at most `most`
        points before the last minutes.
        """
        rows = self.processes.fine(most, *self._hundredths())
        found: dict[str, list[float]] = {"time": [round(row[0] * 1000) for row in rows]}
        found |= {SERIES[0]: [row[1] for row in rows], SERIES[1]: [row[2] for row in rows]}
        if self.gpus:
            nearest = self.gpus.at([row[0] for row in rows])
            found |= {SERIES[2]: [row[0] for row in nearest], SERIES[3]: [row[1] for row in nearest]}
        return found

    def _hundredths(self) -> tuple[float, float]:
        return self.cores / 100, self.memory / 100

    def gather(self, root: Path) -> Usage:
        """Add the samples in the files below the root of a task."""
        for name, points in ((PROCESSES, self.processes), (GPUS, self.gpus)):
            points.add(read_minutes(f"{root}/{name}"), read_seconds(f"{root}/{name}"))
        return self

    def close(self, outcome: Outcome) -> None:
        """A task of which there is no sample has what its supervisor measured in all."""
        if self.processes or outcome.cpu_seconds is None:
            return
        elapsed = max(outcome.ended_at - self.started, 0.001)
        used = float(outcome.peak_bytes or 0)
        self.processes.add([(outcome.ended_at, outcome.cpu_seconds / elapsed, used, 1)], [])

    def write(self, path: Path) -> None:
        """Keep it for after the task has ended, in place of the files with samples."""
        value = {
            "started": self.started,
            "cores": self.cores,
            "memory": self.memory,
            "processes": self.processes.to_json(_SECONDS_KEPT),
            "gpus": self.gpus.to_json(_SECONDS_KEPT),
        }
        temporary = path.with_suffix(".new")
        temporary.write_text(json.dumps(value))
        temporary.replace(path)
        for file in samples(path.parent):
            file.unlink(missing_ok=True)

    @classmethod
    def read(cls, path: Path) -> Usage | None:
        """What `write` wrote; None where it did not."""
        with contextlib.suppress(FileNotFoundError):
            value = json.loads(path.read_text())
            points = [Points.from_json(value[name]) for name in ("processes", "gpus")]
            return cls(value["started"], value["cores"], value["memory"], *points)
        return None


def samples(root: Path) -> list[Path]:
    """The files with samples of the task below `root`."""
    return [file for name in (PROCESSES, GPUS) for file in root.glob(f"{name}.*")]


def new_usage(now: float, cores: int, memory_gb: int) -> Usage:
    """Usage against what a flavor gives, or this machine where that has less."""
    have = psutil.cpu_count() or 1
    return Usage(now, min(cores, have), most_memory(memory_gb << 30))
