"""What travelled between the store and a directory."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Transfer:
    """Files copied, their bytes, files that were there already, and keys or names with no counterpart."""

    files: int = 0
    bytes: int = 0
    unchanged: int = 0
    skipped: tuple[str, ...] = ()

    def __add__(self, other: Transfer) -> Transfer:
        return Transfer(
            self.files + other.files,
            self.bytes + other.bytes,
            self.unchanged + other.unchanged,
            self.skipped + other.skipped,
        )
