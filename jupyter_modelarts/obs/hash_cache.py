"""Digests of local files, kept between processes, so that what did not change is not read again.

A row holds for a file of the same path, size, modification time and inode.  Beside them stand the digests of
objects whose ETag does not tell them (multipart), and whether a small file looked like a key.

The cache may be lost at any time: whatever goes wrong with it costs a file being read again, nothing else.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import sqlite3
import threading
import time
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, Literal

from .local_file import File, check_unchanged

Algorithm = Literal["md5", "sha256"]
Column = Literal["md5", "sha256", "etag", "finding"]

_BLOCK = 1 << 20
_THREADS = min(8, os.cpu_count() or 1)
_WAIT_S = 5.0
_TICK_NS = 50_000_000
"""A file may change again within the same tick of the file system's clock and look the same."""
_SECOND_NS = 1_000_000_000
_COARSE_TICK_NS = 2 * _SECOND_NS
_LARGEST_CACHE = 64 << 20
_KEPT_DAYS = 180
_FEW = 50

_SCHEMA = """
CREATE TABLE IF NOT EXISTS file (
    path BLOB PRIMARY KEY, size INTEGER, mtime_ns INTEGER, inode INTEGER,
    sha256 BLOB, md5 BLOB, etag TEXT, finding TEXT, day INTEGER) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS object (
    etag TEXT, size INTEGER, md5 BLOB, day INTEGER, PRIMARY KEY (etag, size)) WITHOUT ROWID;
"""


def default_path() -> Path:
    """In the user's cache directory."""
    import platformdirs

    return Path(platformdirs.user_cache_dir("jupyter_modelarts")) / "hashes-1.sqlite3"


class HashCache:
    """Digests by file; `files_read` and `bytes_read` count what had to be read through this object.

    Safe for threads and for several processes.
    """

    def __init__(self, path: Path | None = None) -> None:
        self._path = path
        self._count = threading.Lock()
        self.files_read = 0
        self.bytes_read = 0

    # files

    def digests(self, files: Sequence[File], algorithm: Algorithm) -> list[bytes]:
        """The digest of every file; reads what is not known, several at a time.  Raises `ObjectChanged`."""
        known = self._column(files, algorithm)
        places = [place for place, digest in enumerate(known) if digest is None]
        unknown = [files[place] for place in places]
        if unknown:
            begun = time.time_ns()
            with ThreadPoolExecutor(min(_THREADS, len(unknown))) as pool:
                read = list(pool.map(lambda file: self._read(file, algorithm), unknown))
            self.remember(algorithm, zip(unknown, read, strict=True), since_ns=begun)
            for place, digest in zip(places, read, strict=True):
                known[place] = digest
        return known

    def etags(self, files: Sequence[File]) -> list[str | None]:
        """The ETag of an object that is known to have the content of the file, for every file."""
        return self._column(files, "etag")

    def findings(self, files: Sequence[File]) -> list[str | None]:
        """What was found in files that were looked through for keys ("" for nothing), for every file."""
        return self._column(files, "finding")

    def _column(self, files: Sequence[File], column: Column) -> list[Any]:
        keys = [_key(file) for file in files]
        rows = self._rows(keys, column)
        found = []
        for file, key in zip(files, keys, strict=True):
            row = rows.get(key)
            same = row is not None and row[:3] == (file.size, file.mtime_ns, file.inode)
            found.append(row[3] if row is not None and same else None)
        return found

    def _rows(self, keys: Sequence[bytes], column: Column) -> dict[bytes, tuple[Any, ...]]:
        if not keys:
            return {}
        query = f"SELECT path, size, mtime_ns, inode, {column} FROM file WHERE path BETWEEN ? AND ?"  # noqa: S608
        spans = [(key, key) for key in keys] if len(keys) < _FEW else [(min(keys), max(keys))]
        rows: dict[bytes, tuple[Any, ...]] = {}
        with self._database() as database:
            for span in spans:
                rows |= {row[0]: row[1:] for row in database.execute(query, span)}
        return rows

    def remember(self, column: Column, values: Iterable[tuple[File, bytes | str]], *, since_ns: int) -> None:
        """Note what is known of files: their digest, an ETag, or what was found in them.

        `since_ns` is when the first of them began to be read, in nanoseconds since the epoch: a file that was
        written just before may have changed since and look the same, so it is not noted.
        """
        day = _today()
        rows = [
            (_key(file), file.size, file.mtime_ns, file.inode, value, day)
            for file, value in values
            if _settled(file, since_ns)
        ]
        if rows:
            with self._database() as database:
                database.executemany(_insert(column), rows)

    def _read(self, file: File, algorithm: Algorithm) -> bytes:
        digest = hashlib.new(algorithm, usedforsecurity=False)
        with file.path.open("rb", buffering=0) as stream:
            while block := stream.read(_BLOCK):
                digest.update(block)
        check_unchanged(file)
        self.count(file.size)
        return digest.digest()

    def count(self, size: int) -> None:
        """Note that a file of `size` bytes was read for its digest."""
        with self._count:
            self.files_read += 1
            self.bytes_read += size

    # objects

    def objects(self, wanted: Iterable[tuple[str, int]]) -> dict[tuple[str, int], bytes]:
        """The MD5 of the content of objects, by ETag and size, as far as it is known."""
        keys = set(wanted)
        found = {}
        with self._database() as database:
            for etag, size in keys:
                query = "SELECT md5 FROM object WHERE etag = ? AND size = ?"
                row = database.execute(query, (etag, size)).fetchone()
                if row:
                    found[etag, size] = row[0]
        return found

    def remember_objects(self, digests: Iterable[tuple[str, int, bytes]]) -> None:
        """Note the MD5 of the content of objects: ETag, size, digest."""
        rows = [(etag, size, md5, _today()) for etag, size, md5 in digests]
        if rows:
            with self._database() as database:
                database.executemany("INSERT OR REPLACE INTO object VALUES (?, ?, ?, ?)", rows)

    # the database

    @contextlib.contextmanager
    def _database(self) -> Iterator[sqlite3.Connection]:
        """One short transaction; where the file cannot be used, on an empty table that nobody keeps."""
        database = self._open()
        try:
            with database:
                yield database
        except sqlite3.DatabaseError as error:
            self._put_away(error)
        finally:
            database.close()

    def _open(self) -> sqlite3.Connection:
        path = self._path or default_path()
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            database = sqlite3.connect(path, timeout=_WAIT_S)
            database.executescript(_SCHEMA)
            if path.stat().st_size > _LARGEST_CACHE:
                _forget_old(database)
        except (sqlite3.DatabaseError, OSError) as error:
            self._put_away(error)
            database = sqlite3.connect(":memory:")
            database.executescript(_SCHEMA)
        return database

    def _put_away(self, error: Exception) -> None:
        """Remove a file that is no database; one that is locked, full or not ours stays."""
        if isinstance(error, sqlite3.DatabaseError) and not isinstance(error, sqlite3.OperationalError):
            with contextlib.suppress(OSError):
                (self._path or default_path()).unlink(missing_ok=True)


def _insert(column: Column) -> str:
    """What else is known of a file stays, if it is still the same file."""
    same = "size = excluded.size AND mtime_ns = excluded.mtime_ns AND inode = excluded.inode"
    others = [name for name in ("sha256", "md5", "etag", "finding") if name != column]
    kept = ", ".join(f"{name} = CASE WHEN {same} THEN {name} END" for name in others)
    return (
        f"INSERT INTO file (path, size, mtime_ns, inode, {column}, day) VALUES (?, ?, ?, ?, ?, ?) "  # noqa: S608
        f"ON CONFLICT (path) DO UPDATE SET {kept}, {column} = excluded.{column}, size = excluded.size, "
        "mtime_ns = excluded.mtime_ns, inode = excluded.inode, day = excluded.day"
    )


def _key(file: File) -> bytes:
    path = str(file.path)
    return os.fsencode(path if path.startswith(os.sep) else os.path.abspath(path))  # noqa: PTH100


def _forget_old(database: sqlite3.Connection) -> None:
    oldest = _today() - _KEPT_DAYS
    with database:
        database.execute("DELETE FROM file WHERE day < ?", (oldest,))
        database.execute("DELETE FROM object WHERE day < ?", (oldest,))


def _today() -> int:
    return int(time.time() // 86400)


def _settled(file: File, since_ns: int) -> bool:
    """Whether any change from this moment on shows in the file's time."""
    tick = _COARSE_TICK_NS if file.mtime_ns % _SECOND_NS == 0 else _TICK_NS
    return since_ns - file.mtime_ns > tick
