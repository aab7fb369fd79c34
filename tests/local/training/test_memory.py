"""A task that holds more memory than its flavor has dies as it would in its container."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import psutil
import pytest

from jupyter_modelarts.local import launcher
from jupyter_modelarts.local.training.limits import MEMORY_VARIABLE, Memory, size
from tests.conftest import stop_and_check

from .calling import Caller

if TYPE_CHECKING:
    from collections.abc import Iterator

LIMIT = 120  # MB
RESOURCE = {"flavor_id": "small", "flavor_detail": {"flavor_info": {"memory": {"size": 8, "unit": "GB"}}}}
GREEDY = "blocks = []\nwhile True: blocks.append(bytearray(b'x' * 1_000_000))"


@pytest.fixture(scope="module")
def narrow(tmp_path_factory) -> Iterator[Caller]:
    """A caller of a service that gives its tasks little memory."""
    state_dir = tmp_path_factory.mktemp("narrow")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(MEMORY_VARIABLE, str(LIMIT))
        found = Caller(launcher.ensure_running(state_dir))
    yield found
    found.http.close()
    stop_and_check(state_dir)


def failed(narrow, script):
    job = narrow.wait(narrow.create(narrow.body(script)))
    (status,) = job["status"]["task_statuses"]
    assert (job["status"]["phase"], status["exit_code"]) == ("Failed", 137), narrow.log(job)
    return status["message"], narrow.log(job)


def test_too_much_memory_ends_a_task_with_the_reason(narrow):
    message, log = failed(narrow, f"print('begun', flush=True)\n{GREEDY}")
    assert message.startswith("Out of memory: the task held ")
    assert "flavor modelarts.vm.cpu.2u has 8 GB (120 MB of it on this machine)" in message
    assert message.endswith("Use a larger flavor or less data.")
    assert f"its limit is {LIMIT} MB. It was killed." in log
    assert "Training end with return code: 137" in log


def test_memory_of_all_processes_counts_and_all_of_them_die(narrow):
    script = """
        import os, subprocess, sys, time
        half = "block = bytearray(b'x' * 70_000_000); import time; time.sleep(60)"
        for _ in range(2):
            print(subprocess.Popen([sys.executable, "-c", half], start_new_session=True).pid, flush=True)
        time.sleep(60)
    """
    _, log = failed(narrow, script)
    pids = [int(line) for line in log.splitlines() if line.isdecimal()]
    assert len(pids) == 2
    assert not any(psutil.pid_exists(pid) for pid in pids)


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux tells what processes share")
@pytest.mark.parametrize(
    "script",
    [
        """
        import os, time
        block = bytearray(b"x" * 60_000_000)
        children = []
        for _ in range(3):
            child = os.fork()
            if not child:
                time.sleep(0.5)
                os._exit(0)
            children.append(child)
        for child in children:
            os.waitpid(child, 0)
        """,
        """
        import mmap, os, time
        with open("data", "wb+") as stream:
            stream.write(bytes(200_000_000))
            stream.flush()
            data = mmap.mmap(stream.fileno(), 0)
        print(sum(data[::4096]))
        time.sleep(0.5)
        """,
    ],
    ids=["shared by processes", "pages of a file"],
)
def test_memory_that_costs_nothing_more_does_not_count(narrow, script):
    job = narrow.wait(narrow.create(narrow.body(script)))
    assert job["status"]["phase"] == "Completed", (job["status"], narrow.log(job))


def test_the_limit_is_the_least_of_flavor_machine_and_setting(monkeypatch):
    machine = psutil.virtual_memory().total
    assert Memory.of(RESOURCE).limit == min(8 << 30, machine)
    monkeypatch.setenv(MEMORY_VARIABLE, "100")
    assert Memory.of(RESOURCE).limit == 100 << 20
    monkeypatch.setenv(MEMORY_VARIABLE, str(1 << 30))
    assert Memory.of(RESOURCE).limit == min(8 << 30, machine)
    for wrong in ("much", "0", "-5", ""):
        monkeypatch.setenv(MEMORY_VARIABLE, wrong)
        assert Memory.of(RESOURCE).limit == min(8 << 30, machine)


def test_sizes_are_for_people():
    assert [size(number) for number in (200 << 20, 8 << 30, 3 << 29)] == ["200 MB", "8 GB", "1.5 GB"]
    assert "flavor a has 8 GB. Use" in Memory("a", 8 << 30, 8 << 30).exceeded(9 << 30)
