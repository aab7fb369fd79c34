"""All training jobs of the service: whose turn it is, what runs, what is found again after a restart."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import shutil
import sqlite3
from typing import TYPE_CHECKING, Any

from jupyter_modelarts.local.autosearch.executor import SearchExecutor, Tools
from jupyter_modelarts.local.problems import conflict, name_exists, not_found

from . import documents, events, search
from .answers import Answers
from .claims import Claims
from .collect import Hosted, tidy
from .environment import Surroundings
from .events import News
from .executor_process import GRACE, ProcessExecutor
from .job import Run, Workshop
from .metrics import Sampler, Usage
from .outcome import Verdict, not_started
from .queueing import Queue, machine, need_of, priority_of
from .waiting import cancelled

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jupyter_modelarts.local.clock import Timer
    from jupyter_modelarts.local.embedded import Service

    from .layout import TaskLayout

LOG = logging.getLogger(__name__)
_STOP_GRACE = 5.0  # seconds that jobs have to end when the service is stopped
_COLLECT_GRACE = 5.0
_HOUR = 3600.0
_INTERNAL = "The embedded service failed to run the job; its own log says more."


class TrainingManager:
    """Runs jobs as `queueing` says, and keeps what it knows of them in the store."""

    def __init__(self, service: Service) -> None:
        self._service = service
        self._names = asyncio.Lock()
        self._queue = Queue(machine())
        self._claims = Claims()
        self._waiting: dict[str, Run] = {}
        self._sweeping: asyncio.Task[None] | None = None
        self._running: dict[str, tuple[Run, asyncio.Task[None]]] = {}
        self._sampler = Sampler()
        self._closed = False
        self.answers = Answers()
        service.store.pack(documents.KIND, search.brief)
        jobs = service.state_dir / "jobs"
        jobs.mkdir(parents=True, exist_ok=True)
        hosted = Hosted(service.objects, f"modelarts-training-log-{service.account.region}")
        self.news = News(service.store, service.clock)
        executor = ProcessExecutor(
            service.objects,
            hosted,
            self._sampler,
            _surroundings(service),
            jobs / "environments",
            GRACE,
            self.news,
        )
        tools = Tools(service.store, service.clock, executor, jobs)
        self.searches = SearchExecutor(tools)  # jobs that are no search go straight to the executor
        gate = service.rehearsal.begin
        self.workshop = Workshop(service.store, service.clock, jobs, hosted, self.searches, gate)

    async def start(self) -> None:
        """Take up the jobs that were not over when the service ended."""
        final = documents.LIFE_CYCLE.final
        view = await self._service.store.view(documents.KIND)
        rows = [row for row in view if search.brief_of(row).phase not in final]
        for row in reversed(rows):
            document = await self._service.store.get(documents.KIND, row.id)
            if document is not None and not self._knows(row.id):  # requests are served already
                await self._take_up(document)
        self._fill()
        for job_id in list(self._waiting):
            await self._say_that_it_waits(job_id)
        self._sweeping = asyncio.create_task(self._sweep(), name="sweep of job directories")

    def _knows(self, job_id: str) -> bool:
        return job_id in self._running or job_id in self._waiting

    async def _sweep(self) -> None:
        """Remove what a service that was killed left of jobs that are over or deleted."""
        for plan in await asyncio.to_thread(list, self.workshop.jobs.glob("*/*/plan.json")):
            job_id, name = plan.parts[-3:-1]
            if self._knows(job_id):
                continue
            document = await self._service.store.get(documents.KIND, job_id)
            if document is None:
                await asyncio.to_thread(shutil.rmtree, self.workshop.jobs / job_id, ignore_errors=True)
            elif _over(document):
                await asyncio.to_thread(tidy, self.workshop.layout(job_id, name))

    async def _take_up(self, document: dict[str, Any]) -> None:
        run = self._new_run(document["body"])
        if run.begun:
            self._queue.occupy(run.id, need_of(run.body))
            self._go(run)
        elif documents.phase(document) == "Terminating":
            await self._end_unstarted(run, "")
        else:
            self._wait(run)

    def _new_run(self, body: Mapping[str, Any]) -> Run:
        self._claims.take(body)
        job_id = body["metadata"]["id"]
        return Run(self.workshop, body, lambda: self._free(job_id))

    def _wait(self, run: Run) -> None:
        self._waiting[run.id] = run
        self._queue.add(run.id, need_of(run.body), priority_of(run.body))

    def _free(self, job_id: str) -> None:
        """The tasks of a job take no more room; what is left of it needs none."""
        self._queue.release(job_id)
        self._fill()

    async def stop(self, *, kill: bool) -> None:
        """End what runs (`kill`), or leave it to be found again; what waits goes on waiting."""
        self._closed = True
        if self._sweeping is not None:
            await cancelled(self._sweeping)
        if kill:
            await self._end_all()
        for run, work in list(self._running.values()):
            run.detach()
            work.cancel()
        await asyncio.gather(*(work for _, work in self._running.values()), return_exceptions=True)
        await self._sampler.close()
        await self.news.write()

    async def _end_all(self) -> None:
        for run, _ in list(self._running.values()):
            with contextlib.suppress(sqlite3.OperationalError):  # a full disk keeps nobody from stopping
                await self._service.store.update(documents.KIND, run.id, _terminate_if_possible)
            run.stop("The embedded service was stopped.")
        await self._wait_for_all(_STOP_GRACE)
        for run, _ in list(self._running.values()):
            run.stop(at_once=True)
        await self._wait_for_all(_COLLECT_GRACE)

    async def _wait_for_all(self, timeout: float) -> None:
        work = [work for _, work in self._running.values()]
        if work:
            await asyncio.wait(work, timeout=timeout)

    async def submit(self, document: dict[str, Any], project_id: str) -> None:
        """Accept a job and run it when its turn comes; `Problem` when its name or an output is taken."""
        metadata = document["body"]["metadata"]
        store = self._service.store
        async with self._names:
            if await store.find(documents.KIND, name=metadata["name"], project_id=project_id):
                raise name_exists("Job", metadata["name"])
            self._claims.check(document["body"]["algorithm"])
            await store.put(
                documents.KIND,
                metadata["id"],
                document,
                name=metadata["name"],
                project_id=project_id,
                created=metadata["create_time"],
            )
            self._wait(self._new_run(document["body"]))
        self._fill()
        if metadata["id"] in self._waiting:
            await self._say_that_it_waits(metadata["id"])

    async def _say_that_it_waits(self, job_id: str) -> None:
        """Creating -> Pending; a full disk is no reason to lose the job its place."""
        with contextlib.suppress(sqlite3.OperationalError):
            await self._service.store.update(documents.KIND, job_id, _queue_if_possible)

    async def prefer(self, job_id: str, wanted: Mapping[str, Any]) -> None:
        """Change the `schedule_policy` of a job that waits; `Problem` 409 when it has its turn already."""

        def change(document: dict[str, Any]) -> None:
            documents.reschedule(document, wanted)
            self._queue.prefer(job_id, priority_of(document["body"]))

        if await self._service.store.update(documents.KIND, job_id, change) is None:
            raise not_found("Training job", job_id)

    async def terminate(self, job_id: str) -> dict[str, Any]:
        """Stop a job; the job as it is then.  `Problem` 409 when it is over or being stopped."""
        document = await self._service.store.update(documents.KIND, job_id, _terminate)
        if document is None:
            raise not_found("Training job", job_id)
        waiting = self._leave(job_id)
        if waiting is not None:
            await self._end_unstarted(waiting, "")
        elif job_id in self._running:
            self._running[job_id][0].stop()
        return document

    async def delete(self, job_id: str) -> None:
        """Remove a job with its logs; one that runs is killed first."""
        if self._leave(job_id) is not None:
            self._claims.release(job_id)
        if job_id in self._running:
            run, work = self._running[job_id]
            await self._service.store.update(documents.KIND, job_id, _terminate_if_possible)
            run.stop("The job was deleted.", at_once=True)
            await asyncio.wait({work})
        await self._service.store.delete(documents.KIND, job_id)
        await asyncio.to_thread(shutil.rmtree, self.workshop.jobs / job_id, ignore_errors=True)
        await self.workshop.hosted.forget(job_id)

    def usage(self, layout: TaskLayout) -> Usage | None:
        """The usage of a task, running or over."""
        return self._sampler.usage(layout.root) or Usage.read(layout.metrics)

    async def wait(self, job_id: str) -> None:
        """Wait until a job that has its turn is over."""
        if job_id in self._running:
            await asyncio.wait({self._running[job_id][1]})

    def _leave(self, job_id: str) -> Run | None:
        """Take a job out of the queue; None when it is not in it."""
        self._queue.remove(job_id)
        return self._waiting.pop(job_id, None)

    def _fill(self) -> None:
        """Give their turn to the jobs for which there is room."""
        while not self._closed and (job_id := self._queue.next()) is not None:
            self._go(self._waiting.pop(job_id))

    def _go(self, run: Run) -> None:
        self._running[run.id] = run, asyncio.create_task(self._carry(run), name=f"job {run.id}")

    async def _carry(self, run: Run) -> None:
        timer = self._auto_stop(run)
        try:
            await run.run()
        except Exception:
            LOG.exception("job %s", run.id)
            await self._end_unstarted(run, _INTERNAL)
        finally:
            if timer is not None:
                timer.cancel()
            self._running.pop(run.id, None)
            self._claims.release(run.id)
            self._free(run.id)

    def _auto_stop(self, run: Run) -> Timer | None:
        hours = run.auto_stop_hours
        if hours is None:
            return None
        return self._service.clock.later(hours * _HOUR - run.age_seconds, self._stop_late, run, hours)

    def _stop_late(self, run: Run, hours: float) -> None:
        self.news.tell(run.id, events.timed_out(hours))
        run.stop("The job ran for as long as spec.auto_stop allows.")

    async def _end_unstarted(self, run: Run, message: str) -> None:
        """End a job that has no process, or whose processes are in nobody's hands."""
        run.stop(message, at_once=True)
        self._claims.release(run.id)
        now = self._service.clock.now_ms()
        rows = tuple(not_started(layout.task, message).status() for layout in run.layouts)
        verdict = Verdict("Failed", "Failed", rows) if message else Verdict("Terminated", "Terminated")
        await self._service.store.record(
            documents.KIND, run.id, lambda document: documents.end(document, verdict, now)
        )


def _surroundings(service: Service) -> Surroundings:
    account = service.account
    return Surroundings(
        modelarts=service.urls.modelarts,
        obs=service.urls.obs,
        region=account.region,
        access_key=account.access_key,
        secret_key=account.secret_key,
        pip_cache=service.state_dir / "jobs" / "environments" / "pip",
    )


def _over(document: Mapping[str, Any]) -> bool:
    return documents.is_over(document)


def _terminate(document: dict[str, Any]) -> None:
    now = documents.phase(document)
    if now not in documents.STOPPABLE:
        name = document["body"]["metadata"]["name"]
        raise conflict(
            f"Job {name} is {now}: only a job that is Creating, Pending or Running can be stopped."
        )
    documents.terminate(document)


def _terminate_if_possible(document: dict[str, Any]) -> None:
    if documents.phase(document) in documents.STOPPABLE:
        documents.terminate(document)


def _queue_if_possible(document: dict[str, Any]) -> None:
    if documents.phase(document) == "Creating":
        documents.wait_in_queue(document)
