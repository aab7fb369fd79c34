"""Times as people write and read them: `1h30m`, `500ms`, `2026-11-21T08:00`."""

from __future__ import annotations

import re
from datetime import datetime, timezone

from jupyter_modelarts.errors import InvalidArgument

_UNITS = {"ms": 0.001, "s": 1.0, "m": 60.0, "min": 60.0, "h": 3600.0, "d": 86400.0}
_PART = re.compile(r"(\d+(?:\.\d+)?)\s*(ms|s|min|m|h|d)?\s*")
_SPOKEN = (("d", 86400), ("h", 3600), ("min", 60), ("s", 1))


def duration(text: str) -> float:
    """Seconds of `2h`, `1h30m`, `500ms`, `90`; a sign in front counts.  Raises `InvalidArgument`."""
    unsigned = text.strip().lstrip("+-")
    parts = list(_PART.finditer(unsigned))
    whole = "".join(part.group() for part in parts) == unsigned
    units_given = len(parts) == 1 or all(part[2] for part in parts)
    if not parts or not whole or not units_given:
        raise InvalidArgument(f"{text!r} is no time.", hint="Write 500ms, 60s, 1h30m or 2d.")
    seconds = sum(float(part[1]) * _UNITS[part[2] or "s"] for part in parts)
    return -seconds if text.strip().startswith("-") else seconds


def moment(text: str) -> int:
    """Milliseconds since the epoch of an ISO 8601 time; one without a zone is this machine's."""
    try:
        found = datetime.fromisoformat(text.strip().replace("Z", "+00:00"))
        return round(found.timestamp() * 1000)
    except (ValueError, OverflowError, OSError):
        raise InvalidArgument(
            f"{text!r} is no time.", hint="Write it as ISO 8601: 2026-11-21T08:00:00Z."
        ) from None


def written(milliseconds: int) -> str:
    """A moment as `moment` reads it."""
    found = datetime.fromtimestamp(milliseconds / 1000, timezone.utc)
    return found.isoformat(timespec="seconds").replace("+00:00", "Z")


def spoken(seconds: float) -> str:
    """A length of time: `2 h`, `1 d 30 min`, `0.5 s`; its sign does not count."""
    left, parts = abs(seconds), []
    if left < 60:
        return f"{left:.3g} s"
    whole = round(left)
    for unit, length in _SPOKEN:
        count, whole = divmod(whole, length)
        if count:
            parts.append(f"{count} {unit}")
    return " ".join(parts)
