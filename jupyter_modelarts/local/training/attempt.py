"""The launched tasks of a job until they have ended, with the replacements of those that were lost."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from .hang import hung, patience
from .outcome import TaskFailure, not_started
from .waiting import cancelled

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping, Sequence

    from jupyter_modelarts.local.clock import Clock

    from .executor import Executor, RunningTask, Work
    from .outcome import Outcome
    from .retries import Cause

HUNG = "The task hung: for {minutes:g} minutes its processes neither computed nor read nor wrote anything."
_FAILED = 1


@dataclass(frozen=True, slots=True)
class End:
    """How the tasks ended, in their order; where not all went well, why (`cause`) and which was `first`."""

    outcomes: Sequence[Outcome]
    cause: Cause | None = None
    first: Outcome | None = None


@dataclass(frozen=True, slots=True)
class Hooks:
    """What a job does meanwhile.

    `replacement` starts a task again and gives it, or None when the lost one stays lost; `lost` is how
    the task ended, None where it has never run.  `hangs` is told of a hang and says whether to end it.
    """

    replacement: Callable[[int, Outcome | None], Awaitable[RunningTask | None]]
    hangs: Callable[[], Awaitable[bool]]


class Attempt:
    """Tasks of a job that run; what is not in `tasks` (by index) is started first."""

    def __init__(
        self, executor: Executor, clock: Clock, work: Work, tasks: Mapping[int, RunningTask], hooks: Hooks
    ) -> None:
        self._executor = executor
        self._clock = clock
        self._work = work
        self._hooks = hooks
        self._tasks = dict(tasks)
        self._first: Outcome | None = None
        self._hung = False

    @property
    def tasks(self) -> list[RunningTask]:
        """The tasks as they run now."""
        return [self._tasks[index] for index in sorted(self._tasks)]

    async def follow(self) -> End:
        """Wait for all tasks, saving now and then; when one fails, the others are stopped."""
        lives = [asyncio.create_task(self._live(index)) for index in self._work.indices]
        aside = [asyncio.create_task(self._executor.follow(self._work)), asyncio.create_task(self._watch())]
        try:
            for life in asyncio.as_completed(lives):
                self._note(await life)
            return self._end([await life for life in lives])
        finally:
            await cancelled(*aside, *lives)

    async def _live(self, index: int) -> Outcome:
        """One task, and whatever takes its place."""
        outcome: Outcome | None = None
        try:
            while True:
                if outcome is not None or index not in self._tasks:
                    running = await self._hooks.replacement(index, outcome)
                    if running is None:
                        return outcome or not_started(self._work.layouts[index].task, "")
                    self._tasks[index] = running
                    if self._first is not None:  # another one has failed meanwhile
                        running.stop()
                outcome = await self._tasks[index].ended()
                if not outcome.lost or self._first is not None or self._hung:
                    return outcome
        except TaskFailure as failure:
            return not_started(self._work.layouts[index].task, str(failure))

    def _note(self, outcome: Outcome) -> None:
        if outcome.exit_code and self._first is None:
            self._first = outcome
            for running in self.tasks:
                running.stop()

    async def _watch(self) -> None:
        """End the tasks when they hang, if the job wants that; its upload goes on."""
        await hung(self._clock, patience(self._work.algorithm), lambda: self.tasks)
        if await self._hooks.hangs():
            self._hung = True
            for running in self.tasks:
                running.kill()

    def _end(self, outcomes: list[Outcome]) -> End:
        if self._first is None:
            return End(outcomes)
        if not self._hung:
            return End(outcomes, "fault" if self._first.lost else "program", self._first)
        why = HUNG.format(minutes=patience(self._work.algorithm) / 60)
        told = [_hanging(outcome, why) for outcome in outcomes]
        return End(told, "hang", _hanging(self._first, why))


def _hanging(outcome: Outcome, why: str) -> Outcome:
    return replace(outcome, message=why, stopped=False, lost=False, exit_code=outcome.exit_code or _FAILED)
