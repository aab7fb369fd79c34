"""What an instance is started with."""

from __future__ import annotations

import contextlib
import json
import subprocess
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import psutil

from jupyter_modelarts.local.processes import ProcessRef

from .probes import Probes

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

WORKER = "jupyter_modelarts.local.inference.worker"
PROCESS, READY, ENDED = "process.json", "ready.json", "ended.json"
"""Files in an instance's directory: its process, where it listens, how its command ended."""

WORKER_GRACE = 4.0
"""Seconds between SIGTERM and SIGKILL: a little more than a worker gives its requests."""

_LONGEST_CLEANUP = 30.0


class StartFailed(Exception):
    """The instance did not become ready: one line with the reason."""


@dataclass(frozen=True)
class OwnServer:
    """A server that is not ours: it listens on a port that we choose, or on the model's own.

    `protocol` is http, https, or "" to be found out.  `prepare` puts up its directory tree before each
    start; `inside` goes before a command that is to run where the server runs.
    """

    port: int
    protocol: str
    prepare: Callable[[], None]
    inside: Sequence[str] = ()


@dataclass(frozen=True)
class Launch:
    """How to start an instance.  `directory` is its own, for its files; `log` takes its output.

    Without `own` the program is our worker, which chooses its port and writes it down.  `cleanup` is a
    command that ends what a SIGKILL of the process group leaves.
    """

    program: Sequence[str | Path]
    environment: Mapping[str, str]
    directory: Path
    log: Path
    timeout: float
    working_directory: Path
    grace: float = WORKER_GRACE
    own: OwnServer | None = None
    probes: Probes = field(default_factory=Probes)
    cleanup: Sequence[str] = field(default=())


def worker(python: Path | str, package: Path, engine: str, directory: Path) -> list[str | Path]:
    """The program of a preset engine's instance."""
    ready = directory / READY
    return [python, "-m", WORKER, "--package", package, "--engine", engine, "--ready", ready]


def read_json(path: Path) -> Any:
    """The content of a file of an instance; None while there is none."""
    try:
        return json.loads(path.read_bytes())
    except (FileNotFoundError, ValueError):
        return None


def write_json(path: Path, value: Any) -> None:
    """Write a file of an instance, whole or not at all."""
    temporary = path.with_suffix(".partial")
    temporary.write_text(json.dumps(value))
    temporary.replace(path)


def clean_up(command: Sequence[str]) -> None:
    """Run the `cleanup` of a launch; blocks.  That nothing was left is no failure."""
    if command:
        with contextlib.suppress(OSError, subprocess.TimeoutExpired):
            subprocess.run(command, timeout=_LONGEST_CLEANUP, capture_output=True, check=False)


def kill_left(directory: Path) -> None:
    """SIGKILL for the instance that an earlier run of the embedded service left in `directory`; blocks."""
    left = read_json(directory / PROCESS)
    if left is None:
        _kill_named(directory)
        return
    with contextlib.suppress(KeyError):
        ProcessRef.from_json(left).kill()
    clean_up(left.get("cleanup", ()))


def _kill_named(directory: Path) -> None:
    """End what was started for `directory`, by a run that was killed before it wrote that down."""
    for process in psutil.process_iter() if directory.exists() else ():
        with contextlib.suppress(psutil.Error):
            if any(str(directory) in word for word in process.cmdline()):
                process.kill()


def last_line(log: Path, start: int = 0) -> str:
    """The last line of a log, from byte `start` on, that says something; empty where there is none."""
    try:
        with log.open("rb") as stream:
            size = stream.seek(0, 2)
            stream.seek(max(start if start <= size else 0, size - 4096))
            lines = stream.read().decode(errors="replace").splitlines()
    except FileNotFoundError:
        return ""
    return next((line.strip() for line in reversed(lines) if line.strip()), "")
