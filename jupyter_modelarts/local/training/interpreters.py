"""The Python of a task: which one it is, and what it has (its version, packages, framework, moxing)."""

from __future__ import annotations

import importlib.util
import json
import os
import shutil
import subprocess
import sys
import threading
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jupyter_modelarts.errors import ConfigError
from jupyter_modelarts.local.catalog import find_engine, interpreter_of

from .outcome import TaskFailure

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jupyter_modelarts.local.catalog import Engine

MOXING_HOME = Path(__file__).with_name("mox")
"""The directory that offers our `moxing` to a task which has no other."""
_PATIENCE = 60.0  # seconds: the first import of a large framework from a slow disk
_OLDEST = (3, 7)
# imports the framework rather than looking for it: one that is there may be broken
_LOOK = """
import importlib.util, json, sys
broken = ""
if sys.argv[1]:
    try:
        __import__(sys.argv[1])
    except BaseException as error:
        broken = "%s: %s" % (type(error).__name__, error)
there = importlib.util.find_spec("moxing") is not None
paths = [path for path in sys.path if path.endswith(("site-packages", "dist-packages"))]
found = [sys.version, sys.prefix, paths, there, broken, list(sys.version_info[:2])]
print("\\n" + json.dumps(found))
"""


@dataclass(frozen=True, slots=True)
class Interpreter:
    """A Python and what is installed for it; `broken` says why its framework cannot be imported."""

    path: Path
    version: str
    prefix: str
    paths: tuple[str, ...]
    has_moxing: bool
    broken: str = ""

    @property
    def ours(self) -> bool:
        """Whether it is the Python of the service."""
        return self.path == Path(sys.executable)


def engine_of(algorithm: Mapping[str, Any]) -> Engine | None:
    """The preset engine of a job; None with a custom image."""
    engine = algorithm.get("engine") or {}
    if not engine.get("engine_name"):
        return None
    return find_engine(engine["engine_name"], engine.get("engine_version"))


def wanted_interpreter(algorithm: Mapping[str, Any]) -> str:
    """What the job itself names to run its boot file: the variable MA_SCRIPT_INTERPRETER, or nothing."""
    return str((algorithm.get("environments") or {}).get("MA_SCRIPT_INTERPRETER") or "")


def chosen(algorithm: Mapping[str, Any]) -> Path:
    """The program that runs the boot file; raises `TaskFailure` when it cannot be had."""
    wanted = wanted_interpreter(algorithm)
    if wanted:
        found = shutil.which(wanted)
        if found is None:
            raise TaskFailure(f"MA_SCRIPT_INTERPRETER names {wanted}, which is no program on this machine.")
        return Path(found)
    engine = engine_of(algorithm)
    try:
        return Path(sys.executable) if engine is None else interpreter_of(engine)
    except ConfigError as error:
        raise TaskFailure(str(error)) from error


def look_at(path: Path, module: str = "") -> Interpreter | None:
    """What a Python has, `module` among it; None for a program that is no Python (3.7 or newer).

    Blocks for as long as the import of the module takes, the first time; after that the answer is
    remembered until something is installed or removed.
    """
    if path == Path(sys.executable):
        return _ourselves(module)
    with _LOCKS.setdefault((path, module), threading.Lock()):
        known = _KNOWN.get((path, module))
        if known is not None and known[1] == _stamp(known[0]):
            return known[0]
        found = _ask(path, module)
        if found is not None and not found.broken:
            _KNOWN[path, module] = found, _stamp(found)
        return found


_KNOWN: dict[tuple[Path, str], tuple[Interpreter, tuple[int, ...]]] = {}
_LOCKS: dict[tuple[Path, str], threading.Lock] = {}


def _stamp(interpreter: Interpreter) -> tuple[int, ...]:
    """Changes when a package is installed or removed."""
    places = (interpreter.path, *map(Path, interpreter.paths))
    return tuple(place.stat().st_mtime_ns if place.exists() else 0 for place in places)


def _ourselves(module: str) -> Interpreter:
    """In this process: nothing is imported, for a job must not wait and we must not grow."""
    importlib.invalidate_caches()
    there = not module or importlib.util.find_spec(module) is not None
    broken = "" if there else f"ModuleNotFoundError: No module named {module!r}"
    return Interpreter(Path(sys.executable), sys.version, sys.prefix, _our_paths(), _there("moxing"), broken)


@cache
def _our_paths() -> tuple[str, ...]:
    """Where our packages are, those installed with `pip --user` among them."""
    found = (path for path in sys.path if path.endswith(("site-packages", "dist-packages")))
    return tuple(dict.fromkeys(found))


def _there(module: str) -> bool:
    return importlib.util.find_spec(module) is not None


def _ask(path: Path, module: str) -> Interpreter | None:
    """Ask a Python in a process of its own."""
    variables = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    try:
        answer = subprocess.run(
            [str(path), "-c", _LOOK, module],
            env=variables,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=_PATIENCE,
            check=False,
        )
        version, prefix, paths, has_moxing, broken, numbers = json.loads(answer.stdout.splitlines()[-1])
    except subprocess.TimeoutExpired:
        raise TaskFailure(f"{path} took longer than {_PATIENCE:.0f} s to import {module}.") from None
    except (OSError, ValueError, IndexError):
        return None
    if tuple(numbers) < _OLDEST:
        return None
    return Interpreter(path, version, prefix, tuple(paths), has_moxing, broken)


def check_framework(algorithm: Mapping[str, Any]) -> Interpreter | None:
    """The Python of a job's engine, with its framework; None where the job brings its own program.

    Raises `TaskFailure` with the line that installs what is missing.
    """
    path = chosen(algorithm)
    engine = engine_of(algorithm)
    if engine is None or wanted_interpreter(algorithm) or algorithm.get("command"):
        return look_at(path)
    found = look_at(path, engine.framework.module)
    if found is None:
        raise TaskFailure(
            f"{path}, which is to run engine {engine.name}, is no Python 3.7 or newer. "
            "Correct the table of engines."
        )
    if found.broken:
        raise TaskFailure(_missing(engine, found))
    return found


def _missing(engine: Engine, interpreter: Interpreter) -> str:
    framework = engine.framework
    absent = interpreter.broken.startswith("ModuleNotFoundError") and framework.module in interpreter.broken
    why = "which this machine lacks" if absent else f"which cannot be imported ({interpreter.broken})"
    return (
        f"Engine {engine.name} needs the Python module {framework.module}, {why}. "
        f"Install it with `{interpreter.path} -m pip install {framework.distribution}`, "
        "or list it in requirements.txt."
    )
