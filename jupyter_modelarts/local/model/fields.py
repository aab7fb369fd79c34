"""The fields of config.json, one check each; refused with 3016, the line, and the way out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from jupyter_modelarts.contract import limits
from jupyter_modelarts.local.catalog.runtimes import runtimes

from . import apis, health, needs
from .config import CONTAINERS, CUSTOM, IMAGE, MODEL_TYPES

if TYPE_CHECKING:
    from collections.abc import Callable

    from .config import Config

_LENGTH = limits.MODEL_ALGORITHM_LENGTH
_ALGORITHM = re.compile(rf"[A-Za-z][^\s]{{0,{_LENGTH - 1}}}")
_IMAGE = re.compile(r"[a-z0-9][\w.-]*(:\d+)?(/[\w.-]+)*(:[\w.-]+)?(@sha256:[0-9a-f]{64})?", re.ASCII)
_METRICS = ("f1", "recall", "precision", "accuracy")


def check(config: Config) -> None:
    """Refuse the first field that is not right; `Problem` 3016."""
    for rule in _RULES:
        rule(config)


def _model_type(config: Config) -> None:
    value = config.values.get("model_type")
    if value is None:
        raise config.fault((), "model_type is missing", 'add, for example, "model_type": "Scikit_Learn"')
    if value not in MODEL_TYPES:
        raise config.unknown(["model_type"], "model_type", value, MODEL_TYPES)


def _algorithm(config: Config) -> None:
    value = config.values.get("model_algorithm")
    if value is None and config.written is None:
        return
    if value is None:
        what = "model_algorithm is missing"
        raise config.fault((), what, 'add, for example, "model_algorithm": "image_classification"')
    if not isinstance(value, str) or not _ALGORITHM.fullmatch(value):
        what = f"model_algorithm {value!r} cannot be used"
        raise config.fault(
            ["model_algorithm"], what, f"write at most {_LENGTH} characters without blanks, a letter first"
        )


def _runtime(config: Config) -> None:
    value = config.values.get("runtime")
    if value is None or config.model_type in CONTAINERS:
        return
    known = [runtime.name for runtime in runtimes().get(config.model_type, ())]
    if not isinstance(value, str) or (known and value and value not in known):
        raise config.unknown(["runtime"], f"runtime of {config.model_type}", value, known)


def _swr_location(config: Config) -> None:
    value = config.values.get("swr_location")
    if value is None and config.model_type == IMAGE:
        what = "swr_location is missing, which names the image"
        raise config.fault(
            (), what, 'add "swr_location": "swr.<region>.myhuaweicloud.com/<group>/<image>:<tag>"'
        )
    if value is None:
        return
    if config.model_type not in CONTAINERS:
        what = f"swr_location is for model_type {IMAGE} and {CUSTOM} only"
        raise config.fault(["swr_location"], what, "remove it")
    if not is_image(value):
        way_out = "write it as registry/group/name:tag, without https://"
        raise config.fault(["swr_location"], f"swr_location {value!r} names no image", way_out)


def is_image(value: Any) -> bool:
    """Whether a value names a container image."""
    return isinstance(value, str) and _IMAGE.fullmatch(value) is not None


def _metrics(config: Config) -> None:
    metrics = config.values.get("metrics")
    if metrics is None:
        return
    if not isinstance(metrics, dict):
        raise config.fault(["metrics"], "metrics must be an object", 'write {"accuracy": 0.93}, for example')
    for name in _METRICS:
        if name in metrics and _number(metrics[name]) is None:
            what = f"{name} of metrics must be a number, not {metrics[name]!r}"
            raise config.fault(["metrics", name], what, "write it without quotes, such as 0.93")


def _number(value: Any) -> float | None:
    try:
        return None if isinstance(value, bool) else float(value)
    except (TypeError, ValueError):
        return None


def _port(config: Config) -> None:
    value = config.values.get("port")
    number = _number(value) if value is not None else 1.0
    if number is None or not 0 < number < 1 << 16:
        raise config.fault(
            ["port"], f"port {value!r} is none", "write a number from 1 to 65535, such as 8080"
        )


_RULES: tuple[Callable[[Config], None], ...] = (
    _model_type,
    _algorithm,
    _runtime,
    _swr_location,
    _metrics,
    _port,
    apis.check,
    needs.check,
    health.check,
)
