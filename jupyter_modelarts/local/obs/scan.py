"""Objects of a bucket in key order, straight from its directory.

Names of one directory are sorted with a `/` behind those of directories: that is the order of the keys
below them.  A page starts with a binary search, so page 100 costs no more than page 1.
"""

from __future__ import annotations

import heapq
import os
import threading
import time
from bisect import bisect_left
from collections import OrderedDict
from typing import TYPE_CHECKING

from .keys import ESCAPED, MAX_KEY_BYTES, unescaped

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

Found = tuple[str, str]
"""A key and the path of its file."""

_SETTLED_NS = 100_000_000  # clocks of file systems tick slowly: a directory changed just now is read again
_REMEMBERED_NAMES = 300_000


class Directories:
    """Sorted names of directories, remembered as long as their modification time stays."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._known: OrderedDict[str, tuple[int, list[str]]] = OrderedDict()
        self._size = 0

    def names(self, path: str) -> list[str]:
        """Names of regular files, and of directories with a `/` behind; none where there is no directory."""
        try:
            changed = os.stat(path).st_mtime_ns  # noqa: PTH116 - called for every directory of a listing
        except (FileNotFoundError, NotADirectoryError):
            return []
        with self._lock:
            known = self._known.get(path)
            if known and known[0] == changed:
                self._known.move_to_end(path)
                return known[1]
        names = _read(path)
        if time.time_ns() - changed > _SETTLED_NS:
            self._remember(path, changed, names)
        return names

    def _remember(self, path: str, changed: int, names: list[str]) -> None:
        with self._lock:
            before = self._known.pop(path, None)
            self._size += len(names) + 1 - (len(before[1]) + 1 if before else 0)
            self._known[path] = (changed, names)
            while self._size > _REMEMBERED_NAMES:
                _, (_, gone) = self._known.popitem(last=False)
                self._size -= len(gone) + 1


def _read(path: str) -> list[str]:
    names = []
    try:
        with os.scandir(path) as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    names.append(entry.name + "/")
                elif entry.is_file(follow_symlinks=False):
                    names.append(entry.name)
    except (FileNotFoundError, NotADirectoryError):
        return []
    return sorted(filter(_is_text, names))


def _is_text(name: str) -> bool:
    return name.isascii() or not any("\ud800" <= character <= "\udfff" for character in name)


def after(key: str) -> str:
    """The smallest text behind `key`."""
    return key + "\0"


def behind_prefix(prefix: str) -> str | None:
    """The smallest text behind all that start with `prefix`; None where there is none."""
    kept = prefix.rstrip("\U0010ffff")
    return kept[:-1] + chr(ord(kept[-1]) + 1) if kept else None


def walk(directories: Directories, bucket: Path, prefix: str, start: str) -> Iterator[Found]:
    """Objects whose keys have `prefix` and are not before `start`, in key order."""
    begin = max(prefix, start)
    plain = _plain(directories, f"{bucket}/", "", prefix, begin)
    last = None
    for key, path in heapq.merge(
        plain, _escaped(directories, bucket, prefix, begin), key=lambda found: found[0]
    ):
        if key != last:  # a file put there by hand hides the escaped one: merge() gives it first
            yield key, path
        last = key


def _plain(directories: Directories, path: str, base: str, prefix: str, start: str) -> Iterator[Found]:
    names = directories.names(path)
    for position in range(_first(names, base, start), len(names)):
        name = names[position]
        key = base + name
        if not (key.startswith(prefix) or prefix.startswith(key)):
            break
        if not name.endswith("/"):
            if len(key.encode()) <= MAX_KEY_BYTES:
                yield key, path + name
        elif key != ESCAPED + "/" and len(key) < MAX_KEY_BYTES:
            yield from _plain(directories, path + name, key, prefix, start)


def _first(names: list[str], base: str, start: str) -> int:
    """Position of the first name below `base` that is, or holds, a key not before `start`."""
    if not start.startswith(base):
        return 0 if start < base else len(names)
    rest = start[len(base) :]
    position = bisect_left(names, rest)
    holds_it = position and names[position - 1].endswith("/") and rest.startswith(names[position - 1])
    return position - 1 if holds_it else position


def _escaped(directories: Directories, bucket: Path, prefix: str, start: str) -> list[Found]:
    found = _escaped_below(directories, f"{bucket}/{ESCAPED}/", ())
    return sorted((key, path) for key, path in found if key >= start and key.startswith(prefix))


def _escaped_below(directories: Directories, path: str, above: tuple[str, ...]) -> Iterator[Found]:
    for name in directories.names(path):
        if name.endswith("/"):
            yield from _escaped_below(directories, path + name, (*above, name[:-1]))
        else:
            key = unescaped((*above, name))
            if key is not None:
                yield key, path + name
