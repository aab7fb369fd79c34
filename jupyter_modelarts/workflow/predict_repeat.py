"""The same call many times, some of them at once: how long the answers take, and which fail."""

from __future__ import annotations

import asyncio
import threading
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from jupyter_modelarts.display.i18n import _
from jupyter_modelarts.errors import InvalidArgument, ModelArtsError

from .predict_errors import explained, in_time

if TYPE_CHECKING:
    from jupyter_modelarts.client import AsyncClient

    from .predict import Ask

MOST_AT_ONCE = 256
_LOOK_S = 0.2


@dataclass
class Latencies:
    """What was measured: `seconds` of each answer, as they came, and `errors` by their text.

    `wanted` calls were asked for, `concurrency` at once, which took `elapsed` seconds together.
    """

    service: str
    wanted: int
    concurrency: int = 1
    reason: str = ""
    seconds: list[float] = field(default_factory=list)
    errors: Counter[str] = field(default_factory=Counter)
    elapsed: float = 0.0

    @property
    def failed(self) -> int:
        """How many calls failed."""
        return sum(self.errors.values())

    @property
    def done(self) -> int:
        """How many calls were answered, well or not."""
        return len(self.seconds) + self.failed

    @property
    def rate(self) -> float:
        """Answers a second."""
        return self.done / self.elapsed if self.elapsed else 0.0

    def percentile(self, share: float) -> float:
        """The seconds within which `share` (0.99) of the good answers came; 0 where there are none."""
        ordered = sorted(self.seconds)
        return ordered[min(len(ordered) - 1, int(share * len(ordered)))] if ordered else 0.0

    def buckets(self, most: int = 12) -> list[tuple[float, float, int]]:
        """A histogram: bounds and count of each bucket; the slowest 1 % are in the last one."""
        if not self.seconds:
            return []
        ordered = sorted(self.seconds)
        low, high = ordered[0], self.percentile(0.99)
        count = max(1, min(most, len(ordered))) if high > low else 1
        width = (high - low) / count
        found = [0] * count
        for value in ordered:
            found[min(count - 1, int((value - low) / width)) if width else 0] += 1
        ends = [low + width * number for number in range(1, count)] + [ordered[-1]]
        return list(zip([low, *ends[:-1]], ends, found, strict=True))


def measure(
    ask: Ask, count: int, concurrency: int = 1, *, report: Callable[[Latencies], None] | None = None
) -> Latencies:
    """Make the call `count` times, `concurrency` at once; an interrupt ends it with what was measured.

    `report` is told a few times a second how far it is.  Each call is made once, whatever it gives.
    Raises `InvalidArgument` for numbers that make no sense.
    """
    if count < 1:
        raise InvalidArgument(
            _("--repeat takes a number of calls, at least 1."), hint=_("Write --repeat 100.")
        )
    if not 1 <= concurrency <= MOST_AT_ONCE:
        message = _("--concurrency takes 1 to {most}, not {given}.")
        raise InvalidArgument(
            message.format(most=MOST_AT_ONCE, given=concurrency), hint=_("Write --concurrency 8.")
        )
    found = Latencies(ask.service.name, count, min(concurrency, count), ask.content.reason)
    run = _Run(ask, found)
    try:
        run.follow(report)
    except KeyboardInterrupt:
        run.cancel()
    return found


class _Run:
    """The calls, in an event loop of their own: threads would wait for each other and measure that."""

    def __init__(self, ask: Ask, found: Latencies) -> None:
        self._ask = ask
        self._found = found
        self._left = found.wanted
        self._failure: BaseException | None = None
        self._loop = asyncio.new_event_loop()
        self._task: asyncio.Task[None] | None = None
        self._thread = threading.Thread(target=self._run, name="predict-repeat", daemon=True)

    def follow(self, report: Callable[[Latencies], None] | None) -> None:
        """Wait for the end, which an interrupt may bring."""
        self._thread.start()
        while self._thread.is_alive():
            self._thread.join(_LOOK_S)
            if report is not None and self._thread.is_alive():
                report(self._found)
        if self._failure is not None:
            raise self._failure

    def cancel(self) -> None:
        """Let go of the calls that are under way."""

        def end() -> None:
            if self._task is not None:
                self._task.cancel()

        if not self._loop.is_closed():
            self._loop.call_soon_threadsafe(end)
        self._thread.join()

    def _run(self) -> None:
        try:
            self._task = self._loop.create_task(self._all())
            self._loop.run_until_complete(self._task)
        except asyncio.CancelledError:
            pass
        except BaseException as error:  # noqa: BLE001 - raised again where somebody waits
            self._failure = error
        finally:
            self._loop.close()

    async def _all(self) -> None:
        client = self._ask.service.platform.session.async_client()
        started = time.perf_counter()
        try:
            await asyncio.gather(*(self._worker(client) for _number in range(self._found.concurrency)))
        finally:
            self._found.elapsed = time.perf_counter() - started
            await client.aclose()

    async def _worker(self, client: AsyncClient) -> None:
        while self._left > 0:
            self._left -= 1
            await self._one(client)

    async def _one(self, client: AsyncClient) -> None:
        ask, found = self._ask, self._found
        started = time.perf_counter()
        try:
            await client.request(ask.method, ask.url, **ask.arguments)
        except ModelArtsError as error:
            found.errors[_text(ask, error)] += 1
        else:
            found.seconds.append(time.perf_counter() - started)


def _text(ask: Ask, error: ModelArtsError) -> str:
    from jupyter_modelarts.client import RequestTimeout, StatusError

    if isinstance(error, RequestTimeout):
        return in_time(ask.service, ask.timeout).message
    return explained(ask.service, error).message if isinstance(error, StatusError) else error.message
