"""What calls to object storage return and report."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from jupyter_modelarts.contract.paths import ObsPath

    from .tree import Exclusion


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of a listing; a directory (common prefix) has neither size nor time."""

    path: ObsPath
    size: int | None = None
    """Bytes."""
    modified: datetime | None = None
    etag: str | None = None

    @property
    def is_directory(self) -> bool:
        """Whether it stands for the objects below it."""
        return self.path.is_directory


@dataclass(frozen=True, slots=True)
class Event:
    """How far a transfer is: at most ten a second, and one at the end."""

    files: int
    files_total: int
    bytes: int
    """What is there, with what an earlier attempt moved."""
    bytes_total: int
    name: str = ""
    """A file that moves now."""
    rate: float = 0.0
    """Bytes per second that travel."""
    eta: float | None = None
    """Seconds that are left at this rate; None while nobody knows."""


Progress = Callable[[Event], None]
"""Called from the threads of the transfer, one call at a time; must return soon."""


@dataclass(frozen=True, slots=True)
class Summary:
    """What a transfer moved: objects and their bytes; keys that cannot be files are in `skipped`."""

    files: int
    bytes: int
    skipped: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TreeUpload:
    """A directory as it stands in object storage, never to be changed.

    `files` and `bytes` are the whole tree, `sent` is how many objects had to travel; `excluded` is what the
    rules left out.
    """

    prefix: ObsPath
    files: int
    bytes: int
    sent: int
    excluded: tuple[Exclusion, ...] = ()
