"""The search algorithms: those of the platform that run here, and those that do not (pure)."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from jupyter_modelarts.local.problems import NOT_EMULATED, Problem, bad_request, unknown_choice

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

DEFAULT = "tpe_search"
DEFAULT_SAMPLES, MOST_SAMPLES = 20, 1000
DEFAULT_SEED = 1


@dataclass(frozen=True, slots=True)
class Option:
    """A setting of an algorithm: its type, its value when nobody says anything, whether it counts here."""

    type: type
    default: Any = None
    least: float | None = None
    most: float | None = None
    without_effect: bool = False


@dataclass(frozen=True, slots=True)
class Algorithm:
    """A search algorithm: `name` in a body or a YAML file, `template` in the list of templates."""

    name: str
    template: str
    does: str
    options: Mapping[str, Option] = field(default_factory=dict)
    discrete: bool = True
    """Whether it takes values that are no numbers."""


_COMMON: Mapping[str, Option] = {
    "num_samples": Option(int, None, 1, MOST_SAMPLES),
    "max_concurrent": Option(int, None, 1, 1000),
    "cpu_per_trial": Option(int, 1, 1, 1024),
    "seed": Option(int, DEFAULT_SEED, 0, 2**31 - 1),
}
ALGORITHMS: Mapping[str, Algorithm] = {
    entry.name: entry
    for entry in (
        Algorithm(
            "bayes_opt_search",
            "Bayes",
            "Gaussian process (Optuna's GPSampler) where PyTorch is installed, else CMA-ES (CmaEsSampler)",
            {
                "kind": Option(str, "ucb", without_effect=True),
                "kappa": Option(float, 2.5, without_effect=True),
                "xi": Option(float, 0.0, without_effect=True),
            },
            discrete=False,
        ),
        Algorithm(
            "tpe_search",
            "TPE",
            "tree-structured Parzen estimator (Optuna's TPESampler)",
            {
                "gamma": Option(float, 0.25, 0.01, 0.99, without_effect=True),
                "n_initial_points": Option(int, None, 1, MOST_SAMPLES),
            },
        ),
        Algorithm(
            "anneal_search",
            "Anneal",
            "annealing: near one of the best so far, nearer and nearer (a sampler of ours for Optuna)",
            {"avg_best_idx": Option(float, 2.0, 1.0, 1000.0), "shrink_coef": Option(float, 0.1, 0.0, 1000.0)},
        ),
        Algorithm("grid_search", "GridSearch", "every combination, one after the other"),
        Algorithm("random_search", "", "at random (Optuna's RandomSampler)"),
        Algorithm("cmaes_search", "", "CMA-ES (Optuna's CmaEsSampler)", discrete=False),
    )
}
WITHOUT_EQUIVALENT: Mapping[str, Sequence[str]] = {
    "hpo": ("DragonFly", "FixNorm"),
    "nas": ("AutoBSS", "AutoEvo", "AutoTopo", "MBNAS"),
    "augment": ("AdvAutoAugment", "AutoAugment"),
    "compression": ("AutoCompress",),
}
"""What the platform offers and nothing here can do, by type of search."""


def find_algorithm(name: str) -> Algorithm:
    """The algorithm called `name`, or as its template is; `Problem` for one that does not run here."""
    wanted = _folded(name)
    for algorithm in ALGORITHMS.values():
        if wanted in {_folded(algorithm.name), _folded(algorithm.template)} - {""}:
            return algorithm
    for kind, names in WITHOUT_EQUIVALENT.items():
        for known in names:
            if wanted == _folded(known):
                raise _no_equivalent(kind, known)
    raise unknown_choice("Search algorithm", name, ALGORITHMS)


def _folded(name: str) -> str:
    folded = name.lower().replace("-", "_")
    return folded.removesuffix("_search").removesuffix("search").removesuffix("_opt").replace("_", "")


def _no_equivalent(kind: str, name: str) -> Problem:
    message = f"The embedded service has nothing like {name} ({kind}). Search with {', '.join(ALGORITHMS)}."
    return Problem(501, NOT_EMULATED, message)


def read_options(algorithm: Algorithm, given: Mapping[str, Any]) -> dict[str, Any]:
    """The settings of an algorithm with their defaults; `Problem` 400 for what it does not know."""
    known = {**_COMMON, **algorithm.options}
    for key in given:
        if key not in known:
            raise unknown_choice(f"Option of {algorithm.name}", key, known)
    return {key: _value(key, option, given.get(key)) for key, option in known.items()}


def _value(key: str, option: Option, given: Any) -> Any:
    if given is None or given == "":
        return option.default
    try:
        value = option.type(given)
    except (TypeError, ValueError):
        kind = {int: "a whole number", float: "a number"}.get(option.type, "text")
        raise bad_request(f"Option {key} of the search algorithm must be {kind}, not {given!r}.") from None
    if (option.least is not None and not value >= option.least) or (
        option.most is not None and not value <= option.most
    ):
        message = f"Option {key} of the search algorithm must be {option.least:g} to {option.most:g}, not "
        raise bad_request(f"{message}{value}.")
    return value


def without_effect(algorithm: Algorithm, given: Mapping[str, Any]) -> list[str]:
    """The options that were given and change nothing here."""
    return [key for key, option in algorithm.options.items() if option.without_effect and key in given]
