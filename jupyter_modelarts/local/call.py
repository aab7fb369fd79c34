"""What a handler gets and what it may give back."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias, Union

if TYPE_CHECKING:
    from aiohttp import web

    from jupyter_modelarts.contract.operations import Operation

    from .embedded import Service


@dataclass(frozen=True, slots=True)
class Identity:
    """Who calls, as authentication found it.  `access_key` is None for a token."""

    project_id: str
    user_id: str
    user_name: str
    domain_id: str
    domain_name: str
    access_key: str | None = None


@dataclass(frozen=True, slots=True)
class Call:
    """One validated call of an operation.

    `path` holds the path parameters, `query` the query parameters as the contract types them
    (integers are integers; only those that were given), `body` the decoded JSON or None.
    `headers` are read without regard to case.
    """

    operation: Operation
    path: Mapping[str, str]
    query: Mapping[str, Any]
    body: Any
    identity: Identity
    service: Service
    headers: Mapping[str, str]


Reply: TypeAlias = Union[dict[str, Any], list[Any], tuple[int, Any], "web.StreamResponse", None]
"""A JSON value sent with the operation's success status; `(status, value)`; None for no content; or a
response made by hand.  Values may hold `msgspec.Raw` (JSON encoded before)."""

Handler: TypeAlias = Callable[[Call], Awaitable[Reply]]
