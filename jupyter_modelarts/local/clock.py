"""The time, in one place, so that it can be moved: a day passes in a second, a link expires at once.

Whatever the platform does at a time asks this clock.  What is measured or signed on this machine (a
program's CPU time, the age of a signature) goes by `machine_ms`: whoever signs has the machine's time.
"""

from __future__ import annotations

import asyncio
import json
import logging
import time
from typing import TYPE_CHECKING, Any

from .files import write_private

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

LOG = logging.getLogger(__name__)
FILE_NAME = "clock.json"
_LONGEST_NAP = 30.0  # seconds after which a timer looks again: this machine may have slept meanwhile


class Clock:
    """Milliseconds since the epoch, the unit of almost every time of the platform.

    `file` keeps how far the clock was moved over a restart of the service; without one it is forgotten.
    """

    def __init__(self, file: Path | None = None) -> None:
        self._file = file
        self._offset = 0 if file is None else _read(file)
        self._timers: set[Timer] = set()

    @property
    def offset_ms(self) -> int:
        """How far the clock is ahead of this machine's (behind it: negative)."""
        return self._offset

    def now_ms(self) -> int:
        """The current time in milliseconds."""
        return time.time_ns() // 1_000_000 + self._offset

    def now(self) -> float:
        """The current time in seconds since the epoch."""
        return time.time() + self._offset / 1000

    def machine_ms(self) -> int:
        """The time of this machine, whatever the clock was set to."""
        return time.time_ns() // 1_000_000

    def advance(self, by_ms: int) -> None:
        """Move the clock on by so many milliseconds, or back.  Raises `OSError` when that cannot be kept."""
        self._move(self._offset + by_ms)

    def set(self, moment_ms: int) -> None:
        """Make it `moment_ms` now; time goes on from there.  Raises `OSError` when that cannot be kept."""
        self._move(moment_ms - self.machine_ms())

    def reset(self) -> None:
        """Go by this machine's time again."""
        self._move(0)

    def later(self, seconds: float, callback: Callable[..., object], *arguments: Any) -> Timer:
        """Call `callback` when this clock shows `seconds` from now, in whatever way it gets there.

        A jump over that moment calls it at once, a jump back puts it off.  Needs a running event loop.
        """
        timer = Timer(self, self.now_ms() + round(max(seconds, 0.0) * 1000), callback, arguments)
        self._timers.add(timer)
        timer.arm()
        return timer

    async def sleep(self, seconds: float) -> None:
        """Wait until this clock shows `seconds` from now; see `later`."""
        woken = asyncio.Event()
        timer = self.later(seconds, woken.set)
        try:
            await woken.wait()
        finally:
            timer.cancel()

    def _move(self, offset: int) -> None:
        if self._file is not None:
            _write(self._file, offset)
        LOG.info("the clock is moved by %+d ms", offset - self._offset)
        self._offset = offset
        for timer in sorted(self._timers, key=lambda timer: timer.due_ms):  # what is due goes in its order
            timer.arm()

    def forget(self, timer: Timer) -> None:
        """Drop a timer that has gone off or was cancelled."""
        self._timers.discard(timer)


class Timer:
    """What `Clock.later` gives: something to cancel."""

    def __init__(
        self, clock: Clock, due_ms: int, callback: Callable[..., object], arguments: tuple[Any, ...]
    ) -> None:
        self.due_ms = due_ms
        self._clock = clock
        self._call = callback, arguments
        self._loop = asyncio.get_running_loop()
        self._handle: asyncio.Handle | None = None

    def cancel(self) -> None:
        """Never call; nothing happens where it was called already."""
        self._clock.forget(self)
        if self._handle is not None:
            self._handle.cancel()

    def arm(self) -> None:
        """Look again when the clock should be there, as far as it is known now."""
        if self._handle is not None:
            self._handle.cancel()
        left = (self.due_ms - self._clock.now_ms()) / 1000
        if left <= 0:
            self._handle = self._loop.call_soon(self._look)
        else:
            self._handle = self._loop.call_later(min(left, _LONGEST_NAP), self._look)

    def _look(self) -> None:
        if self._clock.now_ms() < self.due_ms:
            self.arm()
            return
        self._clock.forget(self)
        callback, arguments = self._call
        callback(*arguments)


def _read(file: Path) -> int:
    try:
        return int(json.loads(file.read_bytes())["offset_ms"])
    except FileNotFoundError:
        return 0
    except (ValueError, KeyError, TypeError):
        LOG.warning("%s cannot be read; the clock goes by this machine's time", file)
        return 0


def _write(file: Path, offset: int) -> None:
    if offset:
        write_private(file, json.dumps({"offset_ms": offset}))
    else:
        file.unlink(missing_ok=True)
