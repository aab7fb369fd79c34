"""What a user may ask wrongly: one line in the notebook, one in Python, one in the platform's error body."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from jupyter_modelarts import ModelArts
from jupyter_modelarts.errors import ModelArtsError
from jupyter_modelarts.local.connection import STATE_DIR_VARIABLE

from ..local.serving import ECHO, config, echo, entry  # noqa: TID252 - tests are no package on the path
from .conftest import clear_line

if TYPE_CHECKING:
    import httpx

FLAVOR = {"resource": {"flavor_id": "modelarts.vm.cpu.2u", "node_count": 1}}


@pytest.fixture
def modelarts(embedded, monkeypatch):
    monkeypatch.setenv(STATE_DIR_VARIABLE, str(embedded.state_dir))
    made = ModelArts()
    yield made
    made.close()


def job_body(name: str, **algorithm: object) -> dict[str, object]:
    usual = {
        "code_dir": "/failures-code/dir/",
        "boot_file": "/failures-code/dir/train.py",
        "engine": {"engine_name": "Scikit_Learn"},
    }
    return {"kind": "job", "metadata": {"name": name}, "algorithm": {**usual, **algorithm}, "spec": FLAVOR}


@pytest.fixture
def submit(platform, modelarts):
    """Creates a training job over HTTP; its code holds `train.py`, which exits with 3."""
    modelarts.obs.ensure_bucket("failures-code")
    modelarts.obs.write("obs://failures-code/dir/train.py", b"import sys\nprint('so far')\nsys.exit(3)\n")

    def send(name: str, **algorithm: object) -> httpx.Response:
        project = f"{platform.connection.modelarts}/v2/{platform.connection.project_id}"
        return platform.request("POST", f"{project}/training-jobs", json=job_body(name, **algorithm))

    return send


def problem(response: httpx.Response, status: int, *words: str) -> str:
    """The line of the platform's error body."""
    assert response.status_code == status, response.text
    assert len(response.headers["X-Request-Id"]) == 32
    body = response.json()
    if body.get("is_success") is False:
        assert set(body) == {"is_success", "error_code", "error_message"}
    else:
        assert set(body) in ({"error_code", "error_msg"}, {"error_code", "error_msg", "error"})
    assert body["error_code"]
    line = clear_line(body.get("error_msg") or body["error_message"])
    for word in words:
        assert word in line, line
    return line


def refusal(work) -> str:
    with pytest.raises(ModelArtsError) as caught:
        work()
    return clear_line(str(caught.value))


def test_over_http_a_job_that_cannot_be(submit):
    problem(
        submit("f1", engine={"engine_name": "Scikit_Lern"}),
        400,
        "'Scikit_Lern'",
        "Did you mean 'Scikit_Learn'?",
    )
    problem(submit("f2", boot_file="/failures-code/dir/none.py"), 400, "none.py")
    problem(submit("f3", code_dir="/no-such-bucket-here/dir/"), 400, "does not lie below code_dir")
    channel = {"name": "data_url", "remote": {"obs": {"obs_url": "/no-such-bucket-here/x/"}}}
    problem(submit("f4", inputs=[channel]), 400, "The bucket no-such-bucket-here of input data_url")
    problem(submit("not a name"), 400, "name")


def test_over_http_a_body_that_is_no_json(platform):
    url = f"{platform.connection.modelarts}/v2/{platform.connection.project_id}/training-jobs"
    answered = platform.request(
        "POST", url, content=b"{'x': 1}", headers={"Content-Type": "application/json"}
    )
    problem(answered, 400, "JSON")


def test_over_http_who_may_not(platform, embedded):
    url = f"{embedded.modelarts}/v2/{embedded.project_id}/training-job-engines"
    problem(platform.http.get(url), 401, "X-Auth-Token is missing")
    problem(platform.http.get(url, headers={"X-Auth-Token": "x" * 40}), 401, "Invalid token")
    user = {"name": "developer", "password": "wrong", "domain": {"name": embedded.domain}}
    body = {"auth": {"identity": {"methods": ["password"], "password": {"user": user}}}}
    problem(
        platform.http.post(f"{embedded.iam}/v3/auth/tokens", json=body), 401, "username or password is wrong"
    )
    problem(platform.http.get(f"{embedded.modelarts}/v9/nowhere"), 404, "There is no API at /v9/nowhere.")
    problem(platform.try_call("GET", "/services/none"), 404, "none")


def test_over_http_a_package_that_cannot_be(platform):
    body = platform.model_body(platform.put({"net.pt": b"weights", "customize_service.py": ECHO}))
    problem(platform.try_call("POST", "/models", json=body), 400, "config.json")
    body = platform.model_body(platform.put(echo(**{"config.json": "{not json"})))
    problem(platform.try_call("POST", "/models", json=body), 400, "config.json")
    body = platform.model_body(platform.put(echo(**{"config.json": config(model_type="PyTorsch")})))
    problem(platform.try_call("POST", "/models", json=body), 400, "PyTorch")
    problem(
        platform.try_call("POST", "/models", json=platform.model_body("/no-such-bucket-here/x/")),
        400,
        "does not exist",
    )


PICTURES = """
from PIL import Image
from model_service.pytorch_model_service import PTServingBaseService

class Pictures(PTServingBaseService):
    def _preprocess(self, data):
        return [Image.open(file).size for files in data.values() for file in files.values()]
    def _inference(self, data):
        return {"sizes": data}
"""


def test_a_service_asked_wrongly(platform, modelarts, notebook, tmp_path):
    model = platform.publish(echo(**{"customize_service.py": PICTURES}))
    service_id = platform.deploy(model, service_name="failures-pictures")
    answered = platform.predict(service_id, content=b"{'x': 1}", headers={"Content-Type": "application/json"})
    assert (answered.status_code, answered.json()["erno"]) == (400, "MR.0101")
    assert "JSON" in clear_line(answered.json()["detail"])
    answered = platform.predict(service_id, files={"image": ("a.png", b"no picture")})
    assert answered.json()["erno"] == "MR.0105"
    assert "customize_service.py line 7" in answered.json()["detail"]

    (tmp_path / "a.png").write_bytes(b"no picture")
    (tmp_path / "a.bin").write_bytes(b"no picture")
    line = clear_line(notebook("%ma_predict failures-pictures --file image=a.png").error_line)
    assert "a.png is no PNG image" in line
    line = notebook("%ma_predict failures-pictures --file image=a.bin").error_line
    assert "MR.0105" in line
    assert "compare it with what _preprocess expects" in line
    line = clear_line(notebook("%%ma_predict failures-pictures\n{'x': 1}").error_line)
    assert "The body is not JSON: line 1, column 2" in line
    line = refusal(lambda: modelarts.predict("failures-pictures", files={"image": tmp_path / "a.png"}))
    assert "a.png is no PNG image" in line
    assert "The data cannot be sent as JSON" in refusal(
        lambda: modelarts.predict("failures-pictures", {1, 2})
    )
    line = refusal(lambda: modelarts.predict("failures-picture", {}))
    assert "There is no service failures-picture. Did you mean failures-pictures?" in line
    line = clear_line(notebook("%%ma_predict failures-picture\n{}").error_line)
    assert "Did you mean failures-pictures?" in line
    platform.remove(service_id)


@pytest.mark.parametrize(
    ("work", "words"),
    [
        (
            lambda m: m.train("x = 1", engine="Scikit_Lern"),
            "There is no engine Scikit_Lern. Did you mean Scikit_Learn?",
        ),
        (lambda m: m.train("x = 1", flavor="modelarts.vm.cpu.3u"), "Did you mean modelarts.vm.cpu."),
        (
            lambda m: m.train("x = 1", inputs={"data_url": "obs://no-such-bucket-here/x/"}),
            "does not exist. Create it",
        ),
        (
            lambda m: m.train("x = 1", inputs={"data_url": "./none"}),
            "is not there: ./none. Give a local path",
        ),
        (lambda m: m.train("x = ("), "is not valid Python"),
        (lambda m: m.train("./no/such/train.py"), "There is no file or directory ./no/such/train.py"),
        (
            lambda m: m.deploy("obs://no-such-bucket-here/x/"),
            "There is no bucket no-such-bucket-here. Make it: %ma_obs mb",
        ),
        (lambda m: m.deploy("./none/"), "There is no directory ./none/."),
        (lambda m: m.job("no-such-job"), "There is no training job no-such-job."),
        (lambda m: m.obs.read("obs://no-such-bucket-here/x"), "There is no bucket no-such-bucket-here."),
        (lambda m: m.obs.make_bucket("A_B"), "A_B is no name for a bucket. Use 3 to 63 small letters"),
        (lambda m: m.obs.read("nowhere"), "Write obs://bucket/"),
        (lambda m: m.jobs(limit=0), "at least 1"),
        (lambda m: m.client.call("no_such_operation"), "The contract has no operation 'no_such_operation'."),
        (lambda m: m.client.call("list_workspaces"), "docs/emulation.md"),
    ],
)
def test_in_python(modelarts, work, words):
    assert words in refusal(lambda: work(modelarts))


@pytest.mark.parametrize(
    "cell", ["%ma_train --engin x", "%ma_jobs --limitt 3", "%ma_deploy job --scrpt x.py"]
)
def test_an_unknown_option_names_the_nearest(notebook, cell):
    line = clear_line(notebook(cell).error_line)
    assert "has no option" in line
    assert "Did you mean --" in line


def test_a_script_that_exits_3(submit, modelarts, platform, jupyter):
    created = submit("failures-exit-3")
    assert created.status_code == 201, created.text
    job = modelarts.job("failures-exit-3")
    line = refusal(lambda: job.wait(timeout=60))
    assert "exit code 3" in line
    assert "See its log: %ma_logs failures-exit-3" in line
    status = jupyter.call("show_training_job", path={"training_job_id": job.id}).json()["status"]
    assert (status["phase"], status["task_statuses"][0]["exit_code"]) == ("Failed", 3)
    assert "so far" in job.logs()
    assert "it left no model to deploy" in refusal(lambda: modelarts.deploy(job))


def test_a_deployment_that_fails_leaves_all_else_alone(platform, modelarts):
    broken = platform.publish(echo(**{"customize_service.py": "import no_such_module_here\n" + ECHO}))
    before = [job.id for job in modelarts.jobs(limit=50)]
    body = {"service_name": "failures-broken", "infer_type": "real-time", "config": [entry(broken)]}
    platform.call("POST", "/services", json=body)
    service = modelarts.service("failures-broken")
    line = refusal(lambda: service.wait(timeout=60))
    assert "No module named 'no_such_module_here'" in line
    assert "The service failures-broken is failed, not running. See why: %ma_logs" in refusal(service.predict)
    assert [job.id for job in modelarts.jobs(limit=50)] == before
    service.delete()
