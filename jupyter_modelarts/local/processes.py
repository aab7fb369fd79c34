"""Processes that outlive us: started in a group of their own, known by pid and start time."""

from __future__ import annotations

import asyncio
import contextlib
import os
import signal
import subprocess
import time
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING, Any

import psutil

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

_SAME_START = 0.02  # seconds: the clock tick start times are counted in, and its rounding
_LONGEST_POLL = 0.25


@dataclass(frozen=True, slots=True)
class ProcessRef:
    """A process, and the process group it leads.

    `started_at` is its creation time (seconds since the epoch): a pid alone may be somebody else's
    by now.
    """

    pid: int
    started_at: float

    @classmethod
    def of(cls, pid: int) -> ProcessRef:
        """The process that has `pid` now; a reference that is not alive when it has ended."""
        try:
            return cls(pid, psutil.Process(pid).create_time())
        except psutil.NoSuchProcess:
            return cls(pid, 0.0)

    @classmethod
    def from_json(cls, value: Mapping[str, Any]) -> ProcessRef:
        """The reference that `to_json` wrote."""
        return cls(int(value["pid"]), float(value["started_at"]))

    def to_json(self) -> dict[str, Any]:
        """A form for the store."""
        return {"pid": self.pid, "started_at": self.started_at}

    def alive(self) -> bool:
        """Whether this very process runs (a zombie does not)."""
        process = self._process()
        try:
            return process is not None and process.status() != psutil.STATUS_ZOMBIE
        except psutil.NoSuchProcess:
            return False

    def signal_group(self, number: int) -> bool:
        """Send signal `number` to the group; False when nothing of it is left."""
        if self._reused():
            return False
        try:
            os.killpg(self.pid, number)
        except (ProcessLookupError, PermissionError):
            return False
        return True

    async def wait(self, timeout: float | None = None) -> bool:
        """Wait until the process has ended; False when `timeout` seconds passed before."""
        deadline = None if timeout is None else time.monotonic() + timeout
        pause = 0.005
        while self.alive():
            if deadline is not None and time.monotonic() >= deadline:
                return False
            await asyncio.sleep(pause)
            pause = min(pause * 1.5, _LONGEST_POLL)
        return True

    async def terminate(self, grace: float = 5.0) -> None:
        """End the group: SIGTERM, `grace` seconds, then SIGKILL for whatever is left of it."""
        stragglers = self._descendants()
        self.signal_group(signal.SIGTERM)
        await self.wait(grace)
        self.signal_group(signal.SIGKILL)
        for straggler in stragglers:
            with contextlib.suppress(psutil.Error):
                straggler.kill()
        await self.wait(grace)

    def kill(self) -> None:
        """SIGKILL for the group and for what left the group, at once."""
        stragglers = self._descendants()
        self.signal_group(signal.SIGKILL)
        for straggler in stragglers:
            with contextlib.suppress(psutil.Error):
                straggler.kill()

    def _process(self) -> psutil.Process | None:
        try:
            process = psutil.Process(self.pid)
            same = abs(process.create_time() - self.started_at) <= _SAME_START
        except psutil.NoSuchProcess:
            return None
        return process if same else None

    def _reused(self) -> bool:
        # The kernel gives no new process the number of a group that still has members: a stranger
        # with our pid means that the group is gone.
        return self._process() is None and psutil.pid_exists(self.pid)

    def _descendants(self) -> list[psutil.Process]:
        process = self._process()
        try:
            return process.children(recursive=True) if process else []
        except psutil.NoSuchProcess:
            return []


def spawn(
    arguments: Sequence[str | Path],
    *,
    cwd: Path | None = None,
    env: Mapping[str, str] | None = None,
    stdout: int | IO[bytes] = subprocess.DEVNULL,
    stderr: int | IO[bytes] = subprocess.STDOUT,
) -> subprocess.Popen[bytes]:
    """Start a process that leads a new session and survives us; stdin is empty.

    The caller keeps the `Popen` to collect the exit code, and `ProcessRef.of(popen.pid)` to find the
    process again after a restart.  Raises `OSError` when the program cannot be started.
    """
    return subprocess.Popen(
        [str(argument) for argument in arguments],
        cwd=cwd,
        env=None if env is None else dict(env),
        stdin=subprocess.DEVNULL,
        stdout=stdout,
        stderr=stderr,
        start_new_session=True,
    )


async def exit_code(process: subprocess.Popen[bytes]) -> int:
    """Wait for a child without blocking the loop; its return code (negative: the signal)."""
    if process.returncode is None and hasattr(os, "pidfd_open"):
        await _wait_descriptor(process.pid)
    pause = 0.005
    while (code := process.poll()) is None:
        await asyncio.sleep(pause)
        pause = min(pause * 1.5, _LONGEST_POLL)
    return code


async def _wait_descriptor(pid: int) -> None:
    """Wait for `pid` through a descriptor of it, where the system has such."""
    try:
        descriptor = os.pidfd_open(pid)
    except OSError:
        return
    loop = asyncio.get_running_loop()
    ended = asyncio.Event()
    loop.add_reader(descriptor, ended.set)
    try:
        await ended.wait()
    finally:
        loop.remove_reader(descriptor)
        os.close(descriptor)
