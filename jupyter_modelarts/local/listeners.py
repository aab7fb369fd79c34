"""The four listening sockets: loopback only, on the ports of the last run where they are free.

A port that stays the same keeps the access addresses of deployed services valid over a restart.
"""

from __future__ import annotations

import json
import socket
from typing import TYPE_CHECKING

from aiohttp import web

from .files import write_private

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

HOST = "127.0.0.1"
NAMES = ("modelarts", "iam", "obs", "gateway")
_BACKLOG = 1024
_READ_BUFFER = 256 * 1024  # bytes: large uploads arrive faster than with 64 KiB
_LONGEST_FAREWELL = 2.0  # seconds that open connections get at the end


class Listeners:
    """Bound at once, serving when `serve` is called, so that nobody is answered before we are ready."""

    def __init__(self, state_dir: Path) -> None:
        self._file = state_dir / "ports.json"
        wanted = self._last_ports()
        self._sockets = {name: _bind(wanted.get(name, 0)) for name in NAMES}
        self._runners: list[web.AppRunner] = []

    def url(self, name: str) -> str:
        """The base URL of a listener."""
        return f"http://{HOST}:{self._sockets[name].getsockname()[1]}"

    def socket(self, name: str) -> socket.socket:
        """The bound socket of a listener that answers without an application."""
        return self._sockets[name]

    async def serve(self, apps: Mapping[str, web.Application]) -> None:
        """Answer with one application per name, and remember the ports."""
        for name, app in apps.items():
            runner = web.AppRunner(
                app, access_log=None, shutdown_timeout=_LONGEST_FAREWELL, read_bufsize=_READ_BUFFER
            )
            await runner.setup()
            self._runners.append(runner)
            await web.SockSite(runner, self._sockets[name], backlog=_BACKLOG).start()
        ports = {name: entry.getsockname()[1] for name, entry in self._sockets.items()}
        write_private(self._file, json.dumps(ports))

    async def close(self) -> None:
        """Finish the requests under way and close the sockets."""
        for runner in self._runners:
            await runner.cleanup()
        for entry in self._sockets.values():
            entry.close()

    def _last_ports(self) -> dict[str, int]:
        try:
            ports: dict[str, int] = json.loads(self._file.read_bytes())
        except (FileNotFoundError, ValueError):
            return {}
        return ports


def _bind(port: int) -> socket.socket:
    entry = socket.socket(socket.AF_INET, socket.SOCK_STREAM)
    entry.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        entry.bind((HOST, port))
    except OSError:
        if port == 0:
            entry.close()
            raise
        entry.bind((HOST, 0))
    return entry
