"""Content from one file to another, by the kernel where it offers that."""

from __future__ import annotations

import errno
import hashlib
import os
from pathlib import Path
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from .index import Attributes
    from .storage import Condition, ObjectInfo, ObjectStore

_BLOCK = 1 << 20
_NOT_OFFERED = {errno.EXDEV, errno.EINVAL, errno.ENOSYS, errno.EOPNOTSUPP, errno.EBADF, errno.EPERM}


def append_file(source: Path, target: IO[bytes]) -> None:
    """Append the whole of `source` to an unbuffered stream."""
    with source.open("rb", buffering=0) as stream:
        append_range(stream, target, 0, os.fstat(stream.fileno()).st_size)


def append_range(source: IO[bytes], target: IO[bytes], start: int, size: int) -> None:
    """Append `size` bytes from byte `start` of an unbuffered stream to another."""
    copied = _by_kernel(source, target, start, size)
    source.seek(start + copied)
    target.seek(0, os.SEEK_END)
    while copied < size and (block := source.read(min(_BLOCK, size - copied))):
        view = memoryview(block)
        while view:
            view = view[target.write(view) :]
        copied += len(block)


def _by_kernel(source: IO[bytes], target: IO[bytes], start: int, size: int) -> int:
    if not hasattr(os, "copy_file_range"):
        return 0
    copied = 0
    position = target.seek(0, os.SEEK_END)
    try:
        while copied < size:
            step = os.copy_file_range(
                source.fileno(), target.fileno(), size - copied, start + copied, position + copied
            )
            if not step:
                break
            copied += step
    except OSError as error:
        if error.errno not in _NOT_OFFERED:
            raise
    return copied


def copy_object(
    store: ObjectStore,
    source: tuple[str, str],
    target: tuple[str, str],
    attributes: Attributes | None = None,
    *,
    condition: Condition | None = None,
) -> ObjectInfo:
    """Copy (bucket, key) to (bucket, key), with its own attributes or new ones; blocks."""
    info, stream = store.open(*source)
    temporary = store.tree.temporary()
    try:
        with stream, temporary.open("xb", buffering=0) as copy:
            append_range(stream, copy, 0, info.size)
            os.fsync(copy.fileno())
        etag = file_md5(temporary) if info.etag.endswith("-0") else info.etag
        return store.commit(temporary, *target, etag, attributes or info.attributes(), condition)
    finally:
        temporary.unlink(missing_ok=True)


def file_md5(path: Path) -> str:
    """The MD5 of a file, in hexadecimal."""
    digest = hashlib.md5(usedforsecurity=False)
    with path.open("rb", buffering=0) as stream:
        while block := stream.read(_BLOCK):
            digest.update(block)
    return digest.hexdigest()


def copy_hashing(origin: IO[bytes], target: IO[bytes]) -> str:
    """Copy a stream to a file, sync that, and return the MD5."""
    digest = hashlib.md5(usedforsecurity=False)
    while block := origin.read(_BLOCK):
        digest.update(block)
        target.write(block)
    target.flush()
    os.fsync(target.fileno())
    return digest.hexdigest()
