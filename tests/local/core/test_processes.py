"""Process groups: found again, ended whole, never mistaken."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from jupyter_modelarts.local.processes import ProcessRef, exit_code, spawn

Started = list[subprocess.Popen[bytes]]

_FAMILY = """
import subprocess, sys, time
child = subprocess.Popen([sys.executable, "-c", "import signal, time; {setup}; time.sleep(60)"], {how})
print(child.pid, flush=True)
time.sleep(60)
"""


@pytest.fixture
def started() -> Iterator[list[subprocess.Popen[bytes]]]:
    processes: list[subprocess.Popen[bytes]] = []
    yield processes
    for process in processes:
        process.kill()
        process.wait()
        if process.stdout:
            process.stdout.close()


def family(
    started: list[subprocess.Popen[bytes]], setup: str = "pass", how: str = ""
) -> tuple[ProcessRef, int]:
    code = _FAMILY.format(setup=setup, how=how)
    process = spawn([sys.executable, "-c", code], stdout=subprocess.PIPE)
    started.append(process)
    assert process.stdout
    return ProcessRef.of(process.pid), int(process.stdout.readline())


def gone(pid: int) -> bool:
    deadline = time.monotonic() + 5
    while time.monotonic() < deadline:
        try:
            if psutil.Process(pid).status() == psutil.STATUS_ZOMBIE:
                return True
        except psutil.NoSuchProcess:
            return True
        time.sleep(0.01)
    return False


async def test_terminate_ends_the_whole_group(started: Started) -> None:
    process, child = family(started)
    await process.terminate(grace=5)
    assert not process.alive()
    assert gone(child)


async def test_child_that_ignores_sigterm_is_killed(started: Started) -> None:
    process, child = family(started, setup="signal.signal(signal.SIGTERM, signal.SIG_IGN)")
    await process.terminate(grace=0.2)
    assert gone(child)


async def test_child_in_a_session_of_its_own_ends_too(started: Started) -> None:
    process, child = family(started, how="start_new_session=True")
    await process.terminate(grace=0.2)
    assert gone(child)


async def test_group_is_ended_after_its_leader_died(started: Started) -> None:
    process, child = family(started)
    os.kill(process.pid, signal.SIGKILL)
    started[0].wait()
    assert not process.alive()
    process.kill()
    assert gone(child)


def test_stranger_with_the_same_pid_is_left_alone(started: Started) -> None:
    process, child = family(started)
    stranger = ProcessRef(process.pid, process.started_at - 100)
    assert not stranger.alive()
    assert not stranger.signal_group(signal.SIGKILL)
    stranger.kill()
    assert process.alive()
    assert psutil.pid_exists(child)


async def test_found_again_from_json(started: Started) -> None:
    process, _ = family(started)
    again = ProcessRef.from_json(process.to_json())
    assert again.alive()
    assert not await again.wait(timeout=0.05)
    again.kill()
    assert await again.wait(timeout=5)


def test_zombie_is_not_alive() -> None:
    process = spawn([sys.executable, "-c", "pass"])
    reference = ProcessRef.of(process.pid)
    deadline = time.monotonic() + 10
    while reference.alive():
        assert time.monotonic() < deadline
        time.sleep(0.01)
    process.wait()
    assert ProcessRef.of(process.pid).alive() is False


@pytest.mark.parametrize(("code", "expected"), [("raise SystemExit(3)", 3), ("import os; os.abort()", -6)])
async def test_exit_code(code: str, expected: int, tmp_path: Path) -> None:
    process = spawn([sys.executable, "-c", code], cwd=tmp_path)
    assert await exit_code(process) == expected


def test_program_that_is_not_there() -> None:
    with pytest.raises(FileNotFoundError):
        spawn(["/no/such/program"])
