"""One request to the object storage: which bucket and object it means, and what came with it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING
from urllib.parse import unquote_plus, unquote_to_bytes

from .errors import invalid_argument
from .index import Attributes

if TYPE_CHECKING:
    from aiohttp import web

    from .signed import Caller
    from .storage import ObjectStore

_KEPT_HEADERS = ("cache-control", "content-disposition", "content-encoding", "content-language", "expires")
_META = re.compile(r"x-(?:obs|amz)-meta-(.+)")


@dataclass(frozen=True)
class Call:
    """What handlers work with; `key` is empty for calls on a bucket, `bucket` for calls on the service."""

    store: ObjectStore
    request: web.Request
    raw_path: str
    query: tuple[tuple[str, str | None], ...]
    bucket: str
    key: str
    caller: Caller
    owner: str
    common_headers: Mapping[str, str]
    """What every answer carries, for those who send their headers themselves."""

    @cached_property
    def parameters(self) -> Mapping[str, str]:
        """Query parameters; one without a value has an empty one."""
        return {name: value or "" for name, value in self.query}

    @property
    def method(self) -> str:
        """The request's method."""
        return self.request.method

    def header(self, name: str) -> str | None:
        """The value of `x-obs-<name>` or `x-amz-<name>`."""
        headers = self.request.headers
        return headers.get(f"x-obs-{name}", headers.get(f"x-amz-{name}"))

    def number(self, name: str, default: int) -> int:
        """A query parameter that is a whole number, not negative."""
        text = self.parameters.get(name) or str(default)
        if not (text.isascii() and text.isdigit() and len(text) < 19):
            raise invalid_argument(f"{name} must be a whole number, not {text[:40]!r}.")
        return int(text)

    @cached_property
    def attributes(self) -> Attributes:
        """Content type, standard headers and user metadata that the request gives an object."""
        headers = self.request.headers
        kept = {name: headers[name] for name in _KEPT_HEADERS if name in headers}
        coding = [part.strip() for part in kept.pop("content-encoding", "").split(",")]
        coding = [part for part in coding if part not in {"", "aws-chunked"}]
        if coding:
            kept["content-encoding"] = ",".join(coding)
        if not all(value.isprintable() for value in headers.values()):
            raise invalid_argument("The headers of an object must be printable UTF-8.")
        named = [(_META.fullmatch(name.lower()), value) for name, value in headers.items()]
        metadata = {match[1]: value for match, value in named if match}
        return Attributes(headers.get("Content-Type", "application/octet-stream"), kept, metadata)


def split_target(raw: str) -> tuple[str, str]:
    """Path and query of a request's target, still quoted."""
    if not raw.startswith("/"):  # absolute form: http://host/path
        raw = "/" + raw.partition("://")[2].partition("/")[2]
    path, _, query = raw.partition("?")
    return path, query


def split_path(path: str) -> tuple[str, str]:
    """Bucket and key of a path-style target; raises `ObsProblem` InvalidArgument."""
    bucket, _, key = path[1:].partition("/")
    try:
        return unquote_to_bytes(bucket).decode(), unquote_to_bytes(key).decode()
    except UnicodeDecodeError:
        raise invalid_argument("A key must be valid UTF-8.") from None


def split_query(query: str) -> tuple[tuple[str, str | None], ...]:
    """Names and values in their order; a name without `=` has None."""
    found: list[tuple[str, str | None]] = []
    for part in filter(None, query.split("&")):
        name, equals, value = part.partition("=")
        found.append((unquote_plus(name), unquote_plus(value) if equals else None))
    return tuple(found)
