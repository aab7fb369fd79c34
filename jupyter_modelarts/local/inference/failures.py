"""An exception in user code as one line for its owner: file, line, function, what happened."""

from __future__ import annotations

import inspect
import re
import signal
import traceback
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import FrameType

_LONGEST = 500
_NATIVE = frozenset(
    -number for number in (signal.SIGSEGV, signal.SIGFPE, signal.SIGABRT, signal.SIGBUS, signal.SIGILL)
)
_TAIL = 64 * 1024  # bytes at the end of a log: the libraries that are listed after the frames are many
_FATAL = re.compile(r"^Fatal Python error: (.+)$", re.MULTILINE)
_FRAME = re.compile(r'^  File "(.+)", line (\d+) in (.+)$', re.MULTILINE)


def described(error: BaseException, directory: Path) -> str:
    """`customize_service.py line 12, in _preprocess: KeyError: 'image'`.

    The place is the innermost frame below `directory` (the package); an error that never touched the
    package is described by itself.
    """
    place = _syntax_place(error, directory) or _place(error, directory)
    text = said(error)
    return f"{place}: {text}" if place else text


def said(error: BaseException) -> str:
    """The exception itself: `KeyError: 'image'`."""
    if isinstance(error, SyntaxError):
        return f"{type(error).__name__}: {error.msg}"
    lines = "".join(traceback.format_exception_only(type(error), error)).strip().splitlines()
    first = next((line for line in lines if line.strip()), type(error).__name__)
    return first if len(first) <= _LONGEST else first[: _LONGEST - 1] + "…"


def in_class(owner: type[Any], method: str, directory: Path) -> str:
    """`customize_service.py line 12, in _postprocess`: where the script defines it, else its class."""
    for what, name in ((getattr(owner, method, None), f", in {method}"), (owner, "")):
        code = getattr(inspect.unwrap(what), "__code__", None) if callable(what) else None
        file = code.co_filename if code else None
        if file and code and (known := _below(file, directory)):
            return f"{known} line {code.co_firstlineno}{name}"
    return class_place(owner, directory) or owner.__name__


def class_place(owner: type[Any], directory: Path) -> str:
    """`customize_service.py line 3`, where a class of the package begins; empty where that is unknown."""
    try:
        file, (_, line) = inspect.getsourcefile(owner), inspect.getsourcelines(owner)
    except (OSError, TypeError):
        return ""
    known = _below(file, directory) if file else None
    return f"{known} line {line}" if known else ""


def frame_place(frame: FrameType | None, directory: Path) -> str:
    """Where in the package a thread is now; empty where it is not in there."""
    while frame is not None:
        known = _below(frame.f_code.co_filename, directory)
        if known:
            return _written(known, frame.f_lineno, frame.f_code.co_name)
        frame = frame.f_back
    return ""


def died(log: Path, program: Sequence[str | Path], code: int | None) -> str:
    """What killed a worker that was started as `program` and died in native code; else empty."""
    if "--package" not in program or code not in _NATIVE:
        return ""
    directory = Path(program[list(program).index("--package") + 1])
    try:
        with log.open("rb") as stream:
            stream.seek(max(0, stream.seek(0, 2) - _TAIL))
            return crash(stream.read().decode(errors="replace"), directory)
    except FileNotFoundError:
        return ""


def crash(log: str, directory: Path) -> str:
    """What Python wrote into a log last about its own death in native code; else empty."""
    found = list(_FATAL.finditer(log))
    if not found:
        return ""
    for file, line, function in _FRAME.findall(log, found[-1].end()):
        known = _below(file, directory)
        if known:
            return f"{_written(known, int(line), function)}: {found[-1][1]}"
    return found[-1][1]


def _syntax_place(error: BaseException, directory: Path) -> str | None:
    if isinstance(error, SyntaxError) and error.filename:
        name = _below(error.filename, directory)
        return f"{name} line {error.lineno}" if name else None
    return None


def _place(error: BaseException, directory: Path) -> str | None:
    for frame in reversed(traceback.extract_tb(error.__traceback__)):
        name = _below(frame.filename, directory)
        if name:
            return _written(name, frame.lineno or 0, frame.name)
    return None


def _written(name: str, line: int, function: str) -> str:
    return f"{name} line {line}" + ("" if function == "<module>" else f", in {function}")


def _below(filename: str, directory: Path) -> str | None:
    if filename.startswith("<"):  # <string>, <frozen importlib>: no file
        return None
    try:
        return Path(filename).resolve().relative_to(directory.resolve()).as_posix()
    except ValueError:
        return None
