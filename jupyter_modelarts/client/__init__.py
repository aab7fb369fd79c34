"""Calling ModelArts: `Client` and `AsyncClient`, their errors, and `NOT_GIVEN`.

Importing this is cheap: the HTTP library loads when a client is made.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from ._sentinel import NOT_GIVEN, NotGiven
from .errors import (
    BadRequest,
    Conflict,
    ConnectionFailed,
    Forbidden,
    NotEmulated,
    NotFound,
    RequestTimeout,
    ServerError,
    StatusError,
    TooManyRequests,
    TransportError,
    Unauthorized,
    UnreadableAnswer,
    WaitError,
    WaitFailed,
    WaitTimeout,
)

if TYPE_CHECKING:
    from ._client import AsyncClient, Client
    from ._retry import RetryPolicy
    from ._steps import Target
    from ._transport import Settings
    from .auth import AkskAuth, TokenAuth

__all__ = [
    "NOT_GIVEN",
    "AkskAuth",
    "AsyncClient",
    "BadRequest",
    "Client",
    "Conflict",
    "ConnectionFailed",
    "Forbidden",
    "NotEmulated",
    "NotFound",
    "NotGiven",
    "RequestTimeout",
    "RetryPolicy",
    "ServerError",
    "Settings",
    "StatusError",
    "Target",
    "TokenAuth",
    "TooManyRequests",
    "TransportError",
    "Unauthorized",
    "UnreadableAnswer",
    "WaitError",
    "WaitFailed",
    "WaitTimeout",
]

_LAZY = {
    "AkskAuth": "auth",
    "AsyncClient": "_client",
    "Client": "_client",
    "RetryPolicy": "_retry",
    "Settings": "_transport",
    "Target": "_steps",
    "TokenAuth": "auth",
}


def __getattr__(name: str) -> Any:
    if name not in _LAZY:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f".{_LAZY[name]}", __name__), name)


def __dir__() -> list[str]:
    return list(__all__)
