"""A batch service: instances that work through the files of a directory, and end with the last of them.

Each start is a task of its own.  Its status is `running` while files are being worked on, `finished`
when all are done, also where some of them failed; `failed` means that the task could not go on.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import uuid
from typing import TYPE_CHECKING, Any

from jupyter_modelarts.local.problems import conflict

from .batch_inputs import TaskError
from .batch_journal import Journal
from .batch_run import Run
from .batch_worker import Workers
from .deployment import Deployment, SupersededError
from .group import choose
from .instance import StartFailed

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jupyter_modelarts.local.clock import Clock
    from jupyter_modelarts.local.obs.storage import ObjectStore

    from .batch_journal import Answer
    from .builder import Builder
    from .deployment import Change
    from .documents import Record
    from .instance import Instance

LOG = logging.getLogger(__name__)
TASK = "batch_task"
"""The field of the document that says which task it is, and how many inputs are done."""

_WRITTEN_EVERY = 0.5  # seconds between two times that the counts go into the document


class BatchDeployment(Deployment):
    """The instances, the task and the record of one batch service."""

    def __init__(
        self,
        record: Record,
        builder: Builder,
        clock: Clock,
        document: Mapping[str, Any],
        objects: ObjectStore,
    ) -> None:
        super().__init__(record, builder, clock, document)
        self._objects = objects
        self._run: Run | None = None
        self._workers: Workers | None = None
        self._turned = asyncio.Event()
        self._written = 0.0
        self._fallen = 0
        self._reviving = asyncio.Lock()

    @property
    def progress(self) -> int | None:
        """Per cent of the inputs that are done."""
        return self._run.percent if self._run and self.status != "deploying" else None

    # what may be asked for

    async def deploy(self, *changes: Change) -> None:
        """Begin a new task."""
        await super().deploy(*changes, _new_task)

    async def stop(self, *changes: Change) -> None:
        """End the task where it is.  `Problem` 409 for one that has ended by itself."""
        await super().stop(*changes, _refuse_finished)

    # the work of a turn

    async def _deploy(self, epoch: int) -> None:
        self._run = None
        await self._end_all()
        try:
            self._run = await self._begun()
        except TaskError as error:
            await self._failed(epoch, [str(error)])
            return
        await super()._deploy(epoch)

    async def _recover(self) -> None:
        """Go on with the task that an earlier run of the embedded service had begun."""
        try:
            self._run = await self._begun()
        except TaskError as error:
            failures = [str(error)]
            await asyncio.to_thread(self._builder.sweep)
            await self._begin(lambda epoch: self._failed(epoch, failures))
            return
        if self._run.complete:
            await self._begin(self._finish)
        else:
            await super()._recover()

    async def _launch(self, epoch: int, *arguments: Any, **named: Any) -> None:
        await super()._launch(epoch, *arguments, **named)
        if self.status in ("running", "concerning"):
            await self._work(epoch)

    async def _begun(self) -> Run:
        return await Run.begun(*self._task_of(await self.record.read()))

    def _task_of(self, document: Mapping[str, Any]) -> tuple[ObjectStore, Journal, dict[str, Any]]:
        journal = Journal(self._builder.directory, document[TASK]["task_id"])
        return self._objects, journal, _entry(document)

    async def _work(self, epoch: int) -> None:
        assert self._run is not None
        path = _entry(await self.record.read())["req_uri"]
        self._workers = Workers(self._run, path, self.groups[0].model, self._ready, self._moved)
        self._fallen = 0
        try:
            await self._workers.work(len(self.groups[0].instances))
            await self._finish(epoch)
        except TaskError as error:
            await self._run.log(f"ERROR {error}")
            await self._end(epoch, "failed", str(error))

    async def _finish(self, epoch: int) -> None:
        assert self._run is not None
        await self._write_manifest(self._run)
        await self._run.log(f"INFO finished: {self._run.counts()}")
        await self._end(epoch, "finished", self._run.summary())

    async def _end(self, epoch: int, status: str, reason: str) -> None:
        if status == "failed" and self._run is not None:
            with contextlib.suppress(TaskError):
                await self._write_manifest(self._run)
        await self._end_all()
        changes = [self._set(status, reason), _without_due_time, self.traffic.write]
        if (self.status, status) == ("concerning", "finished"):
            changes.insert(0, self._set("running"))  # the life cycle knows no other way
        await self._settle(epoch, *changes)
        self.due_ms = None

    async def _stop(self, epoch: int) -> None:
        """What is done until now is in the manifest."""
        self._run = self._run or await Run.left(*self._task_of(await self.record.read()))
        if self._run is not None and not self._run.complete:
            with contextlib.suppress(TaskError):
                await self._write_manifest(self._run)
                await self._run.log(f"INFO stopped: {self._run.counts()}")
        await super()._stop(epoch)

    async def _write_manifest(self, run: Run) -> None:
        await run.write_manifest((await self.record.read())[TASK]["task_id"])

    async def _settle(self, epoch: int, *changes: Change) -> None:
        await super()._settle(epoch, *changes, self._count)
        self._written = asyncio.get_running_loop().time()

    def _count(self, document: dict[str, Any]) -> None:
        if self._run is not None:
            document[TASK].update(self._run.counts())
        document["progress"] = self.progress or 0

    # instances, while they work

    async def _moved(self, answer: Answer) -> None:
        failed = bool(answer.problem)
        self.traffic.record(self.groups[0].model["model_id"], failed=failed, detail=answer.problem)
        if asyncio.get_running_loop().time() - self._written > _WRITTEN_EVERY:
            self._written = asyncio.get_running_loop().time()
            await self._settle(self._epoch)

    async def _ready(self) -> Instance:
        """The instance with the least to do, once one can take a request.  Raises `TaskError`."""
        while True:
            group = choose(self.groups)
            if group is not None:
                return group.least_busy()
            if all(instance.state == "failed" for instance in self._instances()):
                await self._revive()
            else:
                self._turned.clear()
                await self._turned.wait()

    async def _revive(self) -> None:
        """Start instances again that were given up because inputs killed them; others are given up."""
        async with self._reviving:
            failed = [entry for entry in self._instances() if entry.state == "failed"]
            fallen = self._workers.fallen if self._workers else 0
            if not failed:
                return
            if fallen == self._fallen:
                raise TaskError(failed[0].reason)
            self._fallen = fallen
            try:
                await asyncio.gather(*(instance.start() for instance in failed))
            except StartFailed as error:
                raise TaskError(str(error)) from None
            for instance in failed:
                instance.watch()

    async def _changed(self) -> None:
        """An instance died, came back or was given up."""
        self._turned.set()
        if self.status not in ("running", "concerning"):
            return
        reason = next((entry.reason for entry in self._instances() if entry.state != "ready"), "")
        status = "concerning" if reason else "running"
        with contextlib.suppress(SupersededError, KeyError):
            await self._settle(self._epoch, self._set(status, reason))


def _entry(document: Mapping[str, Any]) -> dict[str, Any]:
    config: list[dict[str, Any]] = (document.get("pending") or document)["config"]
    return config[0]


def _new_task(document: dict[str, Any]) -> None:
    document[TASK] = {"task_id": str(uuid.uuid4()), "total": 0, "succeeded": 0, "failed": 0}


def _refuse_finished(document: dict[str, Any]) -> None:
    if document["status"] == "finished":
        name = document["service_name"]
        raise conflict(f"Batch service {name} is finished: there is nothing to stop.")


def _without_due_time(document: dict[str, Any]) -> None:
    document["due_time"] = None
