"""Jobs as JSON text, kept for those that are over: a list is then put together without encoding."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from . import documents

if TYPE_CHECKING:
    from collections.abc import Sequence

    from jupyter_modelarts.local.store import Row

_KEPT = 1000


class Answers:
    """The texts of the jobs that were asked for last; a row that has changed is another row."""

    def __init__(self, kept: int = _KEPT) -> None:
        self._most = kept
        self._texts: dict[str, tuple[Row, msgspec.Raw]] = {}

    def encode(self, rows: Sequence[Row], now: int) -> list[msgspec.Raw]:
        """The bodies of the rows as they are at `now` (ms)."""
        return [self._encode(row, now) for row in rows]

    def _encode(self, row: Row, now: int) -> msgspec.Raw:
        kept = self._texts.get(row.id)
        if kept is not None and kept[0] is row:
            return kept[1]
        text = msgspec.Raw(msgspec.json.encode(documents.answer(row.document, now)))
        if documents.is_over(row.document):
            self._keep(row, text)
        return text

    def _keep(self, row: Row, text: msgspec.Raw) -> None:
        while len(self._texts) >= self._most:
            del self._texts[next(iter(self._texts))]
        self._texts[row.id] = row, text
