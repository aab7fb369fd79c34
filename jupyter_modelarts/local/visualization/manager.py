"""All visualization jobs: recovery at the start, planned stops, the end."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING, Any

from aiohttp import ClientSession, ClientTimeout, TCPConnector

from jupyter_modelarts.local.problems import bad_request, name_exists

from .board import Board
from .documents import KIND, UP

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from jupyter_modelarts.local.embedded import Service

LOG = logging.getLogger(__name__)
RUNNING_LIMIT = 10
"""Jobs that may be up at once: each is a TensorBoard of some 100 MB, and what it has read."""
JOB_LIMIT = 1000
_COUNTER = "visualization_counter"
_TICK = 1.0  # seconds
_LONGEST_ANSWER = 300  # seconds: TensorBoard reads large logs before it answers


class VisualizationManager:
    """The jobs by their number, and the connections to their TensorBoards."""

    def __init__(self, service: Service) -> None:
        self._service = service
        self._boards: dict[int, Board] = {}
        self._creating = asyncio.Lock()
        self._ticker: asyncio.Task[None] | None = None
        self.session: ClientSession

    async def start(self) -> None:
        """Take up what was running; TensorBoards start in the background."""
        timeout = ClientTimeout(total=_LONGEST_ANSWER, connect=5)
        self.session = ClientSession(timeout=timeout, connector=TCPConnector(limit=0), auto_decompress=False)
        found = [self._track(row.document) for row in await self._service.store.view(KIND)]
        await asyncio.gather(*(board.recover() for board in found))
        self._ticker = asyncio.create_task(self._tick(), name="visualization jobs")

    async def stop(self) -> None:
        """End all TensorBoards: none outlives the embedded service."""
        if self._ticker:
            self._ticker.cancel()
            await asyncio.gather(self._ticker, return_exceptions=True)
        await asyncio.gather(*(board.leave() for board in list(self._boards.values())))
        await self.session.close()

    def find(self, number: str) -> Board | None:
        """The job with an id as paths carry it."""
        return self._boards.get(int(number)) if number.isascii() and number.isdigit() else None

    def of_project(self, project_id: str) -> list[Board]:
        """The jobs of a project."""
        return [board for board in self._boards.values() if board.document["project_id"] == project_id]

    async def create(self, name: str, project_id: str, make: Callable[[int], dict[str, Any]]) -> Board:
        """Store the job that `make` makes for a number, and start it.

        Raises `Problem` 400 where the name is taken, or where there are too many.
        """
        async with self._creating:
            self._check(name, project_id)
            document = {**make(await self._number()), "project_id": project_id}
            await self._service.store.put(
                KIND,
                str(document["job_id"]),
                document,
                name=name,
                project_id=project_id,
                created=document["create_time"],
            )
            board = self._track(document)
        board.begin()
        return board

    async def restart(self, board: Board) -> None:
        """Start a job again.  Raises `Problem` where it is not stopped, or where too many are up."""
        async with self._creating:
            self._check_running(board.document["project_id"])
            await board.restart()

    async def delete(self, board: Board) -> None:
        """End a job and forget it."""
        number = board.document["job_id"]
        if self._boards.pop(number, None) is not None:
            await board.remove()
            await self._service.store.delete(KIND, str(number))

    def _track(self, document: Mapping[str, Any]) -> Board:
        board = Board(self._service, self.session, document)
        self._boards[document["job_id"]] = board
        return board

    def _check(self, name: str, project_id: str) -> None:
        mine = self.of_project(project_id)
        if any(board.document["job_name"] == name for board in mine):
            raise name_exists("Visualization job", name)
        if len(mine) >= JOB_LIMIT:
            raise bad_request(f"There are {JOB_LIMIT} visualization jobs, the most there can be. Delete one.")
        self._check_running(project_id)

    def _check_running(self, project_id: str) -> None:
        up = [board for board in self.of_project(project_id) if board.document["status"] in UP]
        if len(up) >= RUNNING_LIMIT:
            raise bad_request(f"{RUNNING_LIMIT} visualization jobs run, the most that can. Stop one first.")

    async def _number(self) -> int:
        """The next id; none is given twice, also after a job was deleted."""
        last = await self._service.store.get(_COUNTER, "last") or {"number": 0}
        number: int = last["number"] + 1
        await self._service.store.put(_COUNTER, "last", {"number": number})
        return number

    async def _tick(self) -> None:
        while True:
            await asyncio.sleep(_TICK)
            for board in [board for board in self._boards.values() if board.is_due()]:
                try:
                    await board.stop_when_due()
                except Exception:  # one bad moment must not end planned stops for good
                    LOG.exception("visualization job %s", board.document["job_id"])
