"""What `moxing.file` does in object storage; directories are what keys with `/` in them make."""

from __future__ import annotations

import fnmatch
import re
from typing import TYPE_CHECKING

from . import objects
from .entries import Stat
from .errors import MoxFileNotExistsException, MoxFileRespException, missing
from .paths import base, directory, join, parent, split

if TYPE_CHECKING:
    from collections.abc import Iterator

_MAGIC = re.compile(r"[*?\[]")


def find(url: str) -> objects.Info | None:
    """The object at a path; None where there is none, or a directory."""
    bucket, key = split(url)
    return objects.head(bucket, key) if key and not key.endswith("/") else None


def is_directory(url: str) -> bool:
    """Whether a path is a bucket or has something below it."""
    bucket, key = split(url)
    if not key.strip("/"):
        return objects.has_bucket(bucket)
    try:
        return next(objects.entries(bucket, directory(key)), None) is not None
    except MoxFileRespException as error:
        if objects.is_missing(error):
            return False
        raise


def exists(url: str) -> bool:
    """Whether there is an object or a directory."""
    return find(url) is not None or is_directory(url)


def stat(url: str) -> Stat:
    """Size and time of an object; a directory has neither."""
    found = find(url)
    if found is not None:
        return Stat(found.size, int(found.modified * 1e9), False)
    if is_directory(url):
        return Stat(0, 0, True)
    raise missing(url)


def get_size(url: str, recursive: bool) -> int:
    """Bytes of an object; of a directory 0, and with `recursive` those of everything below it."""
    if not recursive:
        return stat(url).length
    found = find(url)
    if found is not None:
        return found.size
    check_directory(url)
    return sum(entry.size for _, entry in _below(url))


def _below(url: str) -> Iterator[tuple[str, objects.Info]]:
    """Every object below a directory, with its name relative to it; the directory itself has none."""
    bucket, key = split(url)
    prefix = directory(key) if key.strip("/") else ""
    for entry in objects.entries(bucket, prefix):
        if isinstance(entry, objects.Info):
            yield entry.key[len(prefix) :], entry


def children(url: str) -> Iterator[tuple[str, objects.Info | None]]:
    """Names directly in a directory, sorted; None beside the name of a directory."""
    bucket, key = split(url)
    prefix = directory(key) if key.strip("/") else ""
    for entry in objects.entries(bucket, prefix, "/"):
        if isinstance(entry, str):
            yield entry[len(prefix) :].rstrip("/"), None
        elif entry.key != prefix:
            yield entry.key[len(prefix) :], entry


def check_directory(url: str) -> None:
    """Raise `MoxFileNotExistsException` where there is no directory."""
    if not is_directory(url):
        raise missing(url)


def names(url: str, recursive: bool) -> list[str]:
    """Names in a directory, relative to it; those of directories end with `/`."""
    check_directory(url)
    if not recursive:
        return [name if info else f"{name}/" for name, info in children(url)]
    found: dict[str, None] = {}
    for name, _ in _below(url):
        parts = name.split("/")
        for length in range(1, len(parts)):
            found["/".join(parts[:length]) + "/"] = None
        if parts[-1]:
            found[name] = None
    return list(found)


def files(url: str) -> list[tuple[str, int]]:
    """Every file below a directory: its relative name and its size."""
    return [(name, info.size) for name, info in _below(url) if name and not name.endswith("/")]


def make_directory(url: str) -> None:
    """Make a directory: an empty object whose key ends with `/`."""
    bucket, key = split(url)
    if key.strip("/") and not is_directory(url):
        objects.put(bucket, directory(key), b"")


def make_one_directory(url: str) -> None:
    """Make a directory whose parent is there."""
    if not is_directory(parent(url)):
        raise MoxFileNotExistsException(parent(url))
    make_directory(url)


def remove(url: str, recursive: bool) -> None:
    """Remove an object, or with `recursive` a directory; a directory without it stays as it is."""
    bucket, key = split(url)
    if find(url) is not None:
        objects.delete(bucket, key)
    elif not is_directory(url):
        raise missing(url)
    elif recursive:
        prefix = directory(key) if key.strip("/") else ""
        for entry in list(objects.entries(bucket, prefix)):
            if isinstance(entry, objects.Info):
                objects.delete(bucket, entry.key)


def glob(pattern: str) -> list[str]:
    """Paths that match a pattern of `*`, `?` and `[...]`, none of which matches a `/`."""
    found = [base(pattern)]
    _, key = split(pattern)
    parts = key.strip("/").split("/")
    for number, part in enumerate(parts):
        last = number == len(parts) - 1
        found = [path for place in found for path in _matching(place, part, last)]
    return found


def _matching(place: str, part: str, last: bool) -> Iterator[str]:
    if not _MAGIC.search(part):
        path = join(place, part)
        if not last or exists(path):
            yield path
        return
    for name, info in children(place):
        if (last or info is None) and fnmatch.fnmatchcase(name, part):
            yield join(place, name)
