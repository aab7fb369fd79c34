"""Many things at once, a limited number at a time."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Iterable
from typing import TypeVar

from .threads import Ended

T = TypeVar("T")


async def in_parallel(work: Iterable[T], limit: int, do: Callable[[T], Awaitable[None]]) -> None:
    """Run `do` for everything in `work`, `limit` at a time; the first failure (or a cancel) ends the rest."""
    waiting = iter(work)

    async def run() -> None:
        for item in waiting:  # shared by all runners: each takes the next
            await do(item)

    await together([run() for _ in range(limit)])


async def together(work: Iterable[Awaitable[None]]) -> None:
    """Wait for all of `work`; the first failure (or a cancel) ends the rest, and is what is raised."""
    tasks = [asyncio.ensure_future(one) for one in work]
    try:
        await asyncio.gather(*tasks)
    except Ended:
        raise await _cause(tasks) from None
    finally:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)


async def _cause(tasks: Iterable[asyncio.Future[None]]) -> BaseException:
    """What ended the others: `Ended` is only what they say about it."""
    results = await asyncio.gather(*tasks, return_exceptions=True)
    errors = [result for result in results if isinstance(result, BaseException)]
    return next((error for error in errors if not isinstance(error, Ended)), errors[0])
