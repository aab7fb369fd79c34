"""Signature V4: of headers, of links, and of a body that comes in signed chunks."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from time import gmtime, strftime
from typing import TYPE_CHECKING
from urllib.parse import quote

from .errors import ObsProblem, access_denied, invalid_argument
from .keyed import keyed_hash
from .signed import (
    Caller,
    Credentials,
    Signed,
    check_covered,
    check_skew,
    compact_date,
    find_secret,
    http_date,
    mismatch,
    same,
)

if TYPE_CHECKING:
    from jupyter_modelarts.contract.secrets import Secret

_EMPTY = hashlib.sha256(b"").hexdigest()
_LONGEST_LINK_S = 7 * 24 * 3600
_SPACES = re.compile(r" +")


@dataclass(frozen=True)
class Scope:
    """`AK/day/region/service/aws4_request`, the key's part taken off."""

    access_key: str
    day: str
    text: str

    @classmethod
    def parse(cls, credential: str) -> Scope:
        """Read the `Credential` of a request."""
        access_key, *parts = credential.rsplit("/", 4)
        if len(parts) != 4 or parts[3] != "aws4_request":
            raise ObsProblem(400, "AuthorizationHeaderMalformed", "The credential has a wrong form.")
        return cls(access_key, parts[0], "/".join(parts))

    def key(self, secret: Secret) -> bytes:
        """The signing key of this scope."""
        return _signing_key(secret.reveal(), self.text)


@lru_cache(maxsize=64)
def _signing_key(secret: str, scope: str) -> bytes:
    key = b"AWS4" + secret.encode()
    for part in scope.split("/"):
        key = keyed_hash(key, part.encode(), "sha256")
    return key


class ChunkSigner:
    """Checks the signatures of a body's chunks, each of which covers the one before."""

    def __init__(self, key: bytes, date: str, scope: str, seed: str) -> None:
        self._key = key
        self._start = f"{date}\n{scope}\n"
        self._previous = seed

    def check_chunk(self, digest: str, signature: str) -> None:
        """Raise SignatureDoesNotMatch unless `signature` belongs to the chunk with this SHA-256."""
        self._check(f"AWS4-HMAC-SHA256-PAYLOAD\n{self._start}{self._previous}\n{_EMPTY}\n{digest}", signature)

    def check_trailer(self, trailer: bytes, signature: str) -> None:
        """The same for the headers behind the last chunk."""
        digest = hashlib.sha256(trailer).hexdigest()
        self._check(f"AWS4-HMAC-SHA256-TRAILER\n{self._start}{self._previous}\n{digest}", signature)

    def _check(self, text: str, signature: str) -> None:
        own = keyed_hash(self._key, text.encode(), "sha256").hex()
        if not same(own, signature):
            raise mismatch()
        self._previous = own


def by_header(request: Signed, header: str, credentials: Credentials) -> Caller:
    """Check `Credential=…, SignedHeaders=…, Signature=…`."""
    fields = dict(part.strip().partition("=")[::2] for part in header.split(","))
    if not {"Credential", "SignedHeaders", "Signature"} <= fields.keys():
        raise ObsProblem(400, "AuthorizationHeaderMalformed", "The Authorization header lacks a part.")
    scope = Scope.parse(fields["Credential"])
    date = _date(request)
    check_skew(request.received, compact_date(date))
    payload = request.headers.get("x-amz-content-sha256") or request.headers.get("x-obs-content-sha256")
    if payload is None:
        raise invalid_argument("Signature V4 needs x-amz-content-sha256.")
    return _checked(
        request, scope, date, payload, (fields["SignedHeaders"], fields["Signature"]), credentials
    )


def _date(request: Signed) -> str:
    """When it was signed; a `Date` as HTTP writes it is signed in the compact form."""
    headers = request.headers
    own = headers.get("x-amz-date") or headers.get("x-obs-date")
    moment = None if own else http_date(headers.get("Date", ""))
    return (
        strftime("%Y%m%dT%H%M%SZ", gmtime(moment)) if moment is not None else own or headers.get("Date", "")
    )


def by_link(request: Signed, credentials: Credentials) -> Caller:
    """Check a link with `X-Amz-Algorithm=AWS4-HMAC-SHA256`."""
    given = {name: request.parameter(f"X-Amz-{name}") or "" for name in _LINK_FIELDS}
    if given["Algorithm"] != "AWS4-HMAC-SHA256" or not all(given.values()):
        raise ObsProblem(400, "AuthorizationQueryParametersError", "The link lacks a part of its signature.")
    sent = compact_date(given["Date"])
    lasts = int(given["Expires"]) if given["Expires"].isascii() and given["Expires"].isdigit() else -1
    if sent is None or not 0 < lasts <= _LONGEST_LINK_S:
        raise ObsProblem(400, "AuthorizationQueryParametersError", "A link lasts at most 7 days.")
    payload = request.headers.get("x-amz-content-sha256") or "UNSIGNED-PAYLOAD"
    kept = tuple(pair for pair in request.query if pair[0].lower() != "x-amz-signature")
    unsigned = replace(request, query=kept)
    signature = (given["SignedHeaders"], given["Signature"])
    caller = _checked(
        unsigned, Scope.parse(given["Credential"]), given["Date"], payload, signature, credentials
    )
    if request.received < sent:
        check_skew(request.received, sent)
    if request.now > sent + lasts:
        raise access_denied("Request has expired")
    return caller


def by_form(request: Signed, fields: Mapping[str, str], credentials: Credentials) -> Caller:
    """Check the `x-amz-signature` of a form's `policy`, whose fields have lower-case names."""
    scope = Scope.parse(fields.get("x-amz-credential", ""))
    key = scope.key(find_secret(request, scope.access_key, credentials))
    own = keyed_hash(key, fields["policy"].encode(), "sha256").hex()
    if not same(own, fields.get("x-amz-signature", "")):
        raise mismatch(fields["policy"])
    return Caller(scope.access_key, "x-amz-")


_LINK_FIELDS = ("Algorithm", "Credential", "Date", "Expires", "SignedHeaders", "Signature")


def _checked(
    request: Signed,
    scope: Scope,
    date: str,
    payload: str,
    signature: tuple[str, str],
    credentials: Credentials,
) -> Caller:
    names, given = signature
    covered = names.split(";")
    if not date.startswith(scope.day) or "host" not in covered:
        raise access_denied("Date or host is not covered by the signature.")
    check_covered(request, {*covered, "x-amz-content-sha256", "x-obs-content-sha256"})  # it is signed itself
    key = scope.key(find_secret(request, scope.access_key, credentials))
    for path in request.paths():
        digest = hashlib.sha256(_canonical(request, path, names, payload)).hexdigest()
        text = f"AWS4-HMAC-SHA256\n{date}\n{scope.text}\n{digest}"
        own = keyed_hash(key, text.encode(), "sha256").hex()
        if same(own, given):
            return Caller(scope.access_key, "x-amz-", payload, ChunkSigner(key, date, scope.text, own))
    raise mismatch(text)


def _canonical(request: Signed, path: str, names: str, payload: str) -> bytes:
    pairs = sorted((_quoted(name), _quoted(value or "")) for name, value in request.query)
    headers = [f"{name}:{_header(request, name)}\n" for name in names.split(";")]
    lines = (
        request.method,
        path,
        "&".join(f"{name}={value}" for name, value in pairs),
        "".join(headers),
        names,
        payload,
    )
    return "\n".join(lines).encode(errors="surrogateescape")


def _quoted(text: str) -> str:
    return quote(text, safe="-_.~")


def _header(request: Signed, name: str) -> str:
    return _SPACES.sub(" ", request.headers.get(name, "").strip())
