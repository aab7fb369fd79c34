"""Tables that a user keeps in the configuration directory (TOML), read each time they are needed."""

from __future__ import annotations

import os
import sys
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jupyter_modelarts.errors import ConfigError

if TYPE_CHECKING:
    from collections.abc import Mapping


def table_file(variable: str, name: str) -> Path:
    """The file of a table: what `variable` names, else `name` in the directory; it need not exist."""
    named = os.environ.get(variable)
    if named:
        return Path(named).expanduser()
    from platformdirs import user_config_path

    return user_config_path("jupyter_modelarts") / name


def read_table(path: Path, example: str) -> Mapping[str, Any]:
    """The content of a table, empty without a file.  Raises `ConfigError`, with `example` as its way out."""
    try:
        text = path.read_text("utf-8")
    except FileNotFoundError:
        return {}
    except (OSError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path} cannot be read: {error}.", hint="Make it a text file.") from None
    toml = import_module("tomllib" if sys.version_info >= (3, 11) else "tomli")
    try:
        table: Mapping[str, Any] = toml.loads(text)
    except ValueError as error:
        raise ConfigError(f"{path} is not TOML: {error}.", hint=example) from None
    return table
