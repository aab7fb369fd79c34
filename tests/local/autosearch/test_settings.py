"""What a job may say about its search (pure)."""

from __future__ import annotations

from typing import Any

import pytest

from jupyter_modelarts.local.autosearch import settings, space
from jupyter_modelarts.local.problems import Problem

from .searching import algorithm, continuous, discrete, policy


def test_defaults() -> None:
    search = settings.read(policy(algo_configs=[]))
    assert (search.algorithm, search.samples, search.options["seed"]) == ("tpe_search", 20, 1)
    assert search.parameters == (space.Continuous("x", -2, 3), space.Continuous("y", -1, 4))


@pytest.mark.parametrize(
    ("given", "parameter"),
    [
        (continuous("lr", "1e-3", 0.1), space.Continuous("lr", 0.001, 0.1)),
        (continuous("lr", 0, 1, discrete_points_num="3"), space.Continuous("lr", 0, 1, 3)),
        (continuous("size", 2, 8), space.Continuous("size", 2, 8, integer=True)),
        (discrete("size", 16, "32", "x"), space.Discrete("size", (16, 32, "x"))),
        ({**discrete("size"), "discrete_values": "1, 2.5"}, space.Discrete("size", (1, 2.5))),
        ({**discrete("size", 1), "param_type": "discreate"}, space.Discrete("size", (1,))),
    ],
)
def test_parameters(given: dict[str, Any], parameter: Any) -> None:
    declared = [{"name": "size", "constraint": {"type": "Integer"}}, {"name": "lr"}]
    assert settings.read(policy(given), declared).parameters == (parameter,)


def test_on_the_wire_discrete_is_spelled_as_the_platform_does() -> None:
    rows = settings.wire(policy(discrete("x", 1), continuous("y", 0, 1)))["search_params"]
    assert [row["param_type"] for row in rows] == ["discreate", "continuous"]


@pytest.mark.parametrize(
    ("skip", "names", "excluded"),
    [
        ("", ["x", "y"], ()),
        ("y", ["x"], ()),
        ('[{"x": 1}]', ["x", "y"], ({"x": 1},)),
        ('{"x": 1, "y": 2}', ["x", "y"], ({"x": 1, "y": 2},)),
    ],
)
def test_what_is_left_out(skip: str, names: list[str], excluded: Any) -> None:
    search = settings.read(policy(skip_search_params=skip))
    assert [parameter.name for parameter in search.parameters] == names
    assert search.excluded == excluded


@pytest.mark.parametrize(
    ("values", "out"), [({"x": 1, "y": 2}, True), ({"x": 1.0, "y": 3}, False), ({"x": "1", "y": 2.0}, True)]
)
def test_a_combination_that_is_left_out(values: dict[str, Any], out: bool) -> None:
    assert space.is_excluded(values, [{"x": 1, "y": "2"}]) is out


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("bayes_opt_search", "bayes_opt_search"),
        ("Bayes", "bayes_opt_search"),
        ("TPE", "tpe_search"),
        ("GridSearch", "grid_search"),
        ("grid_search", "grid_search"),
        ("Anneal", "anneal_search"),
        ("random_search", "random_search"),
        ("cmaes_search", "cmaes_search"),
    ],
)
def test_names_of_algorithms(name: str, found: str) -> None:
    points = {"discrete_points_num": "2"}
    search = policy(continuous("x", 0, 1, **points), algo_configs=[algorithm(name)])
    assert settings.read(search).algorithm == found


def test_options_without_effect_are_known() -> None:
    search = settings.read(policy(algo_configs=[algorithm("bayes_opt_search", kind="ei", seed=7)]))
    assert (search.without_effect, search.options["seed"]) == (("kind",), 7)


REFUSED: list[tuple[dict[str, Any], str]] = [
    (policy(reward_attrs=[]), "needs reward_attrs"),
    (policy(reward_attrs=[{"mode": "max"}]), "needs a name"),
    (policy(reward_attrs=[{"name": "a", "mode": "most"}]), "Mode of metric a 'most' is unknown"),
    (policy(reward_attrs=[{"name": "a", "regex": "("}]), "The regex of metric a is not valid"),
    (policy(search_params=[]), "no hyperparameter to search"),
    (policy(skip_search_params="x,y"), "no hyperparameter to search"),
    (policy(skip_search_params="z"), "'z' is unknown"),
    (policy(skip_search_params="[1]"), "JSON list of combinations"),
    (policy(continuous("x", 0, 1), continuous("x", 0, 1)), "x is given twice"),
    (policy(continuous("x y", 0, 1)), "Name 'x y'"),
    (policy(continuous("x", 1, 1)), "lower_bound of x must be below"),
    (policy(continuous("x", "a", 1)), "lower_bound of the continuous hyperparameter x"),
    (policy(continuous("x", 0, "inf")), "upper_bound of the continuous hyperparameter x"),
    (policy(continuous("x", 0, 1, discrete_points_num="1")), "discrete_points_num of x"),
    (policy(discrete("x")), "needs discrete_values"),
    (policy({"name": "x", "param_type": "any"}), "param_type of x 'any' is unknown"),
    (policy(algo_configs=[algorithm("tpe"), algorithm("bayes")]), "one of algo_configs (tpe, bayes)"),
    (policy(algo_configs=[algorithm("genetic")]), "'genetic' is unknown"),
    (policy(algo_configs=[{}]), "needs the name"),
    (policy(algo_configs=[algorithm("tpe_search", nums=3)]), "Did you mean 'num_samples'?"),
    (policy(algo_configs=[algorithm("tpe_search", num_samples="x")]), "must be a whole number"),
    (policy(algo_configs=[algorithm("tpe_search", num_samples=0)]), "must be 1 to 1000, not 0"),
    (policy(algo_configs=[algorithm("grid_search")]), "needs discrete_points_num"),
    (policy(discrete("x", 1, 2), algo_configs=[algorithm("bayes_opt_search")]), "x is discrete"),
]


@pytest.mark.parametrize(("given", "words"), REFUSED, ids=[words for _, words in REFUSED])
def test_refused(given: dict[str, Any], words: str) -> None:
    with pytest.raises(Problem) as caught:
        settings.read(given)
    assert caught.value.status == 400
    assert words in caught.value.message


def test_an_integer_has_whole_bounds() -> None:
    declared = [{"name": "x", "constraint": {"type": "Integer"}}]
    with pytest.raises(Problem, match="whole numbers"):
        settings.read(policy(continuous("x", 0.5, 2)), declared)


def test_a_grid_is_as_large_as_it_is() -> None:
    points = continuous("x", 0, 1, discrete_points_num="3")
    grid = policy(points, discrete("y", "a", "b"), algo_configs=[algorithm("grid_search")])
    search = settings.read(grid)
    assert search.samples == 6
    assert list(space.combinations(search.parameters))[:3] == [
        {"x": 0, "y": "a"},
        {"x": 0, "y": "b"},
        {"x": 0.5, "y": "a"},
    ]
    fewer = settings.read({**grid, "algo_configs": [algorithm("grid_search", num_samples=4)]})
    assert fewer.samples == 4
