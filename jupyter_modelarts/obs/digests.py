"""MD5, as ETags carry it."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Mapping

PART_SIZE = "part-size"
"""Metadata of an object that was sent in parts: their size, so that a reader can check each."""
_MD5 = re.compile(r"[0-9a-f]{32}")
_OF_PARTS = re.compile(r"([0-9a-f]{32})-(\d+)")


def new() -> hashlib._Hash:
    """An MD5 to feed; it finds damage, it protects nothing."""
    return hashlib.md5(usedforsecurity=False)


def is_md5(etag: str | None) -> bool:
    """Whether an ETag (without quotes) looks like the MD5 of the content."""
    return bool(etag and _MD5.fullmatch(etag))


def of_parts(digests: Iterable[bytes]) -> str:
    """The ETag of an object whose parts have these MD5s."""
    parts = list(digests)
    return f"{hashlib.md5(b''.join(parts), usedforsecurity=False).hexdigest()}-{len(parts)}"


def parts_in(etag: str | None) -> int:
    """How many parts an ETag says the object was made of; 0 where it does not."""
    match = _OF_PARTS.fullmatch(etag or "")
    return int(match[2]) if match else 0


def comparable(headers: Mapping[str, str]) -> bool:
    """Whether the ETag in these headers of an answer is of the content, not of its encrypted form."""
    return not any(name.startswith(("x-obs-server-side-enc", "x-amz-server-side-enc")) for name in headers)
