"""What a move of the service's clock does to tokens, links, jobs and services, and what it leaves alone."""

from __future__ import annotations

import signal
from datetime import datetime, timezone
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Any

import psutil
import pytest

from jupyter_modelarts.client import Client
from jupyter_modelarts.client._steps import Target
from jupyter_modelarts.client.auth import TokenAuth
from jupyter_modelarts.local import launcher
from jupyter_modelarts.local.connection import STATE_DIR_VARIABLE

from .conftest import Command

if TYPE_CHECKING:
    from collections.abc import Callable

    from jupyter_modelarts.local.connection import Connection
    from jupyter_modelarts.session import Session

    from ..training.calling import Caller  # noqa: TID252 - tests are no package on the path

SLEEPS = "import time\nprint('up', flush=True)\ntime.sleep(600)"
HOUR = 3_600_000


def test_it_is_shown_moved_and_reset(local: Command) -> None:
    assert local("clock").out.endswith(", the time of this machine\n")
    moved = local("clock", "--advance", "1h30m").out
    assert ", 1 h 30 min ahead of this machine. Go back: jupyter modelarts local clock --reset" in moved
    assert local("clock", "--advance=-2h", "--json").value["offset_ms"] == -HOUR // 2
    assert ", 30 min behind this machine." in local("clock").out
    assert local("clock", "--reset", "--json").value["offset_ms"] == 0


@pytest.mark.parametrize("text", ["2030-01-01T08:00:00+08:00", "2030-01-01T00:00:00Z"])
def test_it_is_set_to_a_moment(local: Command, caller: Caller, text: str) -> None:
    shown = local("clock", "--set", text, "--json").value
    assert shown["now"] == "2030-01-01T00:00:00Z"
    moment = datetime(2030, 1, 1, tzinfo=timezone.utc).timestamp()
    answer = caller.http.get("/training-job-engines")
    assert 0 <= parsedate_to_datetime(answer.headers["Date"]).timestamp() - moment < 60


@pytest.mark.parametrize(
    ("option", "line"),
    [
        ("--set=tomorrow", "'tomorrow' is no time. Write it as ISO 8601: 2026-11-21T08:00:00Z."),
        ("--advance=1h30", "'1h30' is no time. Write 500ms, 60s, 1h30m or 2d."),
        ("--advance=", "'' is no time. Write 500ms, 60s, 1h30m or 2d."),
        ("--set=1850-01-01", "The clock goes from the year 1970 to the year 2999."),
    ],
)
def test_what_is_no_time_is_said_in_one_line(local: Command, option: str, line: str) -> None:
    assert local("clock", option).error == line


def test_a_token_expires_and_signatures_go_on(
    local: Command, caller: Caller, opened: Callable[..., Session]
) -> None:
    assert caller.http.get("/training-job-engines").status_code == 200
    local("clock", "--advance", "25h")
    refused = caller.http.get("/training-job-engines")
    assert refused.status_code == 401
    assert refused.json()["error_code"] == "ModelArts.0202"
    session = opened(attempts="1")
    assert "items" in session.client().call("list_training_jobs", body={"limit": 1})
    path = caller.put("data", "content")
    assert session.obs().read(f"obs:/{path}") == b"content"
    local("clock", "--reset")
    assert caller.http.get("/training-job-engines").status_code == 200


def test_a_client_with_a_password_signs_in_again(local: Command, rehearsed: Connection) -> None:
    auth = TokenAuth(
        rehearsed.iam,
        user=rehearsed.user,
        password=rehearsed.password,
        domain=rehearsed.domain,
        project_name=rehearsed.region,
    )
    endpoints = {"modelarts": rehearsed.modelarts, "iam": rehearsed.iam, "obs": rehearsed.obs}
    with Client(Target(endpoints, rehearsed.project_id, auth), user_agent="test") as client:
        assert "items" in client.call("list_training_jobs", body={"limit": 1})
        local("clock", "--advance", "25h")
        assert "items" in client.call("list_training_jobs", body={"limit": 1})


def test_a_link_ends_with_the_clock(local: Command, caller: Caller) -> None:
    job = caller.create(caller.body("print('here')"))
    caller.wait(job)

    def link() -> str:
        return str(caller.task(job, "logs/url")["obs_url"])

    before = link()
    assert caller.download(before).status_code == 200
    local("clock", "--advance", "2h")
    assert caller.download(before).status_code == 403
    assert "here" in caller.download(link()).text
    local("clock", "--reset")
    assert caller.download(before).status_code == 200


def test_auto_stop_ends_a_job_whose_time_is_over(local: Command, caller: Caller) -> None:
    body = caller.body(SLEEPS)
    body["spec"]["auto_stop"] = {"time_unit": "HOURS", "duration": 2}
    job = caller.create(body)
    caller.wait_for_line(job, "up")
    local("clock", "--advance", "119m")
    assert caller.show(job)["status"]["phase"] == "Running"
    local("clock", "--advance", "1m")
    ended = caller.wait(job)
    assert ended["status"]["phase"] == "Terminated"
    assert 2 * HOUR <= ended["status"]["duration"] < 2 * HOUR + 60_000


def test_a_create_that_was_lost_is_found_by_another_clock(
    local: Command, caller: Caller, opened: Callable[..., Session]
) -> None:
    local("clock", "--advance=-3h")
    local.inject("lost-answer", "--operation", "create_training_job", "--count", "1")
    job: dict[str, Any] = opened(attempts="2").client().call("create_training_job", body=caller.body())
    assert caller.wait(job)["status"]["phase"] == "Completed"


def test_it_stays_moved_when_the_service_is_killed(
    fresh_embedded: Connection, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(STATE_DIR_VARIABLE, str(fresh_embedded.state_dir))
    local = Command(capsys)
    assert local("clock", "--advance", "2d").code == 0
    process = psutil.Process(fresh_embedded.pid)
    process.send_signal(signal.SIGKILL)
    psutil.wait_procs([process], timeout=10)
    launcher.ensure_running(fresh_embedded.state_dir)
    assert local("clock", "--json").value["offset_ms"] == 48 * HOUR
    assert local("clock", "--reset").code == 0
    assert local("clock", "--json").value["offset_ms"] == 0
