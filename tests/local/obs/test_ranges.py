"""Ranges as HTTP has them: one that makes no sense is ignored, one behind the end is refused."""

from __future__ import annotations

import time
from typing import Any

import httpx
import pytest

from jupyter_modelarts.local.obs.presign import presigned


@pytest.mark.parametrize(
    ("asked", "status", "content"),
    [
        ("bytes=2-4", 206, b"234"),
        ("bytes=7-", 206, b"789"),
        ("bytes=-3", 206, b"789"),
        ("bytes=-30", 206, b"0123456789"),
        ("bytes=8-99999999999", 206, b"89"),
        ("bytes=5-2", 200, b"0123456789"),
        ("bytes=-", 200, b"0123456789"),
        ("bytes=0-1,4-5", 200, b"0123456789"),
        ("lines=1-2", 200, b"0123456789"),
        ("bytes=0-" + "9" * 5000, 200, b"0123456789"),
        ("bytes=10-", 416, None),
        ("bytes=-0", 416, None),
    ],
    ids=lambda value: value[:20] if isinstance(value, str) else None,
)
def test_ranges(obs_server: Any, bucket: str, asked: str, status: int, content: bytes | None) -> None:
    obs_server.run(obs_server.store.put_bytes(bucket, "ten", b"0123456789"))
    link = presigned(obs_server.account, "GET", (bucket, "ten"), int(time.time()) + 60, {})
    answer = httpx.get(obs_server.url + link, headers={"Range": asked})
    assert answer.status_code == status
    if content is not None:
        assert answer.content == content
