"""Making, finding and removing buckets; everything here blocks."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from . import uploads
from .errors import ObsProblem
from .keys import is_bucket_name
from .listing import PageRequest, list_page
from .objects import Bucket

if TYPE_CHECKING:
    from .storage import ObjectStore


def create(store: ObjectStore, name: str) -> None:
    """Make a bucket; one that exists stays as it is."""
    path = store.root / name
    if not path.is_dir():
        path.mkdir(exist_ok=True)
        store.index.execute("INSERT OR REPLACE INTO buckets VALUES (?, ?)", name, time.time_ns() // 1_000_000)


def present(store: ObjectStore) -> list[Bucket]:
    """All buckets by name."""
    known: dict[Any, Any] = dict(store.index.execute("SELECT name, created_ms FROM buckets"))  # type: ignore[arg-type]
    places = sorted(path for path in store.root.iterdir() if is_bucket_name(path.name) and path.is_dir())
    return [
        Bucket(path.name, known.get(path.name) or path.stat().st_mtime_ns // 1_000_000) for path in places
    ]


def remove(store: ObjectStore, name: str) -> None:
    """Remove an empty bucket, with uploads to it that nobody completed."""
    store.tree.bucket(name)
    if list_page(store, name, PageRequest(limit=1)).objects or not store.tree.remove_bucket(name):
        raise ObsProblem(409, "BucketNotEmpty", f"The bucket {name} is not empty.")
    uploads.forget_bucket(store, name)
    store.index.forget_bucket(name)
