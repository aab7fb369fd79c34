"""The service goes away and comes back."""

from __future__ import annotations

import os
import signal

import psutil

from jupyter_modelarts.local import launcher
from jupyter_modelarts.local.store import opened
from jupyter_modelarts.local.training_v1.jobs import KIND

from .calling import ECHO, GATED, Gate


def test_a_killed_service_finds_its_jobs_and_goes_on_counting(owner, tmp_path):
    gate = Gate(tmp_path / "gate")
    done = owner.new(owner.config(ECHO))
    owner.reach(done)
    running = owner.new(owner.config(GATED, parameter=[gate.parameter]))
    deleted = owner.new(owner.config(create_version=False))
    owner.call("delete_training_job_v1", deleted["job_id"])
    owner.until(lambda: "at the gate" in owner.lines(running))
    body = {"config_name": "kept", "worker_server_num": 1}
    owner.call("create_training_job_config_v1", body=body)

    service = psutil.Process(owner.connection.pid)
    os.kill(service.pid, signal.SIGKILL)
    service.wait(10)
    owner.reconnect(launcher.ensure_running(owner.connection.state_dir))

    assert owner.version(done)["status"] == 10
    assert owner.version(running)["status"] == 8
    assert owner.call("show_training_job_config_v1", "kept")["config_name"] == "kept"
    gate.open("patience")
    assert owner.reach(running)["status"] == 10
    assert "through with patience" in owner.lines(running)
    body = {"config": {"pre_version_id": running["version_id"], "worker_server_num": 1, "parameter": []}}
    body["config"] |= {name: value for name, value in owner.config(ECHO).items() if name != "create_version"}
    version = owner.call("create_training_job_version_v1", running["job_id"], body=body)
    assert version["version_id"] > running["version_id"]
    assert version["version_name"] == "V0002"
    owner.reach(version)
    assert owner.new(owner.config(create_version=False))["job_id"] > deleted["job_id"]


def test_a_stopped_service_ends_its_jobs(owner, tmp_path):
    job = owner.new(owner.config(GATED, parameter=[Gate(tmp_path / "gate").parameter]))
    owner.until(lambda: "at the gate" in owner.lines(job))
    state_dir = owner.connection.state_dir
    launcher.stop(state_dir)
    owner.reconnect(launcher.ensure_running(state_dir))
    assert owner.reach(job)["status"] == 12


async def test_a_job_that_a_killed_service_did_not_come_to_submit_is_forgotten(owner):
    kept, emptied = owner.new(owner.config(ECHO)), owner.new(owner.config(create_version=False))
    owner.reach(kept)
    launcher.stop(owner.connection.state_dir)
    async with opened(owner.connection.state_dir / "modelarts.sqlite") as store:
        job = await store.get(KIND, str(kept["job_id"]))
        unborn = {
            **job,
            "job_id": 99,
            "job_name": "x",
            "versions": [{"version_id": 9, "training_id": "none"}],
        }
        await store.put(KIND, "99", unborn, name="x", project_id=job["project_id"], created=1)
    owner.reconnect(launcher.ensure_running(owner.connection.state_dir))
    assert owner.refusal("list_training_job_versions_v1", 99)[0] == 404
    assert {row["job_id"] for row in owner.rows()} == {kept["job_id"], emptied["job_id"]}
