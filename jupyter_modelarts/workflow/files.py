"""The files below a local directory that are meant to travel."""

from __future__ import annotations

import os
from fnmatch import fnmatchcase
from pathlib import Path

from jupyter_modelarts.obs.tree import EXCLUDED


def files_below(root: Path) -> dict[str, Path]:
    """Relative name (with `/`) to path of every file below `root`, without what tools leave behind."""
    found: dict[str, Path] = {}
    for place, directories, names in os.walk(root, onerror=_not_left_out):
        directories[:] = sorted(name for name in directories if not _left_behind(name))
        for name in sorted(names):
            path = Path(place, name)
            if not _left_behind(name) and path.is_file():
                found[path.relative_to(root).as_posix()] = path
    return found


def _not_left_out(error: OSError) -> None:
    raise error


def _left_behind(name: str) -> bool:
    return any(fnmatchcase(name, pattern) for pattern in EXCLUDED)
