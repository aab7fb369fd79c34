"""Following the log of a task: what is new since the last look, line by line."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from jupyter_modelarts.display.i18n import _

Look = Callable[[], dict[str, Any]]
"""Asks for the newest part of a log: `content`, `current_size` and `full_size` in bytes."""


@dataclass
class LogCursor:
    """How far a log has been read, in bytes of the whole log."""

    offset: int = 0

    def advance(self, preview: dict[str, Any], *, whole: bool = False) -> list[str]:
        """The complete lines of `preview` that were not read before; with `whole` also an unfinished one."""
        content = (preview.get("content") or "").encode()
        end = max(int(preview.get("full_size") or 0), len(content))
        fresh = max(0, end - self.offset)
        missed = fresh - len(content)
        part = content[len(content) - min(fresh, len(content)) :]
        if not whole:
            part = part[: part.rfind(b"\n") + 1]
        if not part:
            return []
        self.offset += max(missed, 0) + len(part)
        lines = part.decode(errors="replace").splitlines()
        if missed > 0:
            lines.insert(0, _("... {count} bytes are left out; the whole log is in OBS").format(count=missed))
        return lines


@dataclass
class Pace:
    """Pauses between two looks: short while there is news, longer while there is none. Seconds."""

    shortest: float = 0.2
    longest: float = 3.0
    sleep: Callable[[float], None] = time.sleep
    waited: float = 0.0
    _next: float = 0.0

    def pause(self, *, news: bool) -> None:
        """Wait until it is worth looking again."""
        self._next = self.shortest if news else min(self.longest, max(self.shortest, self._next * 1.4))
        self.waited += self._next
        self.sleep(self._next)
