"""`Obs`: the same for code that does not await, also where a loop is running already (notebooks)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from .aio import AsyncObs, Place
from .loop import run

if TYPE_CHECKING:
    from jupyter_modelarts.contract.secrets import Secret

    from .models import Entry, Progress, Summary, TreeUpload


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
        entries = self.aio.iterate(path, recursive=recursive).__aiter__()

        async def following() -> Entry | None:
            return await anext(entries, None)

        while (entry := run(following())) is not None:
            yield entry

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

    def copy(self, source: Place, target: Place) -> None:
        """Copy one object within the service; into a directory under its own name."""
        run(self.aio.copy(source, target))

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

    def upload(self, source: Path | str, target: Place, *, progress: Progress | None = None) -> Summary:
        """Upload a file, or everything below a directory; see `AsyncObs.upload`."""
        return run(self.aio.upload(source, target, progress=progress))

    def download(self, source: Place, target: Path | str, *, progress: Progress | None = None) -> Summary:
        """Download an object, or everything below a directory; see `AsyncObs.download`."""
        return run(self.aio.download(source, target, progress=progress))

    def upload_tree(
        self,
        directory: Path | str,
        destination: Place,
        *,
        exclude: Iterable[str] = (),
        progress: Progress | None = None,
    ) -> TreeUpload:
        """Upload a directory (or one file) as code that nobody will change; see `AsyncObs.upload_tree`."""
        return run(self.aio.upload_tree(directory, destination, exclude=exclude, progress=progress))
