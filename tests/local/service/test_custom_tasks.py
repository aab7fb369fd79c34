"""Work that does not hear the first time that it is to end."""

from __future__ import annotations

import asyncio
import contextlib

import pytest

from jupyter_modelarts.local.service.tasks import ended, within


async def deaf(times: int) -> None:
    """Takes no notice of being cancelled, `times` times."""
    for _ in range(times):
        with contextlib.suppress(asyncio.CancelledError):
            await asyncio.Event().wait()
    await asyncio.Event().wait()


async def test_a_task_is_cancelled_until_it_ends() -> None:
    task = asyncio.ensure_future(deaf(2))
    await asyncio.sleep(0)
    await ended(task)
    assert task.cancelled()


async def test_work_that_takes_too_long() -> None:
    with pytest.raises(asyncio.TimeoutError):
        await within(0.01, deaf(1))
    assert await within(10, asyncio.sleep(0, "done")) == "done"


async def test_who_waits_hears_that_it_is_cancelled_also_when_the_work_is_done_by_then() -> None:
    work = asyncio.get_running_loop().create_future()
    waiting = asyncio.ensure_future(within(10, work))
    await asyncio.sleep(0)
    work.set_result("done")
    waiting.cancel()
    await asyncio.wait({waiting})
    assert waiting.cancelled()


async def test_errors_of_the_work_come_through() -> None:
    async def fails() -> None:
        raise OSError(5, "broken")

    with pytest.raises(OSError, match="broken"):
        await within(10, fails())
