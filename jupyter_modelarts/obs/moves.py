"""Moving what a sync chose, and remembering what that says about the files here."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from . import control, copies, transfers
from .parallel import in_parallel
from .progress import Meter
from .whole import Remote

if TYPE_CHECKING:
    from jupyter_modelarts.contract.paths import ObsPath

    from .hash_cache import HashCache
    from .local_file import File
    from .models import Entry, Progress
    from .stores import Stores

_AT_ONCE = 16
_KEYS = 1000


@dataclass(frozen=True, slots=True)
class Where:
    """The service, and what is known of the files here."""

    stores: Stores
    hashes: HashCache


async def send_files(where: Where, pairs: Sequence[tuple[File, ObsPath]], progress: Progress | None) -> None:
    """Upload files; their objects are in one bucket."""
    if not pairs:
        return
    meter = Meter(len(pairs), sum(file.size for file, _ in pairs), progress)
    begun = time.time_ns()
    await transfers.send(where.stores, pairs[0][1].bucket, pairs, meter)
    await asyncio.to_thread(where.hashes.remember, "etag", meter.known, since_ns=begun)


async def fetch_objects(where: Where, pairs: Sequence[tuple[Entry, Path]], progress: Progress | None) -> None:
    """Download objects of one bucket; what their ETags say then holds for the files."""
    if not pairs:
        return
    meter = Meter(len(pairs), sum(entry.size or 0 for entry, _ in pairs), progress)
    remotes = [Remote(entry.path, entry.size or 0, entry.etag, target) for entry, target in pairs]
    await transfers.fetch(where.stores, pairs[0][0].path.bucket, remotes, meter)
    # as they were when they came: what somebody wrote to them since shows in their time
    await asyncio.to_thread(where.hashes.remember, "etag", meter.known, since_ns=time.time_ns())


async def copy_objects(
    where: Where, pairs: Sequence[tuple[Entry, ObsPath]], progress: Progress | None
) -> None:
    """Copy objects within the service; nothing travels."""
    meter = Meter(len(pairs), sum(entry.size or 0 for entry, _ in pairs), progress)

    async def one(pair: tuple[Entry, ObsPath]) -> None:
        await copies.copy(where.stores, pair[0].path, pair[1], size=pair[0].size)
        meter.finished(pair[0].size or 0, name=pair[0].path.name)

    await in_parallel(pairs, min(_AT_ONCE, len(pairs)), one)


async def remove_keys(where: Where, bucket: str, keys: Sequence[str]) -> None:
    """Remove objects of one bucket, 1,000 with each request."""
    for start in range(0, len(keys), _KEYS):
        await control.delete_objects(where.stores, bucket, keys[start : start + _KEYS])
