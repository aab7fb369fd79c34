"""Trials as the platform's tables: a header, and rows whose cells are strings but for `config` (pure)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from . import trials
from .reports import number

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from .settings import Reward

_FRONT = ("", "done", "pid", "config", "trial_id", "training_iteration", "time_total_s", "worker_index")
_ONE_FRONT = ("done", "pid", "best_reward", "time_total_s", "config")
_ONE_BACK = ("trial_id", "training_iteration", "reward_attr")


def listing(found: Sequence[Mapping[str, Any]], rewards: Sequence[Reward], now: int) -> dict[str, Any]:
    """`items` of `list_autosearch_trials` at `now` (ms).

    A column `message` says why trials have no reward; it is there when there is something to say.
    """
    metrics = metric_names(found, rewards)
    extra = ["message"] if any(trial["message"] for trial in found) else []
    header = [*_FRONT, "reward_attr", "status", *metrics, "best_reward", *extra]
    rows = [_cells(trial, _last(trial), rewards[0], now) for trial in found]
    return {"header": header, "data": [[row.get(name, "") for name in header] for row in rows]}


def one(trial: Mapping[str, Any], rewards: Sequence[Reward], now: int) -> dict[str, Any]:
    """`show_autosearch_trial`: a row for each report, and one that closes a trial that is over."""
    header = [*_ONE_FRONT, *metric_names([trial], rewards), *_ONE_BACK]
    rows = [
        {**_cells(trial, report, rewards[0], now), "done": "False", "best_reward": best_so_far}
        for report, best_so_far in _with_best(trial["reports"], rewards[0])
    ]
    if trials.is_over(trial) or not rows:
        rows.append(_cells(trial, _last(trial), rewards[0], now))
    return {"header": header, "data": [[row.get(name, "") for name in header] for row in rows]}


def metric_names(found: Iterable[Mapping[str, Any]], rewards: Sequence[Reward]) -> list[str]:
    """The columns of metrics: those of the job, and what scripts reported beside them."""
    names = dict.fromkeys(reward.name for reward in rewards)
    for trial in found:
        for report in trial["reports"]:
            names.update(dict.fromkeys(report["metrics"]))
    own = {*_FRONT, "reward_attr", "status", "best_reward", "message"}
    return [name for name in names if name not in own]


def _last(trial: Mapping[str, Any]) -> Mapping[str, Any] | None:
    return trial["reports"][-1] if trial["reports"] else None


def _cells(
    trial: Mapping[str, Any], report: Mapping[str, Any] | None, reward: Reward, now: int
) -> dict[str, Any]:
    metrics = report["metrics"] if report else {}
    seconds = _seconds(trial, now) if report is None or report is _last(trial) else report["seconds"]
    return {
        **metrics,
        "": str(trial["index"]),
        "done": str(trials.is_over(trial)),
        "pid": str(trial["pid"]),
        "config": trials.config(trial),
        "trial_id": trial["id"],
        "training_iteration": str(report["iteration"] if report else 0),
        "time_total_s": str(seconds),
        "worker_index": "",
        "reward_attr": str(metrics.get(reward.name, "")),
        "status": trial["status"],
        "best_reward": _text(trial["best"]),
        "message": trial["message"],
    }


def _seconds(trial: Mapping[str, Any], now: int) -> float:
    """How long the trial took, or has taken until now."""
    if not trial["started"]:
        return 0.0
    return float(max((trial["ended"] or now) - trial["started"], 0) / 1000)


def _with_best(
    reports: Sequence[Mapping[str, Any]], reward: Reward
) -> Iterable[tuple[Mapping[str, Any], str]]:
    """Each report with the best reward up to it."""
    found: float | None = None
    for report in reports:
        value = number(report["metrics"].get(reward.name))
        if value is not None and (found is None or reward.better(value, found)):
            found = value
        yield report, _text(found)


def _text(value: float | None) -> str:
    return "" if value is None else str(value)
