"""Listings page by page as OBS itself speaks (GET /bucket?marker=…): every key exactly as it is.

obstore lists faster, but strips the `/` at the end of the markers that a console makes for directories, and
refuses a listing with a key that it cannot address.
"""

from __future__ import annotations

import re
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from html import unescape
from typing import TYPE_CHECKING
from urllib.parse import quote

from jupyter_modelarts.contract.paths import ObsPath

from .models import Entry

if TYPE_CHECKING:
    from .stores import Stores

PAGE = 1000

_FIELD = re.compile(r"<(Key|LastModified|ETag|Size)>(.*?)</", re.DOTALL)
_PREFIX = re.compile(r"<CommonPrefixes>\s*<Prefix>(.*?)</Prefix>", re.DOTALL)
_NEXT = re.compile(r"<NextMarker>(.*?)</NextMarker>", re.DOTALL)
_NUMBER = re.compile(r"&#(x?)([0-9a-fA-F]{1,6});")
_TRUNCATED = re.compile(r"<IsTruncated>\s*true")


@dataclass(frozen=True, slots=True)
class Page:
    """Entries in the order of their keys; `marker` continues behind them, None at the end."""

    entries: list[Entry]
    marker: str | None


async def page(
    stores: Stores, place: ObsPath, *, marker: str = "", delimiter: str = "", limit: int = PAGE
) -> Page:
    """One request: what begins with `place`'s key, after `marker`; at most `limit` entries."""
    from . import control

    query = {"prefix": place.key, "marker": marker, "delimiter": delimiter, "max-keys": str(min(limit, PAGE))}
    text = "&".join(f"{name}={quote(value, safe='')}" for name, value in query.items() if value)
    return parse(place.bucket, await control.list_objects(stores, place.bucket, text))


async def pages(
    stores: Stores, place: ObsPath, *, delimiter: str = "", marker: str = ""
) -> AsyncIterator[list[Entry]]:
    """Page after page behind `marker`, one request each."""
    following: str | None = marker
    while following is not None:
        found = await page(stores, place, marker=following, delimiter=delimiter)
        yield found.entries
        following = found.marker


def parse(bucket: str, text: str) -> Page:
    """The page that a ListBucketResult says."""
    entries = [_entry(bucket, chunk) for chunk in text.split("<Contents>")[1:]]
    entries += [Entry(ObsPath(bucket, unescaped(prefix))) for prefix in _PREFIX.findall(text)]
    entries.sort(key=lambda entry: entry.path.key.encode(errors="surrogateescape"))
    marker = None
    if _TRUNCATED.search(text) and entries:
        following = _NEXT.search(text)
        marker = unescaped(following[1]) if following and following[1] else entries[-1].path.key
    return Page(entries, marker)


def _entry(bucket: str, text: str) -> Entry:
    fields = dict(_FIELD.findall(text))
    key, etag = unescaped(fields["Key"]), unescaped(fields["ETag"]).strip('"')
    return Entry(ObsPath(bucket, key), int(fields["Size"]), _moment(fields["LastModified"]), etag)


def unescaped(escaped: str) -> str:
    """What a text of a document says."""
    if "&" not in escaped:
        return escaped
    plain = _NUMBER.sub(_numbered, escaped)
    return unescape(plain) if "&" in plain else plain


def _numbered(match: re.Match[str]) -> str:
    """A character by its number, also one that HTML knows nothing of."""
    number = int(match[2], 16) if match[1] else int(match[2])
    return match[0] if chr(number) in "&<>" else chr(number)


@lru_cache(maxsize=4096)  # objects that came together share their second
def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text.replace("Z", "+00:00"))
