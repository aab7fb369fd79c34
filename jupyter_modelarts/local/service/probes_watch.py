"""Checks of an instance that serves: whether it gets requests, and whether it has to be started again."""

from __future__ import annotations

import asyncio
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable

    from .probes import Probe, Probes
    from .probes_checks import Checker


class Watch:
    """The checks of one start of an instance."""

    def __init__(self, checker: Checker, probes: Probes) -> None:
        self._checker = checker
        self._probes = probes
        self._started = time.monotonic()

    async def ill(self) -> str:
        """Wait until the liveness check has failed too often; the sentence.  Endless without one."""
        probe = self._probes.liveness
        if probe is None:
            return await _never()
        failures = 0
        async for failure in self._results(probe):
            failures = failures + 1 if failure else 0
            if failures >= probe.threshold:
                return _sentence(probe, failures, failure)
        raise AssertionError("the checks never end")

    async def follow(self, turn: Callable[[str], Awaitable[None]]) -> None:
        """Call `turn` with a sentence when the readiness check fails too often, with "" when it passes."""
        probe = self._probes.readiness
        if probe is None:
            await _never()
            return
        failures = 0
        async for failure in self._results(probe):
            before = failures
            failures = failures + 1 if failure else 0
            if failures == probe.threshold:
                await turn(_sentence(probe, failures, failure))
            elif before >= probe.threshold > failures:
                await turn("")

    async def _results(self, probe: Probe) -> AsyncIterator[str | None]:
        """What came of each check, one per period; failures within the initial delay are left out."""
        while True:
            await asyncio.sleep(probe.period)
            failure = await self._checker.failure(probe)
            if failure is None or time.monotonic() - self._started >= probe.delay:
                yield failure


async def _never() -> str:
    await asyncio.Event().wait()
    return ""


def _sentence(probe: Probe, failures: int, failure: str | None) -> str:
    times = "once" if failures == 1 else f"{failures} times"
    return f"The instance failed {probe} {times}: the last check {failure}."
