"""The version is the same wherever it stands."""

from __future__ import annotations

import json
import re
from pathlib import Path

from jupyter_modelarts import __version__

ROOT = Path(__file__).resolve().parents[1]


def test_python_and_front_end_have_one_version() -> None:
    package = json.loads((ROOT / "labextension/package.json").read_text("utf-8"))
    assert package["version"] == __version__


def test_the_changelog_starts_with_this_version() -> None:
    newest = re.search(r"^## (\S+)", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.M)
    assert newest is not None
    assert newest[1] == __version__
