"""Turns JSON schemas into a small set of shapes which Python, TypeScript and the reference are written from.

    Scalar  Choice  Many  Table  Either  Reference (a `Record` by name)

An object with properties becomes a `Record`, named after where it stands; equal records of one
`Catalog` are one.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import Any

from .source import Json, common

COMMON = "common"


@dataclass(frozen=True)
class Scalar:
    """`string`, `integer`, `number`, `boolean` or `any`."""

    kind: str


@dataclass(frozen=True)
class Choice:
    """One of the values of an enumeration."""

    values: tuple[str | int, ...]


@dataclass(frozen=True)
class Many:
    """An array."""

    item: Shape


@dataclass(frozen=True)
class Table:
    """An object with free names."""

    value: Shape


@dataclass(frozen=True)
class Either:
    """One of several shapes."""

    options: tuple[Shape, ...]


@dataclass(frozen=True)
class Reference:
    """A record, by the catalog that holds it and its name there."""

    catalog: str
    name: str


Shape = Scalar | Choice | Many | Table | Either | Reference
ANYTHING = Scalar("any")


@dataclass(frozen=True)
class Field:
    """One named value of a record."""

    name: str
    shape: Shape
    required: bool
    text: str


@dataclass(frozen=True)
class Record:
    """An object with known names."""

    name: str
    text: str
    fields: tuple[Field, ...]


def pascal(text: str) -> str:
    """`list_training_jobs` -> `ListTrainingJobs`."""
    return "".join(part[:1].upper() + part[1:] for part in re.split(r"[^A-Za-z0-9]+", text) if part)


def merged(schema: Json) -> Json:
    """`schema` with `allOf` and what it refers to folded into one object schema."""
    if "$ref" in schema:
        extra = {key: value for key, value in schema.items() if key != "$ref"}
        return _overlay(merged(referred(schema)), extra)
    if "allOf" not in schema:
        return schema
    result: Json = {}
    for part in schema["allOf"]:
        result = _overlay(result, merged(part))
    return _overlay(result, {key: value for key, value in schema.items() if key != "allOf"})


def referred(schema: Json) -> Json:
    """The shared schema that a `$ref` names."""
    shape: Json = common()[_last(schema["$ref"])]
    return shape


def _last(reference: str) -> str:
    return reference.rsplit("/", 1)[-1]


def _overlay(base: Json, extra: Json) -> Json:
    """`base` with what `extra` adds: properties are merged, the rest of `extra` wins."""
    result = {**base, **extra}
    if "properties" in base and "properties" in extra:
        result["properties"] = {**base["properties"]}
        for name, schema in extra["properties"].items():
            before = base["properties"].get(name)
            result["properties"][name] = (
                schema if before is None else _overlay(merged(before), merged(schema))
            )
    if "items" in base and "items" in extra:
        result["items"] = _overlay(merged(base["items"]), merged(extra["items"]))
    if "required" in base and "required" in extra:
        result["required"] = sorted({*base["required"], *extra["required"]})
    return result


@dataclass
class Catalog:
    """The records of one file of types."""

    name: str
    records: dict[str, Record] = field(default_factory=dict)
    _names: dict[str, str] = field(default_factory=dict)

    def shape(self, schema: Json, name: str) -> Shape:
        """The shape of `schema`; a record that it needs is kept, called `name` or after it."""
        if "$ref" in schema and "properties" not in schema:
            return Reference(COMMON, _last(schema["$ref"]))
        schema = merged(schema)
        kinds = schema.get("type", "any")
        if isinstance(kinds, list):
            return Either(tuple(self.shape({**schema, "type": kind}, name) for kind in kinds))
        if kinds == "object" and schema.get("properties"):
            return Reference(self.name, self._record(schema, name))
        return Choice(tuple(schema["enum"])) if "enum" in schema else self._plain(schema, name)

    def _plain(self, schema: Json, name: str) -> Shape:
        kind = schema.get("type", "any")
        if kind == "array":
            return Many(self.shape(schema.get("items", {}), name))
        if kind == "object":
            values = schema.get("additionalProperties")
            return Table(self.shape(values, name) if isinstance(values, dict) else ANYTHING)
        return Scalar(kind)

    def _record(self, schema: Json, name: str) -> str:
        key = json.dumps({**schema, "description": ""}, sort_keys=True)
        if key in self._names:
            return self._names[key]
        name = self._free(name)
        self._names[key] = name
        prefix = name.removesuffix("Body")
        needed = set(schema.get("required", ()))
        self.records[name] = Record(name, "", ())  # keeps the place: a record stands before its parts
        fields = tuple(
            Field(
                field_name, self.shape(part, prefix + pascal(field_name)), field_name in needed, _text(part)
            )
            for field_name, part in schema["properties"].items()
        )
        self.records[name] = Record(name, _text(schema), fields)
        return name

    def _free(self, name: str) -> str:
        number, free = 2, name
        while free in self.records:
            number, free = number + 1, f"{name}{number}"
        return free


def _text(schema: Json) -> str:
    text: Any = schema.get("description")
    if text is None and "$ref" in schema:
        text = referred(schema).get("description")
    return str(text or "")


def common_catalog() -> Catalog:
    """The shapes several nouns share."""
    catalog = Catalog(COMMON)
    for name, schema in common().items():
        catalog.shape(schema, name)
    return catalog
