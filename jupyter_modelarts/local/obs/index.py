"""What the files do not say about objects (ETag, content type, metadata), in SQLite beside the buckets.

A row counts only for a file of exactly its size and modification time.  It is written before the file
takes its place and the old one's row goes after that: whichever file is found has its row.
"""

from __future__ import annotations

import contextlib
import os
import sqlite3
import threading
from errno import EIO, ENOSPC
from typing import TYPE_CHECKING

from .objects import Attributes, Row

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

_SCHEMA = """
CREATE TABLE IF NOT EXISTS files (
    bucket TEXT NOT NULL, key TEXT NOT NULL, size INTEGER NOT NULL, mtime_ns INTEGER NOT NULL,
    etag TEXT NOT NULL, attributes TEXT NOT NULL,
    PRIMARY KEY (bucket, key, mtime_ns, size)) WITHOUT ROWID;
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
_REMEMBERED_ROWS = 10_000  # in each of two generations: some 8 MB

Value = str | int | float | None
Name = tuple[str, str]
"""Bucket and key."""
State = tuple[str, int, int]
"""Key, modification time and size of a file."""
Entry = tuple[str, str, Row]
"""Bucket, key and row."""
Gone = tuple[str, str, int, int]
"""Bucket, key, modification time and size of a file that was an object."""


class _Memory:
    """The rows that were used last; safe without a lock, as each step is one operation of a dict."""

    def __init__(self) -> None:
        self._young: dict[Name, Row] = {}
        self._old: dict[Name, Row] = {}

    def get(self, name: Name) -> Row | None:
        return self._young.get(name) or self._old.get(name)

    def put(self, name: Name, row: Row) -> None:
        if len(self._young) >= _REMEMBERED_ROWS:
            self._old, self._young = self._young, {}
        self._young[name] = row

    def clear(self) -> None:
        self._young, self._old = {}, {}


class Index:
    """The SQLite file; every method may be called from any thread, and raises `OSError`."""

    def __init__(self, path: Path) -> None:
        self.log = f"{path}-wal"
        """What must be synced for the last rows to survive a power cut."""
        self._memory = _Memory()
        self._lock, self._reading = threading.Lock(), threading.Lock()
        self._database, self._reader = _connect(path), _connect(path)
        self._database.executescript(_SCHEMA)

    def close(self) -> None:
        """Close the file; nothing may be asked afterwards."""
        with self._lock, self._reading:
            self._reader.close()
            self._database.close()

    def execute(self, statement: str, *values: Value) -> list[tuple[Value, ...]]:
        """Run one statement (its own transaction) and return all its rows."""
        with self._lock, _as_of_the_disk():
            return self._database.execute(statement, values).fetchall()

    def remembered(self, bucket: str, key: str, size: int, mtime_ns: int) -> Row | None:
        """The row of a file in this state, if it is at hand without looking it up."""
        row = self._memory.get((bucket, key))
        return row if row and row.mtime_ns == mtime_ns and row.size == size else None

    def get(self, bucket: str, key: str, size: int, mtime_ns: int) -> Row | None:
        """The row of a file in this state; None where there is none."""
        return self.remembered(bucket, key, size, mtime_ns) or self._look_up(bucket, key, size, mtime_ns)

    def _look_up(self, bucket: str, key: str, size: int, mtime_ns: int) -> Row | None:
        statement = "SELECT etag, attributes FROM files WHERE bucket=? AND key=? AND mtime_ns=? AND size=?"
        with self._reading, _as_of_the_disk():
            found = self._reader.execute(statement, (bucket, key, mtime_ns, size)).fetchone()
        if not found:
            return None
        row = Row(size, mtime_ns, found[0], Attributes.decode(found[1]))
        self._memory.put((bucket, key), row)
        return row

    def get_many(self, bucket: str, keys: Sequence[str]) -> dict[State, tuple[str, str]]:
        """ETag and encoded attributes of all rows that there are for `keys`."""
        found: dict[State, tuple[str, str]] = {}
        for start in range(0, len(keys), _IN_ONE_QUERY):
            found.update(self._rows(bucket, keys[start : start + _IN_ONE_QUERY]))
        return found

    def _rows(self, bucket: str, keys: Sequence[str]) -> Iterable[tuple[State, tuple[str, str]]]:
        marks = ",".join("?" * len(keys))
        statement = "SELECT key, mtime_ns, size, etag, attributes FROM files WHERE bucket=? AND key IN "
        with self._reading, _as_of_the_disk():
            rows = self._reader.execute(f"{statement}({marks})", (bucket, *keys)).fetchall()
        return [(row[:3], row[3:]) for row in rows]

    def write(self, rows: Sequence[Entry], gone: Sequence[Gone] = ()) -> None:
        """Add rows, and remove those of files that are `gone`, in one transaction."""
        values = [
            (bucket, key, row.size, row.mtime_ns, row.etag, row.attributes.encode())
            for bucket, key, row in rows
        ]
        with self._lock, _as_of_the_disk(), _Transaction(self._database) as database:
            database.executemany("INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?, ?, ?)", values)
            database.executemany("DELETE FROM files WHERE bucket=? AND key=? AND mtime_ns=? AND size=?", gone)
        for bucket, key, row in rows:
            self._memory.put((bucket, key), row)

    def forget_bucket(self, bucket: str) -> None:
        """Forget a bucket and all its rows."""
        self.execute("DELETE FROM files WHERE bucket = ?", bucket)
        self.execute("DELETE FROM buckets WHERE name = ?", bucket)
        self._memory.clear()


class _Transaction:
    def __init__(self, database: sqlite3.Connection) -> None:
        self._database = database

    def __enter__(self) -> sqlite3.Connection:
        self._database.execute("BEGIN IMMEDIATE")
        return self._database

    def __exit__(self, kind: type[BaseException] | None, *_: object) -> None:
        if not kind:
            self._database.execute("COMMIT")
        elif self._database.in_transaction:  # a full disk ends it by itself
            self._database.execute("ROLLBACK")


@contextlib.contextmanager
def _as_of_the_disk() -> Iterator[None]:
    """What SQLite could not read or write is the disk's fault like any other."""
    try:
        yield
    except sqlite3.Error as error:
        number = ENOSPC if "full" in str(error) else EIO
        raise OSError(number, f"{os.strerror(number)} (the index of objects: {error})") from error


def _connect(path: Path) -> sqlite3.Connection:
    database = sqlite3.connect(path, check_same_thread=False, isolation_level=None, timeout=10)
    database.execute("PRAGMA journal_mode=WAL")
    # a killed process loses nothing; before a power cut may come, `log` is synced with the files
    database.execute("PRAGMA synchronous=NORMAL")
    return database


__all__ = ["Attributes", "Index", "Row"]
