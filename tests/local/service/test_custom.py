"""Custom engines: a server of somebody else's, started, called and ended as in its container."""

from __future__ import annotations

import json
import os
import signal
import socket
import threading
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import psutil
import pytest

from jupyter_modelarts.local import launcher
from jupyter_modelarts.local.service.custom import GRACE_VARIABLE

from ..serving import Platform, entry, until  # noqa: TID252 - tests are no package on the path
from .containers import certificate, package, place, processes_of, publish

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from jupyter_modelarts.local.connection import Connection


SHORT = {"deploy_timeout_in_seconds": 2}


@contextmanager
def deployed(platform: Platform, *models: Any, **changes: Any) -> Iterator[str]:
    service_id = platform.deploy(*models, **changes)
    yield service_id
    platform.remove(service_id)
    assert not list(processes_of(place(platform, service_id)))


def reason(platform: Platform, files: dict[str, bytes], **entry_of_config: Any) -> str:
    """Why a package cannot be deployed."""
    model = {"model_id": publish(platform, files), **entry_of_config}
    with deployed(platform, model, wait="failed") as service_id:
        message: str = platform.show(service_id)["error_msg"]
    assert "\n" not in message
    return message


def test_a_server_gets_the_request_as_it_was_sent(platform: Platform) -> None:
    with deployed(platform, publish(platform, package())) as service_id:
        answer = platform.predict(service_id, "/any/path%20there?a=1&a=2", json={"x": 1}).json()
        assert answer["path"] == "/any/path%20there?a=1&a=2"
        assert answer["method"] == "POST"
        assert json.loads(answer["body"]) == {"x": 1}
        assert not {"authorization", "x-auth-token", "x-sdk-date"} & answer["headers"].keys()
        assert platform.predict(service_id, "/status", "GET").json()["method"] == "GET"
        unsigned = platform.http.post(platform.show(service_id)["access_address"], json={})
        assert (unsigned.status_code, unsigned.json()["error_code"]) == (401, "APIG.0301")


def test_its_surroundings(platform: Platform) -> None:
    """Its own tree with the package, what the owner set, and nothing of ours."""
    run = "cd /home/mind\nexec python /home/mind/model/{server} /home/mind/model/weights\n"
    files = package(run=run) | {"weights": b"w" * (17 << 20)}
    envs = {"MODEL": "/home/mind/model", "GREETING": "'hi' \"$HOME\"", "COUNT": "3"}
    with deployed(platform, {"model_id": publish(platform, files), "envs": envs}) as service_id:
        answer = platform.predict(service_id, json={}).json()
        variables, mind = answer["environment"], f"{place(platform, service_id)}/run/1-0-0/home/mind"
        assert answer["directory"] == mind
        assert answer["arguments"] == [f"{mind}/model/weights"]
        assert variables["MODEL"] == f"{mind}/model"
        assert (variables["GREETING"], variables["COUNT"]) == ("'hi' \"$HOME\"", "3")
        assert variables["PORT"] == str(answer["port"])
        assert variables["HOME"].startswith(str(place(platform, service_id)))
        secret = platform.connection.secret_key.reveal()
        assert not [name for name in variables if name.startswith(("JUPYTER_", "HUAWEICLOUD_", "PYTEST"))]
        assert secret not in json.dumps(variables)


def test_https_with_a_certificate_of_its_own_is_found_out(platform: Platform) -> None:
    with deployed(platform, publish(platform, package() | certificate())) as service_id:
        assert platform.predict(service_id, json={"x": 1}).json()["body"] == '{"x":1}'
        monitor = platform.call("GET", f"/services/{service_id}/monitor")["monitors"][0]
        assert monitor["cpu_memory_usage"] > 15  # the server and what looks after it


def protocol(name: str) -> list[dict[str, str]]:
    return [{"url": "/", "method": "post", "protocol": name}]


@pytest.mark.parametrize("named", ["http", "https"])
def test_the_wrong_protocol_is_named_as_the_platform_does(platform: Platform, named: str) -> None:
    files = package(apis=protocol(named)) | (certificate() if named == "http" else {})
    with deployed(platform, publish(platform, files)) as service_id:
        answer = platform.predict(service_id, json={})
        assert (answer.status_code, answer.json()["error_code"]) == (503, "ModelArts.4503")
        assert "SSL" in answer.json()["error_msg"]


def test_a_python_file_is_a_start_file_too(platform: Platform) -> None:
    files = package()
    files["app.py"] = files.pop("plain.py")
    del files["run.sh"]
    with deployed(platform, publish(platform, files)) as service_id:
        assert platform.predict(service_id, json={}).json()["directory"].endswith("/home/mind/model")


def test_two_instances_and_two_models_have_a_port_each(platform: Platform) -> None:
    model = publish(platform, package())
    config = [
        entry({"model_id": model, "weight": 50, "instance_count": 2}),
        entry({"model_id": publish(platform, package() | certificate()), "weight": 50}),
    ]
    with deployed(platform, *config) as service_id:
        ready = (place(platform, service_id) / "run").glob("*/ready.json")
        listening = [json.loads(path.read_text()) for path in ready]
        assert len({entry["port"] for entry in listening}) == 3
        assert sorted(entry["protocol"] for entry in listening) == ["http", "http", "https"]
        used = {platform.predict(service_id, json={}).json()["port"] for _ in range(4)}
        assert used <= {entry["port"] for entry in listening}
        assert len(used) >= 2


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def test_the_model_s_own_port_is_found_where_one_instance_has_it(platform: Platform) -> None:
    port = free_port()
    model = {"model_id": publish(platform, package(port=port)), "envs": {"OWN_PORT": str(port)}}
    with deployed(platform, model) as service_id:
        assert platform.predict(service_id, json={}).json()["port"] == port


def test_starts_that_fail_say_why(platform: Platform) -> None:
    dies = package(run="echo weights are missing >&2\nexit 3\n")
    assert reason(platform, dies) == "The instance exited with 3: weights are missing"
    killed = package(run="echo going\nkill -9 $$\n")
    assert reason(platform, killed) == "The instance was ended by signal 9: going"
    missing = package(run="exec python missing.py\n")
    assert "The instance exited with 2: " in (said := reason(platform, missing))
    assert "missing.py" in said
    files = package()
    del files["run.sh"]
    assert "Put run.sh or app.py into model/." in reason(platform, files)


MUTE = """\
import os, socket
listener = socket.socket()
listener.bind(("127.0.0.1", int(os.environ["PORT"])))
listener.listen()
print("up", flush=True)
while True:
    listener.accept()[0].close()
"""


def test_servers_that_cannot_be_called_say_why(platform: Platform) -> None:
    port = free_port()
    silent = package(run="echo loading\nexec sleep 600\n")
    mute = package(run="exec python mute.py\n") | {"mute.py": MUTE.encode()}
    given_up = [
        platform.deploy({"model_id": publish(platform, files), **changes, **SHORT}, wait="deploying")
        for files, changes in ((silent, {}), (package(), {"envs": {"OWN_PORT": str(port)}}), (mute, {}))
    ]
    never, elsewhere, no_http = (platform.wait(service_id, "failed")["error_msg"] for service_id in given_up)
    assert "was not ready after 2 s: it does not listen at port " in never
    assert never.endswith("(8080 where the variable is missing). Last line of its log: loading")
    assert f"it listens at port {port}, not at " in elsewhere
    assert "which the variable PORT gives it. Let the server listen there" in elsewhere
    assert "but answers neither HTTP nor HTTPS. Last line of its log: up" in no_http
    for service_id in given_up:
        platform.remove(service_id)
        assert not list(processes_of(place(platform, service_id)))


def test_a_port_that_another_has(platform: Platform) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        envs = {"OWN_PORT": str(taken.getsockname()[1])}
        message = reason(platform, package(), envs=envs)
    assert "Address already in use. Let the server listen at the port in the variable PORT" in message


def test_a_server_that_dies_is_started_again(platform: Platform) -> None:
    with deployed(platform, publish(platform, package())) as service_id:
        first = platform.predict(service_id, json={}).json()["pid"]
        os.kill(first, signal.SIGKILL)
        until(lambda: platform.predict(service_id, json={}).is_success, "the server to be back")
        assert platform.predict(service_id, json={}).json()["pid"] != first
        platform.wait(service_id, "running")


def test_a_server_that_dies_again_and_again_is_given_up(platform: Platform) -> None:
    with deployed(platform, publish(platform, package())) as service_id:
        for _ in range(5):
            until(lambda: platform.predict(service_id, json={}).is_success, "the server")
            platform.predict(service_id, "/exit", json={})
        service = platform.wait(service_id, "failed")
        assert service["error_msg"] == "The instance exited with 7: serving"


@pytest.fixture
def alone(fresh_embedded: Connection) -> Iterator[Platform]:
    caller = Platform(fresh_embedded)
    yield caller
    caller.http.close()


@pytest.fixture
def _short_grace(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(GRACE_VARIABLE, "0.5")


@pytest.mark.usefixtures("_short_grace")
def test_the_end_and_the_kill_of_the_embedded_service(alone: Platform) -> None:
    """A deaf server is killed, what leaves the group ends too, a killed embedded service finds its own."""
    model = {"model_id": publish(alone, package()), "envs": {"DEAF": "1", "DAEMON": "1"}}
    service_id = alone.deploy(model)
    before = alone.predict(service_id, json={}).json()
    embedded = psutil.Process(alone.connection.pid)
    embedded.kill()
    embedded.wait()
    alone.connection = launcher.ensure_running(alone.connection.state_dir)
    alone.wait(service_id, "running")
    assert alone.predict(service_id, json={}).json()["pid"] == before["pid"]
    os.kill(before["pid"], signal.SIGKILL)  # one that was found again is watched, too
    until(lambda: alone.predict(service_id, json={}).is_success, "the server to be back")
    assert len(_daemons(alone, service_id)) == 1
    alone.call("PUT", f"/services/{service_id}", json={"status": "stopped"})
    alone.wait(service_id, "stopped")
    assert not list(processes_of(place(alone, service_id)))


def _daemons(platform: Platform, service_id: str) -> list[psutil.Process]:
    processes = processes_of(place(platform, service_id))
    return [process for process in processes if "sleep(600)" in str(process.cmdline())]


def test_an_end_with_manners(alone: Platform, tmp_path: Path) -> None:
    """SIGTERM first: a server that cleans up is given the time."""
    run = f"trap 'echo bye > {tmp_path}/said; exit 0' TERM\npython {{server}} & wait\n"
    service_id = alone.deploy(publish(alone, package(run=run)))
    alone.remove(service_id)
    assert (tmp_path / "said").read_text() == "bye\n"


def test_the_embedded_service_does_not_wait_for_the_deaf(alone: Platform) -> None:
    """Asked to stop, also in the middle of the 60 s that an instance has to end, it leaves none behind."""
    model = {"model_id": publish(alone, package()), "envs": {"DEAF": "1"}}
    services = [alone.deploy(model) for _ in range(2)]
    alone.call("DELETE", f"/services/{services[0]}")
    launcher.stop(alone.connection.state_dir)
    assert not list(processes_of(alone.connection.state_dir))


def test_one_of_two_is_killed_under_load(platform: Platform) -> None:
    """The other one answers meanwhile, and the killed one comes back."""
    model = {"model_id": publish(platform, package()), "instance_count": 2}
    with deployed(platform, model) as service_id:
        address = platform.show(service_id)["access_address"]
        answers: list[tuple[int, int]] = []
        stop = threading.Event()

        def load() -> None:
            caller = Platform(platform.connection)
            while not stop.is_set():
                answer = caller.request("GET", address)
                answers.append((answer.status_code, answer.json().get("pid", 0)))
            caller.http.close()

        threads = [threading.Thread(target=load) for _ in range(4)]
        for thread in threads:
            thread.start()
        until(lambda: len({pid for _, pid in answers}) == 2, "answers of both")
        first = answers[-1][1]
        os.kill(first, signal.SIGKILL)
        until(lambda: len({pid for _, pid in answers}) == 3, "answers of a new one")
        stop.set()
        for thread in threads:
            thread.join()
        assert {status for status, _ in answers} == {200}
        platform.wait(service_id, "running")
