"""One run of a training job: prepare its tasks, launch them, follow them, finish."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from . import documents
from .executor import RunningTask, Work
from .executor_process import try_to_say
from .layout import TaskLayout
from .outcome import Outcome, TaskFailure, judge, not_started
from .waiting import cancelled

if TYPE_CHECKING:
    from collections.abc import Coroutine, Mapping
    from pathlib import Path

    from jupyter_modelarts.local.clock import Clock
    from jupyter_modelarts.local.store import Store

    from .collect import Hosted
    from .executor import Executor

_STOPPED_CODE = 143


@dataclass(frozen=True, slots=True)
class Workshop:
    """What all runs share; the paths of a job are below `jobs`."""

    store: Store
    clock: Clock
    jobs: Path
    hosted: Hosted
    executor: Executor

    def layout(self, job_id: str, name: str) -> TaskLayout:
        """The paths of one task."""
        return TaskLayout(self.jobs / job_id / name, job_id, name)


class Run:
    """A job that has its turn, or waits for it."""

    def __init__(self, workshop: Workshop, body: Mapping[str, Any]) -> None:
        self._shop = workshop
        self._body = body
        self._stopping = asyncio.Event()
        self._stop_message = ""
        self._tasks: list[RunningTask] = []
        self.id: str = body["metadata"]["id"]
        self.layouts = [workshop.layout(self.id, name) for name in body["status"]["tasks"]]

    @property
    def _work(self) -> Work:
        return Work.of(self._body, self.layouts, {})

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
        return self._shop.executor.launched(self._work)

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
            await self._find()
            outcomes = await self.follow()
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
            self.launch()
        except TaskFailure as failure:
            return [self._failed(layout, str(failure)) for layout in self.layouts]
        return await self.follow()

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
        await self._shop.executor.prepare(self._work)

    def launch(self) -> list[RunningTask]:
        """Start the tasks; raises `TaskFailure` when this machine cannot."""
        self._tasks = list(self._shop.executor.launch(self._work))
        return self._tasks

    async def _find(self) -> None:
        """Take up the tasks that an earlier run of the service has launched."""
        self._tasks = list(await self._shop.executor.find(self._work))
        if documents.phase({"body": self._body}) == "Terminating":
            self.stop()

    async def follow(self) -> list[Outcome]:
        """Wait for all tasks, saving now and then; when one fails, the others are stopped."""
        ends = [asyncio.create_task(running.ended()) for running in self._tasks]
        saving = asyncio.create_task(self._shop.executor.follow(self._work))
        try:
            for end in asyncio.as_completed(ends):
                outcome = await end
                if outcome.exit_code:
                    for running in self._tasks:
                        running.stop()
            return [await self._ended(end) for end in ends]
        finally:
            await cancelled(saving, *ends)

    async def _ended(self, end: asyncio.Task[Outcome]) -> Outcome:
        outcome = await end
        if not self._stopping.is_set():
            return outcome
        return self._stopped(outcome.task, _STOPPED_CODE if outcome.lost else outcome.exit_code, outcome)

    def _stopped(self, name: str, code: int = _STOPPED_CODE, outcome: Outcome | None = None) -> Outcome:
        known = outcome or Outcome(name, code)
        return replace(known, exit_code=code, message=self._stop_message, stopped=True, lost=False)

    def _failed(self, layout: TaskLayout, message: str) -> Outcome:
        try_to_say(layout, message)
        return not_started(layout.task, message)

    async def finish(self, outcomes: list[Outcome]) -> None:
        """Save what is left, write down how it ended, and clean up."""
        executor, work = self._shop.executor, self._work
        final = await asyncio.gather(*(executor.collect(work, outcome) for outcome in outcomes))
        verdict = judge(final, stopping=self._stopping.is_set())
        now = self._shop.clock.now_ms()
        await self._shop.store.record(
            documents.KIND, self.id, lambda document: documents.end(document, verdict, now)
        )
        await executor.tidy(work)
