"""Whether a local file and an object, or two objects, have the same content: by size, then by MD5."""

from __future__ import annotations

import asyncio
import base64
import binascii
import hashlib
import re
import time
from collections.abc import Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

from . import control
from .local_file import check_unchanged
from .wire import Request

if TYPE_CHECKING:
    from .changes import Reason
    from .hash_cache import HashCache
    from .local_file import File
    from .models import Entry
    from .stores import Stores

_MD5 = re.compile(r"[0-9a-f]{32}")
_OF_PARTS = re.compile(r"[0-9a-f]{32}-(\d+)")
_WHOLE = ("md5", "content-md5", "md5chksum")
"""Metadata in which this client and others keep the MD5 of an object that was sent in parts."""
_PART_SIZE = "part-size"
_USUAL_PARTS = tuple(mib << 20 for mib in (16, 8, 5, 9, 32, 64, 10, 50, 100, 128))
_MOST_TRIED = 3
_HEADS_AT_ONCE = 32
_BLOCK = 1 << 20

Key = tuple[str, int]


async def differing(
    stores: Stores, cache: HashCache, pairs: Mapping[str, tuple[File, Entry]]
) -> dict[str, Reason]:
    """The names of which file and object differ, and in what: `size` or `content`."""
    found: dict[str, Reason] = {
        name: "size" for name, (file, entry) in pairs.items() if file.size != entry.size
    }
    rest = {name: pair for name, pair in pairs.items() if name not in found}
    etags = await asyncio.to_thread(cache.etags, [file for file, _ in rest.values()])
    same = {name for (name, (_, e)), etag in zip(rest.items(), etags, strict=True) if etag and etag == e.etag}
    rest = {name: pair for name, pair in rest.items() if name not in same}
    known = await _md5_of(stores, cache, [entry for _, entry in rest.values()])
    comparable = {name: pair for name, pair in rest.items() if isinstance(known[_key(pair[1])], bytes)}
    files = [file for file, _ in comparable.values()]
    digests = await asyncio.to_thread(cache.digests, files, "md5")
    for (name, (_, entry)), digest in zip(comparable.items(), digests, strict=True):
        if known[_key(entry)] != digest:
            found[name] = "content"
    for name, (file, entry) in rest.items():
        parts = known[_key(entry)]
        if isinstance(parts, list) and not await asyncio.to_thread(_fits, file, entry, parts, cache):
            found[name] = "content"
    return found


async def differing_objects(
    stores: Stores, cache: HashCache, pairs: Mapping[str, tuple[Entry, Entry]]
) -> dict[str, Reason]:
    """The names of which two objects differ, as far as can be known without reading them."""
    found: dict[str, Reason] = {
        name: "size" for name, (one, other) in pairs.items() if one.size != other.size
    }
    open_ = {
        name: pair
        for name, pair in pairs.items()
        if name not in found and (not pair[0].etag or pair[0].etag != pair[1].etag)
    }
    known = await _md5_of(stores, cache, [entry for pair in open_.values() for entry in pair])
    for name, (one, other) in open_.items():
        first, second = known[_key(one)], known[_key(other)]
        if not isinstance(first, bytes) or first != second:
            found[name] = "content"
    return found


def _key(entry: Entry) -> Key:
    return entry.etag or "", entry.size or 0


async def _md5_of(stores: Stores, cache: HashCache, entries: Iterable[Entry]) -> dict[Key, bytes | list[int]]:
    """The MD5 of each content: as the ETag says, as remembered, as metadata say.

    Where nobody knows it, the sizes of the parts that the object may have been sent in.
    """
    entries = list(entries)
    of_parts = {_key(entry): entry for entry in entries if not _MD5.fullmatch(entry.etag or "")}
    found: dict[Key, bytes | list[int]] = {
        _key(entry): bytes.fromhex(entry.etag or "") for entry in entries if _key(entry) not in of_parts
    }
    found.update(await asyncio.to_thread(cache.objects, of_parts) if of_parts else {})
    unknown = [entry for key, entry in of_parts.items() if key not in found]
    told = await _asked(stores, unknown)
    cache.remember_objects((*key, md5) for key, md5 in told.items() if isinstance(md5, bytes))
    return {**found, **told}


async def _asked(stores: Stores, entries: Iterable[Entry]) -> dict[Key, bytes | list[int]]:
    from .parallel import in_parallel

    found: dict[Key, bytes | list[int]] = {}

    async def ask(entry: Entry) -> None:
        answer = await control.ask(stores, Request("HEAD", entry.path))
        said = _said(entry, control.own_metadata(answer.headers))
        if isinstance(said, bytes) or _key(entry) not in found:  # another of the same may say more
            found[_key(entry)] = said

    await in_parallel(list(entries), _HEADS_AT_ONCE, ask)
    return found


def _said(entry: Entry, metadata: Mapping[str, str]) -> bytes | list[int]:
    for name in _WHOLE:
        md5 = _digest(metadata.get(name, ""))
        if md5:
            return md5
    own = metadata.get(_PART_SIZE, "")
    candidates = [int(own)] if own.isdigit() and int(own) else _USUAL_PARTS
    return list(_possible(entry, candidates))[:_MOST_TRIED]


def _digest(text: str) -> bytes | None:
    """An MD5 as hexadecimal digits or in base64."""
    if _MD5.fullmatch(text.lower()):
        return bytes.fromhex(text)
    try:
        raw = base64.b64decode(text, validate=True)
    except binascii.Error:
        return None
    return raw if len(raw) == 16 else None


def _possible(entry: Entry, sizes: Iterable[int]) -> Iterator[int]:
    match = _OF_PARTS.fullmatch(entry.etag or "")
    size = entry.size or 0
    return (part for part in sizes if match and -(-size // part) == int(match[1]))


def _fits(file: File, entry: Entry, parts: list[int], cache: HashCache) -> bool:
    """Whether the file, sent in parts of one of these sizes, gets the object's ETag; remembers if so."""
    begun = time.time_ns()
    for part in parts:
        etag, md5 = _in_parts(file, part, cache)
        if etag == entry.etag:
            cache.remember("md5", [(file, md5)], since_ns=begun)
            cache.remember("etag", [(file, etag)], since_ns=begun)
            cache.remember_objects([(etag, file.size, md5)])
            return True
    return False


def _in_parts(file: File, part: int, cache: HashCache) -> tuple[str, bytes]:
    """The ETag that the file gets in parts of `part` bytes, and the MD5 of the whole."""
    whole, digests = hashlib.md5(usedforsecurity=False), []
    with file.path.open("rb", buffering=0) as stream:
        for start in range(0, file.size, part):
            one = hashlib.md5(usedforsecurity=False)
            left = min(part, file.size - start)
            while left and (block := stream.read(min(_BLOCK, left))):
                whole.update(block)
                one.update(block)
                left -= len(block)
            digests.append(one.digest())
    check_unchanged(file)
    cache.count(file.size)
    joined = hashlib.md5(b"".join(digests), usedforsecurity=False)
    return f"{joined.hexdigest()}-{len(digests)}", whole.digest()
