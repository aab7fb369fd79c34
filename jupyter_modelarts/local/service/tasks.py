"""Tasks that end when they are told to.

`asyncio.wait_for` before Python 3.12 forgets that it was cancelled where what it waits for is done at the
same moment.  A loop around it then goes on for ever, and whoever waits for its end with it.
"""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any, TypeVar

if TYPE_CHECKING:
    from collections.abc import Awaitable

T = TypeVar("T")
_AGAIN = 0.1  # seconds


async def within(seconds: float, work: Awaitable[T]) -> T:
    """The result of `work`; `asyncio.TimeoutError` when it takes longer."""
    task = asyncio.ensure_future(work)
    try:
        await asyncio.wait({task}, timeout=seconds)
        if not task.done():
            raise asyncio.TimeoutError
        return task.result()
    finally:
        await ended(task)


async def ended(*tasks: asyncio.Future[Any]) -> None:
    """Cancel tasks until they are done, however they end."""
    pending = {task for task in tasks if not task.done()}
    while pending:
        for task in pending:
            task.cancel()
        _, pending = await asyncio.wait(pending, timeout=_AGAIN)
