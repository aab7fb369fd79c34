"""An embedded service to be mistreated, and the command line that does it."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pytest

from jupyter_modelarts import cli
from jupyter_modelarts.errors import ModelArtsError
from jupyter_modelarts.local import launcher
from jupyter_modelarts.local.connection import STATE_DIR_VARIABLE, Connection
from jupyter_modelarts.session import Session

from ...conftest import stop_and_check  # noqa: TID252 - tests are no package on the path
from ..training.calling import Caller  # noqa: TID252

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator


@dataclass
class Ran:
    """What a command printed, and its exit code."""

    code: int
    out: str
    err: str

    @property
    def value(self) -> Any:
        """What `--json` printed."""
        assert self.code == 0, self.err
        return json.loads(self.out)

    @property
    def error(self) -> str:
        """The one line of a command that failed."""
        assert self.code != 0, self.out
        assert self.out == ""
        (line,) = self.err.splitlines()
        return line


class Command:
    """`jupyter modelarts local …`, in this process."""

    def __init__(self, capsys: pytest.CaptureFixture[str]) -> None:
        self._capsys = capsys

    def __call__(self, *arguments: str) -> Ran:
        self._capsys.readouterr()
        code = cli.main(["local", *arguments])
        return Ran(code, *self._capsys.readouterr())

    def inject(self, *arguments: str) -> None:
        """Put a fault in force."""
        ran = self("inject", *arguments)
        assert ran.code == 0, ran.err


@pytest.fixture(scope="session")
def rehearsed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Connection]:
    """One service for the tests of this directory; each leaves it as it was."""
    state_dir = tmp_path_factory.mktemp("rehearsed")
    yield launcher.ensure_running(state_dir)
    stop_and_check(state_dir)


@pytest.fixture
def local(
    rehearsed: Connection, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Iterator[Command]:
    """The command line at the shared service; faults and clock are put right afterwards."""
    monkeypatch.setenv(STATE_DIR_VARIABLE, str(rehearsed.state_dir))
    command = Command(capsys)
    yield command
    assert command("inject", "--clear").code == 0
    assert command("clock", "--reset").code == 0


@pytest.fixture
def caller(rehearsed: Connection, local: Command) -> Iterator[Caller]:
    """Plain HTTP with a token, and a bucket."""
    found = Caller(rehearsed)
    yield found
    found.end()


@pytest.fixture
def opened(rehearsed: Connection) -> Iterator[Callable[..., Session]]:
    """Sessions of the client."""
    made: list[Session] = []

    def make(**settings: Any) -> Session:
        made.append(Session("embedded", local_dir=rehearsed.state_dir, **settings))
        return made[-1]

    yield make
    for session in made:
        session.close()


def line_of(call: Callable[[], Any]) -> str:
    """The one line with which a call fails; fails where it does not."""
    with pytest.raises(ModelArtsError) as caught:
        call()
    line = str(caught.value)
    assert line.strip()
    assert "\n" not in line, line
    return line
