"""Where a model comes from: this machine, a training job, an image; parameters in place of apis."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

import pytest

from ...openapi_files import Contract  # noqa: TID252 - tests are no package on the path
from ..serving import FLAVOR, Platform, config, echo, until  # noqa: TID252 - tests are no package on the path
from ..training_v1.calling import CallerV1  # noqa: TID252
from .refusals import refusal

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    import httpx

TRAIN = """
import argparse, json, os, time
parser = argparse.ArgumentParser()
parser.add_argument("--train_url")
parser.add_argument("--wait_for")
options = parser.parse_args()
while os.path.exists(options.wait_for):
    time.sleep(0.05)
os.makedirs(f"{options.train_url}/model")
for name, text in json.loads(os.environ["PACKAGE"]).items():
    with open(f"{options.train_url}/model/{name}", "w") as stream:
        stream.write(text)
"""


def on_disk(root: Path, files: Mapping[str, str | bytes]) -> Path:
    for name, content in files.items():
        place = root / "model" / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(content.encode() if isinstance(content, str) else content)
    return root


@pytest.mark.parametrize("form", ["url", "type of the SDK", "directory model"])
def test_a_directory_of_this_machine(platform: Platform, tmp_path: Path, form: str) -> None:
    root = on_disk(tmp_path / "a b", echo(**{"helpers/x.py": "x = 1"}))
    location, changes = {
        "url": (root.as_uri(), {}),
        "type of the SDK": (str(root), {"source_location_type": "LOCAL_SOURCE"}),
        "directory model": (f"{root.as_uri()}/model/", {}),
    }[form]
    body = platform.model_body(location, **changes)
    model = platform.settled_model(platform.call("POST", "/models", json=body)["model_id"])
    assert model["model_status"] == "published"
    assert model["source_location"] == f"{root.as_uri()}/"
    assert model["execution_code"] == f"{root.as_uri()}/model/customize_service.py"
    copied = platform.connection.state_dir / "models" / model["model_id"] / "model"
    assert (copied / "helpers/x.py").read_text() == "x = 1"
    service = platform.deploy(model["model_id"])
    assert platform.predict(service, json={"x": 1}).json()["data"] == {"x": 1}
    platform.remove(service)


def test_a_directory_must_be_named_from_the_root_on(platform: Platform) -> None:
    body = platform.model_body("digits", source_location_type="LOCAL_SOURCE")
    code, message = refusal(platform.try_call("POST", "/models", json=body))
    assert (code, message) == (
        "ModelArts.3037",
        "source_location: digits is no place of a package; write the directory from / on.",
    )


def job_body(platform: Platform, output: str, waits_for: Path) -> dict[str, Any]:
    code = platform.put({"train.py": TRAIN}, "")
    arguments = [
        {"name": "train_url", "remote": {"obs": {"obs_url": output}}},
    ]
    return {
        "kind": "job",
        "metadata": {"name": f"job-{code.strip('/').rpartition('-')[2]}"},
        "algorithm": {
            "code_dir": code,
            "boot_file": f"{code}train.py",
            "engine": {"engine_name": "Scikit_Learn"},
            "outputs": arguments,
            "parameters": [{"name": "wait_for", "value": str(waits_for)}],
            "environments": {
                "PACKAGE": json.dumps(echo(**{"net.pt": "w"})),
                "MA_SCRIPT_INTERPRETER": sys.executable,
            },
        },
        "spec": {"resource": {"flavor_id": FLAVOR, "node_count": 1}},
    }


def test_the_output_of_a_training_job(platform: Platform, tmp_path: Path) -> None:
    latch = tmp_path / "running"
    latch.touch()
    output = platform.put({"readme": "x"}, "")
    jobs = f"{platform.connection.modelarts}/v2/{platform.connection.project_id}/training-jobs"

    def ask(method: str, url: str, **arguments: Any) -> httpx.Response:
        answer = platform.request(method, url, **arguments)
        assert answer.is_success, answer.text
        return answer

    job = ask("POST", jobs, json=job_body(platform, output, latch)).json()["metadata"]["id"]
    body = platform.model_body(output, source_job_id=job, source_job_version="1")
    code, message = refusal(platform.try_call("POST", "/models", json=body))
    assert code == "ModelArts.3015"
    assert f"training job {job} is " in message
    assert message.endswith(": wait until it has ended.")
    latch.unlink()

    def phase() -> str:
        found: str = ask("GET", f"{jobs}/{job}").json()["status"]["phase"]
        return found

    until(lambda: phase() in ("Completed", "Failed"), "the end of the job")
    assert phase() == "Completed"
    model = platform.settled_model(platform.call("POST", "/models", json=body)["model_id"])
    assert model["model_status"] == "published", model
    assert (model["source_job_id"], model["source_job_version"]) == (job, "1")


@pytest.mark.parametrize("identifier", ["no-such-job", "4711"])
def test_a_job_that_is_not_there(platform: Platform, identifier: str) -> None:
    body = platform.model_body(platform.put(echo()), source_job_id=identifier)
    message = refusal(platform.try_call("POST", "/models", json=body))[1]
    assert message == f"source_job_id: there is no training job {identifier} in this project."


def test_an_image_needs_no_package(platform: Platform) -> None:
    apis = [
        {"url": "/", "method": "post", "request": {"Content-type": "application/json"}},
        {"url": "/greet", "method": "post"},
        {"url": "/goodbye", "method": "get"},
    ]
    image = "swr.cn-north-4.myhuaweicloud.com/lab/digits:1.0"
    body = platform.model_body(image, model_type="Image", apis=json.dumps(apis))
    model = platform.settled_model(platform.call("POST", "/models", json=body)["model_id"])
    assert model["model_status"] == "published"
    assert model["source_location"] == model["image_address"] == image
    assert [(api["method"], api["url"]) for api in json.loads(model["apis"])] == [
        ("post", "/"),
        ("post", "/greet"),
        ("get", "/goodbye"),
    ]
    assert json.loads(model["config"])["swr_location"] == image
    assert model["model_size"] == 0


def test_an_image_named_by_a_package(platform: Platform) -> None:
    files = {"config.json": config(model_type="Image", swr_location="lab/digits:2")}
    body = platform.model_body(platform.put(files), model_type="Image")
    model = platform.settled_model(platform.call("POST", "/models", json=body)["model_id"])
    assert (model["model_status"], model["image_address"]) == ("published", "lab/digits:2")


def test_what_is_no_image(platform: Platform) -> None:
    body = platform.model_body("Digits Server", model_type="Image")
    code, message = refusal(platform.try_call("POST", "/models", json=body))
    assert code == "ModelArts.3037"
    assert message.startswith("source_location: Digits Server names no image; write registry/group/name:tag")


def test_a_package_with_its_own_server(platform: Platform) -> None:
    files = {"config.json": config(model_type="Custom"), "run.sh": "exec python3 serve.py\n"}
    body = platform.model_body(platform.put(files), model_type="Custom")
    model = platform.settled_model(platform.call("POST", "/models", json=body)["model_id"])
    assert (model["model_status"], model["model_type"]) == ("published", "Custom")


def test_parameters_in_place_of_apis(platform: Platform) -> None:
    parameter = {
        "url": "/",
        "param_name": "age",
        "param_type": "number",
        "min": 0,
        "max": 130,
        "param_desc": "x",
    }
    body = platform.model_body(platform.put(echo()), input_params=[parameter], output_params=[])
    model = platform.settled_model(platform.call("POST", "/models", json=body)["model_id"])
    (shown,) = model["input_params"]
    assert (shown["url"], shown["param_name"], shown["param_type"]) == ("/", "age", "number")
    assert json.loads(shown["param_desc"]) == {
        "type": "number",
        "minimum": 0,
        "maximum": 130,
        "description": "x",
    }


def test_a_version_of_a_job_of_the_old_api(platform: Platform) -> None:
    old = CallerV1(platform.connection, Contract())
    answer = old.new(old.config())
    old.reach(answer)
    job, version = str(answer["job_id"]), str(answer["version_id"])
    location = platform.put(echo())
    for named in (version, answer["version_name"]):
        body = platform.model_body(location, source_job_id=job, source_job_version=named)
        identifier = platform.call("POST", "/models", json=body)["model_id"]
        shown = platform.settled_model(identifier)
        assert (shown["source_job_id"], shown["source_job_version"]) == (job, named)
    body = platform.model_body(location, source_job_id=job, source_job_version="V0099")
    message = refusal(platform.try_call("POST", "/models", json=body))[1]
    assert message == f"source_job_version: training job {job} has no version V0099."
    old.clean_up()
