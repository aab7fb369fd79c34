"""Part of a log by bytes, as the old API asks for it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, BinaryIO

if TYPE_CHECKING:
    from pathlib import Path

LENGTH = 2048
_LONGEST_CHARACTER = 4  # bytes of UTF-8


def read(log: Path, start: int, offset: int) -> tuple[str, int, int]:
    """Text, first byte and the byte behind the last; empty where there is no log yet.

    `offset` bytes from `start` on, or with a negative `offset` those before `start`; `start` -1 is the end of
    the log, and the newest bytes are meant.  Characters are not cut: one that the range would split counts
    with the bytes behind it, so that reading on from the end given loses nothing.
    """
    try:
        with log.open("rb") as stream:
            first, last = _range(stream.seek(0, os.SEEK_END), start, offset)
            whole = _whole(stream, first), _whole(stream, last)
            if whole[0] < whole[1] or first == last:  # else less was asked for than one character
                first, last = whole
            stream.seek(first)
            return stream.read(last - first).decode(errors="replace"), first, last
    except FileNotFoundError:
        return "", 0, 0


def _range(size: int, start: int, offset: int) -> tuple[int, int]:
    if start < 0:
        return max(0, size - abs(offset)), size
    if offset < 0:
        return min(max(0, start + offset), size), min(start, size)
    return min(start, size), min(start + offset, size)


def _whole(stream: BinaryIO, position: int) -> int:
    """The start of the character that `position` is in."""
    first = max(0, position - _LONGEST_CHARACTER + 1)
    stream.seek(first)
    around = stream.read(position - first + 1)
    if len(around) <= position - first:  # the end of the log
        return position
    while position > first and around[position - first] & 0xC0 == 0x80:
        position -= 1
    return position if around[position - first] & 0xC0 != 0x80 else first + len(around) - 1
