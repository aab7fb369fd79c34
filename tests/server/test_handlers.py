"""The door, from a browser's side: real requests to a real server, answered by a real embedded service."""

from __future__ import annotations

import asyncio
import re
import time
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import psutil
import pytest

from jupyter_modelarts.local import launcher
from tests.conftest import stop_and_check

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jupyter_modelarts.local.connection import Connection

    from .conftest import Fetch, RecordingAuthorizer, Reply

ROUTES = ["profile", "operations/list_training_jobs", "operations/nothing"]
MISSING = "00000000-0000-0000-0000-000000000000"


def _error(reply: Reply) -> dict[str, Any]:
    assert set(reply.document) == {"error"}
    error: dict[str, Any] = reply.document["error"]
    assert set(error) == {"status", "code", "message", "hint", "request_id"}
    return error


def test_lists_come_through(call: Fetch) -> None:
    jobs = call("list_training_jobs", body={"offset": 0, "limit": 50})
    assert jobs.status == 200
    assert min(50, jobs.document["count"]) == len(jobs.document["items"])
    services = call("list_services", query={"offset": 0, "limit": 10})
    assert services.status == 200
    assert services.document["count"] == len(services.document["services"])  # of this page


def test_profile_names_whom_the_server_talks_to(fetch: Fetch, embedded: Connection) -> None:
    reply = fetch("profile")
    assert reply.document == {
        "name": "embedded",
        "region": embedded.region,
        "project_id": embedded.project_id,
        "embedded": True,
    }


def _patterns(router: Any) -> Iterator[re.Pattern[str]]:
    """Of every route below a router."""
    for rule in router.rules:
        if hasattr(rule.target, "rules"):
            yield from _patterns(rule.target)
        elif hasattr(rule.matcher, "regex"):
            yield rule.matcher.regex


def test_the_tests_below_know_every_route(jp_serverapp: Any) -> None:
    patterns = _patterns(jp_serverapp.web_app.default_router)
    ours = [pattern for pattern in patterns if "modelarts" in pattern.pattern]
    paths = [f"{jp_serverapp.base_url}jupyter-modelarts/{route}" for route in ROUTES]
    assert len(ours) == 2
    assert all(any(pattern.match(path) for path in paths) for pattern in ours)


@pytest.mark.parametrize("method", ["GET", "POST", "PUT", "PATCH", "DELETE", "HEAD"])
@pytest.mark.parametrize("route", ROUTES)
def test_nothing_answers_without_login(
    fetch: Fetch, authorizer: type[RecordingAuthorizer], route: str, method: str
) -> None:
    headers = {"Authorization": "token wrong"}
    reply = fetch(route, method=method, headers=headers)
    assert reply.status in {403, 405}
    assert authorizer.asked == []
    if method != "HEAD":
        _error(reply)


@pytest.mark.parametrize(
    ("route", "method"), [("profile", "GET"), *((route, "POST") for route in ROUTES[1:])]
)
def test_nothing_answers_without_authorisation(
    fetch: Fetch, authorizer: type[RecordingAuthorizer], route: str, method: str
) -> None:
    authorizer.allowed = set()
    reply = fetch(route, method=method, body={} if method == "POST" else None)
    assert reply.status == 403
    assert "not authorized to read modelarts" in _error(reply)["message"]


def test_each_call_is_authorised_as_what_it_is(call: Fetch, authorizer: type[RecordingAuthorizer]) -> None:
    """The same handler serves them all: one call must not decide for the next."""
    call("list_training_jobs")
    call("stop_training_job", path={"training_job_id": MISSING}, body={"action_type": "terminate"})
    call("show_training_job", path={"training_job_id": MISSING})
    call("delete_service", path={"service_id": MISSING})
    assert authorizer.asked == [
        ("read", "modelarts"),
        ("write", "modelarts"),
        ("read", "modelarts"),
        ("write", "modelarts"),
    ]


def test_who_may_only_read_changes_nothing(call: Fetch, authorizer: type[RecordingAuthorizer]) -> None:
    authorizer.allowed = {"read"}
    refused = call("create_workspace", body={"name": "mine"})
    assert refused.status == 403
    assert call("list_training_jobs").status == 200


@pytest.mark.parametrize(
    "identifier",
    ["nothing", "iam_create_token", "obs_get_object_presigned", "show_training_job_logs_url", "..%2Fprofile"],
)
def test_what_is_not_offered_is_not_found(call: Fetch, identifier: str) -> None:
    reply = call(identifier)
    assert reply.status == 404
    assert _error(reply)["code"] == "NotOffered"


@pytest.mark.parametrize("content", ["{", "[]", '"x"', '{"url": "http://example.com"}'])
def test_a_malformed_call_is_refused(fetch: Fetch, content: str) -> None:
    reply = fetch("operations/list_services", method="POST", body=content)
    assert reply.status == 400
    assert _error(reply)["code"] == "InvalidArgument"


def test_an_id_cannot_leave_its_place(call: Fetch) -> None:
    reply = call("show_service", path={"service_id": "../models"})
    assert reply.status == 400
    assert "cannot be the service_id" in _error(reply)["message"]


def test_the_platforms_error_passes_with_code_and_request_id(call: Fetch) -> None:
    reply = call("show_training_job", path={"training_job_id": MISSING})
    error = _error(reply)
    assert reply.status == error["status"] == 404
    assert error["code"].startswith("ModelArts.")
    assert error["message"]
    assert error["request_id"]


def test_what_is_not_emulated_says_so(call: Fetch) -> None:
    reply = call("show_workspace_quotas", path={"workspace_id": MISSING})
    assert reply.status == 501
    assert _error(reply)["hint"]


def test_no_answer_holds_a_credential(fetch: Fetch, call: Fetch, embedded: Connection) -> None:
    replies = [
        fetch("profile"),
        call("list_training_jobs"),
        call("show_training_job", path={"training_job_id": MISSING}),
        call("show_training_job_logs_url", path={"training_job_id": MISSING, "task_id": "worker-0"}),
        fetch("operations/list_services", method="POST", body="{"),
    ]
    said = " ".join(reply.text + repr(reply.headers) for reply in replies)
    for secret in (embedded.access_key, embedded.secret_key, embedded.password):
        value = secret if isinstance(secret, str) else secret.reveal()
        assert value not in said
    assert not re.search("x-auth-token|x-sdk-date|traceback", said, re.IGNORECASE)


def test_looking_is_no_activity_but_changing_is(call: Fetch, jp_serverapp: Any) -> None:
    """An open panel must not keep a server alive that would be culled for being idle."""
    settings = jp_serverapp.web_app.settings
    settings.pop("api_last_activity", None)
    call("list_training_jobs")
    assert "api_last_activity" not in settings
    call("delete_service", path={"service_id": MISSING})
    assert "api_last_activity" in settings


class TestFirstCall:
    """The embedded service is started by the first call, beside the server's loop."""

    @pytest.fixture
    def state_dir(self, tmp_path: Path) -> Any:
        directory = tmp_path / "state"
        yield str(directory)
        stop_and_check(directory)

    def test_starts_the_embedded_service_without_blocking(
        self, call: Fetch, jp_asyncio_loop: asyncio.AbstractEventLoop, state_dir: str
    ) -> None:
        assert launcher.status(Path(state_dir)) is None
        longest = _longest_pause(jp_asyncio_loop)
        started = time.monotonic()
        assert call("list_training_jobs").status == 200
        took = time.monotonic() - started
        pause = longest()
        assert launcher.status(Path(state_dir)) is not None
        assert pause < took / 2, f"the loop stood still for {pause:.2f} of {took:.2f} s"

    def test_starts_it_again_when_it_was_killed(self, call: Fetch, state_dir: str) -> None:
        assert call("list_training_jobs").status == 200
        connection = launcher.status(Path(state_dir))
        assert connection is not None
        process = psutil.Process(connection.pid)
        process.kill()
        process.wait(10)
        assert call("list_training_jobs").status == 200
        again = launcher.status(Path(state_dir))
        assert again is not None
        assert again.pid != connection.pid


class TestWrongProfile:
    """A profile nobody has made."""

    @pytest.fixture
    def jp_server_config(self, jp_server_config: dict[str, Any]) -> dict[str, Any]:
        return {**jp_server_config, "ModelArtsExtension": {"profile": "nobodys"}}

    def test_is_one_line_with_the_way_out(self, call: Fetch) -> None:
        reply = call("list_training_jobs")
        error = _error(reply)
        assert reply.status == 503
        assert error["code"] == "ConfigError"
        assert "nobodys" in error["message"]
        assert error["hint"]


def _longest_pause(loop: asyncio.AbstractEventLoop) -> Any:
    """Start measuring the longest time in which `loop` did nothing else; call the result to end it."""
    beats = [time.monotonic()]

    async def beat() -> None:
        while True:
            beats.append(time.monotonic())
            await asyncio.sleep(0.01)

    task = loop.create_task(beat())

    def end() -> float:
        task.cancel()
        loop.run_until_complete(asyncio.gather(task, return_exceptions=True))
        return max(later - earlier for earlier, later in pairwise(beats))

    return end
