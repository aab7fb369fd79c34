"""One obstore client for each bucket."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any
from urllib.parse import SplitResult, quote, urlsplit

if TYPE_CHECKING:
    from obstore.store import S3Store

    from jupyter_modelarts.contract.paths import ObsPath
    from jupyter_modelarts.contract.secrets import Secret

    from .wire import Wire

_RETRIES = 5
_USUAL_REQUEST_S = 300
_CONNECT_S = 10


@dataclass
class Stores:
    """Where object storage is, with which keys, and the clients made so far.

    A host that is an address (or localhost) is asked path-style, any other with the bucket in its name.
    """

    endpoint: str
    access_key: str
    secret_key: Secret
    security_token: Secret | None = None
    region: str = "embedded"
    ca_bundle: str = ""
    verify: bool = True
    """Whether what travels is hashed here, too, and compared with what the service says it got or has."""
    _known: dict[str, S3Store] = field(default_factory=dict, repr=False)

    @property
    def path_style(self) -> bool:
        """Whether the bucket stands in the path instead of the host's name."""
        host = urlsplit(self.endpoint).hostname or ""
        return _address(host) is not None or "." not in host

    @property
    def is_private(self) -> bool:
        """Whether nobody can change what travels: TLS, or this machine alone."""
        return self.endpoint.startswith("https://") or self.is_loopback

    @property
    def is_loopback(self) -> bool:
        """Whether the service is on this machine."""
        host = urlsplit(self.endpoint).hostname or ""
        address = _address(host)
        return address.is_loopback if address else host == "localhost"

    def base_url(self, bucket: str) -> str:
        """URL of a bucket, without a slash at the end."""
        if self.path_style:
            return f"{self.endpoint.rstrip('/')}/{bucket}"
        return f"{urlsplit(self.endpoint).scheme}://{self.host(bucket)}"

    def host(self, bucket: str) -> str:
        """Host and port to ask for a bucket, or for the list of buckets."""
        where = urlsplit(self.endpoint).netloc
        return where if self.path_style or not bucket else f"{bucket}.{where}"

    def target(self, path: ObsPath) -> str:
        """The path of the URL of an object, a bucket, or the list of buckets."""
        bucket = f"/{path.bucket}" if self.path_style and path.bucket else ""
        key = f"/{quote(path.key, safe='/~')}" if path.key else ""
        return f"{bucket}{key}" or "/"

    def resource(self, path: ObsPath) -> str:
        """The path as signatures have it, wherever the URL has the bucket."""
        if not path.bucket:
            return "/"
        slash = "/" if path.key or not self.path_style else ""
        return f"/{path.bucket}{slash}{quote(path.key, safe='/~')}"

    def proxy(self, host: str) -> SplitResult | None:
        """The proxy that the environment names for `host`; none for an address or this machine."""
        from urllib.request import getproxies, proxy_bypass

        named = getproxies().get(urlsplit(self.endpoint).scheme)
        if not named or self.path_style or proxy_bypass(host):
            return None
        return urlsplit(named if "://" in named else f"http://{named}")

    @cached_property
    def wire(self) -> Wire:
        """Connections for what obstore does not do."""
        from .wire import Wire

        return Wire(self)

    def store(self, bucket: str) -> S3Store:
        """The client of a bucket."""
        if bucket not in self._known:
            self._known[bucket] = self._make(bucket)
        return self._known[bucket]

    def _make(self, bucket: str) -> S3Store:
        from datetime import timedelta

        from obstore.store import S3Store

        token = {"token": self.security_token.reveal()} if self.security_token else {}
        return S3Store(
            bucket,
            endpoint=self.endpoint if self.path_style else self.base_url(bucket),
            access_key_id=self.access_key,
            secret_access_key=self.secret_key.reveal(),
            region=self.region,
            virtual_hosted_style_request=not self.path_style,
            unsigned_payload=self.is_private,  # signing it reads everything once more
            client_options=self._options(),
            retry_config={
                "max_retries": _RETRIES,
                "retry_timeout": timedelta(minutes=3),
                "backoff": {
                    "init_backoff": timedelta(milliseconds=100),
                    "max_backoff": timedelta(seconds=15),
                    "base": 2.0,
                },
            },
            **token,  # type: ignore[arg-type]
        )

    def _options(self) -> Any:
        from datetime import timedelta
        from pathlib import Path

        options: dict[str, Any] = {
            "allow_http": self.endpoint.startswith("http://"),
            "connect_timeout": timedelta(seconds=_CONNECT_S),
            "timeout": timedelta(seconds=_USUAL_REQUEST_S),
        }
        if self.ca_bundle:
            options["root_certificate"] = Path(self.ca_bundle).read_bytes()
        return options


def _address(host: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        return ipaddress.ip_address(host)
    except ValueError:
        return None
