"""Parts written where they will stand in the object, so that completing an upload moves no bytes.

The first part that comes says how long the parts are; each of that length, and a shorter one, which may be
the last, is written to its place in one file.  A part that comes again, or does not fit, gets a file of its
own: its place may be read meanwhile, or belong to another.  What a part claims while it is written stands
beside it as a file, so that nothing is lost with the process.
"""

from __future__ import annotations

import threading
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from .durable import sync_directory

_WHOLE, _CLAIM, _CLOSED = "whole-", "claim-", "closed"
_lock = threading.Lock()


@dataclass(frozen=True, slots=True)
class Place:
    """Where a part is written: `size` bytes of `path` from `offset`; `claim` keeps everybody else away."""

    path: Path
    offset: int
    size: int
    claim: Path

    def leave(self) -> None:
        """The part is kept, or was not to be; blocks."""
        self.claim.unlink(missing_ok=True)


def claim(directory: Path, number: int, size: int) -> Place | None:
    """A place for part `number` of `size` bytes; None where it needs a file of its own.  Blocks."""
    claimed = directory / f"{_CLAIM}{number}"
    try:
        claimed.touch(exist_ok=False)
        path = _whole(directory) or _make(directory, size)
    except (FileExistsError, FileNotFoundError):
        return None
    length = _length(path.name)
    if size > length or (directory / _CLOSED).exists():
        claimed.unlink(missing_ok=True)
        return None
    return Place(path, (number - 1) * length, size, claimed)


def _whole(directory: Path) -> Path | None:
    return next(directory.glob(f"{_WHOLE}*"), None)


def _make(directory: Path, length: int) -> Path:
    with _lock:
        path = _whole(directory) or directory / f"{_WHOLE}{length}"
        path.touch()
        sync_directory(directory)
        return path


def is_place(file: str) -> bool:
    """Whether a part's file is the one that many share."""
    return file.startswith(_WHOLE)


def offset_of(file: str, number: int) -> int:
    """The byte at which part `number` begins in its file."""
    return (number - 1) * _length(file) if is_place(file) else 0


def _length(name: str) -> int:
    return int(name.removeprefix(_WHOLE))


def close(directory: Path, parts: Sequence[tuple[int, int, str]]) -> Path | None:
    """The file that is the whole object, made of `parts` (number, size, file), and closed to others.

    None where the parts stand elsewhere, or somebody still writes.  `reopen` undoes it.  Blocks.
    """
    path = directory / parts[0][2]
    if not is_place(path.name) or not _are_in_place(parts, _length(path.name)):
        return None
    try:
        (directory / _CLOSED).touch(exist_ok=False)
    except (FileExistsError, FileNotFoundError):
        return None
    if next(directory.glob(f"{_CLAIM}*"), None) or path.stat().st_size != sum(size for _, size, _ in parts):
        reopen(directory)
        return None
    return path


def _are_in_place(parts: Sequence[tuple[int, int, str]], length: int) -> bool:
    *before, last = parts
    return (
        all(is_place(file) for _, _, file in parts)
        and [number for number, _, _ in parts] == list(range(1, len(parts) + 1))
        and all(size == length for _, size, _ in before)
        and last[1] <= length
    )


def reopen(directory: Path) -> None:
    """The object was not made: parts may come again.  Blocks."""
    (directory / _CLOSED).unlink(missing_ok=True)
