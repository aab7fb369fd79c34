"""Which jobs a search finds, in which order (pure)."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from jupyter_modelarts.local.problems import ARGUMENT_OUT_OF_RANGE, bad_request, unknown_choice

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from jupyter_modelarts.local.problems import Problem
    from jupyter_modelarts.local.store import Row

DEFAULT_LIMIT = 50
_LONGEST_TEXT = 100
_FIELDS: Mapping[str, tuple[str, ...]] = {
    "name": ("metadata", "name"),
    "id": ("metadata", "id"),
    "job_id": ("metadata", "id"),
    "description": ("metadata", "description"),
    "user_name": ("metadata", "user_name"),
    "create_time": ("metadata", "create_time"),
    "kind": ("kind",),
    "phase": ("status", "phase"),
    "status": ("status", "phase"),
    "secondary_phase": ("status", "secondary_phase"),
    "start_time": ("status", "start_time"),
    "duration": ("status", "duration"),
    "algorithm_id": ("algorithm", "id"),
    "algorithm_name": ("algorithm", "name"),
    "engine_name": ("algorithm", "engine", "engine_name"),
    "flavor_id": ("spec", "resource", "flavor_id"),
    "node_count": ("spec", "resource", "node_count"),
}
"""What can be filtered and sorted by, and where it stands in a job."""
_CASE_FREE = frozenset({"phase", "status", "secondary_phase", "kind"})
_OF_ALL = (("metadata", "workspace_id"), *dict.fromkeys(_FIELDS.values()))
_PLACES = {path: number for number, path in enumerate(_OF_ALL)}
Values = tuple[Any, ...]
_PHASE = _PLACES["status", "phase"]


@dataclass(frozen=True, slots=True)
class Brief:
    """What searches look at in a job; ten thousand of them are held in memory."""

    values: Values
    is_v1: bool

    @property
    def phase(self) -> str:
        """The phase of the job."""
        return str(self.values[_PHASE])

    @property
    def workspace(self) -> str:
        """The workspace of the job."""
        return str(self.values[0])


def brief(document: Mapping[str, Any]) -> Brief:
    """What is kept of a job."""
    body = document["body"]
    return Brief(tuple(_value(body, path) for path in _OF_ALL), "v1" in document.get("run", ()))


def brief_of(row: Row) -> Brief:
    """What is kept of the job of a row."""
    kept: Brief | None = row.brief
    return brief(row.document) if kept is None else kept


def _value(body: Any, path: Sequence[str]) -> Any:
    for part in path:
        body = body.get(part) if body else None
    return "" if body is None else sys.intern(body) if isinstance(body, str) else body


def matching(rows: Sequence[Row], filters: Sequence[Mapping[str, Any]]) -> Sequence[Row]:
    """The rows that pass every filter, in their order."""
    tests = [_test(entry) for entry in filters]
    if not tests:
        return rows
    return [row for row in rows if _passes(brief_of(row).values, tests)]


def _passes(values: Values, tests: Sequence[Callable[[Values], bool]]) -> bool:
    return all(test(values) for test in tests)


def ordered(rows: Sequence[Row], sort_by: str, order: str) -> Sequence[Row]:
    """The rows, which come newest first, by a field."""
    if sort_by == "create_time":
        return rows if order == "desc" else rows[::-1]
    read = _reader(sort_by)
    return sorted(rows, key=lambda row: _sortable(read(brief_of(row).values)), reverse=order == "desc")


def _test(entry: Mapping[str, Any]) -> Callable[[Values], bool]:
    key, operator = entry.get("key") or "", entry.get("operator") or "in"
    read = _reader(key)
    values = [str(value) for value in entry.get("value") or ()]
    if any(len(value) > _LONGEST_TEXT for value in values):
        raise bad_request("The length of search content should be in [0,100].", ARGUMENT_OUT_OF_RANGE)
    if operator == "between":
        return _between(key, read, values)
    if operator == "like":
        parts = [value.lower() for value in values]
        return lambda job: any(part in str(read(job)).lower() for part in parts)
    wanted = frozenset(_folded(key, value) for value in values)
    if operator == "not":
        return lambda job: _folded(key, str(read(job))) not in wanted
    if operator == "in":
        return lambda job: _folded(key, str(read(job))) in wanted
    raise bad_request(f"The embedded service does not know the filter operator {operator}.")


def _between(key: str, read: Callable[[Values], Any], values: Sequence[str]) -> Callable[[Values], bool]:
    try:
        low, high = (float(value) for value in values)
    except ValueError:
        raise _two_numbers(key) from None
    return lambda job: low <= float(read(job) or 0) <= high


def _two_numbers(key: str) -> Problem:
    return bad_request(f"The filter between on {key} needs two numbers, the lower one first.")


def _folded(key: str, value: str) -> str:
    return value.lower() if key in _CASE_FREE else value


def _reader(key: str) -> Callable[[Values], Any]:
    if key not in _FIELDS:
        raise unknown_choice("Search field", key, _FIELDS)
    return itemgetter(_PLACES[_FIELDS[key]])


def _sortable(value: Any) -> tuple[int, Any]:
    return (1, value) if isinstance(value, int | float) else (0, str(value))
