"""The life of one visualization job: waiting, running, stopped or failed, started again."""

from __future__ import annotations

import asyncio
import logging
import shutil
from typing import TYPE_CHECKING, Any

from jupyter_modelarts.local.problems import conflict

from . import documents
from .documents import COMPLETED, FAILED, KIND, RUNNING, STOPPED, STOPPING, UP
from .process import BoardFailed, TensorBoardProcess, end_orphan
from .requests import directory_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from aiohttp import ClientSession

    from jupyter_modelarts.local.embedded import Service

LOG = logging.getLogger(__name__)


class Board:
    """A job and its TensorBoard.  `document` is its newest stored form: read it, never change it."""

    def __init__(self, service: Service, session: ClientSession, document: Mapping[str, Any]) -> None:
        self._service = service
        self._session = session
        self.document = document
        self.directory: Path = service.state_dir / "visualization" / str(document["job_id"])
        self._asked = asyncio.Lock()
        self._life: asyncio.Task[None] | None = None
        self._process: TensorBoardProcess | None = None

    @property
    def port(self) -> int:
        """Where TensorBoard answers on loopback; 0 while it does not."""
        ready = self.document["status"] == RUNNING and self._process is not None
        return self._process.port if ready and self._process else 0

    def begin(self) -> None:
        """Start TensorBoard in the background; the job is waiting."""
        self._life = asyncio.create_task(self._live(), name=f"visualization {self.document['job_id']}")

    async def recover(self) -> None:
        """Take up the job after the embedded service was away; its TensorBoard went with it."""
        await asyncio.to_thread(end_orphan, self.directory)
        status = self.document["status"]
        if status == RUNNING and self.is_due():
            await self._move(COMPLETED)
        elif status == STOPPING or self.is_due():
            await self._move(STOPPED)
        elif status in UP:
            await self._move(STOPPED)
            await self._start_again()

    async def describe(self, text: str) -> None:
        """Replace the description."""

        def change(document: dict[str, Any]) -> None:
            document["job_desc"] = text

        written = await self._service.store.update(KIND, str(self.document["job_id"]), change)
        self.document = written or self.document

    async def restart(self) -> None:
        """Start a stopped or failed job; it runs for its whole time again.  Raises `Problem` 409."""
        async with self._asked:
            if self.document["status"] not in documents.CYCLE.settled:
                raise conflict(
                    f"Visualization job {self.document['job_name']} is not stopped. Stop it first."
                )
            await self._start_again(renewed=True)

    async def stop(self) -> None:
        """End TensorBoard, because somebody asks.  Raises `Problem` 409 where there is none."""
        async with self._asked:
            await self._detach()
            if self.document["status"] not in UP:
                name = self.document["job_name"]
                raise conflict(f"Visualization job {name} does not run, so it cannot be stopped.")
            await self._move(STOPPING)
            await self._end()
            await self._move(STOPPED)

    async def stop_when_due(self) -> None:
        """End TensorBoard if its time is over."""
        async with self._asked:
            if not self.is_due():
                return
            await self._detach()
            status = self.document["status"]
            if status in UP:
                await self._end()
                await self._move(COMPLETED if status == RUNNING else STOPPED)

    def is_due(self) -> bool:
        """Whether the job is up and its time is over."""
        return self.document["status"] in UP and self.document["due_at"] <= self._now()

    async def leave(self) -> None:
        """End TensorBoard with the embedded service; `recover` starts it again."""
        async with self._asked:
            await self._end()

    async def remove(self) -> None:
        """End TensorBoard and delete what it left."""
        async with self._asked:
            await self._end()
            await asyncio.to_thread(shutil.rmtree, self.directory, ignore_errors=True)

    async def _start_again(self, *, renewed: bool = False) -> None:
        def change(document: dict[str, Any]) -> None:
            documents.wait_again(document, self._now())
            if renewed:
                document["due_at"] = self._now() + document["life_ms"]

        await self._change(change)
        self.begin()

    async def _live(self) -> None:
        try:
            await self._serve()
        except BoardFailed as error:
            LOG.warning("visualization job %s: %s", self.document["job_id"], error)
            await self._fail(str(error))
        except OSError as error:
            await self._fail(f"This machine failed while starting TensorBoard: {error.strerror or error}.")

    async def _serve(self) -> None:
        place = directory_of(self._service.objects, self.document["train_url"])
        settings = {
            "directory": str(place),
            "prefix": documents.path_of(self.document),
            "title": self.document["job_name"],
        }
        self._process = TensorBoardProcess(self.directory, settings)
        self._process.start()
        await self._process.ready(self._session)
        await self._move(RUNNING)
        await self._process.ended()

    async def _fail(self, reason: str) -> None:
        if self._process is not None:
            await self._process.end()
        await self._move(FAILED, reason)

    async def _detach(self) -> None:
        """Whatever becomes of TensorBoard, from now on nobody acts on it; `document` is what is stored."""
        if self._life is not None:
            self._life.cancel()
            await asyncio.gather(self._life, return_exceptions=True)
            self._life = None
        await self._change(lambda _: None)  # the life may have been cut off in the middle of a change

    async def _end(self) -> None:
        await self._detach()
        if self._process is not None:
            await self._process.end()
            self._process = None

    async def _move(self, status: int, reason: str = "") -> None:
        await self._change(lambda document: documents.move(document, status, self._now(), reason))

    async def _change(self, change: Callable[[dict[str, Any]], None]) -> None:
        """Write a change of what has happened already."""
        written = await self._service.store.record(KIND, str(self.document["job_id"]), change)
        if written is not None:
            self.document = written

    def _now(self) -> int:
        return self._service.clock.now_ms()
