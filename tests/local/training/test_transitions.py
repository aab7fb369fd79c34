"""Whatever is done to jobs, processes, service and clock: jobs move as the table says, and end."""

from __future__ import annotations

import contextlib
import json
import os
import signal

import psutil
import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import Bundle, RuleBasedStateMachine, consumes, invariant, rule
from hypothesis.stateful import run_state_machine_as_test as run_machine

from jupyter_modelarts.contract.life_cycles import life_cycle
from jupyter_modelarts.local import launcher
from tests.conftest import stop_and_check

from .calling import FINAL, Caller

TABLE = life_cycle("training_job_phase")
SECONDARY = {
    "Creating": {"Creating"},
    "Pending": {"Queuing"},
    "Running": {"Running"},
    "Completed": {"Completed"},
    "Failed": {"Failed", "CreateFailed", "Lost"},
    "Terminating": {"Terminating"},
    "Terminated": {"Terminated"},
}
SLEEPS = "import time\nprint('asleep', flush=True)\ntime.sleep(100)\n"
SCRIPTS = {
    "ends": "print('hello')\n",
    "fails": "raise SystemExit(3)\n",
    "sleeps": SLEEPS,
    "fails at first": "import os\nraise SystemExit(int(os.environ['MA_SCHEDULE_CNT']) < 3)\n",
    "hangs at first": "import os, time\ntime.sleep(99 if os.environ['MA_PROC_START_CNT'] == '1' else 0)\n",
}
ENDS_BY_ITSELF = {"ends", "fails", "fails at first", "hangs at first"}
HOUR_MS = 3_600_000
JOBS = Bundle("jobs")


def reachable(before):
    """Every phase that may be seen after `before`."""
    found, waiting = {before}, [before]
    while waiting:
        new = TABLE.moves[waiting.pop()] - found
        found |= new
        waiting += new
    return found


class Life(RuleBasedStateMachine):
    """Jobs of one service; `caller` is put in from outside."""

    caller: Caller

    def __init__(self):
        super().__init__()
        self.seen = {}
        self.kinds = {}
        self._move_clock(reset=True)

    @rule(
        target=JOBS,
        kind=st.sampled_from(sorted(SCRIPTS)),
        retries=st.sampled_from(["0", "2"]),
        unconditional=st.booleans(),
        nodes=st.sampled_from([1, 1, 2]),
        auto_stop=st.booleans(),
    )
    def submit(self, kind, retries, unconditional, nodes, auto_stop):
        body = self.caller.body(SCRIPTS[kind], environments={"MA_HANG_DETECT_TIME": "0.01"})
        body["metadata"]["annotations"] = {
            "fault-tolerance/job-retry-num": retries,
            "fault-tolerance/pod-retry-num": retries,
            "fault-tolerance/job-unconditional-retry": str(unconditional).lower(),
            "fault-tolerance/hang-retry": str(kind == "hangs at first").lower(),
        }
        if nodes > 1:
            body["spec"]["resource"] = {"flavor_id": "modelarts.vm.cpu.8u", "node_count": nodes}
        if auto_stop:
            body["spec"]["auto_stop"] = {"time_unit": "HOURS", "duration": 1}
        job = self.caller.create(body)
        self.seen[job["metadata"]["id"]] = "Creating"
        self.kinds[job["metadata"]["id"]] = kind
        return job

    @rule(job=JOBS)
    def stop(self, job):
        assert self.caller.stop(job).status_code in {202, 409}

    @rule(job=JOBS, priority=st.integers(1, 3))
    def prefer(self, job, priority):
        body = {"description": "", "spec": {"schedule_policy": {"priority": priority}}}
        answer = self.caller.http.put(f"/training-jobs/{job['metadata']['id']}", json=body)
        assert answer.status_code in {200, 409}

    @rule(job=consumes(JOBS))
    def delete(self, job):
        identifier = job["metadata"]["id"]
        assert self.caller.http.delete(f"/training-jobs/{identifier}").status_code == 202
        del self.seen[identifier]

    @rule(job=JOBS, whom=st.sampled_from(["pid", "child"]))
    def kill_a_process(self, job, whom):
        for task in sorted(job["status"]["tasks"], reverse=True):
            with contextlib.suppress(OSError):
                pids = json.loads((self.caller.directory(job, task) / "supervisor.json").read_text())
                os.kill(pids[whom], signal.SIGKILL)
                return

    @rule(hours=st.sampled_from([-1, 0.1, 2]))
    def move_the_clock(self, hours):
        self._move_clock(advance_ms=round(hours * HOUR_MS))

    def _move_clock(self, **how):
        moved = self.caller.http.put(f"{self.caller.connection.modelarts}/embedded/clock", json=how)
        assert moved.status_code == 200, moved.text

    @rule(kill=st.booleans())
    def restart_the_service(self, kill):
        state_dir = self.caller.connection.state_dir
        if kill:
            service = psutil.Process(self.caller.connection.pid)
            service.kill()
            service.wait(10)
        else:
            launcher.stop(state_dir)
        self.caller.reconnect(launcher.ensure_running(state_dir))

    @rule(job=JOBS)
    def let_it_begin(self, job):
        self.caller.until(lambda: self._has_begun(job["metadata"]["id"]) or self._may_wait())

    def _has_begun(self, identifier):
        return self._phase(identifier)[0] not in {"Creating", "Pending"}

    def _may_wait(self):
        """Whether another job may be in the way."""
        return sum(phase not in FINAL for phase in self.seen.values()) > 1

    @invariant()
    def they_move_as_the_table_says(self):
        for identifier in list(self.seen):
            self._phase(identifier)

    def _phase(self, identifier):
        """The phase and the secondary phase of a job, which are checked."""
        body = self.caller.show({"metadata": {"id": identifier}})
        status = body["status"]
        phase, before = status["phase"], self.seen[identifier]
        assert phase in reachable(before), (before, status)
        assert status["secondary_phase"] in SECONDARY[phase], status
        self.seen[identifier] = phase
        self._check_records(body)
        return phase, status

    def _check_records(self, body):
        status, nodes = body["status"], body["spec"]["resource"]["node_count"]
        records = status.get("running_records") or []
        assert all("end_at" in record for record in records[:-1]), records
        assert all(0 <= count <= nodes for _, count in status["node_count_metrics"] or []), status
        if status["phase"] in FINAL:
            assert all("end_at" in record for record in records), records
            assert not records or status["node_count_metrics"][-1][1] == 0

    def teardown(self):
        for identifier in self.seen:
            if self.kinds[identifier] not in ENDS_BY_ITSELF:
                self.caller.stop({"metadata": {"id": identifier}})
        for identifier in self.seen:
            self.caller.until(lambda identifier=identifier: self._phase(identifier)[0] in FINAL, 60)
            path = f"/training-jobs/{identifier}"
            rows = self.caller.http.get(path).json()["status"].get("task_statuses") or []
            assert not any("its own log says more" in row["message"] for row in rows), rows
            assert self.caller.http.delete(path).status_code == 202


@pytest.fixture
def caller_of_its_own(tmp_path):
    """A service with room for one job of the larger flavor."""
    state_dir = tmp_path / "state"
    caller = Caller(launcher.ensure_running(state_dir))
    yield caller
    caller.http.close()
    stop_and_check(state_dir)


def test_any_sequence_of_events_keeps_to_the_table_and_ends(caller_of_its_own):
    Life.caller = caller_of_its_own
    shape = settings(
        max_examples=6,
        stateful_step_count=12,
        deadline=None,
        phases=(Phase.generate,),
        suppress_health_check=list(HealthCheck),
        database=None,
    )
    run_machine(Life, settings=shape)
    log = (caller_of_its_own.connection.state_dir / "service.log").read_text()
    assert "Traceback" not in log
