"""Object storage as a file system of fsspec: what pandas, dask and others open as `obs://bucket/key`.

`workflow.filesystem` says which account it is; importing this needs fsspec.
"""

from __future__ import annotations

import contextlib
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Any

from jupyter_modelarts.contract.paths import ObsPath

from .errors import AccessDenied, BucketNotFound, ObjectExists, ObjectNotFound

try:
    from fsspec.callbacks import DEFAULT_CALLBACK
    from fsspec.spec import AbstractBufferedFile, AbstractFileSystem
except ImportError as missing:  # pragma: no cover - tests have it
    raise ImportError(
        "obs:// for pandas and others needs fsspec: pip install 'jupyter_modelarts[fsspec]'"
    ) from missing

if TYPE_CHECKING:
    from .models import Entry
    from .sync import Obs

_BUFFER = 8 << 20


@contextlib.contextmanager
def _as_python_has_it(path: str) -> Iterator[None]:
    """What every program that reads files expects: the errors of Python."""
    try:
        yield
    except (ObjectNotFound, BucketNotFound) as error:
        raise FileNotFoundError(str(error)) from error
    except ObjectExists as error:
        raise FileExistsError(path) from error
    except AccessDenied as error:
        raise PermissionError(str(error)) from error


class ObjectFileSystem(AbstractFileSystem):  # type: ignore[misc]
    """Buckets are the directories at the top; `_connect` gives the client.

    Nothing is kept of listings: they say what is there now.
    """

    protocol = ("obs",)
    root_marker = ""
    allow_secrets = False

    def _connect(self) -> Obs:
        raise NotImplementedError

    # looking

    def ls(self, path: str, detail: bool = True, **_options: Any) -> list[Any]:
        """What is in a directory, or the object itself; without a path the buckets."""
        path = self._strip_protocol(path)
        with _as_python_has_it(path):
            found = self._inside(path) if path else [_bucket(e) for e in self._connect().ls()]
            if not found:
                found = [self.info(path)]
                found = [] if found[0]["type"] == "directory" else found
        return found if detail else [entry["name"] for entry in found]

    def _inside(self, path: str) -> list[dict[str, Any]]:
        place = _place(path).as_directory()
        return [_facts(entry) for entry in self._pages(place) if entry.path != place]

    def _pages(self, place: ObsPath, *, recursive: bool = False) -> Iterator[Entry]:
        marker: str | None = ""
        while marker is not None:
            page = self._connect().list_page(place, recursive=recursive, marker=marker)
            yield from page.entries
            marker = page.marker

    def info(self, path: str, **_options: Any) -> dict[str, Any]:
        """Name, size and type, for an object with ETag and time."""
        path = self._strip_protocol(path)
        place = _place(path) if path else None
        with _as_python_has_it(path):
            if place is None or not place.key:
                return self._top(path)
            try:
                return _facts(self._connect().head(place))
            except ObjectNotFound:
                if self._connect().list_page(place, recursive=True, limit=1).entries:
                    return {"name": path, "size": 0, "type": "directory"}
                raise

    def _top(self, path: str) -> dict[str, Any]:
        if path and not self._connect().exists(ObsPath(path)):
            raise FileNotFoundError(path)
        return {"name": path, "size": 0, "type": "directory"}

    def find(
        self,
        path: str,
        maxdepth: int | None = None,
        withdirs: bool = False,
        detail: bool = False,
        **options: Any,
    ) -> Any:
        """Every object below a path; one request for 1,000 of them."""
        path = self._strip_protocol(path)
        if maxdepth is not None or withdirs or not path:
            return super().find(path, maxdepth=maxdepth, withdirs=withdirs, detail=detail, **options)
        with _as_python_has_it(path):
            below = self._pages(_place(path).as_directory(), recursive=True)
            found = {facts["name"]: facts for facts in map(_facts, below) if facts["type"] == "file"}
        if not found and self.isfile(path):
            found = {path: self.info(path)}
        return found if detail else sorted(found)

    def created(self, path: str) -> Any:
        """When the object was written."""
        return self.info(path).get("modified")

    modified = created

    def checksum(self, path: str) -> str:
        """The ETag of an object."""
        return str(self.info(path).get("etag"))

    def sign(self, path: str, expiration: int = 3600, **options: Any) -> str:
        """A link that lets anybody read the object for `expiration` seconds."""
        method = str(options.get("method", "GET"))
        return self._connect().presign(
            _place(self._strip_protocol(path)), method=method, expires_s=expiration
        )

    # contents

    def cat_file(self, path: str, start: int | None = None, end: int | None = None, **_options: Any) -> bytes:
        """The content, or a part of it; negative numbers count from the end."""
        path = self._strip_protocol(path)
        with _as_python_has_it(path):
            if (start or 0) < 0 or (end or 0) < 0:
                size = self.info(path)["size"]
                start = max(0, size + start) if start and start < 0 else start
                end = max(0, size + end) if end and end < 0 else end
            if end is not None and end <= (start or 0):
                return b""
            return self._connect().read(_place(path), start=start or 0, end=end)

    def pipe_file(self, path: str, value: bytes, mode: str = "overwrite", **_options: Any) -> None:
        """Write an object."""
        path = self._strip_protocol(path)
        with _as_python_has_it(path):
            self._connect().write(_place(path), bytes(value), overwrite=mode != "create")

    def get_file(
        self, rpath: str, lpath: Any, callback: Any = DEFAULT_CALLBACK, outfile: Any = None, **_options: Any
    ) -> None:
        """Download one object; the file appears when it is whole."""
        rpath = self._strip_protocol(rpath)
        if outfile is not None or hasattr(lpath, "write"):
            (outfile or lpath).write(self.cat_file(rpath))
            return
        if self.isdir(rpath):
            Path(lpath).mkdir(parents=True, exist_ok=True)
            return
        with _as_python_has_it(rpath):
            moved = self._connect().download(_place(rpath), Path(lpath))
        callback.absolute_update(moved.bytes)

    def put_file(
        self,
        lpath: Any,
        rpath: str,
        callback: Any = DEFAULT_CALLBACK,
        mode: str = "overwrite",
        **options: Any,
    ) -> None:
        """Upload one file; raises `SecretsFound` for what looks like a key, unless `allow_secrets`."""
        rpath = self._strip_protocol(rpath)
        if Path(lpath).is_dir():
            return
        if mode == "create" and self.exists(rpath):
            raise FileExistsError(rpath)
        allowed = bool(options.get("allow_secrets", self.allow_secrets))
        with _as_python_has_it(rpath):
            sent = self._connect().upload(Path(lpath), _place(rpath), allow_secrets=allowed)
        callback.absolute_update(sent.bytes)

    def cp_file(self, path1: str, path2: str, **_options: Any) -> None:
        """Copy one object within the service."""
        path1, path2 = self._strip_protocol(path1), self._strip_protocol(path2)
        if self.isdir(path1):
            return
        with _as_python_has_it(path1):
            self._connect().copy(_place(path1), _place(path2))

    # changing

    def rm_file(self, path: str) -> None:
        """Remove one object."""
        path = self._strip_protocol(path)
        with _as_python_has_it(path):
            self._connect().remove(_place(path))

    def rm(self, path: str | Sequence[str], recursive: bool = False, maxdepth: int | None = None) -> None:
        """Remove objects, with `recursive` all that is below; 1,000 with each request."""
        for one in [path] if isinstance(path, str) else path:
            stripped = self._strip_protocol(one)
            if recursive and maxdepth is None and not self.isfile(stripped):
                with _as_python_has_it(stripped):
                    self._connect().remove(_place(stripped), recursive=True)
            else:
                super().rm(stripped, recursive=recursive, maxdepth=maxdepth)

    def mkdir(self, path: str, create_parents: bool = True, **_options: Any) -> None:  # noqa: ARG002
        """Make a bucket; directories below it need not be made."""
        path = self._strip_protocol(path)
        if path and "/" not in path:
            self._connect().make_bucket(path)

    def makedirs(self, path: str, exist_ok: bool = False) -> None:
        """Make the bucket of `path`."""
        bucket = str(self._strip_protocol(path)).partition("/")[0]
        if not exist_ok and self.exists(path):
            raise FileExistsError(path)
        self.mkdir(bucket)

    def rmdir(self, path: str) -> None:
        """Remove an empty bucket."""
        path = self._strip_protocol(path)
        if path and "/" not in path:
            self._connect().remove_bucket(path)

    def _open(
        self,
        path: str,
        mode: str = "rb",
        block_size: int | None = None,
        autocommit: bool = True,
        cache_options: dict[str, Any] | None = None,
        **options: Any,
    ) -> ObjectFile:
        if mode not in {"rb", "wb", "xb"}:
            raise ValueError(f"Objects cannot be opened as {mode!r}; use rb, wb or xb (or r, w).")
        if mode == "xb" and self.exists(path):
            raise FileExistsError(path)
        with _as_python_has_it(path):
            return ObjectFile(
                self,
                path,
                "wb" if mode == "xb" else mode,
                block_size or _BUFFER,
                autocommit=autocommit,
                cache_options=cache_options,
                **options,
            )


class ObjectFile(AbstractBufferedFile):  # type: ignore[misc]
    """Reads ahead; what is written waits in a temporary file, and the object appears when it is closed."""

    _temporary: Path | None = None

    def __exit__(self, kind: type[BaseException] | None, *_rest: object) -> None:
        """What failed while it was written does not appear."""
        if kind is not None and self.mode == "wb":
            self.discard()
            self.closed = True
        self.close()

    def _fetch_range(self, start: int, end: int) -> bytes:
        return bytes(self.fs.cat_file(self.path, start, end))

    def _initiate_upload(self) -> None:
        name = PurePosixPath(self.path)
        with tempfile.NamedTemporaryFile(prefix="obs-", suffix=name.suffix, delete=False) as file:
            self._temporary = Path(file.name)

    def _upload_chunk(self, final: bool = False) -> bool:
        assert self._temporary is not None
        with self._temporary.open("ab") as file:
            file.write(self.buffer.getvalue())
        if final and self.autocommit:
            self.commit()
        return True

    def commit(self) -> None:
        """Let the object appear."""
        assert self._temporary is not None
        try:
            with _as_python_has_it(self.path):
                obs = self.fs._connect()
                obs.upload(self._temporary, _place(self.path), allow_secrets=True)  # a program wrote it
        finally:
            self.discard()

    def discard(self) -> None:
        """Forget what was written."""
        if self._temporary is not None:
            self._temporary.unlink(missing_ok=True)
            self._temporary = None


def _place(path: str) -> ObsPath:
    bucket, _slash, key = path.partition("/")
    return ObsPath(bucket, key)


def _bucket(entry: Entry) -> dict[str, Any]:
    return {"name": entry.path.bucket, "size": 0, "type": "directory"}


def _facts(entry: Entry) -> dict[str, Any]:
    name = f"{entry.path.bucket}/{entry.path.key}"
    if entry.is_directory:
        return {"name": name.rstrip("/"), "size": 0, "type": "directory"}
    facts = {"name": name, "size": entry.size or 0, "type": "file"}
    return {**facts, "etag": entry.etag, "modified": entry.modified}
