"""Whatever is done to a service, its instances and the embedded service: it moves as the table says."""

from __future__ import annotations

import contextlib
import json
import os
import signal
from typing import TYPE_CHECKING, Any, ClassVar

import psutil
import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule
from hypothesis.stateful import run_state_machine_as_test as run_machine

from jupyter_modelarts.contract.life_cycles import life_cycle
from jupyter_modelarts.local import launcher

from ..serving import ECHO, Platform, echo, entry, until  # noqa: TID252 - tests are no package on the path

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jupyter_modelarts.local.connection import Connection

TABLE = life_cycle("service_status")
MOVING = {"deploying", "stopping", "deleting"}
NO_START = {*MOVING, "waiting", "concerning"}
SCRIPTS = {
    "well": ECHO,
    "slow": "import time; time.sleep(0.5)\n" + ECHO,
    "bad": "import no_such_package\n" + ECHO,
}


def reachable(before: str) -> set[str]:
    """Every status that may be seen after `before`."""
    found, waiting = {before}, [before]
    while waiting:
        new = set(TABLE.moves[waiting.pop()]) - found
        found |= new
        waiting += new
    return found


class Life(RuleBasedStateMachine):
    """One service at a time; `platform` and `models` are put in from outside."""

    platform: ClassVar[Platform]
    models: ClassVar[dict[str, str]]

    def __init__(self) -> None:
        super().__init__()
        self.service_id = ""
        self.status = ""
        self.restarts = 0  # a restart takes longer than everything else together

    # what is asked for

    def _config(self, kinds: list[str], count: int) -> list[dict[str, Any]]:
        weights = [100 - 40 * (len(kinds) - 1), *[40] * (len(kinds) - 1)]
        return [
            entry({"model_id": self.models[kind], "weight": weight, "instance_count": count})
            for kind, weight in zip(kinds, weights, strict=True)
        ]

    @precondition(lambda self: not self.service_id)
    @rule(kinds=st.lists(st.sampled_from(sorted(SCRIPTS)), min_size=1, max_size=2), count=st.integers(1, 2))
    def deploy(self, kinds: list[str], count: int) -> None:
        body = {"infer_type": "real-time", "config": self._config(kinds, count)}
        self.service_id = self.platform.call("POST", "/services", json=body)["service_id"]
        self.status = "deploying"

    @precondition(lambda self: self.service_id)
    @rule(kinds=st.lists(st.sampled_from(sorted(SCRIPTS)), min_size=1, max_size=2), count=st.integers(1, 2))
    def update(self, kinds: list[str], count: int) -> None:
        self._put(MOVING, config=self._config(kinds, count))

    @precondition(lambda self: self.service_id)
    @rule()
    def start(self) -> None:
        self._put(NO_START, status="running")

    @precondition(lambda self: self.service_id)
    @rule()
    def stop(self) -> None:
        self._put({"deleting"}, status="stopped")

    def _put(self, refusing: set[str], **body: Any) -> None:
        """What is refused was refused in a state that allows no such thing, before or after."""
        before = self._look()
        answer = self.platform.try_call("PUT", f"/services/{self.service_id}", json=body)
        if answer.status_code == 409:
            assert {before, self._look()} & refusing, (before, body)
        else:
            assert answer.status_code == 200, answer.text

    @precondition(lambda self: self.service_id)
    @rule()
    def delete(self) -> None:
        self.platform.remove(self.service_id)
        self.service_id = ""

    # what happens

    @precondition(lambda self: self.service_id)
    @rule()
    def kill_an_instance(self) -> None:
        run = self.platform.connection.state_dir / "services" / self.service_id / "run"
        for path in sorted(run.glob("*/process.json")):
            with contextlib.suppress(OSError, ValueError):
                os.kill(json.loads(path.read_text())["pid"], signal.SIGKILL)
                return

    @precondition(lambda self: self.service_id and not self.restarts)
    @rule(kill=st.booleans())
    def restart_the_embedded_service(self, kill: bool) -> None:
        self.restarts += 1
        state_dir = self.platform.connection.state_dir
        if kill:
            embedded = psutil.Process(self.platform.connection.pid)
            embedded.kill()
            embedded.wait(10)
        else:
            launcher.stop(state_dir)
        self.platform.connection = launcher.ensure_running(state_dir)

    @precondition(lambda self: self.service_id)
    @rule()
    def let_it_settle(self) -> None:
        until(lambda: self._look() not in MOVING, "the service to settle")
        if self.status == "running":
            answer = self.platform.predict(self.service_id, json={})
            assert answer.is_success or answer.json()["error_code"] == "ModelArts.4503", answer.text

    @invariant()
    def it_moves_as_the_table_says(self) -> None:
        if self.service_id:
            self._look()

    def _look(self) -> str:
        service = self.platform.show(self.service_id)
        status: str = service["status"]
        assert status in reachable(self.status), (self.status, status)
        self.status = status
        if status in ("failed", "concerning"):
            assert service["error_msg"], service
        if status in ("stopped", "failed"):
            assert not any(row["running_instance_count"] for row in service["config"]), service
        return status

    def teardown(self) -> None:
        if self.service_id:
            until(lambda: self._look() not in MOVING, "the service to settle")
            directory = self.platform.connection.state_dir / "services" / self.service_id
            self.platform.remove(self.service_id)
            assert not directory.exists()


@pytest.fixture
def alone(fresh_embedded: Connection) -> Iterator[Platform]:
    caller = Platform(fresh_embedded)
    yield caller
    caller.http.close()


def test_any_sequence_of_events_keeps_to_the_table(alone: Platform) -> None:
    Life.platform = alone
    Life.models = {
        kind: alone.publish(echo(**{"customize_service.py": script})) for kind, script in SCRIPTS.items()
    }
    shape = settings(
        max_examples=10,
        stateful_step_count=14,
        deadline=None,
        phases=(Phase.generate,),
        suppress_health_check=list(HealthCheck),
        database=None,
    )
    run_machine(Life, settings=shape)
    log = (alone.connection.state_dir / "service.log").read_text()
    assert "Traceback" not in log, log[-4000:]
