"""What strikes object storage: requests over HTTP, and the copies that jobs and models make."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from jupyter_modelarts.local.obs.errors import ObsProblem

from .api import MARK

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from .injection import Injection


async def slow(injection: Injection) -> None:
    """Let some time pass before each request."""
    await asyncio.sleep(injection.delay)


def refused(status: int, code: str, message: str) -> Callable[[Injection], Awaitable[None]]:
    """Answer an error of the storage itself."""

    async def act(injection: Injection) -> None:
        raise ObsProblem(status, code, message, headers={MARK: injection.fault.name})

    return act
