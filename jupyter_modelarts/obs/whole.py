"""Files of some size, each sent or fetched with one request, block by block."""

from __future__ import annotations

import contextlib
import os
import secrets
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from . import digests
from .errors import ObjectChanged, TransferFailed
from .local_file import File, check_unchanged, just_written
from .wire import Request, block

if TYPE_CHECKING:
    from jupyter_modelarts.contract.paths import ObsPath

    from .progress import Meter
    from .stores import Stores
    from .threads import Scope

_ATTEMPTS = 3


@dataclass(frozen=True, slots=True)
class Remote:
    """An object to fetch, and the file it becomes."""

    path: ObsPath
    size: int
    etag: str | None
    """Without quotes."""
    target: Path

    @property
    def is_current(self) -> dict[str, str]:
        """The header that asks for this version and no other."""
        return {"If-Match": f'"{self.etag}"'} if self.etag else {}


def content_type(name: str) -> str:
    """The content type that a file's name says."""
    import mimetypes

    return mimetypes.guess_type(name)[0] or "application/octet-stream"


def damaged(path: ObsPath) -> TransferFailed:
    """The error where the MD5 of one end is not the other's."""
    return TransferFailed(
        f"{path} was damaged on its way: its MD5 is not the one of what was sent.",
        hint="Try again; if it stays, look at what stands between (a proxy, the network).",
    )


def changed(file: File) -> ObjectChanged:
    """The error where a file is longer or shorter than it was."""
    return ObjectChanged(f"{file.path} changed while it was read.", hint="Try again when it is finished.")


def send_whole(stores: Stores, scope: Scope, file: File, path: ObsPath, meter: Meter) -> None:
    """Upload `file` with one request.  Raises `ObsError`; `ObjectChanged` where it changed meanwhile."""
    descriptor = os.open(file.path, os.O_RDONLY)
    try:
        for _ in range(_ATTEMPTS):
            if _sent(stores, scope, (file, descriptor), path, meter):
                break
            check_unchanged(file)
        else:
            raise damaged(path)
    finally:
        os.close(descriptor)
    meter.finished(name=file.name)


def _sent(stores: Stores, scope: Scope, source: tuple[File, int], path: ObsPath, meter: Meter) -> bool:
    file, descriptor = source
    digest = digests.new()
    counted = 0

    def blocks() -> Iterator[memoryview]:
        nonlocal digest, counted
        meter.moved(-counted)  # of the attempt before
        digest, counted = digests.new(), 0
        for data in _read(file, descriptor):
            if stores.verify:
                digest.update(data)
            yield data
            counted += len(data)
            meter.moved(len(data), name=file.name)

    headers = {"Content-Type": content_type(file.name)}
    answer = stores.wire.send(Request("PUT", path, {}, headers, blocks, file.size), scope)
    if not stores.verify or answer.etag == digest.hexdigest() or not digests.comparable(answer.headers):
        return True
    meter.moved(-counted)
    return False


def _read(file: File, descriptor: int) -> Iterator[memoryview]:
    position, buffer = 0, block()
    while position < file.size:
        count = os.preadv(descriptor, [buffer[: file.size - position]], position)
        if not count:
            raise changed(file)
        position += count
        if position == file.size:
            check_unchanged(file)  # the service has not got all of it yet, so there is no object
        yield buffer[:count]


def fetch_whole(stores: Stores, scope: Scope, remote: Remote, meter: Meter) -> None:
    """Download one object with one request; the file appears when it is whole."""
    remote.target.parent.mkdir(parents=True, exist_ok=True)
    with partial(remote.target) as path:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666)
        try:
            for _ in range(_ATTEMPTS):
                if _fetched(stores, scope, (remote, descriptor), meter):
                    break
            else:
                raise damaged(remote.path)
            came = just_written(remote.target, descriptor)
        finally:
            os.close(descriptor)
        path.replace(remote.target)
    meter.known += [(came, remote.etag)] if remote.etag else []
    meter.finished(name=remote.path.name)


@contextlib.contextmanager
def partial(target: Path) -> Iterator[Path]:
    """A name beside `target` for what is not whole yet; nothing stays there."""
    path = target.with_name(f".{secrets.token_hex(6)}.part")
    try:
        yield path
    finally:
        path.unlink(missing_ok=True)


def _fetched(stores: Stores, scope: Scope, goal: tuple[Remote, int], meter: Meter) -> bool:
    remote, descriptor = goal
    digest = digests.new()
    position = 0
    checked = stores.verify and digests.is_md5(remote.etag)

    def sink() -> Callable[[memoryview], None]:
        nonlocal digest, position
        meter.moved(-position)  # of the attempt before
        digest, position = digests.new(), 0

        def take(data: memoryview) -> None:
            nonlocal position
            if checked:
                digest.update(data)
            write_at(descriptor, data, position)
            position += len(data)
            meter.moved(len(data), name=remote.path.name)

        return take

    answer = stores.wire.send(Request("GET", remote.path, {}, remote.is_current, sink=sink), scope)
    os.ftruncate(descriptor, position)
    if not checked or digest.hexdigest() == remote.etag or not digests.comparable(answer.headers):
        return True
    meter.moved(-position)
    return False


def write_at(descriptor: int, data: memoryview, position: int) -> None:
    """Write all of `data` at `position`."""
    while data:
        written = os.pwrite(descriptor, data, position)
        data, position = data[written:], position + written
