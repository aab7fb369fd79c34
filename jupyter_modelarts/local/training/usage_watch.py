"""The supervisor's eye on its task: a sample a second, and whether the memory of the flavor is exceeded."""

from __future__ import annotations

import os
import time

from .usage_files import Recorder
from .usage_tree import Tree, held, proportional, read_tree

SAMPLED_EVERY = 1.0
_GROWTH = 4 << 30  # bytes a second that a task may come to hold; decides how soon to look again
_SHORTEST = 0.02
_SHARE_OF_CPU = 0.02  # what looking may cost, of one core
_SHARED_FOR = 10.0  # seconds for which the part that processes share is taken as unchanged


class Watch:
    """Looks at everything below this process; `limit` is in bytes, 0 for none.

    `exceeded` is what the task held when it held too much (bytes), `peak` the most that it used.
    """

    def __init__(self, prefix: str, started: float, limit: int) -> None:
        self.limit = limit
        self.exceeded = 0
        self.peak = 0
        self.pids: list[int] = []
        self.ended_seconds = 0.0
        """CPU time of what was below us and has ended."""
        self._recorder = Recorder(prefix, started)
        self._begun = self._sampled_at = time.monotonic()
        self._sampled_seconds = 0.0
        self._share, self._share_until = 1.0, 0.0
        self._shared_by: list[int] = []

    def look(self) -> float:
        """Look once; the seconds until it is to be done again."""
        before = time.process_time()
        now = time.monotonic()
        tree = read_tree(os.getpid())
        self.pids = tree.pids
        used = self._used(tree, now)
        self.peak = max(self.peak, used)
        if self.limit and tree.resident > self.limit:
            used = held(tree)
            if used > self.limit:
                self.exceeded = max(self.exceeded, used)
        due = self._sampled_at + SAMPLED_EVERY
        if now >= due - _SHORTEST and tree.pids:
            self._sample(now, tree.cpu_seconds, used)
            due = now + SAMPLED_EVERY
        cost = time.process_time() - before
        return max(min(self._safe_for(used), due - now), cost / _SHARE_OF_CPU, _SHORTEST)

    def close(self, peak_of_one: int) -> None:
        """Write what is left; a task that was too short to be sampled has one sample of all of it.

        `peak_of_one` is the most that one of the processes had (bytes), as the system counted it.
        """
        self.peak = max(self.peak, peak_of_one)
        if not self._recorder.written:
            elapsed = max(time.monotonic() - self._begun, 0.001)
            self._recorder.add(time.time(), self.ended_seconds / elapsed, self.peak)
        self._recorder.flush()

    def _safe_for(self, used: int) -> float:
        return max(self.limit - used, 0) / _GROWTH if self.limit else SAMPLED_EVERY

    def _used(self, tree: Tree, now: float) -> int:
        """Resident bytes, less what the processes share."""
        if len(tree.pids) < 2 or not tree.resident:
            return tree.resident
        if now >= self._share_until or self._shared_by != tree.pids:
            exact = proportional(tree)
            self._share = min(exact / tree.resident, 1.0) if exact else 1.0
            self._share_until, self._shared_by = now + _SHARED_FOR, tree.pids
        return int(tree.resident * self._share)

    def _sample(self, now: float, seconds: float, used: int) -> None:
        total = self.ended_seconds + seconds
        cores = max(total - self._sampled_seconds, 0.0) / max(now - self._sampled_at, 0.001)
        self._recorder.add(time.time(), cores, used)
        self._sampled_at, self._sampled_seconds = now, total
