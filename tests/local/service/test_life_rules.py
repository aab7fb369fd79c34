"""What is allowed when, limits, planned stops by the service's clock, and what is told of instances."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import psutil
import pytest

from jupyter_modelarts.local import launcher
from jupyter_modelarts.local.connection import STATE_DIR_VARIABLE

from ..serving import Platform, echo, entry, until  # noqa: TID252 - tests are no package on the path

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jupyter_modelarts.local.connection import Connection

HOUR_MS = 3_600_000


@pytest.fixture(scope="module")
def model(platform: Platform) -> str:
    return platform.publish(echo())


@pytest.fixture
def alone(fresh_embedded: Connection) -> Iterator[Platform]:
    caller = Platform(fresh_embedded)
    yield caller
    caller.http.close()


def move_clock(platform: Platform, **how: Any) -> None:
    answer = platform.request("PUT", f"{platform.connection.modelarts}/embedded/clock", json=how)
    assert answer.status_code == 200, answer.text


def test_a_planned_stop_goes_by_the_clock_of_the_service(alone: Platform) -> None:
    schedule = [{"type": "stop", "time_unit": "HOURS", "duration": 2}]
    service_id = alone.deploy(alone.publish(echo()), schedule=schedule)
    due = alone.show(service_id)["due_time"]
    move_clock(alone, advance_ms=HOUR_MS)
    assert alone.show(service_id)["status"] == "running"
    alone.call("PUT", f"/services/{service_id}", json={"schedule": schedule})  # another two hours
    assert alone.show(service_id)["due_time"] - due >= HOUR_MS
    move_clock(alone, advance_ms=HOUR_MS)
    assert alone.show(service_id)["status"] == "running"
    move_clock(alone, advance_ms=HOUR_MS)
    assert "due_time" not in alone.wait(service_id, "stopped")
    alone.call("PUT", f"/services/{service_id}", json={"status": "running"})
    assert alone.wait(service_id, "running")["due_time"] - due >= 3 * HOUR_MS


def test_no_more_than_20_real_time_services(alone: Platform) -> None:
    gone = alone.publish(echo(**{"customize_service.py": "raise SystemExit(1)\n"}))
    for _ in range(20):
        alone.deploy(gone, wait="deploying")
    answer = alone.try_call("POST", "/services", json={"infer_type": "real-time", "config": [entry(gone)]})
    assert (answer.status_code, answer.json()["error_code"]) == (400, "ModelArts.0116")
    assert "20 real-time services" in answer.json()["error_msg"]
    rows = alone.call("GET", "/services", params={"limit": 1})
    assert rows["total_count"] == 20
    alone.remove(rows["services"][0]["service_id"])
    alone.deploy(gone, wait="deploying")


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"deploy_timeout_in_seconds": 0}, "deploy_timeout_in_seconds must be 1 to 7200"),
        ({"deploy_timeout_in_seconds": 7201}, "not 7201"),
        ({"envs": {"MODELARTS_SERVICE_TRAFFIC_POLICY": "all"}}, "must be cluster or local"),
    ],
)
def test_what_an_entry_may_not_say(
    platform: Platform, model: str, change: dict[str, Any], words: str
) -> None:
    body = {"infer_type": "real-time", "config": [entry(model) | change]}
    answer = platform.try_call("POST", "/services", json=body)
    assert answer.status_code == 400
    assert words in answer.json()["error_msg"]


def test_endpoints_are_those_of_ready_instances(platform: Platform, model: str) -> None:
    service_id = platform.deploy({"model_id": model, "instance_count": 2})
    path, query = f"/services/{service_id}/predict/endpoints", {"type": "host_endpoints"}
    endpoints = platform.call("GET", path, params=query)["endpoints"]
    answers = [
        platform.http.post(f"{at['schema']}://{at['ip']}:{at['port']}/", json={"n": 1}).json()
        for at in endpoints
    ]
    assert len({answer["pid"] for answer in answers}) == 2
    (row,) = platform.call("GET", f"/services/{service_id}/monitor")["monitors"]
    assert row["invocation_times"] == 0  # nothing is counted on this way
    assert platform.try_call("GET", path, params={"type": "other"}).status_code == 400
    platform.call("PUT", f"/services/{service_id}", json={"status": "stopped"})
    platform.wait(service_id, "stopped")
    refused = platform.try_call("GET", path, params=query)
    assert refused.status_code == 409
    assert "is stopped" in refused.json()["error_msg"]
    platform.remove(service_id)


def test_the_internal_channel_is_the_gateway(platform: Platform, model: str) -> None:
    service_id = platform.deploy(model)
    channel = platform.call("GET", "/internal-channel-info")
    (endpoint,) = channel["vpcep_info"]
    assert set(endpoint) == {"vpcep_service_id", "vpcep_service_name", "service_port"}
    url = f"http://{channel['dns_domain_name']}:{endpoint['service_port']}/v1/infers/{service_id}"
    assert url == platform.show(service_id)["access_address"]
    again = platform.call("GET", "/internal-channel-info")
    assert again == channel
    unknown = platform.http.get(
        f"{platform.connection.modelarts}/v1/{platform.connection.project_id}/internal-channel-info",
        headers={"X-Auth-Token": "none"},
    )
    assert unknown.json() == {"error_code": "ModelArts.0203", "error_msg": "Invalid token."}
    platform.remove(service_id)


def test_the_command_line_makes_an_app(platform: Platform, model: str) -> None:
    service_id = platform.deploy(model)
    service = platform.show(service_id)
    own = {STATE_DIR_VARIABLE: str(platform.connection.state_dir)}

    def run(*words: str) -> Any:
        command = [sys.executable, "-m", "jupyter_modelarts.cli", "local", "apps", *words, "--json"]
        done = subprocess.run(command, env={**os.environ, **own}, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    made = run("--create", "web", "--service", service["service_name"])
    headers = {"X-Apig-AppCode": made["app_code"]}
    call = lambda: platform.http.post(service["access_address"], json={}, headers=headers)  # noqa: E731
    assert call().status_code == 200
    assert made in run()["apps"]
    run("--delete", "web")
    assert call().status_code == 401
    platform.remove(service_id)


def test_progress_counts_the_instances_that_are_ready(platform: Platform) -> None:
    script = "import os, time\nwhile not os.path.exists(os.environ['GO']): time.sleep(0.02)\n"
    slow = platform.publish(echo(**{"customize_service.py": script + str(echo()["customize_service.py"])}))
    quick = platform.publish(echo())
    go = platform.connection.state_dir / "go"
    config = [
        {"model_id": quick, "weight": 50, "instance_count": 3},
        {"model_id": slow, "weight": 50, "envs": {"GO": str(go)}},
    ]
    service_id = platform.deploy(*config, wait="deploying")
    until(lambda: platform.show(service_id).get("progress") == 75, "three of four instances")
    assert platform.show(service_id)["status"] == "deploying"
    go.touch()
    assert platform.wait(service_id, "running")["progress"] == 100
    platform.remove(service_id)


def test_a_scaled_service_is_found_again(alone: Platform) -> None:
    """Killed: the instances of every revision go on, and none is started beside them."""
    model = alone.publish(echo())
    service_id = alone.deploy(model)
    for count in (3, 2):
        config = [entry({"model_id": model, "instance_count": count})]
        alone.call("PUT", f"/services/{service_id}", json={"config": config})
        alone.wait(service_id, "running")

    def pids() -> set[int]:
        return {alone.predict(service_id, json={}).json()["pid"] for _ in range(8)}

    before = pids()
    assert len(before) == 2
    embedded = psutil.Process(alone.connection.pid)
    embedded.kill()
    embedded.wait()
    alone.connection = launcher.ensure_running(alone.connection.state_dir)
    alone.wait(service_id, "running")
    assert pids() == before
    directory = alone.connection.state_dir / "services" / service_id / "run"
    assert len(list(directory.iterdir())) == 2
