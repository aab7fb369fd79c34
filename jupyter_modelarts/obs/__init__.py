"""Object storage: paths, listings and transfers, with an async and a sync face.

    errors      what can go wrong, each one line with the way out
    models      what calls return and report
    stores      one obstore client for each bucket
    wire        what obstore does not offer, signed and sent on kept connections from `threads`
    control     buckets, listings as OBS speaks; `copies` within the service
    looking     single entries, and what is below or inside a place (`listing`)
    tree        which files a directory sends (`ignore`, `leaks`, `plan`), and its content address
    code_tree   code that nobody changes, below that address
    transfers   many objects at once: `small` ones, `whole` ones, large ones in parts (`multipart`, `ranges`)
    journal     what a transfer in parts has done, so that it goes on after a kill
    progress    how far a transfer is, as calls and as a stream
    incremental sync: what differs (`compare`, `hash_cache`) and moving it (`moves`)
    verbs       moves, copies of directories, sums
    filesystem  `obs://` for fsspec
    aio         `AsyncObs`
    sync        `Obs`, on a private event loop (`loop`), not after a fork (`forks`)

Nothing heavy is imported before it is used.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from .aio import AsyncObs as AsyncObs
    from .models import Entry as Entry
    from .models import Event as Event
    from .models import Summary as Summary
    from .models import TreeUpload as TreeUpload
    from .progress import Transfer as Transfer
    from .sync import Obs as Obs

_HOMES = {
    "AsyncObs": "aio",
    "Entry": "models",
    "Event": "models",
    "Obs": "sync",
    "Summary": "models",
    "Transfer": "progress",
    "TreeUpload": "models",
}

__all__ = ["AsyncObs", "Entry", "Event", "Obs", "Summary", "Transfer", "TreeUpload"]


def __getattr__(name: str) -> Any:
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f".{home}", __name__), name)
