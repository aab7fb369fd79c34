"""Objects of a bucket in key order, straight from its directory.

Names of one directory are sorted with a `/` behind those of directories: that is the order of the keys
below them.  A page starts with a binary search, so page 100 costs no more than page 1.  Of a directory with
very many names a window is kept, so that memory stays what it is however many there are.
"""

from __future__ import annotations

import heapq
import os
import threading
import time
from bisect import bisect_left
from collections import OrderedDict
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .keys import ESCAPED, MAX_KEY_BYTES, unescaped

if TYPE_CHECKING:
    from collections.abc import Iterator

Found = tuple[str, str]
"""A key and the path of its file."""

WINDOW = 100_000
"""So many names are kept of a directory that has more than twice as many."""
_SETTLED_NS = 100_000_000  # clocks of file systems tick slowly: a directory changed just now is read again
_REMEMBERED_NAMES = 300_000
_LONGEST_NAME = 255


@dataclass(frozen=True, slots=True)
class Window:
    """Sorted names of a directory from `begin` on, a `/` behind those of directories."""

    begin: str
    names: list[str]
    complete: bool
    """Whether no more names follow."""

    def holds(self, begin: str) -> bool:
        """Whether a look for names from `begin` on can start here."""
        return self.begin <= begin and (self.complete or begin <= self.names[-1])


class Directories:
    """Names of directories, remembered as long as their modification time stays."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._known: OrderedDict[str, tuple[int, Window]] = OrderedDict()
        self._size = 0

    @property
    def remembered(self) -> int:
        """How many names there are in memory."""
        return self._size

    def window(self, path: str, begin: str = "") -> Window:
        """Names of regular files and of directories from `begin` on; none where there is no directory."""
        begun = time.time_ns()
        try:
            changed = os.stat(path).st_mtime_ns  # noqa: PTH116 - called for every directory of a listing
        except (FileNotFoundError, NotADirectoryError):
            return Window("", [], complete=True)
        with self._lock:
            known = self._known.get(path)
            if known and known[0] == changed and known[1].holds(begin):
                self._known.move_to_end(path)
                return known[1]
        window = _read(path, begin)
        if begun - changed > _SETTLED_NS:  # whatever comes while it is read changes the time
            self._remember(path, changed, window)
        return window

    def _remember(self, path: str, changed: int, window: Window) -> None:
        with self._lock:
            before = self._known.pop(path, None)
            self._size += len(window.names) + 1 - (len(before[1].names) + 1 if before else 0)
            self._known[path] = (changed, window)
            while self._size > _REMEMBERED_NAMES:
                _, (_, gone) = self._known.popitem(last=False)
                self._size -= len(gone.names) + 1


def _read(path: str, begin: str) -> Window:
    """The whole directory where it has at most two windows of names; else the window from `begin` on."""
    names: list[str] = []
    whole, complete = True, True
    try:
        with os.scandir(path) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    names.append(entry.name + "/")
                elif entry.is_file(follow_symlinks=False):
                    names.append(entry.name)
                if len(names) > 2 * WINDOW:
                    names, whole = sorted(name for name in names if name >= begin), False
                    complete = complete and len(names) <= WINDOW
                    del names[WINDOW:]
    except (FileNotFoundError, NotADirectoryError):
        return Window("", [], complete=True)
    names = sorted(filter(_is_text, names))
    if whole:
        return Window("", names, complete=True)
    first, behind = bisect_left(names, begin), len(names)
    if not complete or behind - first > WINDOW:
        complete, behind = False, min(behind, first + WINDOW)
    return Window(begin, names[first:behind], complete)


def _is_text(name: str) -> bool:
    return name.isascii() or not any("\ud800" <= character <= "\udfff" for character in name)


def after(key: str) -> str:
    """The smallest text behind `key`."""
    return key + "\0"


def behind_prefix(prefix: str) -> str | None:
    """The smallest text behind all that start with `prefix`; None where there is none."""
    kept = prefix.rstrip("\U0010ffff")
    return kept[:-1] + chr(ord(kept[-1]) + 1) if kept else None


def walk(directories: Directories, bucket: str, prefix: str, start: str) -> Iterator[Found]:
    """Objects whose keys have `prefix` and are not before `start`, in key order."""
    begin = max(prefix, start)
    plain = _plain(directories, f"{bucket}/", "", prefix, begin)
    escaped = _escaped(directories, bucket, prefix, begin)
    return _merged(plain, escaped) if escaped else plain


def _merged(plain: Iterator[Found], escaped: list[Found]) -> Iterator[Found]:
    last = None
    for key, path in heapq.merge(plain, escaped, key=lambda found: found[0]):
        if key != last:  # a file put there by hand hides the escaped one: merge() gives it first
            yield key, path
        last = key


def _plain(directories: Directories, path: str, base: str, prefix: str, start: str) -> Iterator[Found]:
    begin: str | None = _first(base, start)
    matching = base.startswith(prefix)
    long = len(base) > (MAX_KEY_BYTES - _LONGEST_NAME) // 4
    while begin is not None:
        window = directories.window(path, begin)
        names = window.names
        for position in range(bisect_left(names, begin), len(names)):
            name = names[position]
            key = base + name
            if not (matching or key.startswith(prefix) or prefix.startswith(key)):
                return
            if name[-1] != "/":
                if not long or len(key.encode()) <= MAX_KEY_BYTES:
                    yield key, path + name
            elif key != ESCAPED + "/" and len(key) < MAX_KEY_BYTES:
                yield from _plain(directories, path + name, key, prefix, start)
        begin = None if window.complete else after(names[-1])


def _first(base: str, start: str) -> str | None:
    """The first name below `base` that may be, or hold, a key not before `start`; None where none is."""
    if not start.startswith(base):
        return "" if start < base else None
    name, slash, _ = start[len(base) :].partition("/")
    return name + slash


def _escaped(directories: Directories, bucket: str, prefix: str, start: str) -> list[Found]:
    found = _escaped_below(directories, f"{bucket}/{ESCAPED}/", ())
    return sorted((key, path) for key, path in found if key >= start and key.startswith(prefix))


def _escaped_below(directories: Directories, path: str, above: tuple[str, ...]) -> Iterator[Found]:
    begin: str | None = ""
    while begin is not None:
        window = directories.window(path, begin)
        for name in window.names[bisect_left(window.names, begin) :]:
            if name.endswith("/"):
                yield from _escaped_below(directories, path + name, (*above, name[:-1]))
            else:
                key = unescaped((*above, name))
                if key is not None:
                    yield key, path + name
        begin = None if window.complete else after(window.names[-1])
