"""What is set on buckets (policy, tags, storage class, …): short texts, kept in memory and in the index."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .index import Index

_SCHEMA = """
CREATE TABLE IF NOT EXISTS documents (
    bucket TEXT NOT NULL, name TEXT NOT NULL, content TEXT NOT NULL, PRIMARY KEY (bucket, name)) WITHOUT ROWID
"""


class Documents:
    """Settings by (bucket, name).  Reading is a look into memory; what changes them blocks."""

    def __init__(self, index: Index) -> None:
        self._index = index
        index.execute(_SCHEMA)
        rows = index.execute("SELECT bucket, name, content FROM documents")
        self._known = {(str(bucket), str(name)): str(content) for bucket, name, content in rows}

    def get(self, bucket: str, name: str) -> str | None:
        """The setting; None where it was never made, or removed."""
        return self._known.get((bucket, name))

    def put(self, bucket: str, name: str, content: str) -> None:
        """Make or replace a setting."""
        self._index.execute("INSERT OR REPLACE INTO documents VALUES (?, ?, ?)", bucket, name, content)
        self._known[bucket, name] = content

    def remove(self, bucket: str, name: str) -> None:
        """Remove a setting, if there is one."""
        self._index.execute("DELETE FROM documents WHERE bucket = ? AND name = ?", bucket, name)
        self._known.pop((bucket, name), None)

    def forget(self, bucket: str) -> None:
        """Remove everything that is set on a bucket."""
        self._index.execute("DELETE FROM documents WHERE bucket = ?", bucket)
        for key in [key for key in list(self._known) if key[0] == bucket]:
            self._known.pop(key, None)
