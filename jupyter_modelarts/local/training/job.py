"""One run of a training job: prepare its tasks, launch them, follow them, recover, finish."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from . import documents, events, retries_document
from .attempt import Attempt, End, Hooks
from .collect import try_to_say
from .executor import PlatformFailure, RunningTask, Work
from .layout import TaskLayout
from .outcome import Outcome, TaskFailure, judge, not_started
from .retries import Policy
from .waiting import unless

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping, Sequence
    from pathlib import Path

    from jupyter_modelarts.local.clock import Clock
    from jupyter_modelarts.local.store import Store

    from .collect import Hosted
    from .executor import Executor
    from .retries import Done, Recovery

_STOPPED_CODE = 143


@dataclass(frozen=True, slots=True)
class Workshop:
    """What all runs share; the paths of a job are below `jobs`."""

    store: Store
    clock: Clock
    jobs: Path
    hosted: Hosted
    executor: Executor
    gate: Callable[[Work], Awaitable[None]] | None = None
    """What every job passes before it begins; it may wait, or raise `TaskFailure`."""

    def layout(self, job_id: str, name: str) -> TaskLayout:
        """The paths of one task."""
        return TaskLayout(self.jobs / job_id / name, job_id, name)


class Run:
    """A job that has its turn, or waits for it.  `freed` is called once its tasks take no more room."""

    def __init__(
        self, workshop: Workshop, body: Mapping[str, Any], freed: Callable[[], None] = lambda: None
    ) -> None:
        self._shop = workshop
        self._document: Mapping[str, Any] = {"body": body, "run": {}}
        self._freed = freed
        self._stopping = asyncio.Event()
        self._stop_message = ""
        self._attempt: Attempt | None = None
        self._deciding = asyncio.Lock()
        self._policy = Policy.of(body["metadata"].get("annotations") or {})
        self.id: str = body["metadata"]["id"]
        self.layouts = [workshop.layout(self.id, name) for name in body["status"]["tasks"]]

    @property
    def body(self) -> Mapping[str, Any]:
        """The job as it was last written down here."""
        body: Mapping[str, Any] = self._document["body"]
        return body

    @property
    def work(self) -> Work:
        """All tasks, each for the time that it is started now."""
        return Work.of(self.body, self.layouts, retries_document.starts_of(self._document))

    @property
    def auto_stop_hours(self) -> float | None:
        """How long the job may run; None for as long as it likes."""
        return (self.body["spec"].get("auto_stop") or {}).get("duration")

    @property
    def age_seconds(self) -> float:
        """How long the job has run."""
        started = self.body["status"]["start_time"]
        return (self._shop.clock.now_ms() - started) / 1000 if started else 0.0

    @property
    def begun(self) -> bool:
        """Whether the job had its turn, perhaps in an earlier run of the service."""
        return bool(self.body["status"]["start_time"])

    def stop(self, message: str = "", *, at_once: bool = False) -> None:
        """End the tasks: SIGTERM, and SIGKILL after the grace, or SIGKILL at once."""
        self._stop_message = self._stop_message or message
        self._stopping.set()
        for running in self._running:
            running.kill() if at_once else running.stop()

    def detach(self) -> None:
        """Leave the tasks to themselves."""
        for running in self._running:
            running.detach()

    @property
    def _running(self) -> list[RunningTask]:
        return self._attempt.tasks if self._attempt else []

    async def run(self) -> None:
        """From the job's turn to its end."""
        end = await self._again() if self.begun else await self._first()
        while not self._stopping.is_set() and end.cause is not None:
            recovery = self._policy.after(end.cause, self._done)
            if recovery is None:
                break
            end = await self._recover(end, recovery)
        await self.finish(end.outcomes)

    @property
    def _done(self) -> Done:
        return retries_document.done_of(self._document)

    async def _first(self) -> End:
        """The first attempt of a job that has not begun."""
        try:
            if self._shop.gate is not None:
                await unless(self._stopping, self._shop.gate(self.work))
            if not self._stopping.is_set():
                await self.begin()
        except TaskFailure as failure:
            return self._failed(failure)
        return await self._start()

    async def begin(self) -> None:
        """The job has its nodes."""
        now = self._shop.clock.now_ms()

        def change(document: dict[str, Any]) -> None:
            if documents.phase(document) in {"Creating", "Pending"}:
                documents.begin(document, now)

        self._keep(await self._shop.store.update(documents.KIND, self.id, change))

    def _keep(self, document: Mapping[str, Any] | None) -> None:
        """Go by the document as it is now; a job that was deleted, or is being stopped, is to stop."""
        if document is not None:
            self._document = document
        if document is None or documents.phase(document) == "Terminating":
            self.stop()

    async def _start(self, recovery: Recovery | None = None) -> End:
        """Prepare, launch and follow all tasks; a restart in the same containers needs no preparation."""
        try:
            if recovery != "proc_restart":
                await unless(self._stopping, self.prepare())
            if self._stopping.is_set():
                return End([self._stopped(Outcome(layout.task, _STOPPED_CODE)) for layout in self.layouts])
            self.launch()
        except TaskFailure as failure:
            return self._failed(failure)
        if recovery is not None:
            await self._resume(recovery, [layout.task for layout in self.layouts])
        return await self.follow()

    async def prepare(self) -> None:
        """Fetch what the tasks need, all at the same time; raises `TaskFailure`."""
        await self._shop.executor.prepare(self.work)

    def launch(self) -> list[RunningTask]:
        """Start the tasks; raises `TaskFailure` when this machine cannot."""
        tasks = self._shop.executor.launch(self.work)
        self._take(dict(enumerate(tasks)))
        return list(tasks)

    def _take(self, tasks: Mapping[int, RunningTask]) -> None:
        hooks = Hooks(self._replacement, self._hangs)
        self._attempt = Attempt(self._shop.executor, self._shop.clock, self.work, tasks, hooks)

    async def follow(self) -> End:
        """Wait for the tasks that were launched or found."""
        if self._attempt is None:
            raise RuntimeError("nothing was launched")
        if self._stopping.is_set():
            self.stop()
        end = await self._attempt.follow()
        if not self._stopping.is_set():
            return end
        return End([self._stopped(outcome) for outcome in end.outcomes])

    def _stopped(self, outcome: Outcome) -> Outcome:
        code = _STOPPED_CODE if outcome.lost else outcome.exit_code
        return replace(outcome, exit_code=code, message=self._stop_message, stopped=True, lost=False)

    def _failed(self, failure: TaskFailure) -> End:
        """No task came to run its program."""
        for layout in self.layouts:
            try_to_say(layout, events.of_task(layout.task, str(failure), "Error"))
        outcomes = [not_started(layout.task, str(failure)) for layout in self.layouts]
        return End(outcomes, "fault" if isinstance(failure, PlatformFailure) else "program", outcomes[0])

    async def finish(self, outcomes: Sequence[Outcome]) -> None:
        """Save what is left, write down how it ended, and clean up."""
        self._freed()
        executor, work = self._shop.executor, self.work
        final = await asyncio.gather(*(executor.collect(work, outcome) for outcome in outcomes))
        verdict = judge(final, stopping=self._stopping.is_set())
        if verdict.phase == "Failed" and not self.begun:
            verdict = replace(verdict, secondary_phase="CreateFailed")
        cause = next((outcome for outcome in final if outcome.exit_code), None)
        now = self._shop.clock.now_ms()
        await self._shop.store.record(
            documents.KIND, self.id, lambda document: documents.end(document, verdict, now, cause)
        )
        await executor.tidy(work)

    async def _again(self) -> End:
        """Go on with a job that an earlier run of the service has begun, wherever it was."""
        self._keep(await self._shop.store.get(documents.KIND, self.id))
        executor, work = self._shop.executor, self.work
        there = [index for index in work.indices if executor.launched(work.only(index))]
        recovery = retries_document.under_way(self._document)
        if len(there) < len(work.indices) and not (there and recovery == "pod_reschedule"):
            return await self._restart(recovery or "job_reschedule")
        found = await executor.find(work.only(*there))
        self._take(dict(zip(there, found, strict=True)))
        if recovery is not None and len(there) == len(work.indices):
            await self._resume(recovery, [layout.task for layout in self.layouts])
        return await self.follow()

    async def _recover(self, end: End, recovery: Recovery) -> End:
        """Start all tasks again after an attempt that has failed."""
        self._attempt = None
        if not self.begun:
            await self.begin()
        await asyncio.gather(*(self._shop.executor.collect(self.work, outcome) for outcome in end.outcomes))
        if end.cause is None or end.first is None or self._stopping.is_set():
            return End([self._stopped(outcome) for outcome in end.outcomes])
        done = self._done.and_hang() if recovery == "proc_restart" else self._done.and_job(end.cause)
        await self._interrupt(end.first, recovery, [layout.task for layout in self.layouts], done)
        return await self._restart(recovery)

    async def _restart(self, recovery: Recovery) -> End:
        """Start all tasks: in new containers, or only their programs."""
        executor, work = self._shop.executor, self.work
        if recovery == "proc_restart":
            for running in await executor.find(work):
                running.kill()
                await running.ended()
        else:
            await executor.clear(work)
        return await self._start(recovery)

    async def _replacement(self, index: int, lost: Outcome | None) -> RunningTask | None:
        """A task in the place of one that was lost, where the job still has such retries."""
        task = self.layouts[index].task
        if lost is not None and not await self._may_replace(task, lost):
            return None
        executor, work = self._shop.executor, self.work.only(index)
        await executor.clear(work)
        await unless(self._stopping, executor.prepare(work))
        if self._stopping.is_set():
            return None
        (running,) = executor.launch(work)
        await self._resume("pod_reschedule", [task])
        if self._stopping.is_set():
            running.stop()
        return running

    async def _may_replace(self, task: str, lost: Outcome) -> bool:
        async with self._deciding:
            if self._stopping.is_set() or not self._policy.replaces(self._done):
                return False
            await self._shop.executor.collect(self.work, lost)
            await self._interrupt(lost, "pod_reschedule", [task], self._done.and_pod())
            return True

    async def _hangs(self) -> bool:
        """Say that the job hangs; whether that is to end its tasks."""
        for layout in self.layouts:
            try_to_say(layout, events.HANGING)
        now = self._shop.clock.now_ms()
        await self._shop.store.record(
            documents.KIND, self.id, lambda document: events.add(document, events.HANGING, now=now)
        )
        return self._policy.hang

    async def _interrupt(self, cause: Outcome, recovery: Recovery, tasks: Sequence[str], done: Done) -> None:
        now = self._shop.clock.now_ms()
        for layout in self.layouts:
            if layout.task in tasks:
                try_to_say(layout, events.RESTARTED)

        def change(document: dict[str, Any]) -> None:
            retries_document.interrupt(document, cause, recovery, tasks, done, now)

        self._keep(await self._shop.store.record(documents.KIND, self.id, change))

    async def _resume(self, recovery: Recovery, tasks: Sequence[str]) -> None:
        now = self._shop.clock.now_ms()

        def change(document: dict[str, Any]) -> None:
            retries_document.resume(document, recovery, tasks, now)

        self._keep(await self._shop.store.record(documents.KIND, self.id, change))
