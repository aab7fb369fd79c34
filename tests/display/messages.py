"""Every text that the Python side can show: the literals of `_()` and the table of the magics."""

from __future__ import annotations

import ast
from pathlib import Path

import jupyter_modelarts
from jupyter_modelarts.magics.table import MAGICS

PACKAGE = Path(jupyter_modelarts.__file__).parent
ROOMS = ("workflow", "display", "magics")


def literals() -> dict[str, str]:
    """Text -> the place of its first use."""
    found: dict[str, str] = {}
    for room in ROOMS:
        for path in sorted((PACKAGE / room).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "_":
                    argument = node.args[0]
                    if isinstance(argument, ast.Constant):
                        found.setdefault(argument.value, f"{path.name}:{node.lineno}")
    return found


def table() -> set[str]:
    """Texts of the table of magics, which are translated when help is made."""
    options = {option.help for magic in MAGICS for option in magic.options}
    notes = {note for magic in MAGICS for note in magic.notes}
    return options | notes | {magic.summary for magic in MAGICS}


def every() -> set[str]:
    return set(literals()) | table()
