"""How often and after which delay a call is repeated."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import datetime, timezone
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

RETRIED_STATUSES = frozenset({429, 500, 502, 503, 504})
"""Statuses after which a call that is safe to repeat is repeated."""

REFUSED_STATUSES = frozenset({429})
"""Statuses that say nothing was done: any call may be repeated."""

UNCERTAIN_STATUSES = frozenset({502, 503, 504})
"""A gateway's statuses: what stands behind it may have done it nevertheless."""


@dataclass(frozen=True, slots=True)
class RetryPolicy:
    """`attempts` in all; delays in seconds start at `base`; a Retry-After is cut to `cap`."""

    attempts: int = 4
    base: float = 0.5
    cap: float = 60.0
    random: Callable[[], float] = random.random

    def delay(self, attempt: int, retry_after: float | None = None) -> float:
        """Seconds before the try after try number `attempt` (from 1).

        Without Retry-After: half to all of base * 2^(attempt-1), at most a quarter of `cap`.  With it:
        what the platform asks, a little later so that many clients do not return together.
        """
        jitter = self.random()
        if retry_after is not None:
            return min(retry_after * (1 + 0.1 * jitter), self.cap)
        return min(self.base * 2.0 ** (attempt - 1), self.cap / 4) * (0.5 + 0.5 * jitter)


def retry_after(headers: Mapping[str, str], now: Callable[[], datetime] | None = None) -> float | None:
    """Seconds that the answer's `Retry-After` asks for (a number or an HTTP date); None without it."""
    value = headers.get("retry-after", "").strip()
    if not value:
        return None
    try:
        seconds = float(value)
    except ValueError:
        return _until(value, now or (lambda: datetime.now(timezone.utc)))
    return seconds if 0 <= seconds < float("inf") else None


def _until(value: str, now: Callable[[], datetime]) -> float | None:
    try:
        moment = parsedate_to_datetime(value)
    except ValueError:
        return None
    moment = moment if moment.tzinfo else moment.replace(tzinfo=timezone.utc)
    return max(0.0, (moment - now()).total_seconds())
