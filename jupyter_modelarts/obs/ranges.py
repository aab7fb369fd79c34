"""Large objects, fetched in ranges: parallel, of one version, continued after a kill.

    look -> fetch what is missing into a hidden file -> compare the whole -> rename

The ranges are the parts that the object was sent in, where it says so: then every byte is checked.
"""

from __future__ import annotations

import contextlib
import hashlib
import os
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from jupyter_modelarts.errors import LocalFailure

from . import digests
from .control import ask
from .errors import ObjectChanged, refused
from .journal import Journal, held
from .local_file import just_written
from .multipart import AT_ONCE, part_size
from .parallel import in_parallel
from .threads import Scope, in_thread
from .whole import Remote, damaged, write_at
from .wire import Request

if TYPE_CHECKING:
    from jupyter_modelarts.contract.paths import ObsPath

    from .progress import Meter
    from .stores import Stores

_SMALLEST_PART = 100 * 1024
"""Bytes: the platform takes no smaller part."""
_ARCHIVES = {"COLD", "GLACIER", "DEEP_ARCHIVE"}


@dataclass
class Download:
    """One object on its way."""

    stores: Stores
    scope: Scope
    remote: Remote
    meter: Meter
    journal: Journal
    size: int
    etag: str
    sent_in: int
    """Bytes of the parts that the object was sent in; 0 where nobody knows."""
    descriptor: int = -1
    digests: dict[int, bytes] = field(default_factory=dict)

    @property
    def checked(self) -> bool:
        """Whether the MD5s of the ranges make the ETag."""
        known = bool(self.sent_in) and digests.parts_in(self.etag) == -(-self.size // self.sent_in)
        return known and self.stores.verify

    @property
    def part(self) -> int:
        """Bytes of a range."""
        return self.sent_in or part_size(self.size)

    @property
    def count(self) -> int:
        """How many ranges there are."""
        return -(-self.size // self.part)

    def span(self, number: int) -> tuple[int, int]:
        """First byte and size of range `number`."""
        start = (number - 1) * self.part
        return start, min(self.part, self.size - start)

    @cached_property
    def partial(self) -> Path:
        """The hidden file that grows beside the target; the same for the same target."""
        target = self.remote.target
        name = hashlib.sha256(f"{self.remote.path}\0{target.name}".encode(errors="replace")).hexdigest()[:12]
        if self.journal.is_kept:
            return target.with_name(f".{name}.part")
        return target.with_name(f".{name}-{os.getpid()}-{id(self):x}.part")

    def head(self) -> dict[str, object]:
        """What the journal says of the download; another of these begins anew."""
        return {
            "path": self.remote.path.url,
            "target": str(self.remote.target.absolute()),
            "etag": self.etag,
            "size": self.size,
            "part": self.part,
            "checked": self.checked,
            "boot": _boot(),
        }


def _boot() -> int:
    """Changes when the machine starts anew: what was not on the disk by then is lost."""
    import psutil

    return round(psutil.boot_time() / 60)


async def fetch_in_ranges(stores: Stores, scope: Scope, remote: Remote, meter: Meter) -> None:
    """Download one large object; the file appears when it is whole.  Raises `ObsError`, `OSError`.

    What is there stays for the next attempt, unless the object changed or the disk is full.
    """
    target = str(remote.target.absolute())
    with held("download", stores.endpoint, remote.path.wire, target) as journal:
        download = await _look(stores, scope, remote, (meter, journal))
        await in_thread(scope, remote.target.parent.mkdir, parents=True, exist_ok=True)
        with _open(download):
            await _fill(download)
            came = just_written(remote.target, download.descriptor)
        download.partial.replace(remote.target)
        journal.remove()
    meter.known.append((came, download.etag))
    meter.finished(name=remote.path.name)


async def _look(stores: Stores, scope: Scope, remote: Remote, how: tuple[Meter, Journal]) -> Download:
    answer = await ask(stores, Request("HEAD", remote.path, {}, remote.is_current), scope)
    if answer.headers.get("x-obs-storage-class") in _ARCHIVES and "x-obs-restore" not in answer.headers:
        raise refused(403, "InvalidObjectState", remote.path)
    sent_in = answer.headers.get(f"x-obs-meta-{digests.PART_SIZE}", "")
    known = int(sent_in) if sent_in.isdecimal() and digests.comparable(answer.headers) else 0
    known = known if known >= _SMALLEST_PART else 0
    size = int(answer.headers.get("content-length", remote.size))
    return Download(stores, scope, remote, *how, size, answer.etag, known)


@contextlib.contextmanager
def _open(download: Download) -> Iterator[None]:
    continued = download.journal.head == download.head() and download.partial.exists()
    if not continued:
        download.partial.unlink(missing_ok=True)
        check_space(download.remote.path, download.size, download.partial.parent)
        download.journal.begin(download.head())
    download.descriptor = os.open(download.partial, os.O_RDWR | os.O_CREAT, 0o666)
    try:
        if os.fstat(download.descriptor).st_size != download.size:
            download.journal.begin(download.head())
            os.ftruncate(download.descriptor, download.size)
        yield
    except (OSError, ObjectChanged):
        _clean(download)
        raise
    except BaseException:
        if not download.journal.is_kept:
            _clean(download)
        raise
    finally:
        os.close(download.descriptor)


def check_space(path: ObsPath, size: int, directory: Path) -> None:
    """Raise `LocalFailure` where `directory` has no room for `size` bytes."""
    free = shutil.disk_usage(directory).free
    if free < size:
        raise LocalFailure(
            f"{path} needs {size:,} bytes, and {directory} has {free:,} left.",
            hint="Free some space, or choose another place.",
        )


def _clean(download: Download) -> None:
    download.partial.unlink(missing_ok=True)
    download.journal.remove()


async def _fill(download: Download) -> None:
    for number, known in download.journal.parts.items():
        download.digests[number] = bytes.fromhex(known["md5"])
        download.meter.found(download.span(number)[1])
    missing = [number for number in range(1, download.count + 1) if number not in download.digests]
    await in_parallel(missing, min(AT_ONCE, len(missing)), lambda number: _range(download, number))
    if download.checked:
        whole = digests.of_parts(download.digests[number] for number in range(1, download.count + 1))
        if whole != download.etag:
            _clean(download)
            raise damaged(download.remote.path)


async def _range(download: Download, number: int) -> None:
    digest = await in_thread(download.scope, _fetch_range, download, number)
    download.digests[number] = digest
    download.journal.done(number, md5=digest.hex())


def _fetch_range(download: Download, number: int) -> bytes:
    start, size = download.span(number)
    digest, moved = digests.new(), 0
    meter, name = download.meter, download.remote.path.name

    def sink() -> Callable[[memoryview], None]:
        nonlocal digest, moved
        meter.moved(-moved)  # of the attempt before
        digest, moved = digests.new(), 0

        def take(data: memoryview) -> None:
            nonlocal moved
            if download.checked:
                digest.update(data)
            write_at(download.descriptor, data, start + moved)
            moved += len(data)
            meter.moved(len(data), name=name)

        return take

    headers = {"Range": f"bytes={start}-{start + size - 1}", "If-Match": f'"{download.etag}"'}
    download.stores.wire.send(Request("GET", download.remote.path, {}, headers, sink=sink), download.scope)
    if moved != size:
        raise ObjectChanged(f"{download.remote.path} changed meanwhile.", hint="Try again.")
    return digest.digest()
