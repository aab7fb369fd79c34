"""JSON a person wrote, with the line on which each value stands.

`Document.line(("apis", 0, "url"))` is the line of that key; of a path that is not there, that of its
nearest parent.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NoReturn

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

Path = tuple["str | int", ...]

_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\],:]|[^\s{}\[\],:"]+')
_LAST_COMMA = re.compile(r",\s*([}\]])")
_COMMENT = "it has no comments"
_REASONS = {
    "'": "text needs double quotes, not single ones",
    "": "the text ends too early",
    "/": _COMMENT,
    "#": _COMMENT,
}
_BOM = "\ufeff"


class NotJson(Exception):
    """The text is not JSON: `place` says where, as `line 3, column 5`, and the message why."""

    def __init__(self, place: str, reason: str) -> None:
        super().__init__(reason)
        self.place = place


@dataclass(frozen=True)
class Document:
    """The text and what it says."""

    text: str
    value: Any
    offsets: Mapping[Path, int]

    def line(self, path: Path = ()) -> int:
        """The line of a value, counted from 1."""
        while path and path not in self.offsets:
            path = path[:-1]
        return line_at(self.text, self.offsets.get(path, 0))


def line_at(text: str, offset: int) -> int:
    """The number of the line that holds the character at `offset`."""
    return text.count("\n", 0, offset) + 1


def read(raw: bytes) -> Document:
    """Decode JSON.  Raises `NotJson`."""
    try:
        text = raw.decode("utf-8").removeprefix(_BOM)
    except UnicodeDecodeError as error:
        line = raw.count(b"\n", 0, error.start) + 1
        raise NotJson(f"line {line}", "the text is not in UTF-8") from None
    try:
        value = json.loads(text, parse_constant=_refuse_constant)
        return Document(text, value, _Walk(text).offsets())
    except json.JSONDecodeError as error:
        raise _explained(text, error) from None
    except RecursionError:
        raise NotJson("line 1", "it is nested too deeply") from None
    except ValueError as error:
        line = line_at(text, max(text.find(str(error)), 0))
        raise NotJson(f"line {line}", f"{error} is no number") from None


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(name)


def _explained(text: str, error: json.JSONDecodeError) -> NotJson:
    """Where and why, in words that do not depend on the version of Python."""
    if not text.strip():
        return NotJson("line 1", "it is empty")
    comma = _LAST_COMMA.match(text, text.rfind(",", 0, error.pos + 1))
    if comma and comma.end() > error.pos >= comma.start():
        return NotJson(_spot(text, comma.start()), f"a comma too much before {comma[1]}")
    reason = _REASONS.get(text[error.pos : error.pos + 1], error.msg)
    return NotJson(_spot(text, error.pos), reason)


def _spot(text: str, offset: int) -> str:
    return f"line {line_at(text, offset)}, column {offset - text.rfind(chr(10), 0, offset)}"


class _Walk:
    """Goes once through text that is known to be JSON."""

    def __init__(self, text: str) -> None:
        self._marks: Iterator[tuple[int, str]] = ((m.start(), m[0]) for m in _TOKEN.finditer(text))
        self._found: dict[Path, int] = {}

    def offsets(self) -> dict[Path, int]:
        self._value((), *next(self._marks))
        return self._found

    def _value(self, path: Path, start: int, mark: str) -> None:
        self._found.setdefault(path, start)
        if mark == "{":
            self._members(path)
        elif mark == "[":
            self._items(path)

    def _members(self, path: Path) -> None:
        for start, mark in self._marks:
            if mark == "}":
                return
            if mark != ",":
                below = (*path, json.loads(mark))
                self._found[below] = start
                next(self._marks)  # the colon
                self._value(below, *next(self._marks))

    def _items(self, path: Path) -> None:
        number = 0
        for start, mark in self._marks:
            if mark == "]":
                return
            if mark != ",":
                self._value((*path, number), start, mark)
                number += 1
