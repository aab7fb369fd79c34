"""How far a transfer is: counted in every thread, told at most ten times a second."""

from __future__ import annotations

import asyncio
import contextlib
import threading
import time
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine, Generator
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from .models import Event, Progress

if TYPE_CHECKING:
    from .local_file import File

T = TypeVar("T")

PERIOD_S = 0.1
_HALF_LIFE_S = 3.0


class Meter:
    """Counts what is done and tells the listener, from whichever thread did it."""

    def __init__(self, files: int, size: int, listener: Progress | None) -> None:
        self.files = self.bytes = 0
        self.known: list[tuple[File, str]] = []
        """Files that came, or went in parts, with the ETag that their content has."""
        self._files_total, self._bytes_total = files, size
        self._listener = listener
        self._lock = threading.Lock()
        self._name = ""
        self._rate = _Rate()
        self._told = 0.0

    def moved(self, size: int, *, name: str = "") -> None:
        """Note `size` bytes that went over; fewer than none are taken back, to be sent again."""
        self._note(size, 0, name, travelled=size)

    def finished(self, size: int = 0, *, name: str = "", travelled: bool = True) -> None:
        """Note a file that is complete with its last `size` bytes, which `travelled` or were there."""
        self._note(size, 1, name, travelled=size if travelled else 0)

    def found(self, size: int) -> None:
        """Note bytes that an earlier attempt moved: they count, but say nothing about the rate."""
        self._note(size, 0, "", travelled=0)

    def _note(self, size: int, files: int, name: str, *, travelled: int) -> None:
        with self._lock:
            self.bytes += size
            self.files += files
            self._rate.travelled += travelled
            if self._listener is None:
                return
            self._name = name or self._name
            now = time.monotonic()
            if now - self._told < PERIOD_S and not self._is_last(files):
                return
            self._told = now
            self._listener(self._event(now))

    def _is_last(self, files: int) -> bool:
        return bool(files) and self.files >= self._files_total

    def _event(self, now: float) -> Event:
        rate = self._rate.at(now)
        left = self._bytes_total - self.bytes
        eta = left / rate if rate > 0 else None
        return Event(self.files, self._files_total, self.bytes, self._bytes_total, self._name, rate, eta)


class _Rate:
    """Bytes per second, the last seconds weighing most."""

    def __init__(self) -> None:
        self.travelled = 0
        self._begun = self._last = time.monotonic()
        self._seen = 0
        self._value = 0.0

    def at(self, now: float) -> float:
        past, moved = now - self._last, self.travelled - self._seen
        if past <= 0:
            return self._value
        if now - self._begun < _HALF_LIFE_S:
            self._value = self.travelled / (now - self._begun)
        else:
            weight: float = 0.5 ** (past / _HALF_LIFE_S)
            self._value = self._value * weight + moved / past * (1 - weight)
        self._last, self._seen = now, self.travelled
        return self._value


class Transfer(Generic[T]):
    """A running transfer: iterate its events, await its result, cancel it.

    `Transfer(lambda progress: obs.upload(source, target, progress=progress))`, where a loop runs.
    Events that nobody took in time are left out: the newest is always the next.  The iteration ends with
    the transfer; what failed is raised by awaiting it.  Breaking the iteration off does not cancel.
    """

    def __init__(self, start: Callable[[Progress], Awaitable[T]]) -> None:
        self._loop = asyncio.get_running_loop()
        self._news = asyncio.Event()
        self._event: Event | None = None
        self._task: asyncio.Future[T] = asyncio.ensure_future(start(self._told))
        self._task.add_done_callback(lambda _: self._news.set())

    def _told(self, event: Event) -> None:
        self._event = event
        with contextlib.suppress(RuntimeError):  # the loop is closed: nobody listens
            self._loop.call_soon_threadsafe(self._news.set)

    async def __aiter__(self) -> AsyncIterator[Event]:
        while not self._task.done() or self._event:
            await self._news.wait()
            if not self._task.done():
                self._news.clear()
            event, self._event = self._event, None
            if event:
                yield event

    def __await__(self) -> Generator[Any, None, T]:
        return self._task.__await__()

    def cancel(self) -> None:
        """End it; awaiting it then raises `CancelledError`."""
        self._task.cancel()


def run_shown(start: Callable[[Progress], Coroutine[Any, Any, T]], listener: Progress) -> T:
    """Run what `start` makes and wait; `listener` gets the newest events in the thread that waits.

    What a cell's own thread prints appears below that cell, wherever the transfer's threads began.
    """
    from .loop import run

    newest: list[Event] = []

    def tick() -> None:
        if newest:
            listener(newest.pop())
            newest.clear()

    return run(start(newest.append), tick)
