"""What the files do not say about objects (ETag, content type, metadata), in SQLite beside the buckets.

A row counts only while size and modification time of the file are those it was written for.
"""

from __future__ import annotations

import json
import sqlite3
import threading
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from pathlib import Path

_SCHEMA = """
CREATE TABLE IF NOT EXISTS objects (
    bucket TEXT NOT NULL, key TEXT NOT NULL, size INTEGER NOT NULL, mtime_ns INTEGER NOT NULL,
    etag TEXT NOT NULL, attributes TEXT NOT NULL, PRIMARY KEY (bucket, key)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS buckets (
    name TEXT PRIMARY KEY, created_ms INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS uploads (
    id TEXT PRIMARY KEY, bucket TEXT NOT NULL, key TEXT NOT NULL, started_ms INTEGER NOT NULL,
    attributes TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS parts (
    upload TEXT NOT NULL, number INTEGER NOT NULL, etag TEXT NOT NULL, size INTEGER NOT NULL,
    file TEXT NOT NULL, modified_ms INTEGER NOT NULL, PRIMARY KEY (upload, number)) WITHOUT ROWID;
"""
_IN_ONE_QUERY = 500

Value = str | int | float | None


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
        return json.dumps([self.content_type, self.headers, self.metadata, self.source])

    @classmethod
    def decode(cls, text: str) -> Attributes:
        """Read the text form."""
        content_type, headers, metadata, source = json.loads(text)
        return cls(content_type, headers, metadata, tuple(source) if source else None)


@dataclass(frozen=True, slots=True)
class Row:
    """One object's entry, and the state of the file it was made for."""

    size: int
    mtime_ns: int
    etag: str
    attributes: Attributes


class Index:
    """The SQLite file; every method may be called from any thread."""

    def __init__(self, path: Path) -> None:
        self._lock = threading.Lock()
        self._database = sqlite3.connect(path, check_same_thread=False, isolation_level=None, timeout=10)
        self._database.execute("PRAGMA journal_mode=WAL")
        # a killed process loses nothing; a power cut may lose the last rows, never the file's integrity
        self._database.execute("PRAGMA synchronous=NORMAL")
        self._database.executescript(_SCHEMA)

    def close(self) -> None:
        """Close the file; nothing may be asked afterwards."""
        with self._lock:
            self._database.close()

    def execute(self, statement: str, *values: Value) -> list[tuple[Value, ...]]:
        """Run one statement (its own transaction) and return all its rows."""
        with self._lock:
            return self._database.execute(statement, values).fetchall()

    def get(self, bucket: str, key: str) -> Row | None:
        """The object's row; None where it has none."""
        return self.get_many(bucket, [key]).get(key)

    def get_many(self, bucket: str, keys: Sequence[str]) -> dict[str, Row]:
        """The rows of those of `keys` that have one."""
        found: dict[str, Row] = {}
        for start in range(0, len(keys), _IN_ONE_QUERY):
            found.update(self._rows(bucket, keys[start : start + _IN_ONE_QUERY]))
        return found

    def _rows(self, bucket: str, keys: Sequence[str]) -> Iterable[tuple[str, Row]]:
        marks = ",".join("?" * len(keys))
        statement = "SELECT key, size, mtime_ns, etag, attributes FROM objects WHERE bucket = ? AND key IN "
        with self._lock:
            rows = self._database.execute(f"{statement}({marks})", (bucket, *keys)).fetchall()
        return [
            (key, Row(size, mtime, etag, Attributes.decode(text))) for key, size, mtime, etag, text in rows
        ]

    def put(self, bucket: str, key: str, row: Row) -> None:
        """Write the object's row."""
        self.execute(
            "INSERT OR REPLACE INTO objects VALUES (?, ?, ?, ?, ?, ?)",
            bucket,
            key,
            row.size,
            row.mtime_ns,
            row.etag,
            row.attributes.encode(),
        )

    def remove(self, bucket: str, key: str) -> None:
        """Forget the object's row."""
        self.execute("DELETE FROM objects WHERE bucket = ? AND key = ?", bucket, key)

    def forget_bucket(self, bucket: str) -> None:
        """Forget a bucket and all its rows."""
        self.execute("DELETE FROM objects WHERE bucket = ?", bucket)
        self.execute("DELETE FROM buckets WHERE name = ?", bucket)
