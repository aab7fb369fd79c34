"""The platform's own examples, sent to the service: its answers have every field of theirs."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from .calling import SCIKIT_LEARN, CallerV1

EXAMPLES = Path(__file__).parents[2] / "data" / "examples"
BUCKET = "usr"
SOFTMAX = "import os, sys; print(os.environ['CUSTOM_PARAM1'], sys.argv[1], os.listdir(sys.argv[2]))"


def example(name: str) -> Any:
    return json.loads((EXAMPLES / f"create_training_job_v1.{name}.json").read_text("utf-8"))


@pytest.fixture
def user(caller: CallerV1) -> CallerV1:
    """The caller, with the files that the examples name."""
    files = {
        "app/boot.py": "import sys; print(' '.join(sys.argv[1:]))",
        "app/mnist/mnist_softmax.py": SOFTMAX,
        "app/mnist_data/train.bin": "data",
        "data/train.bin": "data",
        "train/empty": "",
        "log/empty": "",
    }
    for name, text in files.items():
        path = caller.objects / BUCKET / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return caller


def run(user: CallerV1, request: dict[str, Any]) -> dict[str, Any]:
    """A job as an example asks for it; the caller's workspace keeps the tests apart."""
    documented = example("response")
    request["workspace_id"] = user.workspace
    job = user.call("create_training_job_v1", body=request)
    assert list(job) == list(documented)
    for name, value in documented.items():
        # the tables say Long and Int where the example has text: numbers are what we answer
        number = name in ("job_id", "status", "create_time", "version_id")
        assert isinstance(job[name], int if number else type(value))
    assert (job["job_name"], job["version_name"]) == (request["job_name"], documented["version_name"])
    return job


def test_a_custom_image(user):
    request = example("request.custom_image")
    del request["config"]["pool_id"]
    job = run(user, request)
    shown = user.reach(job)
    assert shown["status"] == 10, user.text(job)
    assert user.lines(job)[-1] == "1 --data_url ['train.bin']"
    for name, value in request["config"].items():
        assert shown[name] == value


def test_a_preset_engine(user):
    request = example("request")
    assert user.refusal("create_training_job_v1", body=request)[0] == 501  # a pool, and a dataset
    for name in ("pool_id", "dataset_id", "dataset_version_id"):
        del request["config"][name]
    request["config"] |= {"engine_id": SCIKIT_LEARN, "data_url": "/usr/data/"}
    job = run(user, request)
    shown = user.reach(job)
    assert shown["status"] == 10, user.text(job)
    arguments = "--data_url=s3://usr/data/ --train_url=s3://usr/train/ --learning_rate=0.01 --batch_size=32"
    assert user.lines(job)[-1] == arguments
    for name, value in request["config"].items():
        assert shown[name] == value
    refused = user.refusal("create_training_job_v1", body=request)
    problem = example("error")
    assert refused == (400, problem["error_code"], problem["error_message"])


def test_volumes(user, tmp_path):
    request = example("request.volumes")
    for name in ("pool_id", "dataset_id", "dataset_version_id"):
        del request["config"][name]
    status, _, message = user.refusal("create_training_job_v1", body=request)
    assert (status, "NFS" in message) == (501, True)
    request["config"]["engine_id"] = SCIKIT_LEARN
    del request["config"]["volumes"][0]
    request["config"]["volumes"][0]["host_path"]["src_path"] = str(tmp_path)
    job = run(user, request)
    shown = user.reach(job)
    assert shown["status"] == 10, user.text(job)
    assert shown["volumes"] == request["config"]["volumes"]
