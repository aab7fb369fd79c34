"""Annealing for Optuna, which has none: try near one of the best so far, nearer the more is known.

Both settings are those of the platform.  `avg_best_idx`: the mean rank, counted from 1, of the trial that
is taken as the centre (geometric).  `shrink_coef`: the neighbourhood is 1 / (1 + trials * shrink_coef) of
the range.  Imports Optuna: import this module only in a thread.
"""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Any

from optuna.distributions import CategoricalDistribution, FloatDistribution, IntDistribution
from optuna.samplers import BaseSampler, RandomSampler
from optuna.study import StudyDirection
from optuna.trial import TrialState

if TYPE_CHECKING:
    from optuna.distributions import BaseDistribution
    from optuna.study import Study
    from optuna.trial import FrozenTrial


class AnnealingSampler(BaseSampler):
    """Every parameter has its own centre, as every one is drawn by itself."""

    def __init__(self, avg_best_idx: float, shrink_coef: float, seed: int) -> None:
        self._success = 1 / max(avg_best_idx, 1.0)
        self._shrink_coef = shrink_coef
        self._random = random.Random(seed)  # noqa: S311 - no secret
        self._first = RandomSampler(seed)

    def infer_relative_search_space(self, *_: Any) -> dict[str, BaseDistribution]:
        """Nothing is drawn together."""
        return {}

    def sample_relative(self, *_: Any) -> dict[str, Any]:
        """Nothing is drawn together."""
        return {}

    def sample_independent(
        self, study: Study, trial: FrozenTrial, param_name: str, param_distribution: BaseDistribution
    ) -> Any:
        """A value near that of a good trial; at random while there is none."""
        done = [other for other in study.get_trials(deepcopy=False) if other.state == TrialState.COMPLETE]
        known = [other for other in done if param_name in other.params]
        if not known:
            return self._first.sample_independent(study, trial, param_name, param_distribution)
        centre = self._centre(known, maximize=study.direction == StudyDirection.MAXIMIZE)
        width = 1 / (1 + len(known) * self._shrink_coef)
        return self._near(centre.params[param_name], width, param_distribution)

    def _centre(self, known: list[FrozenTrial], *, maximize: bool) -> FrozenTrial:
        ranked = sorted(known, key=lambda other: other.value or 0.0, reverse=maximize)
        rank = 0
        while rank < len(ranked) - 1 and self._random.random() > self._success:
            rank += 1
        return ranked[rank]

    def _near(self, centre: Any, width: float, distribution: BaseDistribution) -> Any:
        if isinstance(distribution, CategoricalDistribution):
            stays = self._random.random() > width
            return centre if stays else self._random.choice(distribution.choices)
        if not isinstance(distribution, (FloatDistribution, IntDistribution)):
            raise TypeError(f"no way to draw from {distribution}")
        half = width * (distribution.high - distribution.low) / 2
        value = self._random.uniform(
            max(distribution.low, centre - half), min(distribution.high, centre + half)
        )
        if distribution.step is not None:
            value = (
                distribution.low + round((value - distribution.low) / distribution.step) * distribution.step
            )
        value = min(max(value, distribution.low), distribution.high)
        return round(value) if isinstance(distribution, IntDistribution) else value
