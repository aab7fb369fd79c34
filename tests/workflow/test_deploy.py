"""Deploying and changing a service over HTTP, on the embedded service and as if it were the cloud."""

from __future__ import annotations

import importlib.util
import itertools
import os
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import psutil
import pytest

from jupyter_modelarts import ModelArts
from jupyter_modelarts.errors import InvalidArgument
from jupyter_modelarts.workflow.deploy_check import excerpt, started
from jupyter_modelarts.workflow.errors import DeployFailed, NoSuchResource, PackageError, SourceError
from jupyter_modelarts.workflow.job import Detached
from jupyter_modelarts.workflow.service_waiting import Look

if TYPE_CHECKING:
    from jupyter_modelarts.local.connection import Connection

_SPEC = importlib.util.spec_from_file_location("deploying", Path(__file__).with_name("deploying.py"))
assert _SPEC is not None
assert _SPEC.loader is not None
deploying = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(deploying)
package = deploying.package


def connected(connection: Connection, monkeypatch: Any, *, cloud: bool) -> ModelArts:
    """On the embedded service, or with keys and endpoints as a cloud is reached."""
    if not cloud:
        return ModelArts(local_dir=connection.state_dir)
    for name, value in {
        "AK": connection.access_key,
        "SK": connection.secret_key.reveal(),
        "PROJECT_ID": connection.project_id,
        "REGION": "somewhere",
        "MODELARTS_ENDPOINT": connection.modelarts,
        "IAM_ENDPOINT": connection.iam,
        "OBS_ENDPOINT": connection.obs,
    }.items():
        monkeypatch.setenv(f"HUAWEICLOUD_SDK_{name}", value)
    return ModelArts()


@pytest.fixture
def modelarts(embedded: Connection, monkeypatch: pytest.MonkeyPatch) -> Iterator[ModelArts]:
    made = connected(embedded, monkeypatch, cloud=False)
    yield made
    made.close()


def says(service: Any, count: int = 1) -> Counter[str]:
    return Counter(service.predict({"x": 1})["says"] for _ in range(count))


def test_a_service_is_changed_and_changed_back(modelarts, tmp_path):
    said: list[str] = []
    one, two = package(tmp_path / "one", "one"), package(tmp_path / "two", "two")
    service = modelarts.deploy(one, report=said.append, envs={"LEVEL": "3"}, name="changing")
    assert service.predict({"x": 1}) == {"says": "one", "level": "3"}
    assert any(line.startswith("The package starts here") for line in said)
    assert "It stops by itself after 2 h" in "\n".join(said)
    assert service.document["schedule"] == [{"type": "stop", "time_unit": "HOURS", "duration": 2}]
    assert not [line for line in said if "Added" in line or "Wrote" in line]

    service.canary(two, 10, check=False)
    assert says(service, 20) == {"one": 18, "two": 2}
    assert [(row["model_version"], row["weight"]) for row in service.config] == [("0.0.1", 90), ("0.0.2", 10)]
    service.canary(percent=50)
    assert says(service, 10) == {"one": 5, "two": 5}
    service.promote()
    assert says(service, 3) == {"two": 3}
    assert service.predict({})["level"] == "3"
    service.rollback()
    assert says(service, 10) == {"one": 5, "two": 5}

    service.update(two, check=False, stop_after="30m", envs={"LEVEL": "4"}, description="changed")
    assert service.predict({}) == {"says": "two", "level": "4"}
    assert service.document["schedule"] == [{"type": "stop", "time_unit": "MINUTES", "duration": 30}]
    assert service.document["description"] == "changed"
    service.stop()
    modelarts.client.wait("update_service", path={"service_id": service.id}, accept=["stopped"])
    service.start().wait()
    assert says(service) == {"two": 1}
    service.delete()


def test_the_same_calls_as_to_the_cloud(embedded, monkeypatch, tmp_path):
    modelarts = connected(embedded, monkeypatch, cloud=True)
    assert not modelarts.profile.embedded
    service = modelarts.deploy(package(tmp_path / "one", "one"), check=False, name="as-in-the-cloud")
    service.canary(package(tmp_path / "two", "two"), 50)
    assert says(service, 4) == {"one": 2, "two": 2}
    service.rollback()
    assert says(service, 2) == {"one": 2}
    service.delete()
    modelarts.close()


def test_an_update_that_fails_leaves_what_answers(modelarts, tmp_path):
    service = modelarts.deploy(package(tmp_path / "one", "one"), stop_after="never", check=False)
    assert not service.document.get("schedule")
    broken = package(tmp_path / "broken", script=deploying.BROKEN)
    with pytest.raises(PackageError, match=r"customize_service\.py line 7, in __init__: KeyError: 'first'"):
        service.update(broken)
    assert len(service.logs()) == 1
    with pytest.raises(DeployFailed, match=r"runs only in part: .*line 7.*go back: %ma_deploy --rollback"):
        service.update(broken, check=False, wait=True, timeout=60)
    assert service.status == "concerning"
    assert says(service) == {"one": 1}
    service.rollback()
    assert service.status == "running"
    assert says(service) == {"one": 1}
    service.delete()


def test_a_service_that_runs_only_in_part_is_not_waited_for(modelarts, tmp_path):
    flag = tmp_path / "flag"
    script = f"""import os, pathlib
first = pathlib.Path({str(flag)!r})
if first.exists() and not pathlib.Path({str(flag)!r} + "-none").exists():
    raise RuntimeError("the second one")
first.touch()
"""
    place = package(tmp_path / "half", script=script + deploying.SCRIPT.format(says="half"))
    with pytest.raises(DeployFailed, match=r"runs only in part: .*the second one.*%ma_logs half"):
        modelarts.deploy(place, check=False, instances=2, name="half", timeout=60)
    service = modelarts.service("half")
    assert service.status == "concerning"
    assert says(service) == {"half": 1}
    with pytest.raises(DeployFailed, match="runs only in part"):
        service.wait()
    (tmp_path / "flag-none").touch()
    service.update(place, check=False)  # two instances, and now both start
    assert [row["running_instance_count"] for row in service.config] == [2]
    (tmp_path / "flag-none").unlink()
    victim = next(line for line in _processes() if str(service.id) in line[1])
    os.kill(victim[0], signal.SIGKILL)
    _until(lambda: service.refresh().status == "concerning")
    ages = itertools.count(step=100)  # of a service that stays so, without the waiting
    look = Look(service, None, clock=lambda: next(ages))
    with pytest.raises(DeployFailed, match="runs only in part"):
        modelarts.client.wait("create_service", path={"service_id": service.id}, accept=[], callback=look)
    service.delete()


def test_there_is_nothing_to_go_back_to(modelarts, tmp_path):
    service = modelarts.deploy(package(tmp_path / "one"), check=False)
    with pytest.raises(InvalidArgument, match="has had no other configuration"):
        service.rollback()
    with pytest.raises(InvalidArgument, match="has 1 model, not two"):
        service.promote()
    with pytest.raises(InvalidArgument, match="100 % is no share"):
        service.canary(tmp_path / "one", 100)
    with pytest.raises(InvalidArgument, match="An update cannot name"):
        service.update(tmp_path / "one", name="other")
    with pytest.raises(InvalidArgument, match="is a service already"):
        service.update(service)
    service.delete()


def test_a_published_model_is_deployed_as_it_is(modelarts, tmp_path):
    first = modelarts.deploy(package(tmp_path / "one"), check=False, name="named-model", wait=False)
    again = modelarts.deploy("named-model", name="from-a-model")
    assert again.config[0]["model_id"] == first.refresh().config[0]["model_id"]
    by_id = modelarts.plan_deployment(again.config[0]["model_id"])
    assert again.config[0]["model_id"] in by_id[-1]
    with pytest.raises(NoSuchResource, match="There is no training job nobody-has-this"):
        modelarts.deploy("nobody-has-this")
    again.delete()
    first.delete()


def test_nothing_is_no_source(modelarts):
    for nothing, shown in ((None, "None"), ("", "None"), (7, "int"), ([], "list")):
        with pytest.raises(InvalidArgument, match=f"There is nothing to deploy: {shown} was given"):
            modelarts.deploy(nothing)
        with pytest.raises(SourceError, match=f"There is nothing to train: {shown} was given"):
            modelarts.train(nothing)


def test_what_is_missing_is_shown_and_written_beside_the_model(modelarts, tmp_path):
    joblib = pytest.importorskip("joblib")
    tree = pytest.importorskip("sklearn.tree")
    model = tree.DecisionTreeClassifier().fit([[0, 0], [1, 1]], [0, 1])
    place = tmp_path / "trained"
    place.mkdir()
    joblib.dump(model, place / "tree.joblib")
    plan = modelarts.plan_deployment(place, engine="Scikit_Learn", name="planned")
    assert sorted(path.name for path in place.iterdir()) == ["tree.joblib"]
    said: list[str] = []
    service = modelarts.deploy(place, engine="Scikit_Learn", report=said.append)
    written = {path.name: path.read_text() for path in place.iterdir() if path.suffix != ".joblib"}
    assert set(written) == {"config.json", "customize_service.py"}
    for name, text in written.items():
        assert text in plan
        assert text in said
        assert f"Wrote {place / name}" in said
        assert said.index(text) < said.index(f"Wrote {place / name}")
    rows = {"data": {"req_data": [{"a": 0, "b": 0}, {"a": 1, "b": 1}]}}
    answer = service.predict(rows)
    assert answer == {"data": {"resp_data": [{"predictresult": 0}, {"predictresult": 1}]}}
    (place / "customize_service.py").write_text(written["customize_service.py"] + "# mine\n")
    said.clear()
    service.update(place, report=said.append, check=False)
    assert not [line for line in said if "missing" in line]
    assert (place / "customize_service.py").read_text().endswith("# mine\n")
    assert service.predict(rows) == answer
    service.delete()


def test_a_directory_in_obs_is_left_as_it_is(modelarts, tmp_path):
    (tmp_path / "weights.pkl").write_bytes(b"\x80\x04N.")
    modelarts.obs.upload(tmp_path / "weights.pkl", modelarts.place("obs:///left/weights.pkl"))
    lines: list[str] = []
    with pytest.raises(PackageError, match=r"has no config\.json"):
        modelarts.deploy("obs:///left/")
    service = modelarts.deploy("obs:///left/", engine="Scikit_Learn", report=lines.append)
    assert [entry.path.name for entry in modelarts.obs.ls(modelarts.place("obs:///left/"))] == ["weights.pkl"]
    added = [line for line in lines if line.startswith("Added")]
    assert [line.split()[1] for line in added] == ["config.json", "customize_service.py"]
    assert all("/models/left-" in line for line in added)
    service.delete()


def test_a_check_shows_the_failing_line(modelarts, tmp_path):
    said: list[str] = []
    broken = package(tmp_path / "broken", script=deploying.BROKEN)
    with pytest.raises(PackageError, match=r"KeyError: 'first'\. Correct it .*--no-check"):
        modelarts.deploy(broken, report=said.append)
    assert said[-4:] == [
        "customize_service.py:",
        "     5          super().__init__(model_path)",
        "     6          self.names = {}",
        '>    7          self.first = self.names["first"]',
    ]
    assert not [service for service in modelarts.services(limit=50) if service.name.startswith("broken")]


def test_a_package_that_needs_what_is_not_here_goes_to_the_cloud_unchecked(tmp_path):
    script = "import mindspore\nfrom model_service.model_service import SingleNodeService\n"
    script += "class Answer(SingleNodeService):\n    pass\n"
    place = package(tmp_path / "net", script=script)
    text = deploying.CONFIG.replace("Scikit_Learn", "MindSpore")[:-1] + ', "runtime": "of-the-cloud-9.9"}'
    (place / "model" / "config.json").write_text(text)
    found = started(place / "model", {"elsewhere": True})
    assert (found.outcome, found.missing) == ("fails", "mindspore")
    assert "No module named 'mindspore'" in found.reason
    here = started(place / "model", {})
    assert here.outcome == "fails"
    assert "config.json line 1: runtime of MindSpore 'of-the-cloud-9.9' is unknown" in here.reason


def test_a_server_of_its_own_is_checked_and_its_last_words_are_shown(modelarts, tmp_path):
    model = tmp_path / "own" / "model"
    model.mkdir(parents=True)
    (model / "config.json").write_text('{"model_algorithm": "x", "model_type": "Custom"}')
    (model / "run.sh").write_text("echo loading\nexec python -m http.server --bind 127.0.0.1 $PORT\n")
    assert started(model, {}).outcome == "starts"
    (model / "run.sh").write_text("echo loading\necho no licence found\nexit 3\n")
    said: list[str] = []
    with pytest.raises(PackageError, match=r"The package does not start: The instance exited with 3"):
        modelarts.deploy(tmp_path / "own", report=said.append)
    assert said[-2:] == ["loading", "no licence found"]


def test_a_check_gets_the_variables(tmp_path):
    script = "import os\nLEVEL = os.environ['LEVEL']\n" + deploying.SCRIPT.format(says="x")
    place = package(tmp_path / "variables", script=script) / "model"
    assert started(place, {"envs": {"LEVEL": "3"}}).outcome == "starts"
    assert "line 2: KeyError: 'LEVEL'" in started(place, {}).reason


def test_an_interrupted_check_leaves_no_process(tmp_path):
    flag = tmp_path / "begun"
    script = f"import time\nopen({str(flag)!r}, 'w').close()\ntime.sleep(600)\n"
    place = package(tmp_path / "endless", script=script) / "model"

    def interrupt() -> None:
        deadline = time.monotonic() + 30
        while not flag.exists() and time.monotonic() < deadline:
            time.sleep(0.02)
        os.kill(os.getpid(), signal.SIGINT)

    thread = threading.Thread(target=interrupt)
    thread.start()
    with pytest.raises(Detached, match="nothing was deployed"):
        started(place, {})
    thread.join()
    assert not [line for _, line in _processes() if str(place) in line]


def test_a_check_ends_with_who_asked_for_it(tmp_path):
    flag = tmp_path / "begun"
    script = f"import time\nopen({str(flag)!r}, 'w').close()\ntime.sleep(600)\n"
    place = package(tmp_path / "endless", script=script) / "model"
    code = "import sys, pathlib\nfrom jupyter_modelarts.workflow.deploy_check import started\n"
    code += "started(pathlib.Path(sys.argv[1]), {})"
    asking = subprocess.Popen([sys.executable, "-c", code, str(place)], cwd=Path(__file__).parents[2])
    _until(flag.exists)
    asking.kill()
    asking.wait()
    _until(lambda: not [line for _, line in _processes() if str(place) in line])


def _until(condition: Any) -> None:
    deadline = time.monotonic() + 30
    while not condition():
        assert time.monotonic() < deadline
        time.sleep(0.05)


def _processes() -> list[tuple[int, str]]:
    found = []
    for process in psutil.process_iter():
        try:
            found.append((process.pid, " ".join(process.cmdline())))
        except psutil.Error:
            continue
    return found


def test_an_excerpt_needs_a_place(tmp_path):
    (tmp_path / "a.py").write_text("one\ntwo\n")
    assert excerpt(tmp_path, "nothing is named") == []
    assert excerpt(tmp_path, "other.py line 3: gone") == []
    assert excerpt(tmp_path, "a.py line 1: x") == ["a.py:", ">    1  one", "     2  two"]
