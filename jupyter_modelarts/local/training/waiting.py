"""Things done at the same time, none of which outlives the others' failure."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Coroutine


async def together(*work: Coroutine[Any, Any, None]) -> None:
    """Do everything; the first failure ends the rest and is raised."""
    doing = [asyncio.create_task(part) for part in work]
    try:
        await asyncio.gather(*doing)
    finally:
        await cancelled(*doing)


async def cancelled(*tasks: asyncio.Task[Any]) -> None:
    """Cancel what is not done and wait until it has taken notice."""
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)
