"""What is known of an object: where it stands in a bucket, and what a client said when it wrote it."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache

from msgspec import Struct, json


@dataclass(frozen=True, slots=True)
class Attributes:
    """What a client says about an object when it writes it."""

    content_type: str = "application/octet-stream"
    headers: Mapping[str, str] = field(default_factory=dict)
    """Standard headers that are handed back as they came, lower-case (`cache-control`, …)."""
    metadata: Mapping[str, str] = field(default_factory=dict)
    """User metadata, without the `x-obs-meta-` before the name."""
    source: tuple[str, int, int] | None = None
    """Local path, size and modification time of the file it was copied from, where it was."""

    def encode(self) -> str:
        """The text form for the index."""
        return json.encode([self.content_type, self.headers, self.metadata, self.source]).decode()

    @classmethod
    def decode(cls, text: str) -> Attributes:
        """Read the text form."""
        return _decoded(text)


@lru_cache(maxsize=1024)  # thousands of objects share theirs
def _decoded(text: str) -> Attributes:
    content_type, headers, metadata, source = json.decode(text)
    return Attributes(content_type, headers, metadata, tuple(source) if source else None)


class Row(Struct, frozen=True):
    """One object's entry in the index, and the state of the file it was made for."""

    size: int
    mtime_ns: int
    etag: str
    attributes: Attributes


class ObjectInfo(Struct, frozen=True):
    """One object: sizes in bytes, times in milliseconds since the epoch, the ETag without quotes."""

    key: str
    size: int
    etag: str
    last_modified_ms: int
    content_type: str = "application/octet-stream"
    headers: Mapping[str, str] = {}
    metadata: Mapping[str, str] = {}
    source: tuple[str, int, int] | None = None

    def attributes(self) -> Attributes:
        """What a copy of it takes along."""
        return Attributes(self.content_type, self.headers, self.metadata)


@dataclass(frozen=True, slots=True)
class Bucket:
    """One bucket and when it was made, in milliseconds since the epoch."""

    name: str
    created_ms: int


Condition = Callable[[ObjectInfo | None], None]
"""Called with the present object, under its lock, before a new one takes its place; raises to refuse."""


def described(key: str, row: Row) -> ObjectInfo:
    """What is known of the object whose file has this row."""
    kept = row.attributes
    return ObjectInfo(
        key,
        row.size,
        row.etag,
        row.mtime_ns // 1_000_000,
        kept.content_type,
        kept.headers,
        kept.metadata,
        kept.source,
    )


def foreign(key: str, state: os.stat_result) -> ObjectInfo:
    """What is known of a file that somebody put there by hand: its ETag changes with it and is no MD5."""
    seen = f"{state.st_size}-{state.st_mtime_ns}-{state.st_ino}"
    etag = hashlib.md5(seen.encode(), usedforsecurity=False).hexdigest() + "-0"
    return ObjectInfo(key, state.st_size, etag, state.st_mtime_ns // 1_000_000)
