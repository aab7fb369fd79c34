"""A real IPython shell with the extension loaded, against a real embedded service."""

from __future__ import annotations

import atexit
import os
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

import pytest
from IPython.core.interactiveshell import InteractiveShell
from traitlets.config import Config

from jupyter_modelarts.display.i18n import ENVIRONMENT
from jupyter_modelarts.local.connection import STATE_DIR_VARIABLE, Connection

_COLOURS = re.compile(r"\x1b\[[0-9;]*m")


@dataclass
class Ran:
    """What became of a cell: its value, what it printed, and the error that ended it."""

    value: Any
    printed: str
    error: BaseException | None

    @property
    def error_line(self) -> str:
        """The one line an expected error shows; fails where a traceback was shown."""
        assert self.error is not None, self.printed
        assert "Traceback" not in self.printed, self.printed
        lines = self.printed.strip().splitlines()
        return lines[-1]


class Notebook:
    """Runs cells as a front end does."""

    def __init__(self, shell: InteractiveShell, read: Callable[[], str]) -> None:
        self.shell = shell
        self._read = read

    def __call__(self, source: str) -> Ran:
        self._read()
        result = self.shell.run_cell(source, store_history=True)
        return Ran(result.result, self._read(), result.error_before_exec or result.error_in_exec)

    def __getitem__(self, name: str) -> Any:
        return self.shell.user_ns[name]

    def forms(self, value: Any) -> dict[str, str]:
        """The mime bundle that a front end gets for `value`."""
        bundle, _metadata = self.shell.display_formatter.format(value)
        return bundle


@pytest.fixture(autouse=True)
def _in_english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(ENVIRONMENT, "en")


@pytest.fixture
def shell(tmp_path: Any, monkeypatch: pytest.MonkeyPatch) -> Iterator[InteractiveShell]:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("IPYTHONDIR", str(tmp_path / "ipython"))
    settings = Config({"HistoryManager": {"enabled": False}})
    InteractiveShell.clear_instance()
    made = InteractiveShell.instance(config=settings)
    yield made
    if "jupyter_modelarts" in made.extension_manager.loaded:
        made.extension_manager.unload_extension("jupyter_modelarts")
    made.atexit_operations()
    atexit.unregister(made.atexit_operations)
    InteractiveShell.clear_instance()


@pytest.fixture
def notebook(
    shell: InteractiveShell,
    embedded: Connection,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> Notebook:
    """A notebook with the extension loaded, on the shared embedded service."""
    return opened(shell, embedded, monkeypatch, capsys)


def opened(shell, connection, monkeypatch, capsys) -> Notebook:
    monkeypatch.setenv(STATE_DIR_VARIABLE, str(connection.state_dir))

    def read() -> str:
        captured = capsys.readouterr()
        return _COLOURS.sub("", captured.out + captured.err)

    made = Notebook(shell, read)
    loaded = made("%load_ext jupyter_modelarts")
    assert loaded.error is None, loaded.printed
    assert os.environ[STATE_DIR_VARIABLE] == str(connection.state_dir)
    return made
