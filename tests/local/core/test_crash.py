"""A job that runs while its service is killed: found again, or ended by `stop`, never forgotten."""

from __future__ import annotations

import os
import signal
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

import httpx
import psutil
import pytest

from jupyter_modelarts.local import launcher
from jupyter_modelarts.local.account import load_account
from jupyter_modelarts.local.obs.storage import ObjectStore

from .test_iam import sign_in

if TYPE_CHECKING:
    from jupyter_modelarts.local.connection import Connection

SCRIPT = b"import time\nprint('running', flush=True)\ntime.sleep(120)\n"


def submit(connection: Connection) -> str:
    """The id of a job that sleeps, once it runs."""
    upload(connection, "code/train.py", SCRIPT)
    algorithm = {
        "code_dir": "/crash-bucket/code/",
        "boot_file": "/crash-bucket/code/train.py",
        "engine": {"engine_name": "Scikit_Learn"},
    }
    spec = {"resource": {"flavor_id": "modelarts.vm.cpu.2u", "node_count": 1}}
    body = {"kind": "job", "metadata": {"name": "sleeper"}, "algorithm": algorithm, "spec": spec}
    answer = httpx.post(jobs(connection), json=body, headers=token(connection))
    assert answer.status_code == 201, answer.text
    identifier: str = answer.json()["metadata"]["id"]
    until(lambda: phase(connection, identifier) == "Running")
    return identifier


def upload(connection: Connection, key: str, data: bytes) -> None:
    account = load_account(connection.state_dir)
    store = ObjectStore(connection.state_dir / "unused", account, connection.obs)
    try:
        for name, content in (("", b""), (key, data)):
            url = store.presign("PUT", "crash-bucket", name, 60)
            httpx.put(url, content=content).raise_for_status()
    finally:
        store.close()


def token(connection: Connection) -> dict[str, str]:
    return {"X-Auth-Token": sign_in(connection).headers["X-Subject-Token"]}


def jobs(connection: Connection) -> str:
    return f"{connection.modelarts}/v2/{connection.project_id}/training-jobs"


def phase(connection: Connection, identifier: str) -> str:
    answer: dict[str, Any] = httpx.get(f"{jobs(connection)}/{identifier}", headers=token(connection)).json()
    return str(answer["status"]["phase"])


def until(condition: Callable[[], bool], seconds: float = 20) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, "it did not come about"
        time.sleep(0.02)


def job_processes(state_dir: Path) -> list[int]:
    found = []
    for process in psutil.process_iter(["pid", "cmdline", "status"]):
        line = " ".join(process.info["cmdline"] or [])
        if str(state_dir / "jobs") in line and process.info["status"] != psutil.STATUS_ZOMBIE:
            found.append(process.info["pid"])
    return found


@pytest.fixture
def killed(fresh_embedded: Connection) -> tuple[Connection, str]:
    identifier = submit(fresh_embedded)
    os.kill(fresh_embedded.pid, signal.SIGKILL)
    until(lambda: launcher.status(fresh_embedded.state_dir) is None)
    assert job_processes(fresh_embedded.state_dir)
    return fresh_embedded, identifier


def test_job_goes_on_and_is_found_again(killed: tuple[Connection, str]) -> None:
    connection, identifier = killed
    running = set(job_processes(connection.state_dir))
    again = launcher.ensure_running(connection.state_dir)
    assert phase(again, identifier) == "Running"
    assert running <= set(job_processes(connection.state_dir))


def test_stop_ends_a_job_that_outlived_its_service(killed: tuple[Connection, str]) -> None:
    connection, identifier = killed
    assert not launcher.stop(connection.state_dir)
    until(lambda: not job_processes(connection.state_dir))
    again = launcher.ensure_running(connection.state_dir)
    assert phase(again, identifier) == "Terminated"


def test_stop_ends_running_jobs(fresh_embedded: Connection) -> None:
    submit(fresh_embedded)
    assert job_processes(fresh_embedded.state_dir)
    assert launcher.stop(fresh_embedded.state_dir)
    assert job_processes(fresh_embedded.state_dir) == []
