"""The shapes of every operation of one noun, as the typed clients of all languages need them."""

from __future__ import annotations

from dataclasses import dataclass

from .shapes import Catalog, Field, Reference, Shape, merged, pascal
from .source import Entry, Json, entries


@dataclass(frozen=True)
class OperationShapes:
    """One operation: what goes into its path, its query and its body, and what it answers.

    `body_fields` is None where the body is no object with known names; then `body` is passed whole.
    """

    entry: Entry
    path: tuple[Field, ...]
    query: tuple[Field, ...]
    body: Shape | None
    body_fields: tuple[Field, ...] | None
    body_required: bool
    answer: Shape | None


def noun_shapes(noun: str, catalog: Catalog) -> list[OperationShapes]:
    """Every operation of `noun`; the records it needs are put into `catalog`."""
    return [_operation(entry, catalog) for entry in entries() if entry.noun == noun]


def _operation(entry: Entry, catalog: Catalog) -> OperationShapes:
    name = pascal(entry.id)
    body, required = entry.request()
    answer = entry.answer()
    body_shape = None if body is None else catalog.shape(body, name + "Body")
    return OperationShapes(
        entry=entry,
        path=tuple(item for item in _parameters(entry, "path", catalog) if item.name != "project_id"),
        query=_parameters(entry, "query", catalog),
        body=body_shape,
        body_fields=None if body is None else _fields(body, body_shape, catalog, name + "Body"),
        body_required=required,
        answer=None if answer is None else catalog.shape(answer, name + "Answer"),
    )


def _parameters(entry: Entry, where: str, catalog: Catalog) -> tuple[Field, ...]:
    return tuple(
        Field(
            item["name"],
            catalog.shape(item["schema"], pascal(entry.id) + pascal(item["name"])),
            bool(item.get("required")),
            item.get("description", ""),
        )
        for item in entry.parameters(where)
    )


def _fields(body: Json, shape: Shape | None, catalog: Catalog, name: str) -> tuple[Field, ...] | None:
    if not isinstance(shape, Reference):
        return None
    if shape.catalog == catalog.name:
        return catalog.records[shape.name].fields
    scratch = Catalog(catalog.name)  # a shared shape used whole: its fields, without a copy of the record
    scratch.shape(merged(body), name)
    return scratch.records[name].fields
