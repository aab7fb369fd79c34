"""A service that is killed or stopped in the middle of a search."""

from __future__ import annotations

import os
import signal
from typing import TYPE_CHECKING, Any

import psutil

from jupyter_modelarts.local import launcher

from .searching import algorithm, discrete, policy

if TYPE_CHECKING:
    from .searching import Searcher

SCRIPT = """
import argparse, os, pathlib, time
x = argparse.ArgumentParser()
x.add_argument("--x", type=int)
x = x.parse_args().x
print("acc: 0", flush=True)
while x > 1 and not pathlib.Path(os.environ["GATE"]).exists():
    time.sleep(0.02)
print("acc:", x, flush=True)
"""


def gated(owner: Searcher) -> Any:
    """A search of four trials, all but the first of which wait for the gate; two of them run."""
    grid = policy(discrete("x", 1, 2, 3, 4), algo_configs=[algorithm("grid_search", max_concurrent=2)])
    gate = str(owner.connection.state_dir / "gate")
    job = owner.create(owner.search(SCRIPT, grid, environments={"GATE": gate}))
    owner.until(lambda: [row["config"]["x"] for row in owner.running(job, 2)] == [2, 3])
    return job


def test_a_killed_service_goes_on_with_its_trials(owner: Searcher) -> None:
    job = gated(owner)
    before = owner.trials(job)
    kill(owner)
    os.kill(int(before[2]["pid"]), signal.SIGKILL)
    owner.reconnect(launcher.ensure_running(owner.connection.state_dir))
    (owner.connection.state_dir / "gate").touch()
    assert owner.wait(job)["status"]["phase"] == "Completed", owner.log(job)
    rows = owner.trials(job)
    assert [row["trial_id"] for row in rows[:3]] == [row["trial_id"] for row in before]
    assert [row["config"]["x"] for row in rows] == [1, 2, 3, 4]
    assert [row["status"] for row in rows] == ["TERMINATED", "TERMINATED", "ERROR", "TERMINATED"]
    assert [row["reward_attr"] for row in rows] == ["1", "2", "0", "4"]
    assert rows[1]["pid"] == before[1]["pid"]
    assert rows[2]["message"]


def test_a_stopped_service_ends_its_trials(owner: Searcher) -> None:
    job = gated(owner)
    pids = [int(row["pid"]) for row in owner.running(job, 2)]
    launcher.stop(owner.connection.state_dir)
    assert not any(psutil.pid_exists(pid) for pid in pids)
    owner.reconnect(launcher.ensure_running(owner.connection.state_dir))
    assert owner.wait(job)["status"]["phase"] == "Terminated"
    assert {row["status"] for row in owner.trials(job)} == {"TERMINATED"}


def test_a_job_deleted_while_it_searches_leaves_nothing(owner: Searcher) -> None:
    job = gated(owner)
    pids = [int(row["pid"]) for row in owner.running(job, 2)]
    owner.http.delete(f"/training-jobs/{job['metadata']['id']}")
    assert not any(psutil.pid_exists(pid) for pid in pids)
    assert not owner.directory(job).parent.exists()


def kill(owner: Searcher) -> None:
    process = psutil.Process(owner.connection.pid)
    process.kill()
    process.wait(10)
