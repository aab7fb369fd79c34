"""What is in force, and the questions that the rest of the room asks.

`active` is all that is looked at while nothing is injected.  Nothing of it survives a restart.
"""

from __future__ import annotations

import asyncio
import logging
from functools import partial
from typing import TYPE_CHECKING, Any

from jupyter_modelarts.local.training import documents
from jupyter_modelarts.local.training.search import brief_of

from .injection import ApiFault, JobFault, StorageFault, WorkerFault
from .jobs import kill_worker

if TYPE_CHECKING:
    from collections.abc import Callable

    from aiohttp import web

    from jupyter_modelarts.contract.operations import Operation
    from jupyter_modelarts.local.embedded import Service
    from jupyter_modelarts.local.training.executor import Work

    from .injection import Injection, Proceed

LOG = logging.getLogger(__name__)
_LOOK = 0.05  # seconds between two looks for a worker to lose


class Rehearsal:
    """The faults of one service."""

    def __init__(self, service: Service) -> None:
        self.active = False
        self._service = service
        self._injections: list[Injection] = []
        self._hunting: asyncio.Task[None] | None = None

    def inject(self, injection: Injection) -> None:
        """Put a fault in force."""
        LOG.info("injected: %s", injection.row())
        self._injections.append(injection)
        self._settle()

    def clear(self, fault: str | None = None) -> int:
        """End all faults, or those of one name; how many there were."""
        before = len(self.in_force())
        self._injections = [entry for entry in self._injections if fault not in (None, entry.fault.name)]
        self._settle()
        return before - len(self._injections)

    def in_force(self) -> list[dict[str, Any]]:
        """The faults in force, as people are told of them."""
        self._settle()
        return [injection.row() for injection in self._injections]

    async def close(self) -> None:
        """End everything."""
        self.clear()
        if self._hunting is not None:
            self._hunting.cancel()
            await asyncio.gather(self._hunting, return_exceptions=True)

    async def answer(
        self, operation: Operation, request: web.Request, proceed: Proceed
    ) -> web.StreamResponse:
        """Answer a call as the faults in force want it; the first one injected comes first."""
        for injection in reversed(self._met(lambda entry: entry.meets_call(operation))):
            assert isinstance(injection.fault, ApiFault)
            proceed = partial(injection.fault.act, injection, request, proceed)
        return await proceed()

    async def begin(self, work: Work) -> None:
        """A job is about to begin; raises `TaskFailure` where it cannot."""
        metadata = work.body["metadata"]
        for injection in self._met(lambda entry: _meets_start(entry, metadata)):
            assert isinstance(injection.fault, JobFault)
            await self._service.clock.sleep(injection.delay)
            await injection.fault.act(injection, work)

    async def _pass(self, bucket: str, key: str) -> None:
        """The gate of object storage."""
        own = self._service.training.workshop.hosted.bucket
        for injection in self._met(lambda entry: entry.meets_object(bucket, key, own)):
            assert isinstance(injection.fault, StorageFault)
            await injection.fault.act(injection)

    def _met(self, meets: Callable[[Injection], bool]) -> list[Injection]:
        """The faults that strike now, each counted once."""
        self._settle()
        met = [injection for injection in self._injections if meets(injection)]
        for injection in met:
            LOG.info("%s strikes", injection.fault.name)
            injection.strike()
        self._settle()
        return met

    def _settle(self) -> None:
        """Forget what is over, and let those be asked who have to ask."""
        self._injections = [injection for injection in self._injections if not injection.over]
        faults = [injection.fault for injection in self._injections]
        self.active = bool(faults)
        gated = any(isinstance(fault, StorageFault) for fault in faults)
        self._service.objects.gate = self._pass if gated else None
        if any(isinstance(fault, WorkerFault) for fault in faults) and not self._is_hunting():
            self._hunting = asyncio.create_task(self._hunt(), name="rehearsal")

    def _is_hunting(self) -> bool:
        return self._hunting is not None and not self._hunting.done()

    async def _hunt(self) -> None:
        """Look for workers to lose, for as long as some are to be lost."""
        while any(isinstance(entry.fault, WorkerFault) and not entry.over for entry in self._injections):
            for row in await self._service.store.view(documents.KIND):
                if brief_of(row).phase == "Running":
                    await self._lose_workers(row.name, row.id, row.document["body"]["status"]["tasks"])
            await asyncio.sleep(_LOOK)
        self._hunting = None
        self._settle()

    async def _lose_workers(self, name: str, identifier: str, tasks: list[str]) -> None:
        workshop = self._service.training.workshop
        for task in tasks:
            for injection in self._injections:
                if not _meets_worker(injection, name, identifier):
                    continue
                if await kill_worker(workshop.layout(identifier, task), injection.delay):
                    LOG.info("%s strikes %s of %s", injection.fault.name, task, identifier)
                    injection.strike()


def _meets_start(injection: Injection, metadata: dict[str, Any]) -> bool:
    begins = isinstance(injection.fault, JobFault)
    return begins and injection.meets_job(metadata["name"], metadata["id"])


def _meets_worker(injection: Injection, name: str, identifier: str) -> bool:
    running = isinstance(injection.fault, WorkerFault) and not injection.over
    return running and injection.meets_job(name, identifier)
