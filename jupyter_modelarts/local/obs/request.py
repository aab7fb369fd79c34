"""One request to the object storage: which bucket and object it means, and what came with it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, unquote_plus, unquote_to_bytes, urlencode

from . import acl, properties
from .errors import invalid_argument, not_offered
from .index import Attributes

if TYPE_CHECKING:
    from aiohttp import web

    from .documents import Documents
    from .signed import Caller
    from .storage import ObjectStore

_KEPT_HEADERS = frozenset(
    {"cache-control", "content-disposition", "content-encoding", "content-language", "expires"}
)
_KEPT_OWN = ("website-redirect-location", "checksum-crc64ecma")
_OWN = ("x-obs-", "x-amz-")


@dataclass(frozen=True)
class Call:
    """What handlers work with; `key` is empty for calls on a bucket, `bucket` for calls on the service."""

    store: ObjectStore
    documents: Documents
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
        """Content type, headers and user metadata that the request gives an object."""
        return self.attributes_of(self.request.headers)

    def attributes_of(self, headers: Mapping[str, str]) -> Attributes:
        """The same of other headers (by names in any case), which a form's fields are."""
        kept: dict[str, str] = {}
        own: dict[str, str] = {}
        metadata: dict[str, str] = {}
        for name, value in headers.items():
            lower = name.lower()
            if lower.startswith(_OWN):
                if lower.startswith("meta-", 6):
                    metadata[lower[11:]] = value
                else:
                    own[lower[6:]] = value
            elif lower in _KEPT_HEADERS:
                kept[lower] = value
            if not value.isprintable():
                raise invalid_argument("The headers of an object must be printable UTF-8.")
        _set_coding(kept)
        kept.update(self._properties(own))
        content_type = headers.get("Content-Type", "application/octet-stream")
        return Attributes(content_type, kept, metadata)

    def _properties(self, own: Mapping[str, str]) -> dict[str, str]:
        """What the platform keeps of the object, from the headers without their prefix."""
        if any(name.startswith("server-side-encryption") for name in own):
            raise not_offered("server-side encryption")
        kept = {f"x-obs-{name}": own[name] for name in _KEPT_OWN if name in own}
        native = self.asked_class(own.get("storage-class"))
        if native != properties.STANDARD:
            kept[properties.STORAGE_CLASS] = native
        if own.get("tagging"):
            kept[properties.TAGGING] = tagging(own["tagging"])
        grants = acl.from_headers(own, self.owner)
        if grants is not None:
            kept[properties.ACL] = acl.encode(grants)
        return kept

    def asked_class(self, name: str | None) -> str:
        """The native storage class `name`; without one, that of the bucket."""
        if name:
            return properties.storage_class(name)
        return self.documents.get(self.bucket, "storageClass") or properties.STANDARD


def _set_coding(kept: dict[str, str]) -> None:
    """Take `aws-chunked`, which belongs to the request, out of the object's content coding."""
    if "content-encoding" not in kept:
        return
    coding = [part.strip() for part in kept.pop("content-encoding").split(",")]
    coding = [part for part in coding if part not in {"", "aws-chunked"}]
    if coding:
        kept["content-encoding"] = ",".join(coding)


def tagging(text: str) -> str:
    """Tags as a query (`a=1&b=2`), checked and written in one way."""
    return encode_tags(parse_qsl(text, keep_blank_values=True))


def encode_tags(tags: list[tuple[str, str]]) -> str:
    """Tags as a query; raises `ObsProblem` InvalidArgument."""
    if len(tags) > 10 or len(dict(tags)) < len(tags):
        raise invalid_argument("An object has at most 10 tags, each key once.")
    if any(not 0 < len(key) <= 128 or len(value) > 256 for key, value in tags):
        raise invalid_argument("A tag's key has 1 to 128 characters, its value at most 256.")
    return urlencode(tags)


def split_target(raw: str) -> tuple[str, str]:
    """Path and query of a request's target, still quoted."""
    if not raw.startswith("/"):  # absolute form: http://host/path
        raw = "/" + raw.partition("://")[2].partition("/")[2]
    path, _, query = raw.partition("?")
    return path, query


def split_path(path: str, bucket_in_host: str = "") -> tuple[str, str]:
    """Bucket and key of a target; raises `ObsProblem` InvalidArgument."""
    try:
        if bucket_in_host:
            return bucket_in_host, unquote_to_bytes(path[1:]).decode()
        bucket, _, key = path[1:].partition("/")
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
