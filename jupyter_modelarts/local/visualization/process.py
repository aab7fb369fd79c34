"""A TensorBoard as a process: start it, wait until it answers, learn how it ended, end it."""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from aiohttp import ClientError, ClientTimeout

import jupyter_modelarts
from jupyter_modelarts.local.processes import ProcessRef, exit_code, spawn
from jupyter_modelarts.local.service.instance import last_line

from .worker import READY, SETTINGS

if TYPE_CHECKING:
    import subprocess

    from aiohttp import ClientSession

WORKER = "jupyter_modelarts.local.visualization.worker"
LONGEST_START = 120.0
"""Seconds until a TensorBoard answers: loading it alone takes several on a busy machine."""
_GRACE = 3.0  # seconds between SIGTERM and SIGKILL
_PROCESS, _LOG = "process.json", "tensorboard.log"
_HOME = Path(jupyter_modelarts.__file__).parents[1]  # so that a checkout that is not installed is found, too
_SHORTEST_PAUSE, _LONGEST_PAUSE = 0.05, 0.3


class BoardFailed(Exception):
    """There is no TensorBoard, or no more: one line with the reason."""


class TensorBoardProcess:
    """One run of TensorBoard.  `directory` is its own: settings, port, process, log."""

    def __init__(self, directory: Path, settings: dict[str, str]) -> None:
        self._directory = directory
        self._settings = settings
        self._child: subprocess.Popen[bytes] | None = None
        self.port = 0

    def start(self) -> None:
        """Start the process; blocks shortly.  Raises `OSError`."""
        shutil.rmtree(self._directory, ignore_errors=True)
        self._directory.mkdir(parents=True)
        (self._directory / SETTINGS).write_text(json.dumps(self._settings))
        with (self._directory / _LOG).open("wb") as log:
            command: list[str | Path] = [sys.executable, "-m", WORKER, self._directory, str(os.getpid())]
            self._child = spawn(command, cwd=_HOME, stdout=log)
        reference = ProcessRef.of(self._child.pid)
        (self._directory / _PROCESS).write_text(json.dumps(reference.to_json()))

    async def ready(self, session: ClientSession) -> None:
        """Wait until TensorBoard answers below its path.  Raises `BoardFailed`."""
        try:
            await asyncio.wait_for(self._answers(session), LONGEST_START)
        except asyncio.TimeoutError:
            raise BoardFailed(f"TensorBoard did not answer within {LONGEST_START:g} s.") from None

    async def _answers(self, session: ClientSession) -> None:
        pause = _SHORTEST_PAUSE
        while not (self._found_port() and await self._asked(session)):
            if self._child is None or self._child.poll() is not None:
                raise BoardFailed(self._reason())
            await asyncio.sleep(pause)
            pause = min(pause * 1.3, _LONGEST_PAUSE)

    def _found_port(self) -> bool:
        report = _read(self._directory / READY) or {}
        if "error" in report:
            raise BoardFailed(report["error"])
        self.port = report.get("port", 0)
        return self.port > 0

    async def _asked(self, session: ClientSession) -> bool:
        url = f"http://127.0.0.1:{self.port}{self._settings['prefix']}/data/environment"
        with contextlib.suppress(ClientError, asyncio.TimeoutError):
            async with session.get(url, timeout=ClientTimeout(total=5)) as answer:
                return answer.status == 200
        return False

    async def ended(self) -> None:
        """Wait for the end, which nobody asked for; raises `BoardFailed`."""
        assert self._child is not None
        await exit_code(self._child)
        raise BoardFailed(self._reason())

    def _reason(self) -> str:
        code = self._child.poll() if self._child else None
        how = f"was ended by signal {-code}" if code and code < 0 else f"exited with {code}"
        line = last_line(self._directory / _LOG)
        return f"TensorBoard {how}: {line}" if line else f"TensorBoard {how}."

    async def end(self) -> None:
        """End the process, if there is one, and collect it."""
        if self._child is not None:
            await ProcessRef.of(self._child.pid).terminate(_GRACE)
            await asyncio.to_thread(self._child.wait)


def end_orphan(directory: Path) -> None:
    """End what an earlier run of the embedded service has left: it ends by itself, but not at once."""
    written = _read(directory / _PROCESS)
    if written is not None:
        ProcessRef.from_json(written).kill()


def _read(path: Path) -> Any:
    try:
        return json.loads(path.read_bytes())
    except (OSError, ValueError):
        return None
