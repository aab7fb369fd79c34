"""The frameworks that engines are made of, and which of them this Python has."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from functools import cache
from importlib import metadata


@dataclass(frozen=True, slots=True)
class Framework:
    """`name` as the platform spells it, the package on PyPI, and the module a script imports."""

    name: str
    distribution: str
    module: str

    @property
    def installed(self) -> str | None:
        """The installed version, or None."""
        return _installed(self.distribution)

    @property
    def embedded_version(self) -> str:
        """The version that stands for this very Python, in the platform's form."""
        python = f"py_{sys.version_info.major}.{sys.version_info.minor}"
        parts = [self.name.lower(), self.installed] if self.installed else [self.name.lower()]
        return f"{'_'.join(parts)}-{python}-embedded"


@cache
def _installed(distribution: str) -> str | None:
    try:
        return metadata.version(distribution)
    except metadata.PackageNotFoundError:
        return None


FRAMEWORKS = {
    "PyTorch": Framework("PyTorch", "torch", "torch"),
    "Scikit_Learn": Framework("Scikit_Learn", "scikit-learn", "sklearn"),
    "TensorFlow": Framework("TensorFlow", "tensorflow", "tensorflow"),
    "XGBoost": Framework("XGBoost", "xgboost", "xgboost"),
    "MindSpore": Framework("MindSpore", "mindspore", "mindspore"),
    "Horovod": Framework("Horovod", "horovod", "horovod"),
}
