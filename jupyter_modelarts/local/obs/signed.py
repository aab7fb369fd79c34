"""What every kind of signature has in common: the signed parts, the caller, skew, secrets."""

from __future__ import annotations

import hmac
from calendar import timegm
from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from functools import lru_cache
from time import strptime
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote

from jupyter_modelarts.contract import limits

from .errors import ObsProblem, access_denied

if TYPE_CHECKING:
    from jupyter_modelarts.contract.secrets import Secret

    from .signature_v4 import ChunkSigner

SKEW_S = limits.SIGNATURE_SKEW_SECONDS
DIALECTS = {"OBS": "x-obs-", "AWS": "x-amz-"}
"""Prefix of the headers that belong to a scheme of the Authorization header."""


@dataclass(frozen=True)
class Credential:
    """A secret key, and the security token that must come with a temporary one."""

    secret: Secret
    security_token: Secret | None = None


Credentials = Callable[[str], "Credential | None"]
"""Looks an access key up; None where it is unknown or no longer valid."""


@dataclass(frozen=True)
class Caller:
    """Whose request it is; `dialect` is the prefix of the headers it speaks."""

    access_key: str
    dialect: str = "x-amz-"
    payload_hash: str = ""
    """What the signature says of the body: a SHA-256, or one of the words that V4 has instead."""
    chunks: ChunkSigner | None = None


@dataclass(frozen=True)
class Signed:
    """The parts of a request that signatures cover."""

    method: str
    path: str
    """Quoted, as it came."""
    query: tuple[tuple[str, str | None], ...]
    headers: Mapping[str, str]
    bucket_in_host: str = ""
    now: float = 0.0
    """When it arrived, in seconds since the epoch, by the clock that links end by."""
    received: float = 0.0
    """The same by this machine's clock, which callers date their requests with."""

    def parameter(self, name: str) -> str | None:
        """A query parameter whose name may be written in either case."""
        lower = name.lower()
        return next((value for key, value in self.query if key.lower() == lower), None)

    def resources(self) -> Iterator[str]:
        """Ways in which clients write the resource in V2 and native signatures, the usual one first."""
        whole = f"/{self.bucket_in_host}{self.path}" if self.bucket_in_host else self.path
        yield whole
        yield quote(unquote(whole), safe="/~")
        if whole.count("/") == 1 or (whole.count("/") == 2 and whole.endswith("/")):  # a bucket
            yield whole.rstrip("/") if whole.endswith("/") else whole + "/"

    def paths(self) -> Iterator[str]:
        """Ways in which clients quote the path in V4 signatures, the usual one first."""
        yield self.path
        yield quote(unquote(self.path), safe="/~")


def find_secret(request: Signed, access_key: str, credentials: Credentials) -> Secret:
    """The secret of a known access key, its security token (where it needs one) checked."""
    known = credentials(access_key)
    if known is None:
        raise ObsProblem(403, "InvalidAccessKeyId", "The access key is not known here.")
    if known.security_token is not None:
        given = _security_token(request) or ""
        if not hmac.compare_digest(given.encode(), known.security_token.reveal().encode()):
            raise ObsProblem(403, "InvalidToken", "The security token is missing or wrong.")
    return known.secret


def _security_token(request: Signed) -> str | None:
    for dialect in DIALECTS.values():
        name = f"{dialect}security-token"
        given = request.headers.get(name) or request.parameter(name)
        if given:
            return given
    return None


def check_skew(now: float, sent: float | None) -> None:
    """Refuse what was signed more than 15 minutes away from now (both in seconds since the epoch)."""
    if sent is None:
        raise access_denied("The request needs a valid date.")
    if abs(now - sent) > SKEW_S:
        raise ObsProblem(
            403, "RequestTimeTooSkewed", "The clocks of client and service differ by more than 15 minutes."
        )


def check_covered(request: Signed, covered: Collection[str]) -> None:
    """Refuse headers of the platform that are not among those (in lower case) that a signature covers."""
    own = tuple(DIALECTS.values())
    if any(name.lower().startswith(own) and name.lower() not in covered for name in request.headers):
        raise access_denied("There were headers present in the request which were not signed.")


def mismatch(signed_text: str = "") -> ObsProblem:
    """403: the signature is not the one that the secret key gives; `signed_text` is what it should sign."""
    if "security-token" in signed_text:  # not repeated: answers end up in logs
        signed_text = ""
    return ObsProblem(
        403,
        "SignatureDoesNotMatch",
        "The signature does not fit. Check the secret key and what was signed.",
        details={"StringToSign": signed_text} if signed_text else None,
    )


@lru_cache(maxsize=64)  # many requests come in one second
def compact_date(text: str) -> float | None:
    """Seconds since the epoch of `YYYYMMDDTHHMMSSZ`; None for other texts."""
    try:
        return float(timegm(strptime(text, "%Y%m%dT%H%M%SZ")))
    except ValueError:
        return None


@lru_cache(maxsize=64)
def http_date(text: str) -> float | None:
    """Seconds since the epoch of a date as HTTP headers carry it; None for other texts."""
    try:
        return parsedate_to_datetime(text).timestamp()
    except (TypeError, ValueError):
        return None


def same(one: str, other: str) -> bool:
    """Whether two signatures are equal, in constant time."""
    return hmac.compare_digest(one.encode(), other.encode(errors="replace"))
