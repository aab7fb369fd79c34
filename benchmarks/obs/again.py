"""The same tree again: requests and objects counted at the service, nothing hashed that need not be."""

from __future__ import annotations

import statistics
import time
from collections import Counter
from pathlib import Path
from typing import Any

from measure import Goal, Table

from .contest import at, quick, rounds
from .delaying import Delaying, delaying
from .files import make_tree

_MEBIBYTE = 1 << 20


def run() -> Table:
    count, large = (400, 64) if quick() else (2000, 1024)
    with delaying(0) as service, at(service.where) as place:
        client = place.client()
        small = make_tree(place.root / "small", count, 4096)
        big = make_tree(place.root / "big", 1, large * _MEBIBYTE)
        rows = {}
        first = _sync(service, client, small, place.bucket)
        unchanged = [_sync(service, client, small, place.bucket) for _ in range(rounds())]
        changed = [_changed(service, client, small, place.bucket) for _ in range(rounds())]
        rows[f"{count:,} files, first"] = _cells([first])
        rows[f"{count:,} files, unchanged"] = _cells(unchanged)
        rows[f"{count:,} files, one changed"] = _cells(changed)
        rows[f"{large} MiB, first"] = _cells([_sync(service, client, big, place.bucket)])
        again = [_sync(service, client, big, place.bucket) for _ in range(rounds())]
        rows[f"{large} MiB, unchanged"] = _cells(again)
    pages = -(-count // 1000)
    goals = [
        _exact(f"{count:,} unchanged files: {pages} list requests", unchanged, "lists", pages),
        _exact("no other request", unchanged, "requests", pages),
        _exact("no object sent", unchanged, "puts", 0),
        _exact("one changed file: one object sent", changed, "puts", 1),
        _exact(f"{large} MiB unchanged: bytes hashed", again, "hashed", 0),
    ]
    columns = ("s", "list requests", "all requests", "objects sent", "bytes hashed")
    return Table("The same tree again", columns, rows, goals, 0.0)


def _changed(service: Delaying, client: Any, tree: Path, bucket: str) -> dict[str, float]:
    file = sorted(path for path in tree.rglob("*") if path.is_file())[7]
    file.write_bytes(file.read_bytes()[::-1])
    return _sync(service, client, tree, bucket)


def _sync(service: Delaying, client: Any, tree: Path, bucket: str) -> dict[str, float]:
    service.counts()
    started = time.perf_counter()
    done = client.sync(tree, f"obs://{bucket}/{tree.name}/")
    seconds = time.perf_counter() - started
    counts = Counter(service.counts())
    return {
        "seconds": seconds, "lists": counts["GET bucket"], "requests": counts.total(),
        "puts": counts["PUT object"], "hashed": done.bytes_hashed,
    }  # fmt: skip


def _cells(seen: list[dict[str, float]]) -> list[str]:
    seconds = [one["seconds"] for one in seen]
    time_ = f"{statistics.median(seconds):.3g} ({min(seconds):.3g} to {max(seconds):.3g})"
    worst = [max(one[name] for one in seen) for name in ("lists", "requests", "puts", "hashed")]
    return [time_, *(f"{value:,}" for value in worst)]


def _exact(text: str, seen: list[dict[str, float]], name: str, goal: float) -> Goal:
    worst = max(one[name] for one in seen)
    return Goal(text, worst, worst == goal)
