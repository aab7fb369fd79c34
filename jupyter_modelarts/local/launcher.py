"""Find the embedded service, start it once, stop it: all that the other rooms know of it.

Cheap to import and to ask: a service that runs is found by its connection file, its process and one
connect.
"""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from jupyter_modelarts.errors import ModelArtsError

from .connection import FILE_NAME, STATE_DIR_VARIABLE, read_connection, state_directory

if TYPE_CHECKING:
    from .connection import Connection
    from .processes import ProcessRef

STATE = (
    "account.json",
    "connection.json",
    "ports.json",
    "clock.json",
    "modelarts.sqlite*",
    "*.log*",
    "*.lock",
    "objects",
    "jobs",
    "models",
    "services",
    "visualization",
    "environments",
)
"""What a service makes in its state directory, and all that `reset` deletes there."""

_STARTUP_LOG = "startup.log"  # not service.log: that one is rotated, which needs a file of its own
_LOCK_NAME = "start.lock"
_POLL = 0.02
_CONNECT_SECONDS = 1.0
_RUNNING_ALREADY, _STATE_UNUSABLE = 3, 4  # exit codes of the service
_NOT_HANDED_ON = ("HUAWEICLOUD_SDK_", "OBS_ACCESS_", "OBS_SEC", "JPY_", "MPLBACKEND", "PYDEVD")
"""Of the starter's environment: credentials, and what a kernel sets for itself."""

_CHOOSE_ANOTHER = f"Set {STATE_DIR_VARIABLE} to a directory you can write to, with free space."
_SEE_LOG = "The end of its log: jupyter modelarts local logs"


class EmbeddedServiceError(ModelArtsError):
    """The embedded service cannot be started, stopped or reset."""


def ensure_running(state_dir: Path | None = None, *, timeout: float = 30) -> Connection:
    """The connection to the service of `state_dir`, started when it is not running.

    `timeout` in seconds.  Safe to call from several processes at once: one service starts.
    Raises `EmbeddedServiceError` with the reason when it does not come up.
    """
    directory = state_directory(state_dir)
    running = status(directory)
    if running is not None:
        return running
    with _locked(directory, timeout):
        return status(directory) or _start(directory, timeout)


def status(state_dir: Path | None = None) -> Connection | None:
    """The connection to a service that runs and answers, or None."""
    connection = _connection(state_directory(state_dir))
    if connection is None or not _process(connection).alive() or not _answers(connection):
        return None
    return connection


def stop(state_dir: Path | None = None, *, timeout: float = 15) -> bool:
    """End the service with its jobs and workers; False when none was running.

    After a crash, jobs may have outlived the service: it is then started once more to end them.
    """
    directory = state_directory(state_dir)
    if _connection(directory) is None:
        return False
    with _locked(directory, timeout):
        return _stop(directory, timeout)


def reset(state_dir: Path | None = None, *, timeout: float = 15) -> bool:
    """Stop the service and delete its state: account, jobs, objects, services.  False when there is none.

    Deletes what `STATE` names and nothing else of the directory.
    """
    directory = state_directory(state_dir)
    with _usable(directory):
        if not (directory / "account.json").exists():
            return False
    with _locked(directory, timeout):
        _stop(directory, timeout)
        for entry in [entry for pattern in STATE for entry in directory.glob(pattern)]:
            _remove(entry)
    return True


def _connection(directory: Path) -> Connection | None:
    with _usable(directory):
        return read_connection(directory)


def _stop(directory: Path, timeout: float) -> bool:
    connection = read_connection(directory)
    if connection is None:
        return False
    alive = _process(connection).alive()
    _end(connection if alive else _start(directory, timeout), timeout)
    return alive


def _start(directory: Path, timeout: float) -> Connection:
    (directory / FILE_NAME).unlink(missing_ok=True)
    with (directory / _STARTUP_LOG).open("wb") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "jupyter_modelarts.local", "--state-dir", str(directory)],
            cwd=Path(__file__).parents[2],  # so that a checkout that is not installed is found, too
            env=_environment(),
            stdin=subprocess.DEVNULL,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
    # It outlives us; should it end before us, somebody has to collect it.
    threading.Thread(target=process.wait, name="embedded-service-reaper", daemon=True).start()
    return _await_ready(directory, process, timeout)


def _await_ready(directory: Path, process: subprocess.Popen[bytes], timeout: float) -> Connection:
    deadline = time.monotonic() + timeout
    while time.monotonic() < deadline:
        connection = status(directory)
        if connection is not None:
            return connection
        if process.returncode not in (None, _RUNNING_ALREADY):
            hint = _CHOOSE_ANOTHER if process.returncode == _STATE_UNUSABLE else _SEE_LOG
            raise _not_started(directory, _last_line(directory / _STARTUP_LOG), hint)
        time.sleep(_POLL)
    process.kill()
    raise _not_started(directory, f"it was not ready after {timeout:g} s", _SEE_LOG)


def _end(connection: Connection, timeout: float) -> None:
    process = _process(connection)
    with contextlib.suppress(ProcessLookupError):
        os.kill(connection.pid, signal.SIGTERM)
    deadline = time.monotonic() + timeout
    while process.alive() and time.monotonic() < deadline:
        time.sleep(_POLL)
    process.kill()
    (connection.state_dir / FILE_NAME).unlink(missing_ok=True)


def _process(connection: Connection) -> ProcessRef:
    from .processes import ProcessRef

    return ProcessRef(connection.pid, connection.started_at)


def _answers(connection: Connection) -> bool:
    address = urlsplit(connection.modelarts)
    try:
        socket.create_connection((address.hostname or "", address.port or 0), _CONNECT_SECONDS).close()
    except OSError:
        return False
    return True


@contextlib.contextmanager
def _locked(directory: Path, timeout: float) -> Iterator[None]:
    """Hold the lock of a state directory, which is made when there is none."""
    from filelock import FileLock, Timeout

    try:
        directory.mkdir(mode=0o700, parents=True, exist_ok=True)
        lock = FileLock(directory / _LOCK_NAME, timeout=timeout)
        lock.acquire()
    except Timeout:
        raise _not_started(
            directory, f"another process has been starting it for {timeout:g} s", _SEE_LOG
        ) from None
    except OSError as error:
        raise _not_started(directory, error.strerror or str(error), _CHOOSE_ANOTHER) from None
    try:
        with _usable(directory):
            yield
    finally:
        lock.release()


@contextlib.contextmanager
def _usable(directory: Path) -> Iterator[None]:
    """Say so in one line where this user or this machine cannot work with a state directory."""
    try:
        yield
    except OSError as error:
        message = f"The state directory {directory} cannot be used: {error.strerror or error}."
        raise EmbeddedServiceError(message, hint=_CHOOSE_ANOTHER) from None


def _environment() -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if not name.startswith(_NOT_HANDED_ON)}


def _last_line(path: Path) -> str:
    lines = path.read_text(errors="replace").strip().splitlines()
    return lines[-1] if lines else "it ended without a word"


def _not_started(directory: Path, reason: str, hint: str) -> EmbeddedServiceError:
    message = f"The embedded service could not be started in {directory}: {reason.rstrip('.')}."
    return EmbeddedServiceError(message, hint=hint)


def _remove(entry: Path) -> None:
    if entry.is_dir() and not entry.is_symlink():
        shutil.rmtree(entry)
    else:
        entry.unlink(missing_ok=True)
