"""How much each hyperparameter matters: a table, and a picture of one of them in OBS."""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jupyter_modelarts.local.problems import INTERNAL, Problem, conflict

from . import space, trials
from .sampling import INSTALL, Sampling, missing

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from jupyter_modelarts.local.training.collect import Hosted

    from .settings import Reward, Search

HEADER = ("parameter", "sensitivity", "correlation", "trials", "best_value")
LEAST = 2
"""How many trials with a reward it takes."""
_PLOT = Path(__file__).with_name("plot.py")
_LONGEST = 60.0  # seconds to draw a picture


@dataclass(frozen=True, slots=True)
class Outcomes:
    """The trials of a job that count."""

    search: Search
    trials: Sequence[Mapping[str, Any]]

    def points(self, name: str) -> list[tuple[Any, float]]:
        """Value and reward of one hyperparameter, trial by trial."""
        return [(trial["values"][name], trial["reward"]) for trial in self.trials]

    def best_value(self, name: str) -> Any:
        """What the best trial had."""
        best = trials.best(self.trials, self.search.reward)
        return None if best is None else best["values"][name]


def outcomes(search: Search, found: Sequence[Mapping[str, Any]]) -> Outcomes:
    """What there is to analyse; `Problem` 409 while it is too little."""
    counted = [trial for trial in found if trials.counts(trial)]
    if len(counted) < LEAST:
        message = (
            f"The analysis needs {LEAST} trials that ended with a reward; there are {len(counted)} up to now."
        )
        raise conflict(message)
    return Outcomes(search, counted)


async def table(known: Outcomes) -> dict[str, Any]:
    """`list_autosearch_parameter_analysis`: one row for each hyperparameter, the most sensitive first."""
    problem = missing("tpe_search")
    if problem is not None:
        raise problem
    weights = await asyncio.to_thread(_weights, known)
    names = sorted(weights, key=lambda name: -weights[name])
    return {"header": list(HEADER), "data": [_row(known, name, weights[name]) for name in names]}


def _weights(known: Outcomes) -> dict[str, float]:
    """The share that each hyperparameter has in the spread of the reward (Optuna, PED-ANOVA); blocks."""
    import optuna

    study = Sampling(known.search, known.trials).study
    found = optuna.importance.get_param_importances(
        study, evaluator=optuna.importance.PedAnovaImportanceEvaluator()
    )
    return {entry.name: float(found.get(entry.name, 0.0)) for entry in known.search.parameters}


def _row(known: Outcomes, name: str, weight: float) -> list[str]:
    points = known.points(name)
    related = correlation(points)
    shown = "" if related is None else f"{related:.4f}"
    return [name, f"{weight:.4f}", shown, str(len(points)), space.argument(known.best_value(name))]


def correlation(points: Sequence[tuple[Any, float]]) -> float | None:
    """Spearman's rank correlation of value and reward; None where there is none, as for words."""
    if not all(isinstance(value, (int, float)) for value, _ in points):
        return None
    one, other = _ranks([value for value, _ in points]), _ranks([reward for _, reward in points])
    mean = (len(points) - 1) / 2
    spread = sum((a - mean) ** 2 for a in one) * sum((b - mean) ** 2 for b in other)
    if not spread:
        return None
    return float(sum((a - mean) * (b - mean) for a, b in zip(one, other, strict=True)) / spread**0.5)


def _ranks(values: Sequence[float]) -> list[float]:
    """Ranks from 0; equal values share the mean of theirs."""
    ordered = sorted(values)
    return [ordered.index(value) + (ordered.count(value) - 1) / 2 for value in values]


async def picture(known: Outcomes, name: str, hosted: Hosted, job_id: str) -> str:
    """Draw reward over hyperparameter `name` and store it in OBS; its path there (`/bucket/key`)."""
    image = await draw(known.search.reward, name, known.points(name), known.best_value(name))
    key = f"{job_id}/autosearch/{name}.png"
    await hosted.objects.create_bucket(hosted.bucket)
    await hosted.objects.put_bytes(hosted.bucket, key, image)
    return f"/{hosted.bucket}/{key}"


async def draw(reward: Reward, name: str, points: Sequence[tuple[Any, float]], best: Any) -> bytes:
    """The picture as PNG.  A process of its own draws it: matplotlib would stay in our memory for good."""
    work = {"name": name, "reward": reward.name, "points": points, "best": best, "path": sys.path}
    process = await asyncio.create_subprocess_exec(
        sys.executable,
        "-I",
        str(_PLOT),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    try:
        image, errors = await asyncio.wait_for(process.communicate(json.dumps(work).encode()), _LONGEST)
    except asyncio.TimeoutError:
        raise Problem(500, INTERNAL, f"Drawing the picture took more than {_LONGEST:g} s.") from None
    finally:
        if process.returncode is None:
            process.kill()
    if process.returncode:
        raise _not_drawn(errors.decode(errors="replace"))
    return image


def _not_drawn(errors: str) -> Problem:
    last = (errors.strip().splitlines() or ["no reason given"])[-1]
    if "No module named 'matplotlib'" in last:
        return conflict(f"The picture needs the Python package matplotlib. Install it with `{INSTALL}`.")
    return Problem(500, INTERNAL, f"The picture cannot be drawn: {last}")
