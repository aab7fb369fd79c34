"""Whether a job that failed is tried again, and how (pure).

A fault of the platform's (a worker that was lost, a task that cannot be placed) may be tried again:

    pod_reschedule   only the lost task, in a new container      `fault-tolerance/pod-retry-num`
    job_reschedule   all tasks, in new containers                `fault-tolerance/job-retry-num`
    proc_restart     after a hang: all programs, in the same     `fault-tolerance/hang-retry`

A program that fails by itself is tried again, as a whole job, only with
`fault-tolerance/job-unconditional-retry`, and at most three times running.  So is a hang restarted at most
three times running; it does not count as one of the job's retries.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from jupyter_modelarts.local.problems import bad_request

if TYPE_CHECKING:
    from collections.abc import Mapping

Recovery = Literal["proc_restart", "pod_reschedule", "job_reschedule"]
Cause = Literal["fault", "program", "hang"]
_PREFIX = "fault-tolerance/"
_NUMBERS = ("job-retry-num", "pod-retry-num")
_SWITCHES = ("job-unconditional-retry", "hang-retry")
MOST_RETRIES = 128
MOST_RUNNING = 3
"""So often a hang is restarted, or a program that fails by itself, with nothing else in between."""


@dataclass(frozen=True, slots=True)
class Policy:
    """What the annotations of a job allow."""

    job: int = 0
    pod: int = 0
    unconditional: bool = False
    hang: bool = False

    @classmethod
    def of(cls, annotations: Mapping[str, str]) -> Policy:
        """Read them; they were checked when the job was accepted."""
        numbers = [int(annotations.get(_PREFIX + name) or 0) for name in _NUMBERS]
        switches = [annotations.get(_PREFIX + name) == "true" for name in _SWITCHES]
        return cls(numbers[0], numbers[1], switches[0], switches[1])

    def after(self, cause: Cause, done: Done) -> Recovery | None:
        """How to recover a job that failed as a whole; None when it stays failed."""
        if cause == "hang" and self.hang and done.hangs_running < MOST_RUNNING:
            return "proc_restart"
        if done.job >= self.job:
            return None
        if cause != "program":
            return "job_reschedule"
        allowed = self.unconditional and done.failures_running < MOST_RUNNING
        return "job_reschedule" if allowed else None

    def replaces(self, done: Done) -> bool:
        """Whether a lost task may be replaced while the others go on."""
        return done.pod < self.pod


@dataclass(frozen=True, slots=True)
class Done:
    """What was tried already: retries of the job and of single tasks, and what happened last in a row."""

    job: int = 0
    pod: int = 0
    hangs_running: int = 0
    failures_running: int = 0

    def and_job(self, cause: Cause) -> Done:
        """The whole job once more."""
        failures = self.failures_running + 1 if cause == "program" else 0
        return Done(self.job + 1, self.pod, 0, failures)

    def and_pod(self) -> Done:
        """One task once more."""
        return Done(self.job, self.pod + 1, 0, 0)

    def and_hang(self) -> Done:
        """The programs once more, in the same containers."""
        return Done(self.job, self.pod, self.hangs_running + 1, 0)

    def to_json(self) -> list[int]:
        """A form for the store."""
        return [self.job, self.pod, self.hangs_running, self.failures_running]


def check(annotations: Mapping[str, str]) -> None:
    """Raise `Problem` 400 for an annotation of fault tolerance that says nothing."""
    for name in _NUMBERS:
        text = annotations.get(_PREFIX + name) or "0"
        if not (text.isdecimal() and int(text) <= MOST_RETRIES):
            raise bad_request(
                f"Annotation {_PREFIX}{name} is a number from 0 to {MOST_RETRIES} as text, not {text!r}."
            )
    for name in _SWITCHES:
        text = annotations.get(_PREFIX + name) or "false"
        if text not in {"true", "false"}:
            raise bad_request(f'Annotation {_PREFIX}{name} is "true" or "false", not {text!r}.')
