"""These tests read English, whatever the language of whoever runs them."""

from __future__ import annotations

import pytest

from jupyter_modelarts.display.i18n import ENVIRONMENT


@pytest.fixture(autouse=True)
def _in_english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(ENVIRONMENT, "en")
