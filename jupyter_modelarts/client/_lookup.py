"""Whether a create whose answer was lost took effect."""

from __future__ import annotations

from datetime import datetime
from email.utils import parsedate_to_datetime
from typing import Any

from jupyter_modelarts.contract.operations import operation

from ._documents import dig
from ._steps import Call

_CREATED = ("create_time", "create_at", "created_at", "creationTimestamp", "publish_at", "publish_time")
_TOLERANCE = 2.0
"""Seconds: the platform's `Date` header is rounded."""


def lookup_possible(call: Call) -> bool:
    """Whether the contract says how to look, and the body names what to look for."""
    rule = call.operation.lookup
    return rule is not None and bool(dig(call.body, rule.name_field))


def listing(call: Call) -> Call:
    """The call of the list in which what `call` creates would stand."""
    rule = call.operation.lookup
    assert rule is not None
    target = operation(rule.operation)
    arguments = {name: dig(call.body, path) for name, path in rule.arguments.items()}
    given = {name: value for name, value in arguments.items() if value is not None}
    path = {name: value for name, value in call.path.items() if name in target.path_parameters}
    if target.pager and target.pager.where == "body":
        return Call(target, path, {}, {"offset": 0, "limit": target.pager.limit, **given})
    return Call(target, path, given)


def pick(call: Call, answer: Any, started: float, *, now: float, date: str | None) -> Any:
    """The row of the list's `answer` that `call` created after `started`, or None.

    `started` and `now` are seconds since the epoch by our clock, `date` is the platform's (`Date` header).
    """
    rule = call.operation.lookup
    assert rule is not None
    pager = operation(rule.operation).pager
    since = started + _clock_difference(date, now) - _TOLERANCE
    name = dig(call.body, rule.name_field)
    for row in dig(answer, pager.items if pager else "items") or ():
        if dig(row, rule.found_field) == name and _is_new(row, since, rule.unique):
            return row
    return None


def _is_new(row: Any, since: float, unique: bool) -> bool:
    created = _created(row)
    return unique if created is None else created >= since


def _created(row: Any) -> float | None:
    """When `row` was created, in seconds since the epoch: milliseconds or RFC 3339 on the wire."""
    for part in (row, row.get("metadata")):
        for name in _CREATED if isinstance(part, dict) else ():
            value = part.get(name)
            if isinstance(value, (int, float)):
                return value / 1000
            if isinstance(value, str) and value:
                return _moment(value)
    return None


def _moment(value: str) -> float | None:
    if value.isdigit():
        return int(value) / 1000
    try:
        return datetime.fromisoformat(value.replace("Z", "+00:00")).timestamp()
    except ValueError:
        return None


def _clock_difference(date: str | None, now: float) -> float:
    """How many seconds the platform's clock is ahead of ours."""
    try:
        return parsedate_to_datetime(date).timestamp() - now if date else 0.0
    except ValueError:
        return 0.0
