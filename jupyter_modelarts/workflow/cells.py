"""What the cells of a notebook say in plain Python: magics, shell lines and help requests are left out."""

from __future__ import annotations

import ast
import re
import shlex
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .names import Names, names_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_TRANSPARENT = {"time", "capture", "prun"}
"""Cell magics that run their body in the notebook's own namespace."""
_ASSIGNED = re.compile(r"^\s*[\w.,\s\[\]\"']+=\s*[%!]")
_PIP = re.compile(r"[%!]\s*(?:python3? -m )?pip3? install (.+)")
_HARMLESS = {"-q", "-U", "--quiet", "--upgrade"}
_SHELL = re.compile(r"[;&|$`{]|^[<>]")
_MAGIC = re.compile(r"^\s*([%!?]|[\w.]+\?{1,2}\s*$)")


@dataclass(frozen=True)
class Statement:
    """One top-level statement: its source as it is written, its first line (from 1) and its names."""

    text: str
    line: int
    names: Names
    node: ast.stmt

    @property
    def from_future(self) -> bool:
        """Whether it is a `from __future__` import, which has to stand first."""
        return isinstance(self.node, ast.ImportFrom) and self.node.module == "__future__"


def python_of(cell: str) -> str:
    """`cell` without what only a notebook understands; line numbers stay as they are."""
    lines = cell.split("\n")
    head = next((number for number, line in enumerate(lines) if line.strip()), 0)
    if lines[head].startswith("%%"):
        name = lines[head][2:].split(maxsplit=1)[0] if lines[head][2:].strip() else ""
        if name not in _TRANSPARENT:
            return ""
        lines[head] = ""
    text = "\n".join(lines)
    if _parses(text):
        return text
    return "\n".join(_plain(line) for line in lines)


def left_out(cell: str) -> list[str]:
    """The lines of `cell` that `python_of` leaves out, without those that `requirements_of` understands."""
    pairs = zip(cell.split("\n"), python_of(cell).split("\n"), strict=False)
    return [line.strip() for line, kept in pairs if line != kept and _installed(line) is None]


def requirements_of(cell: str) -> list[str]:
    """What the cell installs with `%pip install` or `!pip install`, as lines of a requirements file."""
    return [package for line in cell.split("\n") for package in _installed(line) or ()]


def _installed(line: str) -> list[str] | None:
    """The packages of a plain installation; None for any other line."""
    match = _PIP.fullmatch(line.rstrip())
    try:
        words = shlex.split(match[1]) if match else []
    except ValueError:
        return None
    packages = [word for word in words if word not in _HARMLESS]
    plain = all(not word.startswith("-") and not _SHELL.search(word) for word in packages)
    return packages if packages and plain else None


def statements(source: str) -> list[Statement]:
    """The top-level statements of `source`; raises `SyntaxError` where it is no Python."""
    lines = source.split("\n")
    return [_statement(node, lines) for node in ast.parse(source).body]


def earlier_statements(cells: Iterable[str]) -> Iterator[Statement]:
    """The statements of earlier cells, in order; a cell that is no Python did not run and is left out."""
    for cell in cells:
        source = python_of(cell)
        if source.strip() and _parses(source):
            yield from statements(source)


def _statement(node: ast.stmt, lines: list[str]) -> Statement:
    decorators = getattr(node, "decorator_list", [])
    first = min([node.lineno, *(decorator.lineno for decorator in decorators)])
    last = node.end_lineno or node.lineno
    if decorators:
        text = "\n".join(lines[first - 1 : last])
    else:
        text = ast.get_source_segment("\n".join(lines), node, padded=False) or ""
    return Statement(text.rstrip(), first, names_of(node), node)


def _plain(line: str) -> str:
    if _MAGIC.match(line) or _ASSIGNED.match(line):
        indent = line[: len(line) - len(line.lstrip())]
        return f"{indent}pass  # {line.strip()}" if indent else f"# {line}"
    return line


def _parses(source: str) -> bool:
    try:
        ast.parse(source)
    except (SyntaxError, ValueError):
        return False
    return True
