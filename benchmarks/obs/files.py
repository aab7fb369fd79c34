"""Trees of files to move, and whether they arrived whole."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

_BLOCK = 1 << 20


def make_tree(root: Path, count: int, size: int, per_directory: int = 100) -> Path:
    """`count` files of `size` random bytes below `root`, in directories of `per_directory`."""
    for number in range(count):
        place = root / f"part-{number // per_directory:04d}"
        place.mkdir(parents=True, exist_ok=True)
        with (place / f"{number:06d}.bin").open("wb") as stream:
            for start in range(0, size, _BLOCK):
                stream.write(os.urandom(min(_BLOCK, size - start)))
    os.sync()  # written back before anybody is timed
    return root


def summary(root: Path) -> dict[str, tuple[int, str]]:
    """Size and digest of every file by its name below `root`."""
    found = {}
    for path in sorted(root.rglob("*")):
        if path.is_file():
            with path.open("rb") as stream:
                digest = hashlib.file_digest(stream, "sha1").hexdigest()
            found[path.relative_to(root).as_posix()] = (path.stat().st_size, digest)
    return found


def sizes(root: Path) -> dict[str, int]:
    """Size of every file by its name below `root`."""
    return {
        path.relative_to(root).as_posix(): path.stat().st_size for path in root.rglob("*") if path.is_file()
    }
