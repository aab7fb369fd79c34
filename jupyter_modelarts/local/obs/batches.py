"""Work that arrives piece by piece and is done in batches, by one thread."""

from __future__ import annotations

import asyncio
import contextlib
import threading
from collections.abc import Callable
from concurrent.futures import Future
from queue import Empty, SimpleQueue
from typing import Generic, TypeVar

T = TypeVar("T")
R = TypeVar("R")

_MOST = 256  # pieces in one batch: the first of them does not wait for many more to be done


class Piece(Generic[T, R]):
    """One piece of work and whoever waits for its result."""

    __slots__ = ("_loop", "_waiter", "work")

    def __init__(self, work: T, loop: asyncio.AbstractEventLoop | None) -> None:
        self.work = work
        self._loop = loop
        self._waiter: asyncio.Future[R] | Future[R] = loop.create_future() if loop else Future()

    @property
    def loop(self) -> asyncio.AbstractEventLoop | None:
        """The loop that the result is waited for in; None for a thread."""
        return self._loop

    async def result(self) -> R:
        """What came of it, inside the loop."""
        assert isinstance(self._waiter, asyncio.Future)
        return await self._waiter

    def wait(self) -> R:
        """What came of it, in a thread."""
        assert isinstance(self._waiter, Future)
        return self._waiter.result()

    def settle(self, outcome: R | BaseException) -> None:
        """Hand the result over, inside the loop where there is one; who gave up waiting is passed over."""
        if self._waiter.done():
            return
        if isinstance(outcome, BaseException):
            self._waiter.set_exception(outcome)
        else:
            self._waiter.set_result(outcome)


Outcome = tuple[Piece[T, R], R | BaseException]


class Batches(Generic[T, R]):
    """One thread that calls `work` with what has come since the last call.

    `work` returns outcomes, of these pieces or of earlier ones, and whether it wants to be called again
    even if nothing comes.
    """

    def __init__(
        self, work: Callable[[list[Piece[T, R]]], tuple[list[Outcome[T, R]], bool]], name: str
    ) -> None:
        self._work = work
        self._queue: SimpleQueue[Piece[T, R] | None] = SimpleQueue()
        self._thread = threading.Thread(target=self._run, name=name, daemon=True)
        self._thread.start()

    async def do(self, work: T) -> R:
        """Have it done, waiting in the running loop."""
        piece: Piece[T, R] = Piece(work, asyncio.get_running_loop())
        self._queue.put(piece)
        return await piece.result()

    def do_here(self, work: T) -> R:
        """Have it done, waiting in a thread that has no loop."""
        piece: Piece[T, R] = Piece(work, None)
        self._queue.put(piece)
        return piece.wait()

    def close(self) -> None:
        """Finish what has come, then end the thread; nothing may be asked afterwards."""
        self._queue.put(None)
        self._thread.join()

    def _run(self) -> None:
        again, ended = False, False
        while again or not ended:
            pieces = [] if ended else self._take(wait=not again)
            ended = ended or None in pieces
            again = self._batch([piece for piece in pieces if piece])

    def _take(self, *, wait: bool) -> list[Piece[T, R] | None]:
        pieces = [self._queue.get()] if wait else []
        try:
            while len(pieces) < _MOST and None not in pieces[-1:]:
                pieces.append(self._queue.get_nowait())
        except Empty:
            pass
        return pieces

    def _batch(self, pieces: list[Piece[T, R]]) -> bool:
        try:
            outcomes, again = self._work(pieces)
        except Exception as error:  # noqa: BLE001 - whoever waits is told, whatever it is
            outcomes, again = [(piece, error) for piece in pieces], False
        _deliver(outcomes)
        return again


def _deliver(outcomes: list[Outcome[T, R]]) -> None:
    """Wake every loop once, however many of its tasks wait."""
    loops: dict[asyncio.AbstractEventLoop | None, list[Outcome[T, R]]] = {}
    for outcome in outcomes:
        loops.setdefault(outcome[0].loop, []).append(outcome)
    for loop, settled in loops.items():
        if loop is None:
            _settle(settled)
        else:
            with contextlib.suppress(RuntimeError):  # the loop has ended, nobody waits any more
                loop.call_soon_threadsafe(_settle, settled)


def _settle(outcomes: list[Outcome[T, R]]) -> None:
    for piece, outcome in outcomes:
        piece.settle(outcome)
