"""Objects that go, in batches: deletes that arrive together share one transaction of the index."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from typing import TYPE_CHECKING

from .batches import Batches, Piece
from .errors import ObsProblem, of_the_disk
from .keys import check_key

if TYPE_CHECKING:
    from .index import Gone, Index
    from .tree import Tree

Name = tuple[str, str]
"""Bucket and key."""
Outcome = bool | ObsProblem
"""Whether there was such an object, or why it is still there."""


class Removals:
    """Removes files of objects and what the index says of them."""

    def __init__(self, tree: Tree, index: Index) -> None:
        self._tree = tree
        self._index = index
        self.one_by_one: Batches[Name, bool] = Batches(self._batch, "obs-removals")

    def close(self) -> None:
        """Finish what has come."""
        self.one_by_one.close()

    def _batch(
        self, pieces: list[Piece[Name, bool]]
    ) -> tuple[list[tuple[Piece[Name, bool], bool | BaseException]], bool]:
        found = self.remove([piece.work for piece in pieces])
        return list(zip(pieces, found, strict=True)), False

    def remove(self, names: Sequence[Name]) -> list[Outcome]:
        """Remove objects and the directories they leave empty; blocks.  Outcomes stand as the names do."""
        emptied: dict[str, set[str]] = {}
        gone: list[Gone] = []
        outcomes = [self._remove(name, emptied.setdefault(name[0], set()), gone) for name in names]
        for bucket, directories in emptied.items():
            self._tree.tidy(bucket, directories)
        if gone:
            with contextlib.suppress(OSError):  # a row that stays is of no file
                self._index.write([], gone)
        return outcomes

    def _remove(self, name: Name, emptied: set[str], gone: list[Gone]) -> Outcome:
        try:
            check_key(name[1])
            with self._tree.lock(*name):
                states = self._tree.remove(*name, emptied)
        except ObsProblem as problem:
            return problem
        except OSError as error:
            return of_the_disk(error)
        gone += [(*name, state.st_mtime_ns, state.st_size) for state in states]
        return bool(states)
