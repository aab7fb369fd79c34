"""The words of a flow: what is to be done, what came of it, and what a call consists of."""

from __future__ import annotations

import time
from collections.abc import Callable, Generator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal, TypeAlias, TypeVar

import msgspec

from ._retry import RetryPolicy
from ._urls import fill_path, query_string

if TYPE_CHECKING:
    from jupyter_modelarts.contract.operations import Operation
    from jupyter_modelarts.errors import ModelArtsError

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Plan:
    """A request to send; `url` is absolute and quoted."""

    method: str
    url: str
    content: bytes | None = None
    authenticated: bool = True


@dataclass(frozen=True, slots=True)
class Delay:
    """Seconds to let pass."""

    seconds: float


@dataclass(frozen=True, slots=True)
class Reconnect:
    """Find the embedded service again; the outcome is None."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back; header names in lower case."""

    status: int
    headers: Mapping[str, str]
    content: bytes


@dataclass(frozen=True, slots=True)
class Failure:
    """No answer. `unsent`: nothing left this machine; `invalid`: the request cannot be sent at all.

    `url` is what was called, where that was not the plan's: the sign-in before it.  `error` is that of a
    sign-in that was answered "not now", `asked` after how many seconds to come back.
    """

    kind: Literal["unsent", "timeout", "broken", "invalid"]
    reason: str = ""
    url: str = ""
    error: ModelArtsError | None = None
    asked: float | None = None


Step: TypeAlias = Plan | Delay | Reconnect
Outcome: TypeAlias = Answer | Failure | None
Flow: TypeAlias = Generator[Step, Outcome, T]


@dataclass(slots=True)
class Target:
    """Where calls go and as whom: base URLs by endpoint name, the project, an `httpx.Auth`."""

    endpoints: Mapping[str, str]
    project_id: str
    auth: Any = None


@dataclass(slots=True)
class Context:
    """What every flow of a client shares.

    `poll` is the first and the longest pause of a waiter, in seconds; `gone` says whether the embedded
    service is known to have ended, so that nobody who took its port is called instead.
    """

    target: Target
    policy: RetryPolicy = field(default_factory=RetryPolicy)
    can_reconnect: bool = False
    gone: Callable[[], bool] = lambda: False
    poll: tuple[float, float] = (2.0, 15.0)
    clock: Callable[[], float] = time.monotonic
    wall_clock: Callable[[], float] = time.time


@dataclass(frozen=True, slots=True)
class Call:
    """An operation with its arguments."""

    operation: Operation
    path: Mapping[str, Any]
    query: Mapping[str, Any]
    body: Any = None

    def plan(self, target: Target) -> Plan:
        """The request; raises `InvalidArgument` for a path value that is missing or unsafe."""
        operation = self.operation
        values = {"project_id": target.project_id, **self.path}
        query = query_string(self.query)
        url = target.endpoints[operation.endpoint] + fill_path(operation, values)
        content = None if self.body is None else msgspec.json.encode(self.body)
        signed_in = operation.id != "iam_create_token"
        return Plan(operation.method, f"{url}?{query}" if query else url, content, signed_in)
