"""rclone against the embedded OBS: named by RCLONE, or found on the path."""

from __future__ import annotations

import hashlib
import json
import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import httpx
import pytest

RCLONE = os.environ.get("RCLONE") or shutil.which("rclone")
pytestmark = pytest.mark.skipif(RCLONE is None, reason="rclone is not installed (RCLONE names it)")
Rclone = Callable[..., str]


@pytest.fixture(params=["HuaweiOBS", "Other"])
def rclone(obs_server: Any, tmp_path: Path, request: pytest.FixtureRequest) -> Rclone:
    """The vendor's provider always puts the bucket into the host's name, which goes through a proxy here:
    whether the system finds names below localhost does not matter then."""
    vendor = request.param == "HuaweiOBS"
    settings = {
        "HTTP_PROXY": obs_server.url if vendor else "",
        "NO_PROXY": "",
        "RCLONE_CONFIG": str(tmp_path / "none.conf"),
        "RCLONE_CONFIG_OBS_TYPE": "s3",
        "RCLONE_CONFIG_OBS_PROVIDER": request.param,
        "RCLONE_CONFIG_OBS_ACCESS_KEY_ID": "AKEXAMPLE",
        "RCLONE_CONFIG_OBS_SECRET_ACCESS_KEY": "secret-of-the-test",
        "RCLONE_CONFIG_OBS_ENDPOINT": f"http://localhost:{obs_server.port}" if vendor else obs_server.url,
        "RCLONE_CONFIG_OBS_FORCE_PATH_STYLE": "true",
        "RCLONE_CONFIG_OBS_REGION": "embedded",
    }

    def run(*arguments: str) -> str:
        done = subprocess.run(
            [RCLONE or "", "--retries", "1", "--low-level-retries", "1", *arguments],
            env={**os.environ, **settings},
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        return done.stdout

    return run


def _tree(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()
    }


def test_trees(rclone: Rclone, bucket: str, tmp_path: Path) -> None:
    source, target = tmp_path / "source", tmp_path / "target"
    (source / "below").mkdir(parents=True)
    (source / "a +ü.txt").write_bytes(b"a")
    (source / "below" / "b").write_bytes(b"b" * 100_000)
    rclone("copy", str(source), f"obs:{bucket}/tree")
    assert rclone("lsf", f"obs:{bucket}/tree").splitlines() == ["a +ü.txt", "below/"]
    assert json.loads(rclone("size", "--json", f"obs:{bucket}"))["bytes"] == 100_001
    rclone("check", str(source), f"obs:{bucket}/tree")
    (source / "below" / "b").unlink()
    rclone("sync", str(source), f"obs:{bucket}/tree")
    rclone("copy", f"obs:{bucket}/tree", str(target))
    assert _tree(target) == {"a +ü.txt": b"a"}
    rclone("copyto", f"obs:{bucket}/tree/a +ü.txt", f"obs:{bucket}/moved")
    rclone("purge", f"obs:{bucket}/tree")
    assert rclone("lsf", "-R", f"obs:{bucket}").splitlines() == ["moved"]


def test_ranges_parts_and_copies(rclone: Rclone, bucket: str, tmp_path: Path) -> None:
    source, target = tmp_path / "source", tmp_path / "target"
    source.write_bytes(os.urandom(11 << 20))
    small = ("--s3-upload-cutoff", "5M", "--s3-chunk-size", "5M")
    rclone("copyto", *small, str(source), f"obs:{bucket}/large")
    rclone("copyto", "--s3-copy-cutoff", "5M", f"obs:{bucket}/large", f"obs:{bucket}/copy")
    rclone("copyto", f"obs:{bucket}/copy", str(target))
    assert target.read_bytes() == source.read_bytes()
    rclone("copyto", *small, "--checksum", str(source), f"obs:{bucket}/large")
    digest = rclone("hashsum", "MD5", f"obs:{bucket}/large")
    assert digest.split()[0] == hashlib.md5(source.read_bytes()).hexdigest()
    source.write_bytes(b"0123456789")
    rclone("copyto", str(source), f"obs:{bucket}/digits")
    assert rclone("cat", "--offset", "2", "--count", "3", f"obs:{bucket}/digits") == "234"


def test_buckets_and_links(rclone: Rclone, bucket: str, tmp_path: Path) -> None:
    rclone("mkdir", "obs:made-by-rclone")
    assert "made-by-rclone/" in rclone("lsf", "obs:").splitlines()
    rclone("rmdir", "obs:made-by-rclone")
    assert "made-by-rclone/" not in rclone("lsf", "obs:").splitlines()
    (tmp_path / "a").write_bytes(b"content")
    rclone("copyto", str(tmp_path / "a"), f"obs:{bucket}/a")
    link = httpx.URL(rclone("link", "--expire", "1h", f"obs:{bucket}/a").strip())
    read = httpx.get(link.copy_with(host="127.0.0.1"), headers={"Host": link.netloc.decode()})
    assert read.content == b"content"
    rclone("deletefile", f"obs:{bucket}/a")
    assert rclone("lsf", f"obs:{bucket}") == ""
