"""Which jobs a search finds, in which order (pure)."""

from __future__ import annotations

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

Test = "Callable[[Mapping[str, Any]], bool]"


def matching(rows: Sequence[Row], filters: Sequence[Mapping[str, Any]]) -> Sequence[Row]:
    """The rows that pass every filter, in their order."""
    tests = [_test(entry) for entry in filters]
    if not tests:
        return rows
    return [row for row in rows if all(test(row.document["body"]) for test in tests)]


def ordered(rows: Sequence[Row], sort_by: str, order: str) -> Sequence[Row]:
    """The rows, which come newest first, by a field."""
    if sort_by == "create_time":
        return rows if order == "desc" else rows[::-1]
    read = _reader(sort_by)
    return sorted(rows, key=lambda row: _sortable(read(row.document["body"])), reverse=order == "desc")


def _test(entry: Mapping[str, Any]) -> Callable[[Mapping[str, Any]], bool]:
    key, operator = entry.get("key") or "", entry.get("operator") or "in"
    read = _reader(key)
    values = [str(value) for value in entry.get("value") or ()]
    if any(len(value) > _LONGEST_TEXT for value in values):
        raise bad_request("The length of search content should be in [0,100].", ARGUMENT_OUT_OF_RANGE)
    if operator == "between":
        return _between(key, read, values)
    if operator == "like":
        parts = [value.lower() for value in values]
        return lambda body: any(part in str(read(body)).lower() for part in parts)
    wanted = frozenset(_folded(key, value) for value in values)
    if operator == "not":
        return lambda body: _folded(key, str(read(body))) not in wanted
    if operator == "in":
        return lambda body: _folded(key, str(read(body))) in wanted
    raise bad_request(f"The embedded service does not know the filter operator {operator}.")


def _between(
    key: str, read: Callable[[Mapping[str, Any]], Any], values: Sequence[str]
) -> Callable[[Mapping[str, Any]], bool]:
    try:
        low, high = (float(value) for value in values)
    except ValueError:
        raise _two_numbers(key) from None
    return lambda body: low <= float(read(body) or 0) <= high


def _two_numbers(key: str) -> Problem:
    return bad_request(f"The filter between on {key} needs two numbers, the lower one first.")


def _folded(key: str, value: str) -> str:
    return value.lower() if key in _CASE_FREE else value


def _reader(key: str) -> Callable[[Mapping[str, Any]], Any]:
    if key not in _FIELDS:
        raise unknown_choice("Search field", key, _FIELDS)
    path = _FIELDS[key]

    def read(body: Mapping[str, Any]) -> Any:
        value: Any = body
        for part in path:
            value = value.get(part) if value else None
        return "" if value is None else value

    return read


def _sortable(value: Any) -> tuple[int, Any]:
    return (1, value) if isinstance(value, int | float) else (0, str(value))
