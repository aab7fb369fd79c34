"""Documents in SQLite: one table, one writer, JSON in and out.

`get` and `find` give copies that may be changed.  `view` gives shared documents that may not: it
answers lists without touching the database, because this process is the only writer.  Of a kind with
thousands of documents the view keeps a few fields (`pack`) and the rest compressed.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import sqlite3
import sys
import zlib
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import aiosqlite
import msgspec

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterable, Mapping, Sequence
    from pathlib import Path

LOG = logging.getLogger(__name__)
Document = dict[str, Any]
_NUMBERS = "numbers"
_LOADED_AT_ONCE = 500  # rows, so that the bodies of all are never in memory together
_SHORTEST_PAUSE, _LONGEST_PAUSE = 0.25, 8.0  # seconds between two tries to write down what has happened

_SCHEMA = """
CREATE TABLE IF NOT EXISTS documents (
    number INTEGER PRIMARY KEY,
    kind TEXT NOT NULL,
    id TEXT NOT NULL,
    project_id TEXT NOT NULL,
    name TEXT NOT NULL,
    created INTEGER NOT NULL,
    body BLOB NOT NULL,
    UNIQUE (kind, id)
);
CREATE INDEX IF NOT EXISTS documents_by_name ON documents (kind, name);
CREATE INDEX IF NOT EXISTS documents_by_age ON documents (kind, created);
"""

_PUT = """
INSERT INTO documents (kind, id, project_id, name, created, body) VALUES (?, ?, ?, ?, ?, ?)
ON CONFLICT (kind, id) DO UPDATE SET
    project_id = CASE excluded.project_id WHEN '' THEN project_id ELSE excluded.project_id END,
    name = CASE excluded.name WHEN '' THEN name ELSE excluded.name END,
    created = CASE excluded.created WHEN 0 THEN created ELSE excluded.created END,
    body = excluded.body
RETURNING number, project_id, name, created
"""

_NEWEST_FIRST = "ORDER BY created DESC, number DESC"


@dataclass(frozen=True, slots=True)
class Row:
    """A shared document with what it is found by; none of it may be changed."""

    id: str
    project_id: str
    name: str
    created: int
    number: int
    content: Mapping[str, Any] | bytes
    """The document, or packed what `document` makes it of again."""
    brief: Any = None
    """What `Store.pack` was told to keep of it."""

    @property
    def document(self) -> Mapping[str, Any]:
        """The document; of a packed one it is decoded each time that it is asked for."""
        return _unpacked(self.content) if isinstance(self.content, bytes) else self.content


class Store:
    """Documents by kind and id.  Open it with `Store.open`, end it with `close`."""

    def __init__(self, database: aiosqlite.Connection) -> None:
        self._database = database
        self._writing = asyncio.Lock()
        self._views: dict[str, dict[str, Row]] = {}
        self._sorted: dict[str, tuple[Row, ...]] = {}
        self._briefs: dict[str, Callable[[Mapping[str, Any]], Any]] = {}

    def pack(self, kind: str, brief: Callable[[Mapping[str, Any]], Any]) -> None:
        """Have views of a kind keep `brief(document)` as `Row.brief`, and the document itself packed.

        For kinds of which there are thousands: a packed row takes a tenth of the memory.  To be said
        before the first view.
        """
        self._briefs[kind] = brief

    @classmethod
    async def open(cls, path: Path) -> Store:
        """Open or make the database at `path`."""
        database = await aiosqlite.connect(path, isolation_level=None)
        await database.execute("PRAGMA journal_mode = WAL")
        await database.execute("PRAGMA synchronous = NORMAL")
        await database.executescript(_SCHEMA)
        return cls(database)

    async def close(self) -> None:
        """Finish what is under way and close the database."""
        async with self._writing:
            await self._database.close()

    async def get(self, kind: str, identifier: str) -> Document | None:
        """A copy of one document, or None."""
        statement = "SELECT body FROM documents WHERE kind = ? AND id = ?"
        rows = await self._rows(statement, (kind, identifier))
        return _decode(rows[0][0]) if rows else None

    async def put(
        self,
        kind: str,
        identifier: str,
        document: Mapping[str, Any],
        *,
        name: str = "",
        project_id: str = "",
        created: int = 0,
    ) -> None:
        """Write a document.  On an existing one, what is left empty (`name`, ...) stays as it was."""
        async with self._writing:
            await self._put(kind, identifier, document, (project_id, name, created))

    async def update(self, kind: str, identifier: str, change: Callable[[Document], None]) -> Document | None:
        """Change a document in place with nobody writing in between; the new one, or None if gone."""
        async with self._writing:
            document = await self.get(kind, identifier)
            if document is None:
                return None
            change(document)
            await self._put(kind, identifier, document, ("", "", 0))
            return document

    async def record(self, kind: str, identifier: str, change: Callable[[Document], None]) -> Document | None:
        """As `update`, for what has happened already: while the disk takes no write, it is tried again."""
        pause = _SHORTEST_PAUSE
        while True:
            try:
                return await self.update(kind, identifier, change)
            except sqlite3.OperationalError as error:
                LOG.warning("%s %s cannot be written yet: %s", kind, identifier, error)
            await asyncio.sleep(pause)
            pause = min(pause * 2, _LONGEST_PAUSE)

    async def count(self, series: str) -> int:
        """The next number of a series, from 1; none is given twice, whatever is deleted or killed."""
        async with self._writing:
            counted = await self.get(_NUMBERS, series) or {"last": 0}
            counted["last"] += 1
            await self._put(_NUMBERS, series, counted, ("", "", 0))
            return int(counted["last"])

    async def delete(self, kind: str, identifier: str) -> bool:
        """Remove a document; whether there was one."""
        async with self._writing:
            statement = "DELETE FROM documents WHERE kind = ? AND id = ? RETURNING number"
            gone = await self._rows(statement, (kind, identifier))
            if kind in self._views:
                self._views[kind].pop(identifier, None)
                self._sorted.pop(kind, None)
            return bool(gone)

    async def find(
        self, kind: str, *, name: str | None = None, project_id: str | None = None
    ) -> list[Document]:
        """Copies of the documents of a kind, newest first."""
        wanted = [("kind", kind), ("name", name), ("project_id", project_id)]
        given = [(column, value) for column, value in wanted if value is not None]
        where = " AND ".join(f"{column} = ?" for column, _ in given)
        statement = f"SELECT body FROM documents WHERE {where} {_NEWEST_FIRST}"  # noqa: S608 - column names
        rows = await self._rows(statement, [value for _, value in given])
        return [_decode(row[0]) for row in rows]

    async def view(self, kind: str) -> tuple[Row, ...]:
        """Every document of a kind, newest first, shared: read it, never change it."""
        if kind not in self._views:
            await self._load(kind)
        found = self._sorted.get(kind)
        if found is None:
            found = tuple(sorted(self._views[kind].values(), key=_age, reverse=True))
            self._sorted[kind] = found
        return found

    async def _load(self, kind: str) -> None:
        async with self._writing:
            statement = "SELECT id, project_id, name, created, number, body FROM documents WHERE kind = ?"
            loaded: dict[str, Row] = {}
            async with self._database.execute(statement, (kind,)) as cursor:
                while rows := await cursor.fetchmany(_LOADED_AT_ONCE):
                    loaded.update((row[0], self._row(kind, *row)) for row in rows)
            self._views[kind] = loaded

    async def _put(
        self, kind: str, identifier: str, document: Mapping[str, Any], found_by: tuple[str, str, int]
    ) -> None:
        body = msgspec.json.encode(document)
        ((number, project_id, name, created),) = await self._rows(_PUT, (kind, identifier, *found_by, body))
        if kind in self._views:
            row = self._row(kind, identifier, project_id, name, created, number, body)
            self._views[kind][identifier] = row
            self._sorted.pop(kind, None)

    def _row(
        self, kind: str, identifier: str, project_id: str, name: str, created: int, number: int, body: bytes
    ) -> Row:
        document, brief = _decode(body), self._briefs.get(kind)
        if brief is None:
            return Row(identifier, project_id, name, created, number, document)
        kept = brief(document)
        return Row(identifier, sys.intern(project_id), name, created, number, _packed(body), kept)

    async def _rows(self, statement: str, values: Sequence[Any]) -> list[Any]:
        return list(await self._database.execute_fetchall(statement, values))


def _age(row: Row) -> tuple[int, int]:
    return row.created, row.number


def _decode(body: bytes) -> Document:
    document: Document = msgspec.json.decode(body)
    return document


def _packed(body: bytes) -> bytes:
    return zlib.compress(body, 1)


def _unpacked(content: bytes) -> Document:
    return _decode(zlib.decompress(content))


@contextlib.asynccontextmanager
async def opened(path: Path) -> AsyncIterator[Store]:
    """A store for the length of a block."""
    store = await Store.open(path)
    try:
        yield store
    finally:
        await store.close()


def documents(rows: Iterable[Row]) -> list[Mapping[str, Any]]:
    """The shared documents of some rows."""
    return [row.document for row in rows]
