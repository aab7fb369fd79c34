"""What a sync did, or would do."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from .leaks import Finding
    from .tree import Exclusion

Action = Literal["upload", "download", "copy", "delete"]
Reason = Literal["new", "size", "content", "extra"]


@dataclass(frozen=True, slots=True)
class Change:
    """One object or file that had to change: it was missing, differed, or was too much (`extra`)."""

    action: Action
    name: str
    size: int
    reason: Reason


@dataclass(frozen=True, slots=True)
class SyncSummary:
    """What a sync did, or with `dry_run` would do.

    `skipped` are names that cannot be at the destination, `excluded` what the rules left out, `secrets` what
    would be refused (in a dry run); `bytes_hashed` is what was read here to compare.
    """

    source: str
    destination: str
    changes: Sequence[Change]
    unchanged: int
    skipped: Sequence[str] = ()
    excluded: Sequence[Exclusion] = ()
    secrets: Sequence[Finding] = ()
    bytes_hashed: int = 0
    dry_run: bool = False

    @property
    def files(self) -> int:
        """Objects or files that travelled."""
        return sum(change.action != "delete" for change in self.changes)

    @property
    def bytes(self) -> int:
        """Bytes that travelled."""
        return sum(change.size for change in self.changes if change.action != "delete")

    @property
    def deleted(self) -> int:
        """Objects or files that were removed."""
        return len(self.changes) - self.files
