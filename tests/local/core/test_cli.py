"""`jupyter modelarts local ...` as a person and as a program uses it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from jupyter_modelarts import cli
from jupyter_modelarts.local import launcher
from jupyter_modelarts.local.connection import STATE_DIR_VARIABLE, Connection

FIELDS = {
    *("modelarts", "iam", "obs", "access_key", "secret_key", "project_id"),
    *("region", "domain", "user", "password", "pid", "state_dir"),
}


@pytest.fixture
def at(monkeypatch: pytest.MonkeyPatch, fresh_embedded: Connection) -> Connection:
    monkeypatch.setenv(STATE_DIR_VARIABLE, str(fresh_embedded.state_dir))
    return fresh_embedded


def test_start_and_status_print_one_object(at: Connection, capsys: pytest.CaptureFixture[str]) -> None:
    for verb in ("start", "status"):
        assert cli.main(["local", verb, "--json"]) == 0
        printed = json.loads(capsys.readouterr().out)
        assert set(printed) == FIELDS
        assert printed["secret_key"] == at.secret_key.reveal()
        assert printed["pid"] == at.pid


def test_text_shows_no_secret(at: Connection, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["local", "status"]) == 0
    printed = capsys.readouterr().out
    assert at.modelarts in printed
    assert at.secret_key.reveal() not in printed
    assert at.password.reveal() not in printed


def test_stop_then_status_then_reset(at: Connection, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["local", "logs", "--json", "--lines", "5"]) == 0
    assert "ready" in json.loads(capsys.readouterr().out)["lines"][-1]
    assert cli.main(["local", "stop"]) == 0
    assert cli.main(["local", "status"]) == 1
    assert capsys.readouterr().out == "Stopped.\nNot running. Start it: jupyter modelarts local start\n"
    assert cli.main(["local", "status", "--json"]) == 1
    assert json.loads(capsys.readouterr().out) == {"running": False}
    assert cli.main(["local", "reset", "--yes"]) == 0
    assert list(at.state_dir.iterdir()) == []


def test_reset_asks_first(
    at: Connection, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    answer = tmp_path / "answer"
    answer.write_text("\n")
    with answer.open() as stream:
        monkeypatch.setattr("sys.stdin", stream)
        assert cli.main(["local", "reset"]) == 1
    assert str(at.state_dir) in capsys.readouterr().err
    assert launcher.status(at.state_dir) is not None


def test_expected_error_is_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv(STATE_DIR_VARIABLE, str(tmp_path / "file" / "state"))
    assert cli.main(["local", "start"]) == 1
    (line,) = capsys.readouterr().err.splitlines()
    assert "Not a directory" in line
