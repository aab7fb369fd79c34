"""Composition root of the embedded service: state, rooms, listeners, and their orderly end."""

from __future__ import annotations

import logging
import os
import time
from contextlib import AsyncExitStack
from dataclasses import dataclass
from typing import TYPE_CHECKING

import psutil

from jupyter_modelarts._version import __version__

from . import clock
from .account import load_account
from .clock import Clock
from .connection import Connection
from .gateway.apps import Apps
from .gateway.server import Gateway
from .iam.identities import Identities
from .listeners import Listeners
from .obs.app import create_obs_app
from .obs.signed import Credential
from .obs.storage import ObjectStore
from .rehearsal.rehearsal import Rehearsal
from .router import create_app
from .service.manager import InferenceManager
from .store import Store
from .training.manager import TrainingManager
from .training_v1.jobs import JobsV1
from .visualization.manager import VisualizationManager

if TYPE_CHECKING:
    from pathlib import Path

    from aiohttp import web


LOG = logging.getLogger(__name__)


@dataclass(frozen=True)
class Urls:
    """Base URLs of the four listeners, without a slash at the end."""

    modelarts: str
    iam: str
    obs: str
    gateway: str


class Service:
    """What handlers and managers share.  `start` makes it ready, `stop` ends it, once each."""

    store: Store
    iam: Identities
    apps: Apps
    objects: ObjectStore
    training: TrainingManager
    training_v1: JobsV1
    inference: InferenceManager
    visualization: VisualizationManager

    def __init__(self, state_dir: Path) -> None:
        self.state_dir = state_dir
        self.clock = Clock(state_dir / clock.FILE_NAME)
        self.account = load_account(state_dir)
        self.rehearsal = Rehearsal(self)
        self._ending = AsyncExitStack()
        self._listeners = Listeners(state_dir)
        self.urls = Urls(*(self._listeners.url(name) for name in ("modelarts", "iam", "obs", "gateway")))

    async def start(self) -> None:
        """Open the state, take up what was running, then listen and say where."""
        self.store = await Store.open(self.state_dir / "modelarts.sqlite")
        self._ending.push_async_callback(self.store.close)
        self.iam = Identities(self.account, self.store, self.clock)
        await self.iam.load()
        self.apps = Apps(self.account, self.store, self.clock)
        await self.apps.load()
        objects = self.state_dir / "objects"
        self.objects = ObjectStore(objects, self.account, self.urls.obs, self.clock.now)
        self._ending.callback(self.objects.close)
        await self._start_managers()
        self._ending.push_async_callback(self.rehearsal.close)
        self._ending.push_async_callback(self._listeners.close)
        gateway = Gateway(self)
        await gateway.serve(self._listeners.socket("gateway"))
        self._ending.push_async_callback(gateway.close)
        await self._listeners.serve(self._apps())
        path = self.connection().write()
        self._ending.callback(path.unlink, missing_ok=True)
        LOG.info("ready: %s", self.urls)

    async def stop(self) -> None:
        """End jobs and workers, finish requests, close the state; what was begun last ends first."""
        await self._ending.aclose()
        LOG.info("stopped")

    async def _start_managers(self) -> None:
        self.training = TrainingManager(self)
        self.inference = InferenceManager(self)
        for manager in (self.training, self.inference):
            self._ending.push_async_callback(manager.stop, kill=True)
            await manager.start()
        self.training_v1 = JobsV1(self)
        await self.training_v1.start()
        self.visualization = VisualizationManager(self)
        self._ending.push_async_callback(self.visualization.stop)
        await self.visualization.start()

    def connection(self) -> Connection:
        """How to reach this service."""
        account = self.account
        return Connection(
            modelarts=self.urls.modelarts,
            iam=self.urls.iam,
            obs=self.urls.obs,
            access_key=account.access_key,
            secret_key=account.secret_key,
            project_id=account.project_id,
            region=account.region,
            domain=account.domain,
            user=account.user,
            password=account.password,
            pid=os.getpid(),
            state_dir=self.state_dir,
            started_at=psutil.Process().create_time(),
            version=__version__,
        )

    def _apps(self) -> dict[str, web.Application]:
        return {
            "modelarts": create_app(self, "modelarts"),
            "iam": create_app(self, "iam"),
            "obs": self._obs_app(),
        }

    def _obs_app(self) -> web.Application:
        return create_obs_app(
            self.objects,
            self.account,
            credentials=self._obs_credential,
            now=self.clock.now,
            machine=time.time,
        )

    def _obs_credential(self, access_key: str) -> Credential | None:
        key = self.iam.key(access_key)
        return Credential(key.secret_key, key.security_token) if key else None
