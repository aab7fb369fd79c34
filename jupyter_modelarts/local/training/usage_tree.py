"""What a tree of processes uses, read from /proc (or from `ps` where there is none).

The supervisor of a task imports this: nothing but what every Python has loaded already.
"""

from __future__ import annotations

import os
import sys

_LINUX = sys.platform.startswith("linux")
_SHARES_KNOWN = os.path.exists("/proc/self/smaps_rollup")  # noqa: PTH110 - pathlib costs start time
_PAGE = os.sysconf("SC_PAGE_SIZE")
_TICKS = os.sysconf("SC_CLK_TCK")
_KILOBYTE = 1024
# fields of /proc/<pid>/stat behind the name of the program
_USER_TIME, _CHILDREN_SYSTEM_TIME, _RESIDENT = 11, 15, 21


class Tree:
    """The processes below one: `pids`, their resident memory in bytes, their CPU time in seconds.

    Memory that processes share counts once for each of them.  CPU time has that of children which
    have ended and were waited for.
    """

    __slots__ = ("cpu_seconds", "pids", "resident")

    def __init__(self) -> None:
        self.pids: list[int] = []
        self.resident = 0
        self.cpu_seconds = 0.0

    def add(self, pid: int, resident: int, cpu_seconds: float) -> None:
        """Count one process; one that has ended and nobody has waited for has no memory any more."""
        if resident:
            self.pids.append(pid)
        self.resident += resident
        self.cpu_seconds += cpu_seconds


def read_tree(pid: int) -> Tree:
    """Everything below `pid`, without it; what ends meanwhile is left out."""
    return _from_proc(pid) if _LINUX else _from_ps(pid)


def _from_proc(pid: int) -> Tree:
    tree = Tree()
    waiting = children(pid)
    while waiting:
        below = waiting.pop()
        fields = _read(f"/proc/{below}/stat").rpartition(b")")[2].split()
        if len(fields) > _RESIDENT:
            ticks = sum(map(int, fields[_USER_TIME:_CHILDREN_SYSTEM_TIME]))
            tree.add(below, int(fields[_RESIDENT]) * _PAGE, ticks / _TICKS)
            waiting += children(below)
    return tree


def children(pid: int) -> list[int]:
    """The processes that the threads of `pid` have started (Linux)."""
    try:
        threads = os.listdir(f"/proc/{pid}/task")  # noqa: PTH208 - pathlib costs start time
    except OSError:
        return []
    found = [_read(f"/proc/{pid}/task/{thread}/children") for thread in threads]
    return [int(child) for text in found for child in text.split()]


def held(tree: Tree) -> int:
    """Bytes that the kernel cannot take back from some processes; what they share counts once.

    Mapped files do not count: a container does not die of them either.  Where the system does not
    tell, it is what is resident.
    """
    return sum(map(_held, tree.pids)) if _SHARES_KNOWN else tree.resident


def proportional(tree: Tree) -> int:
    """Resident bytes of some processes; what they share counts once, where the system tells."""
    if not _SHARES_KNOWN:
        return tree.resident
    return sum(_rollup(pid).get(b"Pss:", 0) for pid in tree.pids)


def _held(pid: int) -> int:
    sizes = _rollup(pid)
    if b"Pss_Anon:" not in sizes:  # kernels before 5.0
        return sizes.get(b"Pss:", 0)
    return sizes[b"Pss_Anon:"] + sizes.get(b"Pss_Shmem:", 0) + sizes.get(b"SwapPss:", 0)


def _rollup(pid: int) -> dict[bytes, int]:
    lines = (line.split() for line in _read(f"/proc/{pid}/smaps_rollup").splitlines())
    return {words[0]: int(words[1]) * _KILOBYTE for words in lines if words[-1] == b"kB"}


def _read(path: str) -> bytes:
    """A file of /proc; empty when its process has ended."""
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
    except OSError:
        return b""
    try:
        return os.read(descriptor, 65536)
    except OSError:
        return b""
    finally:
        os.close(descriptor)


def _from_ps(pid: int) -> Tree:
    tree = Tree()
    rows = [line.split() for line in os.popen("ps -axo pid=,ppid=,rss=,time=")]  # noqa: S605
    waiting = [pid]
    while waiting:
        above = waiting.pop()
        for row in rows:
            if int(row[1]) == above:
                tree.add(int(row[0]), int(row[2]) * _KILOBYTE, _seconds(row[3]))
                waiting.append(int(row[0]))
    return tree


def _seconds(text: str) -> float:
    """`[[dd-]hh:]mm:ss.cc` in seconds."""
    days, _, clock = text.rpartition("-")
    total = 0.0
    for part in clock.split(":"):
        total = total * 60 + float(part)
    return total + 86400 * int(days or 0)
