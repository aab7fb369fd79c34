"""Steps that must keep their order, done in threads, without going back to the loop between two of them."""

from __future__ import annotations

import asyncio
import threading
from collections import deque
from collections.abc import Callable
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from concurrent.futures import Executor

T = TypeVar("T")


class Chain(Generic[T]):
    """Calls `step` with what is added, one after the other.

    A thread is occupied only while something waits.  After a step that raised, what waits is dropped.
    """

    def __init__(self, threads: Executor, step: Callable[[T], None]) -> None:
        self._threads = threads
        self._step = step
        self._loop = asyncio.get_running_loop()
        self._lock = threading.Lock()
        self._waiting: deque[T] = deque()
        self._running = False
        self._left = 0
        self._error: BaseException | None = None
        self._progress = asyncio.Event()

    def add(self, piece: T) -> None:
        """Have `piece` done after those before it."""
        self._left += 1
        with self._lock:
            self._waiting.append(piece)
            idle, self._running = not self._running, True
        if idle:
            self._threads.submit(self._run)

    async def fewer_than(self, most: int) -> None:
        """Wait until fewer than `most` are left to do; raises what a step raised."""
        while self._left >= most:
            self._progress.clear()
            await self._progress.wait()
        if self._error:
            raise self._error

    async def end(self) -> None:
        """Wait until nothing is left to do, whatever became of it."""
        while self._left:
            self._progress.clear()
            await self._progress.wait()

    def _run(self) -> None:
        while True:
            with self._lock:
                if not self._waiting:
                    self._running = False
                    return
                piece = self._waiting.popleft()
            try:
                if self._error is None:
                    self._step(piece)
            except Exception as error:  # noqa: BLE001 - raised where it is waited for
                self._error = error
            self._loop.call_soon_threadsafe(self._done)

    def _done(self) -> None:
        self._left -= 1
        self._progress.set()
