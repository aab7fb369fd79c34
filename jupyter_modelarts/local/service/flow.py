"""How many requests a service takes, and when it is left alone."""

from __future__ import annotations

import os
import time
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

FLOW_CONTROL = "flow_control"
"""The entry of `additional_properties` that limits a service: {"requests_per_second": 100}."""
LIMIT_VARIABLE = "JUPYTER_MODELARTS_REQUESTS_PER_SECOND"
"""The limit of services that were deployed without one; unset: none.  (The platform's is 100.)"""

MOST_FAILURES = 5
"""Connections refused in a row, after which nobody is asked for a while."""
PAUSE = 5.0
"""Seconds for which a service is left alone; then one request may try."""


class Flow:
    """At most `limit` requests a second, as many at once; None: as many as come."""

    def __init__(self, limit: int | None = None) -> None:
        self.limit = limit
        self._left = float(limit or 0)
        self._at = time.monotonic()

    def set(self, limit: int | None) -> None:
        """Change the limit."""
        if limit != self.limit:
            self.limit, self._left = limit, float(limit or 0)

    def refused(self) -> float:
        """Seconds until a request may come; 0 lets this one in."""
        if self.limit is None:
            return 0.0
        now = time.monotonic()
        self._left = min(float(self.limit), self._left + (now - self._at) * self.limit)
        self._at = now
        if self._left < 1.0:
            return (1.0 - self._left) / self.limit
        self._left -= 1.0
        return 0.0


class Breaker:
    """Leaves a service alone whose instances refuse every connection."""

    def __init__(self) -> None:
        self.failures = 0
        self._closed_at = 0.0

    def failed(self) -> None:
        """No instance took a request."""
        self.failures += 1
        if self.failures >= MOST_FAILURES:
            self._closed_at = time.monotonic() + PAUSE

    def worked(self) -> None:
        """An instance answered, or one has become ready."""
        self.failures = 0

    def open_for(self) -> float:
        """Seconds for which nobody is asked; 0 lets a request through, after a pause one at a time."""
        if self.failures < MOST_FAILURES:
            return 0.0
        left = self._closed_at - time.monotonic()
        if left > 0:
            return left
        self._closed_at = time.monotonic() + PAUSE  # this one tries, the others wait for what it finds
        return 0.0


def flow_limit(document: Mapping[str, Any]) -> int | None:
    """Requests a second that a service was deployed with, or what `LIMIT_VARIABLE` says for all."""
    own = (document.get("additional_properties") or {}).get(FLOW_CONTROL) or {}
    limit = own.get("requests_per_second") or os.environ.get(LIMIT_VARIABLE, "")
    return int(limit) if str(limit).isdecimal() and int(limit) else None
