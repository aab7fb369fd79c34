"""Object storage: paths, listings and transfers, with an async and a sync face.

    errors      what can go wrong, each one line with the way out
    models      what calls return and report
    stores      one obstore client for each bucket
    control     what obstore does not offer: buckets, copies between buckets
    tree        which files a directory sends, and its content address
    transfers   many objects at once
    aio         `AsyncObs`
    sync        `Obs`, on a private event loop

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
    from .sync import Obs as Obs

_HOMES = {
    "AsyncObs": "aio",
    "Entry": "models",
    "Event": "models",
    "Obs": "sync",
    "Summary": "models",
    "TreeUpload": "models",
}

__all__ = ["AsyncObs", "Entry", "Event", "Obs", "Summary", "TreeUpload"]


def __getattr__(name: str) -> Any:
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f".{home}", __name__), name)
