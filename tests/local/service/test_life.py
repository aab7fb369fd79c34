"""The life of a service: every status comes from what its processes do."""

from __future__ import annotations

import os
import signal
import threading
import time
from typing import TYPE_CHECKING, Any

import psutil
import pytest

from jupyter_modelarts.local import launcher

from ..serving import ECHO, Platform, echo, entry, until  # noqa: TID252 - tests are no package on the path

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jupyter_modelarts.local.connection import Connection


@pytest.fixture(scope="module")
def model(platform: Platform) -> str:
    return platform.publish(echo())


def pid(platform: Platform, service_id: str) -> int:
    answer = platform.predict(service_id, json={})
    assert answer.status_code == 200, answer.text
    number: int = answer.json()["pid"]
    return number


def gone(number: int) -> bool:
    return not psutil.pid_exists(number) or psutil.Process(number).status() == psutil.STATUS_ZOMBIE


BAD_SCRIPTS = {
    "import": (
        "import os\nimport no_such_package\n" + ECHO,
        "customize_service.py line 2: ModuleNotFoundError: No module named 'no_such_package'. Add it",
    ),
    "constructor": (
        ECHO + "\n    def __init__(self, name, path):\n        self.x = open('missing.txt')\n",
        "customize_service.py line 9, in __init__: FileNotFoundError",
    ),
    "exit at start": ("import sys\nsys.exit(7)\n" + ECHO, "customize_service.py line 2: SystemExit: 7"),
    "hard exit at start": (
        "import os\nprint('going down', flush=True)\nos._exit(9)\n" + ECHO,
        "The instance exited with 9: going down",
    ),
    "killed at start": ("import os\nos.kill(os.getpid(), 9)\n" + ECHO, "The instance was ended by signal 9"),
    "endless start": (
        "import time\ntime.sleep(600)\n" + ECHO,
        "The instance was not ready after 2 s (log: /",
    ),
}


def test_a_script_that_cannot_start_says_why(platform: Platform) -> None:
    services = {}
    for case, (script, _) in BAD_SCRIPTS.items():
        identifier = platform.publish(echo(**{"customize_service.py": script}))
        config = {"model_id": identifier, "deploy_timeout_in_seconds": 2 if case == "endless start" else 60}
        services[case] = platform.deploy(config, wait="deploying")
    for case, service_id in services.items():
        service = platform.wait(service_id, "failed")
        assert BAD_SCRIPTS[case][1] in service["error_msg"], case
        assert "\n" not in service["error_msg"]
        (log,) = platform.call("GET", f"/services/{service_id}/logs")["logs"]
        assert (log["result"], log["success_num"], log["failed_num"]) == ("FAIL", 0, 1)
        answer = platform.predict(service_id, json={})
        assert (answer.status_code, answer.json()["error_code"]) == (503, "ModelArts.4203")
        platform.remove(service_id)


def test_a_package_without_script_and_default_says_so(platform: Platform) -> None:
    files = {name: content for name, content in echo().items() if name != "customize_service.py"}
    files["config.json"] = str(files["config.json"]).replace("PyTorch", "MindSpore")
    service_id = platform.deploy(platform.publish(files, model_type="MindSpore"), wait="failed")
    assert "no customize_service.py, and MindSpore has no default" in platform.show(service_id)["error_msg"]
    platform.remove(service_id)


def test_stop_start_and_what_is_refused_meanwhile(platform: Platform, model: str) -> None:
    slow = platform.publish(echo(**{"customize_service.py": "import time; time.sleep(0.5)\n" + ECHO}))
    service_id = platform.deploy(slow, wait="deploying")
    path = f"/services/{service_id}"
    for body in ({"status": "running"}, {"config": [entry(model)]}):
        refused = platform.try_call("PUT", path, json=body)
        assert refused.status_code == 409
        assert "is deploying and cannot be" in refused.json()["error_msg"]
    answer = platform.predict(service_id, json={})
    assert (answer.status_code, answer.json()["error_code"]) == (503, "ModelArts.4203")
    platform.wait(service_id, "running")
    first = pid(platform, service_id)
    platform.call("PUT", path, json={"status": "stopped", "description": "night"})
    service = platform.wait(service_id, "stopped")
    assert service["description"] == "night"
    assert gone(first)
    answer = platform.predict(service_id, json={})
    assert "is stopped. Start it first." in answer.json()["error_msg"]
    platform.call("PUT", path, json={"config": [entry({"model_id": model, "envs": {"NAME": "later"}})]})
    assert platform.show(service_id)["status"] == "stopped"
    platform.call("PUT", path, json={"status": "running"})
    platform.wait(service_id, "running")
    assert platform.predict(service_id, json={}).json()["name"] == "later"
    platform.remove(service_id)


@pytest.mark.parametrize("end", ["stop", "delete"])
def test_a_deployment_can_be_given_up(platform: Platform, end: str) -> None:
    script = "import os, time\nprint(os.getpid(), flush=True)\ntime.sleep(600)\n" + ECHO
    endless = platform.publish(echo(**{"customize_service.py": script}))
    service_id = platform.deploy(endless, wait="deploying")
    directory = platform.connection.state_dir / "services" / service_id
    (log,) = until(lambda: [path for path in directory.glob("*.log") if path.read_text()], "the instance")
    worker = int(log.read_text())
    if end == "stop":
        platform.call("PUT", f"/services/{service_id}", json={"status": "stopped"})
        platform.wait(service_id, "stopped")
        assert gone(worker)
    platform.remove(service_id)
    assert gone(worker)


def test_an_update_fails_no_request(platform: Platform, model: str) -> None:
    service_id = platform.deploy({"model_id": model, "envs": {"NAME": "old"}})
    address = platform.show(service_id)["access_address"]
    failures: list[str] = []
    names: list[str] = []
    stop = threading.Event()

    def load() -> None:
        caller = Platform(platform.connection)
        while not stop.is_set():
            answer = caller.request("POST", address, json={})
            if answer.is_success:
                names.append(answer.json()["name"])
            else:
                failures.append(answer.text)
        caller.http.close()

    threads = [threading.Thread(target=load) for _ in range(3)]
    for thread in threads:
        thread.start()
    try:
        new = entry({"model_id": model, "envs": {"NAME": "new"}, "instance_count": 2})
        platform.call("PUT", f"/services/{service_id}", json={"config": [new]})
        assert platform.show(service_id)["status"] == "deploying"
        platform.wait(service_id, "running")
        until(lambda: names[-1:] == ["new"], "answers of the new instances")
    finally:
        stop.set()
        for thread in threads:
            thread.join()
    assert not failures
    assert "old" in names
    assert platform.show(service_id)["config"][0]["instance_count"] == 2
    platform.remove(service_id)


SLEEPER = """\
        if "for" in data:
            print("asleep", flush=True)
            __import__("time").sleep(data["for"])
        return"""


def test_a_request_that_never_ends_does_not_hold_up_a_stop(platform: Platform) -> None:
    script = ECHO.replace("        return", SLEEPER)
    service_id = platform.deploy(platform.publish(echo(**{"customize_service.py": script})))
    worker = pid(platform, service_id)
    address = platform.show(service_id)["access_address"]
    caller = Platform(platform.connection)
    thread = threading.Thread(target=caller.request, args=("POST", address), kwargs={"json": {"for": 600}})
    thread.start()
    (log,) = (platform.connection.state_dir / "services" / service_id).glob("*.log")
    until(lambda: "asleep" in log.read_text(), "the request to arrive")
    health = platform.predict(service_id, "/health", method="GET")
    assert health.json() == {"status": "OK"}
    began = time.monotonic()
    platform.remove(service_id)
    thread.join()
    caller.http.close()
    assert gone(worker)
    assert time.monotonic() - began < 15


def test_an_update_that_fails_leaves_the_old_one_answering(platform: Platform, model: str) -> None:
    service_id = platform.deploy(model)
    bad = platform.publish(echo(**{"customize_service.py": "import no_such_package\n" + ECHO}))
    platform.call("PUT", f"/services/{service_id}", json={"config": [entry(bad)]})
    service = platform.wait(service_id, "concerning")
    assert "The update failed, the configuration before it still answers." in service["error_msg"]
    assert "no_such_package" in service["error_msg"]
    assert service["config"][0]["model_id"] == model
    assert pid(platform, service_id)
    logs = platform.call("GET", f"/services/{service_id}/logs")["logs"]
    assert [log["result"] for log in logs] == ["FAIL", "SUCCESS"]
    platform.remove(service_id)


def test_a_killed_instance_comes_back(platform: Platform, model: str) -> None:
    service_id = platform.deploy({"model_id": model, "instance_count": 2})
    first = pid(platform, service_id)
    os.kill(first, signal.SIGKILL)
    assert pid(platform, service_id) != first  # the other one answers
    platform.wait(service_id, "concerning")
    service = platform.wait(service_id, "running")
    assert service["error_msg"] == ""
    assert service["config"][0]["running_instance_count"] == 2
    platform.remove(service_id)


def test_an_instance_that_dies_again_and_again_is_given_up(platform: Platform) -> None:
    script = "import os, threading\n" + ECHO + "\nthreading.Timer(0.2, os._exit, [4]).start()\n"
    service_id = platform.deploy(platform.publish(echo(**{"customize_service.py": script})), wait="deploying")
    service = platform.wait(service_id, "failed")
    assert service["error_msg"].startswith("The instance exited with 4")
    platform.remove(service_id)


def test_a_deleted_service_leaves_nothing(platform: Platform, model: str) -> None:
    service_id = platform.deploy(model)
    worker = pid(platform, service_id)
    platform.remove(service_id)
    assert gone(worker)
    assert not (platform.connection.state_dir / "services" / service_id).exists()
    answer = platform.try_call("GET", f"/services/{service_id}/monitor")
    assert (answer.status_code, answer.json()["error_code"]) == (404, "ModelArts.3502")


REFUSED: dict[str, tuple[dict[str, Any], int, str]] = {
    "batch": ({"infer_type": "batch"}, 400, "src_path is missing: a batch service needs it"),
    "no model": ({"config": []}, 400, "at least one model"),
    "unknown model": ({"config": [entry("nothing")]}, 404, "Model nothing not found"),
    "schedule": ({"schedule": [{"type": "stop", "time_unit": "HOURS", "duration": 0}]}, 400, "at least 1"),
    "type of schedule": ({"schedule": [{"type": "go", "time_unit": "HOURS", "duration": 1}]}, 400, "stop"),
}
REFUSED_ENTRIES: dict[str, tuple[dict[str, Any], str]] = {
    "weight": ({"weight": 60}, "must sum to 100, not 60"),
    "weight no number": ({"weight": "all"}, "must be an integer from 0 to 100"),
    "too many": ({"instance_count": 99}, "must be 1 to"),
    "flavor": ({"specification": "modelarts.vm.cpu.3u"}, "Did you mean 'modelarts.vm.cpu."),
}


@pytest.mark.parametrize("case", [*REFUSED, *REFUSED_ENTRIES])
def test_what_cannot_be_deployed(platform: Platform, model: str, case: str) -> None:
    body: dict[str, Any] = {"infer_type": "real-time", "config": [entry(model)]}
    if case in REFUSED:
        changes, status, words = REFUSED[case]
        answer = platform.try_call("POST", "/services", json=body | changes)
    else:
        changes, words = REFUSED_ENTRIES[case]
        status = 400
        answer = platform.try_call("POST", "/services", json=body | {"config": [entry(model) | changes]})
    assert answer.status_code == status, answer.text
    assert words in answer.json()["error_msg"]


def test_names_lists_and_pages(platform: Platform, model: str) -> None:
    services = [platform.deploy(model, service_name=f"listed-{number}") for number in range(2)]
    again = platform.try_call(
        "POST",
        "/services",
        json={"service_name": "listed-0", "infer_type": "real-time", "config": [entry(model)]},
    )
    assert "'listed-0' exists already" in again.json()["error_msg"]

    def listed(**query: Any) -> list[str]:
        answer = platform.call("GET", "/services", params={"service_name": "listed-", **query})
        return [row["service_name"] for row in answer["services"]]

    assert listed() == ["listed-1", "listed-0"]
    assert listed(sort_by="service_name", order="asc") == ["listed-0", "listed-1"]
    assert listed(limit=1, offset=1) == ["listed-0"]
    assert listed(status="stopped") == []
    assert listed(model_id="another") == []
    for service_id in services:
        platform.remove(service_id)


@pytest.fixture
def alone(fresh_embedded: Connection) -> Iterator[Platform]:
    caller = Platform(fresh_embedded)
    yield caller
    caller.http.close()


def restarted(platform: Platform) -> Platform:
    platform.connection = launcher.ensure_running(platform.connection.state_dir)
    return platform


def test_services_survive_the_embedded_service(alone: Platform) -> None:
    """Killed: its instances go on and are found again.  Stopped: they end, and start with it."""
    kept, lost = (alone.deploy(alone.publish(echo())) for _ in range(2))
    stopped = alone.deploy(alone.publish(echo()))
    alone.call("PUT", f"/services/{stopped}", json={"status": "stopped"})
    alone.wait(stopped, "stopped")
    before, victim = pid(alone, kept), pid(alone, lost)
    embedded = psutil.Process(alone.connection.pid)
    embedded.kill()
    embedded.wait()
    os.kill(victim, signal.SIGKILL)
    restarted(alone)
    alone.wait(kept, "running")
    assert pid(alone, kept) == before
    alone.wait(lost, "running")
    assert pid(alone, lost) != victim
    assert alone.show(stopped)["status"] == "stopped"
    os.kill(before, signal.SIGKILL)  # adopted ones are watched, too
    until(lambda: alone.predict(kept, json={}).is_success, "the service to answer again")
    last = pid(alone, kept)
    launcher.stop(alone.connection.state_dir)
    assert gone(last)
    restarted(alone)
    alone.wait(kept, "running")
    assert pid(alone, kept) != last
