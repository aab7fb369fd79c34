"""What happened to a job, in the platform's words: a bounded list in the stored document of the job.

The contract has no operation for it; it shows in the log and in our own displays.  An event is kept as
one line of text, `<ms> <level> <source> <message>`, because ten thousand jobs are held in memory.
"""

from __future__ import annotations

import asyncio
import logging
import sqlite3
import time
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING, Any, Literal

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from jupyter_modelarts.local.clock import Clock
    from jupyter_modelarts.local.store import Store

LOG = logging.getLogger(__name__)
KIND = "training_job"
MOST_KEPT = 100
"""As many as the platform answers at once; the oldest go first."""
Level = Literal["Info", "Warning", "Error"]
Source = Literal["Job", "Task", "K8S"]
_PLATFORM_TIME = timezone(timedelta(hours=8))
_GATHERED = 0.2  # seconds; the events of a short job are then written together


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that happened, to the job or to one of its tasks (`source`)."""

    message: str
    level: Level = "Info"
    source: Source = "Job"

    def line(self, now: int) -> str:
        """The form it is stored in; `now` in ms."""
        return f"{now} {self.level} {self.source} {self.message}"


CREATED = Event("Training job created.")
QUEUED = Event("The training job is queuing and awaiting resource allocation.")
RUNNING = Event("Training job is running.")
COMPLETED = Event("Training job completed.")
FAILED = Event("Training job failed.", "Error")
TERMINATED = Event("The training job has been manually stopped.")
ABNORMAL = Event("Training job is abnormal.", "Error")
RESTARTED = Event("The training job has been restarted.", "Warning")
HANGING = Event("The training job may be suspended: nothing of it moves any more.", "Warning")
_OVER: Mapping[str, Event] = {
    "Completed": COMPLETED,
    "Failed": FAILED,
    "Terminated": TERMINATED,
    "Abnormal": ABNORMAL,
}


def over(phase: str, tasks: Iterable[Mapping[str, Any]]) -> Event:
    """The event of a job that ends in `phase`; where nobody stopped it by hand, the reason of its tasks."""
    reason = next((str(row["message"]) for row in tasks if row.get("message")), "")
    return Event(reason, "Warning") if phase == "Terminated" and reason else _OVER[phase]


def stopping(job_id: str) -> Event:
    """The tasks of the job are told to end."""
    message = f"[Job: modelarts-job-{job_id}] ExecuteAction: Start to execute action TerminateJob"
    return Event(message, source="K8S")


def timed_out(hours: float) -> Event:
    """`spec.auto_stop` has ended the job."""
    return Event(f"The training job has been stopped. (Maximum running duration: {hours:g} hours)", "Warning")


def of_task(task: str, message: str, level: Level = "Info", *, seconds: float | None = None) -> Event:
    """An event of one task, with the time it took where that is known."""
    used = "" if seconds is None else f"[time used: {seconds:.3f}s]"
    return Event(f"[{task}]{used} {message}", level, "Task")


def downloading(task: str, what: str) -> Event:
    """`what`: code, or `training input(parameter name: data_url)`."""
    return of_task(task, f"{_capital(what)} Downloading.")


def downloaded(task: str, what: str, seconds: float) -> Event:
    """It took `seconds`."""
    return of_task(task, f"Download {what} finished.", seconds=seconds)


def started(task: str) -> Event:
    """The program of the task runs."""
    return of_task(task, "training started.")


def finished(task: str, exit_code: int) -> Event:
    """The program of the task has ended."""
    return of_task(task, f"Training finished. Exit code {exit_code}.")


def output(name: str) -> str:
    """What an output is called in events and logs."""
    return f"training output(parameter name: {name})"


def uploading(task: str, name: str) -> Event:
    """The last upload of output `name` has begun."""
    return of_task(task, f"{_capital(output(name))} Uploading.")


def uploaded(task: str, name: str, seconds: float) -> Event:
    """Output `name` is where the user wants it."""
    return of_task(task, f"Upload {output(name)} finished.", seconds=seconds)


def add(document: dict[str, Any], *events: Event, now: int | None = None) -> None:
    """Put events at the end of a job's list; for use inside a change of its document (`now` in ms)."""
    at = time.time_ns() // 1_000_000 if now is None else now
    add_lines(document, [event.line(at) for event in events])


def add_lines(document: dict[str, Any], lines: Sequence[str]) -> None:
    """Put stored events where their times say."""
    kept: list[str] = document.setdefault("run", {}).setdefault("events", [])
    kept += lines
    kept.sort(key=_moment)
    del kept[:-MOST_KEPT]


async def record(
    store: Store, job_id: str, level: Level, message: str, source: Source = "Job", task: str = ""
) -> None:
    """Add an event in free words; `task` is put in front of it."""
    event = of_task(task, message, level) if task else Event(message, level, source)
    await _write(store, job_id, [event.line(time.time_ns() // 1_000_000)])


async def _write(store: Store, job_id: str, lines: Sequence[str]) -> None:
    """Events are news, not state: a full disk, or a job deleted meanwhile, loses them and stops nobody."""
    try:
        await store.update(KIND, job_id, lambda document: add_lines(document, lines))
    except sqlite3.OperationalError as error:
        LOG.warning("events of %s: %s", job_id, error)


class News:
    """Takes events from wherever they happen, and writes those of a short while at once."""

    def __init__(self, store: Store, clock: Clock) -> None:
        self._store = store
        self.clock = clock
        self._waiting: dict[str, list[str]] = {}
        self._writing: asyncio.Task[None] | None = None

    def tell(self, job_id: str, *events: Event) -> None:
        """Add events to a job soon; they have the time of now."""
        now = self.clock.now_ms()
        self._waiting.setdefault(job_id, []).extend(event.line(now) for event in events)
        if self._writing is None or self._writing.done():
            self._writing = asyncio.create_task(self._write_soon())

    async def _write_soon(self) -> None:
        while self._waiting:
            await asyncio.sleep(_GATHERED)
            await self.write()

    async def write(self) -> None:
        """Write what waits."""
        waiting, self._waiting = self._waiting, {}
        for job_id, lines in waiting.items():
            await _write(self._store, job_id, lines)


def unheard(_: Event) -> None:
    """Where nobody keeps events."""


def listing(document: Mapping[str, Any]) -> list[dict[str, str]]:
    """The events of a job as the platform shows them, the oldest first."""
    return [_row(line) for line in (document.get("run") or {}).get("events") or ()]


def _row(line: str) -> dict[str, str]:
    at, level, source, message = line.split(" ", 3)
    when = datetime.fromtimestamp(int(at) / 1000, _PLATFORM_TIME)
    return {
        "time": when.isoformat(timespec="seconds"),
        "level": level,
        "message": message,
        "source": source,
    }


def _moment(line: str) -> int:
    return int(line.partition(" ")[0])


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
