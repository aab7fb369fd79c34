"""What is not accepted, and what it says."""

from __future__ import annotations

import pytest

from .calling import GATED, Gate

UNDONE = "ModelArts.50005010"


@pytest.mark.parametrize(
    ("more", "status", "word"),
    [
        ({"spec_id": None}, 400, "resource-specs"),
        ({"spec_id": 77}, 400, "modelarts.vm.cpu.2u"),
        ({"spec_id": "large"}, 400, "spec_id"),
        ({"engine_id": 77}, 400, "embedded"),
        ({"worker_server_num": 0}, 400, "worker_server_num"),
        ({"worker_server_num": 2}, 400, "spec_id"),
        ({"boot_file_url": "/elsewhere/train.py"}, 400, "below"),
        ({"app_url": ""}, 400, "app_url"),
        ({"app_url": "", "model_id": 1}, 501, "built-in"),
        ({"data_url": "/no-such-bucket/data/"}, 400, "no-such-bucket"),
        ({"train_url": "/no-such-bucket/out/"}, 400, "no-such-bucket"),
        ({"log_url": "/no-such-bucket/log/"}, 400, "no-such-bucket"),
        ({"data_url": "nothing"}, 400, "data_url"),
        ({"data_url": "/a/b/", "dataset_id": "d"}, 400, "one of"),
        ({"dataset_id": "d", "dataset_version_id": "v"}, 501, "datasets"),
        ({"data_source": [{"type": "dataset", "dataset_id": "d"}]}, 501, "datasets"),
        ({"data_source": [{"type": "obs"}]}, 400, "data_url"),
        ({"data_source": [{"data_url": "/a/b/"}, {"data_url": "/a/c/"}]}, 501, "one"),
        ({"data_source": ["/a/b/"]}, 400, "data_source"),
        ({"pool_id": "testpool"}, 501, "pool"),
        ({"parameter": [{"value": "x"}]}, 400, "label"),
        ({"parameter": ["x"]}, 400, "label"),
        ({"parameter": [{"label": "a b", "value": "x"}]}, 400, "a b"),
        ({"parameter": [{"label": "train_url", "value": "x"}], "train_url": "/b/c/"}, 400, "train_url"),
        ({"user_image_url": "host/image:1"}, 400, "user_command"),
        ({"user_command": "python x.py"}, 400, "user_image_url"),
        ({"volumes": [{"nfs": {"src_path": "host:/", "dest_path": "/nas"}}]}, 501, "NFS"),
        ({"volumes": [{"host_path": {"src_path": "work", "dest_path": "/nas"}}]}, 400, "src_path"),
        ({"volumes": [{"host_path": {"src_path": "/work", "dest_path": "/a/../b"}}]}, 400, "dest_path"),
        ({"volumes": [{"host_path": {"src_path": "/work", "dest_path": "/home/"}}]}, 400, "/home"),
        ({"volumes": [{"host_path": {"src_path": "/a", "dest_path": "/b"}}] * 2}, 400, "dest_path"),
        ({"volumes": [{}]}, 400, "nfs or host_path"),
    ],
)
def test_a_config_that_cannot_run(caller, more, status, word):
    config = {name: value for name, value in {**caller.config(), **more}.items() if value is not None}
    found = caller.refused_config(config)
    assert found[0] == status, found
    assert (found[1] == UNDONE) is (status == 501)
    assert word in found[2]
    assert caller.rows() == []


def test_one_output_belongs_to_one_job_at_a_time(caller, tmp_path):
    gate = Gate(tmp_path / "gate")
    place = f"/{caller.bucket}/out/"
    job = caller.new(caller.config(GATED, train_url=place, parameter=[gate.parameter]))
    status, _, message = caller.refused_config(caller.config(train_url=place))
    assert status == 400
    assert f"Other running job {job['job_name']}" in message
    config = caller.config()
    body = {
        "metadata": {"name": f"job-{caller.bucket}"},
        "algorithm": {
            "code_dir": config["app_url"],
            "boot_file": config["boot_file_url"],
            "engine": {"engine_name": "Scikit_Learn"},
            "outputs": [{"name": "result", "remote": {"obs": {"obs_url": place}}}],
        },
        "spec": {"resource": {"flavor_id": "modelarts.vm.cpu.2u", "node_count": 1}},
    }
    url = f"{caller.connection.modelarts}/v2/{caller.connection.project_id}/training-jobs"
    answer = caller.http.post(url, json={"kind": "job", **body})
    assert answer.status_code == 400
    assert "contain result" in answer.json()["error_msg"]
    gate.open()
    caller.reach(job)
    caller.reach(caller.new(caller.config(train_url=place)))


def test_a_body_against_the_contract(caller):
    for body in (
        {},
        {"job_name": "x"},
        {"job_name": "x", "config": {}},
        {"job_name": "a b", "config": {"worker_server_num": 1}},
        {"job_name": "x" * 65, "config": {"worker_server_num": 1}},
    ):
        assert caller.refusal("create_training_job_v1", body=body)[0] == 400
