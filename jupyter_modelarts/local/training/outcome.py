"""How tasks end and what that means for their job (pure, but for the log that holds the reason)."""

from __future__ import annotations

import errno
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from .log import last_error, reason

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

LOST_CODE = -1
NOT_STARTED_CODE = 1
_EXPLAINED = {
    126: "The program of the task cannot be executed.",
    127: "The program of the task was not found.",
    134: "The task aborted itself (SIGABRT).",
    137: "The task was killed (SIGKILL): most often it ran out of memory. Use a larger flavor or less data.",
    139: "The task crashed (segmentation fault): most often packages do not fit together.",
    143: "The task was ended from outside (SIGTERM).",
    247: "The task ran out of memory. Use a larger flavor or less data at a time.",
}


class TaskFailure(Exception):
    """A task cannot go on; the message is for a person."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """The end of one task.  `cpu_seconds` and `peak_bytes` are None where nobody measured them."""

    task: str
    exit_code: int
    message: str = ""
    stopped: bool = False
    lost: bool = False
    ended_at: float = 0.0
    cpu_seconds: float | None = None
    peak_bytes: int | None = None

    def status(self) -> dict[str, Any]:
        """The row of `task_statuses`."""
        return {"task": self.task, "exit_code": self.exit_code, "message": self.message}


@dataclass(frozen=True, slots=True)
class Verdict:
    """What a job has come to: its phase, the finer phase, and the rows of its tasks."""

    phase: str
    secondary_phase: str
    task_statuses: tuple[dict[str, Any], ...] = ()


def outcome_of(task: str, result: Mapping[str, Any], log: Path) -> Outcome:
    """Read what the supervisor wrote down."""
    code = int(result["exit_code"])
    stopped = bool(result["stopped"])
    return Outcome(
        task=task,
        exit_code=code,
        message="" if code == 0 or stopped else explain(code, str(result["step"]), log),
        stopped=stopped,
        ended_at=float(result["ended_at"]),
        cpu_seconds=float(result["cpu_seconds"]),
        peak_bytes=int(result["peak_bytes"]),
    )


def explain(code: int, step: str, log: Path) -> str:
    """Why a step ended with `code`: its last words, or what such a code means."""
    if step == "requirements":
        why = last_error(log)
        return f"Installing the required packages failed. {why}".rstrip()
    return reason(log) or _EXPLAINED.get(code) or f"The task ended with exit code {code}; its log says more."


def lost(task: str, message: str) -> Outcome:
    """A task whose process vanished without a result."""
    return Outcome(task, LOST_CODE, message, lost=True)


def not_started(task: str, message: str) -> Outcome:
    """A task that never came to run its program."""
    return Outcome(task, NOT_STARTED_CODE, message)


def judge(outcomes: Sequence[Outcome], *, stopping: bool) -> Verdict:
    """The end of a job from the ends of its tasks."""
    rows = tuple(outcome.status() for outcome in outcomes)
    if stopping:
        return Verdict("Terminated", "Terminated", rows)
    if all(outcome.exit_code == 0 for outcome in outcomes):
        return Verdict("Completed", "Completed", rows)
    secondary = "Lost" if any(outcome.lost for outcome in outcomes) else "Failed"
    return Verdict("Failed", secondary, rows)


def explain_os_error(doing: str, error: OSError, place: Path) -> str:
    """An error of this machine's file system in one line for a person."""
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return f"No space is left on this machine ({place}) while {doing}. Free some and submit again."
    return f"This machine failed while {doing}: {error.strerror or error}."
