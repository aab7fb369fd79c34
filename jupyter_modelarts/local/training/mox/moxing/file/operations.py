"""The functions of `mox.file`.  A path is one of object storage (`obs://`, `s3://`) or of this machine."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from . import copying, local, remote
from .entries import Entry, Stat
from .paths import directory, is_remote, join, text_of
from .streams import File

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


def read(url: Any, client_id: Any = None, binary: bool = False) -> Any:  # noqa: ARG001 - of the platform's module
    """The content of a file: text, or bytes with `binary`."""
    with File(url, "rb" if binary else "r") as file:
        return file.read()


def write(url: Any, data: Any, binary: bool = False) -> None:
    """Make `data` the content of a file."""
    with File(url, "wb" if binary or isinstance(data, bytes) else "w") as file:
        file.write(data)


def append(url: Any, data: Any, binary: bool = False) -> None:
    """Put `data` at the end of a file, which is made when it is not there."""
    with File(url, "ab" if binary or isinstance(data, bytes) else "a") as file:
        file.write(data)


append_remote = append
"""The same: an object is written anew with what is put at its end."""


def copy(src_url: Any, dst_url: Any, **_: Any) -> None:
    """Copy one file; `copy_parallel` copies directories."""
    copying.copy_file(text_of(src_url), text_of(dst_url))


def copy_parallel(
    src_url: Any,
    dst_url: Any,
    file_list: Sequence[str] | None = None,
    threads: int = 16,
    is_processing: bool = True,  # noqa: ARG001 - threads do here what processes do there
    use_queue: bool = True,  # noqa: ARG001
    **_: Any,
) -> None:
    """Copy a directory, or of it the relative names in `file_list`, `threads` files at once.

    Where there is nothing to copy, a line in the log says so.
    """
    copying.copy_tree(text_of(src_url), text_of(dst_url), file_list, threads)


def exists(url: Any) -> bool:
    """Whether there is a file or a directory."""
    path = text_of(url)
    return remote.exists(path) if is_remote(path) else local.exists(path)


def get_size(url: Any, recursive: bool = False) -> int:
    """Bytes of a file; of a directory 0, and with `recursive` those of all files below it."""
    path = text_of(url)
    return remote.get_size(path, recursive) if is_remote(path) else local.get_size(path, recursive)


def is_directory(url: Any) -> bool:
    """Whether there is a directory."""
    path = text_of(url)
    return remote.is_directory(path) if is_remote(path) else local.is_directory(path)


def list_directory(
    url: Any,
    recursive: bool = False,
    remove_sep: bool = True,
    skip_file: bool = False,
    skip_dir: bool = False,
    **_: Any,
) -> list[str]:
    """Names in a directory, relative to it, with `recursive` those in the directories below it as well.

    On this machine all of them come in any case, as with the platform's module.  Without `remove_sep` names
    of directories end with `/`.
    """
    path = text_of(url)
    found = remote.names(path, recursive) if is_remote(path) else local.names(path)
    kept = [name for name in found if not (skip_dir if name.endswith("/") else skip_file)]
    return [name.rstrip("/") for name in kept] if remove_sep else kept


def make_dirs(url: Any, **_: Any) -> None:
    """Make a directory and those above it."""
    path = text_of(url)
    (remote if is_remote(path) else local).make_directory(path)


def mk_dir(url: Any, **_: Any) -> None:
    """Make a directory whose parent is there; raises `MoxFileNotExistsException` where it is not."""
    path = text_of(url)
    (remote if is_remote(path) else local).make_one_directory(path)


def remove(url: Any, recursive: bool = False, **_: Any) -> None:
    """Remove a file, and with `recursive` a directory; without it a directory stays as it is."""
    path = text_of(url)
    (remote if is_remote(path) else local).remove(path, recursive)


def rename(src_url: Any, dst_url: Any, **_: Any) -> None:
    """Give a file or directory another name."""
    copying.rename(text_of(src_url), text_of(dst_url))


def stat(url: Any, **_: Any) -> Stat:
    """`length`, `mtime_nsec` and `is_directory` of a file or directory."""
    path = text_of(url)
    return remote.stat(path) if is_remote(path) else local.stat(path)


def glob(file_pattern: Any, **_: Any) -> list[str]:
    """Paths that match a pattern, sorted."""
    pattern = text_of(file_pattern)
    return remote.glob(pattern) if is_remote(pattern) else local.glob(pattern)


def scan_dir(url: Any, **_: Any) -> Iterator[Entry]:
    """What stands in a directory, each with its size and time."""
    path = text_of(url)
    if not is_remote(path):
        for name in local.children(path):
            place = os.path.join(path, name)
            yield Entry(name, place, local.stat(place))
        return
    remote.check_directory(path)
    for name, info in remote.children(path):
        found = Stat(info.size, int(info.modified * 1e9), False) if info else Stat(0, 0, True)
        yield Entry(name, join(path, name), found)


def walk(url: Any, topdown: bool = True, **_: Any) -> Iterator[tuple[str, list[str], list[str]]]:
    """A directory and all below it: path, names of directories, names of files of each."""
    path = text_of(url)
    if not is_remote(path):
        yield from local.walk(path, topdown)
        return
    if not remote.is_directory(path):
        return
    entries = list(remote.children(path))
    directories = [name for name, info in entries if info is None]
    here = path, directories, [name for name, info in entries if info is not None]
    if topdown:
        yield here
    for name in directories:
        yield from walk(directory(path) + name, topdown)
    if not topdown:
        yield here
