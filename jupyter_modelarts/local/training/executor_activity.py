"""What a tree of processes has computed, read and written."""

from __future__ import annotations

import psutil

from .executor import Activity


def activity_below(pid: int) -> Activity | None:
    """The sum over all descendants of `pid`; None when there is none to be seen.

    A process that has ended takes its numbers with it: the sum changes, which is activity, too.
    """
    try:
        processes = psutil.Process(pid).children(recursive=True)
    except psutil.Error:
        return None
    found = [activity for process in processes if (activity := _of(process)) is not None]
    if not found:
        return None
    return Activity(sum(one.cpu_seconds for one in found), sum(one.io_bytes for one in found))


def _of(process: psutil.Process) -> Activity | None:
    try:
        with process.oneshot():
            times = process.cpu_times()
            return Activity(times.user + times.system, _io(process))
    except psutil.Error:
        return None


def _io(process: psutil.Process) -> int:
    """Bytes read and written, files and pipes alike; 0 on a system that does not count them."""
    if not hasattr(process, "io_counters"):
        return 0
    counters = process.io_counters()
    return int(getattr(counters, "read_chars", 0) + getattr(counters, "write_chars", 0))
