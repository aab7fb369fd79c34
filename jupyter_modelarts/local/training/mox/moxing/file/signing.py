"""The native signature of OBS: an HMAC over a few lines of a request."""

from __future__ import annotations

import base64
import hashlib
import hmac
import time
from email.utils import formatdate
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .settings import Auth

_SUBRESOURCES = frozenset({"append", "partNumber", "position", "uploadId", "uploads"})


def signed(
    auth: Auth, method: str, resource: str, query: Mapping[str, str], headers: Mapping[str, str]
) -> dict[str, str]:
    """`headers` with date and signature; `resource` is `/bucket/key` as it is sent."""
    full = dict(headers)
    full["x-obs-date"] = formatdate(time.time(), usegmt=True)
    if auth.security_token:
        full["x-obs-security-token"] = auth.security_token
    if not auth.access_key:
        return full
    text = "\n".join([method, full.get("Content-MD5", ""), full.get("Content-Type", ""), "", *_own(full), ""])
    digest = hmac.new(auth.secret_key.encode(), (text + resource + _covered(query)).encode(), hashlib.sha1)
    signature = base64.b64encode(digest.digest()).decode()
    full["Authorization"] = f"OBS {auth.access_key}:{signature}"
    return full


def _own(headers: Mapping[str, str]) -> list[str]:
    named = sorted((name.lower(), value.strip()) for name, value in headers.items())
    return [f"{name}:{value}" for name, value in named if name.startswith("x-obs-")]


def _covered(query: Mapping[str, str]) -> str:
    parts = [
        f"{name}={value}" if value else name for name, value in sorted(query.items()) if name in _SUBRESOURCES
    ]
    return "?" + "&".join(parts) if parts else ""
