"""Health blocks: when an instance is ready, when it gets requests, when it is started again."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import psutil
import pytest

from jupyter_modelarts.local.service import custom_keeper
from jupyter_modelarts.local.service.probes import read_probes

from ..serving import Platform, config, echo, entry, until  # noqa: TID252 - tests are no package on the path
from .containers import package, place, processes_of, publish

if TYPE_CHECKING:
    from collections.abc import Iterator

# periods are short here and delays none, so that a test sees in a moment what takes a minute otherwise
QUICK = {"period_seconds": "0.1", "failure_threshold": "2", "initial_delay_seconds": "0"}


@pytest.fixture
def marks(tmp_path: Path) -> Path:
    """Files here make the server answer its checks with 503."""
    return tmp_path


@pytest.fixture
def deploy(platform: Platform, marks: Path) -> Iterator[Any]:
    services = []

    def deploy(wait: str = "running", count: int = 1, timeout: int = 60, **blocks: Any) -> str:
        model_id = publish(platform, package(**blocks))
        model = {"model_id": model_id, "instance_count": count, "envs": {"MARKS": str(marks)}}
        services.append(platform.deploy({**model, "deploy_timeout_in_seconds": timeout}, wait=wait))
        return services[-1]

    yield deploy
    for service_id in services:
        platform.remove(service_id)
        assert not list(processes_of(place(platform, service_id)))


def server(platform: Platform, service_id: str) -> int:
    pid: int = platform.predict(service_id, json={}).json()["pid"]
    return pid


def test_start_up_is_waited_for(platform: Platform, marks: Path, deploy: Any) -> None:
    ill = marks / "startup_health"
    ill.touch()
    block = {**QUICK, "url": "/startup_health", "failure_threshold": "1000"}
    service_id = deploy("deploying", startup_health=block)
    log = place(platform, service_id)
    until(lambda: any("serving" in path.read_text() for path in log.glob("*.log")), "the server")
    answer = platform.predict(service_id, json={})
    assert (answer.status_code, answer.json()["error_code"]) == (503, "ModelArts.4203")
    ill.unlink()
    platform.wait(service_id, "running")


def test_start_up_that_fails_says_with_which_answer(platform: Platform, marks: Path, deploy: Any) -> None:
    (marks / "startup_health").touch()
    service_id = deploy("failed", startup_health={**QUICK, "url": "/startup_health"})
    assert platform.show(service_id)["error_msg"] == (
        "The instance failed startup_health (GET /startup_health) 2 times: the last check was answered with "
        "503. Last line of its log: serving"
    )


def test_health_alone_decides_on_the_start_too_and_asks_for_slash_health(
    platform: Platform, marks: Path, deploy: Any
) -> None:
    (marks / "health").touch()
    service_id = deploy("failed", health=QUICK)
    assert "failed health (GET /health) 2 times" in platform.show(service_id)["error_msg"]


def test_a_check_of_the_wrong_protocol_says_so(platform: Platform, deploy: Any) -> None:
    service_id = deploy("failed", health={**QUICK, "protocol": "https"})
    assert (
        "the server speaks no SSL. Set protocol of the check to http"
        in platform.show(service_id)["error_msg"]
    )


def test_an_instance_that_is_not_ready_in_time(platform: Platform, marks: Path, deploy: Any) -> None:
    """A readiness check may fail as long as the deployment takes."""
    (marks / "readiness_health").touch()
    service_id = deploy("failed", timeout=2, readiness_health={**QUICK, "url": "/readiness_health"})
    message = platform.show(service_id)["error_msg"]
    assert message.startswith("The instance was not ready after 2 s: it does not pass readiness_health")


def test_readiness_takes_an_instance_out_of_the_traffic(platform: Platform, marks: Path, deploy: Any) -> None:
    service_id = deploy(readiness_health={**QUICK, "url": "/readiness_health"})
    pid = server(platform, service_id)
    (marks / "readiness_health").touch()
    service = platform.wait(service_id, "concerning")
    assert "failed readiness_health (GET /readiness_health) 2 times" in service["error_msg"]
    assert service["config"][0]["running_instance_count"] == 0
    answer = platform.predict(service_id, json={})
    assert (answer.status_code, answer.json()["error_code"]) == (503, "ModelArts.4503")
    (marks / "readiness_health").unlink()
    assert platform.wait(service_id, "running")["config"][0]["running_instance_count"] == 1
    assert server(platform, service_id) == pid  # it was left alone


def test_liveness_starts_an_instance_again(platform: Platform, marks: Path, deploy: Any) -> None:
    service_id = deploy(health=QUICK, startup_health={**QUICK, "url": "/startup_health"})
    pid = server(platform, service_id)
    (marks / "health").touch()
    service = platform.wait(service_id, "concerning")
    assert "failed health (GET /health) 2 times: the last check was answered with 503" in service["error_msg"]
    (marks / "health").unlink()
    until(lambda: platform.show(service_id)["status"] == "running", "the instance to be back")
    assert server(platform, service_id) != pid


def test_a_server_that_hangs_is_found(platform: Platform, deploy: Any) -> None:
    service_id = deploy(health={**QUICK, "timeout_seconds": "0.3"})
    pid = server(platform, service_id)
    psutil.Process(pid).suspend()
    until(lambda: not psutil.pid_exists(pid), "the frozen server to be ended")
    until(lambda: platform.predict(service_id, json={}).is_success, "the instance to be back")


def test_a_command_as_a_check(platform: Platform, marks: Path, deploy: Any) -> None:
    """It runs where the server runs: its directory, its variables, /home/mind."""
    command = (
        'test -f /home/mind/model/plain.py && test -f plain.py && test -n "$PORT" && cat "$MARKS/healthy"'
    )
    (marks / "healthy").touch()
    block = {**QUICK, "check_method": "EXEC", "command": command}
    service_id = deploy(readiness_health=block)
    (marks / "healthy").unlink()
    message = platform.wait(service_id, "concerning")["error_msg"]
    assert "failed readiness_health (command /bin/sh -c " in message
    assert "2 times: the last check ended with 1: cat: " in message


def test_an_instance_of_two_that_is_not_ready_gets_nothing(
    platform: Platform, marks: Path, deploy: Any
) -> None:
    command = "test ! -f $MARKS/out-$PORT"
    service_id = deploy(count=2, readiness_health={**QUICK, "check_method": "EXEC", "command": command})
    first = platform.predict(service_id, json={}).json()["port"]
    (marks / f"out-{first}").touch()
    platform.wait(service_id, "concerning")
    assert {platform.predict(service_id, json={}).json()["port"] for _ in range(6)} - {first}
    assert first not in {platform.predict(service_id, json={}).json()["port"] for _ in range(6)}


def test_a_preset_engine_is_checked_too(platform: Platform, marks: Path) -> None:
    """By command, and at the one address that its server has for that, whatever the block says."""
    healthy = {**QUICK, "check_method": "EXEC", "command": "test -f $MARKS/healthy"}
    blocks = {"health": {**QUICK, "timeout_seconds": "0.3", "url": "/elsewhere"}, "readiness_health": healthy}
    model_id = platform.publish(echo(**{"config.json": config(**blocks)}))
    model = {"model_id": model_id, "envs": {"MARKS": str(marks)}}
    service_id = platform.deploy(model, wait="deploying")
    log = place(platform, service_id) / "run"
    until(lambda: list(log.glob("*/ready.json")), "the worker")
    assert platform.show(service_id)["status"] == "deploying"
    (marks / "healthy").touch()
    platform.wait(service_id, "running")
    first = server(platform, service_id)
    psutil.Process(first).suspend()
    until(lambda: not psutil.pid_exists(first), "the frozen worker to be ended")
    platform.wait(service_id, "running")
    platform.remove(service_id)


def test_blocks_as_the_platform_shows_them() -> None:
    """Numbers are text there; what is missing is what its console has."""
    shown = {"check_method": "HTTP", "protocol": "http", "url": "/health", "period_seconds": "5"}
    probes = read_probes({"health": {**shown, "failure_threshold": "10"}, "startup_health": {}})
    assert probes.startup is probes.readiness is None
    assert probes.liveness is not None
    assert (probes.liveness.threshold, probes.liveness.period, probes.liveness.delay) == (10, 5, 12)
    assert probes.at_start == [probes.liveness]


@pytest.mark.parametrize(
    ("block", "words"),
    [
        ({"check_method": "TCP"}, "check_method of health must be HTTP or EXEC"),
        ({"check_method": "EXEC"}, "has no command"),
        ({"url": "health"}, "url of health must be a path"),
        ({"period_seconds": "often"}, "period_seconds of health must be a number"),
        ({"failure_threshold": 0}, "failure_threshold of health must be a number from 1 on"),
    ],
)
def test_blocks_that_say_nothing(block: dict[str, Any], words: str) -> None:
    with pytest.raises(ValueError, match=words):
        read_probes({"health": block})


def keeper(directory: Path, *command: str, alone: float = 900.0) -> list[str]:
    program = [
        sys.executable,
        "-I",
        "-S",
        str(custom_keeper.__file__),
        "--ended",
        str(directory / "ended.json"),
    ]
    options = ["--connection", str(directory / "connection.json"), "--alone", str(alone)]
    return [*program, *options, "--parent", str(os.getpid()), "--grace", "0.5", "--", *command]


def test_a_server_whose_embedded_service_never_comes_back_ends(tmp_path: Path) -> None:
    """Its parent is killed and no other run takes over: after a while it is told to end, and then ended."""
    deaf = f"trap 'echo told > {tmp_path}/told' TERM; while :; do sleep 0.05; done"
    starting = (
        "import os, subprocess, sys\nsubprocess.Popen(sys.argv[1:], start_new_session=True)\nos._exit(0)\n"
    )
    command = keeper(tmp_path, "/bin/sh", "-c", deaf, alone=0.3)
    subprocess.run([sys.executable, "-c", starting, *command], check=True)
    try:
        until((tmp_path / "told").exists, "the end to be announced")
        until(lambda: not list(processes_of(tmp_path)), "the end")
    finally:
        for process in processes_of(tmp_path):
            process.kill()


def test_a_server_that_another_run_has_taken_over_goes_on(tmp_path: Path) -> None:
    """`connection.json` leads to the present run; once that is gone, too, the time begins."""
    with socket.create_server(("127.0.0.1", 0)) as service:
        address = f"http://127.0.0.1:{service.getsockname()[1]}"
        (tmp_path / "connection.json").write_text(json.dumps({"modelarts": address}))
        command = keeper(tmp_path, "/bin/sh", "-c", "exec sleep 600", alone=0.3)
        command[command.index("--parent") + 1] = "1"
        with subprocess.Popen(command, start_new_session=True) as process:
            for _ in range(8):  # it has asked eight times, and its time is four times the pause
                service.accept()[0].close()
            assert process.poll() is None
            service.close()
            assert process.wait(30) == 128 + signal.SIGTERM


def test_how_a_command_ended_is_written_down(tmp_path: Path) -> None:
    for command, code, exit_code in (("exit 4", 4, 4), ("kill -9 $$", -9, 137)):
        ended = subprocess.run(keeper(tmp_path, "/bin/sh", "-c", command), check=False)
        assert ended.returncode == exit_code
        assert json.loads((tmp_path / "ended.json").read_text()) == {"code": code}
    assert subprocess.run(keeper(tmp_path, "/no/such"), check=False, capture_output=True).returncode == 127


def test_two_models_of_which_one_is_ill(platform: Platform, marks: Path) -> None:
    """The healthy one takes all the traffic, whatever the weights say."""
    block = {"readiness_health": {**QUICK, "url": "/readiness_health"}}
    ill = entry(
        {"model_id": publish(platform, package(**block)), "weight": 90, "envs": {"MARKS": str(marks)}}
    )
    well = entry({"model_id": publish(platform, package()), "weight": 10})
    service_id = platform.deploy(ill, well)
    (marks / "readiness_health").touch()
    platform.wait(service_id, "concerning")
    assert all(platform.predict(service_id, json={}).is_success for _ in range(5))
    platform.remove(service_id)
