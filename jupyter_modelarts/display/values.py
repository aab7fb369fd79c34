"""Durations, sizes, moments and states as a person reads them."""

from __future__ import annotations

import time
from typing import Any, Literal

Tone = Literal["good", "bad", "busy", "quiet"]

_GOOD = {"completed", "running", "published"}
_BAD = {"failed", "abnormal", "concerning", "building_failed"}
_BUSY = {"creating", "pending", "terminating", "deploying", "waiting", "stopping", "deleting", "publishing"}


def tone_of(state: str, *, of_job: bool = False) -> Tone:
    """Whether a state is good or bad news, under way, or neither. A job that runs is under way."""
    key = state.lower()
    if key in _BUSY or (of_job and key == "running"):
        return "busy"
    if key in _GOOD:
        return "good"
    return "bad" if key in _BAD else "quiet"


def duration(milliseconds: float | None) -> str:
    """`950 ms`, `12.3 s`, `4 min 5 s`, `3 h 20 min`, `2 d 4 h`; a dash where there is none."""
    if not milliseconds or milliseconds < 0:
        return "–"
    seconds = milliseconds / 1000
    if seconds < 1:
        return f"{round(milliseconds)} ms"
    if seconds < 60:
        return f"{seconds:.1f} s"
    whole = round(seconds)
    for size, unit, smaller, name in ((86400, "d", 3600, "h"), (3600, "h", 60, "min"), (60, "min", 1, "s")):
        if whole >= size:
            rest = whole % size // smaller
            return f"{whole // size} {unit}" + (f" {rest} {name}" if rest else "")
    return f"{whole} s"


def size(count: int) -> str:
    """Bytes as `812 B`, `1.4 KB`, `3.0 MB`."""
    if count < 1024:
        return f"{count} B"
    value = float(count)
    for unit in ("KB", "MB", "GB", "TB"):
        value /= 1024
        if value < 1024 or unit == "TB":
            break
    return f"{value:.1f} {unit}"


def moment(milliseconds: Any) -> str:
    """A point in time in the local zone, to the second; a dash where there is none."""
    try:
        value = float(milliseconds)
    except (TypeError, ValueError):
        return "–"
    return time.strftime("%Y-%m-%d %H:%M:%S", time.localtime(value / 1000)) if value > 0 else "–"


def obs_url(path: str) -> str:
    """A path of the API (`/bucket/key`) as people write it."""
    return f"obs:/{path}" if path.startswith("/") else path
