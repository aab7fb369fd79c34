"""Updates under load: no request fails, what stays the same is not started again, what fails goes back."""

from __future__ import annotations

import os
import signal
import threading
from collections import Counter
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import httpx
import psutil
import pytest

from ..serving import ECHO, Platform, echo, entry, until  # noqa: TID252 - tests are no package on the path

if TYPE_CHECKING:
    from collections.abc import Iterator

CALLERS = 8


@pytest.fixture(scope="module")
def model(platform: Platform) -> str:
    return platform.publish(echo())


@pytest.fixture(scope="module")
def headers(platform: Platform) -> Iterator[dict[str, str]]:
    apps = f"{platform.connection.modelarts}/embedded/apps"
    made = platform.request("POST", apps, json={"name": "rolling"}).json()
    yield {"X-Apig-AppCode": made["app_code"]}
    platform.request("DELETE", f"{apps}?app_id={made['app_id']}")


class Load:
    """Callers that go on until they are told to stop."""

    def __init__(self, url: str, headers: dict[str, str]) -> None:
        self.failures: list[str] = []
        self.answers: list[dict[str, Any]] = []
        self._url = url
        self._headers = headers
        self._over = threading.Event()
        self._threads = [threading.Thread(target=self._call) for _ in range(CALLERS)]

    def _call(self) -> None:
        with httpx.Client(timeout=30, headers=self._headers) as http:
            while not self._over.is_set():
                try:
                    answer = http.post(self._url, json={})
                except httpx.HTTPError as error:
                    self.failures.append(repr(error))
                    continue
                if answer.is_success:
                    self.answers.append(answer.json())
                else:
                    self.failures.append(answer.text)

    def more(self, count: int = 50) -> None:
        """Wait for so many more answers."""
        wanted = len(self.answers) + count
        until(lambda: len(self.answers) >= wanted or self.failures, "answers")

    def now(self, field: str, count: int = 50) -> set[Any]:
        """What answers say to requests that are made from now on."""
        self.more(2 * CALLERS)  # those under way
        start = len(self.answers)
        self.more(count)
        return {answer[field] for answer in self.answers[start:]}

    def start(self) -> None:
        for thread in self._threads:
            thread.start()

    def stop(self) -> None:
        self._over.set()
        for thread in self._threads:
            thread.join()


@contextmanager
def load(platform: Platform, service_id: str, headers: dict[str, str]) -> Iterator[Load]:
    callers = Load(platform.show(service_id)["access_address"], headers)
    callers.start()
    try:
        callers.more()
        yield callers
    finally:
        callers.stop()
    assert not callers.failures, callers.failures[:3]


def named(model: str, name: str, **more: Any) -> dict[str, Any]:
    return entry({"model_id": model, "envs": {"NAME": name}, **more})


def configure(platform: Platform, service_id: str, *config: dict[str, Any]) -> None:
    platform.call("PUT", f"/services/{service_id}", json={"config": list(config)})
    platform.wait(service_id, "running")


def alive(pid: int) -> bool:
    return psutil.pid_exists(pid) and psutil.Process(pid).status() != psutil.STATUS_ZOMBIE


def test_update_scale_and_canary_fail_no_request(
    platform: Platform, model: str, headers: dict[str, str]
) -> None:
    service_id = platform.deploy(named(model, "old"))
    with load(platform, service_id, headers) as callers:
        (first,) = callers.now("pid")
        configure(platform, service_id, named(model, "old", instance_count=3))
        assert first in callers.now("pid")  # more instances: those there are go on
        configure(platform, service_id, named(model, "old", weight=90), named(model, "new", weight=10))
        assert callers.now("name", 200) == {"old", "new"}
        assert first in callers.now("pid", 100)
        configure(platform, service_id, named(model, "new", instance_count=2))
        until(lambda: not alive(first), "the old instances to end")
        assert callers.now("name") == {"new"}
    logs = platform.call("GET", f"/services/{service_id}/logs")["logs"]
    assert [log["result"] for log in logs] == ["SUCCESS"] * 4
    assert [log["success_num"] for log in logs] == [2, 2, 3, 1]
    platform.remove(service_id)


def test_a_weight_moves_at_once_and_shares_are_exact(
    platform: Platform, model: str, headers: dict[str, str]
) -> None:
    service_id = platform.deploy(named(model, "a", weight=80), named(model, "b", weight=20))
    url = platform.show(service_id)["access_address"]

    def shares(calls: int) -> tuple[Counter[str], set[int]]:
        answers = [platform.http.post(url, json={}, headers=headers).json() for _ in range(calls)]
        return Counter(answer["name"] for answer in answers), {answer["pid"] for answer in answers}

    counts, pids = shares(100)
    assert counts == {"a": 80, "b": 20}
    configure(platform, service_id, named(model, "a", weight=45), named(model, "b", weight=55))
    counts, same = shares(100)
    assert counts == {"a": 45, "b": 55}
    assert same == pids
    configure(platform, service_id, named(model, "b", weight="100"), named(model, "a", weight=0))
    assert shares(20)[0] == {"b": 20}
    platform.remove(service_id)


def test_an_update_that_does_not_start_goes_back(
    platform: Platform, model: str, headers: dict[str, str]
) -> None:
    """Also a canary that fails: the other instances of the new configuration end, the old ones stay."""
    bad = platform.publish(echo(**{"customize_service.py": "import no_such_package\n" + ECHO}))
    service_id = platform.deploy(named(model, "old", instance_count=2))
    with load(platform, service_id, headers) as callers:
        before = callers.now("pid")
        config = [named(model, "old", weight=50, instance_count=3), named(bad, "bad", weight=50)]
        platform.call("PUT", f"/services/{service_id}", json={"config": config})
        service = platform.wait(service_id, "concerning")
        assert "no_such_package" in service["error_msg"]
        assert callers.now("pid") == before
        assert [kept["instance_count"] for kept in service["config"]] == [2]
        configure(platform, service_id, named(model, "mended"))
        assert callers.now("name") == {"mended"}
    platform.remove(service_id)


def test_an_instance_killed_under_load_is_made_up_for(
    platform: Platform, model: str, headers: dict[str, str]
) -> None:
    service_id = platform.deploy(named(model, "x", instance_count=3))
    with load(platform, service_id, headers) as callers:
        victim = callers.now("pid").pop()
        os.kill(victim, signal.SIGKILL)
        platform.wait(service_id, "concerning")
        service = platform.wait(service_id, "running")
        assert service["config"][0]["running_instance_count"] == 3
        assert victim not in callers.now("pid")
    platform.remove(service_id)


def test_ready_instances_answer_early_when_the_policy_says_so(
    platform: Platform, model: str, headers: dict[str, str]
) -> None:
    slow = platform.publish(echo(**{"customize_service.py": "import time; time.sleep(3)\n" + ECHO}))
    policy = {"MODELARTS_SERVICE_TRAFFIC_POLICY": "cluster"}
    service_id = platform.deploy(
        {"model_id": model, "weight": 50, "envs": policy}, {"model_id": slow, "weight": 50}, wait="deploying"
    )
    url = platform.show(service_id)["access_address"]
    until(lambda: platform.http.post(url, json={}, headers=headers).is_success, "the quick one")
    service = platform.show(service_id)
    assert (service["status"], service["progress"]) == ("deploying", 50)
    assert platform.wait(service_id, "running")["progress"] == 100
    platform.remove(service_id)
