"""What all tests share: nothing of the user's is read, and no process is left behind."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from jupyter_modelarts.local import launcher
from jupyter_modelarts.local.connection import STATE_DIR_VARIABLE, Connection
from jupyter_modelarts.local.training.queueing import CAPACITY_VARIABLE

_HIDDEN = ("HUAWEICLOUD_", "OBS_", "AWS_", "JUPYTER_MODELARTS_")


@pytest.fixture(scope="session", autouse=True)
def _nothing_of_the_user(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """An empty home, no credentials, and a state directory of this session for whoever names none."""
    with pytest.MonkeyPatch.context() as patch:
        for name in [name for name in os.environ if name.startswith(_HIDDEN)]:
            patch.delenv(name)
        home = tmp_path_factory.mktemp("home")
        for name in ("HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME"):
            patch.setenv(name, str(home))
        unnamed = tmp_path_factory.mktemp("unnamed") / "state"
        patch.setenv(STATE_DIR_VARIABLE, str(unnamed))
        patch.setenv(CAPACITY_VARIABLE, "8,32")  # four jobs of the smallest flavor, whatever machine this is
        yield
        stop_and_check(unnamed)


@pytest.fixture(scope="session")
def embedded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Connection]:
    """One running embedded service for the whole session: share it, do not stop it."""
    state_dir = tmp_path_factory.mktemp("embedded")
    yield launcher.ensure_running(state_dir)
    stop_and_check(state_dir)


@pytest.fixture
def fresh_embedded(tmp_path: Path) -> Iterator[Connection]:
    """An embedded service of this test alone, which may stop or kill it."""
    state_dir = tmp_path / "state"
    yield launcher.ensure_running(state_dir)
    stop_and_check(state_dir)


def stop_and_check(state_dir: Path) -> None:
    """Stop the service of `state_dir`; fail when a process that belongs to it is left."""
    launcher.stop(state_dir)
    left = [process for process in psutil.process_iter() if _belongs(process, str(state_dir))]
    lines = [_line(process) for process in left]
    for process in left:
        process.kill()
    assert not lines, f"left behind: {lines}"


def _belongs(process: psutil.Process, state_dir: str) -> bool:
    try:
        if process.pid == os.getpid() or process.status() == psutil.STATUS_ZOMBIE:
            return False
        return any(state_dir in text for text in [*process.cmdline(), process.cwd()])
    except psutil.Error:
        return False


def _line(process: psutil.Process) -> str:
    try:
        return f"{process.pid} {' '.join(process.cmdline())[:200]}"
    except psutil.Error:
        return str(process.pid)
