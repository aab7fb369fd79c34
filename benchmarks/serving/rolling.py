"""A service is updated again and again under 64 connections: no request may fail."""

from __future__ import annotations

import tempfile
import time
from pathlib import Path
from typing import Any

from embedded import embedded
from measure import Goal, Table

from . import ours, package
from .load import Seen, load
from .size import quick

CONNECTIONS = 64
SECONDS = 8.0 if quick() else 30.0


def run() -> Table:
    with (
        tempfile.TemporaryDirectory(prefix="jma-benchmark-") as place,
        embedded() as connection,
        ours.deployed(directory := package.write(Path(place))) as service,
    ):
        target = ours.gateway(service, connection)
        with load(target, CONNECTIONS, None) as running:
            started = time.monotonic()
            took = _updates(service, directory, connection)
            seconds = time.monotonic() - started
            running.stop()
            found = running.seen()
    return _table(found, took, seconds)


def _updates(service: Any, directory: Path, connection: Any) -> list[float]:
    """Seconds of each update within the time; the last one ends after it."""
    took: list[float] = []
    end = time.monotonic() + SECONDS
    while time.monotonic() < end:
        before = ours.instances(connection)
        started = time.monotonic()
        service.update(str(directory), report=None, check=False, envs={"UPDATE": str(len(took))})
        took.append(time.monotonic() - started)
        if not ours.instances(connection) - before:
            raise SystemExit("the update has left the instance as it was")
    return took


def _table(found: Seen, took: list[float], seconds: float) -> Table:
    goals = [Goal("failed requests, goal 0", found.failed, not found.failed)]
    row = [
        f"{found.answers:,}",
        str(found.failed),
        f"{found.p50:.1f}",
        f"{found.p99:.1f}",
        f"{found.slowest:.0f}",
    ]
    notes = [
        f"{len(took)} updates in {seconds:.0f} s, each a new model and a new instance, "
        f"of {min(took):.1f} to {max(took):.1f} s.",
        *found.failures,
    ]
    columns = ("answers", "failed", "p50, ms", "p99, ms", "slowest, ms")
    title = f"Rolling updates under {CONNECTIONS} connections"
    return Table(title, columns, {"behind our gateway": row}, goals, None, notes)
