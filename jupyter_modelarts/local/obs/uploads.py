"""Multipart uploads: parts wait below `.parts/<upload id>/` until the object is completed or given up."""

from __future__ import annotations

import hashlib
import os
import re
import secrets
import shutil
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from . import placing
from .copying import append_range
from .durable import sync_directory
from .errors import ObsProblem, invalid_argument, no_such_upload
from .index import Attributes
from .keys import check_key
from .tree import PARTS

if TYPE_CHECKING:
    from .storage import Condition, ObjectInfo, ObjectStore

MAX_PARTS = 10_000
MIN_PART = 100 * 1024
_BLOCK = 1 << 20
_ID = re.compile(r"[0-9a-f]{32}")


@dataclass(frozen=True, slots=True)
class Part:
    """One part: its number from 1, the ETag without quotes, its size in bytes."""

    number: int
    etag: str
    size: int
    file: str
    modified_ms: int


@dataclass(frozen=True, slots=True)
class Upload:
    """One multipart upload that was begun."""

    id: str
    bucket: str
    key: str
    started_ms: int
    attributes: Attributes


def begin(store: ObjectStore, bucket: str, key: str, attributes: Attributes) -> str:
    """Begin an upload and return its id; blocks."""
    check_key(key)
    store.tree.bucket(bucket)
    identifier = secrets.token_hex(16)
    _directory(store, identifier).mkdir()
    started = time.time_ns() // 1_000_000
    store.index.execute(
        "INSERT INTO uploads VALUES (?, ?, ?, ?, ?)", identifier, bucket, key, started, attributes.encode()
    )
    return identifier


def find(store: ObjectStore, bucket: str, key: str, identifier: str) -> Upload:
    """An open upload; raises `ObsProblem` NoSuchUpload.  Blocks."""
    rows = store.index.execute("SELECT * FROM uploads WHERE id = ?", identifier)
    found = [_upload(row) for row in rows]
    if not found or (found[0].bucket, found[0].key) != (bucket, key):
        raise no_such_upload(identifier)
    return found[0]


def in_bucket(store: ObjectStore, bucket: str, prefix: str = "") -> list[Upload]:
    """Open uploads of a bucket by key and time; blocks."""
    store.tree.bucket(bucket)
    rows = store.index.execute("SELECT * FROM uploads WHERE bucket = ? ORDER BY key, started_ms", bucket)
    return [upload for upload in map(_upload, rows) if upload.key.startswith(prefix)]


def _upload(row: tuple[Any, ...]) -> Upload:
    identifier, bucket, key, started_ms, attributes = row
    return Upload(identifier, bucket, key, started_ms, Attributes.decode(attributes))


def parts_of(store: ObjectStore, identifier: str) -> list[Part]:
    """The parts that are there, by number; blocks."""
    columns = "number, etag, size, file, modified_ms"
    rows: list[Any] = store.index.execute(
        f"SELECT {columns} FROM parts WHERE upload = ? ORDER BY number",  # noqa: S608 - no foreign text
        identifier,
    )
    return [Part(*row) for row in rows]


def keep_part(store: ObjectStore, upload: Upload, number: int, source: Path, etag: str) -> Part:
    """Move a finished file in as part `number`, in place of the one that was there; blocks."""
    if not 1 <= number <= MAX_PARTS:
        raise invalid_argument(f"partNumber is between 1 and {MAX_PARTS}.")
    state = source.stat()
    name = f"{number:05d}-{secrets.token_hex(4)}"
    directory = _directory(store, upload.id)
    try:
        source.replace(directory / name)
    except FileNotFoundError:
        raise no_such_upload(upload.id) from None  # aborted meanwhile
    sync_directory(directory)
    part = Part(number, etag, state.st_size, name, state.st_mtime_ns // 1_000_000)
    before = store.index.execute("SELECT file FROM parts WHERE upload = ? AND number = ?", upload.id, number)
    row = (upload.id, number, etag, part.size, name, part.modified_ms)
    store.index.execute("INSERT OR REPLACE INTO parts VALUES (?, ?, ?, ?, ?, ?)", *row)
    for (old,) in before:
        if not placing.is_place(str(old)):
            (directory / str(old)).unlink(missing_ok=True)
    return part


def place_for(store: ObjectStore, upload: Upload, number: int, size: int | None) -> placing.Place | None:
    """Where a part that comes for the first time is written; None where it gets a file of its own; blocks."""
    if not size:
        return None
    place = placing.claim(_directory(store, upload.id), number, size)
    known = "SELECT 1 FROM parts WHERE upload = ? AND number = ?"
    if place and list(store.index.execute(known, upload.id, number)):
        place.leave()
        return None
    return place


def keep_placed(
    store: ObjectStore, upload: Upload, number: int, place: placing.Place, what: tuple[int, str]
) -> Part:
    """A part of (size, ETag) stands in its place; blocks."""
    size, etag = what
    try:
        modified = place.path.stat().st_mtime_ns // 1_000_000
    except FileNotFoundError:
        raise no_such_upload(upload.id) from None  # aborted meanwhile
    part = Part(number, etag, size, place.path.name, modified)
    row = (upload.id, number, etag, size, part.file, modified)
    store.index.execute("INSERT OR REPLACE INTO parts VALUES (?, ?, ?, ?, ?, ?)", *row)
    return part


def read_part(store: ObjectStore, upload: Upload, part: Part) -> Iterator[bytes]:
    """The content of a part, block by block; blocks."""
    with (_directory(store, upload.id) / part.file).open("rb", buffering=0) as stream:
        stream.seek(placing.offset_of(part.file, part.number))
        left = part.size
        while left and (block := stream.read(min(_BLOCK, left))):
            yield block
            left -= len(block)


def complete(
    store: ObjectStore,
    upload: Upload,
    wanted: Sequence[tuple[int, str]],
    condition: Condition | None = None,
) -> ObjectInfo:
    """Join the parts named by (number, ETag) to the object; blocks."""
    parts = _chosen(store, upload, wanted)
    directory = _directory(store, upload.id)
    whole = placing.close(directory, [(part.number, part.size, part.file) for part in parts])
    temporary = store.tree.temporary()
    try:
        if not whole or not _linked(whole, temporary):
            _join(directory, parts, temporary)
        joined = b"".join(bytes.fromhex(part.etag) for part in parts)
        etag = f"{hashlib.md5(joined, usedforsecurity=False).hexdigest()}-{len(parts)}"
        info = store.commit(temporary, upload.bucket, upload.key, etag, upload.attributes, condition)
    except BaseException:
        if whole:
            placing.reopen(directory)
        raise
    finally:
        temporary.unlink(missing_ok=True)
    forget(store, upload)
    return info


def _linked(whole: Path, temporary: Path) -> bool:
    """Another name for the parts in their places: they stay where the object cannot be made."""
    try:
        os.link(whole, temporary)
    except OSError:
        return False  # a disk without links
    return True


def _join(directory: Path, parts: Sequence[Part], temporary: Path) -> None:
    with temporary.open("xb", buffering=0) as target:
        for part in parts:
            with (directory / part.file).open("rb", buffering=0) as source:
                append_range(source, target, placing.offset_of(part.file, part.number), part.size)
        os.fsync(target.fileno())


def _chosen(store: ObjectStore, upload: Upload, wanted: Sequence[tuple[int, str]]) -> list[Part]:
    numbers = [number for number, _ in wanted]
    if not numbers or numbers != sorted(set(numbers)):
        raise ObsProblem(400, "InvalidPartOrder", "Name the parts once each, in ascending order.")
    present = {part.number: part for part in parts_of(store, upload.id)}
    for number, etag in wanted:
        if number not in present or present[number].etag != etag.strip('"').lower():
            raise ObsProblem(400, "InvalidPart", f"Part {number} is missing, or has another ETag.")
    chosen = [present[number] for number in numbers]
    if any(part.size < MIN_PART for part in chosen[:-1]):
        raise ObsProblem(400, "EntityTooSmall", "Every part but the last has at least 100 KB.")
    return chosen


def forget(store: ObjectStore, upload: Upload) -> None:
    """Remove an upload with its parts; blocks."""
    store.index.execute("DELETE FROM uploads WHERE id = ?", upload.id)
    store.index.execute("DELETE FROM parts WHERE upload = ?", upload.id)
    shutil.rmtree(_directory(store, upload.id), ignore_errors=True)


def forget_bucket(store: ObjectStore, bucket: str) -> None:
    """Remove the uploads of a bucket that goes; blocks."""
    rows = store.index.execute("SELECT * FROM uploads WHERE bucket = ?", bucket)
    for row in rows:
        forget(store, _upload(row))


def sweep(store: ObjectStore) -> None:
    """Remove parts whose upload has ended, which a killed process left; blocks."""
    known = {str(identifier) for (identifier,) in store.index.execute("SELECT id FROM uploads")}
    for place in (store.root / PARTS).iterdir():
        if _ID.fullmatch(place.name) and place.name not in known:
            shutil.rmtree(place, ignore_errors=True)
    store.index.execute("DELETE FROM parts WHERE upload NOT IN (SELECT id FROM uploads)")


def _directory(store: ObjectStore, identifier: str) -> Path:
    if not _ID.fullmatch(identifier):
        raise no_such_upload(identifier[:64])
    return store.root / PARTS / identifier
