"""Single objects and listings, page by page.

What is below a place is listed by obstore, the quickest there is; where it cannot go on, because of a key
that it refuses, `listing` does.  What is inside a directory is listed by `listing`, a page at a time.
"""

from __future__ import annotations

from collections.abc import AsyncIterator
from typing import TYPE_CHECKING, Any

from jupyter_modelarts.contract.paths import ObsPath
from jupyter_modelarts.errors import InvalidArgument

from . import listing
from .errors import BehindTheEnd, InvalidObjectName, ObjectNotFound, translated
from .models import Entry

if TYPE_CHECKING:
    from .stores import Stores


async def head(stores: Stores, place: ObsPath) -> Entry | None:
    """The object at `place`, or None."""
    import obstore

    try:
        with translated(place):
            meta = await obstore.head_async(stores.store(place.bucket), place.key)
    except ObjectNotFound:
        return None
    return _entry(place.bucket, meta)


async def read(stores: Stores, place: ObsPath, start: int = 0, end: int | None = None) -> bytes:
    """Bytes of an object from `start` up to, not including, `end`; nothing where it ends before."""
    import obstore

    if place.is_directory:
        raise InvalidArgument(f"{place} is a directory.", hint=f"Look with: %ma_obs ls {place}")
    if start < 0 or (end is not None and end < 0):
        raise InvalidArgument("Bytes are counted from the start.", hint="Ask head(path).size first.")
    options: Any = {}
    if end is not None:
        if end <= start:
            return b""
        options["range"] = (start, end)
    elif start:
        options["range"] = {"offset": start}
    try:
        with translated(place):
            answer = await obstore.get_async(stores.store(place.bucket), place.key, options=options)
            return bytes(await answer.bytes_async())
    except BehindTheEnd:
        return b""


async def inside(stores: Stores, place: ObsPath) -> AsyncIterator[list[Entry]]:
    """Objects and directories in a directory, by name."""
    directory = place.as_directory()
    async for entries in listing.pages(stores, directory, delimiter="/"):
        yield [entry for entry in entries if entry.path != directory]


async def below(stores: Stores, place: ObsPath) -> AsyncIterator[list[Entry]]:
    """All objects below a directory, by key."""
    import obstore

    directory = place.as_directory()
    last = ""
    try:
        with translated(place):
            pages = obstore.list(
                stores.store(place.bucket), directory.key.rstrip("/") or None, chunk_size=listing.PAGE
            )
            async for page in pages:
                entries = [_entry(place.bucket, meta) for meta in page]
                last = entries[-1].path.key if entries else last
                yield entries
    except InvalidObjectName:
        async for entries in listing.pages(stores, directory, marker=last):
            yield [entry for entry in entries if not entry.is_directory]


def _entry(bucket: str, meta: Any) -> Entry:
    etag = meta["e_tag"]
    return Entry(
        ObsPath(bucket, meta["path"]), meta["size"], meta["last_modified"], etag.strip('"') if etag else None
    )
