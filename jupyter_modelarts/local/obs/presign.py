"""Links to objects that carry their own permission (V2 form, which the platform and S3 clients take)."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING, Protocol
from urllib.parse import quote, urlencode

from .keyed import keyed_hash

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jupyter_modelarts.contract.secrets import Secret


class Signer(Protocol):
    """Whose keys sign."""

    @property
    def access_key(self) -> str:
        """Access key id."""

    @property
    def secret_key(self) -> Secret:
        """Secret access key."""


def presigned(
    signer: Signer, method: str, key: tuple[str, str], expires: int, query: Mapping[str, str]
) -> str:
    """Path and query of a link for `method` on (bucket, key), good until `expires` (Unix time)."""
    place = f"/{quote(key[0])}/{quote(key[1])}"
    more = dict(sorted(query.items()))
    resource = place + ("?" + "&".join(f"{name}={value}" for name, value in more.items()) if more else "")
    text = f"{method.upper()}\n\n\n{expires}\n{resource}"
    signed = {
        **more,
        "AWSAccessKeyId": signer.access_key,
        "Expires": str(expires),
        "Signature": sign(signer.secret_key, text),
    }
    return f"{place}?{urlencode(signed)}"


def sign(secret: Secret, text: str) -> str:
    """HMAC-SHA1 in base64, as OBS native and V2 signatures have it."""
    return base64.b64encode(keyed_hash(secret.reveal().encode(), text.encode(), "sha1")).decode()
