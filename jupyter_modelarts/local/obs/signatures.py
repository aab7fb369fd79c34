"""Who sent a request: the ways it can be signed, in its headers or in its link.

    Authorization: OBS AK:…                  OBS native     signature_v2
    Authorization: AWS AK:…                  V2             signature_v2
    Authorization: AWS4-HMAC-SHA256 …        V4             signature_v4
    ?AccessKeyId= | ?AWSAccessKeyId=         links of both  signature_v2
    ?X-Amz-Algorithm=                        links          signature_v4
    policy= in a form                        both           `authenticate_form`

Every way ends in a `Caller`, or in the error code that the platform gives.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import signature_v2, signature_v4
from .errors import access_denied

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .signed import Caller, Credentials, Signed


def is_signed(request: Signed) -> bool:
    """Whether the request says who sent it, rightly or wrongly."""
    if "Authorization" in request.headers:
        return True
    return any(name.lower() in _SIGNED_BY for name, _ in request.query)


_SIGNED_BY = frozenset({"signature", "x-amz-algorithm"})


def authenticate(request: Signed, credentials: Credentials) -> Caller:
    """Who signed `request`; raises `ObsProblem` with the platform's code for what is wrong."""
    header = request.headers.get("Authorization")
    if header is not None:
        if header.startswith("AWS4-HMAC-SHA256 "):
            return signature_v4.by_header(request, header.partition(" ")[2], credentials)
        return signature_v2.by_header(request, header, credentials)
    if request.parameter("X-Amz-Algorithm") is not None:
        return signature_v4.by_link(request, credentials)
    if request.parameter("Signature") is not None:
        return signature_v2.by_link(request, credentials)
    raise access_denied("The request is not signed.")


def authenticate_form(request: Signed, fields: Mapping[str, str], credentials: Credentials) -> Caller:
    """Who signed the policy of a form; its fields have lower-case names."""
    if "x-amz-signature" in fields:
        return signature_v4.by_form(request, fields, credentials)
    return signature_v2.by_form(request, fields, credentials)
