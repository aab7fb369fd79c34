"""Until a server of somebody else's can be called: it listens, speaks a protocol, passes its checks.

Every way not to get there ends in `StartFailed` with one sentence.
"""

from __future__ import annotations

import asyncio
import socket
import time
from typing import TYPE_CHECKING

from .launch import READY, StartFailed, read_json, write_json
from .probes_checks import Address, Checker, listening, spoken

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from .launch import OwnServer
    from .probes import Probe
    from .running import Running

PORT_VARIABLE = "PORT"
"""Says to a server at which port it is to listen; on the platform it is missing, and 8080 is meant."""

_QUICK, _SLOW = 0.02, 0.25  # seconds between two looks at a port
_ELSEWHERE_EVERY = 1.0  # seconds between two looks at all ports of the group
_ELSEWHERE_PATIENCE = 60.0
"""Seconds that a server may listen somewhere else only: a backend that is up before its proxy."""


def free_port() -> int:
    """A port of the loopback address that nobody uses now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


class OwnStart:
    """One start of a server; `problem` is what is in the way at the moment."""

    def __init__(self, running: Running, own: OwnServer, port: int) -> None:
        self._running = running
        self._own = own
        self._port = port
        self.problem = (
            f"does not listen at port {port}, which the variable {PORT_VARIABLE} gives it. Let the server "
            f"listen there ({own.port} where the variable is missing)"
        )

    async def ready(self, environment: Mapping[str, str]) -> Address:
        """Wait until the server can be called; endless where nothing decides.  Raises `StartFailed`."""
        host, port = await self._listening()
        address = Address(host, port, self._own.protocol or await self._protocol(host, port))
        launch = self._running.launch
        checker = Checker(address, environment, launch.working_directory, self._own.inside)
        for probe in launch.probes.at_start:
            await self._passes(checker, probe)
        write_json(launch.directory / READY, {"host": host, "port": port, "protocol": address.protocol})
        return address

    def late(self, seconds: float) -> StartFailed:
        """The sentence when the time for the deployment is over."""
        words = self._running.last_words(". Last line of its log:")
        return StartFailed(f"The instance was not ready after {seconds:g} s: it {self.problem}{words}")

    async def _listening(self) -> tuple[str, int]:
        pause, look_at, elsewhere_since = _QUICK, time.monotonic() + _ELSEWHERE_EVERY / 2, 0.0
        while True:
            self._check_alive()
            host = await listening(self._port)
            if host:
                return host, self._port
            if time.monotonic() >= look_at:
                ports = await asyncio.to_thread(lambda: set(self._running.ports()))
                if self._own.port in ports and (host := await listening(self._own.port)):
                    return host, self._own.port
                elsewhere_since = self._elsewhere(ports, elsewhere_since)
                look_at = time.monotonic() + _ELSEWHERE_EVERY
            await asyncio.sleep(pause)
            pause = min(pause * 1.3, _SLOW)

    def _elsewhere(self, ports: set[int], since: float) -> float:
        """Note that the server listens at another port; raise when it has done only that for long."""
        if not ports:
            return 0.0
        where = " and ".join(f"{port}" for port in sorted(ports))
        self.problem = (
            f"listens at port {where}, not at {self._port}, which the variable {PORT_VARIABLE} gives it. "
            f"Let the server listen there ({self._own.port} where the variable is missing)"
        )
        now = time.monotonic()
        if since and now - since > _ELSEWHERE_PATIENCE:
            raise StartFailed(
                f"The instance {self.problem}{self._running.last_words('. Last line of its log:')}"
            )
        return since or now

    async def _protocol(self, host: str, port: int) -> str:
        probes = self._running.launch.probes.at_start
        path = next((probe.url for probe in probes if not probe.command), "/health")
        pause = _QUICK
        while True:
            found = await spoken(host, port, path)
            if found:
                return found
            self.problem = f"takes connections at port {port}, but answers neither HTTP nor HTTPS"
            self._check_alive()
            await asyncio.sleep(pause)
            pause = min(pause * 1.5, _SLOW)

    async def _passes(self, checker: Checker, probe: Probe) -> None:
        """Wait for a check.  It is asked more often than its period says: who is well need not wait.

        A failure counts once per period, and not within the initial delay.
        """
        started = time.monotonic()
        counted, count_at, pause = 0, started + probe.delay, _QUICK
        while True:
            failure = await checker.failure(probe)
            self._check_alive()
            if failure is None:
                return
            self.problem = f"does not pass {probe}: the check {failure}"
            if time.monotonic() >= count_at:
                counted, count_at = counted + 1, time.monotonic() + probe.period
            if counted >= probe.threshold and probe.name != "readiness_health":
                words = self._running.last_words(". Last line of its log:")
                raise StartFailed(
                    f"The instance failed {probe} {counted} times: the last check {failure}{words}"
                )
            await asyncio.sleep(min(pause, probe.period))
            pause = min(pause * 1.5, _SLOW * 2)

    def _check_alive(self) -> None:
        if not self._running.alive():
            raise StartFailed(self._running.exit_reason())


def kept_address(directory: Path) -> Address | None:
    """Where an instance answers that an earlier run of the embedded service has seen ready."""
    kept = read_json(directory / READY)
    if kept is None or "port" not in kept:
        return None
    return Address(kept.get("host", "127.0.0.1"), kept["port"], kept.get("protocol", "http"))
