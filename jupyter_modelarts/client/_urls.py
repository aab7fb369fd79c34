"""URLs: path templates filled once quoted, query items, addresses of services."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any
from urllib.parse import quote, urlsplit

from jupyter_modelarts.contract.signing import canonical_query
from jupyter_modelarts.errors import InvalidArgument

from ._sentinel import NOT_GIVEN

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from jupyter_modelarts.contract.operations import Operation

_DOTS = {".", "..", "%2e", "%2E", ".%2e", "%2e.", "%2e%2e"}


@cache
def _template(path: str) -> tuple[tuple[str, str], ...]:
    """The literal pieces of a path, each with the name of the parameter that follows it."""
    pieces = []
    for piece in path.split("{"):
        name, brace, literal = piece.rpartition("}")
        pieces.append((name if brace else "", literal if brace else piece))
    return tuple(pieces)


def fill_path(operation: Operation, values: Mapping[str, Any]) -> str:
    """The path of `operation` with its parameters; raises `InvalidArgument` for a missing or unsafe one."""
    known = set(operation.path_parameters) | {"project_id"}
    unknown = [name for name in values if name not in known]
    if unknown:
        raise InvalidArgument(f"{operation.id} has no path parameter {unknown[0]!r}.")
    return "".join(
        (quote_segment(operation, name, values.get(name)) if name else "") + literal
        for name, literal in _template(operation.path)
    )


def quote_segment(operation: Operation, name: str, value: Any) -> str:
    """One path value, quoted; an object's key keeps its slashes."""
    if value is None or value is NOT_GIVEN or value == "":
        raise InvalidArgument(f"{operation.id} needs {name}.", hint=f"Give a value for {name}.")
    text = value if isinstance(value, str) else str(value)
    if any(part in _DOTS for part in text.split("/")):
        raise InvalidArgument(f"{text!r} cannot be the {name} of {operation.id}.")
    return quote(text, safe="/~" if name == "object_key" else "~")


def query_string(values: Mapping[str, Any]) -> str:
    """The query, sorted and quoted as it is signed; None and what was not given are left out."""
    return canonical_query(_items(values)) if values else ""


def _items(values: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    for name, value in values.items():
        if isinstance(value, (list, tuple)):
            yield from ((name, _plain(entry)) for entry in value)
        elif value is not None and value is not NOT_GIVEN:
            yield name, _plain(value)


def _plain(value: Any) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return value if isinstance(value, str) else str(value)


def check_address(url: str) -> str:
    """`url`, if it is an absolute http(s) URL without credentials in it; raises `InvalidArgument`."""
    try:
        parts = urlsplit(url)
        valid = parts.scheme in {"http", "https"} and bool(parts.hostname) and "@" not in parts.netloc
    except ValueError:
        valid = False
    if not valid:
        raise InvalidArgument(
            "A call of a service needs an absolute http or https address without a user in it.",
            hint="Take access_address from the service.",
        )
    return url
