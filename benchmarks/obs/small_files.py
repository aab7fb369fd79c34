"""2,000 files of 4 KiB up and down."""

from __future__ import annotations

from measure import Goal, Table

from .contest import Entrant, Race, arena, best, faster, quick, race, within
from .files import make_tree, sizes

OURS = Entrant("jupyter_modelarts", "ours")
RAW = Entrant("raw sockets (limit)", "raw")
ESDK = Entrant("esdk-obs-python", "esdk")
SERIAL = Entrant("esdk-obs-python, one by one", "esdk", 0)
TUNED = Entrant("boto3 tuned", "boto")
DEFAULT = Entrant("boto3 default", "boto", 0)
S3FS = Entrant("s3fs", "s3fs_")
RCLONE = Entrant("rclone", "rclone")
SIZE = 4096
_SEED = "seed/"


def run() -> Table:
    count = 400 if quick() else 2000
    with arena() as place:
        tree = make_tree(place.root / "tree", count, SIZE)
        expected = sizes(tree)
        place.client().upload(tree, f"obs://{place.bucket}/{_SEED}")

        def up(entrant: Entrant):
            return place.upload(entrant, tree)

        def down(entrant: Entrant):
            return place.download(entrant, _SEED, expected)

        upward, notes = race(_field(up), up)
        downward, more = race(_field(down), down)
    return table(f"{count:,} files of 4 KiB", upward, downward, notes + more, _goals(upward, downward))


def _field(run) -> list[Entrant]:
    """Everybody at the best setting found in a first try."""
    return [
        OURS,
        best(RAW, (4, 16, 64), run),
        best(ESDK, (8, 16, 32, 64), run),
        best(RCLONE, (8, 16, 32, 64), run),
        best(S3FS, (32, 128), run),
        best(TUNED, (8, 32), run),
        DEFAULT,
        SERIAL,
    ]


def _goals(up: Race, down: Race) -> list[Goal]:
    goals = []
    for direction, seen, above_esdk in (("up", up, 2.5), ("down", down, 3.0)):
        for other in seen.seconds:
            if other == OURS.name:
                continue
            if other.startswith(RAW.name):
                goals += within(direction, 2.5, seen, OURS.name, other)
            elif other.startswith(f"{ESDK.name}, ") and other != SERIAL.name:
                goals += faster(direction, above_esdk, seen, OURS.name, other)
            elif other not in (SERIAL.name, DEFAULT.name):
                goals += faster(direction, 1, seen, OURS.name, other)
    return goals


def table(title: str, up: Race, down: Race, notes: list[str], goals: list[Goal]) -> Table:
    """One row for each contender: both directions with the setting that was best for it."""
    rows = {}
    for direction, seen in (("up", up), ("down", down)):
        for name in seen.seconds:
            plain, _, setting = name.partition(", ")
            label = name if "at once" not in setting else plain
            row = rows.setdefault(label, ["-"] * 6)
            first = 0 if direction == "up" else 3
            note = f", {setting}" if "at once" in setting else ""
            row[first : first + 3] = [
                seen.cell(name) + note,
                f"{seen.cpu(name):.2g}",
                f"{seen.peak(name):.0f}",
            ]
    columns = ("up, s", "up, CPU s", "up, peak MB", "down, s", "down, CPU s", "down, peak MB")
    return Table(title, columns, rows, goals, max(up.noise, down.noise), notes)
