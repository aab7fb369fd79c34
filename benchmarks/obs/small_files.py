"""2,000 files of 4 KiB up and down."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .contest import Entrant, Seen, arena, quick, race
from .field import SERIAL, against, small_field, table
from .files import make_tree, sizes

if TYPE_CHECKING:
    from measure import Table

SIZE = 4096
_SEED = "seed/"


def run() -> Table:
    count = 400 if quick() else 2000
    with arena() as place:
        tree = make_tree(place.root / "tree", count, SIZE)
        expected = sizes(tree)
        place.client().upload(tree, f"obs://{place.bucket}/{_SEED}")

        def up(entrant: Entrant) -> Seen:
            return place.upload(entrant, tree)

        def down(entrant: Entrant) -> Seen:
            return place.download(entrant, _SEED, expected)

        upward, notes = race([*small_field(up, (4, 16, 64)), SERIAL], up)
        downward, more = race([*small_field(down, (4, 16, 64)), SERIAL], down)
    goals = against("up", upward, raw=2.5, esdk=2.5) + against("down", downward, raw=2.5, esdk=3)
    return table(f"{count:,} files of 4 KiB", upward, downward, goals, notes + more)
