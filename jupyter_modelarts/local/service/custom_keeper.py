"""Between the embedded service and a server of somebody else's: `python custom_keeper.py ... -- command`.

Runs the command in its own process group, writes down how it ended, leaves nothing of it behind, and ends
it when the embedded service has been gone for long: a server that nobody reaches would stay forever.
Nothing but the standard library, so that it starts in a moment and needs no environment.
"""

from __future__ import annotations

import argparse
import contextlib
import ctypes
import json
import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path
from urllib.parse import urlsplit

_LOOK_EVERY = 15.0  # seconds
_SUBREAPER = 36  # PR_SET_CHILD_SUBREAPER


def main() -> int:
    """The exit code of the command; what it was ended by is in the file `--ended`."""
    options = _options()
    _adopt_descendants()
    # A function, not SIG_IGN: the command would inherit that one.
    signal.signal(signal.SIGTERM, lambda *_: None)
    try:
        child = subprocess.Popen(options.command)
    except OSError as error:
        reason = f"{options.command[0]}: {error.strerror}"
        sys.stderr.write(f"{reason}\n")
        _write(options.ended, {"code": 127})
        return 127
    _end_when_alone(options)
    code = _wait(child.pid)
    _write(options.ended, {"code": code})
    _end_descendants()
    return code if code >= 0 else 128 - code


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="custom_keeper", description=__doc__)
    parser.add_argument("--ended", type=Path, required=True, help="file to write the exit code to")
    parser.add_argument("--connection", type=Path, required=True, help="connection.json of the service")
    parser.add_argument("--parent", type=int, required=True, help="pid of the service")
    parser.add_argument("--alone", type=float, default=900.0, help="seconds without the service")
    parser.add_argument("--grace", type=float, default=60.0, help="seconds from SIGTERM to SIGKILL then")
    parser.add_argument("command", nargs="+")
    return parser.parse_args()


def _write(path: Path, value: object) -> None:
    with contextlib.suppress(OSError):  # the directory goes when the instance is ended for good
        temporary = path.with_suffix(".partial")
        temporary.write_text(json.dumps(value))
        temporary.replace(path)


def _adopt_descendants() -> None:
    """Become the parent of what daemonizes itself below us, where the system can do that (Linux)."""
    with contextlib.suppress(OSError, AttributeError):
        ctypes.CDLL(None).prctl(_SUBREAPER, 1, 0, 0, 0)


def _wait(pid: int) -> int:
    """Reap whatever ends until `pid` has; its exit code, negative for a signal."""
    while True:
        found, status = os.waitpid(-1, 0)
        if found == pid:
            return os.waitstatus_to_exitcode(status)


def _end_descendants() -> None:
    """SIGKILL for everything that the command has left, also where it left our group."""
    while children := _children():
        for child in children:
            with contextlib.suppress(ProcessLookupError):
                os.kill(child, signal.SIGKILL)
        for child in children:
            with contextlib.suppress(ChildProcessError):
                os.waitpid(child, 0)


def _children() -> list[int]:
    try:
        text = Path(f"/proc/self/task/{os.getpid()}/children").read_text()
    except OSError:
        return []
    return [int(number) for number in text.split()]


def _end_when_alone(options: argparse.Namespace) -> None:
    """Look from time to time, by an alarm: the main line waits for the command."""
    every = min(_LOOK_EVERY, max(0.05, options.alone / 4))
    seen = time.monotonic()
    told = 0.0

    def look(*_: object) -> None:
        nonlocal seen, told
        now = time.monotonic()
        if told and now - told > options.grace:
            os.killpg(0, signal.SIGKILL)
        if os.getppid() == options.parent or _answers(options.connection):
            seen = now
        elif not told and now - seen > options.alone:
            told = now
            os.killpg(0, signal.SIGTERM)

    signal.signal(signal.SIGALRM, look)
    signal.setitimer(signal.ITIMER_REAL, every, every)


def _answers(connection: Path) -> bool:
    """Whether an embedded service runs on this state directory again."""
    try:
        address = urlsplit(json.loads(connection.read_bytes())["modelarts"])
        socket.create_connection((address.hostname, address.port), 1).close()
    except (OSError, ValueError, KeyError):
        return False
    return True


if __name__ == "__main__":
    sys.exit(main())
