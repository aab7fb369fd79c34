"""The time, in one place, so that a test can move it."""

from __future__ import annotations

import time


class Clock:
    """Milliseconds since the epoch, the unit of almost every time of the platform."""

    def now_ms(self) -> int:
        """The current time in milliseconds."""
        return time.time_ns() // 1_000_000
