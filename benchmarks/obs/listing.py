"""100,000 keys under one prefix: keys per second, and the first page."""

from __future__ import annotations

import statistics

from measure import Goal, Table

from .contest import Entrant, Race, Seen, arena, quick, race
from .field import DEFAULT, ESDK, OURS, RAW, RCLONE, S3FS
from .files import make_tree

_SEED = "keys/"


def run() -> Table:
    count = 10_000 if quick() else 100_000
    with arena() as place:
        tree = make_tree(place.root / "tree", count, 16, per_directory=1000)
        place.client().upload(tree, f"obs://{place.bucket}/{_SEED}")

        def all_keys(entrant: Entrant) -> Seen:
            return place.list_keys(entrant, _SEED, count)

        field = [OURS, *RAW.settings(1), *ESDK.settings(1), DEFAULT, *S3FS.settings(8), *RCLONE.settings(8)]
        seen, notes = race(field, all_keys)
    goals = [_goal(seen, ESDK, 4), _goal(seen, DEFAULT, 10)]
    rows = {name: [_rate(seen, name, count), *seen.cells(name)[1:]] for name in seen.seconds}
    columns = ("keys/s", "CPU s", "peak MB")
    return Table(f"Listing {count:,} keys", columns, rows, goals, seen.noise, notes)


def _goal(seen: Race, other: Entrant, at_least: float) -> Goal:
    reached = seen.faster(OURS.name, other.name)
    return Goal(f"{at_least} times as fast as {other.name} or more", reached, reached >= at_least)


def _rate(seen: Race, name: str, count: int) -> str:
    took = seen.seconds[name]
    middle, low, high = (count / value for value in (statistics.median(took), max(took), min(took)))
    return f"{middle:,.0f} ({low:,.0f} to {high:,.0f})"
