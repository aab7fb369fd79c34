"""Which values to try next: a search on an Optuna study.

Optuna takes a second to import and everything here may block: call it in a thread, one call at a time.
"""

from __future__ import annotations

import importlib.util
import itertools
import warnings
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from jupyter_modelarts.local.problems import Problem, bad_request

from . import space, trials

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    import optuna
    from optuna.distributions import BaseDistribution

    from .settings import Search
    from .space import Parameter

INSTALL = "pip install 'jupyter_modelarts[search]'"
_MOST_REJECTED = 200  # points in a row that are left out, before the search is over


def missing(algorithm: str) -> Problem | None:
    """400: what this machine lacks for an algorithm; None when it lacks nothing."""
    needed = ["optuna"]
    if algorithm == "cmaes_search" or (algorithm == "bayes_opt_search" and not _has("torch")):
        needed.append("cmaes")
    for module in needed:
        if not _has(module):
            return bad_request(f"{algorithm} needs the Python package {module}. Install it with `{INSTALL}`.")
    return None


def _has(module: str) -> bool:
    """Whether a package can be imported; one of which only an empty directory is left cannot."""
    found = importlib.util.find_spec(module)
    return found is not None and found.origin is not None


@dataclass(frozen=True, slots=True)
class Proposal:
    """Values to try; `number` is what `Study.tell` wants back."""

    number: int
    values: dict[str, Any]


class Sampling:
    """Asks an Optuna study for values and tells it what became of them."""

    def __init__(self, search: Search, tried: Iterable[Mapping[str, Any]] = ()) -> None:
        """`tried` are the trials of an earlier run of the service that are over or still run."""
        import optuna

        optuna.logging.set_verbosity(optuna.logging.CRITICAL)
        warnings.filterwarnings("ignore", category=optuna.exceptions.ExperimentalWarning)
        known = list(tried)
        self._search = search
        self._distributions = {entry.name: _distribution(entry) for entry in search.parameters}
        self._grid = _grid(search, skip=len(known))
        maximize = search.reward.mode == "max"
        direction = optuna.study.StudyDirection.MAXIMIZE if maximize else optuna.study.StudyDirection.MINIMIZE
        sampler = make_sampler(search, already=len(known))
        self._study = optuna.create_study(direction=direction, sampler=sampler)
        for trial in known:
            self._study.add_trial(_frozen(trial, search, self._distributions))

    @property
    def sampler(self) -> str:
        """The name of what draws the values; a grid is not drawn."""
        return "every combination" if self._grid is not None else type(self._study.sampler).__name__

    @property
    def study(self) -> optuna.Study:
        """The study itself."""
        return self._study

    def ask(self) -> Proposal | None:
        """The next values; None when there are no more."""
        for _ in range(_MOST_REJECTED):
            if self._grid is not None:
                point = next(self._grid, None)
                if point is None:
                    return None
                self._study.enqueue_trial(_all_drawn(self._search, point))
            found = self._ask()
            if not space.is_excluded(found.values, self._search.excluded):
                return found
            self.tell(found.number, None)
        return None

    def _ask(self) -> Proposal:
        trial = self._study.ask(self._distributions)
        values = {entry.name: _value(entry, trial.params[entry.name]) for entry in self._search.parameters}
        return Proposal(trial.number, values)

    def tell(self, number: int, reward: float | None) -> None:
        """What became of a proposal: its reward, or None for one that failed."""
        from optuna.trial import TrialState

        state = TrialState.FAIL if reward is None else TrialState.COMPLETE
        self._study.tell(number, reward, state=state)


def _grid(search: Search, skip: int) -> Any:
    if search.algorithm != "grid_search":
        return None
    return itertools.islice(space.combinations(search.parameters), skip, None)


def _distribution(parameter: Parameter) -> BaseDistribution:
    """The range in Optuna's terms; points of a continuous one are drawn by their number."""
    from optuna.distributions import CategoricalDistribution, FloatDistribution, IntDistribution

    if isinstance(parameter, space.Discrete):
        return CategoricalDistribution(parameter.values)
    if parameter.points is not None:
        return IntDistribution(0, len(parameter.grid() or ()) - 1)
    if parameter.integer:
        return IntDistribution(int(parameter.low), int(parameter.high))
    return FloatDistribution(parameter.low, parameter.high)


def _value(parameter: Parameter, drawn: Any) -> Any:
    if isinstance(parameter, space.Continuous) and parameter.points is not None:
        return (parameter.grid() or [])[drawn]
    return drawn


def _drawn(parameter: Parameter, value: Any) -> Any:
    """The other way round: what Optuna drew for a value."""
    if isinstance(parameter, space.Continuous) and parameter.points is not None:
        grid = parameter.grid() or []
        return min(range(len(grid)), key=lambda number: abs(grid[number] - value))
    return value


def _all_drawn(search: Search, values: Mapping[str, Any]) -> dict[str, Any]:
    return {entry.name: _drawn(entry, values[entry.name]) for entry in search.parameters}


def _frozen(trial: Mapping[str, Any], search: Search, distributions: dict[str, BaseDistribution]) -> Any:
    """A trial of an earlier run in Optuna's terms."""
    from optuna.trial import TrialState, create_trial

    over = trials.is_over(trial)
    state = TrialState.COMPLETE if trials.counts(trial) else TrialState.FAIL if over else TrialState.RUNNING
    value = trial["reward"] if state == TrialState.COMPLETE else None
    params = _all_drawn(search, trial["values"])
    return create_trial(state=state, value=value, params=params, distributions=distributions)


def make_sampler(search: Search, already: int) -> Any:
    """The sampler of an algorithm; one that goes on after `already` trials does not repeat itself."""
    from optuna import samplers

    options = search.options
    seed = options["seed"] + already
    if search.algorithm == "tpe_search":
        return _tpe(search, seed)
    if search.algorithm == "anneal_search":
        from .anneal import AnnealingSampler

        return AnnealingSampler(options["avg_best_idx"], options["shrink_coef"], seed)
    if search.algorithm == "bayes_opt_search" and _has("torch"):
        return samplers.GPSampler(seed=seed, n_startup_trials=_first_at_random(search))
    if search.algorithm in {"bayes_opt_search", "cmaes_search"}:
        return samplers.CmaEsSampler(seed=seed, warn_independent_sampling=False)
    return samplers.RandomSampler(seed=seed)


def _first_at_random(search: Search) -> int:
    """How many trials are at random before an algorithm has something to learn from."""
    return max(1, min(10, search.samples // 2))


def _tpe(search: Search, seed: int) -> Any:
    from optuna.samplers import TPESampler

    return TPESampler(
        seed=seed,
        n_startup_trials=search.options["n_initial_points"] or _first_at_random(search),
    )
