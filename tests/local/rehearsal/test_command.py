"""`local inject` as a person and as a program uses it: what it says, what it refuses, how faults end."""

from __future__ import annotations

from typing import TYPE_CHECKING

import httpx
import pytest

from jupyter_modelarts import cli
from jupyter_modelarts.contract.operations import operations
from jupyter_modelarts.local import launcher
from jupyter_modelarts.local.connection import STATE_DIR_VARIABLE
from jupyter_modelarts.local.rehearsal.administration import PREFIX
from jupyter_modelarts.local.rehearsal.table import FAULTS

from .conftest import Command, line_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from jupyter_modelarts.local.connection import Connection
    from jupyter_modelarts.session import Session

    from ..training.calling import Caller  # noqa: TID252 - tests are no package on the path


def jobs(session: Session) -> None:
    session.client().call("list_training_jobs", body={"limit": 1})


def test_what_is_in_force_is_listed_and_shown_by_status(local: Command) -> None:
    quiet = local("status")
    assert "\nrehearsed" not in quiet.out
    assert "rehearsed" not in local("status", "--json").value
    said = local("inject", "api-503", "--operation", "show_training_job", "--count", "2", "--for", "90s").out
    assert said.startswith(
        "api-503 for show_training_job (struck 0 times, 2 to come, 1 min 30 s left). End it: "
    )
    listed = local("inject", "--list").out
    for fault in FAULTS.values():
        assert fault.meaning in listed
    assert "api-503 for show_training_job" in listed
    assert "rehearsed  api-503 for show_training_job" in local("status").out
    (entry,) = local("status", "--json").value["rehearsed"]["in_force"]
    assert entry["operation"] == "show_training_job"
    assert (entry["left"], entry["struck"]) == (2, 0)
    assert local("inject", "--clear").out == "1 cleared.\n"
    assert local("inject").out == local("inject", "--list").out
    assert "In force:\n  nothing" in local("inject").out
    assert local("inject", "--clear", "api-503").out == "Nothing of that is in force.\n"


def test_one_fault_is_cleared_and_the_other_stays(local: Command) -> None:
    local.inject("slow-obs")
    local.inject("api-503")
    assert local("inject", "api-503", "--clear", "--json").value == {"cleared": 1}
    (entry,) = local("inject", "--list", "--json").value["in_force"]
    assert entry == {"fault": "slow-obs", "delay_seconds": 2.0, "struck": 0}


def test_the_count_is_kept(local: Command, opened: Callable[..., Session]) -> None:
    local.inject("api-503", "--operation", "list_training_jobs", "--count", "2")
    once = opened(attempts="1")
    assert "503" in line_of(lambda: jobs(once))
    assert local("inject", "--list", "--json").value["in_force"][0]["left"] == 1
    assert "503" in line_of(lambda: jobs(once))
    jobs(once)
    assert local("inject", "--list", "--json").value["in_force"] == []


def test_a_client_gets_over_what_passes(local: Command, opened: Callable[..., Session]) -> None:
    local.inject("too-many-requests", "--count", "2", "--delay", "0s")
    jobs(opened(attempts="3"))
    assert local("inject", "--list", "--json").value["in_force"] == []


def test_a_time_that_is_over_ends_a_fault(local: Command, caller: Caller) -> None:
    local.inject("api-503", "--for", "1ms")
    local.inject("api-503", "--for", "200ms")
    caller.until(lambda: not local("inject", "--list", "--json").value["in_force"])
    assert caller.http.post("/training-job-searches", json={}).status_code == 200


def test_two_faults_go_one_after_the_other(local: Command, caller: Caller) -> None:
    local.inject("slow-api", "--delay", "50ms")
    local.inject("api-502", "--count", "1")
    answer = caller.http.post("/training-job-searches", json={})
    assert answer.status_code == 502
    assert answer.headers["X-Rehearsed-Fault"] == "api-502"
    assert answer.elapsed.total_seconds() >= 0.05
    assert caller.http.post("/training-job-searches", json={}).status_code == 200


def test_signing_in_goes_on_unless_it_is_named(local: Command, caller: Caller, rehearsed: Connection) -> None:
    local.inject("api-500")
    caller.reconnect(rehearsed)
    local.inject("api-503", "--operation", "iam_create_token", "--count", "1")
    answer = httpx.post(f"{rehearsed.iam}/v3/auth/tokens", json={})
    assert answer.status_code == 503


def test_retry_after_says_when_to_come_back(local: Command, caller: Caller) -> None:
    local.inject("too-many-requests", "--delay", "1500ms")
    answer = caller.http.post("/training-job-searches", json={})
    assert answer.status_code == 429
    assert answer.headers["Retry-After"] == "2"
    assert answer.json()["error_code"] == "APIGW.0308"


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (["worker-lots"], "Fault 'worker-lots' is unknown. Did you mean 'worker-lost'?"),
        (["--clear", "slow-ops"], "Fault 'slow-ops' is unknown. Did you mean 'slow-obs'?"),
        (
            ["api-500", "--operation", "creat_training_job"],
            "Operation 'creat_training_job' is unknown. Did you mean 'create_training_job'?",
        ),
        (["api-500", "--job", "mine"], "Fault api-500 strikes by operation: give that instead of job."),
        (["api-500", "--delay", "1s"], "Fault api-500 takes no delay."),
        (["slow-obs", "--prefix", "data"], "'data' is not an OBS path. Write obs://bucket/directory/."),
        (["api-500", "--count", "0"], "'0' is no number of times. Write a whole number of at least 1."),
        (["api-500", "--for", "soon"], "'soon' is no time. Write 500ms, 60s, 1h30m or 2d."),
        (["api-500", "--for=-1s"], "seconds must be a number of at least 0.001, not -1.0."),
    ],
)
def test_what_cannot_be_is_said_in_one_line(local: Command, arguments: list[str], line: str) -> None:
    ran = local("inject", *arguments)
    assert ran.error == line
    assert ran.code == 2
    assert local("inject", "--list", "--json").value["in_force"] == []


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (["locl", "start"], "Noun 'locl' is unknown. Did you mean 'local'?"),
        (["local", "strat"], "Verb 'strat' is unknown. Did you mean 'start'?"),
        (["local", "ijnect", "api-500"], "Verb 'ijnect' is unknown. Did you mean 'inject'?"),
    ],
)
def test_a_mistyped_word_is_answered_with_the_nearest(
    capsys: pytest.CaptureFixture[str], arguments: list[str], line: str
) -> None:
    assert cli.main(arguments) == 2
    assert capsys.readouterr().err == f"{line}\n"


def test_a_word_that_is_near_nothing_gets_the_list(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["local", "xyzzy"]) == 2
    line = capsys.readouterr().err
    assert line.startswith("Verb 'xyzzy' is unknown. Known: start, stop, ")


@pytest.mark.parametrize("arguments", [["inject", "api-500"], ["inject", "--list"], ["clock"]])
def test_without_a_service_there_is_nothing_to_rehearse(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: str, arguments: list[str]
) -> None:
    monkeypatch.setenv(STATE_DIR_VARIABLE, str(tmp_path))
    ran = Command(capsys)(*arguments)
    assert ran.error == "The embedded service is not running. Start it: jupyter modelarts local start"
    assert ran.code == 1


@pytest.mark.parametrize(
    ("method", "path"),
    [("GET", "rehearsal"), ("POST", "faults"), ("DELETE", "faults"), ("PUT", "clock"), ("GET", "anything")],
)
def test_nobody_gets_there_without_credentials(rehearsed: Connection, method: str, path: str) -> None:
    url = f"{rehearsed.modelarts}{PREFIX}{path}"
    for headers in ({}, {"X-Auth-Token": "guessed"}, {"Authorization": "SDK-HMAC-SHA256 Access=a"}):
        answer = httpx.request(method, url, headers=headers)
        assert answer.status_code == 401
        assert answer.json()["error_code"].startswith("ModelArts.02")


@pytest.mark.parametrize("name", ["iam", "obs"])
def test_the_other_listeners_know_nothing_of_it(rehearsed: Connection, caller: Caller, name: str) -> None:
    url = f"{getattr(rehearsed, name)}{PREFIX}rehearsal"
    answer = httpx.get(url, headers={"X-Auth-Token": caller.http.headers["X-Auth-Token"]})
    assert answer.status_code in {403, 404}


def test_no_operation_of_the_platform_is_in_the_way() -> None:
    assert not [entry.id for entry in operations().values() if entry.path.startswith(PREFIX)]


@pytest.mark.parametrize(
    ("method", "path", "content", "status"),
    [
        ("GET", "elsewhere", b"", 404),
        ("POST", "clock", b"{}", 404),
        ("POST", "faults", b"{", 400),
        ("POST", "faults", b"[]", 400),
        ("POST", "faults", b'{"fault": ["api-500"]}', 400),
        ("POST", "faults", b'{"fault": "api-500", "times": 2}', 400),
        ("POST", "faults", b'{"fault": "api-500", "count": 1.5}', 400),
        ("POST", "faults", b'{"fault": "api-500", "count": true}', 400),
        ("PUT", "clock", b"{}", 400),
        ("PUT", "clock", b'{"advance_ms": 1, "reset": true}', 400),
        ("PUT", "clock", b'{"advance_ms": "1"}', 400),
        ("PUT", "clock", b'{"set_ms": -1}', 400),
        ("PUT", "clock", b'{"advance_ms": 99999999999999}', 400),
    ],
)
def test_a_request_that_makes_no_sense_is_refused(
    caller: Caller, rehearsed: Connection, method: str, path: str, content: bytes, status: int
) -> None:
    token = {"X-Auth-Token": caller.http.headers["X-Auth-Token"]}
    answer = httpx.request(method, f"{rehearsed.modelarts}{PREFIX}{path}", headers=token, content=content)
    assert answer.status_code == status, answer.text
    assert set(answer.json()) == {"error_code", "error_msg"}


def test_a_fault_in_the_platforms_log_bucket_fails_no_job(local: Command, caller: Caller) -> None:
    local.inject("obs-503", "--prefix", "obs://modelarts-training-log-embedded/")
    job = caller.create(caller.body("print('done')"))
    assert caller.wait(job)["status"]["phase"] == "Completed"


def test_a_worker_is_lost_after_a_while_and_only_of_the_job_that_is_named(
    local: Command, caller: Caller
) -> None:
    script = "import time\nprint('up', flush=True)\ntime.sleep(600)"
    doomed, other = (caller.create(caller.body(script)) for _ in range(2))
    local.inject("worker-lost", "--job", doomed["metadata"]["id"], "--delay", "100ms")
    assert caller.wait(doomed)["status"]["phase"] == "Failed"
    caller.wait_for_line(other, "up")
    assert caller.show(other)["status"]["phase"] == "Running"
    assert local("inject", "--list", "--json").value["in_force"] == []
    assert caller.stop(other).status_code in {200, 202}
    assert caller.wait(other)["status"]["phase"] == "Terminated"


def test_a_job_that_waits_for_its_image_can_be_stopped(local: Command, caller: Caller) -> None:
    local.inject("image-pull-failure", "--delay", "1h")
    job = caller.create(caller.body("print('done')"))
    caller.until(lambda: local("inject", "--list", "--json").value["in_force"][0]["struck"] == 1)
    assert caller.stop(job).status_code in {200, 202}
    assert caller.wait(job)["status"]["phase"] == "Terminated"


def test_no_fault_survives_a_restart(
    fresh_embedded: Connection, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(STATE_DIR_VARIABLE, str(fresh_embedded.state_dir))
    local = Command(capsys)
    local.inject("api-503")
    local.inject("worker-lost")
    assert local("clock", "--advance", "2h").code == 0
    assert local("stop").code == 0
    launcher.ensure_running(fresh_embedded.state_dir)
    assert local("inject", "--list", "--json").value["in_force"] == []
    assert local("clock", "--json").value["offset_ms"] == 2 * 3_600_000
    assert "2 h ahead of this machine" in local("status").out
    assert local("reset", "--yes").code == 0
    assert list(fresh_embedded.state_dir.iterdir()) == []
