"""Which models a list shows, and in which order."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from jupyter_modelarts.local.store import Row

_LARGEST_PAGE = 280
_SAME = ("model_version", "model_status")


def found(rows: Iterable[Row], project_id: str, query: Mapping[str, Any]) -> list[Row]:
    """The rows of a project that the query asks for, in its order; rows come newest first."""
    chosen = [row for row in rows if row.project_id == project_id and _wanted(row.document, query)]
    ascending = query.get("order", "desc") == "asc"
    if "sort_by" in query:
        chosen.sort(key=lambda row: _key(row.document, query["sort_by"]), reverse=not ascending)
    elif ascending:
        chosen.reverse()
    return chosen


def _wanted(model: Mapping[str, Any], query: Mapping[str, Any]) -> bool:
    return (
        _named(model["model_name"], query)
        and query.get("description", "") in model.get("description", "")
        and model["workspace_id"] == (query.get("workspace_id") or "0")
        and all(model[field] == query[field] for field in _SAME if field in query)
        and _is_of_type(model["model_type"], query)
    )


def _named(name: str, query: Mapping[str, Any]) -> bool:
    wanted = query.get("model_name", "")
    return name == wanted if query.get("exact_match") and wanted else wanted in name


def _is_of_type(model_type: str, query: Mapping[str, Any]) -> bool:
    """Several types stand behind each other with commas."""
    wanted, unwanted = (_list(query.get(name, "")) for name in ("model_type", "not_model_type"))
    return (not wanted or model_type in wanted) and model_type not in unwanted


def _list(text: str) -> list[str]:
    return [part.strip() for part in text.split(",") if part.strip()]


def _key(model: Mapping[str, Any], field: str) -> Any:
    value = model[field]
    return [int(part) for part in value.split(".")] if field == "model_version" else value


def page(rows: Sequence[Row], query: Mapping[str, Any]) -> Sequence[Row]:
    """One page; `offset` counts pages."""
    limit = query.get("limit", _LARGEST_PAGE)
    return rows[max(query.get("offset", 0), 0) * limit :][:limit]
