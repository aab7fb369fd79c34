"""One obstore client for each bucket."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

if TYPE_CHECKING:
    from obstore.store import S3Store

    from jupyter_modelarts.contract.secrets import Secret

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
    _known: dict[str, S3Store] = field(default_factory=dict, repr=False)

    @property
    def path_style(self) -> bool:
        """Whether the bucket stands in the path instead of the host's name."""
        host = urlsplit(self.endpoint).hostname or ""
        try:
            ipaddress.ip_address(host)
        except ValueError:
            return "." not in host
        return True

    def base_url(self, bucket: str) -> str:
        """URL of a bucket, without a slash at the end."""
        parts = urlsplit(self.endpoint)
        if self.path_style:
            return f"{self.endpoint.rstrip('/')}/{bucket}"
        return f"{parts.scheme}://{bucket}.{parts.netloc}"

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
            unsigned_payload=True,
            client_options={
                "allow_http": self.endpoint.startswith("http://"),
                "connect_timeout": timedelta(seconds=_CONNECT_S),
                "timeout": timedelta(seconds=_USUAL_REQUEST_S),
            },
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
