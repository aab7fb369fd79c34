"""What the embedded service answers fits the contract: every emulated operation, called for real."""

from __future__ import annotations

import json
import re
import time
import uuid
from pathlib import Path

import httpx
import pytest

from jupyter_modelarts.client.errors import StatusError
from jupyter_modelarts.contract.operations import operations
from jupyter_modelarts.local import registry
from jupyter_modelarts.session import Session

FLAVOR = "modelarts.vm.cpu.2u"
SCRIPT = """\
import argparse, pathlib
options = argparse.ArgumentParser()
options.add_argument("--train_url")
found, _ = options.parse_known_args()
print("loss 0.5", flush=True)
pathlib.Path(found.train_url, "result.txt").write_text("done")
"""
PACKAGE = {
    "config.json": json.dumps({"model_algorithm": "echo", "model_type": "PyTorch"}),
    "customize_service.py": (
        "from model_service.pytorch_model_service import PTServingBaseService\n"
        "class Echo(PTServingBaseService):\n"
        "    def _inference(self, data):\n"
        "        return data\n"
    ),
    "net.pt": "weights",
}

BEYOND = {
    # fields of the embedded service that the platform does not document
    "list_models": {"models[].model_algorithm"},
    "show_service": {"log_directory"},
}


class Caller:
    """Calls operations and holds every answer against its shape."""

    def __init__(self, session, contract) -> None:
        self.session = session
        self.client = session.client()
        self.contract = contract

    def call(self, identifier, *path, query=None, body=None):
        names = [name for name in operations()[identifier].path_parameters if name != "project_id"]
        answer = self.client.call(
            identifier, path=dict(zip(names, path, strict=True)), query=query or {}, body=body
        )
        shape = self.contract.answer(identifier)
        if shape is not None:
            assert self.contract.errors(shape, answer) == []
            assert self.contract.unknown(shape, answer) <= BEYOND.get(identifier, set())
        if body is not None:
            assert self.contract.errors(self.contract.request(identifier), body) == []
        return answer

    def refused(self, identifier, *path, **arguments):
        """The status of a call that fails, whose body fits the shape of failures."""
        with pytest.raises(StatusError) as caught:
            self.call(identifier, *path, **arguments)
        assert self.contract.errors(self.contract.answer(identifier, "default"), caught.value.body) == []
        return caught.value.status


@pytest.fixture(scope="module")
def caller(embedded, contract):
    session = Session(local_dir=embedded.state_dir)
    yield Caller(session, contract)
    session.close()


@pytest.fixture(scope="module")
def place(caller):
    """A directory in OBS with code and a model package."""
    bucket, obs = f"answers-{uuid.uuid4().hex[:8]}", caller.session.obs()
    obs.make_bucket(bucket)
    obs.write(f"obs://{bucket}/code/train.py", SCRIPT.encode())
    for name, text in PACKAGE.items():
        obs.write(f"obs://{bucket}/package/model/{name}", text.encode())
    return bucket


def test_what_can_be_chosen(caller):
    caller.call("list_training_job_flavors", query={"flavor_type": "CPU"})
    assert caller.call("list_training_job_engines")["items"]
    assert caller.call("list_ai_engine_runtimes")["engine_runtimes"]
    images = caller.call("list_images", query={"limit": 2})["data"]
    assert caller.call("show_image", images[0]["id"])["id"] == images[0]["id"]


def test_an_algorithm(caller, place):
    body = {
        "metadata": {"name": f"algorithm-{place}"},
        "job_config": {"code_dir": f"/{place}/code/", "boot_file": f"/{place}/code/train.py"},
    }
    body["job_config"]["engine"] = {"engine_name": "Scikit_Learn"}
    identifier = caller.call("create_algorithm", body=body)["metadata"]["id"]
    caller.call("show_algorithm", identifier)
    assert caller.call("list_algorithms", query={"limit": 5})["count"] >= 1
    body["metadata"]["description"] = "changed"
    caller.call("update_algorithm", identifier, body=body)
    caller.call("delete_algorithm", identifier)
    assert caller.refused("show_algorithm", identifier) == 404


@pytest.fixture(scope="module")
def job(caller, place):
    """A job that has ended."""
    body = {
        "kind": "job",
        "metadata": {"name": f"job-{place}"},
        "algorithm": {
            "code_dir": f"/{place}/code/",
            "boot_file": f"/{place}/code/train.py",
            "engine": {"engine_name": "Scikit_Learn"},
            "parameters": [{"name": "epochs", "value": "1"}],
            "outputs": [{"name": "train_url", "remote": {"obs": {"obs_url": f"/{place}/output/"}}}],
        },
        "spec": {
            "resource": {"flavor_id": FLAVOR, "node_count": 1},
            "log_export_path": {"obs_url": f"/{place}/logs/"},
        },
    }
    identifier = caller.call("create_training_job", body=body)["metadata"]["id"]
    caller.client.wait("create_training_job", path={"training_job_id": identifier}, timeout=60)
    return identifier


def test_a_training_job(caller, job):
    shown = caller.call("show_training_job", job)
    assert shown["status"]["phase"] == "Completed"
    task = shown["status"]["tasks"][0]
    assert "loss 0.5" in caller.call("show_training_job_logs_preview", job, task)["content"]
    for kind in ("text/plain", "application/octet-stream"):
        link = caller.call("show_training_job_logs_url", job, task, query={"Content-Type": kind})["obs_url"]
        assert "loss 0.5" in httpx.get(link).text
    caller.call("show_training_job_metrics", job, task)
    found = caller.call("list_training_jobs", body={"limit": 10, "offset": 0})
    assert job in [row["metadata"]["id"] for row in found["items"]]
    caller.call("update_training_job", job, body={"description": "changed"})
    # what has ended cannot be stopped
    assert caller.refused("stop_training_job", job, body={"action_type": "terminate"}) in (400, 409)


def test_a_job_that_is_stopped_and_deleted(caller, place, job):
    body = caller.call("show_training_job", job)
    again = {name: body[name] for name in ("kind", "algorithm", "spec")}
    again["metadata"] = {"name": f"stopped-{place}"}
    again["algorithm"]["command"] = "sleep 60"
    stopped = caller.call("create_training_job", body=again)["metadata"]["id"]
    caller.call("stop_training_job", stopped, body={"action_type": "terminate"})
    caller.client.wait(
        "create_training_job", path={"training_job_id": stopped}, accept=["Terminated"], timeout=60
    )
    caller.call("delete_training_job", stopped)
    assert caller.refused("show_training_job", stopped) == 404


def test_a_model_and_its_service(caller, place):
    body = {
        "model_name": f"model-{place}",
        "model_version": "0.0.1",
        "model_type": "PyTorch",
        "source_location": f"/{place}/package/",
    }
    model = caller.call("create_model", body=body)["model_id"]
    caller.client.wait("create_model", path={"model_id": model}, timeout=60)
    assert caller.call("show_model", model)["model_status"] == "published"
    assert caller.call("list_models", query={"limit": 5})["count"] >= 1

    config = [{"model_id": model, "weight": "100", "specification": FLAVOR, "instance_count": 1}]
    body = {"service_name": f"service-{place}", "infer_type": "real-time", "config": config}
    service = caller.call("create_service", body=body)["service_id"]
    path = {"service_id": service}
    caller.client.wait("create_service", path=path, accept=["running"], timeout=60)
    shown = caller.call("show_service", service)
    answer = caller.client.request("POST", shown["access_address"], json={"a": 1})
    assert (answer.status_code, answer.json()) == (200, {"a": 1})
    assert caller.call("list_services", query={"service_name": shown["service_name"]})["count"] == 1
    caller.call("show_service_monitor", service)
    caller.call("list_service_logs", service)
    hosts = caller.call("list_service_host_endpoints", service, query={"type": "host_endpoints"})
    assert hosts["endpoints"]
    caller.call("show_internal_channel_info")
    caller.call("update_service", service, body={"status": "stopped"})
    caller.client.wait("create_service", path=path, accept=["stopped"], timeout=60)
    caller.call("delete_service", service)
    assert caller.client.wait("delete_service", path=path, timeout=60) is None
    assert caller.call("delete_model", model)["delete_success_list"] == [model]
    assert caller.refused("show_model", model) == 404


def test_a_visualization_job(caller, place):
    caller.session.obs().write(f"obs://{place}/events/events.out.tfevents.1", b"")
    body = {"train_url": f"/{place}/events/", "job_name": f"board-{place}"[:20], "job_desc": "first"}
    job = str(caller.call("create_visualization_job", body=body)["job_id"])
    path = {"job_id": job}
    caller.client.wait("create_visualization_job", path=path, accept=[8], timeout=60)
    assert httpx.get(caller.call("show_visualization_job", job)["service_url"]).status_code == 200
    caller.call("update_visualization_job", job, body={"job_desc": "second"})
    query = {"search_content": body["job_name"], "status": "8", "sortBy": "duration", "order": "desc"}
    (listed,) = caller.call("list_visualization_jobs", query=query)["jobs"]
    assert listed["job_desc"] == "second"
    caller.call("stop_visualization_job", job)
    caller.call("restart_visualization_job", job)
    caller.call("delete_visualization_job", job)
    assert caller.refused("show_visualization_job", job) == 404


def test_a_search(caller, place):
    assert caller.call("list_autosearch_yaml_templates")["yaml_templates"]
    assert caller.call("show_autosearch_yaml_template", "hpo", "TPE")["file_name"] == "TPE.yaml"
    script = b"import sys\nprint('acc:', len(sys.argv[1]), flush=True)\n"
    caller.session.obs().write(f"obs://{place}/search/train.py", script)
    search = {
        "reward_attrs": [{"name": "acc", "mode": "max", "regex": "acc: (.+)"}],
        "search_params": [
            {"name": "lr", "param_type": "continuous", "lower_bound": "0.001", "upper_bound": "1"}
        ],
        "algo_configs": [
            {
                "name": "random_search",
                "params": [{"key": "num_samples", "value": "3", "type": "Integer"}],
            }
        ],
    }
    algorithm = {"code_dir": f"/{place}/search/", "boot_file": f"/{place}/search/train.py"}
    algorithm |= {"engine": {"engine_name": "Scikit_Learn"}, "policies": {"auto_search": search}}
    body = {
        "kind": "autosearch_job",
        "metadata": {"name": f"search-{place}"},
        "algorithm": algorithm,
        "spec": {"resource": {"flavor_id": FLAVOR, "node_count": 1}},
    }
    job = caller.call("create_training_job", body=body)["metadata"]["id"]
    caller.client.wait("create_training_job", path={"training_job_id": job}, timeout=60)
    table = caller.call("list_autosearch_trials", job, query={"limit": 2})
    assert (table["total"], table["count"]) == (3, 2)
    trial = dict(zip(table["items"]["header"], table["items"]["data"][0], strict=True))["trial_id"]
    assert caller.call("show_autosearch_trial", job, trial)["data"]
    assert caller.call("list_autosearch_parameter_analysis", job)["data"][0][0] == "lr"
    assert caller.call("show_autosearch_parameter_analysis", job, "lr")["file_path"].endswith("lr.png")
    assert caller.refused("early_stop_autosearch_trial", job, trial) == 409
    body["metadata"]["name"] += "-2"
    slow = b"import time\nprint('acc: 1', flush=True)\ntime.sleep(600)\n"
    caller.session.obs().write(f"obs://{place}/search/train.py", slow)
    job = caller.call("create_training_job", body=body)["metadata"]["id"]
    trial = running_trial(caller, job)
    assert caller.call("early_stop_autosearch_trial", job, trial) == {"earlystop_trial": trial}
    caller.call("delete_training_job", job)


def running_trial(caller, job):
    """The id of a trial that runs."""
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline:
        items = caller.call("list_autosearch_trials", job)["items"]
        for row in items["data"]:
            trial = dict(zip(items["header"], row, strict=True))
            if trial["status"] == "RUNNING":
                return trial["trial_id"]
        time.sleep(0.05)
    raise AssertionError("no trial runs")


def test_who_may_call(caller):
    assert caller.call("iam_list_projects")["projects"]
    caller.call("iam_list_users")


def test_what_is_not_emulated_answers_501_in_the_shape_of_failures(caller):
    assert caller.refused("list_notebooks") == 501


def test_every_emulated_operation_is_called_above():
    here = Path(__file__)
    # whose callers hold every answer against its shape as well
    beside = (here.parents[1] / "local" / room for room in ("training_v1",))
    files = [here, *(path for room in beside for path in room.glob("*.py"))]
    called = {name for path in files for name in re.findall(r'\.call\(\s*"(\w+)"', path.read_text("utf-8"))}
    # signing in is tested where its headers are seen
    elsewhere = {"iam_create_token", "iam_assume_agency"}
    assert set(registry.handlers()) - called == elsewhere
