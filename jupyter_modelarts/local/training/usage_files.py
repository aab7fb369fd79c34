"""Samples of a task's usage in files: every second of the last minutes, and sums of every minute.

    <name>.minutes                 `<time of the last sample> <sum> <sum> <samples>`, a line a minute
    <name>.seconds, .seconds.old   `<time> <value> <value>`, a line a second, the older file replaced in turn

Whoever measures (the supervisor of a task, or the service for GPUs) writes; the service reads.  Files,
because measuring goes on while the service does not.  Nothing is imported that Python has not loaded.
"""

from __future__ import annotations

import os

_MINUTE = 60.0
SECONDS_KEPT = 900
"""Lines of one file of seconds: as much, and up to as much again, is there to be read."""
_MODE = 0o600


class Recorder:
    """Writes pairs of values below `prefix`; minutes are counted from `started` (seconds since 1970).

    A disk that is full, or a directory that was removed, loses samples and stops nobody.
    """

    def __init__(self, prefix: str, started: float) -> None:
        self._prefix = prefix
        self._started = started
        self._minute = -1
        self._sums = [0.0, 0.0]
        self._count = 0
        self._last = 0.0
        self._lines = SECONDS_KEPT  # a file of an earlier start is put aside
        self.written = 0

    def add(self, now: float, first: float, second: float) -> None:
        """A sample, taken at `now`."""
        minute = int((now - self._started) // _MINUTE)
        if minute != self._minute:
            self.flush()
            self._minute = minute
        self._sums[0] += first
        self._sums[1] += second
        self._count += 1
        self._last = now
        self.written += 1
        self._write_second(f"{now:.2f} {first:.4g} {second:.6g}\n")

    def flush(self) -> None:
        """Write the minute as far as it has come."""
        if self._count:
            line = f"{self._last:.2f} {self._sums[0]:.6g} {self._sums[1]:.6g} {self._count}\n"
            _append(f"{self._prefix}.minutes", line)
        self._sums = [0.0, 0.0]
        self._count = 0

    def _write_second(self, line: str) -> None:
        path = f"{self._prefix}.seconds"
        if self._lines >= SECONDS_KEPT:
            self._lines = 0
            _put_aside(path)
        self._lines += 1
        _append(path, line)


def _put_aside(path: str) -> None:
    try:
        os.replace(path, f"{path}.old")  # noqa: PTH105 - pathlib costs start time
    except OSError:
        return  # there is none yet


def _append(path: str, line: str) -> None:
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT | os.O_CLOEXEC, _MODE)
    except OSError:
        return
    try:
        os.write(descriptor, line.encode())
    except OSError:
        return
    finally:
        os.close(descriptor)


def read_seconds(prefix: str) -> list[tuple[float, float, float]]:
    """Time and values of the last samples, the oldest first."""
    rows = [*_rows(f"{prefix}.seconds.old", 3), *_rows(f"{prefix}.seconds", 3)]
    return [(row[0], row[1], row[2]) for row in rows]


def read_minutes(prefix: str) -> list[tuple[float, float, float, int]]:
    """Time, sums of the values, and number of samples of every minute, the running one included."""
    done = [(row[0], row[1], row[2], int(row[3])) for row in _rows(f"{prefix}.minutes", 4)]
    last = done[-1][0] if done else 0.0
    return [*done, *((at, first, second, 1) for at, first, second in read_seconds(prefix) if at > last)]


def _rows(path: str, columns: int) -> list[list[float]]:
    """The whole lines of a file: the last may be half written."""
    try:
        with open(path, "rb") as stream:  # noqa: PTH123 - pathlib costs start time
            lines = stream.read().split(b"\n")[:-1]
    except OSError:
        return []
    rows = (line.split() for line in lines)
    return [[float(word) for word in row] for row in rows if len(row) == columns]
