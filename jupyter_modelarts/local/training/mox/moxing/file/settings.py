"""Keys, endpoint and limits: from the environment of the task, or from `set_auth`."""

from __future__ import annotations

import ipaddress
import os
from urllib.parse import urlsplit

MIB = 1024 * 1024
_LOCAL_HOSTS = ("localhost",)


class Auth:
    """How object storage is reached, and as whom."""

    def __init__(self) -> None:
        environment = os.environ
        self.access_key = environment.get("ACCESS_KEY_ID") or environment.get("OBS_ACCESS_KEY_ID", "")
        self.secret_key = environment.get("SECRET_ACCESS_KEY") or environment.get("OBS_SECRET_ACCESS_KEY", "")
        self.security_token = environment.get("SECURITY_TOKEN") or environment.get("OBS_SECURITY_TOKEN", "")
        self.is_secure = _flag(environment.get("S3_USE_HTTPS", "1"))
        self.ssl_verify = _flag(environment.get("S3_VERIFY_SSL", "0"))
        self.retry = 3
        self.path_style: bool | None = None
        self.host, self.port = "", 0
        self.use_server(environment.get("S3_ENDPOINT", ""))

    def __repr__(self) -> str:
        return f"Auth(host={self.host!r}, port={self.port}, is_secure={self.is_secure})"

    def use_server(self, server: str, port: int | None = None) -> None:
        """Take the address of a service: a URL or a host, with or without a port."""
        parts = urlsplit(server if "://" in server else f"//{server}")
        if parts.scheme:
            self.is_secure = parts.scheme == "https"
        self.host = parts.hostname or ""
        self.port = port or parts.port or 0

    @property
    def bucket_in_path(self) -> bool:
        """Whether a bucket stands in the path of a URL rather than in the name of the host."""
        return _is_local(self.host) if self.path_style is None else self.path_style


def _flag(text: str) -> bool:
    return text.strip().lower() not in {"", "0", "false", "no"}


def _is_local(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return host in _LOCAL_HOSTS
    return True


def large_file_tasks() -> int:
    """How many parts of one large file travel at once (MOX_FILE_LARGE_FILE_TASK_NUM)."""
    return max(_number("MOX_FILE_LARGE_FILE_TASK_NUM", 4), 1)


def part_size() -> int:
    """Bytes of a part; a larger file is uploaded in parts (MOX_FILE_PARTIAL_MAXIMUM_SIZE)."""
    return max(_number("MOX_FILE_PARTIAL_MAXIMUM_SIZE", 64 * MIB), 5 * MIB)


def _number(name: str, usual: int) -> int:
    text = os.environ.get(name, "")
    return int(text) if text.isdigit() else usual
