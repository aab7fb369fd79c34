"""The checks that an instance has to pass before it gets its first request."""

from __future__ import annotations

import asyncio
import time
from typing import TYPE_CHECKING

from .launch import StartFailed

if TYPE_CHECKING:
    from .probes import Probe
    from .probes_checks import Checker
    from .running import Running

QUICK, _SLOW = 0.02, 0.5  # seconds between two checks
_LAST_WORDS = ". Last line of its log:"
_IN_USE = "address already in use"


class StartChecks:
    """One start of an instance; `problem` is what is in the way at the moment, "" for nothing known."""

    def __init__(self, running: Running, problem: str = "") -> None:
        self.running = running
        self.problem = problem

    def late(self) -> StartFailed:
        """The sentence when the time for the deployment is over."""
        launch = self.running.launch
        sentence = f"The instance was not ready after {launch.timeout:g} s"
        if not self.problem:
            return StartFailed(f"{sentence} (log: {launch.log}).")
        return StartFailed(f"{sentence}: it {self.problem}{self.last_words()}")

    def last_words(self) -> str:
        """The end of a sentence."""
        return self.running.last_words(_LAST_WORDS)

    def check_alive(self) -> None:
        """Raise `StartFailed` when the program has ended."""
        if self.running.alive():
            return
        reason = self.running.exit_reason()
        if self.running.launch.own and _IN_USE in reason.lower():
            reason += ". Let the server listen at the port in the variable PORT, which nobody else has."
        raise StartFailed(reason)

    async def passed(self, checker: Checker) -> None:
        """Wait until all checks have passed.  Raises `StartFailed`."""
        for probe in self.running.launch.probes.at_start:
            await self._passes(checker, probe)
        self.problem = ""

    async def _passes(self, checker: Checker, probe: Probe) -> None:
        """Wait for a check.  It is asked more often than its period says: who is well need not wait.

        A failure counts once per period, and not within the initial delay.  An instance that is not
        ready yet may stay so for as long as the deployment takes.
        """
        counted, count_at, pause = 0, time.monotonic() + probe.delay, QUICK
        while True:
            failure = await checker.failure(probe)
            self.check_alive()
            if failure is None:
                return
            self.problem = f"does not pass {probe}: the check {failure}"
            if time.monotonic() >= count_at:
                counted, count_at = counted + 1, time.monotonic() + probe.period
            if counted >= probe.threshold and not probe.is_readiness:
                last = f"the last check {failure}{self.last_words()}"
                raise StartFailed(f"The instance failed {probe} {counted} times: {last}")
            await asyncio.sleep(min(pause, probe.period))
            pause = min(pause * 1.5, _SLOW)
