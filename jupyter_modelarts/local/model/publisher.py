"""publishing -> published or failed: copy the package, prepare the Python that it needs."""

from __future__ import annotations

import asyncio
import logging
import os
import shutil
from typing import TYPE_CHECKING, Any

from jupyter_modelarts.contract.life_cycles import checked, life_cycle
from jupyter_modelarts.contract.paths import ObsPath
from jupyter_modelarts.local.inference.dependencies import DependencyError, Environments, requirements
from jupyter_modelarts.local.obs.errors import ObsProblem

if TYPE_CHECKING:
    from pathlib import Path

    from jupyter_modelarts.local.embedded import Service
    from jupyter_modelarts.local.store import Document

LOG = logging.getLogger(__name__)
KIND = "model"
_CYCLE = life_cycle("model_status")


class Publisher:
    """Publishes models in the background; what was under way when the service ended is done again."""

    def __init__(self, service: Service) -> None:
        self._service = service
        self._tasks: dict[str, asyncio.Task[None]] = {}
        self.environments = Environments(service.state_dir / "environments")

    def package(self, model_id: str) -> Path:
        """The directory `model/` of a published model."""
        return self._directory(model_id) / "model"

    def _directory(self, model_id: str) -> Path:
        return self._service.state_dir / "models" / model_id

    async def start(self) -> None:
        """Take up what was being published."""
        for row in await self._service.store.view(KIND):
            if row.document["model_status"] == "publishing":
                self.publish(row.id)

    async def stop(self) -> None:
        """End what is under way; its models stay `publishing`."""
        for task in self._tasks.values():
            task.cancel()
        await asyncio.gather(*self._tasks.values(), return_exceptions=True)

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
            await self._copy(model)
            await self.python(model)
        except (ObsProblem, DependencyError) as error:
            LOG.info("model %s: %s", model_id, error)
            await self._settle(model_id, "failed", str(error))
        except OSError as error:
            LOG.warning("model %s: %s", model_id, error)
            reason = f"This machine failed while copying the package: {error.strerror or error}."
            await self._settle(model_id, "failed", reason)
        except Exception:
            LOG.exception("model %s", model_id)
            await self._settle(model_id, "failed", "Internal error; see the log of the embedded service.")
        else:
            await self._settle(model_id, "published", "")

    async def python(self, model: Document) -> Path | str:
        """The Python that has the dependencies of `model`.  Raises `DependencyError`."""
        return await self.environments.python(requirements(model["dependencies"]))

    async def _copy(self, model: Document) -> None:
        source = ObsPath.parse(model["package_location"])
        partial = self._directory(model["model_id"]) / f"partial-{os.getpid()}"
        await asyncio.to_thread(shutil.rmtree, partial.parent, ignore_errors=True)
        await self._service.objects.download_prefix(source.bucket, source.key, partial)
        partial.replace(self.package(model["model_id"]))

    async def _settle(self, model_id: str, status: str, reason: str) -> None:
        def change(model: dict[str, Any]) -> None:
            model["model_status"] = checked(_CYCLE, model["model_status"], status)
            model["error_msg"] = reason

        await self._service.store.record(KIND, model_id, change)
