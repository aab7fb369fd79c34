"""A task as a process: launch its supervisor, find it again, signal it, learn how it ended."""

from __future__ import annotations

import asyncio
import fcntl
import json
import time
from dataclasses import dataclass
from signal import SIGKILL, SIGTERM, SIGUSR1
from typing import TYPE_CHECKING, Any

from jupyter_modelarts.local.processes import ProcessRef, exit_code, spawn

from .outcome import Outcome, lost, outcome_of
from .prepare import supervisor_command

if TYPE_CHECKING:
    import subprocess

    from .layout import TaskLayout
    from .prepare import Plan

_SAME_START = 2.0  # seconds between our note of a start and the kernel's
_PID_APPEARS = 2.0


@dataclass(slots=True)
class RunningTask:
    """A launched task; `popen` only where this service is its parent."""

    layout: TaskLayout
    supervisor: ProcessRef
    popen: subprocess.Popen[bytes] | None = None

    async def ended(self) -> Outcome:
        """Wait for the end; what vanished without a result is lost."""
        if self.popen is not None:
            await exit_code(self.popen)
        else:
            await self.supervisor.wait()
        found = result(self.layout)
        if found is None:
            await self._clean_up()
        return found or lost(self.layout.task, "The worker was lost: its supervising process was killed.")

    def stop(self) -> None:
        """SIGTERM for the task; its supervisor sends SIGKILL after the grace of the plan."""
        self._signal(SIGTERM)

    def kill(self) -> None:
        """SIGKILL for the task, at once."""
        self._signal(SIGUSR1)

    def program(self) -> ProcessRef | None:
        """The process that the supervisor runs now."""
        return _program(self.layout)

    def detach(self) -> None:
        """Leave the task running when this service ends."""
        if self.popen is not None and self.popen.returncode is None:
            self.popen.returncode = 0  # it is meant to outlive us: no warning about that

    def _signal(self, number: int) -> None:
        if self.supervisor.alive():
            self.supervisor.signal_group(number)

    async def _clean_up(self) -> None:
        """End what a killed supervisor left behind."""
        program = self.program()
        if program is not None and program.alive():
            program.signal_group(SIGKILL)
            await program.wait(5.0)


def launch(layout: TaskLayout, plan: Plan) -> RunningTask:
    """Start the supervisor of a prepared task; raises `OSError` when this machine cannot.

    The lock goes to the supervisor with its standard output and is held until it ends.
    """
    layout.result.unlink(missing_ok=True)
    layout.pids.unlink(missing_ok=True)
    plan.write(layout.plan)
    with layout.lock.open("ab") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        popen = spawn(supervisor_command(layout), cwd=layout.root, env=plan.environment, stdout=lock)
    return RunningTask(layout, ProcessRef.of(popen.pid), popen)


async def find(layout: TaskLayout) -> RunningTask | None:
    """The task that an earlier run of the service launched; None when it does not run."""
    deadline = time.monotonic() + _PID_APPEARS
    while _is_locked(layout):
        pids = _read(layout.pids)
        if pids is not None:
            return RunningTask(layout, ProcessRef.of(int(pids["pid"])))
        if time.monotonic() > deadline:
            return None
        await asyncio.sleep(0.02)
    return None


def was_launched(layout: TaskLayout) -> bool:
    """Whether a supervisor has ever been started for the task."""
    return layout.lock.exists()


def began(layout: TaskLayout) -> float:
    """From when the minutes of its usage are counted (seconds since 1970); 0 before its first start."""
    return float((_read(layout.plan) or {}).get("started", 0.0))


def result(layout: TaskLayout) -> Outcome | None:
    """How the task ended, if its supervisor lived to write it down."""
    found = _read(layout.result)
    return None if found is None else outcome_of(layout.task, found, layout.log)


def _program(layout: TaskLayout) -> ProcessRef | None:
    pids = _read(layout.pids)
    if pids is None:
        return None
    found = ProcessRef.of(int(pids["child"]))
    return found if abs(found.started_at - float(pids["started_at"])) < _SAME_START else None


def _is_locked(layout: TaskLayout) -> bool:
    try:
        with layout.lock.open("rb") as lock:
            fcntl.flock(lock, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except FileNotFoundError:
        return False
    except BlockingIOError:
        return True
    return False


def _read(path: Any) -> dict[str, Any] | None:
    try:
        found: dict[str, Any] = json.loads(path.read_text())
    except FileNotFoundError:
        return None
    return found
