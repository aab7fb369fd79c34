"""Which rows a list of the old API shows: filter by text, order, page (pure)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from jupyter_modelarts.local.problems import bad_request, unknown_choice

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

T = TypeVar("T")
_PER_PAGE, _MOST_PER_PAGE, _MOST_PAGES = 10, 1000, 65_535


def page(rows: Sequence[T], query: Mapping[str, Any], *, first: int = 1) -> Sequence[T]:
    """The rows of the page asked for, counted from 1.

    `first` is the page without `page`; 0 stands for all rows.  Raises `Problem` 400 outside the ranges.
    """
    number, size = query.get("page", first), query.get("per_page", _PER_PAGE)
    if not 1 <= size <= _MOST_PER_PAGE:
        raise bad_request(f"Query parameter per_page must be between 1 and {_MOST_PER_PAGE}, not {size}.")
    if not min(first, 1) <= number <= _MOST_PAGES:
        raise bad_request(f"Query parameter page counts from 1 to {_MOST_PAGES}, not {number}.")
    return rows[(number - 1) * size : number * size] if number else rows


def ordered(
    rows: Sequence[T],
    keys: Mapping[str, Callable[[T], Any]],
    query: Mapping[str, Any],
    default: str,
    order: str,
) -> list[T]:
    """The rows by the key that `sortBy` names, `order` being the order where none is asked for.

    Of equal rows the one that came first in `rows` stays first.
    """
    wanted = query.get("sortBy") or default
    if wanted not in keys:
        raise unknown_choice("sortBy", wanted, keys)
    return sorted(rows, key=keys[wanted], reverse=(query.get("order") or order) == "desc")


def has_text(query: Mapping[str, Any], *texts: str) -> bool:
    """Whether one of `texts` holds what `search_content` looks for, in upper or lower case."""
    wanted = (query.get("search_content") or "").lower()
    return not wanted or any(wanted in text.lower() for text in texts)
