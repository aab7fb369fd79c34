"""Paths: `obs://bucket/key` and `s3://bucket/key` are in object storage, others here."""

from __future__ import annotations

import os
from typing import Any

SCHEMES = ("obs://", "s3://")


def text_of(url: Any) -> str:
    """A path as text; bytes and path objects may be given, too."""
    found = os.fspath(url)
    return os.fsdecode(found) if isinstance(found, bytes) else str(found)


def is_remote(url: Any) -> bool:
    """Whether a path is one of object storage."""
    return isinstance(url, (str, bytes, os.PathLike)) and text_of(url).startswith(SCHEMES)


def split(url: str) -> tuple[str, str]:
    """Bucket and key; raises `ValueError` where no bucket is named."""
    bucket, _, key = url.split("://", 1)[1].partition("/")
    if not bucket:
        raise ValueError(f"{url} names no bucket: write obs://bucket/directory/")
    return bucket, key


def base(url: str) -> str:
    """`obs://bucket/` as the path spells it."""
    scheme, rest = url.split("://", 1)
    return f"{scheme}://{rest.partition('/')[0]}/"


def directory(url: str) -> str:
    """The path with exactly one `/` at its end."""
    return url.rstrip("/") + "/"


def join(url: str, name: str) -> str:
    """The path of `name` below a directory."""
    return directory(url) + name if is_remote(url) else os.path.join(url, name)


def parent(url: str) -> str:
    """The directory that holds a remote path; a bucket is its own."""
    head = url.rstrip("/").rpartition("/")[0]
    return head if head.startswith(SCHEMES) and "://" in head and head.split("://", 1)[1] else base(url)
