"""Every environment variable that the package reads stands in the table of settings, and on its page."""

from __future__ import annotations

import re
from pathlib import Path

import jupyter_modelarts
from jupyter_modelarts.config import MACHINE, SETTINGS
from jupyter_modelarts.session import Session

PACKAGE = Path(jupyter_modelarts.__file__).parent
PAGE = PACKAGE.parent / "docs/settings.md"
VARIABLES = {setting.variable for setting in (*SETTINGS.values(), *MACHINE)}


def test_variables_that_are_read_are_settings() -> None:
    texts = [path.read_text("utf-8") for path in PACKAGE.rglob("*.py")]
    read = {name for text in texts for name in re.findall(r"\bJUPYTER_MODELARTS_[A-Z_]+\b", text)}
    assert read <= VARIABLES


def test_every_setting_is_on_its_page() -> None:
    assert set(re.findall(r"`([A-Z_]+)`", PAGE.read_text("utf-8"))) >= VARIABLES


def test_the_embedded_profile_takes_how_calls_are_made(monkeypatch) -> None:
    monkeypatch.setenv("JUPYTER_MODELARTS_ATTEMPTS", "2")
    session = Session("embedded", timeout=5)
    assert session.embedded
    assert session._calls["attempts"] == 2
    assert session._calls["timeout"] == 5
