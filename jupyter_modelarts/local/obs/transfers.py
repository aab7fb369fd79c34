"""Whole directories between the store and the local disk, as jobs and services need them."""

from __future__ import annotations

import asyncio
import errno
import os
import stat
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from .copying import file_md5
from .errors import ObsProblem
from .keys import MAX_KEY_BYTES, check_key
from .transfer import Transfer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .storage import ObjectInfo, ObjectStore

_BATCH = 1000
_NO_SUCH_NAME = {errno.EEXIST, errno.ENOTDIR, errno.EISDIR, errno.ENAMETOOLONG, errno.ENOTEMPTY}


async def download(store: ObjectStore, bucket: str, prefix: str, directory: Path) -> Transfer:
    """Copy objects below `prefix` to `directory` (made if missing), page by page.

    Keys that are no relative path (`..`, empty segments), or whose place is taken by a directory of
    another key, are left out and named in `skipped`.  A key with a `/` at its end becomes a directory.
    """
    base = _as_directory(prefix)
    await store.run(_make_directory, directory)
    total = Transfer()
    marker: str | None = ""
    while marker is not None:
        page = await store.list(bucket, base, marker=marker)
        work = [store.run(_fetch, store, bucket, base, info, directory) for info in page.objects]
        total = sum(await asyncio.gather(*work), total)
        marker = page.next_marker
    return total


def _make_directory(path: Path) -> None:
    path.mkdir(parents=True, exist_ok=True)


def _as_directory(prefix: str) -> str:
    return prefix if not prefix or prefix.endswith("/") else prefix + "/"


def _fetch(store: ObjectStore, bucket: str, base: str, info: ObjectInfo, directory: Path) -> Transfer:
    relative = info.key[len(base) :]
    parts = relative.removesuffix("/").split("/")
    if not relative:
        return Transfer()
    if "\0" in relative or any(part in {"", ".", ".."} for part in parts):
        return Transfer(skipped=(info.key,))
    try:
        if relative.endswith("/"):
            directory.joinpath(*parts).mkdir(parents=True, exist_ok=True)
            return Transfer()
        return Transfer(1, store.copy_out(bucket, info.key, directory.joinpath(*parts)).size)
    except OSError as error:
        if error.errno in _NO_SUCH_NAME:
            return Transfer(skipped=(info.key,))
        raise
    except ObsProblem as problem:
        if problem.code == "NoSuchKey":  # deleted since it was listed
            return Transfer()
        raise


async def upload(store: ObjectStore, directory: Path, bucket: str, prefix: str) -> Transfer:
    """Copy regular files below `directory` to `prefix`; a file that is there unchanged is not copied again.

    A file that vanishes meanwhile is passed over; one that is still written to is copied as it is and
    again with the next call.  Names that cannot be keys are named in `skipped`.
    """
    await store.run(store.tree.bucket, bucket)
    base = _as_directory(prefix)
    files = _files(directory)
    total = Transfer()
    while batch := await store.run(_take, files):
        work = [store.run(_send, store, path, bucket, base + _key(directory, path)) for path in batch]
        total = sum(await asyncio.gather(*work), total)
    return total


def _take(files: Iterator[Path]) -> list[Path]:
    return list(islice(files, _BATCH))


def _files(directory: Path) -> Iterator[Path]:
    for place, directories, names in os.walk(directory):
        directories.sort()
        yield from (Path(place, name) for name in sorted(names))


def _key(directory: Path, path: Path) -> str:
    return path.relative_to(directory).as_posix()


def _send(store: ObjectStore, path: Path, bucket: str, key: str) -> Transfer:
    try:
        check_key(key)
    except ObsProblem:
        return Transfer(skipped=(key.encode(errors="replace").decode()[:MAX_KEY_BYTES],))
    try:
        state = path.stat()
        if not stat.S_ISREG(state.st_mode):
            return Transfer()
        if _is_there(store, path, state, bucket, key):
            return Transfer(unchanged=1)
        return Transfer(1, store.copy_in(bucket, key, path).size)
    except FileNotFoundError:
        return Transfer()


def _is_there(store: ObjectStore, path: Path, state: os.stat_result, bucket: str, key: str) -> bool:
    info = store.look(bucket, key)
    if info is None or info.size != state.st_size:
        return False
    if info.source == (str(path), state.st_size, state.st_mtime_ns):
        return True
    return info.etag == file_md5(path)
