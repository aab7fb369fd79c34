"""Renders `docs/reference/<noun>.md`: what each operation takes, answers and needs, for people."""

from __future__ import annotations

from collections.abc import Iterator

from .markdown import anchor, cell, code, table
from .operation_shapes import OperationShapes, noun_shapes
from .python_nouns import arguments_of, class_name
from .python_text import identifier
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
from .source import BANNER, Entry, Json, documents

FOLDER = "docs/reference"
DEPTH = 2
"""How many levels of an object the tables show."""
RETRIES = {
    "safe": "asked for again",
    "lookup": "looked for first, and created again only where it is not there",
    "never": "never asked for again; the error says so",
}
PAGES = {
    "rows": "`offset` counts rows from 0",
    "pages": "`offset` counts pages from 0",
    "numbered": "`page` counts from 1",
    "cursor": "`continue` names the next page",
}


def render() -> dict[str, str]:
    """Path below the checkout -> text."""
    catalog = common_catalog()
    files = {f"{FOLDER}/{noun}.md": _page(noun, catalog.records) for noun in documents()}
    files[f"{FOLDER}/index.md"] = _index()
    return files


def title(noun: str) -> str:
    """The noun's name for people, as its document has it."""
    return str(documents()[noun]["info"]["title"]).removeprefix("ModelArts: ")


def _index() -> str:
    rows = [
        [f"[{title(noun)}]({noun}.md)", code(f"client.{noun}"), str(len(noun_shapes(noun, Catalog(noun))))]
        for noun in documents()
    ]
    total = sum(int(row[2]) for row in rows)
    lines = [
        f"<!-- {BANNER} -->",
        "",
        "# Reference of the API",
        "",
        f"{total} operations of the platform, each a method of `Client` and of `AsyncClient`.",
        "",
        *table(["", "attribute", "operations"], rows),
        "",
        "[Life cycles](life-cycles.md) · [Permissions](permissions.md) · [Error codes](errors.md)",
    ]
    return "\n".join([*lines, ""])


def _page(noun: str, shared: dict[str, Record]) -> str:
    catalog = Catalog(noun)
    shapes = noun_shapes(noun, catalog)
    records = {**{f"{COMMON}.{name}": record for name, record in shared.items()}}
    records |= {f"{noun}.{name}": record for name, record in catalog.records.items()}
    lines = [f"<!-- {BANNER} -->", "", f"# {title(noun)}", ""]
    lines += [f"`client.{noun}`, class `{class_name(noun)}`. [All nouns](index.md)", ""]
    lines += table(["method", ""], [[_link(shape.entry), shape.entry.body["summary"]] for shape in shapes])
    for shape in shapes:
        lines += ["", *_operation(shape, records)]
    return "\n".join([*lines, ""])


def _link(entry: Entry) -> str:
    return f"[{code(_method(entry))}](#{anchor(_method(entry))})"


def _method(entry: Entry) -> str:
    return identifier(entry.body["x-method"])


def _operation(shape: OperationShapes, records: dict[str, Record]) -> list[str]:
    entry = shape.entry
    status, _ = entry.success()
    lines = [f"## {_method(entry)}", "", f"{entry.body['summary']}. Operation `{entry.id}`.", ""]
    lines += [f"`{entry.method} {entry.path}` answers {status}.", "", *_facts(entry.body)]
    arguments = list(_arguments(shape, records))
    if arguments:
        lines += ["", *table(["argument", "in", "type", "", "meaning"], arguments)]
    if shape.answer is not None:
        lines += ["", f"Answers {_type(shape.answer)}.", *_answer(shape.answer, records)]
    return lines


def _facts(body: Json) -> list[str]:
    """One line per thing to know before calling."""
    pager, waiter = body.get("x-pager"), body.get("x-waiter")
    codes = ", ".join(_code(known) for known in body.get("x-error-codes", ()))
    facts = {
        "IAM action": code(body["x-iam-action"]) if body["x-iam-action"] else None,
        "Needs": ", ".join(code(action) for action in body.get("x-iam-depends", ())),
        "After a lost answer": RETRIES[body["x-retry"]],
        "Pages": f"{PAGES[pager['style']]}; rows in `{pager['items']}`" if pager else None,
        "Life cycle": _life_cycle(waiter) if waiter else None,
        "Errors": codes,
        "Error text": "in `error_message`" if body.get("x-error-style") == "error_message" else None,
    }
    return [f"- {name}: {text}" for name, text in facts.items() if text]


def _code(known: Json) -> str:
    return " ".join(str(known[key]) for key in ("status", "code") if key in known)


def _life_cycle(waiter: Json) -> str:
    link = f"[{waiter['lifeCycle']}](life-cycles.md#{anchor(waiter['lifeCycle'])})"
    return f"{link}, `{waiter['field']}` of `{waiter['show']}`"


def _arguments(shape: OperationShapes, records: dict[str, Record]) -> Iterator[list[str]]:
    for item in arguments_of(shape):
        if item.where in ("path", "query"):
            field = item.field
            yield [
                code(item.name),
                item.where,
                _type(field.shape),
                _needed(not item.optional),
                cell(field.text),
            ]
    if shape.body is None:
        return
    for name, field in _walk(shape.body, records, DEPTH):
        needed = field.required and ("." in name or shape.body_required)
        yield [code(name), "body", _type(field.shape), _needed(needed), cell(field.text)]


def _needed(required: bool) -> str:
    return "required" if required else ""


def _answer(answer: Shape, records: dict[str, Record]) -> list[str]:
    rows = [
        [code(name), _type(field.shape), cell(field.text)] for name, field in _walk(answer, records, DEPTH)
    ]
    return ["", *table(["field", "type", "meaning"], rows)] if rows else []


def _walk(
    shape: Shape, records: dict[str, Record], depth: int, before: str = ""
) -> Iterator[tuple[str, Field]]:
    """The fields of `shape` and, `depth` levels down, of its objects, by dotted name."""
    while isinstance(shape, Many):
        shape, before = shape.item, f"{before}[]" if before else before
    if isinstance(shape, Either):
        shape = next((option for option in shape.options if isinstance(option, Reference)), shape)
    if not isinstance(shape, Reference) or depth == 0:
        return
    for field in records[f"{shape.catalog}.{shape.name}"].fields:
        name = f"{before}.{field.name}" if before else field.name
        yield name, field
        yield from _walk(field.shape, records, depth - 1, name)


def _type(shape: Shape) -> str:
    if isinstance(shape, Scalar):
        return {"any": "anything"}.get(shape.kind, shape.kind)
    if isinstance(shape, Reference):
        return "object"
    if isinstance(shape, Choice):
        return ", ".join(code(str(value)) for value in shape.values)
    if isinstance(shape, Many):
        return f"list of {_type(shape.item)}"
    if isinstance(shape, Table):
        return "object"
    assert isinstance(shape, Either)
    return " or ".join(dict.fromkeys(_type(option) for option in shape.options))
