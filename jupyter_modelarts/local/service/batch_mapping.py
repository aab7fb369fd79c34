"""`mapping_rule` of a batch service: one row of a csv file -> the body of one request."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

_LEFT_OUT = object()
_TRUE, _FALSE = ("true", "1"), ("false", "0")


class RowError(Exception):
    """A row does not fit the rule: which field and column, and how."""


def read_rows(content: bytes) -> list[list[str]]:
    """The rows of a csv file, without empty lines.  Raises `RowError`."""
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise RowError(f"The file is no text in UTF-8 (byte {error.start}). Save it as UTF-8.") from None
    try:
        return [row for row in csv.reader(io.StringIO(text, newline="")) if row]
    except csv.Error as error:
        raise RowError(f"The file is no csv: {error}.") from None


def leaves(rule: Mapping[str, Any], name: str = "") -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Fields of the request that a column can fill, by their dotted names."""
    if _is_object(rule):
        for key, schema in (rule.get("properties") or {}).items():
            yield from leaves(schema, f"{name}.{key}" if name else key)
    elif rule.get("type") == "array":
        for number, schema in enumerate(_items(rule)):
            yield from leaves(schema, f"{name}[{number}]")
    else:
        yield name, rule


def column(schema: Mapping[str, Any]) -> int | None:
    """The 0-based column of a field; None where it is left out of the request (-1, or no index)."""
    index = schema.get("index")
    if isinstance(index, str) and index.isdecimal():
        index = int(index)
    return index if type(index) is int and index >= 0 else None


def body(rule: Mapping[str, Any], row: Sequence[str]) -> Any:
    """The body for a row.  Raises `RowError`."""
    made = _made(rule, row, "")
    return {} if made is _LEFT_OUT else made


def _made(rule: Mapping[str, Any], row: Sequence[str], name: str) -> Any:
    if _is_object(rule):
        schemas = (rule.get("properties") or {}).items()
        entries = ((key, _made(schema, row, key)) for key, schema in schemas)
        return {key: value for key, value in entries if value is not _LEFT_OUT}
    if rule.get("type") == "array":
        values = (_made(schema, row, name) for schema in _items(rule))
        return [value for value in values if value is not _LEFT_OUT]
    return _leaf(rule, row, name)


def _leaf(schema: Mapping[str, Any], row: Sequence[str], name: str) -> Any:
    index = column(schema)
    if index is None:
        return _LEFT_OUT
    if index >= len(row):
        raise RowError(f"{name} is column {index}, but the row has only {len(row)} (the first is 0)")
    try:
        return _value(schema.get("type"), row[index])
    except ValueError:
        kind = schema["type"]
        raise RowError(f"{name} is a {kind}, but column {index} holds {row[index]!r}") from None


def _value(kind: Any, text: str) -> Any:
    """`text` as the type of its field.  Raises `ValueError`."""
    text = text if kind in (None, "string") else text.strip()
    if kind == "integer":
        return int(text)
    if kind == "number":
        return _number(text)
    if kind == "boolean":
        if text.lower() not in (*_TRUE, *_FALSE):
            raise ValueError(text)
        return text.lower() in _TRUE
    return text


def _number(text: str) -> int | float:
    try:
        return int(text)
    except ValueError:
        value = float(text)
    if value - value != 0:  # JSON has no NaN and no infinity
        raise ValueError(text)
    return value


def _is_object(rule: Mapping[str, Any]) -> bool:
    return rule.get("type") == "object" or "properties" in rule


def _items(rule: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    items = rule.get("items") or []
    return items if isinstance(items, list) else [items]
