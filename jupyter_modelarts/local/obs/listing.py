"""One page of a bucket's objects."""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .objects import Attributes, ObjectInfo
from .scan import Found, after, behind_prefix, walk

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .storage import ObjectStore

MAX_PAGE = 1000


@dataclass(frozen=True, slots=True)
class Listing:
    """A page; `next_marker` is None on the last one."""

    objects: list[ObjectInfo]
    common_prefixes: list[str]
    next_marker: str | None = None


@dataclass(frozen=True, slots=True)
class PageRequest:
    """What a page holds: keys with `prefix` behind `marker`, at most `limit` (itself at most 1,000).

    With a `delimiter`, keys that have it behind the prefix appear once, as the text up to and with it.
    """

    prefix: str = ""
    marker: str = ""
    delimiter: str = ""
    limit: int = MAX_PAGE


def list_page(store: ObjectStore, bucket: str, request: PageRequest) -> Listing:
    """The page that `request` asks for; blocks."""
    limit = min(request.limit, MAX_PAGE)
    store.tree.top(bucket)
    if limit < 1:
        return Listing([], [])
    found: list[Found] = []
    prefixes: list[str] = []
    last = request.marker
    for key, path in _rolled_up(store, bucket, request):
        if len(found) + len(prefixes) == limit:
            return Listing(_describe(store, bucket, found), prefixes, last)
        if path:
            found.append((key, path))
        else:
            prefixes.append(key)
        last = key
    return Listing(_describe(store, bucket, found), prefixes)


def _rolled_up(store: ObjectStore, bucket: str, request: PageRequest) -> Iterator[Found]:
    """Keys with the paths of their files, and common prefixes with an empty path, in order."""
    prefix, delimiter = request.prefix, request.delimiter
    start: str | None = _start(prefix, request.marker, delimiter)
    top = store.tree.top(bucket)
    while start is not None:
        begin, start = start, None
        for key, path in walk(store.directories, top, prefix, begin):
            common = _common_prefix(key, prefix, delimiter)
            if common:
                yield common, ""
                start = behind_prefix(common)  # nothing below it is looked at
                break
            yield key, path


def _common_prefix(key: str, prefix: str, delimiter: str) -> str:
    """The part of `key` up to the first delimiter behind `prefix`; empty where there is none."""
    end = key.find(delimiter, len(prefix)) if delimiter else -1
    return key[: end + len(delimiter)] if end >= 0 else ""


def _start(prefix: str, marker: str, delimiter: str) -> str | None:
    if not marker:
        return ""
    if marker.startswith(prefix) and _common_prefix(marker, prefix, delimiter) == marker:
        return behind_prefix(marker)
    return after(marker)


def _describe(store: ObjectStore, bucket: str, found: list[Found]) -> list[ObjectInfo]:
    rows = store.index.get_many(bucket, [key for key, _ in found])
    described: list[ObjectInfo] = []
    for key, path in found:
        try:
            state = os.lstat(path)
        except (FileNotFoundError, NotADirectoryError):
            continue  # deleted since its directory was read
        modified, size = state.st_mtime_ns, state.st_size
        row = rows.get((key, modified, size))
        if row:
            kept = Attributes.decode(row[1])
            described.append(
                ObjectInfo(
                    key,
                    size,
                    row[0],
                    modified // 1_000_000,
                    kept.content_type,
                    kept.headers,
                    kept.metadata,
                    kept.source,
                )
            )
        elif stat.S_ISREG(state.st_mode):
            info = store.look(bucket, key)  # replaced since the rows were read, or put there by hand
            described += [info] if info else []
    return described
