"""The process of one contender: reads one task from standard input, does it once, writes what it took.

Only the work itself is timed: interpreter, imports, the client and its first connection come before.
"""

from __future__ import annotations

import importlib
import json
import os
import resource
import sys
import time


def main() -> None:
    task = json.load(sys.stdin)
    contender = importlib.import_module(f"contenders.{task['contender']}").Contender(task)
    contender.warm()
    work = getattr(contender, task["action"])
    before = _processor()
    started = time.perf_counter()
    answer = work(task["prefix"], task.get("directory"))
    seconds = time.perf_counter() - started
    seen = {"seconds": seconds, "cpu": _processor() - before, "peak_mb": _peak_mb(), "answer": answer}
    print(json.dumps(seen), flush=True)
    os._exit(0)  # nobody waits for thread pools to be tidied up


def _processor() -> float:
    """Seconds of processor time of this process and its ended children."""
    used = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(one.ru_utime + one.ru_stime for one in used)


def _peak_mb() -> float:
    """Most resident memory of this process, or of a child where that had more."""
    with open("/proc/self/status", encoding="ascii") as status:  # noqa: PTH123 - ru_maxrss inherits the parent's
        own = next(int(line.split()[1]) for line in status if line.startswith("VmHWM"))
    return max(own, resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss) / 1024


if __name__ == "__main__":
    main()
