"""One task of a batch service: what is to be done, what is done, and where that is written."""

from __future__ import annotations

import asyncio
import json
import logging
from typing import TYPE_CHECKING, Any, TypeVar

from jupyter_modelarts.local.obs.errors import ObsProblem
from jupyter_modelarts.local.obs.objects import Attributes

from .batch_inputs import RESULTS, TaskError, find_inputs, obs_path
from .batch_papers import line_of, open_paper, result_of, result_place

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable, Mapping

    from jupyter_modelarts.contract.paths import ObsPath
    from jupyter_modelarts.local.obs.storage import ObjectStore

    from .batch_inputs import Input
    from .batch_journal import Answer, Journal
    from .batch_papers import Paper

T = TypeVar("T")
LOG = logging.getLogger(__name__)

_DISK_PAUSES = (0.25, 8.0)  # the first and the longest, in seconds


class Run:
    """The inputs of a task, and which of them are done."""

    def __init__(
        self,
        objects: ObjectStore,
        journal: Journal,
        entry: Mapping[str, Any],
        inputs: list[Input],
        outcomes: dict[int, dict[str, str]],
    ) -> None:
        self._objects = objects
        self._journal = journal
        self._entry = entry
        self._inputs = inputs
        self._outcomes = outcomes
        self._destination = obs_path(entry["dest_path"]).as_directory()
        self._open: dict[int, Paper] = {}

    @classmethod
    async def begun(cls, objects: ObjectStore, journal: Journal, entry: Mapping[str, Any]) -> Run:
        """The task as far as it has got, or a new one.  Raises `TaskError` where there is nothing to do."""
        left = await cls.left(objects, journal, entry)
        if left is not None:
            return left
        inputs = await find_inputs(objects, entry)
        await asyncio.to_thread(journal.begin, inputs)
        run = cls(objects, journal, entry, inputs, {})
        await run.log(f"INFO {len(inputs)} inputs below {entry['src_path']}")
        return run

    @classmethod
    async def left(cls, objects: ObjectStore, journal: Journal, entry: Mapping[str, Any]) -> Run | None:
        """The task as far as it has got; None for one that has not begun."""
        inputs = await asyncio.to_thread(journal.inputs)
        if inputs is None:
            return None
        return cls(objects, journal, entry, inputs, await asyncio.to_thread(journal.outcomes))

    # how far it is

    @property
    def complete(self) -> bool:
        """Whether all inputs are done."""
        return len(self._outcomes) == len(self._inputs)

    @property
    def percent(self) -> int:
        """How much is done; 100 only at the end."""
        if self.complete:
            return 100
        done = len(self._outcomes) + sum(paper.share for paper in self._open.values())
        return min(99, int(100 * done / len(self._inputs)))

    def counts(self) -> dict[str, int]:
        """Inputs: all, those done, and those of them that failed."""
        failed = sum(line["result"] == "FAILED" for line in self._outcomes.values())
        done = len(self._outcomes)
        return {"total": len(self._inputs), "succeeded": done - failed, "failed": failed}

    def summary(self) -> str:
        """What the owner has to know at the end; empty where nothing has failed."""
        failed = self.counts()["failed"]
        of_all = f"{failed} of {len(self._inputs)} inputs failed"
        return f"{of_all}; the manifest in dest_path says why." if failed else ""

    # the work

    async def requests(self) -> AsyncIterator[tuple[Paper, int]]:
        """All requests that have no answer yet.  Raises `TaskError`."""
        for number, source in enumerate(self._inputs):
            if number in self._outcomes:
                continue
            paper = await asyncio.to_thread(open_paper, self._objects, self._entry, number, source)
            paper.answers = await asyncio.to_thread(self._journal.answers, number)
            self._open[number] = paper
            if paper.complete:
                await self.finish(paper)
                continue
            for row in paper.missing():
                yield paper, row

    async def answered(self, paper: Paper, row: int, answer: Answer) -> None:
        """One more answer of an input; its result is written with the last one."""
        await self._insist(asyncio.to_thread, self._journal.keep, paper.number, row, answer)
        paper.answers[row] = answer
        if paper.complete:
            await self.finish(paper)

    async def finish(self, paper: Paper) -> None:
        """Write the result of an input; from then on it is done."""
        result = result_place(self._destination, paper.source)
        content = result_of(paper, by_row=self._entry["mapping_type"] == "csv")
        if content is None:
            await self._remove(result)
        else:
            await self._put(result, content)
        line = line_of(paper, result)
        await self._insist(asyncio.to_thread, self._journal.finish, paper.number, line)
        self._outcomes[paper.number] = line
        self._open.pop(paper.number, None)
        if line["result"] == "FAILED":
            await self.log(f"ERROR {paper.source.source}: {line['error_message']}")

    async def write_manifest(self, task_id: str) -> None:
        """Write what has been done, in the order of the inputs.  Raises `TaskError`."""
        manifest = self._destination / f"{RESULTS}-{task_id}.manifest"
        await self._put(manifest, b"".join(_json_line(line) for _, line in sorted(self._outcomes.items())))

    async def log(self, text: str) -> None:
        """A line for the owner; without room for it there is none."""
        try:
            await asyncio.to_thread(self._journal.log, text)
        except OSError as error:
            LOG.warning("batch log: %s", error)

    async def _put(self, place: ObsPath, content: bytes) -> None:
        attributes = Attributes("text/plain")
        try:
            await self._insist(self._objects.put_bytes, place.bucket, place.key, content, attributes)
        except ObsProblem as problem:
            raise TaskError(f"{place.url} cannot be written: {problem.message}") from None

    async def _remove(self, place: ObsPath) -> None:
        """Remove what a task before has written: nothing else may stand for an input that failed."""
        try:
            await self._insist(self._objects.delete, place.bucket, place.key)
        except ObsProblem as problem:
            raise TaskError(f"{place.url} cannot be removed: {problem.message}") from None

    async def _insist(self, write: Callable[..., Awaitable[T]], *arguments: Any) -> T:
        """Write, again and again while the disk is full: what was computed is not given up for that."""
        pause, longest = _DISK_PAUSES
        while True:
            try:
                return await write(*arguments)
            except OSError as error:
                LOG.warning("batch service: %s", error)
            except ObsProblem as problem:
                if problem.code != "InsufficientStorageSpace" and problem.status < 500:
                    raise
                LOG.warning("batch service: %s", problem.message)
            await asyncio.sleep(pause)
            pause = min(pause * 2, longest)


def _json_line(line: Mapping[str, str]) -> bytes:
    return json.dumps(line, ensure_ascii=False).encode("utf-8", "surrogatepass") + b"\n"
