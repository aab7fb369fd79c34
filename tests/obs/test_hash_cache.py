"""What is remembered of files, between calls and processes."""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

from jupyter_modelarts.obs import hash_cache
from jupyter_modelarts.obs.hash_cache import HashCache
from jupyter_modelarts.obs.local_file import look_at

from .written import write


def test_the_cache_survives_and_knows_a_changed_file(tmp_path: Path) -> None:
    write(tmp_path, {"a": b"1", "b": b"2"})
    both = [look_at(tmp_path / name, name) for name in ("a", "b")]
    first = HashCache(tmp_path / "cache")
    digests = first.digests(both, "md5")
    first.digests(both, "sha256")
    assert first.files_read == 4
    second = HashCache(tmp_path / "cache")
    assert (second.digests(both, "md5"), second.files_read) == (digests, 0)
    os.utime(tmp_path / "a", ns=(10**18, 10**18 + 9))
    moved = [look_at(tmp_path / "a", "a"), both[1]]
    assert (second.digests(moved, "md5"), second.files_read) == (digests, 1)
    assert second.digests(moved, "sha256")
    assert second.files_read == 2  # what was known of the file before it changed counts no more
    (tmp_path / "c").write_bytes(b"2")
    (tmp_path / "c").replace(tmp_path / "b")
    os.utime(tmp_path / "b", ns=(10**18, both[1].mtime_ns))
    second.digests([look_at(tmp_path / "b", "b")], "md5")
    assert second.files_read == 3  # another inode


def test_a_file_that_was_read_a_moment_after_it_was_written_is_not_remembered(tmp_path: Path) -> None:
    write(tmp_path, {"a": b"1"})
    cache = HashCache(tmp_path / "cache")
    file = look_at(tmp_path / "a", "a")
    for later_ns, known in ((1_000_000, None), (1_000_000_000, b"digest")):  # however long reading took
        cache.remember("md5", [(file, b"digest")], since_ns=file.mtime_ns + later_ns)
        assert cache._column([file], "md5") == [known]
    ahead = time.time_ns() + 10**11
    os.utime(file.path, ns=(ahead, ahead))
    for reads in (1, 2):
        cache.digests([look_at(file.path, "a")], "md5")
        assert cache.files_read == reads


@pytest.mark.parametrize("damage", ["garbage", "directory", "table"])
def test_a_cache_that_cannot_be_used_costs_only_time(tmp_path: Path, damage: str) -> None:
    write(tmp_path, {"a": b"1"})
    place = tmp_path / "cache"
    if damage == "garbage":
        place.write_bytes(b"no database" * 1000)
    elif damage == "directory":
        place.mkdir()
    else:
        sqlite3.connect(place).execute("CREATE TABLE file (other)").connection.close()
    cache = HashCache(place)
    file = look_at(tmp_path / "a", "a")
    assert cache.digests([file], "md5") == cache.digests([file], "md5")
    assert cache.files_read == (1 if damage == "garbage" else 2)


def test_several_processes_share_the_cache(tmp_path: Path) -> None:
    write(tmp_path, {f"f{number}": str(number).encode() for number in range(100)})
    code = (
        "import sys, pathlib\n"
        "from jupyter_modelarts.obs.hash_cache import HashCache\n"
        "from jupyter_modelarts.obs.local_file import look_at\n"
        "root = pathlib.Path(sys.argv[1]); cache = HashCache(root / 'cache')\n"
        "for number in range(100):\n"
        "    cache.digests([look_at(root / f'f{number}', 'f')], sys.argv[2])\n"
    )
    running = [
        subprocess.Popen([sys.executable, "-c", code, str(tmp_path), algorithm], stderr=subprocess.PIPE)
        for algorithm in ("md5", "sha256", "md5")
    ]
    for process in running:
        assert process.communicate(timeout=60)[1] == b""
        assert process.returncode == 0
    cache = HashCache(tmp_path / "cache")
    every = [look_at(tmp_path / f"f{number}", "f") for number in range(100)]
    cache.digests(every, "md5")
    cache.digests(every, "sha256")
    assert cache.files_read <= 4  # a lock that took too long is a file read again, no more


def test_the_cache_is_the_users(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    write(tmp_path, {"a": b"1"})
    HashCache().digests([look_at(tmp_path / "a", "a")], "md5")
    assert hash_cache.default_path().is_file()
    assert hash_cache.default_path().is_relative_to(tmp_path)
