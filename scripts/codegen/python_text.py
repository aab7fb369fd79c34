"""What the two Python generators share: names, annotations and paragraphs."""

from __future__ import annotations

import keyword
import re
import textwrap
from collections.abc import Callable

from .shapes import COMMON, Choice, Either, Many, Reference, Scalar, Shape, Table

WIDTH = 110
SCALARS = {
    "string": "str",
    "integer": "int",
    "number": "float",
    "boolean": "bool",
    "any": "Any",
    "null": "None",
}


def identifier(name: str) -> str:
    """`name` as a Python argument: `Content-Type` -> `content_type`, `continue` -> `continue_`."""
    if name.isidentifier():
        return name + "_" if keyword.iskeyword(name) or name == "self" else name
    plain = re.sub(r"[^0-9A-Za-z]+", "_", name).strip("_").lower()
    return identifier(plain)


def annotation(
    shape: Shape, record: Callable[[Reference], str], many: str = "list", table: str = "dict"
) -> str:
    """The annotation of `shape`; `record` says how a record is written there."""
    if isinstance(shape, Scalar):
        return SCALARS[shape.kind]
    if isinstance(shape, Reference):
        return record(shape)
    if isinstance(shape, Choice):
        return f"Literal[{', '.join(quoted(value) for value in shape.values)}]"
    if isinstance(shape, Many):
        return f"{many}[{annotation(shape.item, record, many, table)}]"
    if isinstance(shape, Table):
        return f"{table}[str, {annotation(shape.value, record, many, table)}]"
    assert isinstance(shape, Either)
    return " | ".join(annotation(option, record, many, table) for option in shape.options)


def quoted(value: object) -> str:
    """`value` as a Python literal with double quotes."""
    if not isinstance(value, str):
        return repr(value)
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'


def paragraph(text: str, first: str, following: str) -> list[str]:
    """`text` in lines of the house's width; `first` and `following` stand before them."""
    text = text.replace("\\", "\\\\").replace('"""', "'''")
    return textwrap.wrap(
        text,
        WIDTH,
        initial_indent=first,
        subsequent_indent=following,
        break_long_words=False,
        break_on_hyphens=False,
    )


def imports_of(text: str, names: tuple[str, ...]) -> list[str]:
    """Those of `names` that `text` uses as words."""
    return [name for name in names if re.search(rf"\b{re.escape(name)}\b", text)]


def record_in(catalog: str) -> Callable[[Reference], str]:
    """How a file of types writes a record: its own by name, a shared one through the module."""
    return lambda reference: (
        reference.name if catalog in (reference.catalog, COMMON) else f"common.{reference.name}"
    )
