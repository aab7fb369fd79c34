"""Notices that a job hangs: for a long while its processes have neither computed nor read nor written.

The platform looks at jobs with GPUs and NPUs only; here every job is looked at, and as there, one that
waits for a good reason is taken for hanging, too.
"""

from __future__ import annotations

import asyncio
import math
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from jupyter_modelarts.local.clock import Clock

    from .executor import Activity, RunningTask

VARIABLE = "MA_HANG_DETECT_TIME"
"""In the environment of a job: after how many minutes it is taken for hanging."""
DEFAULT_MINUTES = 30.0
_LOOKS = 10  # in the time after which a job hangs
_LEAST_CPU = 0.05  # seconds; less is a process that only wakes up now and then
_Seen = list["Activity | None"]


def patience(algorithm: Mapping[str, Any]) -> float:
    """After how many seconds without activity a job hangs; a value that is no time counts as none."""
    text = str((algorithm.get("environments") or {}).get(VARIABLE) or DEFAULT_MINUTES)
    try:
        minutes = float(text)
    except ValueError:
        return DEFAULT_MINUTES * 60
    return minutes * 60 if math.isfinite(minutes) and minutes > 0 else DEFAULT_MINUTES * 60


async def hung(clock: Clock, seconds: float, tasks: Callable[[], Sequence[RunningTask]]) -> None:
    """Wait until no task of a job has been active for so long; goes on for ever if they are."""
    before = await _seen(tasks())
    since = clock.now_ms()
    while True:
        await clock.sleep(seconds / _LOOKS)
        now, seen = clock.now_ms(), await _seen(tasks())
        if now < since or _moved(before, seen):
            before, since = seen, now
        elif now - since >= seconds * 1000:
            return


async def _seen(tasks: Sequence[RunningTask]) -> _Seen:
    return await asyncio.to_thread(lambda: [task.activity() for task in tasks])


def _moved(before: _Seen, now: _Seen) -> bool:
    """Whether something happened; what cannot be read is taken for alive."""
    if len(before) != len(now):
        return True
    return any(_is_active(old, new) for old, new in zip(before, now, strict=True))


def _is_active(before: Activity | None, now: Activity | None) -> bool:
    if before is None or now is None:
        return True
    return now.io_bytes != before.io_bytes or abs(now.cpu_seconds - before.cpu_seconds) >= _LEAST_CPU
