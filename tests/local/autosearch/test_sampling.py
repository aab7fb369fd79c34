"""What Optuna is asked and told."""

from __future__ import annotations

from typing import Any

import pytest

from jupyter_modelarts.local.autosearch import settings, trials
from jupyter_modelarts.local.autosearch.sampling import Sampling, missing

from .searching import WORST_CORNER, algorithm, continuous, discrete, policy

POINTS = {"discrete_points_num": "4"}
RANGES = (continuous("x", -2, 3), continuous("y", -1, 4))
GRID = (continuous("x", -2, 3, **POINTS), continuous("y", -1, 4, **POINTS))


def reward_of(values: dict[str, Any]) -> float:
    return 1 - (values["x"] - 1) ** 2 - (values["y"] - 2) ** 2


def search_with(name: str, *parameters: dict[str, Any], **options: Any) -> settings.Search:
    return settings.read(policy(*parameters, algo_configs=[algorithm(name, **options)]))


def found_by(sampling: Sampling, count: int) -> list[dict[str, Any]]:
    """The values of so many trials, each told what it is worth."""
    values = []
    for _ in range(count):
        proposal = sampling.ask()
        if proposal is None:
            break
        values.append(proposal.values)
        sampling.tell(proposal.number, reward_of(proposal.values))
    return values


@pytest.mark.parametrize(
    ("name", "parameters"),
    [
        ("tpe_search", RANGES),
        ("tpe_search", GRID),
        ("anneal_search", RANGES),
        ("anneal_search", GRID),
        ("random_search", RANGES),
        ("cmaes_search", RANGES),
        ("bayes_opt_search", RANGES),
        ("grid_search", GRID),
    ],
)
def test_every_algorithm_finds_something_good_within_the_space(name: str, parameters: Any) -> None:
    search = search_with(name, *parameters, num_samples=16)
    values = found_by(Sampling(search), 16)
    assert len(values) == 16
    assert all(-2 <= each["x"] <= 3 and -1 <= each["y"] <= 4 for each in values)
    assert max(map(reward_of, values)) > WORST_CORNER / 4
    if parameters is GRID:
        assert {each["x"] for each in values} <= set(search.parameters[0].grid() or ())


def test_the_same_seed_tries_the_same() -> None:
    one, same, other = (
        found_by(Sampling(search_with("tpe_search", *RANGES, num_samples=8, seed=seed)), 8)
        for seed in (1, 1, 2)
    )
    assert one == same != other


def test_discrete_values_and_whole_numbers() -> None:
    declared = [{"name": "x", "constraint": {"type": "Integer"}}]
    given = policy(continuous("x", 1, 9), discrete("kind", "a", "b"), discrete("size", 16, 32))
    for values in (Sampling(settings.read(given, declared)).ask() for _ in range(3)):
        assert values is not None
        assert isinstance(values.values["x"], int)
        assert values.values["kind"] in {"a", "b"}
        assert values.values["size"] in {16, 32}


def tried(index: int, values: dict[str, Any], status: str, reward: float | None = None) -> dict[str, Any]:
    return {**trials.new_trial("job", index, values, 0), "status": status, "reward": reward}


def test_going_on_knows_what_was_tried() -> None:
    grid = search_with("grid_search", discrete("x", 1, 2, 3))
    known = [tried(0, {"x": 1}, "TERMINATED", 0.5), tried(1, {"x": 2}, "RUNNING")]
    sampling = Sampling(grid, known)
    sampling.tell(1, 0.7)
    assert sampling.study.best_value == 0.7
    proposal = sampling.ask()
    assert proposal is not None
    assert (proposal.number, proposal.values) == (2, {"x": 3})
    assert sampling.ask() is None


def test_going_on_at_random_does_not_repeat_itself() -> None:
    search = search_with("random_search", *RANGES, num_samples=4)
    first = found_by(Sampling(search), 2)
    known = [tried(number, values, "TERMINATED", 0.0) for number, values in enumerate(first)]
    again = found_by(Sampling(search, known), 2)
    assert not [values for values in again if values in first]


def test_combinations_that_are_left_out_are_not_tried() -> None:
    given = policy(
        discrete("x", 1, 2), skip_search_params='[{"x": 1}]', algo_configs=[algorithm("grid_search")]
    )
    assert [each["x"] for each in _all(Sampling(settings.read(given)))] == [2]


def _all(sampling: Sampling) -> list[dict[str, Any]]:
    found = []
    while (proposal := sampling.ask()) is not None:
        found.append(proposal.values)
    return found


def test_nothing_is_missing_here() -> None:
    assert [missing(name) for name in ("tpe_search", "bayes_opt_search", "cmaes_search")] == [None] * 3
