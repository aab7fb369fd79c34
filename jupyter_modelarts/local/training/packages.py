"""Where pip of a task gets packages from: what the user has set up for pip on this machine."""

from __future__ import annotations

import configparser
import os
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

_INDEX = "https://pypi.org/simple"
_USERS = ("~/.config/pip/pip.conf", "~/Library/Application Support/pip/pip.conf", "~/.pip/pip.conf")
_EVERYBODYS = ("/etc/pip.conf", "/etc/xdg/pip/pip.conf")


def variables() -> dict[str, str]:
    """MA_PIP_HOST, MA_PIP_URL, and the user's file, which pip would not find in the home of a task."""
    own = next((path for path in map(_expanded, _USERS) if path.is_file()), None)
    named = os.environ.get("PIP_CONFIG_FILE")
    index = os.environ.get("PIP_INDEX_URL") or _configured(named, own) or _INDEX
    found = {"MA_PIP_URL": index, "MA_PIP_HOST": urlsplit(index).hostname or ""}
    return {**found, "PIP_CONFIG_FILE": str(own)} if own and not named else found


def _expanded(path: str) -> Path:
    return Path(path).expanduser()


def _configured(named: str | None, own: Path | None) -> str:
    files = (*_EVERYBODYS, *([str(own)] if own else []), *([named] if named else []))
    return _index_in(tuple((path, _stamp(path)) for path in files))


def _stamp(path: str) -> int:
    try:
        return Path(path).stat().st_mtime_ns
    except OSError:
        return 0


@cache
def _index_in(files: tuple[tuple[str, int], ...]) -> str:
    """`index-url` of the last of the files that has one; files that cannot be read are pip's business."""
    parser = configparser.ConfigParser(interpolation=None, strict=False)
    for path, _ in files:
        try:
            parser.read(path)
        except (configparser.Error, OSError, UnicodeDecodeError):
            continue
    return parser.get("global", "index-url", fallback="")
