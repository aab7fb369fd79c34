"""What can be chosen: engines, flavors and runtimes."""

from __future__ import annotations

from .engines import ASCEND, WITH_MPIRUN, Engine, engines, find_engine
from .flavors import Flavor, find_flavor, flavors
from .interpreters import interpreter_of
from .runtimes import Runtime, find_runtime, runtimes

__all__ = [
    "ASCEND",
    "WITH_MPIRUN",
    "Engine",
    "Flavor",
    "Runtime",
    "engines",
    "find_engine",
    "find_flavor",
    "find_runtime",
    "flavors",
    "interpreter_of",
    "runtimes",
]
