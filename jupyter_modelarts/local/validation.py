"""Requests against the contract: bodies by JSON Schema, query parameters by their types.

Validators are made on the first call of an operation and kept.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import msgspec
from referencing import Registry
from referencing.jsonschema import DRAFT202012

from jupyter_modelarts import contract

from .problems import bad_request
from .schemas import Draft202012Validator
from .wording import describe

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from referencing import Resource

    from jupyter_modelarts.contract.operations import Operation

_REMEMBERED_BODIES = 256
_LONGEST_REMEMBERED = 4096


class BodyRule:
    """What the contract says about the body of one operation."""

    def __init__(self, schema: Mapping[str, Any] | None, *, required: bool) -> None:
        self._validator = _validator(schema) if schema else None
        self._required = required
        self._accepted: set[bytes] = set()

    def read(self, raw: bytes) -> Any:
        """The decoded body; None for an empty one.  `Problem` 400 where it breaks the rule."""
        if not raw.strip():
            if self._required:
                raise bad_request("The request needs a JSON body, but it is empty.")
            return None
        body = _decode(raw)
        if self._validator is not None and raw not in self._accepted:
            self._check(body)
            self._remember(raw)
        return body

    def _check(self, body: Any) -> None:
        assert self._validator is not None
        errors = list(self._validator.iter_errors(body))
        if errors:
            raise bad_request(describe(errors))

    def _remember(self, raw: bytes) -> None:
        # A poll sends the same bytes again and again; checking them once is enough.
        if len(raw) > _LONGEST_REMEMBERED:
            return
        if len(self._accepted) >= _REMEMBERED_BODIES:
            self._accepted.clear()
        self._accepted.add(raw)


class QueryRule:
    """What the contract says about the query parameters of one operation."""

    def __init__(self, parameters: Iterable[Mapping[str, Any]]) -> None:
        self._parameters = list(parameters)

    def read(self, given: Mapping[str, str]) -> dict[str, Any]:
        """Typed values of the parameters given; unknown ones are ignored, as the platform does."""
        return dict(self._one(given, entry) for entry in self._present(given))

    def _present(self, given: Mapping[str, str]) -> list[Mapping[str, Any]]:
        for entry in self._parameters:
            if entry.get("required") and entry["name"] not in given:
                raise bad_request(f"Query parameter {entry['name']} is missing.")
        return [entry for entry in self._parameters if entry["name"] in given]

    @staticmethod
    def _one(given: Mapping[str, str], entry: Mapping[str, Any]) -> tuple[str, Any]:
        name, schema = entry["name"], entry.get("schema", {})
        value = _coerce(given[name], schema)
        errors = list(_validator(schema).iter_errors(value))
        if errors:
            raise bad_request(describe(errors, subject=f"Query parameter {name}"))
        return name, value


_RULES: dict[str, tuple[BodyRule, QueryRule]] = {}


def rules(operation: Operation) -> tuple[BodyRule, QueryRule]:
    """The rules for the requests of an operation."""
    if operation.id not in _RULES:
        _RULES[operation.id] = _read_rules(operation)
    return _RULES[operation.id]


def _read_rules(operation: Operation) -> tuple[BodyRule, QueryRule]:
    found = _described(operation)
    request = found.get("requestBody", {})
    schema = request.get("content", {}).get("application/json", {}).get("schema")
    placed = {"$ref": f"{operation.noun}.json#{_pointer(operation)}"} if schema else None
    query = [entry for entry in found.get("parameters", ()) if entry.get("in") == "query"]
    return BodyRule(placed, required=bool(request.get("required"))), QueryRule(query)


def _described(operation: Operation) -> Mapping[str, Any]:
    item = _openapi(f"{operation.noun}.json")["paths"].get(operation.path, {})
    found: Mapping[str, Any] = item.get(operation.method.lower(), {})
    return found


def _pointer(operation: Operation) -> str:
    item = ("paths", operation.path, operation.method.lower())
    parts = (*item, "requestBody", "content", "application/json", "schema")
    return "".join("/" + part.replace("~", "~0").replace("/", "~1") for part in parts)


@cache
def _openapi(name: str) -> dict[str, Any]:
    path = Path(contract.__path__[0]) / "openapi" / name
    decoded: dict[str, Any] = msgspec.json.decode(path.read_bytes())
    return decoded


def _retrieve(uri: str) -> Resource[Any]:
    return DRAFT202012.create_resource(_openapi(uri))


_REGISTRY: Registry[Any] = Registry(retrieve=_retrieve)  # type: ignore[call-arg]  # attrs hides it


def _validator(schema: Mapping[str, Any]) -> Draft202012Validator:
    return Draft202012Validator(schema, registry=_REGISTRY)


def _decode(raw: bytes) -> Any:
    try:
        return msgspec.json.decode(raw)
    except msgspec.DecodeError as error:
        raise bad_request(f"The request body is not JSON: {error}.") from None
    except UnicodeDecodeError:
        raise bad_request("The request body is not JSON: it is not UTF-8 text.") from None


def _coerce(text: str, schema: Mapping[str, Any]) -> Any:
    """The text of a query parameter as the type its schema asks for; the text itself if it is none."""
    kinds = schema.get("type", "string")
    for kind in [kinds] if isinstance(kinds, str) else kinds:
        value = _as(kind, text)
        if value is not None:
            return value
    return text


def _as(kind: str, text: str) -> Any:
    if kind == "boolean":
        return {"true": True, "false": False}.get(text.lower())
    if kind == "array":
        return text.split(",")
    try:
        return {"integer": int, "number": float}.get(kind, str)(text)
    except ValueError:
        return None
