"""A list that continues: which arguments ask for the next page, and when there is none."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jupyter_modelarts.errors import InvalidArgument

from ._documents import dig
from ._sentinel import drop_not_given

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jupyter_modelarts.contract.operations import Operation


class Pages:
    """The pages of one list: ask with `query` and `body`, hand the answer to `take`, until `done`.

    A `limit` (`per_page`) of the caller is the size of a page, an `offset` (`page`) where to begin.
    """

    def __init__(self, operation: Operation, query: Mapping[str, Any] | None, body: Any) -> None:
        if operation.pager is None:
            raise InvalidArgument(
                f"{operation.id} has no pages.", hint="Call it once: it answers everything."
            )
        self._pager = operation.pager
        self.query = drop_not_given(query or {})
        self.body: Any = drop_not_given(body or {}) if operation.pager.where == "body" else body
        self.done = False
        self._seen = 0
        size = "per_page" if self._pager.style == "numbered" else "limit"
        self._size = int(self._arguments.setdefault(size, self._pager.limit))
        if self._pager.style != "cursor":
            self._arguments.setdefault(self._position, 1 if self._pager.style == "numbered" else 0)
            self._start = int(self._arguments[self._position])

    @property
    def _arguments(self) -> dict[str, Any]:
        arguments: dict[str, Any] = self.body if self._pager.where == "body" else self.query
        return arguments

    @property
    def _position(self) -> str:
        return "page" if self._pager.style == "numbered" else "offset"

    def take(self, answer: Any) -> list[Any]:
        """The rows of a page's `answer`; afterwards `query` and `body` ask for the next one."""
        rows = dig(answer, self._pager.items) or []
        self._seen += len(rows)
        if self._pager.style == "cursor":
            self._follow(answer)
        else:
            self._advance(answer, len(rows))
        return list(rows)

    def _follow(self, answer: Any) -> None:
        cursor = dig(answer, "metadata.continue") or dig(answer, "continue")
        self.done = not cursor or cursor == self._arguments.get("continue")
        self._arguments["continue"] = cursor

    def _advance(self, answer: Any, rows: int) -> None:
        total = dig(answer, self._pager.total) if self._pager.total else None
        if isinstance(total, int):
            self.done = rows == 0 or self._before() + self._seen >= total
        else:
            self.done = rows < self._size
        self._arguments[self._position] += rows if self._pager.style == "rows" else 1

    def _before(self) -> int:
        """Rows that stand before the caller's first page."""
        skipped = {"rows": self._start, "pages": self._start * self._size}
        return skipped.get(self._pager.style, (self._start - 1) * self._size)
