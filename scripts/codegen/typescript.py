"""Renders `labextension/src/api/generated.ts`: what the panel may ask the server for, and its shapes."""

from __future__ import annotations

import json
import re
import textwrap

from .operation_shapes import OperationShapes, noun_shapes
from .shapes import (
    COMMON,
    Catalog,
    Choice,
    Either,
    Field,
    Many,
    Record,
    Reference,
    Scalar,
    Shape,
    Table,
    common_catalog,
)
from .source import BANNER, Entry, documents, entries

TARGET = "labextension/src/api/generated.ts"
SCALARS = {
    "string": "string",
    "integer": "number",
    "number": "number",
    "boolean": "boolean",
    "any": "unknown",
    "null": "null",
}


def render() -> dict[str, str]:
    """Path below the checkout -> text."""
    catalog = Catalog(COMMON, records=dict(common_catalog().records))
    nouns = [
        noun for noun in documents() if any(_offered(entry) for entry in entries() if entry.noun == noun)
    ]
    shapes = [shape for noun in nouns for shape in noun_shapes(noun, catalog) if _offered(shape.entry)]
    blocks = [
        f"// {BANNER}",
        *(_interface(record) for record in catalog.records.values()),
        _table(shapes),
        "/** The name of an operation. */\nexport type OperationId = keyof typeof OPERATIONS;",
        _arguments(shapes),
        _answers(shapes),
    ]
    return {TARGET: "\n\n".join(blocks) + "\n"}


def _offered(entry: Entry) -> bool:
    """The server passes on what ModelArts itself answers, but nothing that must not reach a browser."""
    return entry.body.get("x-endpoint", "modelarts") == "modelarts" and "x-server-only" not in entry.body


def _interface(record: Record) -> str:
    lines = [*_comment(record.text, ""), f"export interface {record.name} {{"]
    for field in record.fields:
        lines += [*_comment(field.text, "  "), f"  {_member(field)};"]
    return "\n".join([*lines, "}"])


def _comment(text: str, indent: str) -> list[str]:
    if not text:
        return []
    text = text.replace("*/", "* /")
    if len(text) + len(indent) < 72:
        return [f"{indent}/** {text} */"]
    body = textwrap.wrap(text, 76 - len(indent), break_long_words=False, break_on_hyphens=False)
    return [f"{indent}/**", *(f"{indent} * {line}" for line in body), f"{indent} */"]


def _member(field: Field) -> str:
    return f"{_key(field.name)}{'' if field.required else '?'}: {_type(field.shape)}"


def _key(name: str) -> str:
    return name if re.fullmatch(r"[A-Za-z_$][\w$]*", name) else _quoted(name)


def _quoted(value: str | int) -> str:
    if not isinstance(value, str):
        return str(value)
    return "'" + json.dumps(value, ensure_ascii=False)[1:-1].replace('\\"', '"').replace("'", "\\'") + "'"


def _type(shape: Shape) -> str:
    if isinstance(shape, Scalar):
        return SCALARS[shape.kind]
    if isinstance(shape, Reference):
        return shape.name
    if isinstance(shape, Choice):
        return " | ".join(_quoted(value) for value in shape.values)
    if isinstance(shape, Many):
        item = _type(shape.item)
        return f"({item})[]" if " | " in item else f"{item}[]"
    if isinstance(shape, Table):
        return f"{{ [name: string]: {_type(shape.value)} }}"
    assert isinstance(shape, Either)
    return " | ".join(dict.fromkeys(_type(option) for option in shape.options))


def _table(shapes: list[OperationShapes]) -> str:
    """The closed list, with what a caller must know before it asks."""
    lines = [
        "/** Every operation that the server offers. `path` lists the values that its path needs. */",
        "export const OPERATIONS = {",
    ]
    for shape in shapes:
        entry = shape.entry
        action = entry.body["x-iam-action"]
        lines += [
            f"  {entry.id}: {{",
            f"    noun: {_quoted(entry.noun)},",
            f"    method: {_quoted(entry.method)},",
            f"    readsOnly: {'true' if entry.method == 'GET' or entry.id.startswith('list_') else 'false'},",
            f"    path: [{', '.join(_quoted(field.name) for field in shape.path)}],",
            f"    action: {_quoted(action) if action else 'null'}",
            "  },",
        ]
    lines[-1] = "  }"
    return "\n".join([*lines, "} as const;"])


def _arguments(shapes: list[OperationShapes]) -> str:
    """What each operation takes; the server adds the project."""
    lines = ["/** What an operation takes. The server knows the project. */", "export interface IArguments {"]
    for shape in shapes:
        parts = [
            *_block("path", shape.path),
            *_block("query", shape.query),
            *(
                []
                if shape.body is None
                else [f"body{'' if shape.body_required else '?'}: {_type(shape.body)}"]
            ),
        ]
        text = "; ".join(parts)
        lines.append(f"  {shape.entry.id}: {{ {text} }};" if text else f"  {shape.entry.id}: {{}};")
    return "\n".join([*lines, "}"])


def _block(name: str, fields: tuple[Field, ...]) -> list[str]:
    if not fields:
        return []
    optional = "" if any(field.required or name == "path" for field in fields) else "?"
    members = "; ".join(_member(field) for field in fields)
    return [f"{name}{optional}: {{ {members} }}"]


def _answers(shapes: list[OperationShapes]) -> str:
    lines = ["/** What an operation answers. */", "export interface IAnswers {"]
    lines += [
        f"  {shape.entry.id}: {'unknown' if shape.answer is None else _type(shape.answer)};"
        for shape in shapes
    ]
    return "\n".join([*lines, "}"])
