"""Which Python runs the jobs of an engine: what the user's table says, else the Python of the service.

PyTorch = "~/torch/bin/python"                              # every version of the engine
"pytorch_1.8.0-cuda_10.2-py_3.7-ubuntu_18.04-x86_64" = "/opt/py37/bin/python"   # this one
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jupyter_modelarts.errors import ConfigError, nearest

from .engines import engines
from .tables import read_table, table_file

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .engines import Engine

FILE_VARIABLE = "JUPYTER_MODELARTS_ENGINES"
FILE_NAME = "engines.toml"


def engines_file() -> Path:
    """The file of the table; it need not exist."""
    return table_file(FILE_VARIABLE, FILE_NAME)


def interpreter_of(engine: Engine) -> Path:
    """The Python for the jobs of an engine; a version's own entry goes before its name's.

    Raises `ConfigError` when the table, or its entry, is wrong.
    """
    path = engines_file()
    table = _read(path)
    for key in (engine.version, engine.name):
        if key in table:
            return _interpreter(key, table[key], path)
    return Path(sys.executable)


def _read(path: Path) -> Mapping[str, Any]:
    table = read_table(path, _EXAMPLE)
    _check_keys(table, path)
    return table


_EXAMPLE = 'Write lines such as PyTorch = "/opt/torch/bin/python".'


def _check_keys(table: Mapping[str, Any], path: Path) -> None:
    known = [name for engine in engines() for name in (engine.name, engine.version)]
    for key in table:
        if key not in known:
            near = nearest(key, known)
            names = ", ".join(dict.fromkeys(engine.name for engine in engines()))
            hint = f"Did you mean {near!r}?" if near else f"Engines are: {names}."
            raise ConfigError(f"{path} names an unknown engine {key!r}.", hint=hint)


def _interpreter(key: str, value: Any, path: Path) -> Path:
    if not isinstance(value, str) or not value:
        raise ConfigError(f"{path} does not say which Python runs {key}.", hint=_EXAMPLE)
    found = Path(value).expanduser()
    if not found.is_absolute():
        raise ConfigError(f"{path} gives {key} a relative path, {value}.", hint="Write it from / on.")
    if not (found.is_file() and os.access(found, os.X_OK)):
        raise ConfigError(
            f"{path} gives {key} the Python {value}, which is no program.", hint="Correct the path."
        )
    return found
