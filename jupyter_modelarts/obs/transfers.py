"""Many objects at once: small ones by the hundred, few parts of large ones, in bounded memory."""

from __future__ import annotations

import asyncio
import contextlib
import os
import secrets
from collections.abc import AsyncIterator, Awaitable, Callable, Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import IO, TYPE_CHECKING, Any, TypeVar

from .errors import ObjectChanged, translated
from .models import Event, Progress
from .tree import File, check_unchanged

if TYPE_CHECKING:
    from obstore.store import S3Store

    from jupyter_modelarts.contract.paths import ObsPath

T = TypeVar("T")

SMALL = 256 * 1024
PART = 8 << 20
_SMALL_AT_ONCE = 128
_MEDIUM_AT_ONCE = 8
_LARGE_AT_ONCE = 2
_PARTS_AT_ONCE = 6  # of one large object


@dataclass(frozen=True, slots=True)
class Remote:
    """An object to fetch, and the file it becomes."""

    path: ObsPath
    size: int
    etag: str | None
    target: Path


class Meter:
    """Counts what is done and tells the listener."""

    def __init__(self, files: int, size: int, listener: Progress | None) -> None:
        self.files = self.bytes = 0
        self._files_total, self._bytes_total = files, size
        self._listener = listener

    def moved(self, size: int, *, file_done: bool = False) -> None:
        """Note `size` bytes that went over, and whether a file is complete with them."""
        self.bytes += size
        self.files += file_done
        if self._listener:
            self._listener(Event(self.files, self._files_total, self.bytes, self._bytes_total))


async def in_parallel(work: Iterable[T], limit: int, do: Callable[[T], Awaitable[None]]) -> None:
    """Run `do` for everything in `work`, `limit` at a time; the first failure (or a cancel) ends the rest."""
    waiting = iter(work)

    async def run() -> None:
        for item in waiting:  # shared by all runners: each takes the next
            await do(item)

    runners = [asyncio.ensure_future(run()) for _ in range(limit)]
    try:
        await asyncio.gather(*runners)
    finally:
        for runner in runners:
            runner.cancel()
        await asyncio.gather(*runners, return_exceptions=True)


async def by_size(work: Iterable[T], size: Callable[[T], int], do: Callable[[T], Awaitable[None]]) -> None:
    """`in_parallel` with a limit that fits the size: small ones first, large ones few at a time."""
    classes: dict[int, list[T]] = {_SMALL_AT_ONCE: [], _MEDIUM_AT_ONCE: [], _LARGE_AT_ONCE: []}
    for item in work:
        bytes_ = size(item)
        limit = _SMALL_AT_ONCE if bytes_ <= SMALL else _MEDIUM_AT_ONCE if bytes_ <= PART else _LARGE_AT_ONCE
        classes[limit].append(item)
    for limit, items in classes.items():
        await in_parallel(items, min(limit, len(items)), do)


async def send(store: S3Store, file: File, path: ObsPath, meter: Meter) -> None:
    """Upload one file.  Raises `ObsError`; `ObjectChanged` where it was written to meanwhile."""
    import obstore

    attributes: Any = {"Content-Type": content_type(file.name)}
    with translated(path):
        if file.size <= PART:
            data = await _read(file)
            await obstore.put_async(store, path.key, data, attributes=attributes, use_multipart=False)
        else:
            await obstore.put_async(
                store,
                path.key,
                file.path,
                attributes=attributes,
                chunk_size=PART,
                max_concurrency=_PARTS_AT_ONCE,
            )
            check_unchanged(file)
    meter.moved(file.size, file_done=True)


async def _read(file: File) -> bytes:
    data = file.path.read_bytes() if file.size <= SMALL else await asyncio.to_thread(file.path.read_bytes)
    if len(data) != file.size:
        raise ObjectChanged(f"{file.path} changed while it was read.", hint="Try again when it is finished.")
    return data


def content_type(name: str) -> str:
    """The content type that a file's name says."""
    import mimetypes

    return mimetypes.guess_type(name)[0] or "application/octet-stream"


async def fetch(store: S3Store, remote: Remote, meter: Meter) -> None:
    """Download one object; the file appears when it is whole."""
    _make_parent(remote.target)
    async with _partial(remote.target) as partial:
        with translated(remote.path):
            if remote.size <= PART:
                data = await _get(store, remote, None)
                await _write_whole(partial, data)
            else:
                await _fetch_parts(store, remote, partial, meter)
        partial.replace(remote.target)
    meter.moved(remote.size if remote.size <= PART else 0, file_done=True)


def _make_parent(target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)


@contextlib.asynccontextmanager
async def _partial(target: Path) -> AsyncIterator[Path]:
    partial = target.with_name(f".{secrets.token_hex(6)}.part")
    try:
        yield partial
    finally:
        partial.unlink(missing_ok=True)


async def _write_whole(path: Path, data: bytes) -> None:
    if len(data) <= SMALL:
        _write(path, data)  # quicker than the way to a thread and back
    else:
        await asyncio.to_thread(_write, path, data)


def _write(path: Path, data: bytes) -> None:
    path.write_bytes(data)


async def _get(store: S3Store, remote: Remote, span: tuple[int, int] | None) -> bytes:
    import obstore

    options: Any = {"range": span} if span else {}
    if remote.etag:
        options["if_match"] = remote.etag  # every part is of one version
    answer = await obstore.get_async(store, remote.path.key, options=options)
    return bytes(await answer.bytes_async())


async def _fetch_parts(store: S3Store, remote: Remote, partial: Path, meter: Meter) -> None:
    spans = [(start, min(start + PART, remote.size)) for start in range(0, remote.size, PART)]
    with partial.open("wb", buffering=0) as stream:

        async def fetch_part(span: tuple[int, int]) -> None:
            data = await _get(store, remote, span)
            await asyncio.to_thread(_write_at, stream, data, span[0])
            meter.moved(len(data))

        await in_parallel(spans, min(len(spans), _PARTS_AT_ONCE), fetch_part)


def _write_at(stream: IO[bytes], data: bytes, position: int) -> None:
    view = memoryview(data)
    while view:
        written = os.pwrite(stream.fileno(), view, position)
        view, position = view[written:], position + written
