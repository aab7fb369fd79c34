"""Objects as files: a bucket is a directory, an object a file in it, readable with every other tool.

Files are the truth: whatever is put into a bucket by hand is an object.  `tree` knows
the files, `scan` their order, `index` what files do not say, `commits` how new ones come.  `ObjectStore`
joins them; its methods are coroutines and block nothing.
"""

from __future__ import annotations

import asyncio
import hashlib
import mimetypes
import os
import shutil
import time
from concurrent.futures import ThreadPoolExecutor
from typing import IO, TYPE_CHECKING, Any, TypeVar

from . import buckets, uploads
from .chain import Chain
from .commits import Commits, New
from .copying import copy_hashing
from .durable import Disk
from .errors import ObsProblem, invalid_argument, no_such_key
from .index import Index
from .keys import check_bucket_name, check_key, is_bucket_name
from .listing import Listing, PageRequest, list_page
from .objects import Attributes, Bucket, Condition, ObjectInfo, Row, described, foreign
from .presign import Signer, presigned
from .quick import read_exactly, read_small
from .removals import Removals
from .scan import Directories
from .transfers import download, upload
from .tree import Tree

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Sequence
    from pathlib import Path

    from .transfer import Transfer

T = TypeVar("T")

_THREADS = 16
_BLOCK = 1 << 20


class ObjectStore:
    """Everything below `root`.

    `base_url` (of the OBS listener, no slash at the end) is set once that listens; `presign` needs it.  `now`
    gives seconds since the epoch, by which links end.  `gate`, where there is one, is passed by every request
    and by every copy in and out of whole files, and may delay or refuse them.

    Methods raise `ObsProblem`: NoSuchBucket, NoSuchKey, InvalidArgument and the like.
    """

    def __init__(
        self,
        root: Path,
        account: Signer | None = None,
        base_url: str = "",
        now: Callable[[], float] = time.time,
    ) -> None:
        root.mkdir(parents=True, exist_ok=True)
        self.root = root
        self.base_url = base_url
        self.now = now
        self.gate: Callable[[str, str], Awaitable[None]] | None = None
        self.tree = Tree(root)
        self.index = Index(root / ".index.sqlite")
        self.directories = Directories()
        self._disk = Disk(root)
        self._commits = Commits(self.tree, self.index, self._disk, self.look)
        self._removals = Removals(self.tree, self.index)
        self._account = account
        uploads.sweep(self)
        self._threads = ThreadPoolExecutor(_THREADS, thread_name_prefix="obs")

    async def run(self, function: Callable[..., T], *arguments: Any) -> T:
        """Run what blocks in one of the store's own threads."""
        return await asyncio.get_running_loop().run_in_executor(self._threads, function, *arguments)

    def chain(self, step: Callable[[T], None]) -> Chain[T]:
        """Steps in order, in the store's own threads."""
        return Chain(self._threads, step)

    def close(self) -> None:
        """Let go of threads and index; the store cannot be used afterwards."""
        self._threads.shutdown(wait=True, cancel_futures=True)
        self._commits.close()
        self._removals.close()
        self._disk.close()
        self.index.close()

    async def pass_gate(self, bucket: str, key: str) -> None:
        """Wait at the gate, if there is one; raises what it raises."""
        if self.gate is not None:
            await self.gate(bucket, key)

    # buckets

    async def create_bucket(self, name: str) -> None:
        """Make a bucket; one that exists stays as it is."""
        check_bucket_name(name)
        await self.run(buckets.create, self, name)

    async def bucket_exists(self, name: str) -> bool:
        """Whether there is such a bucket."""
        return is_bucket_name(name) and (self.root / name).is_dir()

    async def list_buckets(self) -> list[Bucket]:
        """All buckets by name."""
        return await self.run(buckets.present, self)

    async def delete_bucket(self, name: str) -> None:
        """Remove an empty bucket and what uploads to it have left; raises `ObsProblem` BucketNotEmpty."""
        await self.run(buckets.remove, self, name)

    # looking

    async def head(self, bucket: str, key: str) -> ObjectInfo | None:
        """What is known of an object; None where there is none."""
        return await self.run(self.look, bucket, key)

    def look(self, bucket: str, key: str) -> ObjectInfo | None:
        """`head`, blocking."""
        check_key(key)
        self.tree.bucket(bucket)
        while found := self.tree.find(bucket, key):
            info = self._describe(bucket, key, found[1])
            if info:
                return info
        return None

    def _describe(self, bucket: str, key: str, state: os.stat_result) -> ObjectInfo | None:
        """What is known of a file in this state; None where it was replaced since, and its row is gone."""
        row = self.index.get(bucket, key, state.st_size, state.st_mtime_ns)
        if row:
            return described(key, row)
        now = self.tree.find(bucket, key)
        replaced = now and (now[1].st_ino, now[1].st_mtime_ns) != (state.st_ino, state.st_mtime_ns)
        return None if replaced else foreign(key, state)

    def look_now(self, bucket: str, key: str) -> ObjectInfo | None:
        """`head` without waiting, where nothing has to be looked up; None: ask `head`."""
        check_key(key)
        self.tree.top(bucket)
        found = self.tree.find(bucket, key)
        row = found and self.index.remembered(bucket, key, found[1].st_size, found[1].st_mtime_ns)
        return described(key, row) if row else None

    def read_now(self, bucket: str, key: str, most: int) -> tuple[ObjectInfo, bytes] | None:
        """A whole object of up to `most` bytes without waiting, where the system has it in memory.

        None: ask `open`.
        """
        check_key(key)
        self.tree.top(bucket)
        found = self.tree.find(bucket, key)
        if found is None or found[1].st_size > most:
            return None
        read = read_small(found[0], most)
        row = read and self.index.remembered(bucket, key, len(read[1]), read[0].st_mtime_ns)
        return (described(key, row), read[1]) if read and row else None

    def open(self, bucket: str, key: str) -> tuple[ObjectInfo, IO[bytes]]:
        """Open an object for reading, blocking; what is read is one version of it, whatever others write."""
        check_key(key)
        self.tree.top(bucket)
        while True:
            with self.tree.lock(bucket, key):
                found = self.tree.find(bucket, key)
                if not found:
                    raise no_such_key(key)
                stream = open(found[0], "rb", buffering=0)  # noqa: PTH123, SIM115 - the caller closes it
            info = self._describe(bucket, key, os.fstat(stream.fileno()))
            if info:
                return info, stream
            stream.close()

    def open_and_read(self, bucket: str, key: str, most: int) -> tuple[ObjectInfo, IO[bytes], bytes | None]:
        """`open`, and the content where that has at most `most` bytes."""
        info, stream = self.open(bucket, key)
        try:
            return info, stream, read_exactly(stream, info.size) if info.size <= most else None
        except BaseException:
            stream.close()
            raise

    async def list(
        self, bucket: str, prefix: str = "", *, marker: str = "", delimiter: str = "", limit: int = 1000
    ) -> Listing:
        """One page of objects in key order, behind `marker`; see `listing.list_page`."""
        request = PageRequest(prefix, marker, delimiter, limit)
        return await self.run(list_page, self, bucket, request)

    # writing

    async def put_bytes(
        self,
        bucket: str,
        key: str,
        data: bytes,
        attributes: Attributes | None = None,
        condition: Condition | None = None,
        *,
        etag: str = "",
    ) -> ObjectInfo:
        """Write a small object; `etag` is the MD5 of `data` where the caller has it."""
        check_key(key)
        new = New(bucket, key, etag or _md5(data), attributes or Attributes(), data, condition=condition)
        return await self._commits.uploads.do(new)

    def write(
        self, bucket: str, key: str, data: bytes, attributes: Attributes, condition: Condition | None = None
    ) -> ObjectInfo:
        """`put_bytes`, blocking."""
        check_key(key)
        return self._commits.uploads.do_here(
            New(bucket, key, _md5(data), attributes, data, condition=condition)
        )

    async def put_file(
        self, bucket: str, key: str, source: Path, *, content_type: str | None = None
    ) -> ObjectInfo:
        """Copy a local file in; `content_type` defaults to what its name says."""
        await self.pass_gate(bucket, key)
        return await self.run(self.copy_in, bucket, key, source, content_type)

    def copy_in(self, bucket: str, key: str, source: Path, content_type: str | None = None) -> ObjectInfo:
        """`put_file`, blocking."""
        check_key(key)
        self.tree.bucket(bucket)
        temporary = self.tree.temporary()
        try:
            with source.open("rb") as origin, temporary.open("xb") as target:
                state = os.fstat(origin.fileno())
                etag = copy_hashing(origin, target)
            attributes = Attributes(
                content_type or guess_type(key), source=(str(source), state.st_size, state.st_mtime_ns)
            )
            return self.commit(temporary, bucket, key, etag, attributes)
        finally:
            temporary.unlink(missing_ok=True)

    def commit(
        self,
        temporary: Path,
        bucket: str,
        key: str,
        etag: str,
        attributes: Attributes,
        condition: Condition | None = None,
    ) -> ObjectInfo:
        """Make a finished and synced temporary file the object `key`, blocking."""
        check_key(key)
        return self._commits.uploads.do_here(
            New(bucket, key, etag, attributes, path=str(temporary), condition=condition)
        )

    async def keep(
        self,
        temporary: Path,
        bucket: str,
        key: str,
        etag: str,
        attributes: Attributes,
        condition: Condition | None = None,
    ) -> ObjectInfo:
        """`commit`, waiting in the running loop."""
        check_key(key)
        return await self._commits.uploads.do(
            New(bucket, key, etag, attributes, path=str(temporary), condition=condition)
        )

    async def set_attributes(self, bucket: str, key: str, attributes: Attributes) -> ObjectInfo:
        """Replace content type, headers and metadata of an object."""
        return await self.run(self._set_attributes, bucket, key, attributes)

    def _set_attributes(self, bucket: str, key: str, attributes: Attributes) -> ObjectInfo:
        with self.tree.lock(bucket, key):
            info = self.look(bucket, key)
            found = self.tree.find(bucket, key)
            if info is None or found is None:
                raise no_such_key(key)
            row = Row(found[1].st_size, found[1].st_mtime_ns, info.etag, attributes)
            self.index.write([(bucket, key, row)])
            return described(key, row)

    # reading

    async def get_bytes(
        self, bucket: str, key: str, start: int | None = None, end: int | None = None
    ) -> bytes:
        """The content from byte `start` up to, not including, `end`."""
        return await self.run(self._get_bytes, bucket, key, start or 0, end)

    def _get_bytes(self, bucket: str, key: str, start: int, end: int | None) -> bytes:
        info, stream = self.open(bucket, key)
        with stream:
            stream.seek(start)
            return read_exactly(stream, max(0, min(info.size, info.size if end is None else end) - start))

    async def get_file(self, bucket: str, key: str, destination: Path) -> ObjectInfo:
        """Copy an object out; `destination` appears, or changes, only when the copy is whole."""
        await self.pass_gate(bucket, key)
        return await self.run(self.copy_out, bucket, key, destination)

    def copy_out(self, bucket: str, key: str, destination: Path) -> ObjectInfo:
        """`get_file`, blocking."""
        info, stream = self.open(bucket, key)
        destination.parent.mkdir(parents=True, exist_ok=True)
        partial = destination.with_name(f".{os.urandom(6).hex()}.part")
        try:
            with stream, partial.open("xb") as target:
                shutil.copyfileobj(stream, target, _BLOCK)
            partial.replace(destination)
        finally:
            partial.unlink(missing_ok=True)
        return info

    # removing

    async def delete(self, bucket: str, key: str) -> bool:
        """Remove an object; False where there was none."""
        return await self._removals.one_by_one.do((bucket, key))

    async def delete_many(self, bucket: str, keys: Sequence[str]) -> dict[str, ObsProblem]:
        """Remove objects; the problems of keys that cannot be removed."""
        self.tree.top(bucket)
        outcomes = await self.run(self._removals.remove, [(bucket, key) for key in keys])
        pairs = zip(keys, outcomes, strict=True)
        return {key: outcome for key, outcome in pairs if isinstance(outcome, ObsProblem)}

    async def delete_prefix(self, bucket: str, prefix: str) -> int:
        """Remove every object whose key starts with `prefix`; their number."""
        if not prefix:
            raise invalid_argument("Name the prefix to delete.")
        return await self.run(self._delete_prefix, bucket, prefix)

    def _delete_prefix(self, bucket: str, prefix: str) -> int:
        count, marker = 0, ""
        while True:
            page = list_page(self, bucket, PageRequest(prefix, marker))
            outcomes = self._removals.remove([(bucket, info.key) for info in page.objects])
            for problem in outcomes:
                if isinstance(problem, ObsProblem):
                    raise problem
            count += sum(map(bool, outcomes))
            if page.next_marker is None:
                return count
            marker = page.next_marker

    # whole directories

    async def download_prefix(self, bucket: str, prefix: str, directory: Path) -> Transfer:
        """Copy every object below the directory `prefix` to `directory`; see `transfers.download`."""
        await self.pass_gate(bucket, prefix)
        return await download(self, bucket, prefix, directory)

    async def upload_directory(self, directory: Path, bucket: str, prefix: str) -> Transfer:
        """Copy new and changed files below `directory` to `prefix`; see `transfers.upload`."""
        await self.pass_gate(bucket, prefix)
        return await upload(self, directory, bucket, prefix)

    # links

    def presign(self, method: str, bucket: str, key: str, expires_s: int, **query: str) -> str:
        """A link that lets anybody do `method` with the object for `expires_s` seconds.

        `query` adds parameters to it (`**{"response-content-type": "text/plain"}`, …).
        """
        if self._account is None or not self.base_url:
            raise RuntimeError("a store signs links once it has an account and its listener's base URL")
        expires = int(self.now()) + expires_s
        return self.base_url + presigned(self._account, method, (bucket, key), expires, query)


def guess_type(name: str) -> str:
    """The content type that a file's name says."""
    return mimetypes.guess_type(name)[0] or "application/octet-stream"


def _md5(data: bytes) -> str:
    return hashlib.md5(data, usedforsecurity=False).hexdigest()


__all__ = ["Attributes", "Bucket", "Condition", "ObjectInfo", "ObjectStore", "guess_type"]
