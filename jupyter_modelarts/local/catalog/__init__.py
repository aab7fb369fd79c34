"""What can be chosen: engines, flavors and runtimes."""

from __future__ import annotations

from .engines import Engine, engines, find_engine
from .flavors import Flavor, find_flavor, flavors
from .runtimes import Runtime, find_runtime, runtimes

__all__ = [
    "Engine",
    "Flavor",
    "Runtime",
    "engines",
    "find_engine",
    "find_flavor",
    "find_runtime",
    "flavors",
    "runtimes",
]
