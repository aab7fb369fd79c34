"""What a job says about its search, checked: `algorithm.policies.auto_search` (pure)."""

from __future__ import annotations

import json
import math
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from jupyter_modelarts.local.problems import bad_request, unknown_choice

from . import algorithms, space

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from .space import Parameter

MOST_POINTS = 10_000
_NAME = re.compile(r"[A-Za-z0-9_-]{1,64}")
_FIELD = "algorithm.policies.auto_search"
DISCRETE = "discreate"
"""The platform's own spelling, on the wire."""


@dataclass(frozen=True, slots=True)
class Reward:
    """A metric: `mode` says whether more (max) or less (min) is better, `regex` finds it in a line."""

    name: str
    mode: str
    regex: str

    def better(self, one: float, other: float) -> bool:
        """Whether `one` is better than `other`."""
        return one > other if self.mode == "max" else one < other


@dataclass(frozen=True, slots=True)
class Search:
    """A search that can run.  The first of `rewards` decides; the others are shown."""

    rewards: tuple[Reward, ...]
    parameters: tuple[Parameter, ...]
    excluded: tuple[Mapping[str, Any], ...]
    algorithm: str
    options: Mapping[str, Any]
    without_effect: tuple[str, ...]
    samples: int
    """How many trials there will be."""

    @property
    def reward(self) -> Reward:
        """What decides."""
        return self.rewards[0]


def read(policy: Mapping[str, Any], hyperparameters: Sequence[Mapping[str, Any]] = ()) -> Search:
    """The search that `auto_search` describes; `Problem` 400 for what cannot be.

    `hyperparameters` are those of the job: one whose type is Integer is searched in whole numbers.
    """
    types = {row.get("name"): (row.get("constraint") or {}).get("type") for row in hyperparameters}
    given = [_parameter(row, types) for row in _rows(policy, "search_params")]
    _check_once([parameter.name for parameter in given])
    skipped, excluded = _skipped(policy.get("skip_search_params"), {parameter.name for parameter in given})
    parameters = tuple(parameter for parameter in given if parameter.name not in skipped)
    if not parameters:
        raise bad_request(f"{_FIELD}.search_params leaves no hyperparameter to search.")
    algorithm, options = _algorithm(policy.get("algo_configs") or ())
    found = algorithms.read_options(algorithm, options)
    _check_suits(algorithm, parameters)
    return Search(
        rewards=tuple(_rewards(policy)),
        parameters=parameters,
        excluded=excluded,
        algorithm=algorithm.name,
        options=found,
        without_effect=tuple(algorithms.without_effect(algorithm, options)),
        samples=_samples(algorithm.name, found["num_samples"], parameters),
    )


def _rows(policy: Mapping[str, Any], key: str) -> Sequence[Mapping[str, Any]]:
    rows = policy.get(key) or ()
    if not isinstance(rows, (list, tuple)) or not all(isinstance(row, dict) for row in rows):
        raise bad_request(f"Field {_FIELD}.{key} must be a list of objects.")
    return rows


def _check_once(names: Sequence[str]) -> None:
    for name in names:
        if names.count(name) > 1:
            raise bad_request(f"Hyperparameter {name} is given twice in {_FIELD}.search_params.")


def _rewards(policy: Mapping[str, Any]) -> list[Reward]:
    rows = _rows(policy, "reward_attrs")
    if not rows:
        raise bad_request(f"{_FIELD} needs reward_attrs: name, mode (max or min) and regex of the metric.")
    return [_reward(row) for row in rows]


def _reward(row: Mapping[str, Any]) -> Reward:
    name, mode = row.get("name"), row.get("mode") or "max"
    if not isinstance(name, str) or not name:
        raise bad_request(f"Every entry of {_FIELD}.reward_attrs needs a name.")
    if mode not in {"max", "min"}:
        raise unknown_choice(f"Mode of metric {name}", str(mode), ("max", "min"))
    regex = str(row.get("regex") or default_regex(name))
    try:
        re.compile(regex)
    except re.error as error:
        raise bad_request(f"The regex of metric {name} is not valid: {error} in {regex!r}.") from None
    return Reward(name, mode, regex)


def default_regex(name: str) -> str:
    """What finds `acc: 0.5` or `acc=5e-1`, for a metric without a regex."""
    return rf"(?<![\w.]){re.escape(name)}\s*[:=]\s*([-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?|[-+]?inf|nan)"


def _parameter(row: Mapping[str, Any], types: Mapping[Any, Any]) -> Parameter:
    name, kind = row.get("name"), row.get("param_type")
    if not isinstance(name, str) or not _NAME.fullmatch(name):
        message = "must be 1 to 64 letters, digits, hyphens or underscores"
        raise bad_request(f"Name {name!r} in {_FIELD}.search_params {message}.")
    if kind == "continuous":
        return _continuous(name, row, integer=types.get(name) == "Integer")
    if kind in {"discrete", DISCRETE}:
        return space.Discrete(name, _values(name, row.get("discrete_values")))
    raise unknown_choice(f"param_type of {name}", str(kind), ("continuous", "discrete"))


def _continuous(name: str, row: Mapping[str, Any], *, integer: bool) -> space.Continuous:
    low, high = (_number(name, key, row.get(key)) for key in ("lower_bound", "upper_bound"))
    if not low < high:
        raise bad_request(
            f"lower_bound of {name} must be below its upper_bound: {low:g} is not below {high:g}."
        )
    if integer and not (low.is_integer() and high.is_integer()):
        raise bad_request(
            f"{name} is an Integer: its bounds must be whole numbers, not {low:g} and {high:g}."
        )
    points = row.get("discrete_points_num")
    if points is None or points == "":
        return space.Continuous(name, low, high, integer=integer)
    count = space.number_or_text(points)
    if not isinstance(count, int) or not 2 <= count <= MOST_POINTS:
        message = f"discrete_points_num of {name} must be a whole number from 2 to {MOST_POINTS}"
        raise bad_request(f"{message}, not {points!r}.")
    return space.Continuous(name, low, high, count, integer)


def _number(name: str, key: str, given: Any) -> float:
    value = space.number_or_text("" if given is None else given)
    if isinstance(value, (int, float)) and math.isfinite(value):
        return float(value)
    raise bad_request(f"{key} of the continuous hyperparameter {name} must be a number, not {given!r}.")


def _values(name: str, given: Any) -> tuple[Any, ...]:
    listed = given.split(",") if isinstance(given, str) else given
    if not isinstance(listed, (list, tuple)) or not listed:
        raise bad_request(
            f"The discrete hyperparameter {name} needs discrete_values, the list of its values."
        )
    values = [space.number_or_text(value.strip() if isinstance(value, str) else value) for value in listed]
    return tuple(dict.fromkeys(values))


def _skipped(given: Any, names: set[str]) -> tuple[set[str], tuple[Mapping[str, Any], ...]]:
    """Names that are not searched, or combinations (JSON objects) that are not tried."""
    text = str(given or "").strip()
    if not text.startswith(("{", "[")):
        skipped = {name for name in re.split(r"[,;\s]+", text) if name}
        for name in skipped - names:
            raise unknown_choice("skip_search_params: hyperparameter", name, names)
        return skipped, ()
    try:
        found = json.loads(text)
    except ValueError:
        found = None
    entries = [found] if isinstance(found, dict) else found
    if not isinstance(entries, list) or not all(isinstance(entry, dict) and entry for entry in entries):
        message = "must name hyperparameters, or be a JSON list of combinations such as"
        raise bad_request(f'{_FIELD}.skip_search_params {message} [{{"lr": 0.1}}].')
    for name in {name for entry in entries for name in entry} - names:
        raise unknown_choice("skip_search_params: hyperparameter", name, names)
    return set(), tuple(entries)


def _algorithm(given: Sequence[Mapping[str, Any]]) -> tuple[algorithms.Algorithm, dict[str, Any]]:
    if not given:
        return algorithms.ALGORITHMS[algorithms.DEFAULT], {}
    if len(given) > 1:
        names = ", ".join(str(entry.get("name")) for entry in given)
        raise bad_request(f"A job searches with one algorithm: keep one of algo_configs ({names}).")
    name, params = given[0].get("name"), given[0].get("params") or ()
    if not isinstance(name, str) or not name:
        raise bad_request(f"{_FIELD}.algo_configs needs the name of the search algorithm.")
    if not all(isinstance(entry, dict) and isinstance(entry.get("key"), str) for entry in params):
        raise bad_request(f"The params of algorithm {name} must be objects with key, value and type.")
    return algorithms.find_algorithm(name), {entry["key"]: entry.get("value") for entry in params}


def _check_suits(algorithm: algorithms.Algorithm, parameters: Sequence[Parameter]) -> None:
    """Refuse a space that the algorithm cannot search."""
    for parameter in parameters:
        if algorithm.name == "grid_search" and parameter.grid() is None:
            message = (
                f"grid_search needs discrete_points_num for the continuous hyperparameter {parameter.name}"
            )
            raise bad_request(f"{message}: how many of its values to try.")
        if not algorithm.discrete and isinstance(parameter, space.Discrete):
            raise bad_request(
                f"{algorithm.name} searches continuous hyperparameters, and {parameter.name} is discrete. "
                "Use tpe_search."
            )


def _samples(algorithm: str, wanted: int | None, parameters: Sequence[Parameter]) -> int:
    if algorithm != "grid_search":
        return wanted or algorithms.DEFAULT_SAMPLES
    points = space.size(parameters) or 0
    if wanted is None and points > MOST_POINTS:
        raise bad_request(
            f"The grid has {points} points, more than {MOST_POINTS}: give num_samples, or less values."
        )
    return min(points, wanted or points)


def wire(policy: Mapping[str, Any]) -> dict[str, Any]:
    """`auto_search` as the platform answers it: with its own spelling of discrete."""
    rows = [
        {**row, "param_type": DISCRETE} if row.get("param_type") == "discrete" else dict(row)
        for row in policy.get("search_params") or ()
    ]
    return {**policy, "search_params": rows}
