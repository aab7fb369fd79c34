"""What `moxing.file` does with files of this machine, in the way it does it in object storage."""

from __future__ import annotations

import glob as standard
import os
import shutil
from typing import TYPE_CHECKING

from .entries import Stat
from .errors import MoxFileNotExistsException

if TYPE_CHECKING:
    from collections.abc import Iterator

# taken now: `shift` may put others in their place
_listdir, _walk, _stat, _exists = os.listdir, os.walk, os.stat, os.path.exists
_is_directory, _mkdir, _makedirs, _rename = os.path.isdir, os.mkdir, os.makedirs, os.rename
_unlink, _remove_tree, _glob = os.unlink, shutil.rmtree, standard.glob


def exists(path: str) -> bool:
    """Whether there is a file or a directory."""
    return _exists(path)


def is_directory(path: str) -> bool:
    """Whether there is a directory."""
    return _is_directory(path)


def stat(path: str) -> Stat:
    """Size and time of a file or directory."""
    _check(path)
    found = _stat(path)
    return Stat(found.st_size, found.st_mtime_ns, _is_directory(path))


def get_size(path: str, recursive: bool) -> int:
    """Bytes of a file; of a directory 0, and with `recursive` those of everything below it."""
    found = stat(path)
    if not found.is_directory:
        return found.length
    return sum(size for _, size in files(path)) if recursive else 0


def children(path: str) -> Iterator[str]:
    """Names directly in a directory, sorted."""
    _check(path)
    yield from sorted(_listdir(path))


def names(path: str) -> list[str]:
    """Names below a directory, relative to it; those of directories end with `/`."""
    _check(path)
    found = []
    for place, directories, inside in _walk(path):
        directories.sort()
        below = "" if place == path else os.path.relpath(place, path) + "/"
        found += [f"{below}{name}/" for name in directories] + [below + name for name in sorted(inside)]
    return sorted(found)


def files(path: str) -> list[tuple[str, int]]:
    """Every file below a directory: its relative name and its size."""
    found = []
    for name in names(path):
        if not name.endswith("/"):
            found.append((name, _stat(os.path.join(path, name)).st_size))
    return found


def make_directory(path: str) -> None:
    """Make a directory and those above it."""
    _makedirs(path, exist_ok=True)


def make_one_directory(path: str) -> None:
    """Make a directory whose parent is there."""
    above = os.path.dirname(path.rstrip("/")) or "."
    if not _is_directory(above):
        raise MoxFileNotExistsException(above)
    if not _is_directory(path):
        _mkdir(path)


def remove(path: str, recursive: bool) -> None:
    """Remove a file, or with `recursive` a directory; a directory without it stays as it is."""
    if not os.path.lexists(path):
        raise MoxFileNotExistsException(path)
    if os.path.islink(path) or not _is_directory(path):
        _unlink(path)
    elif recursive:
        _remove_tree(path)


def rename(path: str, target: str) -> None:
    """Give a file or directory another name."""
    _check(path)
    _rename(path, target)


def walk(path: str, topdown: bool) -> Iterator[tuple[str, list[str], list[str]]]:
    """A directory and all below it."""
    return _walk(path, topdown)


def glob(pattern: str) -> list[str]:
    """Paths that match a pattern."""
    return sorted(_glob(pattern))


def _check(path: str) -> None:
    if not _exists(path):
        raise MoxFileNotExistsException(path)
