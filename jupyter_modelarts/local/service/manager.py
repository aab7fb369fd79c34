"""All services: recovery at the start, planned stops, counts, probes, the end."""

from __future__ import annotations

import asyncio
import contextlib
import logging
from typing import TYPE_CHECKING, Any

from aiohttp import ClientError, ClientSession, ClientTimeout

from jupyter_modelarts.contract.life_cycles import IllegalMove
from jupyter_modelarts.local.model.publisher import Publisher

from . import kinds
from .builder import Builder
from .documents import KIND, Record

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jupyter_modelarts.local.embedded import Service

    from .deployment import Deployment

LOG = logging.getLogger(__name__)
_TICK = 1.0  # seconds
_FLUSH_EVERY = 5
_PROBE_EVERY = 60  # instances whose parent is gone end after minutes without any request


class InferenceManager:
    """Models being published and services being run."""

    def __init__(self, service: Service) -> None:
        self._service = service
        self.publisher = Publisher(service)
        self._deployments: dict[str, Deployment] = {}
        self._ticker: asyncio.Task[None] | None = None
        self._removing: set[asyncio.Task[None]] = set()

    async def start(self) -> None:
        """Take up what was being published, deployed, run, stopped or deleted."""
        await self.publisher.start()
        found = [self._track(row.document) for row in await self._service.store.view(KIND)]
        await asyncio.gather(*(deployment.recover() for deployment in found))
        for deployment in found:
            if deployment.status == "deleting":
                self._remove_when_gone(deployment)
        self._ticker = asyncio.create_task(self._tick(), name="services")

    async def stop(self, *, kill: bool) -> None:
        """End all instances (`kill`), or leave them to the next run of the embedded service."""
        if self._ticker:
            self._ticker.cancel()
            await asyncio.gather(self._ticker, return_exceptions=True)
        for task in self._removing:
            task.cancel()
        await self.publisher.stop()
        everything = list(self._deployments.values())
        await asyncio.gather(*(deployment.leave(kill=kill) for deployment in everything))
        await self._flush()

    def find(self, service_id: str) -> Deployment | None:
        """The service, whatever its status; None where there is none."""
        return self._deployments.get(service_id)

    async def services_using(self, model_id: str) -> list[str]:
        """Names of the services that are configured with a model."""
        rows = await self._service.store.view(KIND)
        return [row.name for row in rows if model_id in _models(row.document)]

    async def create(self, document: dict[str, Any]) -> None:
        """Store a new service and begin to deploy it."""
        await self._service.store.put(
            KIND,
            document["service_id"],
            document,
            name=document["service_name"],
            project_id=document["project"],
            created=document["publish_at"],
        )
        await self._track(document).deploy()

    async def delete(self, deployment: Deployment) -> None:
        """Begin to delete a service."""
        await deployment.delete()
        self._remove_when_gone(deployment)

    def _track(self, document: Mapping[str, Any]) -> Deployment:
        service, identifier = self._service, document["service_id"]
        builder = Builder(service.store, self.publisher, service.state_dir / "services" / identifier)
        deployment = kinds.deployment(service, Record(service.store, identifier), builder, document)
        self._deployments[identifier] = deployment
        return deployment

    def _remove_when_gone(self, deployment: Deployment) -> None:
        async def remove() -> None:
            await deployment.gone.wait()
            await self._service.store.delete(KIND, deployment.record.service_id)
            self._deployments.pop(deployment.record.service_id, None)

        task = asyncio.create_task(remove())
        self._removing.add(task)
        task.add_done_callback(self._removing.discard)

    async def _tick(self) -> None:
        count = 0
        async with ClientSession(timeout=ClientTimeout(total=10)) as session:
            while True:
                await asyncio.sleep(_TICK)
                count += 1
                try:
                    await self._work(count, session)
                except Exception:  # one bad moment must not end planned stops for good
                    LOG.exception("services")

    async def _work(self, count: int, session: ClientSession) -> None:
        await self._stop_due()
        if count % _FLUSH_EVERY == 0:
            await self._flush()
        if count % _PROBE_EVERY == 0:
            await self._probe(session)

    async def _stop_due(self) -> None:
        """Do the planned stops whose time has come."""
        now = self._service.clock.now_ms()
        for deployment in list(self._deployments.values()):
            if deployment.due_ms is not None and deployment.due_ms <= now:
                deployment.due_ms = None
                with contextlib.suppress(IllegalMove, KeyError):
                    await deployment.stop()

    async def _flush(self) -> None:
        for deployment in list(self._deployments.values()):
            if deployment.traffic.dirty:
                deployment.traffic.dirty = False
                with contextlib.suppress(KeyError):
                    await deployment.record.change(deployment.traffic.write)

    async def _probe(self, session: ClientSession) -> None:
        for deployment in list(self._deployments.values()):
            for group in deployment.groups:
                for instance in group.ready:
                    with contextlib.suppress(ClientError, asyncio.TimeoutError):
                        async with session.get(f"http://127.0.0.1:{instance.port}/health"):
                            pass


def _models(document: Mapping[str, Any]) -> set[str]:
    pending = document.get("pending") or {}
    return {entry["model_id"] for entry in (*document["config"], *pending.get("config", ()))}
