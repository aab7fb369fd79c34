"""`AsyncObs`: object storage for coroutines."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jupyter_modelarts.contract.paths import ObsPath
from jupyter_modelarts.errors import InvalidArgument

from . import control
from .errors import ObjectNotFound, local_files, translated
from .models import Entry, Progress, Summary, TreeUpload
from .progress import Meter
from .stores import Stores
from .transfers import fetch, send
from .tree import File, Tree, address, scan, walk_all
from .whole import Remote

if TYPE_CHECKING:
    from jupyter_modelarts.contract.secrets import Secret

Place = str | ObsPath
_PAGE = 1000
_ADDRESS_LENGTH = 16


class AsyncObs:
    """Object storage at `endpoint` (a base URL), with one pair of keys.

    Paths are `obs://bucket/key` (or `/bucket/key`, or an `ObsPath`); one that ends with `/` is a directory.
    Every method raises `ObsError` for what the service refuses, and where it reads or writes files,
    `LocalFailure` for what this machine does.  Cancelling a call ends its transfers;
    a file or object that was not complete then does not appear.
    """

    def __init__(
        self,
        endpoint: str,
        access_key: str,
        secret_key: Secret,
        security_token: Secret | None = None,
        *,
        region: str = "embedded",
        ca_bundle: str = "",
    ) -> None:
        self._stores = Stores(endpoint, access_key, secret_key, security_token, region, ca_bundle)

    # looking

    async def ls(self, path: Place = "", *, recursive: bool = False) -> list[Entry]:
        """Objects and directories in `path`, by name; without a path, the buckets.

        A path without `/` at its end that names an object gives that object alone.
        """
        return [entry async for entry in self.iterate(path, recursive=recursive)]

    async def iterate(self, path: Place = "", *, recursive: bool = False) -> AsyncIterator[Entry]:
        """`ls`, entry by entry; with `recursive` they come page by page and are never held together."""
        if not path:
            for name in await control.list_buckets(self._stores):
                yield Entry(ObsPath(name))
            return
        place = _path(path)
        if not place.is_directory:
            entry = await self._head(place)
            if entry:
                yield entry
                return
        listing = self._below(place) if recursive else self._inside(place)
        found = False
        async for entry in listing:
            found = True
            yield entry
        if not found and place.key:
            raise ObjectNotFound(
                f"There is nothing at {place}.", hint=f"Look with: %ma_obs ls {place.parent}"
            )

    async def _inside(self, place: ObsPath) -> AsyncIterator[Entry]:
        import obstore

        store = self._stores.store(place.bucket)
        with translated(place):
            page = await obstore.list_with_delimiter_async(store, place.key.rstrip("/") or None)
        directories = [Entry(ObsPath(place.bucket, f"{prefix}/")) for prefix in page["common_prefixes"]]
        objects = [_entry(place.bucket, meta) for meta in page["objects"]]
        for entry in sorted([*directories, *objects], key=lambda entry: entry.path.key):
            yield entry

    async def _below(self, place: ObsPath) -> AsyncIterator[Entry]:
        import obstore

        store = self._stores.store(place.bucket)
        with translated(place):
            pages = obstore.list(store, place.key.rstrip("/") or None, chunk_size=_PAGE)
            async for page in pages:
                for meta in page:
                    yield _entry(place.bucket, meta)

    async def _head(self, place: ObsPath) -> Entry | None:
        import obstore

        try:
            with translated(place):
                meta = await obstore.head_async(self._stores.store(place.bucket), place.key)
        except ObjectNotFound:
            return None
        return _entry(place.bucket, meta)

    async def exists(self, path: Place) -> bool:
        """Whether there is such an object, anything below such a directory, or such a bucket."""
        place = _path(path)
        if not place.key:
            return await control.bucket_exists(self._stores, place.bucket)
        if not place.is_directory:
            return await self._head(place) is not None
        async for _ in self._below(place):
            return True
        return False

    async def head(self, path: Place) -> Entry:
        """Size, time and ETag of an object.  Raises `ObjectNotFound`."""
        place = _path(path)
        entry = await self._head(place)
        if entry is None:
            raise ObjectNotFound(f"There is no object {place}.", hint=f"Look with: %ma_obs ls {place.parent}")
        return entry

    # single objects

    async def read(self, path: Place, *, start: int = 0, end: int | None = None) -> bytes:
        """The content from byte `start` up to, not including, `end`."""
        import obstore

        place = _path(path)
        store = self._stores.store(place.bucket)
        options: Any = {}
        if end is not None:
            options["range"] = (start, end)
        elif start:
            options["range"] = {"offset": start}
        with translated(place):
            answer = await obstore.get_async(store, place.key, options=options)
            return bytes(await answer.bytes_async())

    async def write(
        self, path: Place, data: bytes, *, content_type: str | None = None, overwrite: bool = True
    ) -> None:
        """Write `data` as one object.  Raises `ObjectExists` where it may not overwrite."""
        import obstore

        from .whole import content_type as guessed

        place = _path(path)
        attributes: Any = {"Content-Type": content_type or guessed(place.key)}
        with translated(place):
            await obstore.put_async(
                self._stores.store(place.bucket),
                place.key,
                data,
                attributes=attributes,
                mode="overwrite" if overwrite else "create",
                use_multipart=False if not overwrite else None,
            )

    async def copy(self, source: Place, target: Place) -> None:
        """Copy one object within the service; into a directory under its own name."""
        origin, goal = _path(source), _path(target)
        await control.copy(self._stores, origin, goal / origin.name if goal.is_directory else goal)

    async def remove(self, path: Place, *, recursive: bool = False) -> int:
        """Remove an object, or with `recursive` everything below a directory; how many objects went."""
        place = _path(path)
        if not recursive:
            return await self._remove_one(place)
        directory = place.as_directory()
        keys: list[str] = []
        removed = 0
        async for entry in self._below(directory):
            keys.append(entry.path.key)
            if len(keys) == _PAGE:
                removed += await self._remove(directory, keys)
                keys = []
        return removed + await self._remove(directory, keys)

    async def _remove_one(self, place: ObsPath) -> int:
        if place.is_directory:
            raise InvalidArgument(f"{place} is a directory.", hint="Remove it with recursive=True (-r).")
        await self.head(place)
        return await self._remove(place, [place.key])

    async def _remove(self, place: ObsPath, keys: Sequence[str]) -> int:
        import obstore

        if keys:
            with translated(place):
                await obstore.delete_async(self._stores.store(place.bucket), list(keys))
        return len(keys)

    async def presign(self, path: Place, *, method: str = "GET", expires_s: int = 3600) -> str:
        """A link that lets anybody do `method` (GET, PUT, HEAD, DELETE) for `expires_s` seconds."""
        from datetime import timedelta

        import obstore

        place = _path(path)
        verb: Any = method.upper()
        with translated(place):
            return await obstore.sign_async(
                self._stores.store(place.bucket), verb, place.key, timedelta(seconds=expires_s)
            )

    # buckets

    async def make_bucket(self, bucket: str) -> bool:
        """Make a bucket; False where it is yours already.  Raises `BucketNameTaken`."""
        return await control.make_bucket(self._stores, bucket)

    async def remove_bucket(self, bucket: str) -> None:
        """Remove an empty bucket.  Raises `BucketNotEmpty`."""
        await control.remove_bucket(self._stores, bucket)

    # many objects

    async def upload(self, source: Path | str, target: Place, *, progress: Progress | None = None) -> Summary:
        """Upload a file, or everything below a directory.

        A file that goes to a directory keeps its name; a directory's files go to `target/` themselves.
        """
        goal = _path(target)
        with local_files(source):
            pairs = await asyncio.to_thread(_uploads, Path(source), goal)
            return await self._send(goal.bucket, pairs, progress)

    async def _send(
        self, bucket: str, pairs: Sequence[tuple[File, ObsPath]], progress: Progress | None
    ) -> Summary:
        meter = Meter(len(pairs), sum(file.size for file, _ in pairs), progress)
        await send(self._stores, bucket, pairs, meter)
        return Summary(meter.files, meter.bytes)

    async def download(
        self, source: Place, target: Path | str, *, progress: Progress | None = None
    ) -> Summary:
        """Download an object, or everything below a directory, to a local path.

        Into a local directory an object keeps its name.  Keys that cannot be files below `target` are
        left out and named in `skipped`.
        """
        with local_files(target):
            return await self._download(_path(source), Path(target), progress)

    async def _download(self, place: ObsPath, local: Path, progress: Progress | None) -> Summary:
        if not place.is_directory:
            entry = await self._head(place)
            if entry:
                goal = await asyncio.to_thread(_target_file, local, place.name)
                return await self._fetch(place.bucket, [_remote(entry, goal)], (), progress)
        entries = [entry async for entry in self.iterate(place.as_directory(), recursive=True)]
        base = place.as_directory().key
        remotes, skipped = _targets(entries, base, local)
        await asyncio.to_thread(local.mkdir, parents=True, exist_ok=True)
        return await self._fetch(place.bucket, remotes, skipped, progress)

    async def _fetch(
        self, bucket: str, remotes: Sequence[Remote], skipped: Iterable[str], progress: Progress | None
    ) -> Summary:
        meter = Meter(len(remotes), sum(remote.size for remote in remotes), progress)
        await fetch(self._stores, bucket, remotes, meter)
        return Summary(meter.files, meter.bytes, tuple(skipped))

    async def upload_tree(
        self,
        directory: Path | str,
        destination: Place,
        *,
        exclude: Iterable[str] = (),
        progress: Progress | None = None,
    ) -> TreeUpload:
        """Upload a directory (or one file) as code that nobody will change.

        It goes to `destination/<digest of names and contents>/<name of the directory>/`; what is there
        already is not sent again.  `exclude` adds to `tree.EXCLUDED`.  Raises `TreeTooLarge`.
        """
        with local_files(directory):
            name, tree = await asyncio.to_thread(_addressed, Path(directory), exclude)
        prefix = (_path(destination) / tree.address[:_ADDRESS_LENGTH] / name).as_directory()
        present = {entry.path.key: entry.size async for entry in self._below(prefix)}
        missing = [
            (file, prefix / file.name)
            for file in tree.files
            if present.get((prefix / file.name).key) != file.size
        ]
        with local_files(directory):
            sent = await self._send(prefix.bucket, missing, progress)
        return TreeUpload(prefix, len(tree.files), tree.size, sent.files)


def _path(place: Place) -> ObsPath:
    return place if isinstance(place, ObsPath) else ObsPath.parse(place)


def _entry(bucket: str, meta: Any) -> Entry:
    etag = meta["e_tag"]
    return Entry(
        ObsPath(bucket, meta["path"]), meta["size"], meta["last_modified"], etag.strip('"') if etag else None
    )


def _uploads(local: Path, goal: ObsPath) -> list[tuple[File, ObsPath]]:
    """Which object every file becomes."""
    files = walk_all(local)
    if local.is_file() and not goal.is_directory:
        return [(files[0], goal)]
    return [(file, goal / file.name) for file in files]


def _target_file(local: Path, name: str) -> Path:
    return local / name if local.is_dir() else local


def _addressed(root: Path, exclude: Iterable[str]) -> tuple[str, Tree]:
    """The name that code keeps in object storage, and its tree."""
    root = root.absolute()
    name = root.stem if root.is_file() else root.name
    return name or "code", address(scan(root, exclude))


def _remote(entry: Entry, target: Path) -> Remote:
    return Remote(entry.path, entry.size or 0, entry.etag, target)


def _targets(entries: Iterable[Entry], base: str, local: Path) -> tuple[list[Remote], list[str]]:
    """Which file every object becomes; an object that is also the directory of another is left out."""
    entries = list(entries)
    directories = {parent for entry in entries for parent in _parents(entry.path.key[len(base) :])}
    remotes, skipped = [], []
    for entry in entries:
        relative = entry.path.key[len(base) :]
        parts = relative.split("/")
        if relative in directories or any(part in {"", ".", ".."} for part in parts):
            skipped.append(entry.path.key)
        else:
            remotes.append(_remote(entry, local.joinpath(*parts)))
    return remotes, skipped


def _parents(relative: str) -> Iterable[str]:
    parts = relative.split("/")
    return ("/".join(parts[:count]) for count in range(1, len(parts)))
