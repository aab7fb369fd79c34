"""What a notebook user does: submit, follow, stop, deploy, call.

    ModelArts      the facade: train, deploy, predict, jobs, services, logs, stop, objects
    Job, Service   handles of what it made

Everything loads on first use, so that registering the magics stays cheap.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .facade import ModelArts
    from .job import Job
    from .prediction import Prediction
    from .service import Service

__all__ = ["Job", "ModelArts", "Prediction", "Service"]

_HOMES = {"ModelArts": "facade", "Job": "job", "Service": "service", "Prediction": "prediction"}


def __getattr__(name: str) -> Any:
    if name in _HOMES:
        from importlib import import_module

        return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
