"""What an upload of a directory would send, what it would leave out and why, and what speaks against it."""

from __future__ import annotations

import os
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from . import leaks
from .ignore import rules_for
from .tree import Exclusion, Limit, Walked, broken_limits, check_limits, walk

if TYPE_CHECKING:
    from .hash_cache import HashCache
    from .leaks import Finding
    from .local_file import File

_MOST_COUNTED = 100_000
"""Files in directories that do not go; counting ends there."""


@dataclass(frozen=True, slots=True)
class LeftOut:
    """An exclusion with its weight: files and bytes, None where that is more than is worth counting."""

    name: str
    rule: str
    files: int | None
    bytes: int | None


@dataclass(frozen=True, slots=True)
class Plan:
    """A directory before it is sent; nothing here was sent, and nothing was asked of the service.

    `secrets` are files that look like keys: an upload refuses them.  `limits` are those of the platform for
    code that the tree breaks, with the biggest offenders.
    """

    root: Path
    files: Sequence[File]
    excluded: Sequence[Exclusion]
    secrets: Sequence[Finding]
    limits: Sequence[Limit]

    @property
    def size(self) -> int:
        """Bytes of all files that would go."""
        return sum(file.size for file in self.files)

    @property
    def directories(self) -> dict[str, tuple[int, int]]:
        """Files and bytes below every directory ("" is the root), each with all that is in it."""
        totals: dict[str, tuple[int, int]] = {"": (0, 0)}
        for file in self.files:
            parts = file.name.split("/")[:-1]
            for depth in range(len(parts) + 1):
                place = "/".join(parts[:depth])
                files, size = totals.get(place, (0, 0))
                totals[place] = (files + 1, size + file.size)
        return totals

    def left_out(self) -> list[LeftOut]:
        """What does not go, with the rule that says so and its weight; looks into the directories."""
        rest = _MOST_COUNTED
        weighed = []
        for exclusion in self.excluded:
            files, size = _weight(exclusion.path, rest)
            rest -= files
            known = rest > 0
            weighed.append(
                LeftOut(
                    exclusion.name, str(exclusion.rule), files if known else None, size if known else None
                )
            )
        return weighed

    def check(self, *, allow_secrets: bool = False) -> None:
        """Raise `TreeTooLarge` or `SecretsFound` where the upload as code would."""
        check_limits(self.root, self.files)
        if not allow_secrets:
            leaks.raise_for(self.secrets)


def make_plan(
    root: Path,
    exclude: Iterable[str] = (),
    *,
    gitignore: bool = True,
    everything: bool = False,
    cache: HashCache | None = None,
) -> Plan:
    """The plan for a directory or a file; raises `InvalidArgument` where there is neither."""
    rules = rules_for(root, exclude, gitignore=gitignore, everything=everything)
    found: Walked = walk(root, rules)
    return Plan(
        root, found.files, found.excluded, leaks.find(found.files, cache), tuple(broken_limits(found.files))
    )


def _weight(path: Path, most: int) -> tuple[int, int]:
    """Files and bytes of what is left out; counting ends at `most` files."""
    if not path.is_dir() or path.is_symlink():
        return 1, path.lstat().st_size
    files = size = 0
    for place, _directories, names in os.walk(path):
        for name in names:
            files += 1
            size += os.lstat(os.path.join(place, name)).st_size  # noqa: PTH118 - a hundred thousand times
        if files >= most:
            break
    return files, size
