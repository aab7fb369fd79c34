"""Starting once, finding again, stopping, and what is said when it cannot be."""

from __future__ import annotations

import os
import resource
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

import httpx
import psutil
import pytest

from jupyter_modelarts.local import launcher
from jupyter_modelarts.local.connection import Connection
from jupyter_modelarts.local.processes import ProcessRef

_START = """
import sys, pathlib
from jupyter_modelarts.local.launcher import ensure_running
print(ensure_running(pathlib.Path(sys.argv[1])).pid)
"""


def _services(state_dir: Path) -> list[int]:
    found = []
    for process in psutil.process_iter(["pid", "cmdline"]):
        line = process.info["cmdline"] or []
        if "jupyter_modelarts.local" in line and str(state_dir) in line:
            found.append(process.info["pid"])
    return found


def _kill(connection: Connection) -> None:
    os.kill(connection.pid, signal.SIGKILL)
    process = ProcessRef(connection.pid, connection.started_at)
    while process.alive():
        time.sleep(0.01)


def test_five_processes_start_one_service(tmp_path: Path) -> None:
    state_dir = tmp_path / "state"
    racers = [
        subprocess.Popen([sys.executable, "-c", _START, str(state_dir)], stdout=subprocess.PIPE, text=True)
        for _ in range(5)
    ]
    try:
        pids = {int(racer.communicate(timeout=60)[0]) for racer in racers}
        assert pids == set(_services(state_dir))
        assert len(pids) == 1
    finally:
        launcher.stop(state_dir)


def test_found_again_at_once(fresh_embedded: Connection) -> None:
    times = []
    for _ in range(5):
        begun = time.perf_counter()
        assert launcher.ensure_running(fresh_embedded.state_dir) == fresh_embedded
        times.append(time.perf_counter() - begun)
    assert sorted(times)[2] < 0.05


def test_killed_service_comes_back_with_its_account_and_ports(fresh_embedded: Connection) -> None:
    _kill(fresh_embedded)
    assert launcher.status(fresh_embedded.state_dir) is None
    again = launcher.ensure_running(fresh_embedded.state_dir)
    assert again.pid != fresh_embedded.pid
    kept = ("access_key", "secret_key", "project_id", "password", "modelarts", "iam", "obs")
    assert [getattr(again, name) for name in kept] == [getattr(fresh_embedded, name) for name in kept]


def test_two_state_directories_are_two_services(fresh_embedded: Connection, embedded: Connection) -> None:
    assert fresh_embedded.pid != embedded.pid
    assert fresh_embedded.project_id != embedded.project_id
    assert fresh_embedded.modelarts != embedded.modelarts


def test_state_is_private(fresh_embedded: Connection) -> None:
    for name in ("connection.json", "account.json", "modelarts.sqlite", "service.log"):
        mode = (fresh_embedded.state_dir / name).stat().st_mode
        assert stat.S_IMODE(mode) == 0o600


def test_stop_leaves_no_process(fresh_embedded: Connection) -> None:
    assert launcher.stop(fresh_embedded.state_dir)
    assert _services(fresh_embedded.state_dir) == []
    assert launcher.status(fresh_embedded.state_dir) is None
    assert not (fresh_embedded.state_dir / "connection.json").exists()
    assert not launcher.stop(fresh_embedded.state_dir)


def test_stop_after_a_crash_tidies_up(fresh_embedded: Connection) -> None:
    _kill(fresh_embedded)
    assert not launcher.stop(fresh_embedded.state_dir)
    assert _services(fresh_embedded.state_dir) == []
    assert not (fresh_embedded.state_dir / "connection.json").exists()


def test_reset_deletes_its_state_and_nothing_else(fresh_embedded: Connection) -> None:
    state_dir = fresh_embedded.state_dir
    (state_dir / "mine.txt").write_text("not the service's")
    assert launcher.reset(state_dir)
    assert [entry.name for entry in state_dir.iterdir()] == ["mine.txt"]
    assert not launcher.reset(state_dir)


def test_a_pid_that_is_somebody_elses_is_not_the_service(fresh_embedded: Connection) -> None:
    launcher.stop(fresh_embedded.state_dir)
    impostor = {**vars(fresh_embedded), "pid": os.getpid()}
    Connection(**impostor).write()
    assert launcher.status(fresh_embedded.state_dir) is None
    (fresh_embedded.state_dir / "connection.json").unlink()


def test_second_service_in_the_foreground_is_refused(fresh_embedded: Connection) -> None:
    command = [sys.executable, "-m", "jupyter_modelarts.local", "--state-dir", str(fresh_embedded.state_dir)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 3
    assert done.stderr.splitlines() == [
        f"An embedded service is running already in {fresh_embedded.state_dir}."
    ]


def test_directory_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(launcher.EmbeddedServiceError) as caught:
        launcher.ensure_running(tmp_path / "file" / "state")
    assert "Not a directory" in str(caught.value)
    assert "JUPYTER_MODELARTS_LOCAL_DIR" in caught.value.hint


def test_full_disk_is_named(tmp_path: Path) -> None:
    code = (
        "import resource, signal, sys, pathlib\n"
        "signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        f"resource.setrlimit(resource.RLIMIT_FSIZE, (2048, {resource.RLIM_INFINITY}))\n"
        "from jupyter_modelarts.local.launcher import EmbeddedServiceError, ensure_running\n"
        "try:\n    ensure_running(pathlib.Path(sys.argv[1]))\n"
        "except EmbeddedServiceError as error:\n    print(error)\n"
    )
    command = [sys.executable, "-c", code, str(tmp_path / "state")]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert len(done.stdout.splitlines()) == 1, done.stderr
    assert "could not be started" in done.stdout
    assert "disk" in done.stdout
    assert _services(tmp_path / "state") == []


def test_no_secret_in_the_log(fresh_embedded: Connection) -> None:
    user = {"name": fresh_embedded.user, "password": fresh_embedded.password.reveal() + "x"}
    identity = {"methods": ["password"], "password": {"user": {**user, "domain": {"name": "embedded"}}}}
    httpx.post(f"{fresh_embedded.iam}/v3/auth/tokens", json={"auth": {"identity": identity}})
    httpx.get(f"{fresh_embedded.modelarts}/v1/{fresh_embedded.secret_key.reveal()}/x")
    launcher.stop(fresh_embedded.state_dir)
    text = "".join(path.read_text() for path in fresh_embedded.state_dir.glob("*.log"))
    assert "ready" in text
    assert "iam_create_token: 401" in text
    for secret in (fresh_embedded.secret_key, fresh_embedded.password):
        assert secret.reveal() not in text
