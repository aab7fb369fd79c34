"""`Obs`: the same for code that does not await, also where a loop is running already (notebooks)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .aio import AsyncObs, LocalOrObs, Place
from .loop import run

if TYPE_CHECKING:
    from jupyter_modelarts.contract.secrets import Secret

    from .changes import SyncSummary
    from .listing import Page
    from .models import Entry, Progress, Summary, TreeUpload
    from .plan import Plan
    from .verbs import Description, Usage


class Obs:
    """`AsyncObs` on a private event loop: every call waits for its end.

    Interrupting one (Ctrl-C, the stop button) cancels it as cancelling a coroutine does.  `Obs` may be used
    from any number of threads; `aio` is the same object for coroutines.
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
        self.aio = AsyncObs(
            endpoint, access_key, secret_key, security_token, region=region, ca_bundle=ca_bundle
        )

    def ls(self, path: Place = "", *, recursive: bool = False) -> list[Entry]:
        """Objects and directories in `path`, by name; without a path, the buckets."""
        return run(self.aio.ls(path, recursive=recursive))

    def iterate(self, path: Place = "", *, recursive: bool = False) -> Iterator[Entry]:
        """`ls`, entry by entry; with `recursive` they come page by page and are never held together."""
        pages = self.aio.pages(path, recursive=recursive).__aiter__()

        async def following() -> list[Entry] | None:
            return await anext(pages, None)

        while (page := run(following())) is not None:
            yield from page

    def exists(self, path: Place) -> bool:
        """Whether there is such an object, anything below such a directory, or such a bucket."""
        return run(self.aio.exists(path))

    def head(self, path: Place) -> Entry:
        """Size, time and ETag of an object.  Raises `ObjectNotFound`."""
        return run(self.aio.head(path))

    def read(self, path: Place, *, start: int = 0, end: int | None = None) -> bytes:
        """The content from byte `start` up to, not including, `end`."""
        return run(self.aio.read(path, start=start, end=end))

    def cat(self, path: Place) -> bytes:
        """The whole content of an object."""
        return run(self.aio.read(path))

    def write(
        self, path: Place, data: bytes, *, content_type: str | None = None, overwrite: bool = True
    ) -> None:
        """Write `data` as one object.  Raises `ObjectExists` where it may not overwrite."""
        run(self.aio.write(path, data, content_type=content_type, overwrite=overwrite))

    def list_page(
        self, path: Place, *, recursive: bool = False, limit: int = 1000, marker: str = "", begins: str = ""
    ) -> Page:
        """At most `limit` entries of a directory with one request; see `AsyncObs.list_page`."""
        options: Any = {"recursive": recursive, "limit": limit, "marker": marker, "begins": begins}
        return run(self.aio.list_page(path, **options))

    def usage(self, path: Place) -> Usage:
        """How many objects there are below a place, and their bytes.  Raises `ObjectNotFound`."""
        return run(self.aio.usage(path))

    def describe(self, path: Place) -> Description:
        """What the service says of an object: entry, content type, metadata.  Raises `ObjectNotFound`."""
        return run(self.aio.describe(path))

    def copy(
        self, source: Place, target: Place, *, recursive: bool = False, progress: Progress | None = None
    ) -> Summary:
        """Copy an object, or everything below a directory, within the service; see `AsyncObs.copy`."""
        work = self.aio.copy(source, target, recursive=recursive, progress=progress)
        return run(work)

    def move(
        self,
        source: LocalOrObs,
        target: LocalOrObs,
        *,
        recursive: bool = False,
        allow_secrets: bool = False,
        progress: Progress | None = None,
    ) -> Summary:
        """Move an object, a file or a directory; see `AsyncObs.move`."""
        options = {"recursive": recursive, "allow_secrets": allow_secrets}
        return run(self.aio.move(source, target, progress=progress, **options))

    def remove(self, path: Place, *, recursive: bool = False) -> int:
        """Remove an object, or with `recursive` everything below a directory; how many objects went."""
        return run(self.aio.remove(path, recursive=recursive))

    def presign(self, path: Place, *, method: str = "GET", expires_s: int = 3600) -> str:
        """A link that lets anybody do `method` with the object for `expires_s` seconds."""
        return run(self.aio.presign(path, method=method, expires_s=expires_s))

    def make_bucket(self, bucket: str) -> bool:
        """Make a bucket; False where it is yours already.  Raises `BucketNameTaken`."""
        return run(self.aio.make_bucket(bucket))

    ensure_bucket = make_bucket

    def remove_bucket(self, bucket: str) -> None:
        """Remove an empty bucket.  Raises `BucketNotEmpty`."""
        run(self.aio.remove_bucket(bucket))

    def plan(self, directory: Path | str, *, exclude: Iterable[str] = (), everything: bool = False) -> Plan:
        """What an upload of a directory would send, what not and why; see `AsyncObs.plan`."""
        return self.aio.plan(directory, exclude=exclude, everything=everything)

    def upload(
        self,
        source: Path | str,
        target: Place,
        *,
        exclude: Iterable[str] = (),
        everything: bool = True,
        allow_secrets: bool = False,
        progress: Progress | None = None,
    ) -> Summary:
        """Upload a file, or everything below a directory; see `AsyncObs.upload`."""
        rules: Any = {"exclude": exclude, "everything": everything, "allow_secrets": allow_secrets}
        return run(self.aio.upload(source, target, progress=progress, **rules))

    def download(self, source: Place, target: Path | str, *, progress: Progress | None = None) -> Summary:
        """Download an object, or everything below a directory; see `AsyncObs.download`."""
        return run(self.aio.download(source, target, progress=progress))

    def abandon(self, path: Place) -> int:
        """Give up every upload in parts below `path` that was not completed; how many there were."""
        return run(self.aio.abandon(path))

    def sync(
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
        """Make the directory `destination` like `source`; see `AsyncObs.sync`."""
        options: Any = {"delete": delete, "dry_run": dry_run, "exclude": exclude}
        options |= {"everything": everything, "allow_secrets": allow_secrets}
        return run(self.aio.sync(source, destination, progress=progress, **options))

    def upload_tree(
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
        """Upload a directory (or one file) as code that nobody will change; see `AsyncObs.upload_tree`."""
        rules: Any = {"exclude": exclude, "everything": everything, "allow_secrets": allow_secrets}
        rules |= {"data": data}
        return run(self.aio.upload_tree(directory, destination, progress=progress, **rules))
