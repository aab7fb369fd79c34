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
from pathlib import Path

from .errors import no_such_bucket
from .keys import escaped_parts, is_bucket_name, plain_parts

_ATTEMPTS = 20  # a delete may remove the directory we just made; every attempt makes it again
_STRIPES = 256
TEMPORARY = ".incoming"
PARTS = ".parts"


class Tree:
    """The directory of all buckets."""

    def __init__(self, root: Path) -> None:
        self.root = root
        for name in (TEMPORARY, PARTS):
            (root / name).mkdir(parents=True, exist_ok=True)
        for left in (
            root / TEMPORARY
        ).iterdir():  # of a process that was killed: nobody writes to them any more
            left.unlink(missing_ok=True)
        self._exact = _tells_case_apart(root)
        self._locks = [threading.Lock() for _ in range(_STRIPES)]

    def lock(self, bucket: str, key: str) -> threading.Lock:
        """What a writer holds from looking at the present object until its own is in place."""
        return self._locks[hash((bucket, key)) % _STRIPES]

    def temporary(self) -> Path:
        """A new path in the file system of the buckets."""
        return self.root / TEMPORARY / secrets.token_hex(12)

    def bucket(self, name: str) -> Path:
        """The directory of an existing bucket; raises `ObsProblem` NoSuchBucket."""
        path = self.root / name
        if not is_bucket_name(name) or not path.is_dir():
            raise no_such_bucket(name)
        return path

    def find(self, bucket: str, key: str) -> tuple[Path, os.stat_result] | None:
        """The file of an object and its state; the bucket is known to exist."""
        for parts in self._places(key):
            found = self._regular(self.root / bucket, parts)
            if found:
                return found
        return None

    def _places(self, key: str) -> list[tuple[str, ...]]:
        plain = plain_parts(key)
        return [escaped_parts(key)] if plain is None else [plain, escaped_parts(key)]

    def _regular(self, path: Path, parts: tuple[str, ...]) -> tuple[Path, os.stat_result] | None:
        place = str(path)
        state = None
        for part in parts:
            place = f"{place}/{part}"
            try:
                state = os.lstat(place)
            except (FileNotFoundError, NotADirectoryError):
                return None
            if stat.S_ISLNK(state.st_mode):
                return None
        if state is None or not stat.S_ISREG(state.st_mode) or not self._is_spelled(path, parts):
            return None
        return Path(place), state

    def _is_spelled(self, path: Path, parts: tuple[str, ...]) -> bool:
        """Whether the names on the disk are exactly these (a disk that ignores case finds others, too)."""
        if self._exact:
            return True
        for part in parts:
            if part not in os.listdir(path):  # noqa: PTH208 - names alone are wanted
                return False
            path = path / part
        return True

    def place(self, temporary: Path, bucket: str, key: str) -> None:
        """Make a finished file the object `key`, at once for every reader, under the key's lock."""
        top = self.bucket(bucket)
        plain = plain_parts(key)
        escaped = escaped_parts(key)
        if plain is not None and self._move(temporary, top, plain):
            if (top / escaped[0]).is_dir():
                self._remove(top, escaped)
        elif not self._move(temporary, top, escaped):
            raise OSError(f"{top.joinpath(*escaped)} is in the way")

    def _move(self, temporary: Path, top: Path, parts: tuple[str, ...]) -> bool:
        target = top.joinpath(*parts)
        for _ in range(_ATTEMPTS):
            try:
                if not _make_parents(top, parts) or self._is_taken(top, parts):
                    return False
                temporary.replace(target)
            except FileNotFoundError:
                self.bucket(top.name)
                continue
            except (IsADirectoryError, NotADirectoryError):
                return False
            sync_directory(target.parent)
            return True
        return False

    def _is_taken(self, top: Path, parts: tuple[str, ...]) -> bool:
        """Whether a name that differs only in case stands where this one should."""
        if self._exact:
            return False
        path = top
        for part in parts:
            if part not in os.listdir(path):  # noqa: PTH208 - names alone are wanted
                return (path / part).exists()
            path = path / part
        return False

    def remove(self, bucket: str, key: str) -> bool:
        """Remove the object's file and the directories it leaves empty; False where there was none."""
        top = self.bucket(bucket)
        found = [self._remove(top, parts) for parts in self._places(key)]
        return any(found)

    def _remove(self, top: Path, parts: tuple[str, ...]) -> bool:
        found = self._regular(top, parts)
        if not found:
            return False
        try:
            found[0].unlink()
        except FileNotFoundError:
            return False
        for directory in list(found[0].parents)[: len(parts) - 1]:
            try:
                directory.rmdir()
            except OSError:
                break
        return True

    def remove_bucket(self, name: str) -> bool:
        """Remove a bucket's directory with the empty directories in it; False where something is left."""
        for directory, _, _ in os.walk(self.bucket(name), topdown=False):
            with contextlib.suppress(OSError):
                Path(directory).rmdir()
        return not (self.root / name).exists()


def _make_parents(top: Path, parts: tuple[str, ...]) -> bool:
    """Make the directories above a file; False where something that is no directory stands in the way."""
    path = str(top)
    for part in parts[:-1]:
        path = f"{path}/{part}"
        try:
            os.mkdir(path)  # noqa: PTH102 - once for every segment of every write
        except FileExistsError:
            if not stat.S_ISDIR(os.lstat(path).st_mode):
                return False
    return True


def sync_directory(path: Path) -> None:
    """Let the names in a directory survive a power cut, where the system offers that."""
    try:
        descriptor = os.open(path, os.O_RDONLY)
    except OSError:
        return  # gone again, or a system that opens no directories
    try:
        os.fsync(descriptor)
    except OSError:
        pass
    finally:
        os.close(descriptor)


def _tells_case_apart(root: Path) -> bool:
    probe = root / TEMPORARY / f"probe-{secrets.token_hex(4)}"
    probe.touch()
    try:
        return not probe.with_name(probe.name.upper()).exists()
    finally:
        probe.unlink()
