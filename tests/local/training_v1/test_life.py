"""From a config of the old API to a process, and the integer states on the way."""

from __future__ import annotations

import json
import os
import signal

import psutil

from .calling import CPU_8U, ECHO, GATED, Gate

COPYING = """\
import argparse, os
import moxing as mox
found = argparse.ArgumentParser()
found.add_argument("--data_url"); found.add_argument("--train_url"); found.add_argument("--scale", type=int)
found, _ = found.parse_known_args()
print(found.data_url, found.train_url)
mox.file.copy_parallel(found.data_url, "data")
numbers = [int(line) for line in open("data/numbers.txt")]
os.makedirs("result/model")
open("result/model/sum.txt", "w").write(str(sum(numbers) * found.scale))
mox.file.copy_parallel("result", found.train_url)
"""


def test_a_script_copies_its_data_with_moxing_and_its_result_back(caller):
    caller.put("data/numbers.txt", "1\n2\n3\n")
    config = caller.config(
        COPYING,
        data_url=f"/{caller.bucket}/data/",
        train_url=f"/{caller.bucket}/out/",
        log_url=f"/{caller.bucket}/logs/",
        parameter=[{"label": "scale", "value": "7"}],
    )
    job = caller.new(config, job_desc="sums")
    done = caller.reach(job)
    assert done["status"] == 10, caller.text(job)
    assert f"s3://{caller.bucket}/data/ s3://{caller.bucket}/out/" in caller.lines(job)
    assert caller.get("out/model/sum.txt") == "42"
    assert list((caller.objects / caller.bucket / "logs").rglob("*.log"))


def test_the_answer_has_the_fields_of_the_documented_one(caller):
    documented = {
        "is_success": True,
        "job_id": "10",
        "job_name": "TestModelArtsJob",
        "status": "1",
        "create_time": "1524189990635",
        "version_id": "10",
        "version_name": "V0001",
        "resource_id": "jobafd08896",
    }
    job = caller.new(caller.config())
    assert list(job) == list(documented)
    for name in ("job_id", "status", "create_time", "version_id"):
        assert isinstance(job[name], int)  # the table's type; the example writes text
    assert job["status"] in (1, 7)
    assert job["version_name"] == "V0001"
    assert job["resource_id"].startswith("job")
    assert len(job["resource_id"]) == len(documented["resource_id"])


def test_a_version_tells_its_whole_config(caller):
    caller.put("data/one.txt", "1")
    config = caller.config(
        data_source=[{"type": "obs", "data_url": f"/{caller.bucket}/data/"}],
        train_url=f"/{caller.bucket}/out/",
        parameter=[{"label": "epochs", "value": "3"}],
    )
    shown = caller.version(caller.new(config, job_desc="told"))
    assert {name: shown[name] for name in config} == config
    assert (shown["engine_type"], shown["engine_name"]) == (9, "XGBoost-Sklearn")
    assert (shown["spec_code"], shown["core"], shown["cpu"]) == ("modelarts.vm.cpu.2u", "2", "8GB")
    assert (shown["gpu_num"], shown["gpu_type"], shown["pre_version_id"]) == (0, "", 0)
    assert (shown["job_desc"], shown["version_name"]) == ("told", "V0001")
    assert set(shown["system_metric_list"]) == {"cpuUsage", "memUsage", "gpuUtil"}


def test_states_follow_the_process(caller, tmp_path):
    gate = Gate(tmp_path / "gate")
    job = caller.new(caller.config(GATED, parameter=[gate.parameter]))
    running = caller.reach(job, 8)
    assert running["start_time"] >= running["create_time"]
    gate.open()
    done = caller.reach(job)
    assert done["status"] == 10
    assert isinstance(done["duration"], int)
    assert done["duration"] > 0
    assert "through with luck" in caller.lines(job)


def test_a_failure_is_11(caller):
    job = caller.new(caller.config("raise ValueError('no good')"))
    assert caller.reach(job)["status"] == 11
    assert "ValueError: no good" in caller.lines(job)


def test_a_version_that_is_stopped_is_12_and_cannot_be_stopped_again(caller, tmp_path):
    job = caller.new(caller.config(GATED, parameter=[Gate(tmp_path / "gate").parameter]))
    where = job["job_id"], job["version_id"]
    caller.until(lambda: "at the gate" in caller.lines(job))
    caller.call("stop_training_job_version_v1", *where)
    assert caller.reach(job)["status"] == 12
    status, _, message = caller.refusal("stop_training_job_version_v1", *where)
    assert status == 409
    assert "V0001" in message


def test_a_lost_worker_is_14(caller, tmp_path):
    job = caller.new(caller.config(GATED, parameter=[Gate(tmp_path / "gate").parameter]))
    caller.until(lambda: "at the gate" in caller.lines(job))
    (pids,) = (caller.connection.state_dir / "jobs").glob(f"{job['resource_id'][3:]}*/*/supervisor.json")
    os.kill(json.loads(pids.read_text())["pid"], signal.SIGKILL)
    assert caller.reach(job)["status"] == 14


def test_a_running_job_is_deleted_with_its_process(caller, tmp_path):
    job = caller.new(caller.config(GATED, parameter=[Gate(tmp_path / "gate").parameter]))
    caller.until(lambda: "at the gate" in caller.lines(job))
    (pids,) = (caller.connection.state_dir / "jobs").glob(f"{job['resource_id'][3:]}*/*/supervisor.json")
    process = psutil.Process(json.loads(pids.read_text())["child"])
    caller.call("delete_training_job_v1", job["job_id"])
    process.wait(10)
    assert caller.refusal("list_training_job_versions_v1", job["job_id"])[0] == 404
    assert not pids.exists()


def test_each_worker_has_its_log(caller):
    job = caller.new(caller.config(ECHO, spec_id=CPU_8U, worker_server_num="2"), name=f"two-{caller.bucket}")
    shown = caller.reach(job)
    assert (shown["status"], shown["worker_server_num"]) == (10, 2), caller.text(job)
    names = caller.call("list_training_job_log_files_v1", job["job_id"], job["version_id"])["log_file_list"]
    assert names == [f"job-two-{caller.bucket}.0", f"job-two-{caller.bucket}.1"]


def test_the_new_api_does_not_show_jobs_of_the_old_one(caller):
    job = caller.new(caller.config())
    caller.reach(job)
    connection = caller.connection
    url = f"{connection.modelarts}/v2/{connection.project_id}"
    found = caller.http.post(f"{url}/training-job-searches", json={"workspace_id": caller.workspace}).json()
    assert (found["total"], found["items"]) == (0, [])
    (directory,) = (connection.state_dir / "jobs").glob(f"{job['resource_id'][3:]}*")
    assert caller.http.get(f"{url}/training-jobs/{directory.name}").status_code == 404
    assert caller.http.delete(f"{url}/training-jobs/{directory.name}").status_code == 404
    assert caller.version(job)["status"] == 10


def test_what_waits_for_room_is_7_and_can_be_stopped(owner, tmp_path):
    gates = [Gate(tmp_path / str(number)) for number in range(2)]
    half = (os.cpu_count() or 1) // 16 + 1  # nodes of eight cores: more than half of this machine
    first, second = (
        owner.new(owner.config(GATED, spec_id=CPU_8U, worker_server_num=half, parameter=[gate.parameter]))
        for gate in gates
    )
    owner.reach(first, 8)
    assert owner.reach(second, 7)["duration"] == 0
    owner.call("stop_training_job_version_v1", second["job_id"], second["version_id"])
    assert owner.reach(second)["status"] == 12


def test_a_script_that_takes_its_time_to_stop_is_9_meanwhile(caller, tmp_path):
    gate = Gate(tmp_path / "gate")
    script = f"import signal; signal.signal(signal.SIGTERM, lambda *_: print('not yet', flush=True))\n{GATED}"
    job = caller.new(caller.config(script, parameter=[gate.parameter]))
    caller.until(lambda: "at the gate" in caller.lines(job))
    caller.call("stop_training_job_version_v1", job["job_id"], job["version_id"])
    caller.until(lambda: "not yet" in caller.lines(job))
    assert caller.version(job)["status"] == 9
    assert caller.refusal("stop_training_job_version_v1", job["job_id"], job["version_id"])[0] == 409
    gate.open()
    assert caller.reach(job)["status"] == 12
