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
from .probes_start import QUICK, StartChecks

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from .launch import OwnServer
    from .running import Running

PORT_VARIABLE = "PORT"
"""Says to a server at which port it is to listen; on the platform it is missing, and 8080 is meant."""

_SLOW = 0.25  # seconds between two looks at a port
_ELSEWHERE_EVERY = 1.0  # seconds between two looks at all ports of the group
_ELSEWHERE_PATIENCE = 60.0
"""Seconds that a server may listen somewhere else only: a backend that is up before its proxy."""


def free_port() -> int:
    """A port of the loopback address that nobody uses now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


class OwnStart(StartChecks):
    """One start of a server."""

    def __init__(self, running: Running, own: OwnServer, port: int) -> None:
        super().__init__(running, f"does not listen at port {port}, {_way_out(own)}")
        self._own = own
        self._port = port

    async def ready(self, environment: Mapping[str, str]) -> Address:
        """Wait until the server can be called; endless where nothing decides.  Raises `StartFailed`."""
        host, port = await self._listening()
        address = Address(host, port, self._own.protocol or await self._protocol(host, port))
        launch = self.running.launch
        checker = Checker(address, environment, launch.working_directory, self._own.inside)
        await self.passed(checker)
        write_json(launch.directory / READY, {"host": host, "port": port, "protocol": address.protocol})
        return address

    async def _listening(self) -> tuple[str, int]:
        pause, look_at, elsewhere_since = QUICK, time.monotonic() + _ELSEWHERE_EVERY / 2, 0.0
        while True:
            self.check_alive()
            host = await listening(self._port)
            if host:
                return host, self._port
            if time.monotonic() >= look_at:
                ports = await asyncio.to_thread(lambda: set(self.running.ports()))
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
        self.problem = f"listens at port {where}, not at {self._port}, {_way_out(self._own)}"
        now = time.monotonic()
        if since and now - since > _ELSEWHERE_PATIENCE:
            raise StartFailed(f"The instance {self.problem}{self.last_words()}")
        return since or now

    async def _protocol(self, host: str, port: int) -> str:
        probes = self.running.launch.probes.at_start
        path = next((probe.url for probe in probes if not probe.command), "/health")
        pause = QUICK
        while True:
            found = await spoken(host, port, path)
            if found:
                return found
            self.problem = f"takes connections at port {port}, but answers neither HTTP nor HTTPS"
            self.check_alive()
            await asyncio.sleep(pause)
            pause = min(pause * 1.5, _SLOW)


def _way_out(own: OwnServer) -> str:
    return (
        f"which the variable {PORT_VARIABLE} gives it. Let the server listen there "
        f"({own.port} where the variable is missing)"
    )


def kept_address(directory: Path) -> Address | None:
    """Where an instance answers that an earlier run of the embedded service has seen ready."""
    kept = read_json(directory / READY)
    if kept is None or "port" not in kept:
        return None
    return Address(kept.get("host", "127.0.0.1"), kept["port"], kept.get("protocol", "http"))
