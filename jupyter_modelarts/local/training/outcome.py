"""How tasks end and what that means for their job (pure, but for the log that holds the reason)."""

from __future__ import annotations

import errno
import signal
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from .limits import Memory
from .log import last_error, reason

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

LOST_CODE = -1
NOT_STARTED_CODE = 1
_KILLED = 137
_LARGER = "Use a larger flavor or less data at a time."
_EXPLAINED = {
    126: "The program of the task cannot be executed.",
    127: "The program of the task was not found.",
}
_ENDED_FROM_OUTSIDE = {
    130: "The task was interrupted (SIGINT).",
    132: "The task crashed (illegal instruction): a package was built for another processor.",
    134: "The task aborted itself (SIGABRT).",
    135: "The task crashed (bus error): most often /dev/shm or the disk is full.",
    136: "The task crashed (SIGFPE): a whole number was divided by zero.",
    137: f"The task was killed (SIGKILL): most often it ran out of memory. {_LARGER}",
    139: "The task crashed (segmentation fault): most often packages do not fit together.",
    143: "The task was ended from outside (SIGTERM).",
    247: f"The task ran out of memory. {_LARGER}",
}
"""Of these the code says more than the log, which is only quoted."""
_SIGNALS = range(129, 128 + 65)
_STRICT_ARGUMENTS = "unrecognized arguments"


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
        message="" if code == 0 or stopped else _message(code, result, log),
        stopped=stopped,
        ended_at=float(result["ended_at"]),
        cpu_seconds=float(result["cpu_seconds"]),
        peak_bytes=int(result["peak_bytes"]),
    )


def _message(code: int, result: Mapping[str, Any], log: Path) -> str:
    used = result.get("memory_used")
    if used and code == _KILLED:
        return Memory.from_json(result["memory"]).exceeded(used)
    return explain(code, str(result["step"]), log)


def explain(code: int, step: str, log: Path) -> str:
    """Why a step ended with `code`: its last words, or what such a code means."""
    if step == "requirements":
        return f"Installing the required packages failed. {last_error(log)}".rstrip()
    why = reason(log)
    meaning = _ENDED_FROM_OUTSIDE.get(code) or _signal(code)
    if meaning:
        return f"{meaning} The last error in its log: {why}" if why else meaning
    if _STRICT_ARGUMENTS in why:
        return f"{why} - declare them, or read the arguments with parse_known_args()."
    return why or _EXPLAINED.get(code) or f"The task ended with exit code {code}; its log says more."


def _signal(code: int) -> str:
    if code not in _SIGNALS:
        return ""
    number = code - 128
    name = signal.Signals(number).name if number in set(signal.Signals) else f"signal {number}"
    return f"The task was ended by {name}."


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
