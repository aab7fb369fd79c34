"""Faults as a notebook shows them: one line with the way out, and nothing is left behind."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from jupyter_modelarts.display.i18n import ENVIRONMENT

from ...magics.conftest import Notebook, opened, shell  # noqa: F401, TID252 - tests are no package

if TYPE_CHECKING:
    from jupyter_modelarts.local.connection import Connection

    from .conftest import Command


@pytest.fixture
def notebook(
    shell: Any,  # noqa: F811
    rehearsed: Connection,
    local: Command,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Notebook:
    monkeypatch.setenv(ENVIRONMENT, "en")
    monkeypatch.setenv("JUPYTER_MODELARTS_ATTEMPTS", "1")
    return opened(shell, rehearsed, monkeypatch, capsys)


@pytest.mark.parametrize(
    ("fault", "words"),
    [
        ("quota-exhausted", ["exceeds the quota limit", "larger quota"]),
        ("too-many-requests", ["throttling", "Wait a minute"]),
        ("api-503", ["unavailable", "try again in a minute"]),
        ("expired-token", ["has expired", "Sign in again"]),
    ],
)
def test_a_job_that_cannot_be_submitted(
    notebook: Notebook, local: Command, fault: str, words: list[str]
) -> None:
    local.inject(fault, "--operation", "create_training_job")
    ran = notebook("%%ma_train\nprint('here')")
    for word in words:
        assert word in ran.error_line
    assert local("inject", "--clear").out == "1 cleared.\n"
    assert notebook("%%ma_train --wait\nprint('here')").value.phase == "Completed"


def test_a_job_whose_image_cannot_be_pulled(notebook: Notebook, local: Command) -> None:
    local.inject("image-pull-failure", "--delay", "0s", "--count", "1")
    ran = notebook("%%ma_train --wait\nprint('here')")
    assert "cannot be pulled" in ran.printed + str(ran.error)
