"""A trial as it is stored: one document of its own kind for each, found by the id of its job."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, Any

from .reports import number

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from jupyter_modelarts.local.store import Store

    from .settings import Reward

KIND = "autosearch_trial"
PENDING, RUNNING, TERMINATED, ERROR = "PENDING", "RUNNING", "TERMINATED", "ERROR"
MOVES: Mapping[str, frozenset[str]] = {
    PENDING: frozenset({RUNNING, TERMINATED, ERROR}),
    RUNNING: frozenset({TERMINATED, ERROR}),
    TERMINATED: frozenset(),
    ERROR: frozenset(),
}
"""The life of a trial; the platform shows TERMINATED, the other words are those of its scheduler."""
MOST_REPORTS = 1000
Trial = dict[str, Any]


def new_trial(job_id: str, index: int, values: Mapping[str, Any], now: int) -> Trial:
    """Trial number `index` of a job, with the values it tries; made at `now` (ms)."""
    return {
        "id": secrets.token_hex(4),
        "job_id": job_id,
        "index": index,
        "values": dict(values),
        "status": PENDING,
        "created": now,
        "started": 0,
        "ended": 0,
        "pid": "",
        "reports": [],
        "iterations": 0,
        "best": None,
        "reward": None,
        "message": "",
    }


def move(trial: Trial, status: str) -> None:
    """Go to `status`; a move that is not in the table is a bug."""
    if status not in MOVES[trial["status"]]:
        raise ValueError(f"a trial does not go from {trial['status']} to {status}")
    trial["status"] = status


def is_over(trial: Mapping[str, Any]) -> bool:
    """Whether nothing will happen to the trial any more."""
    return not MOVES[trial["status"]]


def config(trial: Mapping[str, Any]) -> dict[str, Any]:
    """The cell `config` of the platform's tables."""
    values = trial["values"]
    prefixed = {f"param/{name}": value for name, value in values.items()}
    return {**values, "trial_index": trial["index"], **prefixed}


def add_reports(trial: Trial, found: Sequence[Mapping[str, str]], seconds: float, reward: Reward) -> bool:
    """Take in the reports that are new, `seconds` after the start; whether there were any."""
    known: int = trial["iterations"]
    for report in found[known:]:
        trial["iterations"] += 1
        trial["reports"].append(
            {"seconds": seconds, "iteration": trial["iterations"], "metrics": dict(report)}
        )
        value = number(report.get(reward.name))
        if value is not None and (trial["best"] is None or reward.better(value, trial["best"])):
            trial["best"] = value
    if found and trial["reports"]:
        trial["reports"][-1]["metrics"] = dict(found[-1])  # what was printed behind the report
    del trial["reports"][:-MOST_REPORTS]
    return len(found) > known


def best(found: Sequence[Mapping[str, Any]], reward: Reward) -> Mapping[str, Any] | None:
    """The best of the trials that ended with a reward."""
    winner: Mapping[str, Any] | None = None
    for trial in found:
        if not counts(trial):
            continue
        if winner is None or reward.better(trial["reward"], winner["reward"]):
            winner = trial
    return winner


def counts(trial: Mapping[str, Any]) -> bool:
    """Whether the trial ended well and has a reward."""
    return trial["status"] == TERMINATED and trial["reward"] is not None


async def write(store: Store, trial: Mapping[str, Any]) -> None:
    """Store a trial as it is now."""
    await store.put(
        KIND, _key(trial["job_id"], trial["id"]), trial, name=trial["job_id"], created=trial["created"]
    )


async def write_end(store: Store, trial: Mapping[str, Any]) -> None:
    """As `write`, for a trial that is over: while the disk takes no write, it is tried again."""
    await store.record(KIND, _key(trial["job_id"], trial["id"]), lambda document: document.update(trial))


async def of_job(store: Store, job_id: str) -> list[Trial]:
    """The trials of a job in their order."""
    found = await store.find(KIND, name=job_id)
    return sorted(found, key=lambda trial: trial["index"])


async def find(store: Store, job_id: str, trial_id: str) -> Trial | None:
    """One trial."""
    return await store.get(KIND, _key(job_id, trial_id))


async def forget(store: Store, job_id: str) -> None:
    """Remove the trials of a job."""
    for trial in await of_job(store, job_id):
        await store.delete(KIND, _key(job_id, trial["id"]))


def _key(job_id: str, trial_id: str) -> str:
    return f"{job_id}/{trial_id}"
