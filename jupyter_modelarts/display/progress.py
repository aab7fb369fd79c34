"""A transfer as one line that moves, or as a few lines where none can."""

from __future__ import annotations

import time
from typing import Any, Protocol

from .i18n import _
from .values import duration, size

WIDTH = 24
_UPDATE_S = 0.2
_LINE_S = 10.0


class Event(Protocol):
    """How far it is; `rate` in bytes per second, `eta` in seconds where somebody knows."""

    @property
    def files(self) -> int: ...  # noqa: D102
    @property
    def files_total(self) -> int: ...  # noqa: D102
    @property
    def bytes(self) -> int: ...  # noqa: D102
    @property
    def bytes_total(self) -> int: ...  # noqa: D102
    @property
    def rate(self) -> float: ...  # noqa: D102
    @property
    def eta(self) -> float | None: ...  # noqa: D102


def bar_text(event: Event) -> str:
    """`████▌     45 %  12 of 30 files  3.4 MB of 7.1 MB  12.0 MB/s  0.3 s left`."""
    share = event.bytes / event.bytes_total if event.bytes_total else float(event.files >= event.files_total)
    share = min(1.0, share)
    parts = [
        f"{_blocks(share)} {int(share * 100):3d} %",
        _("{done} of {total} files").format(done=event.files, total=event.files_total),
        _("{done} of {total}").format(done=size(event.bytes), total=size(event.bytes_total)),
    ]
    if event.rate:
        parts.append(_("{size}/s").format(size=size(int(event.rate))))
    if event.eta is not None and share < 1:
        parts.append(_("{time} left").format(time=duration(event.eta * 1000)))
    return "  ".join(parts)


def _blocks(share: float) -> str:
    eighths = round(share * WIDTH * 8)
    whole, rest = divmod(eighths, 8)
    return ("█" * whole + (" ▏▎▍▌▋▊▉"[rest] if rest else "")).ljust(WIDTH)


class TextBar:
    """Shows events on `stream`: one line that moves where the stream can (`updating`), else one every 10 s.

    `close` ends the line; a transfer that is over before anything was worth showing leaves nothing behind.
    """

    def __init__(self, stream: Any, *, updating: bool) -> None:
        self._stream = stream
        self._updating = updating
        self._last = time.monotonic()
        self._width = 0

    def __call__(self, event: Event) -> None:
        """Show how far it is, if it is time to."""
        now = time.monotonic()
        if now - self._last < (_UPDATE_S if self._updating else _LINE_S):
            return
        self._last = now
        text = bar_text(event)
        if self._updating:
            self._stream.write("\r" + text.ljust(self._width))
            self._width = len(text)
        else:
            self._stream.write(text + "\n")
        self._stream.flush()

    def close(self) -> None:
        """Clear the line: what was done is said by whoever did it."""
        if self._width:
            self._stream.write("\r" + " " * self._width + "\r")
            self._stream.flush()
            self._width = 0


def can_update(stream: Any) -> bool:
    """Whether a carriage return takes the line back: in a terminal, and in a notebook's output."""
    if type(stream).__module__.startswith("ipykernel"):
        return True
    try:
        return bool(stream.isatty())
    except (AttributeError, ValueError):
        return False
