"""What runs the tasks of jobs; the rest of this room knows nothing else of processes, nodes or clusters.

    prepare -> launch -> follow (`RunningTask.ended`), signal (`stop`, `kill`) -> collect -> tidy

A service that was killed asks its executor with `find` for what it had launched.  `executor_process` runs
tasks as processes of this machine.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Protocol

from .outcome import TaskFailure

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from .layout import TaskLayout
    from .outcome import Outcome


class PlatformFailure(TaskFailure):
    """A failure that the job is not to blame for: its retries apply."""


@dataclass(frozen=True, slots=True)
class Starts:
    """How often a task was given a node, and how often its program was started; the first counts."""

    scheduled: int = 1
    started: int = 1

    def variables(self) -> dict[str, str]:
        """As the task sees them."""
        return {"MA_SCHEDULE_CNT": str(self.scheduled), "MA_PROC_START_CNT": str(self.started)}


@dataclass(frozen=True, slots=True)
class Work:
    """What is to be run: tasks of a job (`indices` in `layouts`), each for the how-manieth time."""

    body: Mapping[str, Any]
    """The job as the platform answers it."""
    layouts: tuple[TaskLayout, ...]
    """Every task of the job."""
    indices: tuple[int, ...]
    starts: Mapping[str, Starts] = field(default_factory=dict)
    """By the name of the task; one that is not in it starts for the first time."""

    @classmethod
    def of(cls, body: Mapping[str, Any], layouts: Sequence[TaskLayout], starts: Mapping[str, Starts]) -> Work:
        """All tasks of a job."""
        return cls(body, tuple(layouts), tuple(range(len(layouts))), starts)

    @property
    def tasks(self) -> list[TaskLayout]:
        """The layouts of the tasks that are meant."""
        return [self.layouts[index] for index in self.indices]

    @property
    def algorithm(self) -> Mapping[str, Any]:
        """What the tasks run."""
        algorithm: Mapping[str, Any] = self.body["algorithm"]
        return algorithm

    def only(self, *indices: int) -> Work:
        """Some of the tasks."""
        return Work(self.body, self.layouts, indices, self.starts)

    def starts_of(self, task: str) -> Starts:
        """How often a task was started, this time included."""
        return self.starts.get(task, Starts())


@dataclass(frozen=True, slots=True)
class Activity:
    """What a task has done up to now; one that computes, reads or writes changes it."""

    cpu_seconds: float
    io_bytes: int


class RunningTask(Protocol):
    """A task that was launched."""

    @property
    def layout(self) -> TaskLayout:
        """Which one it is."""

    async def ended(self) -> Outcome:
        """Wait for its end; what vanished without a result is `lost`.  May be called again."""

    def stop(self) -> None:
        """SIGTERM, and SIGKILL for whatever is left after the grace."""

    def kill(self) -> None:
        """SIGKILL, at once."""

    def activity(self) -> Activity | None:
        """What it has done; None where nothing can be read.  May block: call it in a thread."""

    def detach(self) -> None:
        """Let it run on when this service ends."""


class Executor(Protocol):
    """Runs the tasks of jobs.  Failures for a person to read are raised as `TaskFailure`."""

    async def prepare(self, work: Work) -> None:
        """Bring code and inputs to where the tasks will run, all at the same time."""

    def launch(self, work: Work) -> Sequence[RunningTask]:
        """Start the prepared tasks; raises `TaskFailure` with none of them running."""

    def launched(self, work: Work) -> bool:
        """Whether every task was launched, this time of its `starts`, running still or not."""

    async def find(self, work: Work) -> Sequence[RunningTask]:
        """The launched tasks, after a restart of the service; one that is gone ends at once."""

    async def follow(self, work: Work) -> None:
        """Save outputs and logs every now and then; goes on until it is cancelled."""

    async def collect(self, work: Work, outcome: Outcome) -> Outcome:
        """Save the outputs and the log of a task that has ended; its outcome, worse if that failed."""

    async def clear(self, work: Work) -> None:
        """End what is left of the tasks and forget their containers, but not their logs."""

    async def tidy(self, work: Work) -> None:
        """Remove what tasks that are over leave behind, but their logs and their usage."""
