"""s3fs, the file system that pandas and Dask use, against the embedded OBS."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import httpx
import pytest
import s3fs

AK, SK = "AKEXAMPLE", "secret-of-the-test"


@pytest.fixture
def files(obs_server: Any) -> Iterator[Any]:
    found = s3fs.S3FileSystem(
        key=AK,
        secret=SK,
        endpoint_url=obs_server.url,
        client_kwargs={"region_name": "embedded"},
        config_kwargs={"s3": {"addressing_style": "path"}},
        skip_instance_cache=True,
        use_listings_cache=False,
    )
    yield found
    found.close_session(found.loop, found.s3)


def test_files(files: Any, bucket: str) -> None:
    with files.open(f"{bucket}/directory/ü +.txt", "wb", ContentType="text/plain") as stream:
        stream.write(b"0123456789")
    path = f"{bucket}/directory/ü +.txt"
    assert files.ls(f"{bucket}/directory") == [path]
    assert files.info(path)["size"] == 10
    assert files.cat(path, start=2, end=5) == b"234"
    with files.open(path, "rb") as stream:
        stream.seek(7)
        assert stream.read() == b"789"
    assert files.exists(path)
    assert not files.exists(f"{bucket}/nothing")
    with pytest.raises(FileNotFoundError):
        files.cat(f"{bucket}/nothing")


def test_trees(files: Any, bucket: str, tmp_path: Path) -> None:
    source = tmp_path / "source"
    (source / "below").mkdir(parents=True)
    (source / "a.txt").write_bytes(b"a")
    (source / "below" / "b.txt").write_bytes(b"b")
    files.put(str(source), f"{bucket}/tree", recursive=True)
    assert sorted(files.find(f"{bucket}/tree")) == [f"{bucket}/tree/a.txt", f"{bucket}/tree/below/b.txt"]
    assert files.glob(f"{bucket}/tree/*.txt") == [f"{bucket}/tree/a.txt"]
    assert files.du(f"{bucket}/tree") == 2
    files.get(f"{bucket}/tree", str(tmp_path / "target"), recursive=True)
    assert (tmp_path / "target" / "below" / "b.txt").read_bytes() == b"b"
    files.mv(f"{bucket}/tree/a.txt", f"{bucket}/moved.txt")
    assert files.cat(f"{bucket}/moved.txt") == b"a"
    files.rm(f"{bucket}/tree", recursive=True)
    assert files.find(bucket) == [f"{bucket}/moved.txt"]


def test_parts(files: Any, bucket: str) -> None:
    data = os.urandom(11 << 20)
    with files.open(f"{bucket}/large", "wb", block_size=5 << 20) as stream:
        for start in range(0, len(data), 1 << 20):
            stream.write(data[start : start + (1 << 20)])
    assert files.info(f"{bucket}/large")["ETag"].strip('"').endswith("-3")
    assert files.cat(f"{bucket}/large") == data
    files.copy(f"{bucket}/large", f"{bucket}/copy")
    assert files.cat(f"{bucket}/copy", start=(11 << 20) - 9) == data[-9:]
    with files.open(f"{bucket}/copy", "ab") as stream:
        stream.write(b"more")
    assert files.info(f"{bucket}/copy")["size"] == (11 << 20) + 4


def test_buckets(files: Any) -> None:
    files.mkdir("made-by-s3fs")
    assert "made-by-s3fs" in files.ls("")
    files.rmdir("made-by-s3fs")
    assert not files.exists("made-by-s3fs")


def test_links_tags_and_metadata(files: Any, bucket: str) -> None:
    path = f"{bucket}/a"
    files.pipe(path, b"content")
    assert httpx.get(files.sign(path)).content == b"content"
    files.setxattr(path, copy_kwargs={"ContentType": "text/x"}, stage="raw")
    assert files.metadata(path, refresh=True) == {"stage": "raw"}
    files.put_tags(path, {"stage": "raw"})
    assert files.get_tags(path) == {"stage": "raw"}
    files.chmod(path, "public-read")
    assert httpx.get(files.url(path).partition("?")[0]).content == b"content"


def test_data_frames(files: Any, bucket: str, obs_server: Any) -> None:
    import pandas

    options = {"key": AK, "secret": SK, "endpoint_url": obs_server.url}
    frame = pandas.DataFrame({"a": [1, 2]})
    frame.to_csv(f"s3://{bucket}/frame.csv", index=False, storage_options=options)
    assert pandas.read_csv(f"s3://{bucket}/frame.csv", storage_options=options).a.tolist() == [1, 2]
