"""One event loop in a thread of its own, for everybody who does not await."""

from __future__ import annotations

import asyncio
import atexit
import threading
import time
from collections.abc import Callable, Coroutine
from concurrent.futures import Future, wait
from typing import Any, TypeVar

from .forks import check_not_forked

T = TypeVar("T")

# Threads of obstore still touch Python objects shortly after a call returned; a process that ends in
# that moment aborts.  Half of this is enough on a busy machine.
_SETTLING_S = 0.2
_CANCEL_S = 5.0
_TICK_S = 0.1


class _Loop:
    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._loop: asyncio.AbstractEventLoop | None = None
        self._thread: threading.Thread | None = None
        self.last_call = 0.0

    def get(self) -> asyncio.AbstractEventLoop:
        with self._lock:
            if self._loop is None:
                self._loop = asyncio.new_event_loop()
                self._thread = threading.Thread(target=self._loop.run_forever, name="obs-client", daemon=True)
                self._thread.start()
                atexit.register(self.stop)
            return self._loop

    def stop(self) -> None:
        """End the thread, when everything obstore began has settled."""
        with self._lock:
            loop, thread, self._loop = self._loop, self._thread, None
        if loop is None or thread is None:
            return
        time.sleep(max(0.0, self.last_call + _SETTLING_S - time.monotonic()))
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()


_shared = _Loop()


def run(work: Coroutine[Any, Any, T], tick: Callable[[], None] | None = None) -> T:
    """Run `work` on the private loop and wait for it; an interrupt cancels it and waits for its end.

    `tick` is called meanwhile, several times a second, in the thread that waits (a notebook shows what the
    cell's own thread prints below the right cell); what it raises ends the work, too.
    """
    try:
        check_not_forked()
    except BaseException:
        work.close()
        raise
    loop = _shared.get()
    ended = threading.Event()
    task: asyncio.Task[T] | None = None

    async def whole() -> T:
        nonlocal task
        task = asyncio.current_task()
        try:
            return await work
        finally:
            ended.set()

    future = asyncio.run_coroutine_threadsafe(whole(), loop)
    try:
        return future.result() if tick is None else _ticking(future, tick)
    except BaseException:
        if task is not None and not future.done():
            loop.call_soon_threadsafe(task.cancel)
            ended.wait(_CANCEL_S)
        raise
    finally:
        _shared.last_call = time.monotonic()


def _ticking(future: Future[T], tick: Callable[[], None]) -> T:
    while not wait([future], timeout=_TICK_S).done:
        tick()
    result = future.result()
    tick()
    return result
