"""The small files again with 20 ms added to every request, as a network does."""

from __future__ import annotations

from measure import Goal, Table

from .contest import Entrant, Race, Seen, at, best, quick, race
from .delaying import delaying
from .field import ESDK, OURS, RAW, RCLONE, S3FS, SERIAL, TUNED, against, table
from .files import make_tree, sizes

DELAY_S = 0.020
_SEED = "seed/"


def run() -> Table:
    count = 400 if quick() else 2000
    alone = count // 20  # one by one, every file takes equally long: a part says it all
    with delaying(DELAY_S) as service, at(service.where) as place:
        tree = make_tree(place.root / "tree", count, 4096)
        few = make_tree(place.root / "few", alone, 4096)
        expected = sizes(tree)
        place.client().upload(tree, f"obs://{place.bucket}/{_SEED}")

        def up(entrant: Entrant) -> Seen:
            if entrant is SERIAL:
                return place.upload(entrant, few).times(count / alone)
            return place.upload(entrant, tree)

        def down(entrant: Entrant) -> Seen:
            return place.download(entrant, _SEED, expected)

        upward, notes = race([*_field(up), SERIAL], up)
        downward, more = race(_field(down), down)
    goals = _goals(upward, downward)
    notes += [*more, f"One by one: {alone} files were sent, the time is multiplied."]
    return table(f"{count:,} files of 4 KiB, 20 ms added to every request", upward, downward, goals, notes)


def _field(run) -> list[Entrant]:
    return [
        OURS,
        best(RAW.settings(64, 128, 256), run),
        best(ESDK.settings(16, 32, 64, 128), run),
        best(RCLONE.settings(32, 64, 128), run),
        best(S3FS.settings(64, 128), run),
        best(TUNED.settings(32, 64), run),
    ]


def _goals(up: Race, down: Race) -> list[Goal]:
    goals = []
    reached = up.faster(OURS.name, SERIAL.name)
    goals.append(Goal(f"up: 100 times as fast as {SERIAL.name} or more", reached, reached >= 100))
    goals += against("up", up, raw=1.5, esdk=2)
    return goals + against("down", down, raw=1.5, esdk=2)
