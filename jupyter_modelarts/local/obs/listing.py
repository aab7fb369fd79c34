"""One page of a bucket's objects."""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .objects import Attributes, ObjectInfo, foreign
from .scan import Found, after, behind_prefix, walk

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from .index import State
    from .storage import ObjectStore

    Rows = Mapping[State, tuple[str, str]]

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
    states = [(key, path, _state(path)) for key, path in found]
    missing = [key for key, _, state in states if state and (key, *_version(state)) not in rows]
    if missing:  # replaced since the rows were read, or put there by hand
        rows = {**rows, **store.index.get_many(bucket, missing)}
    described = [_info(store, bucket, key, path, state, rows) for key, path, state in states if state]
    return [info for info in described if info]


def _info(
    store: ObjectStore, bucket: str, key: str, path: str, state: os.stat_result, rows: Rows
) -> ObjectInfo | None:
    row = rows.get((key, *_version(state)))
    if row:
        kept = Attributes.decode(row[1])
        modified, size = _version(state)
        return ObjectInfo(
            key,
            size,
            row[0],
            modified // 1_000_000,
            kept.content_type,
            kept.headers,
            kept.metadata,
            kept.source,
        )
    now = _state(path)
    if now and (now.st_ino, now.st_mtime_ns) == (state.st_ino, state.st_mtime_ns):
        return foreign(key, state)
    return store.look(bucket, key)  # replaced again, and its row is gone


def _version(state: os.stat_result) -> tuple[int, int]:
    return state.st_mtime_ns, state.st_size


def _state(path: str) -> os.stat_result | None:
    """The state of a file; None where it is gone since its directory was read, or no file any more."""
    try:
        state = os.lstat(path)
    except (FileNotFoundError, NotADirectoryError):
        return None
    return state if stat.S_ISREG(state.st_mode) else None
