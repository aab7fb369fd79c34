"""One instance of a service: a worker process, started, watched, started again when it dies."""

from __future__ import annotations

import asyncio
import contextlib
import json
import logging
import shutil
import subprocess
import time
from collections import deque
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import psutil

from jupyter_modelarts.local.processes import ProcessRef, spawn

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping
    from pathlib import Path

LOG = logging.getLogger(__name__)

WORKER = "jupyter_modelarts.local.inference.worker"
MOST_CRASHES = 5
CRASH_WINDOW = 120.0  # seconds: so many crashes within it and we give up
_LONGEST_PAUSE = 8.0
_GRACE = 4.0  # seconds between SIGTERM and SIGKILL: a little more than a worker gives its requests
_PROCESS, _READY = "process.json", "ready.json"


class StartFailed(Exception):
    """The instance did not become ready: one line with the reason."""


@dataclass(frozen=True)
class Launch:
    """What an instance is started with.  `directory` is its own, for process and port; `log` its output."""

    python: Path | str
    package: Path
    engine: str
    environment: Mapping[str, str]
    directory: Path
    log: Path
    timeout: float


@dataclass
class Instance:
    """`state`: starting, ready, crashed (will be started again), failed (given up), ended."""

    launch: Launch
    changed: Callable[[], Awaitable[None]]
    state: str = "starting"
    reason: str = ""
    port: int = 0
    in_flight: int = 0
    suspect: bool = False
    """The last connection to it failed: others are asked first until it is known to be well."""
    process: ProcessRef | None = None
    usage: psutil.Process | None = None
    _child: subprocess.Popen[bytes] | None = None
    _watch: asyncio.Task[None] | None = None
    _crashes: deque[float] = field(default_factory=deque)

    async def start(self) -> None:
        """Start the process and wait until it serves.  Raises `StartFailed`; nothing is left then."""
        self.state = "starting"
        try:
            await asyncio.to_thread(_renew, self.launch.directory)
            self._spawn()
            self.port = await asyncio.wait_for(self._port(), self.launch.timeout)
        except asyncio.TimeoutError:
            await self._end_process()
            raise StartFailed(
                f"The instance was not ready after {self.launch.timeout:g} s (log: {self.launch.log})."
            ) from None
        except OSError as error:
            await self._end_process()
            reason = error.strerror or str(error)
            raise StartFailed(f"This machine failed while starting the instance: {reason}.") from None
        except BaseException:
            await self._end_process()
            raise
        self._ready()

    def adopt(self) -> bool:
        """Take over the process that an earlier run of the embedded service started, if it still serves."""
        process = _read(self.launch.directory / _PROCESS)
        ready = _read(self.launch.directory / _READY)
        if process is None:
            return False
        self.process = ProcessRef.from_json(process)
        if not self.process.alive() or ready is None or "port" not in ready:
            self.process.kill()
            return False
        self.port = ready["port"]
        self._ready()
        return True

    def watch(self) -> None:
        """From now on start the process again when it dies."""
        self._watch = asyncio.create_task(self._supervise(), name=f"watch {self.launch.directory}")

    async def end(self) -> None:
        """End the process; it is not started again."""
        self.state = "ended"
        if self._watch:
            self._watch.cancel()
            await asyncio.gather(self._watch, return_exceptions=True)
        await self._end_process()
        await asyncio.to_thread(shutil.rmtree, self.launch.directory, ignore_errors=True)

    async def detach(self) -> None:
        """Stop watching; the process goes on."""
        if self._watch:
            self._watch.cancel()
            await asyncio.gather(self._watch, return_exceptions=True)

    def _ready(self) -> None:
        self.state, self.reason, self.suspect = "ready", "", False
        assert self.process is not None
        with contextlib.suppress(psutil.NoSuchProcess):
            self.usage = psutil.Process(self.process.pid)

    def _spawn(self) -> None:
        launch = self.launch
        with launch.log.open("ab") as log:
            self._child = spawn(
                [
                    *(launch.python, "-m", WORKER, "--package", launch.package),
                    *("--engine", launch.engine, "--ready", launch.directory / _READY),
                ],
                cwd=launch.directory,
                env=launch.environment,
                stdout=log,
                stderr=subprocess.STDOUT,
            )
        self.process = ProcessRef.of(self._child.pid)
        (launch.directory / _PROCESS).write_text(json.dumps(self.process.to_json()))

    async def _port(self) -> int:
        """Wait for the file that the worker writes; a few checks per second are all this costs."""
        pause = 0.01
        while True:
            report = _read(self.launch.directory / _READY)
            if report is not None:
                return _port_of(report)
            if not self._alive():
                report = _read(self.launch.directory / _READY)  # written between the two looks
                return _port_of(report or {"error": self._exit_reason()})
            await asyncio.sleep(pause)
            pause = min(pause * 1.3, 0.1)

    def _alive(self) -> bool:
        if self._child is not None:
            return self._child.poll() is None
        return self.process is not None and self.process.alive()

    def _exit_reason(self) -> str:
        code = self._child.returncode if self._child else None
        if code is None:
            how = "ended"
        else:
            how = f"exited with {code}" if code >= 0 else f"was ended by signal {-code}"
        line = last_line(self.launch.log)
        return f"The instance {how}: {line}" if line else f"The instance {how} (log: {self.launch.log})."

    async def _end_process(self) -> None:
        if self.process is not None:
            await self.process.terminate(_GRACE)
        if self._child is not None:
            await asyncio.to_thread(self._child.wait)
        self.process = self.usage = self._child = None

    async def _supervise(self) -> None:
        while self.state != "failed":
            await self._gone()
            reason = self._exit_reason()
            LOG.warning("%s: %s", self.launch.directory.name, reason)
            await self._end_process()  # whatever it left in its group
            await self._restart(reason)

    async def _gone(self) -> None:
        assert self.process is not None
        pause = 0.02
        while self._alive():
            await asyncio.sleep(pause)
            pause = min(pause * 1.5, 0.25)

    async def _restart(self, reason: str) -> None:
        while True:
            self.state, self.reason, self.port = "crashed", reason, 0
            if not self._may_restart():
                self.state = "failed"
            await self.changed()
            if self.state == "failed":
                return
            await asyncio.sleep(min(0.1 * 2 ** (len(self._crashes) - 1), _LONGEST_PAUSE))
            try:
                await self.start()
            except StartFailed as error:
                reason = str(error)
            else:
                await self.changed()
                return

    def _may_restart(self) -> bool:
        now = time.monotonic()
        self._crashes.append(now)
        while now - self._crashes[0] > CRASH_WINDOW:
            self._crashes.popleft()
        return len(self._crashes) < MOST_CRASHES


def _port_of(report: Mapping[str, Any]) -> int:
    if "port" not in report:
        raise StartFailed(report["error"])
    port: int = report["port"]
    return port


def _renew(directory: Path) -> None:
    shutil.rmtree(directory, ignore_errors=True)
    directory.mkdir(parents=True)


def _read(path: Path) -> Any:
    try:
        return json.loads(path.read_bytes())
    except (FileNotFoundError, ValueError):
        return None


def last_line(log: Path) -> str:
    """The last line of a log that says something; empty where there is none."""
    try:
        with log.open("rb") as stream:
            stream.seek(0, 2)
            stream.seek(max(0, stream.tell() - 4096))
            lines = stream.read().decode(errors="replace").splitlines()
    except FileNotFoundError:
        return ""
    return next((line.strip() for line in reversed(lines) if line.strip()), "")
