"""The supervisor, as the process it is."""

from __future__ import annotations

import json
import os
import signal
import sys
import time
from pathlib import Path

import psutil
import pytest

from jupyter_modelarts.local.training import task
from jupyter_modelarts.local.training.layout import TaskLayout
from jupyter_modelarts.local.training.prepare import Plan


@pytest.fixture
def layout(tmp_path):
    found = TaskLayout(tmp_path / "worker-0", "j", "worker-0")
    found.make()
    return found


def plan(layout, *scripts, grace=10.0, names=("training",)):
    steps = tuple(
        {"name": name, "argv": [sys.executable, "-c", script], "cwd": str(layout.home)}
        for name, script in zip([*names, *[f"step {n}" for n in range(len(scripts))]], scripts, strict=False)
    )
    return Plan(steps, dict(os.environ), layout.log, grace)


def wait_for_line(layout, line):
    deadline = time.monotonic() + 20
    while line not in layout.log.read_text().splitlines() if layout.log.exists() else True:
        assert time.monotonic() < deadline
        time.sleep(0.01)


async def test_output_and_exit_code(layout):
    script = "import os, sys; print('out'); print('err', file=sys.stderr); print(os.getcwd()); sys.exit(3)"
    outcome = await task.launch(layout, plan(layout, script)).ended()
    assert (outcome.exit_code, outcome.stopped) == (3, False)
    assert outcome.cpu_seconds > 0
    assert outcome.peak_bytes > 1_000_000
    lines = layout.log.read_text().splitlines()
    assert {"out", "err", str(layout.home)} <= set(lines)
    assert "[ModelArts Service Log]Training end with return code: 3" in lines


async def test_a_step_that_fails_is_the_last(layout):
    first, second = "print('one'); raise SystemExit(2)", "print('two')"
    outcome = await task.launch(layout, plan(layout, first, second, names=("requirements",))).ended()
    assert outcome.exit_code == 2
    assert "two" not in layout.log.read_text()
    assert outcome.message.startswith("Installing the required packages failed.")


async def test_a_program_that_is_not_there(layout):
    missing = Plan(
        ({"name": "training", "argv": ["/no/such/program"], "cwd": str(layout.home)},), {}, layout.log, 1.0
    )
    outcome = await task.launch(layout, missing).ended()
    assert outcome.exit_code == 127
    assert "Cannot run training" in layout.log.read_text()


async def test_a_signal_counts_as_a_shell_counts_it(layout):
    outcome = await task.launch(layout, plan(layout, "import os; os.kill(os.getpid(), 11)")).ended()
    assert outcome.exit_code == 139


async def test_stop_is_sigterm_and_after_the_grace_sigkill(layout):
    stubborn = """
import signal, time
signal.signal(signal.SIGTERM, lambda *_: print("no", flush=True))
print("ready", flush=True)
while True: time.sleep(0.05)
"""
    running = task.launch(layout, plan(layout, stubborn, grace=0.3))
    wait_for_line(layout, "ready")
    begun = time.monotonic()
    running.stop()
    outcome = await running.ended()
    assert 0.25 < time.monotonic() - begun < 5
    assert (outcome.exit_code, outcome.stopped) == (137, True)
    assert "no" in layout.log.read_text().splitlines()


async def test_kill_does_not_wait(layout):
    running = task.launch(
        layout, plan(layout, "import time; print('ready', flush=True); time.sleep(60)", grace=60)
    )
    wait_for_line(layout, "ready")
    running.kill()
    assert (await running.ended()).exit_code == 137


async def test_what_a_script_leaves_running_ends_with_it(layout):
    script = """
import subprocess, sys
sleep = [sys.executable, "-c", "import time; time.sleep(60)"]
print(subprocess.Popen(sleep).pid, subprocess.Popen(sleep, start_new_session=True).pid)
sys.stdout.flush()
import os
os._exit(0)
"""
    outcome = await task.launch(layout, plan(layout, script)).ended()
    assert outcome.exit_code == 0
    pids = [int(pid) for pid in layout.log.read_text().splitlines()[0].split()]
    assert not any(psutil.pid_exists(pid) for pid in pids)


async def test_it_is_found_again_by_its_lock_and_lost_when_killed(layout):
    script = "import time; print('ready', flush=True); time.sleep(60)"
    running = task.launch(layout, plan(layout, script))
    wait_for_line(layout, "ready")
    assert task.was_launched(layout)
    found = await task.find(layout)
    assert found.supervisor == running.supervisor
    program = found.program()
    os.kill(found.supervisor.pid, signal.SIGKILL)
    outcome = await running.ended()
    assert outcome.lost
    assert not program.alive()
    assert await task.find(layout) is None


async def test_the_environment_is_in_no_file(layout):
    secret = plan(layout, "print('x')")
    outcome = await task.launch(layout, Plan(secret.steps, {"TOKEN": "hidden"}, layout.log, 1.0)).ended()
    assert outcome.exit_code == 0
    assert "hidden" not in "".join(path.read_text() for path in layout.root.rglob("*") if path.is_file())
    kept = json.loads(layout.plan.read_text()).keys()
    assert kept == {"steps", "log", "grace", "memory", "started", "log_bytes"}


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux has /dev/full")
async def test_a_full_disk_costs_the_log_and_not_the_result(layout):
    script = "import os\ntry: os.write(1, b'x')\nexcept OSError: raise SystemExit(5)"
    step = {"name": "training", "argv": [sys.executable, "-c", script], "cwd": str(layout.home)}
    outcome = await task.launch(layout, Plan((step,), dict(os.environ), Path("/dev/full"), 1.0)).ended()
    assert outcome.exit_code == 5


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux can be told")
async def test_a_machine_without_memory_ends_the_task_first(layout):
    script = "print(open('/proc/self/oom_score_adj').read())"
    assert (await task.launch(layout, plan(layout, script)).ended()).exit_code == 0
    assert layout.log.read_text().splitlines()[0] == "500"
