"""One run of a training job: prepare its tasks, launch them, follow them, finish."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from . import documents, task
from .collect import Hosted, export_log, tidy, upload_now_and_then, upload_outputs
from .layout import TaskLayout
from .log import say
from .metrics import Sampler, Usage, new_usage
from .outcome import Outcome, TaskFailure, explain_os_error, judge, lost, not_started
from .prepare import make_plan, prepare
from .waiting import cancelled, together

if TYPE_CHECKING:
    from collections.abc import Coroutine, Mapping
    from pathlib import Path

    from jupyter_modelarts.local.clock import Clock
    from jupyter_modelarts.local.obs.storage import ObjectStore
    from jupyter_modelarts.local.store import Store

    from .environment import Surroundings

LOG = logging.getLogger(__name__)
GRACE = 30.0  # seconds between SIGTERM and SIGKILL, as in the platform's containers
RESTARTED = "The embedded service restarted, and the process of the task was gone."
_STOPPED_CODE = 143


@dataclass(frozen=True, slots=True)
class Workshop:
    """What all runs share."""

    store: Store
    objects: ObjectStore
    clock: Clock
    jobs: Path
    environments: Path
    surroundings: Surroundings
    hosted: Hosted
    sampler: Sampler
    grace: float = GRACE

    def layout(self, job_id: str, name: str) -> TaskLayout:
        """The paths of one task."""
        return TaskLayout(self.jobs / job_id / name, job_id, name)


class Run:
    """A job that has its turn, or waits for it."""

    def __init__(self, workshop: Workshop, body: Mapping[str, Any]) -> None:
        self._shop = workshop
        self._body = body
        self._algorithm: Mapping[str, Any] = body["algorithm"]
        self._stopping = asyncio.Event()
        self._stop_message = ""
        self._tasks: list[task.RunningTask] = []
        self.id: str = body["metadata"]["id"]
        self.layouts = [workshop.layout(self.id, name) for name in body["status"]["tasks"]]

    @property
    def hosts(self) -> int:
        """How many tasks the job has."""
        return len(self.layouts)

    @property
    def auto_stop_hours(self) -> float | None:
        """How long the job may run; None for as long as it likes."""
        return (self._body["spec"].get("auto_stop") or {}).get("duration")

    @property
    def age_seconds(self) -> float:
        """How long the job has run."""
        started = self._body["status"]["start_time"]
        return (self._shop.clock.now_ms() - started) / 1000 if started else 0.0

    @property
    def launched(self) -> bool:
        """Whether an earlier run of the service got as far as starting it."""
        return any(task.was_launched(layout) for layout in self.layouts)

    def stop(self, message: str = "", *, at_once: bool = False) -> None:
        """End the tasks: SIGTERM, and SIGKILL after the grace, or SIGKILL at once."""
        self._stop_message = self._stop_message or message
        self._stopping.set()
        for running in self._tasks:
            running.kill() if at_once else running.stop()

    def detach(self) -> None:
        """Leave the tasks to themselves."""
        for running in self._tasks:
            running.detach()

    async def run(self) -> None:
        """From the job's turn to its end."""
        await self._begin()
        if self.launched:
            outcomes = await self.follow(await self._find())
        else:
            outcomes = await self._start()
        await self.finish(outcomes)

    async def _begin(self) -> None:
        now = self._shop.clock.now_ms()

        def change(document: dict[str, Any]) -> None:
            if documents.phase(document) in {"Creating", "Pending"}:
                documents.begin(document, now)

        document = await self._shop.store.update(documents.KIND, self.id, change)
        if document is not None:
            self._body = document["body"]

    async def _start(self) -> list[Outcome]:
        try:
            await self._unless_stopped(self.prepare())
            if self._stopping.is_set():
                return [self._stopped(layout.task) for layout in self.layouts]
            launched = [asyncio.create_task(running.ended()) for running in self.launch()]
        except TaskFailure as failure:
            for running in self._tasks:
                running.kill()
            return [self._failed(layout, str(failure)) for layout in self.layouts]
        return await self.follow(launched)

    async def _unless_stopped(self, work: Coroutine[Any, Any, None]) -> None:
        """Do `work` until it is done or the job is to stop."""
        doing, stopping = asyncio.create_task(work), asyncio.create_task(self._stopping.wait())
        try:
            await asyncio.wait({doing, stopping}, return_when=asyncio.FIRST_COMPLETED)
            if doing.done():
                doing.result()
        finally:
            await cancelled(doing, stopping)

    async def prepare(self) -> None:
        """Fetch what the tasks need, all at the same time; raises `TaskFailure`."""
        await together(*(prepare(self._shop.objects, layout, self._algorithm) for layout in self.layouts))

    def launch(self) -> list[task.RunningTask]:
        """Start the tasks; raises `TaskFailure` when this machine cannot."""
        for index, layout in enumerate(self.layouts):
            try:
                self._tasks.append(task.launch(layout, self._plan(index)))
            except OSError as error:
                raise TaskFailure(explain_os_error("starting the task", error, layout.root)) from error
            self._shop.sampler.watch(self._tasks[-1], self._usage(layout))
        return self._tasks

    def _plan(self, index: int) -> Any:
        shop = self._shop
        layout = self.layouts[index]
        algorithm = self._algorithm
        around = shop.surroundings
        return make_plan(layout, algorithm, self.hosts, index, around, shop.environments, shop.grace)

    def _usage(self, layout: TaskLayout) -> Usage:
        started = self._body["status"]["start_time"] / 1000
        have = self._body["spec"]["resource"]["flavor_detail"]["flavor_info"]
        known = Usage.read(layout.metrics)
        return known or new_usage(started, have["cpu"]["core_num"], have["memory"]["size"])

    async def _find(self) -> list[asyncio.Task[Outcome]]:
        """Take up the tasks that an earlier run of the service has launched."""
        found = []
        for layout in self.layouts:
            running = await task.find(layout)
            if running is not None:
                self._tasks.append(running)
                self._shop.sampler.watch(running, self._usage(layout))
            found.append(asyncio.create_task(_end_of(layout, running)))
        if documents.phase({"body": self._body}) == "Terminating":
            self.stop()
        return found

    async def follow(self, ends: list[asyncio.Task[Outcome]]) -> list[Outcome]:
        """Wait for all tasks, uploading now and then; when one fails, the others are stopped."""
        uploads = [asyncio.create_task(self._upload_now_and_then(layout)) for layout in self.layouts]
        try:
            for end in asyncio.as_completed(ends):
                outcome = await end
                if outcome.exit_code:
                    for running in self._tasks:
                        running.stop()
            return [await self._ended(end) for end in ends]
        finally:
            await cancelled(*uploads, *ends)

    async def _ended(self, end: asyncio.Task[Outcome]) -> Outcome:
        outcome = await end
        if not self._stopping.is_set():
            return outcome
        return self._stopped(outcome.task, _STOPPED_CODE if outcome.lost else outcome.exit_code, outcome)

    def _stopped(self, name: str, code: int = _STOPPED_CODE, outcome: Outcome | None = None) -> Outcome:
        known = outcome or Outcome(name, code)
        return replace(known, exit_code=code, message=self._stop_message, stopped=True, lost=False)

    def _failed(self, layout: TaskLayout, message: str) -> Outcome:
        _try_to_say(layout, message)
        return not_started(layout.task, message)

    async def _upload_now_and_then(self, layout: TaskLayout) -> None:
        await upload_now_and_then(self._shop.objects, layout, self._algorithm, self._log_path)

    @property
    def _log_path(self) -> str | None:
        return (self._body["spec"].get("log_export_path") or {}).get("obs_url")

    async def finish(self, outcomes: list[Outcome]) -> None:
        """Upload what is left, write down how it ended, and clean up."""
        final = await asyncio.gather(
            *(self._collect(layout, outcome) for layout, outcome in zip(self.layouts, outcomes, strict=True))
        )
        verdict = judge(final, stopping=self._stopping.is_set())
        now = self._shop.clock.now_ms()
        await self._shop.store.record(
            documents.KIND, self.id, lambda document: documents.end(document, verdict, now)
        )
        for layout in self.layouts:
            await asyncio.to_thread(tidy, layout)

    async def _collect(self, layout: TaskLayout, outcome: Outcome) -> Outcome:
        self._keep_usage(layout, outcome)
        failures = await upload_outputs(self._shop.objects, layout, self._algorithm)
        for line in failures:
            _try_to_say(layout, line)
        if not failures and outcome.ended_at:
            for channel in self._algorithm.get("outputs") or ():
                _try_to_say(layout, f"Upload training output(parameter name: {channel['name']}) finished.")
        with contextlib.suppress(OSError):
            await export_log(self._shop.objects, layout, self._log_path)
            await self._shop.hosted.upload(layout)
        if failures and outcome.exit_code == 0:
            return replace(outcome, exit_code=1, message=failures[0])
        return outcome

    def _keep_usage(self, layout: TaskLayout, outcome: Outcome) -> None:
        if outcome.cpu_seconds is None and self._shop.sampler.usage(layout.root) is None:
            return
        usage = self._shop.sampler.usage(layout.root) or self._usage(layout)
        self._shop.sampler.forget(layout.root)
        usage.close(outcome)
        with contextlib.suppress(OSError):
            usage.write(layout.metrics)


async def _end_of(layout: TaskLayout, running: task.RunningTask | None) -> Outcome:
    if running is not None:
        return await running.ended()
    return task.result(layout) or lost(layout.task, RESTARTED)


def _try_to_say(layout: TaskLayout, text: str) -> None:
    """A line for the log, where the disk still takes one."""
    try:
        layout.log_dir.mkdir(parents=True, exist_ok=True)
        say(layout.log, f"[{layout.task}]{text}")
    except OSError as error:
        LOG.warning("log of %s: %s", layout.job_id, error)
