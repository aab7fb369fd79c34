"""What may pass: the closed list of operations, the action each needs, the form of a call."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

import msgspec

from jupyter_modelarts.contract.operations import Operation, operations
from jupyter_modelarts.errors import InvalidArgument

Action = Literal["read", "write", "execute"]

WITHHELD: Mapping[str, str] = {
    "show_training_job_logs_url": "its answer is a signed address, which opens the log to whoever holds it",
}
"""Operations of the platform's API that a browser cannot call, and why."""

_SECRET_FIELDS: Mapping[str, frozenset[str]] = {
    "notebook": frozenset({"token"}),
    "permission": frozenset({"access_key", "secret_key"}),
}
"""Fields of answers that stay on the server, by noun."""

_PARTS = frozenset({"path", "query", "body"})


@dataclass(frozen=True)
class DoorCall:
    """The arguments of one call, checked against its operation."""

    path: dict[str, str]
    query: dict[str, Any]
    body: Any


@cache
def offered() -> Mapping[str, Operation]:
    """The operations a browser can call: those of ModelArts itself, never IAM's or OBS's."""
    return {
        identifier: entry
        for identifier, entry in operations().items()
        if entry.endpoint == "modelarts" and identifier not in WITHHELD
    }


def action_of(operation: Operation | None) -> Action:
    """What the authoriser is asked for; an operation that is not offered counts as a read."""
    return "read" if operation is None or operation.reads_only else "write"


def read_call(operation: Operation, content: bytes) -> DoorCall:
    """The call in a request's body; raises `InvalidArgument` for anything the operation does not take."""
    parts = _decode(content)
    unknown = sorted(parts.keys() - _PARTS)
    if unknown:
        raise InvalidArgument(f"A call has path, query and body, not {unknown[0]!r}.")
    body = parts.get("body")
    if body is not None and not operation.has_body:
        raise InvalidArgument(f"{operation.id} takes no body.")
    return DoorCall(
        path=_path(operation, parts.get("path")), query=_query(operation, parts.get("query")), body=body
    )


def without_secrets(operation: Operation, answer: Any) -> Any:
    """`answer` without the fields that stay on the server."""
    names = _SECRET_FIELDS.get(operation.noun)
    return _strip(answer, names) if names else answer


def _decode(content: bytes) -> dict[str, Any]:
    try:
        parts = msgspec.json.decode(content or b"{}")
    except msgspec.MsgspecError as error:
        raise InvalidArgument("The request's body is not JSON.", hint=str(error)) from None
    if not isinstance(parts, dict):
        raise InvalidArgument("The request's body is not a JSON object.")
    return parts


def _path(operation: Operation, values: object) -> dict[str, str]:
    # the project is the profile's, never the caller's
    allowed = [name for name in operation.path_parameters if name != "project_id"]
    found = _known(operation, "path", values, allowed)
    for name in allowed:
        if not isinstance(found.get(name), str) or not found[name]:
            raise InvalidArgument(f"{operation.id} needs the path parameter {name} as a string.")
    return found


def _query(operation: Operation, values: object) -> dict[str, Any]:
    found = _known(operation, "query", values, operation.query_parameters)
    for name, value in found.items():
        entries = value if isinstance(value, list) else [value]
        if not all(isinstance(entry, (str, int, float)) for entry in entries):
            raise InvalidArgument(f"The query parameter {name} is neither text nor a number.")
    return found


def _known(
    operation: Operation, part: str, values: object, names: list[str] | tuple[str, ...]
) -> dict[str, Any]:
    if values is None:
        return {}
    if not isinstance(values, dict):
        raise InvalidArgument(f"{part} is not a JSON object.")
    unknown = sorted(values.keys() - set(names))
    if unknown:
        raise InvalidArgument(f"{operation.id} has no {part} parameter {unknown[0]!r}.")
    return values


def _strip(value: Any, names: frozenset[str]) -> Any:
    if isinstance(value, dict):
        return {key: _strip(entry, names) for key, entry in value.items() if key not in names}
    if isinstance(value, list):
        return [_strip(entry, names) for entry in value]
    return value
