"""A file as it stood when it was looked at."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from .errors import ObjectChanged


@dataclass(frozen=True, slots=True)
class File:
    """A file of a tree; `name` is relative, with `/` between its parts."""

    name: str
    path: Path
    size: int
    mtime_ns: int
    inode: int = 0


def look_at(path: Path, name: str) -> File:
    """The file at `path` as it is now."""
    state = path.stat()
    return File(name, path, state.st_size, state.st_mtime_ns, state.st_ino)


def just_written(path: Path, descriptor: int) -> File:
    """The file that was written through `descriptor` and will stand at `path`."""
    state = os.fstat(descriptor)
    return File(path.name, path, state.st_size, state.st_mtime_ns, state.st_ino)


def check_unchanged(file: File) -> None:
    """Raise `ObjectChanged` where a file is no longer the one that was looked at."""
    state = file.path.stat()
    if (state.st_size, state.st_mtime_ns) != (file.size, file.mtime_ns):
        raise ObjectChanged(
            f"{file.path} changed while it was read.", hint="Submit again when it is finished."
        )
