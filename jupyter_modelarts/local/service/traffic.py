"""How often a service was called, how often that failed, and with which words last."""

from __future__ import annotations

import time
from collections import deque
from typing import Any

_MINUTE = 60.0


class Traffic:
    """Counts per model, carried over restarts through the service's document."""

    def __init__(self, counts: dict[str, list[int]] | None = None) -> None:
        self.counts = counts or {}
        self.last_error: dict[str, str] = {}
        self.dirty = False
        self._recent: deque[float] = deque(maxlen=100_000)

    def record(self, model_id: str, *, failed: bool, detail: str = "") -> None:
        """Count one call of the instances of a model; `detail` is the one line that says why it failed."""
        entry = self.counts.setdefault(model_id, [0, 0])
        entry[0] += 1
        entry[1] += failed
        self._recent.append(time.monotonic())
        self.dirty = True
        if failed and detail:
            self.last_error[model_id] = detail

    def of(self, model_id: str) -> tuple[int, int]:
        """Calls of a model, and failed ones among them."""
        calls, failures = self.counts.get(model_id, (0, 0))
        return calls, failures

    def per_minute(self) -> int:
        """Calls within the last 60 s."""
        oldest = time.monotonic() - _MINUTE
        while self._recent and self._recent[0] < oldest:
            self._recent.popleft()
        return len(self._recent)

    def write(self, document: dict[str, Any]) -> None:
        """Put the counts into the service's document."""
        document["counts"] = self.counts
        document["invocation_times"] = sum(entry[0] for entry in self.counts.values())
        document["failed_times"] = sum(entry[1] for entry in self.counts.values())
