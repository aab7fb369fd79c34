"""The requests of a task on their way to the instances: as many at a time as there are instances."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

from aiohttp import ClientConnectorError, ClientError

from .batch_calls import LONGEST_CALL, Caller, CallError, api_of
from .batch_journal import Answer
from .batch_mapping import RowError

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable, Mapping

    from .batch_calls import Api, Content
    from .batch_papers import Paper
    from .batch_run import Run
    from .instance import Instance

    Pick = Callable[[], Awaitable[Instance]]
    Moved = Callable[[Answer], Awaitable[None]]

_TRIES = 2
"""An instance that goes down with a request may have died of it: one more try, on what is up then."""

_MOST_REFUSALS = 100
_PAUSE = 0.1  # seconds between two tries of an instance that refuses connections
_NOTICED = 2.0  # seconds until it is known that an instance has died


class Workers:
    """`pick` gives an instance that takes requests, `moved` hears of every answer.

    Both may raise `TaskError`, which ends the work.
    """

    def __init__(self, run: Run, path: str, model: Mapping[str, Any], pick: Pick, moved: Moved) -> None:
        self._run = run
        self._path = path
        self._model = model
        self._pick = pick
        self._moved = moved
        self._caller = Caller()
        self._turn = asyncio.Lock()  # an asynchronous generator gives one thing at a time
        self.fallen = 0
        """How often an instance went down with a request."""

    async def work(self, slots: int) -> None:
        """Do what is left of the task, with `slots` requests at a time.  Raises `TaskError`."""
        requests = self._run.requests()
        tasks = [asyncio.create_task(self._work(requests)) for _ in range(slots)]
        try:
            await asyncio.gather(*tasks)
        finally:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
            await self._caller.close()

    async def _work(self, requests: AsyncIterator[tuple[Paper, int]]) -> None:
        while True:
            async with self._turn:
                following = await anext(requests, None)
            if following is None:
                return
            paper, row = following
            answer = await self._answer(paper, row)
            await self._run.answered(paper, row, answer)
            await self._moved(answer)

    async def _answer(self, paper: Paper, row: int) -> Answer:
        name = paper.source.key.rpartition("/")[2]
        try:
            content = paper.rows[row]()
            return Answer(body=await self._send(api_of(self._model, self._path, name), name, content))
        except (RowError, CallError) as error:
            return Answer(problem=str(error))
        except asyncio.TimeoutError:
            return Answer(problem=f"The model did not answer within {LONGEST_CALL:g} s.")
        except OSError as error:  # the file, not a connection: those are handled where they fail
            return Answer(problem=f"The input cannot be read: {error.strerror or error}.")

    async def _send(self, api: Api, name: str, content: Content) -> bytes:
        tries, refusals = _TRIES, _MOST_REFUSALS
        while True:
            instance = await self._pick()
            instance.in_flight += 1
            try:
                return await self._caller.send(instance, api, name, content)
            except ClientConnectorError as error:  # it has not seen the request
                refusals -= 1
                if not refusals:
                    raise CallError(f"The instance takes no connections: {error}.") from None
                await asyncio.sleep(_PAUSE)
            except ClientError as error:
                tries -= 1
                reason = await self._went_down(instance) or f"The connection failed: {error}."
                if not tries:
                    raise CallError(reason) from None
            finally:
                instance.in_flight -= 1

    async def _went_down(self, instance: Instance) -> str:
        """Why an instance ended with a request; empty where it has not ended."""
        deadline = asyncio.get_running_loop().time() + _NOTICED
        while instance.state == "ready" and asyncio.get_running_loop().time() < deadline:  # noqa: ASYNC110
            # a rare moment, and a state that several things change
            await asyncio.sleep(_PAUSE / 4)
        self.fallen += instance.state != "ready"
        return instance.reason
