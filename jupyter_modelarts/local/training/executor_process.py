"""Tasks as processes of this machine, each beneath a supervisor that outlives the service."""

from __future__ import annotations

import asyncio
import contextlib
import json
import logging
import sqlite3
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Any

from jupyter_modelarts.local.obs.errors import ObsProblem

from . import events, task
from .collect import Hosted, export_log, tidy, upload_at_end, upload_now_and_then
from .executor import Activity, RunningTask, Starts, Work
from .executor_activity import activity_below
from .limits import Memory
from .log import say
from .metrics import Sampler, Usage, new_usage
from .outcome import Outcome, TaskFailure, explain_os_error, lost
from .prepare import Plan, make_plan, prepare
from .waiting import together

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from jupyter_modelarts.local.obs.storage import ObjectStore

    from .environment import Surroundings
    from .events import Event, News
    from .layout import TaskLayout

LOG = logging.getLogger(__name__)
GRACE = 30.0  # seconds between SIGTERM and SIGKILL, as in the platform's containers
RESTARTED = "The embedded service restarted, and the process of the task was gone."
_STARTS = "starts.json"


@dataclass(frozen=True, slots=True)
class ProcessExecutor:
    """Executor `process`.  `grace` is how many seconds a task has between SIGTERM and SIGKILL."""

    objects: ObjectStore
    hosted: Hosted
    sampler: Sampler
    surroundings: Surroundings
    environments: Path
    grace: float = GRACE
    news: News | None = None

    def _tell(self, layout: TaskLayout, event: Event) -> None:
        if self.news is not None:
            self.news.tell(layout.job_id, event)

    async def prepare(self, work: Work) -> None:
        """Make the directories of the tasks and fetch code and inputs into them."""
        await together(
            *(
                prepare(self.objects, layout, work.algorithm, partial(self._tell, layout))
                for layout in work.tasks
            )
        )

    def launch(self, work: Work) -> Sequence[RunningTask]:
        """Start a supervisor for each task."""
        running: list[RunningTask] = []
        try:
            for index in work.indices:
                running.append(self._launch(work, index))
        except TaskFailure:
            for other in running:
                other.kill()
            raise
        return running

    def _launch(self, work: Work, index: int) -> RunningTask:
        layout = work.layouts[index]
        starts = work.starts_of(layout.task)
        try:
            running = task.launch(layout, self._plan(work, index, starts))
            _note(layout, starts)
        except OSError as error:
            raise TaskFailure(explain_os_error("starting the task", error, layout.root)) from error
        self.sampler.watch(running, self._usage(layout, work.body))
        self._tell(layout, events.started(layout.task))
        return _Process(running)

    def _plan(self, work: Work, index: int, starts: Starts) -> Plan:
        layout = work.layouts[index]
        hosts = len(work.layouts)
        plan = make_plan(
            layout, work.algorithm, hosts, index, self.surroundings, self.environments, self.grace
        )
        users_own = work.algorithm.get("environments") or {}
        counts = {name: value for name, value in starts.variables().items() if name not in users_own}
        memory = Memory.of(work.body["spec"]["resource"]).to_json()
        started = self._usage(layout, work.body).started
        return replace(plan, environment={**plan.environment, **counts}, memory=memory, started=started)

    def launched(self, work: Work) -> bool:
        """Whether a supervisor was started for every task, for the last of its starts."""
        return all(_launched(layout, work.starts_of(layout.task)) for layout in work.tasks)

    async def find(self, work: Work) -> Sequence[RunningTask]:
        """The tasks whose supervisors live, and for the others what they left."""
        return [await self._find(layout, work) for layout in work.tasks]

    async def _find(self, layout: TaskLayout, work: Work) -> RunningTask:
        running = await task.find(layout)
        if running is None:
            return _Gone(layout)
        self.sampler.watch(running, self._usage(layout, work.body))
        return _Process(running)

    async def follow(self, work: Work) -> None:
        """Upload outputs and logs every period of the outputs."""
        path = _log_path(work.body)
        await together(
            *(upload_now_and_then(self.objects, layout, work.algorithm, path) for layout in work.tasks)
        )

    async def collect(self, work: Work, outcome: Outcome) -> Outcome:
        """Upload outputs and log; a task whose outputs cannot be uploaded has failed."""
        layout = next(layout for layout in work.layouts if layout.task == outcome.task)
        self._keep_usage(layout, work.body, outcome)
        if outcome.ended_at:
            self._tell(layout, events.finished(layout.task, outcome.exit_code))
        tell = partial(self._tell, layout)
        failures = await upload_at_end(self.objects, layout, work.algorithm, tell)
        with contextlib.suppress(OSError, ObsProblem, sqlite3.OperationalError):  # it stays here, no more
            await export_log(self.objects, layout, _log_path(work.body))
            await self.hosted.upload(layout)
        if failures and outcome.exit_code == 0:
            return replace(outcome, exit_code=1, message=failures[0])
        return outcome

    def _keep_usage(self, layout: TaskLayout, body: Mapping[str, Any], outcome: Outcome) -> None:
        if outcome.cpu_seconds is None and self.sampler.usage(layout.root) is None:
            return
        usage = self.sampler.usage(layout.root) or self._usage(layout, body).gather(layout.root)
        self.sampler.forget(layout.root)
        usage.close(outcome)
        with contextlib.suppress(OSError):
            usage.write(layout.metrics)

    def _usage(self, layout: TaskLayout, body: Mapping[str, Any]) -> Usage:
        """What a task is measured against, and what it has used before it was started again."""
        known = Usage.read(layout.metrics)
        if known is not None:
            return known
        have = body["spec"]["resource"]["flavor_detail"]["flavor_info"]
        started = task.began(layout) or (body["status"]["start_time"] - self._clock_is_ahead()) / 1000
        return new_usage(started, have["cpu"]["core_num"], have["memory"]["size"])

    def _clock_is_ahead(self) -> int:
        """Milliseconds: what is measured goes by the time of this machine."""
        return self.news.clock.offset_ms if self.news is not None else 0

    async def clear(self, work: Work) -> None:
        """Kill what runs of the tasks, and remove everything but logs and usage."""
        for layout in work.tasks:
            running = await task.find(layout)
            if running is not None:
                running.kill()
                await running.ended()
        await self.tidy(work)

    async def tidy(self, work: Work) -> None:
        """Remove everything but logs and usage."""
        for layout in work.tasks:
            await asyncio.to_thread(tidy, layout)


@dataclass(frozen=True, slots=True)
class _Process:
    """A task with a living supervisor."""

    running: task.RunningTask

    @property
    def layout(self) -> TaskLayout:
        return self.running.layout

    async def ended(self) -> Outcome:
        return await self.running.ended()

    def stop(self) -> None:
        self.running.stop()

    def kill(self) -> None:
        self.running.kill()

    def activity(self) -> Activity | None:
        return activity_below(self.running.supervisor.pid)

    def detach(self) -> None:
        self.running.detach()


@dataclass(frozen=True, slots=True)
class _Gone:
    """A task that ended while no service was there."""

    layout: TaskLayout

    async def ended(self) -> Outcome:
        return task.result(self.layout) or lost(self.layout.task, RESTARTED)

    def stop(self) -> None:
        """There is nothing left."""

    def kill(self) -> None:
        """There is nothing left."""

    def activity(self) -> Activity | None:
        return None

    def detach(self) -> None:
        """There is nothing left."""


def try_to_say(layout: TaskLayout, text: str) -> None:
    """A line of the service for the log of a task, where the disk still takes one."""
    try:
        layout.log_dir.mkdir(parents=True, exist_ok=True)
        say(layout.log, f"[{layout.task}]{text}")
    except OSError as error:
        LOG.warning("log of %s: %s", layout.job_id, error)


def _note(layout: TaskLayout, starts: Starts) -> None:
    """Write down, once it runs, which start this was; the first needs no note."""
    note = layout.root / _STARTS
    if starts == Starts():
        note.unlink(missing_ok=True)
    else:
        note.write_text(json.dumps([starts.scheduled, starts.started]))


def _launched(layout: TaskLayout, starts: Starts) -> bool:
    if not task.was_launched(layout):
        return False
    try:
        return Starts(*json.loads((layout.root / _STARTS).read_text())) == starts
    except FileNotFoundError:
        return starts == Starts()


def _log_path(body: Mapping[str, Any]) -> str | None:
    return (body["spec"].get("log_export_path") or {}).get("obs_url")
