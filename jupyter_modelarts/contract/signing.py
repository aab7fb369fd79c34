"""SDK-HMAC-SHA256: how a request is signed with an access key, and how a signature is checked.

    path, query, headers, body -> canonical_request -> string_to_sign -> signature -> Authorization

Pure functions: the client signs with them, the embedded service verifies with them.
"""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timezone
from functools import lru_cache
from urllib.parse import quote, unquote

ALGORITHM = "SDK-HMAC-SHA256"
DATE_FORMAT = "%Y%m%dT%H%M%SZ"
DATE_HEADER = "X-Sdk-Date"
CONTENT_HASH_HEADER = "X-Sdk-Content-Sha256"
SECURITY_TOKEN_HEADER = "X-Security-Token"  # noqa: S105 - a header's name
UNSIGNED_PAYLOAD = "UNSIGNED-PAYLOAD"
EMPTY_HASH = hashlib.sha256(b"").hexdigest()
_HASHED_CONTENT = ("application/json", "application/bson")

QueryItems = Iterable[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Authorization:
    """The parts of an `Authorization: SDK-HMAC-SHA256 …` header."""

    access_key: str
    signed_headers: tuple[str, ...]
    signature: str

    def header(self) -> str:
        """The header's value."""
        names = ";".join(self.signed_headers)
        return f"{ALGORITHM} Access={self.access_key}, SignedHeaders={names}, Signature={self.signature}"


def parse_authorization(value: str) -> Authorization | None:
    """The parts of the header's `value`; None where it is of another scheme or incomplete."""
    scheme, _, rest = value.strip().partition(" ")
    if scheme != ALGORITHM:
        return None
    parts = dict(_pair(part) for part in rest.split(","))
    try:
        names = tuple(name.strip().lower() for name in parts["SignedHeaders"].split(";"))
        return Authorization(parts["Access"], names, parts["Signature"])
    except KeyError:
        return None


def _pair(part: str) -> tuple[str, str]:
    name, _, value = part.strip().partition("=")
    return name, value


@lru_cache(maxsize=512)
def canonical_path(path: str) -> str:
    """The path of a URL, each segment quoted anew, always with a slash at its end."""
    quoted = "/".join(quote(segment, safe="~") for segment in unquote(path).split("/"))
    return quoted if quoted.endswith("/") else quoted + "/"


def canonical_query(items: QueryItems) -> str:
    """The decoded query `items`, sorted and quoted: also what the client puts into the URL."""
    return "&".join(f"{quote(key, safe='~')}={quote(value, safe='~')}" for key, value in sorted(items))


def canonical_request(
    method: str,
    path: str,
    query_items: QueryItems,
    headers: Mapping[str, str],
    signed_headers: Iterable[str],
    payload_hash: str,
) -> str:
    """The text that is signed; the names of `headers` and `signed_headers` are in lower case."""
    names = list(signed_headers)
    lines = "".join(f"{name}:{headers[name].strip()}\n" for name in names)
    return (
        f"{method.upper()}\n{canonical_path(path)}\n{canonical_query(query_items)}\n"
        f"{lines}\n{';'.join(names)}\n{payload_hash}"
    )


def string_to_sign(date: str, canonical: str) -> str:
    """Algorithm, `date` (as in `X-Sdk-Date`) and the hash of the canonical request."""
    return f"{ALGORITHM}\n{date}\n{hashlib.sha256(canonical.encode()).hexdigest()}"


def signature(secret_key: str, text: str) -> str:
    """The hexadecimal HMAC of the string to sign; the key is not derived."""
    return hmac.digest(secret_key.encode(), text.encode(), "sha256").hex()


def payload_hash(headers: Mapping[str, str], body: bytes) -> str:
    """The hash of `body`, or what `X-Sdk-Content-Sha256` says instead; an empty body has its own hash."""
    if not body:
        return EMPTY_HASH
    return headers.get(CONTENT_HASH_HEADER.lower()) or hashlib.sha256(body).hexdigest()


def is_hashed(content_type: str | None) -> bool:
    """Whether a body of this type is signed; all but JSON and BSON go as `UNSIGNED-PAYLOAD`."""
    return not content_type or content_type.startswith(_HASHED_CONTENT)


def sign(
    method: str,
    path: str,
    query_items: QueryItems,
    headers: Mapping[str, str],
    body: bytes,
    *,
    access_key: str,
    secret_key: str,
    date: str | None = None,
) -> dict[str, str]:
    """The headers to add to a request so that it is signed.

    Every header given is signed, except those with `_` in their names (gateways drop them); `headers`
    must hold `Host`.  `date` is the moment of signing, by default now.
    """
    lowered = {name.lower(): value for name, value in headers.items()}
    added = _dated(lowered, date)
    lowered.update((name.lower(), value) for name, value in added.items())
    names = sorted(name for name in lowered if "_" not in name)
    text = canonical_request(method, path, query_items, lowered, names, payload_hash(lowered, body))
    signed = signature(secret_key, string_to_sign(lowered[DATE_HEADER.lower()], text))
    added["Authorization"] = Authorization(access_key, tuple(names), signed).header()
    return added


def _dated(headers: Mapping[str, str], date: str | None) -> dict[str, str]:
    added = {}
    if DATE_HEADER.lower() not in headers:
        added[DATE_HEADER] = date or datetime.now(timezone.utc).strftime(DATE_FORMAT)
    if not is_hashed(headers.get("content-type")):
        added[CONTENT_HASH_HEADER] = UNSIGNED_PAYLOAD
    return added


def verify(
    method: str,
    path: str,
    query_items: QueryItems,
    headers: Mapping[str, str],
    body: bytes,
    *,
    authorization: Authorization,
    secret_key: str,
) -> bool:
    """Whether `authorization` is the signature of this request with `secret_key`.

    `path` is the path as it was sent (quoted), `query_items` are decoded.  A content hash that was sent
    must fit the body.  The age of the signature is looked at apart: `signed_at`.
    """
    lowered = {name.lower(): value for name, value in headers.items()}
    date = lowered.get(DATE_HEADER.lower(), "")
    missing = set(authorization.signed_headers) - set(lowered)
    if missing or not date or "host" not in authorization.signed_headers or not _hash_fits(lowered, body):
        return False
    text = canonical_request(
        method, path, query_items, lowered, authorization.signed_headers, payload_hash(lowered, body)
    )
    expected = signature(secret_key, string_to_sign(date, text))
    return hmac.compare_digest(expected.encode(), authorization.signature.encode())


def _hash_fits(headers: Mapping[str, str], body: bytes) -> bool:
    sent = headers.get(CONTENT_HASH_HEADER.lower())
    return not body or sent in (None, UNSIGNED_PAYLOAD, hashlib.sha256(body).hexdigest())


def signed_at(headers: Mapping[str, str]) -> datetime | None:
    """The moment in `X-Sdk-Date` (UTC); None where the header is missing or malformed."""
    lowered = {name.lower(): value for name, value in headers.items()}
    try:
        return datetime.strptime(lowered.get(DATE_HEADER.lower(), ""), DATE_FORMAT).replace(
            tzinfo=timezone.utc
        )
    except ValueError:
        return None
