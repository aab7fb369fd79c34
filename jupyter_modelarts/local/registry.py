"""Which operations the embedded service does: the handlers of all nouns, in one table."""

from __future__ import annotations

from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

from jupyter_modelarts.contract.operations import operations

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .call import Handler

NOUNS = (
    "iam",
    "catalog",
    "image",
    "algorithm",
    "autosearch",
    "training",
    "training_v1",
    "model",
    "service",
    "visualization",
)
"""The folders of this room that have a `handlers` module."""


@cache
def handlers() -> Mapping[str, Handler]:
    """Operation id -> handler.  An id that is not in the contract, or done twice, is a bug."""
    merged: dict[str, Handler] = {}
    for noun in NOUNS:
        module = import_module(f"{__package__}.{noun}.handlers")
        for identifier, handler in module.HANDLERS.items():
            if identifier in merged or identifier not in operations():
                raise ValueError(f"{module.__name__}: {identifier} is unknown to the contract or done twice")
            merged[identifier] = handler
    return merged
