"""What a fault is, and a fault in force: whom it strikes, how often, for how long."""

from __future__ import annotations

import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

if TYPE_CHECKING:
    from aiohttp import web

    from jupyter_modelarts.contract.operations import Operation
    from jupyter_modelarts.contract.paths import ObsPath
    from jupyter_modelarts.local.training.executor import Work

Scope: TypeAlias = Literal["operation", "prefix", "job"]
Proceed: TypeAlias = "Callable[[], Awaitable[web.StreamResponse]]"


@dataclass(frozen=True, slots=True)
class Delay:
    """What the time given with a fault means, and how many seconds it is when none is given."""

    meaning: str
    seconds: float


@dataclass(frozen=True, slots=True)
class Fault:
    """One entry of the table.  `count`: how often it strikes unless told otherwise (None: until cleared)."""

    name: str
    meaning: str
    delay: Delay | None = None
    count: int | None = None

    @property
    def scope(self) -> Scope:
        """Which option says whom it strikes."""
        raise NotImplementedError

    def row(self) -> dict[str, Any]:
        """The fault as people are told of it."""
        delay = {"delay": self.delay.meaning, "delay_seconds": self.delay.seconds} if self.delay else {}
        return {"name": self.name, "meaning": self.meaning, "scope": self.scope, "count": self.count, **delay}


@dataclass(frozen=True, slots=True)
class ApiFault(Fault):
    """Strikes calls: `act` answers instead of the operation, or before, or after it.

    `strikes` says which operations are meant where none is named.
    """

    act: Callable[[Injection, web.Request, Proceed], Awaitable[web.StreamResponse]] = field(kw_only=True)
    strikes: Callable[[Operation], bool] = field(kw_only=True)

    @property
    def scope(self) -> Scope:
        """An operation."""
        return "operation"


@dataclass(frozen=True, slots=True)
class StorageFault(Fault):
    """Strikes object storage: `act` delays, or raises `ObsProblem`."""

    act: Callable[[Injection], Awaitable[None]] = field(kw_only=True)

    @property
    def scope(self) -> Scope:
        """A bucket, or a part of one."""
        return "prefix"


@dataclass(frozen=True, slots=True)
class JobFault(Fault):
    """Strikes a training job that begins: `act` raises `TaskFailure`."""

    act: Callable[[Injection, Work], Awaitable[None]] = field(kw_only=True)

    @property
    def scope(self) -> Scope:
        """A job."""
        return "job"


@dataclass(frozen=True, slots=True)
class WorkerFault(Fault):
    """Strikes the workers of jobs that run."""

    @property
    def scope(self) -> Scope:
        """A job."""
        return "job"


@dataclass(slots=True)
class Injection:
    """A fault in force: it strikes `left` times more, until `ends` (`time.monotonic`)."""

    fault: Fault
    operation: str = ""
    prefix: ObsPath | None = None
    job: str = ""
    left: int | None = None
    ends: float | None = None
    delay: float = 0.0
    struck: int = 0

    @property
    def over(self) -> bool:
        """Whether it will never strike again."""
        return self.left == 0 or (self.ends is not None and time.monotonic() >= self.ends)

    def strike(self) -> None:
        """Count one stroke."""
        self.struck += 1
        if self.left is not None:
            self.left -= 1

    def meets_call(self, operation: Operation) -> bool:
        """Whether it strikes a call of `operation`."""
        if not isinstance(self.fault, ApiFault):
            return False
        return self.operation == operation.id if self.operation else self.fault.strikes(operation)

    def meets_object(self, bucket: str, key: str, own_bucket: str) -> bool:
        """Whether it strikes a request for an object; the platform's own bucket only where it is named."""
        if not isinstance(self.fault, StorageFault):
            return False
        if self.prefix is None:
            return bucket != own_bucket
        return bucket == self.prefix.bucket and key.startswith(self.prefix.key)

    def meets_job(self, name: str, identifier: str) -> bool:
        """Whether it strikes the job of this name and id."""
        return self.fault.scope == "job" and self.job in ("", name, identifier)

    def row(self) -> dict[str, Any]:
        """The injection as people are told of it; only what was said of it."""
        ends = None if self.ends is None else max(round(self.ends - time.monotonic(), 1), 0.0)
        said = {
            "operation": self.operation,
            "prefix": self.prefix.url if self.prefix else "",
            "job": self.job,
            "left": self.left,
            "seconds_left": ends,
            "delay_seconds": self.delay if self.fault.delay else None,
        }
        shown = {name: value for name, value in said.items() if value not in ("", None)}
        return {"fault": self.fault.name, **shown, "struck": self.struck}
