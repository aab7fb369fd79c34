"""Knows the tasks that run, and samples their GPUs once a second where this machine has any."""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from .metrics_gpu import find_gpus
from .usage import GPUS, Usage, new_usage
from .usage_files import Recorder
from .usage_points import Points
from .usage_tree import read_tree

if TYPE_CHECKING:
    from pathlib import Path

    from .metrics_gpu import Gpus
    from .task import RunningTask

__all__ = ["Sampler", "Usage", "new_usage"]
SAMPLED_EVERY = 1.0


@dataclass(slots=True)
class _Watched:
    task: RunningTask
    usage: Usage
    recorder: Recorder


class Sampler:
    """The usage of tasks that run; without GPUs it does nothing until it is asked."""

    def __init__(self, gpus: Gpus | None = None, every: float = SAMPLED_EVERY) -> None:
        self._gpus = gpus
        self._every = every
        self._searched = gpus is not None
        self._watched: dict[Path, _Watched] = {}
        self._loop: asyncio.Task[None] | None = None

    def watch(self, task: RunningTask, usage: Usage) -> None:
        """Start with a task; `usage` says what it is measured against, and what it has used before."""
        root = task.layout.root
        self._watched[root] = _Watched(task, usage, Recorder(f"{root}/{GPUS}", usage.started))
        has_gpus = self._gpus is not None or not self._searched
        if has_gpus and (self._loop is None or self._loop.done()):
            self._loop = asyncio.create_task(self._run())

    def forget(self, root: Path) -> None:
        """The task below `root` is over."""
        watched = self._watched.pop(root, None)
        if watched is not None:
            watched.recorder.flush()

    def usage(self, root: Path) -> Usage | None:
        """The usage of a watched task up to now; reads files."""
        watched = self._watched.get(root)
        if watched is None:
            return None
        before = watched.usage
        processes = Points(list(before.processes.sums), list(before.processes.seconds))
        gpus = Points(list(before.gpus.sums), list(before.gpus.seconds))
        return replace(before, processes=processes, gpus=gpus).gather(root)

    async def close(self) -> None:
        """Stop sampling."""
        for root in list(self._watched):
            self.forget(root)
        if self._loop is not None:
            self._loop.cancel()
            await asyncio.gather(self._loop, return_exceptions=True)

    async def _run(self) -> None:
        if not self._searched:
            self._gpus = await asyncio.to_thread(find_gpus)
            self._searched = True
        while self._gpus is not None and self._watched:
            await asyncio.sleep(self._every)
            await asyncio.to_thread(_sample, self._gpus, list(self._watched.values()))


def _sample(gpus: Gpus, watched: list[_Watched]) -> None:
    for entry in watched:
        used = gpus.used_by(set(read_tree(entry.task.supervisor.pid).pids))
        if used is not None:
            entry.recorder.add(time.time(), *used)
