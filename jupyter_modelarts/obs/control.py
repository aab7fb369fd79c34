"""What obstore does not offer: making and removing buckets, listing them, copies between buckets.

Small calls, signed the way OBS itself does (HMAC-SHA1 over a few lines), sent with httpx.
"""

from __future__ import annotations

import base64
import functools
import hashlib
import hmac
import re
import ssl
from collections.abc import Mapping
from email.utils import formatdate
from typing import TYPE_CHECKING
from urllib.parse import quote

from jupyter_modelarts.contract.paths import ObsPath

from .errors import TransferFailed, refused

if TYPE_CHECKING:
    import httpx

    from .stores import Stores

_TIMEOUT_S = 60
_CODE = re.compile(r"<Code>(\w+)</Code>")


async def make_bucket(stores: Stores, bucket: str) -> bool:
    """PUT /bucket; False where it is the caller's already.  Raises `BucketNameTaken`, `AccessDenied`."""
    if await bucket_exists(stores, bucket):
        return False
    body = b""
    if not stores.path_style:  # the embedded service has one region only
        where = f"<Location>{stores.region}</Location>"
        body = f"<CreateBucketConfiguration>{where}</CreateBucketConfiguration>".encode()
    await _send(stores, "PUT", ObsPath(bucket), body=body)
    return True


async def remove_bucket(stores: Stores, bucket: str) -> None:
    """DELETE /bucket.  Raises `BucketNotFound`, `BucketNotEmpty`."""
    await _send(stores, "DELETE", ObsPath(bucket))


async def bucket_exists(stores: Stores, bucket: str) -> bool:
    """HEAD /bucket."""
    answer = await _send(stores, "HEAD", ObsPath(bucket), accept=(404,))
    return answer.status_code != 404


async def list_buckets(stores: Stores) -> list[str]:
    """GET /: names of the caller's buckets."""
    answer = await _send(stores, "GET", ObsPath(""))
    return re.findall(r"<Bucket>.*?<Name>([^<]+)</Name>", answer.text, re.DOTALL)


async def list_objects(stores: Stores, bucket: str, query: str) -> str:
    """GET /bucket?prefix=…&marker=…&delimiter=…&max-keys=…: the XML of one page."""
    answer = await _send(stores, "GET", ObsPath(bucket), query=query)
    return answer.text


async def copy(stores: Stores, source: ObsPath, target: ObsPath) -> None:
    """PUT /bucket/key with x-obs-copy-source: the service copies, nothing travels."""
    where = {"x-obs-copy-source": quote(f"/{source.bucket}/{source.key}")}
    answer = await _send(stores, "PUT", target, headers=where, about=source)
    code = _CODE.search(answer.text)
    if code:  # a copy that fails after it began answers 200
        raise refused(answer.status_code, code[1], source, answer.text)


async def _send(
    stores: Stores,
    method: str,
    path: ObsPath,
    *,
    headers: Mapping[str, str] | None = None,
    body: bytes = b"",
    query: str = "",
    accept: tuple[int, ...] = (),
    about: ObsPath | None = None,
) -> httpx.Response:
    import httpx

    key = quote(path.key, safe="/~")
    base = stores.base_url(path.bucket) if path.bucket else stores.endpoint.rstrip("/")
    url = (f"{base}/{key}" if key else base) + (f"?{query}" if query else "")
    signed = _signed(stores, method, path, key, headers or {})
    try:
        async with httpx.AsyncClient(
            timeout=_TIMEOUT_S, trust_env=not stores.path_style, verify=_certificates(stores.endpoint)
        ) as client:
            answer = await client.request(method, url, headers=signed, content=body)
    except httpx.TransportError:
        raise TransferFailed(
            f"Object storage did not answer for {path}.", hint="Check the endpoint and the network."
        ) from None
    if answer.is_success or answer.status_code in accept:
        return answer
    code = _CODE.search(answer.text)
    raise refused(answer.status_code, code[1] if code else "", about or path, answer.text)


@functools.cache
def _certificates(endpoint: str) -> ssl.SSLContext | bool:
    """Made once: it takes longer than a call. Without TLS there are none."""
    import httpx

    return httpx.create_ssl_context() if endpoint.startswith("https://") else False


def _signed(stores: Stores, method: str, path: ObsPath, key: str, extra: Mapping[str, str]) -> dict[str, str]:
    headers = {**extra, "Date": formatdate(usegmt=True), "Content-Type": "application/xml"}
    if stores.security_token:
        headers["x-obs-security-token"] = stores.security_token.reveal()
    own = "".join(f"{name}:{headers[name]}\n" for name in sorted(headers) if name.startswith("x-obs-"))
    slash = "/" if key or not stores.path_style else ""
    resource = f"/{path.bucket}{slash}{key}" if path.bucket else "/"
    text = f"{method}\n\n{headers['Content-Type']}\n{headers['Date']}\n{own}{resource}"
    digest = hmac.digest(stores.secret_key.reveal().encode(), text.encode(), hashlib.sha1)
    headers["Authorization"] = f"OBS {stores.access_key}:{base64.b64encode(digest).decode()}"
    return headers
