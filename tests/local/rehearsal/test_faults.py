"""Every fault of the table: injected by command, seen by a real client, and gone when it is cleared."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from jupyter_modelarts.local.rehearsal.table import FAULTS

from .conftest import Command, line_of

if TYPE_CHECKING:
    from jupyter_modelarts.session import Session

    from ..training.calling import Caller  # noqa: TID252 - tests are no package on the path

PAGE = Path(__file__).parents[3] / "docs" / "rehearsal.md"


@dataclass
class Scene:
    """Who injects, who sees it."""

    local: Command
    caller: Caller
    opened: Callable[..., Session]

    def list_jobs(self, **settings: Any) -> Any:
        """A call that only reads, tried once unless `settings` say otherwise."""
        client = self.opened(**{"attempts": "1", **settings}).client()
        return client.call("list_training_jobs", body={"limit": 1})

    def create_job(self, **settings: Any) -> Any:
        """A call that must not be done twice; its job and the ids of all jobs of that name."""
        client = self.opened(**{"attempts": "2", **settings}).client()
        body = self.caller.body("print('done')")
        job = client.call("create_training_job", body=body)
        found = client.call("list_training_jobs", body={"limit": 50})["items"]
        name = body["metadata"]["name"]
        return job, [row["metadata"]["id"] for row in found if row["metadata"]["name"] == name]

    def failing_job(self, script: str = "print('done')") -> dict[str, Any]:
        """A job that does not end well."""
        ended = self.caller.wait(self.caller.create(self.caller.body(script)))
        assert ended["status"]["phase"] == "Failed", ended["status"]
        return ended

    def message_of(self, job: dict[str, Any]) -> str:
        """Why its first task failed."""
        message: str = job["status"]["task_statuses"][0]["message"]
        assert "\n" not in message
        return message

    def completes(self) -> bool:
        """Whether a job ends well."""
        job = self.caller.create(self.caller.body("print('done')"))
        phase: str = self.caller.wait(job)["status"]["phase"]
        return phase == "Completed"


@pytest.fixture
def scene(local: Command, caller: Caller, opened: Callable[..., Session]) -> Scene:
    return Scene(local, caller, opened)


Seen = Callable[[Scene], None]
SEEN: dict[str, Seen] = {}


def sees(fault: str) -> Callable[[Seen], Seen]:
    """Register how a fault is seen."""

    def keep(function: Seen) -> Seen:
        SEEN[fault] = function
        return function

    return keep


@pytest.mark.parametrize("fault", sorted(FAULTS))
def test_a_fault_is_seen_and_gone_when_it_is_cleared(fault: str, scene: Scene) -> None:
    SEEN[fault](scene)
    assert scene.local("inject", "--list", "--json").value["in_force"] == []


def test_nothing_else_is_tested() -> None:
    assert SEEN.keys() == FAULTS.keys()


@pytest.mark.parametrize("fault", sorted(FAULTS))
def test_a_fault_is_explained(fault: str) -> None:
    entry = FAULTS[fault]
    page = PAGE.read_text("utf-8")
    delay = f"{entry.delay.meaning} ({entry.delay.seconds:g} s)" if entry.delay else ""
    assert f"| `{fault}` | {entry.meaning} | `--{entry.scope}` | {delay} |" in page
    assert entry.meaning.endswith(".")


def clear(scene: Scene, fault: str) -> None:
    assert scene.local("inject", "--clear", fault).out == "1 cleared.\n"


def refuses(fault: str, *words: str) -> None:
    """The fault makes a call fail with these words."""

    @sees(fault)
    def seen(scene: Scene) -> None:
        scene.local.inject(fault)
        line = line_of(scene.list_jobs)
        for word in words:
            assert word in line, line
        clear(scene, fault)
        assert "items" in scene.list_jobs()


refuses("too-many-requests", "APIGW.0308", "HTTP 429", "Wait a minute")
refuses("api-500", "Internal server error", "HTTP 500", "Try again")
refuses("api-502", "cannot be reached", "HTTP 502", "Try again")
refuses("api-503", "unavailable", "HTTP 503", "try again in a minute")
refuses("expired-token", "has expired", "ModelArts.0202", "Sign in again")


@sees("quota-exhausted")
def quota_exhausted(scene: Scene) -> None:
    scene.local.inject("quota-exhausted", "--operation", "create_training_job")
    line = line_of(scene.create_job)
    assert "exceeds the quota limit" in line
    assert "ModelArts.0116" in line
    assert "larger quota" in line
    assert "items" in scene.list_jobs()
    clear(scene, "quota-exhausted")
    assert scene.create_job()


@sees("api-504")
def gateway_timeout(scene: Scene) -> None:
    _created_once(scene, "api-504")
    scene.local.inject("api-504", "--operation", "list_training_jobs")
    line = line_of(scene.list_jobs)
    assert "timed out" in line
    assert "HTTP 504" in line
    clear(scene, "api-504")


@sees("lost-answer")
def lost_answer(scene: Scene) -> None:
    _created_once(scene, "lost-answer")
    scene.local.inject("lost-answer", "--operation", "list_training_jobs")
    assert "The connection to 127.0.0.1" in line_of(scene.list_jobs)
    clear(scene, "lost-answer")


def _created_once(scene: Scene, fault: str) -> None:
    """The client finds what it created although nobody told it."""
    scene.local.inject(fault, "--operation", "create_training_job", "--count", "1")
    job, found = scene.create_job()
    assert found == [job["metadata"]["id"]]
    scene.caller.wait(job)


@sees("slow-api")
def slow_api(scene: Scene) -> None:
    scene.local.inject("slow-api", "--delay", "300ms")
    begun = time.monotonic()
    assert "items" in scene.list_jobs()
    assert time.monotonic() - begun >= 0.3
    clear(scene, "slow-api")
    scene.local.inject("slow-api", "--delay", "20s", "--operation", "list_training_jobs")
    assert "did not answer" in line_of(lambda: scene.list_jobs(timeout="0.2"))
    clear(scene, "slow-api")


@sees("slow-obs")
def slow_obs(scene: Scene) -> None:
    path = scene.caller.put("slow/data", "slowly")
    scene.local.inject("slow-obs", "--prefix", f"obs:/{path}", "--delay", "300ms")
    begun = time.monotonic()
    assert scene.opened().obs().read(f"obs:/{path}") == b"slowly"
    assert time.monotonic() - begun >= 0.3
    clear(scene, "slow-obs")


@sees("obs-500")
def obs_internal_error(scene: Scene) -> None:
    _storage_fails(scene, "obs-500", "internal error")


@sees("obs-503")
def obs_unavailable(scene: Scene) -> None:
    _storage_fails(scene, "obs-503", "overloaded")


def _storage_fails(scene: Scene, fault: str, words: str) -> None:
    path = scene.caller.put("data", "content")
    obs = scene.opened().obs()
    scene.local.inject(fault, "--count", "1")
    assert obs.read(f"obs:/{path}") == b"content"  # the client has tried again
    scene.local.inject(fault, "--prefix", f"obs://{scene.caller.bucket}/code")
    assert obs.read(f"obs:/{path}") == b"content"
    message = scene.message_of(scene.failing_job())
    assert message.startswith("Download code from obs://")
    assert words in message
    clear(scene, fault)
    assert scene.completes()


@sees("image-pull-failure")
def image_pull_failure(scene: Scene) -> None:
    body = scene.caller.body("print('done')")
    scene.local.inject("image-pull-failure", "--job", body["metadata"]["name"], "--delay", "1h")
    assert scene.completes()  # another job is left alone
    job = scene.caller.create(body)
    scene.caller.until(lambda: scene.local("inject", "--list", "--json").value["in_force"][0]["struck"] == 1)
    assert scene.caller.show(job)["status"]["phase"] == "Creating"
    assert scene.local("clock", "--advance", "1h").code == 0
    ended = scene.caller.wait(job)
    assert ended["status"]["phase"] == "Failed"
    assert "cannot be pulled. Check its address" in scene.message_of(ended)
    clear(scene, "image-pull-failure")


@sees("disk-full")
def disk_full(scene: Scene) -> None:
    scene.local.inject("disk-full", "--count", "1")
    message = scene.message_of(scene.failing_job())
    assert "No space is left on this machine" in message
    assert "Free some" in message
    assert scene.completes()


@sees("worker-lost")
def worker_lost(scene: Scene) -> None:
    job = scene.caller.create(scene.caller.body("import time\nprint('up', flush=True)\ntime.sleep(600)"))
    scene.caller.wait_for_line(job, "up")
    scene.local.inject("worker-lost", "--job", job["metadata"]["name"])
    ended = scene.caller.wait(job)
    assert ended["status"]["phase"] == "Failed"
    assert "worker was lost" in scene.message_of(ended)
    assert scene.completes()  # it strikes once
