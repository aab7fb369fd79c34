"""Engines of the old API: their numbers, and the engine of the catalog that runs each.

The numbers are this service's own and never change: stored parameter sets hold them.  Like those of the new
API, all versions run in the Python that the catalog maps the engine to; the versions 101 and up say so in
their names.  Caffe, MXNet, Ray and Spark_MLlib are not listed: nothing here runs them.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from jupyter_modelarts.local.catalog import find_engine
from jupyter_modelarts.local.problems import bad_request

_TYPES = {"TensorFlow": 1, "XGBoost-Sklearn": 9, "PyTorch": 10, "Horovod": 12}


@dataclass(frozen=True, slots=True)
class EngineV1:
    """One version; `runs_as` is the name of the engine in the catalog."""

    id: int
    name: str
    version: str
    runs_as: str

    def row(self) -> dict[str, Any]:
        """The engine as every answer of the old API shows it."""
        return {
            "engine_type": _TYPES[self.name],
            "engine_id": self.id,
            "engine_name": self.name,
            "engine_version": self.version,
        }


_PRESET = (
    EngineV1(1, "TensorFlow", "TF-1.4.0-python2.7", "TensorFlow"),
    EngineV1(2, "PyTorch", "PyTorch-1.0.0-python3.6", "PyTorch"),
    EngineV1(3, "XGBoost-Sklearn", "XGBoost-0.80-Sklearn-0.18.1-python3.6", "Scikit_Learn"),
)
_EMBEDDED = {
    101: ("TensorFlow", "TensorFlow"),
    102: ("PyTorch", "PyTorch"),
    103: ("XGBoost-Sklearn", "Scikit_Learn"),
    104: ("XGBoost-Sklearn", "XGBoost"),
}


@cache
def engines() -> tuple[EngineV1, ...]:
    """Every engine, by number."""
    embedded = (
        EngineV1(number, name, find_engine(runs_as).version, runs_as)
        for number, (name, runs_as) in _EMBEDDED.items()
    )
    return (*_PRESET, *embedded)


def find(number: int) -> EngineV1:
    """The engine of an id; `Problem` 400 that lists the others."""
    for engine in engines():
        if engine.id == number:
            return engine
    known = ", ".join(f"{engine.id} ({engine.version})" for engine in engines())
    raise bad_request(f"Engine id {number} is unknown. Known: {known}.")
