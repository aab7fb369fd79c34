"""An exception in user code as one line for its owner: file, line, function, what happened."""

from __future__ import annotations

import traceback
from pathlib import Path


def describe(error: BaseException, directory: Path) -> str:
    """`customize_service.py line 12, in _preprocess: KeyError: 'image'`.

    The place is the innermost frame below `directory` (the package); an error that never touched the
    package is described by itself.
    """
    place = _syntax_place(error, directory) or _place(error, directory)
    text = _text(error)
    return f"{place}: {text}" if place else text


def _text(error: BaseException) -> str:
    if isinstance(error, SyntaxError):
        return f"{type(error).__name__}: {error.msg}"
    lines = "".join(traceback.format_exception_only(type(error), error)).strip().splitlines()
    first = next((line for line in lines if line.strip()), type(error).__name__)
    return first if len(first) <= 500 else first[:499] + "…"


def _syntax_place(error: BaseException, directory: Path) -> str | None:
    if isinstance(error, SyntaxError) and error.filename:
        name = _below(error.filename, directory)
        return f"{name} line {error.lineno}" if name else None
    return None


def _place(error: BaseException, directory: Path) -> str | None:
    for frame in reversed(traceback.extract_tb(error.__traceback__)):
        name = _below(frame.filename, directory)
        if name:
            function = "" if frame.name == "<module>" else f", in {frame.name}"
            return f"{name} line {frame.lineno}{function}"
    return None


def _below(filename: str, directory: Path) -> str | None:
    try:
        return Path(filename).resolve().relative_to(directory.resolve()).as_posix()
    except ValueError:
        return None
