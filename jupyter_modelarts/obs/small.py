"""Many small files: requests by the hundred over obstore, files read and written by the batch.

A thread hop for each file would cost more than the file; a batch of them costs one.
"""

from __future__ import annotations

import asyncio
import errno
import os
import secrets
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from . import digests
from .errors import ObjectChanged, translated
from .local_file import File, just_written
from .parallel import together
from .threads import Scope, in_thread
from .whole import Remote, changed, content_type, damaged

if TYPE_CHECKING:
    from obstore.store import S3Store

    from jupyter_modelarts.contract.paths import ObsPath

    from .progress import Meter

LARGEST = 256 * 1024
_AT_ONCE = 160
_LEAST_AT_ONCE = 32
_IN_FLIGHT = 8 << 20
"""Bytes."""
_BATCH_FILES = 64
_BATCH_BYTES = 2 << 20
_UNWRITTEN = 8 << 20

Pair = tuple[File, "ObsPath"]


async def send_small(store: S3Store, scope: Scope, pairs: Sequence[Pair], meter: Meter) -> None:
    """Upload files of up to `LARGEST` bytes.  Raises `ObsError`."""
    senders = _at_once([file.size for file, _ in pairs])
    ready: asyncio.Queue[tuple[Pair, bytes] | None] = asyncio.Queue(senders)

    async def read() -> None:
        for batch in _batches(pairs):
            for item in await in_thread(scope, _read_all, batch):
                await ready.put(item)
        for _ in range(senders):
            await ready.put(None)

    async def send() -> None:
        while item := await ready.get():
            (file, path), data = item
            await _put(store, path, data)
            meter.finished(file.size, name=file.name)

    await together([read(), *(send() for _ in range(senders))])


def _at_once(sizes: Sequence[int]) -> int:
    """How many travel side by side: fewer where they are larger, for all of them are in memory."""
    mean = max(1, sum(sizes) // len(sizes))
    return min(_AT_ONCE, len(sizes), max(_LEAST_AT_ONCE, _IN_FLIGHT // mean))


async def _put(store: S3Store, path: ObsPath, data: bytes) -> None:
    import obstore

    attributes: Any = {"Content-Type": content_type(path.key)}
    with translated(path):
        await obstore.put_async(store, path.key, data, attributes=attributes, use_multipart=False)


def _batches(pairs: Sequence[Pair]) -> Iterator[list[Pair]]:
    batch: list[Pair] = []
    size = 0
    for pair in pairs:
        batch.append(pair)
        size += pair[0].size
        if len(batch) == _BATCH_FILES or size >= _BATCH_BYTES:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch


def _read_all(batch: Sequence[Pair]) -> list[tuple[Pair, bytes]]:
    return [(pair, _read(pair[0])) for pair in batch]


def _read(file: File) -> bytes:
    descriptor = os.open(file.path, os.O_RDONLY)
    try:
        data = os.read(descriptor, file.size + 1)
        state = os.fstat(descriptor)
    finally:
        os.close(descriptor)
    if len(data) != file.size or state.st_mtime_ns != file.mtime_ns:
        raise changed(file)
    return data


async def fetch_small(store: S3Store, scope: Scope, remotes: Sequence[Remote], meter: Meter) -> None:
    """Download objects of up to `LARGEST` bytes; each file appears when it is whole.  Raises `ObsError`."""
    waiting = iter(remotes)
    writer = _Writer(scope, meter)

    async def fetch() -> None:
        for remote in waiting:
            data = await _get(store, remote)
            await writer.take(remote, data)

    try:
        await together([fetch() for _ in range(_at_once([remote.size for remote in remotes]))])
        await writer.finish()
    finally:
        await writer.end()


async def _get(store: S3Store, remote: Remote) -> bytes:
    """The content that the listing promised.

    One request for the listed range is quicker than obstore's whole reads; the MD5 shows whether it is
    still that version.
    """
    import obstore

    if not remote.size or not digests.is_md5(remote.etag):
        return await _current(store, remote)
    with translated(remote.path):
        data = bytes(await obstore.get_range_async(store, remote.path.key, start=0, end=remote.size))
    digest = digests.new()
    digest.update(data)
    if digest.hexdigest() == remote.etag:
        return data
    again = await _current(store, remote)
    if again != data:
        raise damaged(remote.path)
    return data  # an ETag of something else than the content


async def _current(store: S3Store, remote: Remote) -> bytes:
    import obstore

    options: Any = {"if_match": f'"{remote.etag}"'} if remote.etag else {}
    with translated(remote.path):
        answer = await obstore.get_async(store, remote.path.key, options=options)
        data = bytes(await answer.bytes_async())
    if len(data) != remote.size:
        raise ObjectChanged(f"{remote.path} changed meanwhile.", hint="Try again.")
    return data


class _Writer:
    """Writes what has come meanwhile in one thread, batch after batch."""

    def __init__(self, scope: Scope, meter: Meter) -> None:
        self._scope, self._meter = scope, meter
        self._waiting: list[tuple[Remote, bytes]] = []
        self._size = 0
        self._running: asyncio.Task[None] | None = None
        self._name = f".{secrets.token_hex(6)}.part"
        self._made: set[Path] = set()

    async def take(self, remote: Remote, data: bytes) -> None:
        """Write `data` soon; waits where too much is unwritten.  Raises what an earlier batch raised."""
        self._waiting.append((remote, data))
        self._size += len(data)
        if self._running is None or self._running.done():
            await self.finish()
            self._running = asyncio.ensure_future(self._write())
        if self._size > _UNWRITTEN:
            await asyncio.shield(self._running)

    async def finish(self) -> None:
        """Wait until everything is written.  Raises what writing raised."""
        if self._running:
            await self._running

    async def end(self) -> None:
        """Leave what is not written yet, and wait until no thread writes any more."""
        if self._running and not self._running.done():
            self._running.cancel()
            await asyncio.wait([self._running])

    async def _write(self) -> None:
        while self._waiting:
            batch, self._waiting = self._waiting, []
            await in_thread(self._scope, self._write_all, batch)
            self._size -= sum(len(data) for _, data in batch)

    def _write_all(self, batch: Sequence[tuple[Remote, bytes]]) -> None:
        for remote, data in batch:
            self._scope.check()
            parent = remote.target.parent
            if parent not in self._made:
                parent.mkdir(parents=True, exist_ok=True)
                self._made.add(parent)
            came = _write(parent / self._name, remote.target, data)
            if remote.etag:
                self._meter.known.append((came, remote.etag))
            self._meter.finished(len(data), name=remote.path.name)


def _write(partial: Path, target: Path, data: bytes) -> File:
    descriptor = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o666)
    try:
        try:
            if os.write(descriptor, data) != len(data):
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), str(target))
            came = just_written(target, descriptor)
        finally:
            os.close(descriptor)
        os.replace(partial, target)  # noqa: PTH105 - a Path costs more than the call
        return came
    except BaseException:
        partial.unlink(missing_ok=True)
        raise
