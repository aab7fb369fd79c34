"""One instance of a service: a process group, started, checked, started again when it dies."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import shutil
import time
from collections import deque
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from .custom_start import PORT_VARIABLE, OwnStart, free_port, kept_address
from .launch import READY, Launch, StartFailed, clean_up, last_line, read_json
from .probes import PATH as HEALTH_PATH
from .probes_checks import Address, Checker, spoken
from .probes_start import StartChecks
from .probes_watch import Watch
from .running import Running
from .tasks import ended, within

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping
    from pathlib import Path

    from jupyter_modelarts.local.processes import ProcessRef

__all__ = ["Instance", "Launch", "StartFailed", "last_line"]

LOG = logging.getLogger(__name__)

MOST_CRASHES = 5
CRASH_WINDOW = 120.0  # seconds: so many crashes within it and we give up
_LONGEST_PAUSE = 8.0
_START_GRACE = 4.0  # seconds between SIGTERM and SIGKILL for one that never had a request
_PROTOCOL_SECONDS = 3.0  # a caller waits for that
_NOWHERE = Address("127.0.0.1", 0, "http")


@dataclass
class Instance:
    """`state`: starting, ready, unready (fails its readiness check, gets no requests), crashed (will be
    started again), failed (given up), ended.  `reason` says why it is not ready.
    """

    launch: Launch
    changed: Callable[[], Awaitable[None]]
    state: str = "starting"
    reason: str = ""
    address: Address = _NOWHERE
    in_flight: int = 0
    suspect: bool = False
    """The last connection to it failed: others are asked first until it is known to be well."""
    running: Running | None = None
    _watch: asyncio.Task[None] | None = None
    _crashes: deque[float] = field(default_factory=deque)

    @property
    def port(self) -> int:
        """The loopback port at which it listens; 0 while it does not."""
        return self.address.port

    @property
    def base_url(self) -> str:
        """Where it answers, with the protocol that it speaks and without a slash at the end."""
        return self.address.url

    @property
    def process(self) -> ProcessRef | None:
        """The leader of its process group."""
        return self.running.process if self.running else None

    async def start(self) -> None:
        """Start the process and wait until it serves.  Raises `StartFailed`; nothing is left then."""
        self.state = "starting"
        try:
            await asyncio.to_thread(_renew, self.launch)
            self.address = await self._served()
        except OSError as error:
            await self._end_process(_START_GRACE)
            reason = error.strerror or str(error)
            raise StartFailed(f"This machine failed while starting the instance: {reason}.") from None
        except StartFailed as error:
            await self._end_process(_START_GRACE)
            raise StartFailed(self._with_place(str(error))) from None
        except BaseException:
            await self._end_process(_START_GRACE)
            raise
        self._ready()

    def adopt(self) -> bool:
        """Take over the process that an earlier run of the embedded service started, if it still serves."""
        self.running = Running.found(self.launch)
        if self.running is None:
            return False
        address = kept_address(self.launch.directory)
        if not self.running.alive() or address is None:
            self.running.process.kill()
            clean_up(self.launch.cleanup)
            return False
        self.address = address
        self._ready()
        return True

    async def wrong_protocol(self) -> str:
        """The sentence when its server speaks another protocol than its model says; else ""."""
        own, said = self.launch.own, self.address.protocol
        if own is None or not own.protocol or not self.port:
            return ""
        try:
            asked = spoken(self.address.host, self.port, HEALTH_PATH)
            found = await within(_PROTOCOL_SECONDS, asked)
        except asyncio.TimeoutError:
            return ""
        if found in (None, said):
            return ""
        return (
            f"SSL error (wrong version number): the server of the model speaks {found.upper()} at its port, "
            f'not {said.upper()}. Set "protocol" of its apis to {found}.'
        )

    def watch(self) -> None:
        """From now on check the process, and start it again when it dies."""
        self._watch = asyncio.create_task(self._supervise(), name=f"watch {self.launch.directory}")

    async def end(self, *, longest: float | None = None) -> None:
        """End the process, with at most `longest` seconds of grace; it is not started again."""
        self.state = "ended"
        await self.detach()
        await self._end_process(self.launch.grace if longest is None else min(longest, self.launch.grace))
        await asyncio.to_thread(shutil.rmtree, self.launch.directory, ignore_errors=True)

    async def detach(self) -> None:
        """Stop watching; the process goes on."""
        if self._watch:
            await ended(self._watch)

    def _ready(self) -> None:
        self.state, self.reason, self.suspect = "ready", "", False

    async def _served(self) -> Address:
        """Start the process and wait until it can be called.  Raises `StartFailed`, `OSError`."""
        launch, own = self.launch, self.launch.own
        port = free_port() if own else 0
        self.running = Running.started(launch, self._environment(port))
        if own is None:
            start = StartChecks(self.running)
            return await self._in_time(self._worker_ready(start), start)
        own_start = OwnStart(self.running, own, port)
        return await self._in_time(own_start.ready(self._environment(port)), own_start)

    async def _in_time(self, served: Awaitable[Address], start: StartChecks) -> Address:
        try:
            return await within(self.launch.timeout, served)
        except asyncio.TimeoutError:
            raise start.late() from None

    async def _worker_ready(self, start: StartChecks) -> Address:
        address = await self._reported()
        await start.passed(self._checker(address))
        return address

    def _with_place(self, reason: str) -> str:
        """`reason`, and where our worker was when it was told to end before its start was over."""
        place = (read_json(self.launch.directory / READY) or {}).get("error", "")
        return reason if place in reason else f"{reason} {place}"

    def _environment(self, port: int) -> dict[str, str]:
        own = {PORT_VARIABLE: str(port)} if self.launch.own else {}
        return {**self.launch.environment, **own}

    async def _reported(self) -> Address:
        """Wait for the file that our worker writes; a few checks per second are all this costs."""
        assert self.running is not None
        pause = 0.01
        while True:
            report = read_json(self.launch.directory / READY)
            if report is not None:
                return _reported_address(report)
            if not self.running.alive():
                report = read_json(self.launch.directory / READY)  # written between the two looks
                return _reported_address(report or {"error": self.running.exit_reason()})
            await asyncio.sleep(pause)
            pause = min(pause * 1.3, 0.1)

    async def _end_process(self, grace: float) -> None:
        if self.running is not None:
            await self.running.end(grace)
        self.running = None

    async def _supervise(self) -> None:
        while self.state != "failed":
            reason = await self._down()
            LOG.warning("%s: %s", self.launch.directory.name, reason)
            self.state, self.reason = "crashed", reason
            await self._end_process(self.launch.grace)  # also whatever it left in its group
            await self._restart(reason)

    async def _down(self) -> str:
        """Wait until the process has ended or is found ill; why it has to be started again."""
        running = self.running
        assert running is not None
        watch = Watch(self._checker(self.address), self.launch.probes)
        gone, ill = asyncio.create_task(running.gone()), asyncio.create_task(watch.ill())
        tasks = (gone, ill, asyncio.create_task(watch.follow(self._turn)))
        try:
            await asyncio.wait(tasks[:2], return_when=asyncio.FIRST_COMPLETED)
            return running.exit_reason() if gone.done() else ill.result()
        finally:
            await ended(*tasks)

    def _checker(self, address: Address) -> Checker:
        own = self.launch.own
        return Checker(
            address,
            self._environment(address.port),
            self.launch.working_directory,
            own.inside if own else (),
        )

    async def _turn(self, reason: str) -> None:
        """The readiness check has turned: give it no requests, or requests again."""
        self.state, self.reason = ("unready", reason) if reason else ("ready", "")
        await self.changed()

    async def _restart(self, reason: str) -> None:
        while True:
            self.state, self.reason, self.address = "crashed", reason, _NOWHERE
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


def _reported_address(report: Mapping[str, Any]) -> Address:
    if "port" not in report:
        raise StartFailed(report["error"])
    return Address("127.0.0.1", report["port"], "http")


def _renew(launch: Launch) -> None:
    """An empty directory, with the tree of a server that has one."""
    clean_up(launch.cleanup)
    with contextlib.suppress(FileNotFoundError):
        shutil.rmtree(launch.directory)
    directory: Path = launch.directory
    directory.mkdir(parents=True)
    if launch.own:
        launch.own.prepare()
