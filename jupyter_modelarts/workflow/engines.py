"""Choosing engine and flavor among those offered, by what a person wrote or by what the code imports."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from jupyter_modelarts.display.i18n import _
from jupyter_modelarts.errors import InvalidArgument, nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_ENGINE_OF_MODULE = {
    "torch": "PyTorch",
    "tensorflow": "TensorFlow",
    "keras": "TensorFlow",
    "mindspore": "Ascend-Powered-Engine",
    "xgboost": "XGBoost",
    "sklearn": "Scikit_Learn",
}
"""The first that the code imports decides: a script that imports torch may well use sklearn's metrics."""
_DEFAULT_ENGINE = "Scikit_Learn"


def choose_engine(
    engines: Sequence[Mapping[str, Any]], wanted: str | None, modules: Iterable[str]
) -> dict[str, str]:
    """`engine_name` and `engine_version` of a job's body.

    `wanted` is the name of an engine (the newest version is taken), its id or version, or NAME:VERSION.
    Raises `InvalidArgument` with the nearest known engine.
    """
    if wanted is None:
        return _newest(engines, _guessed(engines, set(modules)))
    name, _colon, version = wanted.partition(":")
    for engine in engines:
        identifiers = (engine.get("engine_id"), engine.get("engine_version"))
        if (version or name) in identifiers and (not version or _same(engine["engine_name"], name)):
            return _chosen(engine)
    if any(_same(engine["engine_name"], name) for engine in engines) and not version:
        return _newest(engines, name)
    raise _unknown(wanted, engines)


def _unknown(wanted: str, engines: Sequence[Mapping[str, Any]]) -> InvalidArgument:
    names = sorted({str(engine["engine_name"]) for engine in engines})
    versions = [str(engine.get("engine_version", "")) for engine in engines]
    near = nearest(wanted, names) or nearest(wanted, versions)
    meant = _("Did you mean {name}?").format(name=near) + " " if near else ""
    known = _("Engines here: {names}.").format(names=", ".join(names))
    return InvalidArgument(_("There is no engine {name}.").format(name=wanted), hint=meant + known)


def _guessed(engines: Sequence[Mapping[str, Any]], modules: set[str]) -> str:
    offered = {str(engine["engine_name"]) for engine in engines}
    for module, name in _ENGINE_OF_MODULE.items():
        if module in modules and name in offered:
            return name
    if _DEFAULT_ENGINE in offered:
        return _DEFAULT_ENGINE
    message = _("Which engine the code needs cannot be told from its imports.")
    hint = _("Name one: --engine {names}.").format(names=" | ".join(sorted(offered)))
    raise InvalidArgument(message, hint=hint)


def _newest(engines: Sequence[Mapping[str, Any]], name: str) -> dict[str, str]:
    versions = [engine for engine in engines if _same(engine["engine_name"], name)]
    return _chosen(max(versions, key=_rank))


def _rank(engine: Mapping[str, Any]) -> tuple[bool, list[tuple[int, int, str]]]:
    """The embedded service has one version that is its own Python; everywhere else the newest is best."""
    version = str(engine.get("engine_version", ""))
    return version.endswith("-embedded"), natural(version)


def _chosen(engine: Mapping[str, Any]) -> dict[str, str]:
    return {
        "engine_name": str(engine["engine_name"]),
        "engine_version": str(engine.get("engine_version") or engine.get("engine_id")),
    }


def choose_flavor(flavors: Sequence[Mapping[str, Any]], wanted: str | None, nodes: int) -> str:
    """The `flavor_id` of a job: as wanted, else the smallest CPU flavor that takes so many nodes."""
    known = {str(flavor["flavor_id"]): flavor for flavor in flavors}
    if wanted is not None:
        if wanted in known:
            return wanted
        near = nearest(wanted, list(known))
        meant = _("Did you mean {name}?").format(name=near) + " " if near else ""
        hint = meant + _("Flavors here: {names}.").format(names=", ".join(sorted(known)))
        raise InvalidArgument(_("There is no flavor {name}.").format(name=wanted), hint=hint)
    fitting = [name for name, flavor in known.items() if _maximum_nodes(flavor) >= nodes]
    if not fitting:
        message = _("No flavor takes {nodes} nodes.").format(nodes=nodes)
        raise InvalidArgument(message, hint=_("Ask for fewer: --nodes N."))
    return min(fitting, key=lambda name: (known[name].get("flavor_type") != "CPU", _cores(known[name])))


def _maximum_nodes(flavor: Mapping[str, Any]) -> int:
    maximum = (flavor.get("flavor_info") or {}).get("max_num") or flavor.get("max_num")
    return int(maximum or 1 << 30)


def _cores(flavor: Mapping[str, Any]) -> int:
    return int(((flavor.get("flavor_info") or {}).get("cpu") or {}).get("core_num") or 0)


def natural(text: str) -> list[tuple[int, int, str]]:
    """A key that sorts the numbers in `text` as numbers."""
    return [(1, int(part), "") if part.isdigit() else (0, 0, part) for part in re.split(r"(\d+)", text)]


def _same(left: str, right: str) -> bool:
    return re.sub(r"\W|_", "", left.lower()) == re.sub(r"\W|_", "", right.lower())
