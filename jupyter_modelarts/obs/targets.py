"""Which file every object of a download becomes."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING

from .whole import Remote

if TYPE_CHECKING:
    from .models import Entry

_CONTROL = re.compile(r"[\x00-\x1f\x7f]")


def remote(entry: Entry, target: Path) -> Remote:
    """An object and its file."""
    return Remote(entry.path, entry.size or 0, entry.etag, target)


def target_file(local: Path, name: str) -> Path:
    """In a directory an object keeps its name."""
    return local / name if local.is_dir() else local


def targets(entries: Iterable[Entry], base: str, local: Path) -> tuple[list[Remote], list[str]]:
    """Objects below the key `base` and their files; the keys of those that cannot be files.

    One that is also the directory of another is left out, as is one whose name leads elsewhere.
    """
    entries = list(entries)
    directories = {parent for entry in entries for parent in _parents(entry.path.key[len(base) :])}
    remotes, skipped = [], []
    for entry in entries:
        relative = entry.path.key[len(base) :]
        if relative in directories or not can_be_a_file(relative):
            skipped.append(entry.path.key)
        else:
            remotes.append(remote(entry, local.joinpath(*relative.split("/"))))
    return remotes, skipped


def can_be_a_file(relative: str) -> bool:
    """Whether a key below a directory can be the name of a file there, and nowhere else.

    obstore addresses no key with a control character.
    """
    return not _CONTROL.search(relative) and not any(part in {"", ".", ".."} for part in relative.split("/"))


def _parents(relative: str) -> Iterable[str]:
    parts = relative.split("/")
    return ("/".join(parts[:count]) for count in range(1, len(parts)))
