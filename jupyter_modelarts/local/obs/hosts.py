"""Which bucket the Host header names, for clients that put it there instead of into the path.

127.0.0.1:9000, localhost:9000, obs.example.myhuaweicloud.com    none: it is in the path
photos.localhost:9000, photos.127.0.0.1.nip.io:9000              photos
photos.obs.localhost, photos.obs.example.myhuaweicloud.com       photos
"""

from __future__ import annotations

import re
from functools import lru_cache

_LOOPBACK = r"localhost|127\.\d+\.\d+\.\d+(?:\.nip\.io)?"
_ENDPOINT = re.compile(
    rf"(?:(?P<bucket>[^/:]+?)\.)?"
    rf"(?:(?:obs|s3)(?:[.-][a-z0-9-]+)*\.(?:myhuaweicloud\.com|{_LOOPBACK})|{_LOOPBACK})",
    re.IGNORECASE,
)


@lru_cache(maxsize=256)
def bucket_in_host(host: str) -> str:
    """The bucket that a Host header names; empty where it names the service, or a host we do not know."""
    name = host.rpartition(":")[0] if re.search(r":\d+$", host) else host
    match = _ENDPOINT.fullmatch(name)
    return (match["bucket"] or "") if match else ""
