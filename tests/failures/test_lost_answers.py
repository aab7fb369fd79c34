"""A create whose answer is lost on the way back is found, not repeated."""

from __future__ import annotations

import pytest

from jupyter_modelarts import ModelArts

from .conftest import clear_line, cloud_environment
from .proxy import delay, drop, gateway_timeout, lose

ECHO = """
from model_service.python_model_service import XgSklServingBaseService

class Echo(XgSklServingBaseService):
    def _preprocess(self, data):
        return data
    def _inference(self, data):
        return data
    def _postprocess(self, data):
        return {"got": data}
"""
LOST = [
    pytest.param(lose, id="connection-broke"),
    pytest.param(delay, id="timeout"),
    pytest.param(gateway_timeout, id="504"),
]


@pytest.fixture
def modelarts(embedded, proxy, monkeypatch):
    """What calls through the proxy; the names of a test are its own."""
    for name, value in cloud_environment(embedded, proxy.urls).items():
        monkeypatch.setenv(name, value)
    made = ModelArts()
    yield made
    made.close()


@pytest.fixture
def package(tmp_path):
    model = tmp_path / "package" / "model"
    model.mkdir(parents=True)
    (model / "config.json").write_text('{"model_algorithm": "x", "model_type": "Scikit_Learn"}')
    (model / "customize_service.py").write_text(ECHO)
    return tmp_path / "package"


@pytest.mark.parametrize("act", LOST)
def test_a_job_is_created_once(modelarts, proxy, act):
    name = f"lost-{act.__name__}"
    proxy.on("POST", "/training-jobs", act, times=1)
    job = modelarts.train("print('here')", name=name)
    assert [found.id for found in modelarts.jobs() if found.name == name] == [job.id]
    assert proxy.count("POST", "/training-jobs") == 1
    assert job.wait(timeout=60).phase == "Completed"


def test_a_job_that_did_not_arrive_is_sent_again(modelarts, proxy):
    proxy.on("POST", "/training-jobs", drop, times=1)
    job = modelarts.train("print('here')", name="dropped-once")
    assert [found.id for found in modelarts.jobs() if found.name == "dropped-once"] == [job.id]
    assert proxy.count("POST", "/training-jobs") == 2
    assert job.wait(timeout=60).phase == "Completed"


def test_the_browser_creates_a_job_once(jupyter, modelarts, proxy):
    body = modelarts.prepare("print('here')", name="lost-browser")
    job = modelarts.submit(body)
    again = {**job.document, "metadata": {"name": "lost-browser-2"}}
    wanted = {name: again[name] for name in ("kind", "metadata", "spec", "algorithm")}
    wanted["spec"] = {"resource": {"flavor_id": "modelarts.vm.cpu.2u", "node_count": 1}}
    wanted["algorithm"] = {
        name: job.document["algorithm"][name] for name in ("code_dir", "boot_file", "engine")
    }
    proxy.clear()
    proxy.on("POST", "/training-jobs", lose, times=1)
    answered = jupyter.call("create_training_job", body=wanted)
    assert answered.status_code == 200, answered.text
    assert proxy.count("POST", "/training-jobs") == 1
    found = modelarts.job("lost-browser-2")
    assert found.id == answered.json()["metadata"]["id"]
    for one in (job, found):
        one.wait(timeout=60)


@pytest.mark.parametrize("act", LOST[::2])
def test_a_model_and_a_service_are_created_once(modelarts, proxy, package, act):
    name = f"lost-{act.__name__}"
    proxy.on("POST", "/models", act, times=1)
    proxy.on("POST", "/services", act, times=1)
    service = modelarts.deploy(package, name=name)
    assert service.predict({"x": 1}) == {"got": '{"x": 1}'}
    assert (proxy.count("POST", "/models"), proxy.count("POST", "/services")) == (1, 1)
    assert len([found for found in modelarts.services() if found.name == name]) == 1
    listed = modelarts.client.call("list_models", query={"model_name": name})["models"]
    assert len(listed) == 1
    service.delete()


def test_a_create_that_cannot_be_cleared_up_says_to_look(modelarts, proxy):
    submission = modelarts.prepare("print('here')", name="lost-for-good")
    proxy.on("POST", "/training-jobs", lose)
    proxy.on("POST", "/training-job-searches", drop)
    with pytest.raises(Exception, match="look before you repeat it") as caught:
        modelarts.submit(submission)
    clear_line(str(caught.value))
    proxy.clear()
    found = [job for job in modelarts.jobs() if job.name == "lost-for-good"]
    assert len(found) == 1
    assert found[0].wait(timeout=60).phase == "Completed"
