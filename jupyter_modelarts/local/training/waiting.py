"""Things done at the same time, none of which outlives the others' failure."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Awaitable, Coroutine


async def together(*work: Coroutine[Any, Any, None]) -> None:
    """Do everything; the first failure ends the rest and is raised."""
    doing = [asyncio.create_task(part) for part in work]
    try:
        await asyncio.gather(*doing)
    finally:
        await cancelled(*doing)


async def unless(stopping: asyncio.Event, work: Awaitable[None]) -> None:
    """Do `work` until it is done, or until `stopping` is set."""
    doing = asyncio.ensure_future(work)
    stopped = asyncio.create_task(stopping.wait())
    try:
        await asyncio.wait({doing, stopped}, return_when=asyncio.FIRST_COMPLETED)
        if doing.done():
            doing.result()
    finally:
        await cancelled(doing, stopped)


async def cancelled(*tasks: asyncio.Future[Any]) -> None:
    """Cancel what is not done and wait until it has taken notice."""
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
