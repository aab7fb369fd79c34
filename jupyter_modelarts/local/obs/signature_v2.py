"""OBS native and V2 signatures, in the Authorization header and in links: HMAC-SHA1 of a few lines."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from .errors import access_denied, invalid_argument
from .presign import sign
from .signed import (
    DIALECTS,
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

_SUBRESOURCES = frozenset(
    """
    accelerate acl append attname backtosource bucketstatus cors customdomain delete deletebucket
    directcoldaccess dispolicy encryption fileinterface inventory length lifecycle location logging
    metadata modify name notification object-lock obsalias obsbucketalias obscompresspolicy
    obsworkflowtriggerpolicy partnumber policy policystatus position publicaccessblock quota rename
    replication requestpayment response-cache-control response-content-disposition response-content-
    encoding response-content-language response-content-type response-expires restore retention select
    storageclass storageinfo storagepolicy tagging torrent truncate uploadid uploads versionid
    versioning versions website x-image-process x-image-save-bucket x-image-save-object x-oss-process
    x-workflow-execution-state x-workflow-execution-type x-workflow-graph-name x-workflow-limit
    x-workflow-next-marker x-workflow-prefix x-workflow-start x-workflow-template-name
    """.split()  # noqa: SIM905 - a list of this length would take a page
)


def by_header(request: Signed, header: str, credentials: Credentials) -> Caller:
    """Check `OBS AK:signature` or `AWS AK:signature`."""
    scheme, _, rest = header.partition(" ")
    access_key, colon, signature = rest.strip().partition(":")
    if scheme not in DIALECTS or not colon:
        raise invalid_argument("Unsupported Authorization Type")
    dialect = DIALECTS[scheme]
    secret = find_secret(request, access_key, credentials)
    own_date = request.headers.get(f"{dialect}date")
    check_skew(request.received, _moment(own_date or request.headers.get("Date", "")))
    date = "" if own_date else request.headers.get("Date", "")
    _check(request, dialect, date, secret, signature)
    return Caller(access_key, dialect)


def by_link(request: Signed, credentials: Credentials) -> Caller:
    """Check a link with `AccessKeyId` (native) or `AWSAccessKeyId` (V2)."""
    native = request.parameter("AccessKeyId")
    access_key = native or request.parameter("AWSAccessKeyId") or ""
    expires = request.parameter("Expires") or ""
    if not (expires.isascii() and expires.isdigit()):
        raise access_denied("A link needs the time at which it expires.")
    secret = find_secret(request, access_key, credentials)
    dialect = DIALECTS["OBS" if native else "AWS"]
    _check(request, dialect, expires, secret, request.parameter("Signature") or "")
    if int(expires) < request.now:
        raise access_denied("Request has expired")
    return Caller(access_key, dialect)


def by_form(request: Signed, fields: Mapping[str, str], credentials: Credentials) -> Caller:
    """Check the `signature` of a form's `policy`, whose fields have lower-case names."""
    native = fields.get("accesskeyid")
    access_key = native or fields.get("awsaccesskeyid", "")
    secret = find_secret(request, access_key, credentials)
    if not same(sign(secret, fields["policy"]), fields.get("signature", "")):
        raise mismatch(fields["policy"])
    return Caller(access_key, DIALECTS["OBS" if native else "AWS"])


def _check(request: Signed, dialect: str, date: str, secret: Secret, signature: str) -> None:
    own = {name.lower() for name in request.headers if name.lower().startswith(dialect)}
    check_covered(request, own)  # nothing is signed of what is written in the other dialect
    start = _text_before_resource(request, dialect, date)
    resource = _subresources(request, dialect)
    for path in request.resources():
        if same(sign(secret, start + path + resource), signature):
            return
    raise mismatch(start + next(request.resources()) + resource)


def _text_before_resource(request: Signed, dialect: str, date: str) -> str:
    headers = request.headers
    lines = [request.method, headers.get("Content-MD5", ""), headers.get("Content-Type", ""), date]
    named = ((name.lower(), value.strip()) for name, value in headers.items())
    own = sorted(pair for pair in named if pair[0].startswith(dialect))
    lines += [f"{name}:{value}" for name, value in own]
    return "\n".join(lines) + "\n"


def _subresources(request: Signed, dialect: str) -> str:
    if not request.query:
        return ""
    covered = sorted(
        (name, value)
        for name, value in request.query
        if name.lower() in _SUBRESOURCES or name.lower().startswith(dialect)
    )
    parts = [name if value is None else f"{name}={value}" for name, value in covered]
    return "?" + "&".join(parts) if parts else ""


def _moment(text: str) -> float | None:
    moment = http_date(text)
    return compact_date(text) if moment is None else moment
