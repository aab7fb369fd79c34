"""Who takes part, and the table that comes of it."""

from __future__ import annotations

from collections.abc import Sequence

from measure import Goal, Table

from .contest import Entrant, Race, Run, best, faster, within

OURS = Entrant("jupyter_modelarts", "ours")
RAW = Entrant("raw sockets (limit)", "raw")
ESDK = Entrant("esdk-obs-python", "esdk")
SERIAL = Entrant("esdk-obs-python, one by one", "esdk")
TUNED = Entrant("boto3 tuned", "boto")
DEFAULT = Entrant("boto3 default", "boto")
S3FS = Entrant("s3fs", "s3fs_")
RCLONE = Entrant("rclone", "rclone")
PEERS = (RCLONE, S3FS, TUNED)


def small_field(run: Run, raw: Sequence[int]) -> list[Entrant]:
    """Everybody for small files, each at the best setting found in a first try."""
    return [
        OURS,
        best(RAW.settings(*raw), run),
        best(ESDK.settings(8, 16, 32, 64), run),
        best(RCLONE.settings(8, 16, 32, 64), run),
        best(S3FS.settings(32, 128), run),
        best(TUNED.settings(8, 32), run),
        DEFAULT,
    ]


def against(direction: str, seen: Race, *, raw: float, esdk: float, others: float = 1) -> list[Goal]:
    """The usual goals of one direction: times raw sockets at most, times as fast as the others at least."""
    goals = within(direction, raw, seen, OURS.name, RAW.name)
    goals += faster(direction, esdk, seen, OURS.name, ESDK.name)
    for other in PEERS:
        goals += faster(direction, others, seen, OURS.name, other.name)
    return goals


def table(title: str, up: Race, down: Race, goals: Sequence[Goal], notes: Sequence[str]) -> Table:
    """One row for each contender, both directions."""
    rows = {name: [*up.cells(name), *down.cells(name)] for name in {**up.seconds, **down.seconds}}
    columns = ("up, s", "up, CPU s", "up, peak MB", "down, s", "down, CPU s", "down, peak MB")
    return Table(title, columns, rows, goals, max(up.noise, down.noise), notes)
