"""Integers that may come as text, as the old API has them on the wire."""

from __future__ import annotations

from typing import Any

from jupyter_modelarts.local.problems import bad_request

LARGEST_ID = 2**63 - 1


def integer(field: str, value: Any, *, least: int = 0) -> int:
    """The number of a field of a body, `5` or `"5"`; `Problem` 400 that names the field."""
    text = str(value).strip() if isinstance(value, int | str) and not isinstance(value, bool) else ""
    number = as_id(text)
    if number is None or number < least:
        raise bad_request(f"Field {field} must be an integer of at least {least}, not {value!r}.")
    return number


def as_id(text: str) -> int | None:
    """The id that stands in a path; None for what cannot be one."""
    number = int(text) if text.isascii() and text.isdigit() and len(text) < 20 else None
    return number if number is not None and number <= LARGEST_ID else None
