"""Renders `client/nouns/types/<noun>.py`: a TypedDict for every object a noun sends or receives."""

from __future__ import annotations

import keyword

from .operation_shapes import noun_shapes
from .python_text import annotation, imports_of, paragraph, quoted, record_in
from .shapes import COMMON, Catalog, Field, Record, common_catalog
from .source import BANNER, documents

FOLDER = "jupyter_modelarts/client/nouns/types"


def render() -> dict[str, str]:
    """Path below the checkout -> text."""
    files = {f"{FOLDER}/__init__.py": f'"""The objects of the API, one module per noun. {BANNER}"""\n'}
    files[f"{FOLDER}/{COMMON}.py"] = module(common_catalog(), "The objects that several nouns share.")
    for noun in documents():
        catalog = Catalog(noun)
        noun_shapes(noun, catalog)
        files[f"{FOLDER}/{noun}.py"] = module(catalog, f"The objects of the noun `{noun}`.")
    return files


def module(catalog: Catalog, text: str) -> str:
    """One file of TypedDicts."""
    body: list[str] = []
    for record in catalog.records.values():
        body += ["", "", *_record(record, catalog.name)]
    return "\n".join([*_head(text, "\n".join(body)), *body, ""])


def _head(text: str, body: str) -> list[str]:
    typing = imports_of(body, ("Any", "Literal", "TypedDict"))
    lines = [f'"""{text}', "", f'{BANNER}"""', "", "from __future__ import annotations", ""]
    needs_required = bool(imports_of(body, ("Required",)))
    needs_common = "common." in body
    if needs_required or needs_common:
        typing.insert(0, "TYPE_CHECKING")
    if typing:
        lines.append(f"from typing import {', '.join(typing)}")
    if needs_required or needs_common:
        lines += ["", "if TYPE_CHECKING:"]
    if needs_required:
        lines.append("    from typing_extensions import Required")
    if needs_common:
        lines += [*([""] if needs_required else []), "    from . import common"]
    return lines


def _record(record: Record, catalog: str) -> list[str]:
    if all(_plain(field.name) for field in record.fields):
        return _class(record, catalog)
    return _call(record, catalog)


def _plain(name: str) -> bool:
    return name.isidentifier() and not keyword.iskeyword(name)


def _class(record: Record, catalog: str) -> list[str]:
    lines = [f"class {record.name}(TypedDict, total=False):"]
    if record.text:
        lines += [*_docstring(record.text), ""]
    for field in record.fields:
        lines.append(f"    {field.name}: {_value(field, catalog)}")
        if field.text:
            lines += _docstring(field.text)
    return lines


def _docstring(text: str) -> list[str]:
    text = text + " " if text.endswith('"') else text
    lines = paragraph(text, '    """', "    ")
    return [*lines[:-1], lines[-1] + '"""'] if len(lines[-1]) < 107 else [*lines, '    """']


def _call(record: Record, catalog: str) -> list[str]:
    """Names such as `os.modelarts/name` or `from` need the functional form."""
    lines = [*paragraph(record.text, "# ", "# "), f"{record.name} = TypedDict("]
    lines += [f"    {quoted(record.name)},", "    {"]
    for field in record.fields:
        lines += [
            *paragraph(field.text, "        # ", "        # "),
            f"        {quoted(field.name)}: {_quoted(field, catalog)},",
        ]
    return [*lines, "    },", "    total=False,", ")"]


def _quoted(field: Field, catalog: str) -> str:
    value = _value(field, catalog)
    return repr(value) if '"' in value else f'"{value}"'


def _value(field: Field, catalog: str) -> str:
    text = annotation(field.shape, record_in(catalog))
    return f"Required[{text}]" if field.required else text
