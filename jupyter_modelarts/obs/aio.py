"""`AsyncObs`: object storage for coroutines."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jupyter_modelarts.contract.paths import ObsPath
from jupyter_modelarts.errors import InvalidArgument

from . import code_tree, control, copies, incremental, listing, looking, moves, multipart, verbs
from .errors import ObjectNotFound, local_files, nothing_at, translated
from .hash_cache import HashCache
from .ignore import rules_for
from .incremental import Options
from .models import Entry, Progress, Summary, TreeUpload
from .moves import Where
from .plan import Plan, make_plan
from .progress import Meter
from .stores import Stores
from .targets import remote, target_file, targets
from .transfers import fetch

if TYPE_CHECKING:
    from jupyter_modelarts.contract.secrets import Secret

    from .changes import SyncSummary
    from .listing import Page
    from .verbs import Description, Usage
    from .whole import Remote

Place = str | ObsPath
LocalOrObs = str | Path | ObsPath
_PAGE = 1000


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
        self.hashes = HashCache()

    @property
    def stores(self) -> Stores:
        """Where the service is, and the connections to it."""
        return self._stores

    @property
    def where(self) -> Where:
        """The service, and what is known of the files here."""
        return Where(self._stores, self.hashes)

    # looking

    async def ls(self, path: Place = "", *, recursive: bool = False) -> list[Entry]:
        """Objects and directories in `path`, by name; without a path, the buckets.

        A path without `/` at its end that names an object gives that object alone.
        """
        return [entry async for entry in self.iterate(path, recursive=recursive)]

    async def iterate(self, path: Place = "", *, recursive: bool = False) -> AsyncIterator[Entry]:
        """`ls`, entry by entry; with `recursive` they come page by page and are never held together."""
        async for page in self.pages(path, recursive=recursive):
            for entry in page:
                yield entry

    async def pages(self, path: Place = "", *, recursive: bool = False) -> AsyncIterator[list[Entry]]:
        """`iterate` by the thousand: what a caller in another thread asks for, to be handed over seldom."""
        if not path:
            yield [Entry(ObsPath(name)) for name in await control.list_buckets(self._stores)]
            return
        place = _path(path)
        if not place.is_directory:
            entry = await looking.head(self._stores, place)
            if entry:
                yield [entry]
                return
        found = False
        async for page in (looking.below if recursive else looking.inside)(self._stores, place):
            found = found or bool(page)
            yield page
        marked = found or not place.key or (await self.list_page(place, recursive=True, limit=1)).entries
        if not marked:  # a console makes markers of empty directories
            raise nothing_at(place)

    async def list_page(
        self, path: Place, *, recursive: bool = False, limit: int = _PAGE, marker: str = "", begins: str = ""
    ) -> Page:
        """At most `limit` entries (and 1,000) of a directory with one request.

        The `marker` of the answer goes on behind; `begins` is how the names of the entries begin.
        """
        directory, delimiter = _path(path).as_directory(), "" if recursive else "/"
        place = ObsPath(directory.bucket, directory.key + begins)
        return await listing.page(self._stores, place, marker=marker, delimiter=delimiter, limit=limit)

    async def usage(self, path: Place) -> Usage:
        """How many objects there are below a place, and their bytes.  Raises `ObjectNotFound`."""
        return await verbs.usage(self._stores, _path(path))

    async def describe(self, path: Place) -> Description:
        """What the service says of an object: entry, content type, metadata.  Raises `ObjectNotFound`."""
        return await verbs.describe(self._stores, await self.head(path))

    async def exists(self, path: Place) -> bool:
        """Whether there is such an object, anything below such a directory, or such a bucket."""
        place = _path(path)
        if not place.key:
            return await control.bucket_exists(self._stores, place.bucket)
        if not place.is_directory:
            return await looking.head(self._stores, place) is not None
        async for page in looking.below(self._stores, place):
            if page:
                return True
        return False

    async def head(self, path: Place) -> Entry:
        """Size, time and ETag of an object.  Raises `ObjectNotFound`."""
        place = _path(path)
        entry = await looking.head(self._stores, place)
        if entry is None:
            raise ObjectNotFound(f"There is no object {place}.", hint=f"Look with: %ma_obs ls {place.parent}")
        return entry

    # single objects

    async def read(self, path: Place, *, start: int = 0, end: int | None = None) -> bytes:
        """The content from byte `start` up to, not including, `end`; nothing where it ends before."""
        return await looking.read(self._stores, _path(path), start, end)

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

    async def copy(
        self, source: Place, target: Place, *, recursive: bool = False, progress: Progress | None = None
    ) -> Summary:
        """Copy an object within the service, or with `recursive` everything below a directory.

        An object goes into a directory under its own name; a directory's objects go to `target/` themselves.
        """
        origin, goal = _path(source), _path(target)
        if recursive:
            copied = await verbs.copy_directory(self.where, origin, goal, progress)
            return Summary(len(copied), sum(entry.size or 0 for entry in copied))
        goal = goal / origin.name if goal.is_directory else goal
        verbs.check_apart(origin, goal)
        await copies.copy(self._stores, origin, goal)
        return Summary(1, 0)

    async def move(
        self,
        source: LocalOrObs,
        target: LocalOrObs,
        *,
        recursive: bool = False,
        allow_secrets: bool = False,
        progress: Progress | None = None,
    ) -> Summary:
        """Move an object or a file, or with `recursive` a directory; the source goes when all has arrived.

        At least one of the places is in OBS (`obs://`, or an `ObsPath`).
        """
        origin, goal = _side(source), _side(target)
        if isinstance(origin, ObsPath) and origin.is_directory and not recursive:
            raise InvalidArgument(f"{origin} is a directory.", hint="Move it with recursive=True (-r).")
        return await verbs.move(
            self, origin, goal, recursive=recursive, allow_secrets=allow_secrets, progress=progress
        )

    async def remove(self, path: Place, *, recursive: bool = False) -> int:
        """Remove an object, or with `recursive` everything below a directory; how many objects went."""
        place = _path(path)
        if not recursive:
            return await self._remove_one(place)
        removed = 0
        async for entries in listing.pages(self._stores, place.as_directory()):
            await moves.remove_keys(self.where, place.bucket, [entry.path.key for entry in entries])
            removed += len(entries)
        return removed

    async def _remove_one(self, place: ObsPath) -> int:
        if place.is_directory:
            raise InvalidArgument(f"{place} is a directory.", hint="Remove it with recursive=True (-r).")
        await self.head(place)
        await moves.remove_keys(self.where, place.bucket, [place.key])
        return 1

    async def presign(self, path: Place, *, method: str = "GET", expires_s: int = 3600) -> str:
        """A link that lets anybody do `method` (GET, PUT, HEAD, DELETE) for `expires_s` seconds."""
        from datetime import timedelta

        import obstore

        place = _path(path)
        verb: Any = method.upper()
        if place.is_directory:
            raise InvalidArgument(f"{place} is a directory.", hint="Links are made for objects.")
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

    def plan(self, directory: Path | str, *, exclude: Iterable[str] = (), everything: bool = False) -> Plan:
        """What an upload of a directory would send, what not and why; see `Plan`.  Asks nobody.

        `exclude` holds patterns as in `.gitignore`; with `everything` only they count.
        """
        with local_files(directory):
            root = _local(directory)
            return make_plan(root, exclude, everything=everything, cache=self.hashes)

    async def upload(
        self,
        source: Path | str,
        target: Place,
        *,
        exclude: Iterable[str] = (),
        everything: bool = True,
        allow_secrets: bool = False,
        progress: Progress | None = None,
    ) -> Summary:
        """Upload a file, or everything below a directory.

        A file that goes to a directory keeps its name; a directory's files go to `target/` themselves.
        Without `everything` what ignore files and defaults leave out stays here.  Raises `SecretsFound`
        for files that look like keys, unless `allow_secrets`.
        """
        goal, local = _path(target), _local(source)
        with local_files(source):
            rules = rules_for(local, exclude, everything=everything)
            pairs = await asyncio.to_thread(verbs.pairs_of, local, goal, rules)
            await verbs.send_checked(self.where, pairs, allow_secrets=allow_secrets, progress=progress)
        return Summary(len(pairs), sum(file.size for file, _ in pairs))

    async def download(
        self, source: Place, target: Path | str, *, progress: Progress | None = None
    ) -> Summary:
        """Download an object, or everything below a directory, to a local path.

        Into a local directory an object keeps its name.  Keys that cannot be files below `target` are
        left out and named in `skipped`.
        """
        with local_files(target):
            return await self._download(_path(source), _local(target), progress)

    async def _download(self, place: ObsPath, local: Path, progress: Progress | None) -> Summary:
        if not place.is_directory:
            entry = await looking.head(self._stores, place)
            if entry:
                goal = await asyncio.to_thread(target_file, local, place.name)
                return await self._fetch(place.bucket, [remote(entry, goal)], (), progress)
        pages = listing.pages(self._stores, place.as_directory())
        entries = [entry async for page in pages for entry in page]
        if not entries and place.key:
            raise nothing_at(place)
        entries = [entry for entry in entries if not entry.is_directory]  # markers, not files
        base = place.as_directory().key
        remotes, skipped = targets(entries, base, local)
        await asyncio.to_thread(local.mkdir, parents=True, exist_ok=True)
        return await self._fetch(place.bucket, remotes, skipped, progress)

    async def _fetch(
        self, bucket: str, remotes: Sequence[Remote], skipped: Iterable[str], progress: Progress | None
    ) -> Summary:
        meter = Meter(len(remotes), sum(remote.size for remote in remotes), progress)
        await fetch(self._stores, bucket, remotes, meter)
        return Summary(meter.files, meter.bytes, tuple(skipped))

    async def abandon(self, path: Place) -> int:
        """Give up every upload in parts below `path` that was not completed; how many there were.

        Until then a large upload that was cut off or cancelled waits there, and the same call continues it.
        """
        return await multipart.abandon(self._stores, _path(path))

    async def sync(
        self,
        source: LocalOrObs,
        destination: LocalOrObs,
        *,
        delete: bool = False,
        dry_run: bool = False,
        exclude: Iterable[str] = (),
        everything: bool = False,
        allow_secrets: bool = False,
        progress: Progress | None = None,
    ) -> SyncSummary:
        """Make the directory `destination` like `source`; what is the same by size and content stays.

        At least one of them is in OBS (`obs://`, or an `ObsPath`).  `delete` removes what the source does not
        have, never outside of `destination` and never what the rules leave out; `dry_run` only tells.
        `exclude` holds patterns as in `.gitignore`; with `everything` only they count.
        Raises `SecretsFound` before files that look like keys are sent, unless `allow_secrets`.
        """
        options = Options(delete, dry_run, tuple(exclude), everything, allow_secrets)
        return await incremental.sync(self.where, source, destination, options, progress)

    async def upload_tree(
        self,
        directory: Path | str,
        destination: Place,
        *,
        exclude: Iterable[str] = (),
        everything: bool = False,
        data: bool = False,
        allow_secrets: bool = False,
        progress: Progress | None = None,
    ) -> TreeUpload:
        """Upload a directory (or one file) as code that nobody will change.

        It goes to `destination/<digest of names and contents>/<name of the directory>/`; what is there
        already is not sent again, and what did not change here is not read again.  What ignore files and
        defaults leave out (`plan` shows it) stays here, unless `everything`; `exclude` adds to it.
        Raises `TreeTooLarge`, and `SecretsFound` unless `allow_secrets`.

        With `data` it is data, not code: there is no limit, `.gitignore` does not count (data are what git is
        told to ignore), and one file goes directly below the digest.
        """
        return await code_tree.upload_tree(
            self.where,
            _local(directory),
            _path(destination),
            exclude=tuple(exclude),
            everything=everything,
            data=data,
            allow_secrets=allow_secrets,
            progress=progress,
        )


def _path(place: Place) -> ObsPath:
    return place if isinstance(place, ObsPath) else ObsPath.parse(place)


def _local(path: Path | str) -> Path:
    return Path(path).expanduser()


def _side(place: LocalOrObs) -> Path | ObsPath:
    if isinstance(place, str) and ObsPath.is_obs(place):
        return ObsPath.parse(place)
    return place if isinstance(place, ObsPath) else _local(place)
