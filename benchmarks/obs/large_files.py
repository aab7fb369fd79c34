"""200 files of 1 MiB, and one of 1 GiB, up and down; memory of every client."""

from __future__ import annotations

from measure import Goal, Table

from .contest import Entrant, Race, Seen, arena, best, quick, race
from .field import DEFAULT, ESDK, OURS, RAW, RCLONE, S3FS, TUNED, against, table
from .files import make_tree, sizes

_MEBIBYTE = 1 << 20
_SEED = "seed/"
_LARGEST_MB = 150


def run() -> list[Table]:
    many, one = (40, 128) if quick() else (200, 1024)
    return [
        _contest(f"{many} files of 1 MiB", many, _MEBIBYTE, _many),
        _contest(f"One file of {one} MiB", 1, one * _MEBIBYTE, _one),
    ]


def _many(run) -> list[Entrant]:
    return [
        OURS,
        best(RAW.settings(2, 4, 16), run),
        best(ESDK.settings(4, 8, 16, 32), run),
        best(RCLONE.settings(4, 16), run),
        best(S3FS.settings(8, 32), run),
        best(TUNED.settings(4, 16), run),
        DEFAULT,
    ]


def _one(run) -> list[Entrant]:
    parts = [16 * _MEBIBYTE, 64 * _MEBIBYTE]
    return [
        OURS,
        best([*RAW.settings(1), *RAW.settings(2, 4, parts=parts)], run),
        best([*ESDK.settings(1), *ESDK.settings(4, 8, parts=parts)], run),
        best(RCLONE.settings(2, 4, 8), run),
        best(S3FS.settings(8), run),
        best(TUNED.settings(4), run),
        DEFAULT,
    ]


def _contest(title: str, count: int, size: int, field) -> Table:
    with arena() as place:
        tree = make_tree(place.root / "tree", count, size)
        expected = sizes(tree)
        place.client().upload(tree, f"obs://{place.bucket}/{_SEED}")

        def up(entrant: Entrant) -> Seen:
            return place.upload(entrant, tree)

        def down(entrant: Entrant) -> Seen:
            return place.download(entrant, _SEED, expected)

        upward, notes = race(field(up), up)
        downward, more = race(field(down), down)
    goals = _goals("up", upward) + _goals("down", downward)
    return table(title, upward, downward, goals, notes + more)


def _goals(direction: str, seen: Race) -> list[Goal]:
    """Not behind anybody (5 % are the clock's), and little memory."""
    peak = seen.peak(OURS.name)
    memory = Goal(f"{direction}: less than {_LARGEST_MB} MB of memory", peak, peak < _LARGEST_MB)
    goals = against(direction, seen, raw=float("inf"), esdk=0.95, others=0.95)
    return [goal for goal in goals if RAW.name not in goal.text] + [memory]
