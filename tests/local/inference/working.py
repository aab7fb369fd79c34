"""Real instances: a package on disk, the worker as a process of its own."""

from __future__ import annotations

import contextlib
import json
import subprocess
import sys
import time
from typing import TYPE_CHECKING, Any

import httpx

from jupyter_modelarts.local.service.environment import environment

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

WORKER = "jupyter_modelarts.local.inference.worker"
LONGEST = 30.0
BASE = "from model_service.pytorch_model_service import PTServingBaseService as Base\n"


class Instance:
    """A worker, and what it has reported."""

    def __init__(self, package: Path, engine: str, python: str = sys.executable) -> None:
        self.package = package
        self._ready = package.parent / "ready.json"
        self._log = package.parent / "log.txt"
        command = [python, "-m", WORKER, "--package", package, "--engine", engine, "--ready", self._ready]
        with self._log.open("wb") as log:
            self.process = subprocess.Popen(
                command, env=environment({}), stdin=subprocess.DEVNULL, stdout=log, stderr=log
            )

    @property
    def log(self) -> str:
        """What it has printed."""
        return self._log.read_text()

    def said(self, what: str) -> None:
        """Wait until `what` stands in the log."""
        self._wait(lambda: what in self.log, what)

    def address(self) -> str:
        """Where it answers, once it does."""
        self._wait(lambda: self._ready.exists() or self.process.poll() is not None, "a report")
        report = self.report()
        assert "port" in report, report or self.log
        return f"http://127.0.0.1:{report['port']}"

    def ended(self) -> int:
        """How it exited, once it has."""
        return self.process.wait(LONGEST)

    def report(self) -> dict[str, Any]:
        """What it has written to its ready file; empty where it wrote none."""
        with contextlib.suppress(FileNotFoundError):
            found: dict[str, Any] = json.loads(self._ready.read_text())
            return found
        return {}

    def post(self, body: Any) -> httpx.Response:
        """The answer to one request."""
        return httpx.post(self.address(), json=body, timeout=LONGEST)

    def _wait(self, condition: Any, what: str) -> None:
        deadline = time.monotonic() + LONGEST
        while not condition():
            assert time.monotonic() < deadline, f"no {what} within {LONGEST:g} s: {self.log}"
            time.sleep(0.005)


@contextlib.contextmanager
def instance(
    directory: Path, files: Mapping[str, str | bytes], engine: str = "PyTorch", python: str = sys.executable
) -> Iterator[Instance]:
    """An instance of the package with `files`; killed afterwards."""
    package = directory / "model"
    package.mkdir()
    for name, content in files.items():
        (package / name).parent.mkdir(parents=True, exist_ok=True)
        (package / name).write_bytes(content.encode() if isinstance(content, str) else content)
    started = Instance(package, engine, python)
    try:
        yield started
    finally:
        started.process.kill()
        started.process.wait()


def script(body: str, before: str = "") -> str:
    """A service script whose class has `body`, which starts in line 3 without `before`."""
    return f"{BASE}{before}class Service(Base):\n{body}"
