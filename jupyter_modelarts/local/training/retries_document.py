"""What the document of a job says of its retries.

    body.status.running_records    every run, with why it ended and how it was recovered (seconds)
    body.status.node_count_metrics how many nodes ran when (ms)
    run.starts                     how often a task was scheduled and started, unless it was once
    run.retries                    `retries.Done`
    run.out                        the tasks that are being placed anew

A record that has ended with `end_recover`, and none after it, is a recovery that is under way.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from . import events
from .executor import Starts
from .retries import Done

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from .outcome import Outcome
    from .retries import Recovery

_SCHEDULED, _RESTARTED = "init_or_rescheduled", "restarted"


def starts_of(document: Mapping[str, Any]) -> dict[str, Starts]:
    """How often each task was scheduled and started, where that is more than once."""
    return {task: Starts(*counts) for task, counts in (document["run"].get("starts") or {}).items()}


def done_of(document: Mapping[str, Any]) -> Done:
    """What was tried already."""
    return Done(*(document["run"].get("retries") or ()))


def under_way(document: Mapping[str, Any]) -> Recovery | None:
    """The recovery that has begun and is not through."""
    records = document["body"]["status"].get("running_records")
    found: Recovery | None = records[-1].get("end_recover") if records else None
    return found


def first_record(now: int) -> list[dict[str, Any]]:
    """The records of a job that begins at `now` (ms)."""
    return [{"start_at": now // 1000, "start_type": _SCHEDULED}]


def interrupt(
    document: dict[str, Any],
    cause: Outcome,
    recovery: Recovery,
    tasks: Iterable[str],
    done: Done,
    now: int,
) -> None:
    """`tasks` are to be started again because of `cause`, at `now` (ms)."""
    close_record(document, now, cause, recovery)
    run = document["run"]
    run["retries"] = done.to_json()
    starts = run.setdefault("starts", {})
    for task in tasks:
        scheduled, started = starts.get(task) or (1, 1)
        again = recovery == "proc_restart"
        starts[task] = [scheduled, started + 1] if again else [scheduled + 1, started]
        if not again:
            run["out"] = [*run.get("out", ()), task]
    _count_nodes(document, now)
    events.add(document, events.RESTARTED, now=now)


def resume(document: dict[str, Any], recovery: Recovery, tasks: Iterable[str], now: int) -> None:
    """`tasks` run again, at `now` (ms)."""
    run, back = document["run"], set(tasks)
    run["out"] = [task for task in run.get("out", ()) if task not in back]
    records = document["body"]["status"].setdefault("running_records", [])
    if not records or "end_at" in records[-1]:
        start = _RESTARTED if recovery == "proc_restart" else _SCHEDULED
        records.append({"start_at": now // 1000, "start_type": start})
    _count_nodes(document, now)


def close_record(
    document: dict[str, Any], now: int, cause: Outcome | None, recovery: Recovery | None = None
) -> None:
    """The run that is under way ends at `now` (ms); nothing happens when there is none."""
    records = document["body"]["status"].get("running_records") or ()
    if not records or "end_at" in records[-1]:
        return
    records[-1]["end_at"] = now // 1000
    if cause is not None:
        records[-1] |= {"end_reason": cause.message, "end_related_task": cause.task}
    if recovery is not None:
        records[-1]["end_recover"] = recovery


def _count_nodes(document: dict[str, Any], now: int) -> None:
    body = document["body"]
    running = body["spec"]["resource"]["node_count"] - len(document["run"].get("out", ()))
    metrics = body["status"]["node_count_metrics"]
    if metrics[-1][1] != running:
        metrics.append([now, running])
