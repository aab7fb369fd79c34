"""publishing -> published or failed: copy the package, check the copy, prepare the Python that it needs."""

from __future__ import annotations

import asyncio
import logging
import os
import shutil
from typing import TYPE_CHECKING

from jupyter_modelarts.local.inference.dependencies import DependencyError, Environments, requirements
from jupyter_modelarts.local.obs.errors import ObsProblem
from jupyter_modelarts.local.problems import DISK, INTERNAL, Problem, bad_request

from . import documents, package, places
from .config import IMAGE
from .documents import FAILED, KIND, PUBLISHED, PUBLISHING
from .faults import BAD_CONFIG, BAD_LOCATION

if TYPE_CHECKING:
    from pathlib import Path

    from jupyter_modelarts.local.embedded import Service
    from jupyter_modelarts.local.store import Document

    from .config import Config

__all__ = ["KIND", "Publisher"]
LOG = logging.getLogger(__name__)


class Publisher:
    """Publishes models in the background; what was under way when the service ended is done again."""

    def __init__(self, service: Service) -> None:
        self._service = service
        self._tasks: dict[str, asyncio.Task[None]] = {}
        self.environments = Environments(service.state_dir / "environments")
        self.naming = asyncio.Lock()
        """Held while a model gets its name and version."""

    def package(self, model_id: str) -> Path:
        """The directory `model/` of a published model; an image without a package has none."""
        return self._directory(model_id) / package.DIRECTORY

    def _directory(self, model_id: str) -> Path:
        return self._service.state_dir / "models" / model_id

    async def start(self) -> None:
        """Take up what was being published; remove what deleted models have left."""
        rows = await self._service.store.view(KIND)
        await asyncio.to_thread(self._sweep, {row.id for row in rows})
        for row in rows:
            if row.document["model_status"] == PUBLISHING:
                self.publish(row.id)

    def _sweep(self, known: set[str]) -> None:
        root = self._service.state_dir / "models"
        for directory in root.iterdir() if root.is_dir() else ():
            if directory.name not in known:
                shutil.rmtree(directory, ignore_errors=True)

    async def stop(self) -> None:
        """End what is under way; its models stay `publishing`."""
        tasks = list(self._tasks.values())
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    def publish(self, model_id: str) -> None:
        """Begin to publish a model."""
        task = asyncio.create_task(self._publish(model_id), name=f"publish {model_id}")
        self._tasks[model_id] = task
        task.add_done_callback(lambda _: self._tasks.pop(model_id, None))

    async def forget(self, model_id: str) -> None:
        """Stop publishing a model and remove its files."""
        task = self._tasks.get(model_id)
        if task:
            task.cancel()
            await asyncio.gather(task, return_exceptions=True)
        await asyncio.to_thread(shutil.rmtree, self._directory(model_id), ignore_errors=True)

    async def _publish(self, model_id: str) -> None:
        model = await self._service.store.get(KIND, model_id)
        if model is None:
            return
        try:
            await self._prepare(model)
        except Exception as error:  # noqa: BLE001 - whatever happens, the model must not stay `publishing`
            code, reason = self._explain(model, error)
            LOG.info("model %s: %s", model_id, reason)
            await asyncio.to_thread(shutil.rmtree, self._directory(model_id), ignore_errors=True)
            await self._settle(model_id, FAILED, code, reason)
        else:
            await self._settle(model_id, PUBLISHED)

    async def _prepare(self, model: Document) -> None:
        found = (
            await self._copied(model) if model["package_location"] else package.check_given(model["given"])
        )
        try:
            await self.python(model)
        except DependencyError as error:
            raise bad_request(f"{found.place(('dependencies',))}: {error}.", BAD_CONFIG) from None

    async def _copied(self, model: Document) -> Config:
        """Copy the package and check the copy: it may have changed since it was checked."""
        await self._copy(model)
        copy = await package.locate(places.DiskPlace(self._directory(model["model_id"])))
        return await package.examine(copy, model["given"])

    def _explain(self, model: Document, error: Exception) -> tuple[str, str]:
        """The platform's code, and one sentence."""
        if isinstance(error, Problem):
            return error.code, error.message
        if isinstance(error, ObsProblem):
            return BAD_LOCATION, f"{model['package_location']} cannot be copied: {error}"
        if isinstance(error, OSError):
            place, reason = error.filename or self._service.state_dir, error.strerror or str(error)
            return DISK, f"{place}: {reason}; put that right and create the model again."
        LOG.error("model %s", model["model_id"], exc_info=error)
        return INTERNAL, "Internal error; see the log of the embedded service."

    async def python(self, model: Document) -> Path | str:
        """The Python that has the dependencies of `model`.  Raises `DependencyError`."""
        # an image brings what it needs
        wanted = [] if model["model_type"] == IMAGE else requirements(model["dependencies"])
        return await self.environments.python(wanted, self.package(model["model_id"]))

    async def _copy(self, model: Document) -> None:
        source = places.of(self._service.objects, model["package_location"])
        partial = self._directory(model["model_id"]) / f"partial-{os.getpid()}"
        await asyncio.to_thread(shutil.rmtree, partial.parent, ignore_errors=True)
        await source.copy_to(partial)
        partial.replace(self.package(model["model_id"]))

    async def _settle(self, model_id: str, status: str, code: str = "", reason: str = "") -> None:
        await self._service.store.record(
            KIND, model_id, lambda model: documents.settle(model, status, code, reason)
        )
