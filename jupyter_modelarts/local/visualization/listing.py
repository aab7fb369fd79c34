"""Which visualization jobs a list shows, in which order (pure)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jupyter_modelarts.local.problems import ARGUMENT_OUT_OF_RANGE, bad_request

from .documents import CYCLE, duration

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

DEFAULT_ROWS = 10
_FIELDS = {"log_dir": "train_url"}


def matching(documents: Sequence[Mapping[str, Any]], query: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """The jobs in one of the states of `status`, whose name or description holds `search_content`."""
    states = _states(query.get("status", ""))
    text = query.get("search_content", "").lower()
    return [
        document
        for document in documents
        if (not states or document["status"] in states)
        and (text in document["job_name"].lower() or text in document["job_desc"].lower())
        and query.get("workspace_id", "0") == "0"
    ]


def ordered(
    documents: Sequence[Mapping[str, Any]], query: Mapping[str, Any], now: int
) -> list[Mapping[str, Any]]:
    """The jobs by `sortBy` and `order`; by name, upwards, unless told."""
    field = query.get("sortBy", "job_name")

    def key(document: Mapping[str, Any]) -> Any:
        return duration(document, now) if field == "duration" else document[_FIELDS.get(field, field)]

    return sorted(documents, key=key, reverse=query.get("order") == "desc")


def page(documents: Sequence[Mapping[str, Any]], query: Mapping[str, Any]) -> Sequence[Mapping[str, Any]]:
    """The rows of page number `page`, counted from 1."""
    number, rows = query.get("page", 1), query.get("per_page", DEFAULT_ROWS)
    if number < 1:
        raise bad_request(f"Pages are counted from 1; page {number} does not exist.", ARGUMENT_OUT_OF_RANGE)
    return documents[(number - 1) * rows :][:rows]


def _states(text: str) -> set[int]:
    """The states of `8`, `3,5` or `3|5`; empty: all."""
    given = [part.strip() for part in text.replace("|", ",").split(",") if part.strip()]
    known = {str(state) for state in CYCLE.states}
    wrong = [part for part in given if part not in known]
    if wrong:
        message = f"Status {wrong[0]!r} is unknown. States are numbers from 0 to {max(map(int, known))}."
        raise bad_request(message, ARGUMENT_OUT_OF_RANGE)
    return {int(part) for part in given}
