"""Renders `contract/_operations.py`: the closed list of operations as Python literals."""

from __future__ import annotations

from typing import Any

from .source import BANNER, Entry, entries

TARGET = "jupyter_modelarts/contract/_operations.py"


def render() -> dict[str, str]:
    """Path below the checkout -> text."""
    lines = [
        f'"""{BANNER}"""',
        "",
        "from __future__ import annotations",
        "",
        "from .operations import Lookup, Operation, Pager, Waiter",
        "",
        "OPERATIONS: tuple[Operation, ...] = (",
    ]
    for entry in entries():
        lines += _operation(entry)
    return {TARGET: "\n".join([*lines, ")", ""])}


def _operation(entry: Entry) -> list[str]:
    fields = {key: value for key, value in _fields(entry).items() if value is not None}
    return ["    Operation(", *(f"        {key}={value}," for key, value in fields.items()), "    ),"]


def _fields(entry: Entry) -> dict[str, str | None]:
    body, (status, _) = entry.body, entry.success()
    return {
        "id": repr(entry.id),
        "noun": repr(entry.noun),
        "method_name": repr(body["x-method"]),
        "method": repr(entry.method),
        "path": repr(entry.path),
        "summary": repr(body["summary"]),
        "endpoint": _unless(body.get("x-endpoint", "modelarts"), "modelarts"),
        "success": _unless(status, 200),
        "path_parameters": _names(entry, "path"),
        "query_parameters": _names(entry, "query"),
        "has_body": "True" if "requestBody" in body else None,
        "action": _unless(body.get("x-iam-action"), None),
        "retry": repr(body["x-retry"]),
        "error_style": _unless(body.get("x-error-style", "error_msg"), "error_msg"),
        "pager": _call("Pager", body.get("x-pager")),
        "lookup": _call("Lookup", body.get("x-lookup")),
        "waiter": _call("Waiter", body.get("x-waiter"), lifeCycle="life_cycle"),
    }


def _unless(value: Any, default: Any) -> str | None:
    return None if value == default else repr(value)


def _names(entry: Entry, where: str) -> str | None:
    return _unless(tuple(item["name"] for item in entry.parameters(where)), ())


def _call(name: str, value: dict[str, Any] | None, **renamed: str) -> str | None:
    if value is None:
        return None
    arguments = ", ".join(f"{renamed.get(key, key)}={item!r}" for key, item in value.items())
    return f"{name}({arguments})"
