"""Files of objects: finding, placing and removing them below the root, and nowhere else.

Everything here blocks and is called from worker threads.  Symbolic links are never followed inside a
bucket: a link put there by hand is no object, and no key leads through it.
"""

from __future__ import annotations

import contextlib
import os
import secrets
import stat
import threading
from errno import EEXIST
from itertools import count
from pathlib import Path

from .errors import no_such_bucket
from .keys import ESCAPED, escaped_parts, is_bucket_name, plain_parts

_ATTEMPTS = 20  # a delete may remove the directory we just made; every attempt makes it again
_STRIPES = 256
_LARGE = 16 << 20  # bytes; to free as many takes the system a while
TEMPORARY = ".incoming"
PARTS = ".parts"


class Touched:
    """Directories that one round of writes has looked at, and those it changed."""

    def __init__(self) -> None:
        self.buckets: dict[str, bool] = {}
        """Directories of buckets, and whether they hold escaped keys."""
        self.checked: set[str] = set()
        self.changed: set[str] = set()
        self.held: list[int] = []
        """Open descriptors of large files that were replaced: the system frees them when these are closed."""


class Tree:
    """The directory of all buckets."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._root = str(root)
        for name in (TEMPORARY, PARTS):
            (root / name).mkdir(parents=True, exist_ok=True)
        for left in (
            root / TEMPORARY
        ).iterdir():  # of a process that was killed: nobody writes to them any more
            left.unlink(missing_ok=True)
        self._exact = _tells_case_apart(root)
        self._locks = [threading.Lock() for _ in range(_STRIPES)]
        self._fresh = f"{root}/{TEMPORARY}/{secrets.token_hex(8)}-"
        self._count = count()

    def lock(self, bucket: str, key: str) -> threading.Lock:
        """What a writer holds from looking at the present object until its own is in place."""
        return self._locks[hash((bucket, key)) % _STRIPES]

    def temporary(self) -> Path:
        """A new path in the file system of the buckets."""
        return Path(self.fresh())

    def fresh(self) -> str:
        """`temporary`, as text."""
        return f"{self._fresh}{next(self._count)}"

    def bucket(self, name: str) -> Path:
        """The directory of an existing bucket; raises `ObsProblem` NoSuchBucket."""
        return Path(self.top(name))

    def top(self, name: str) -> str:
        """`bucket`, as text."""
        path = f"{self._root}/{name}"
        if not is_bucket_name(name) or not _is_directory(path):
            raise no_such_bucket(name)
        return path

    def find(self, bucket: str, key: str) -> tuple[str, os.stat_result] | None:
        """The path of an object's file and its state; the bucket is known to exist."""
        top = f"{self._root}/{bucket}"
        plain = plain_parts(key)
        found = self._regular(top, plain) if plain else None
        return found or self._regular(top, escaped_parts(key))

    def _regular(self, top: str, parts: tuple[str, ...]) -> tuple[str, os.stat_result] | None:
        place = top
        state = None
        for part in parts:
            place = f"{place}/{part}"
            try:
                state = os.lstat(place)
            except (FileNotFoundError, NotADirectoryError):
                return None
            if stat.S_ISLNK(state.st_mode):
                return None
        if state is None or not stat.S_ISREG(state.st_mode) or not self._is_spelled(top, parts):
            return None
        return place, state

    def _is_spelled(self, path: str, parts: tuple[str, ...]) -> bool:
        """Whether the names on the disk are exactly these (a disk that ignores case finds others, too)."""
        if self._exact:
            return True
        for part in parts:
            if part not in os.listdir(path):  # noqa: PTH208 - names alone are wanted
                return False
            path = f"{path}/{part}"
        return True

    def place(self, temporary: str, bucket: str, key: str, touched: Touched) -> os.stat_result | None:
        """Make a finished file the object `key`, at once for every reader, under the key's lock.

        Returns the state of the file whose place it took.
        """
        top = f"{self._root}/{bucket}"
        if top not in touched.buckets:
            touched.buckets[top] = _is_directory(f"{self.top(bucket)}/{ESCAPED}")
        plain = plain_parts(key)
        present = self._regular(top, plain) if plain else None
        if not present and (touched.buckets[top] or plain is None):
            present = self._regular(top, escaped_parts(key))
        if present and present[1].st_size > _LARGE:
            _hold(present[0], touched)
        if plain is not None and self._move(temporary, top, plain, touched):
            if touched.buckets[top]:
                self._remove(top, escaped_parts(key))
        elif self._move(temporary, top, escaped_parts(key), touched):
            touched.buckets[top] = True
        else:
            raise FileExistsError(EEXIST, "What is no object takes the place of", key)
        return present[1] if present else None

    def _move(self, temporary: str, top: str, parts: tuple[str, ...], touched: Touched) -> bool:
        """Move the file there; False where something that is no file stands in the way."""
        parent = "/".join((top, *parts[:-1]))
        for _ in range(_ATTEMPTS):
            try:
                if not _has_parents(top, parts, touched) or self._is_taken(top, parts):
                    return False
                os.replace(temporary, f"{parent}/{parts[-1]}")  # noqa: PTH105 - once for every write
            except FileNotFoundError:
                touched.checked.clear()
                os.lstat(temporary)  # it is the one that has gone: no attempt helps
                self.top(os.path.basename(top))  # noqa: PTH119 - text, not a path
                continue
            except (IsADirectoryError, NotADirectoryError):
                return False
            touched.changed.add(parent)
            return True
        return False

    def _is_taken(self, top: str, parts: tuple[str, ...]) -> bool:
        """Whether a name that differs only in case stands where this one should."""
        if self._exact:
            return False
        path = top
        for part in parts:
            if part not in os.listdir(path):  # noqa: PTH208 - names alone are wanted
                return os.path.exists(f"{path}/{part}")  # noqa: PTH110 - text, not a path
            path = f"{path}/{part}"
        return False

    def remove(self, bucket: str, key: str, emptied: set[str]) -> list[os.stat_result]:
        """Remove the object's file and return its state; directories it may leave empty go to `emptied`.

        There are two where a file was put by hand beside an escaped one.
        """
        top = self.top(bucket)
        plain = plain_parts(key)
        places = [plain, escaped_parts(key)] if plain else [escaped_parts(key)]
        removed = [self._remove(top, parts, emptied) for parts in places]
        return [state for state in removed if state]

    def _remove(
        self, top: str, parts: tuple[str, ...], emptied: set[str] | None = None
    ) -> os.stat_result | None:
        found = self._regular(top, parts)
        if not found:
            return None
        try:
            os.unlink(found[0])  # noqa: PTH108 - text, not a path
        except FileNotFoundError:
            return None
        if emptied is not None and len(parts) > 1:
            emptied.add(found[0].rpartition("/")[0])
        return found[1]

    def tidy(self, bucket: str, directories: set[str]) -> None:
        """Remove those of a bucket's directories that are empty, and the ones above that become so."""
        top = f"{self._root}/{bucket}"
        for path in sorted(directories, key=len, reverse=True):
            place = path
            while len(place) > len(top):
                try:
                    os.rmdir(place)  # noqa: PTH106 - text, not a path
                except FileNotFoundError:
                    pass  # by a neighbour of ours; what is above it may be empty now
                except OSError:
                    break
                place = place.rpartition("/")[0]

    def remove_bucket(self, name: str) -> bool:
        """Remove a bucket's directory with the empty directories in it; False where something is left."""
        for directory, _, _ in os.walk(self.bucket(name), topdown=False):
            with contextlib.suppress(OSError):
                Path(directory).rmdir()
        return not (self.root / name).exists()


def _is_directory(path: str) -> bool:
    try:
        return stat.S_ISDIR(os.stat(path).st_mode)  # noqa: PTH116 - for every request
    except (FileNotFoundError, NotADirectoryError):
        return False


def _hold(path: str, touched: Touched) -> None:
    with contextlib.suppress(OSError):
        touched.held.append(os.open(path, os.O_RDONLY | getattr(os, "O_CLOEXEC", 0)))


def _has_parents(top: str, parts: tuple[str, ...], touched: Touched) -> bool:
    """Make the directories above a file; False where something that is no directory stands in the way."""
    path = top
    for part in parts[:-1]:
        above, path = path, f"{path}/{part}"
        if path in touched.checked:
            continue
        try:
            state = os.lstat(path)
        except FileNotFoundError:
            with contextlib.suppress(FileExistsError):
                os.mkdir(path)  # noqa: PTH102 - text, not a path
            touched.changed.add(above)
            state = os.lstat(path)
        if not stat.S_ISDIR(state.st_mode):
            return False
        touched.checked.add(path)
    return True


def _tells_case_apart(root: Path) -> bool:
    probe = root / TEMPORARY / f"probe-{secrets.token_hex(4)}"
    probe.touch()
    try:
        return not probe.with_name(probe.name.upper()).exists()
    finally:
        probe.unlink()
