"""Sync in every direction, with the requests counted by a relay: only what differs travels."""

from __future__ import annotations

import hashlib
import os
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from jupyter_modelarts.contract.paths import ObsPath
from jupyter_modelarts.contract.secrets import Secret
from jupyter_modelarts.errors import InvalidArgument
from jupyter_modelarts.obs import Obs, control, errors
from jupyter_modelarts.obs.hash_cache import HashCache
from jupyter_modelarts.obs.loop import run
from jupyter_modelarts.obs.wire import Request

from .proxy import Proxy, proxy_to
from .written import write

MIB = 1 << 20


@pytest.fixture
def proxy(embedded: Any) -> Iterator[Proxy]:
    with proxy_to(embedded.obs) as proxy:
        yield proxy


@pytest.fixture
def counted(embedded: Any, proxy: Proxy, tmp_path: Path) -> Obs:
    """A client behind the relay, with a hash cache of its own."""
    revealed = getattr(embedded.secret_key, "reveal", lambda: embedded.secret_key)()
    made = Obs(proxy.url, embedded.access_key, Secret(revealed))
    made.aio.hashes = HashCache(tmp_path / "hashes.sqlite3")
    return made


@pytest.fixture
def source(tmp_path: Path) -> Path:
    root = tmp_path / "source"
    write(root, {"a.txt": b"a", "sub/b.txt": b"bb", "sub/deep/c.bin": os.urandom(300_000), "empty": b""})
    return root


def files(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()
    }


def objects(obs: Obs, place: ObsPath) -> dict[str, bytes]:
    start = len(place.as_directory().key)
    return {entry.path.key[start:]: obs.cat(entry.path) for entry in obs.iterate(place, recursive=True)}


def asked(proxy: Proxy) -> list[str]:
    """The requests since the last look, without what differs from run to run."""
    found = [f"{method} {target.partition('?')[0]}" for method, target in proxy.requests]
    proxy.reset()
    return found


def test_only_what_differs_is_sent(counted: Obs, proxy: Proxy, place: ObsPath, source: Path) -> None:
    goal = place / "data"
    first = counted.sync(source, goal)
    assert (first.files, first.unchanged, first.bytes) == (4, 0, 300_003)
    assert {change.reason for change in first.changes} == {"new"}
    assert objects(counted, goal) == files(source)
    counted.sync(source, goal)  # reads what is here once, to compare

    asked(proxy)
    again = counted.sync(source, goal)
    assert (again.files, again.unchanged, again.bytes_hashed) == (0, 4, 0)
    assert asked(proxy) == [f"GET /{place.bucket}"]

    write(source, {"sub/b.txt": b"BB"})
    changed = counted.sync(source, goal)
    assert [(change.name, change.reason) for change in changed.changes] == [("sub/b.txt", "content")]
    assert changed.bytes_hashed == 2
    assert asked(proxy) == [f"GET /{place.bucket}", f"PUT /{place.bucket}/data/sub/b.txt"]
    assert counted.cat(goal / "sub/b.txt") == b"BB"

    write(source, {"a.txt": b"longer"})
    assert [change.reason for change in counted.sync(source, goal).changes] == ["size"]


def test_a_file_touched_but_not_changed_stays(
    counted: Obs, proxy: Proxy, place: ObsPath, source: Path
) -> None:
    counted.sync(source, place / "data/")
    os.utime(source / "a.txt", ns=(10**18, 10**18 + 77))
    asked(proxy)
    assert counted.sync(source, place / "data/").files == 0
    assert asked(proxy) == [f"GET /{place.bucket}"]


def test_one_list_request_for_1000_keys(counted: Obs, proxy: Proxy, place: ObsPath, tmp_path: Path) -> None:
    root = tmp_path / "many"
    write(root, {f"d{number % 7}/{number}": b"x" for number in range(1100)})
    assert counted.sync(root, place / "many/").files == 1100
    counted.sync(root, place / "many/")
    asked(proxy)
    again = counted.sync(root, place / "many/")
    assert (again.unchanged, again.bytes_hashed) == (1100, 0)
    assert asked(proxy) == [f"GET /{place.bucket}"] * 2


def test_a_large_file_is_read_once(counted: Obs, proxy: Proxy, place: ObsPath, tmp_path: Path) -> None:
    root = tmp_path / "large"
    root.mkdir()
    with (root / "model.bin").open("wb") as stream:
        for _ in range(40):
            stream.write(os.urandom(MIB))
    os.utime(root / "model.bin", ns=(10**18, 10**18 + 1))
    first = counted.sync(root, place / "large/")
    assert "-" in (counted.head(place / "large/model.bin").etag or "")  # it was sent in parts
    assert first.bytes_hashed == 0
    asked(proxy)
    again = counted.sync(root, place / "large/")
    assert (again.files, again.bytes_hashed) == (0, 0)  # sending it said enough
    assert asked(proxy) == [f"GET /{place.bucket}"]

    counted.aio.hashes = HashCache(tmp_path / "lost.sqlite3")
    lost = counted.sync(root, place / "large/")
    assert (lost.files, lost.bytes_hashed) == (0, 40 * MIB)
    assert counted.sync(root, place / "large/").bytes_hashed == 0

    down = counted.sync(place / "large/", tmp_path / "back")
    assert (down.files, (tmp_path / "back/model.bin").stat().st_size) == (1, 40 * MIB)
    with (root / "model.bin").open("r+b") as stream:
        stream.write(b"other")
    assert [change.reason for change in counted.sync(root, place / "large/").changes] == ["content"]
    assert counted.read(place / "large/model.bin", end=5) == b"other"


def test_what_others_sent_in_parts_is_compared_by_its_metadata_or_its_parts(
    counted: Obs, place: ObsPath, tmp_path: Path
) -> None:
    content = os.urandom(11 * MIB)
    write(tmp_path / "root", {"told": content, "parts": content, "unknown": content})
    told = {"x-obs-meta-md5": hashlib.md5(content).hexdigest()}
    _in_parts(counted, place / "told", content, 7 * MIB, told)
    _in_parts(counted, place / "parts", content, 8 * MIB, {})
    _in_parts(counted, place / "unknown", content, 7 * MIB + 1, {})
    plan = counted.sync(tmp_path / "root", place, dry_run=True)
    assert [(change.name, change.reason) for change in plan.changes] == [("unknown", "content")]


def _in_parts(obs: Obs, path: ObsPath, content: bytes, part: int, headers: dict[str, str]) -> None:
    def ask(request: Request) -> Any:
        return run(control.ask(obs.aio.stores, request))

    text = ask(Request("POST", path, {"uploads": ""}, headers)).text
    query = {"uploadId": text.split("<UploadId>")[1].split("<")[0]}
    listed = ""
    for number, start in enumerate(range(0, len(content), part), start=1):
        answer = ask(
            Request.of("PUT", path, content[start : start + part], {**query, "partNumber": f"{number}"})
        )
        listed += f"<Part><PartNumber>{number}</PartNumber><ETag>{answer.etag}</ETag></Part>"
    body = f"<CompleteMultipartUpload>{listed}</CompleteMultipartUpload>".encode()
    assert ask(Request.of("POST", path, body, query)).status == 200


def test_deleting_is_asked_for_and_stays_below_the_prefix(
    counted: Obs, place: ObsPath, source: Path, proxy: Proxy
) -> None:
    goal = place / "data/"
    counted.sync(source, goal)
    for key in ("data-2/a", "data/extra", "data/sub/extra", "data.txt", "data/.git/config", "data/x.log"):
        counted.write(place / key, b"1")
    run(control.ask(counted.aio.stores, Request.of("PUT", place / "data/folder/", b"")))
    assert counted.sync(source, goal).deleted == 0
    plan = counted.sync(source, goal, delete=True, dry_run=True, exclude=["*.log"])
    assert [(change.action, change.name) for change in plan.changes] == [
        ("delete", "extra"),
        ("delete", "sub/extra"),
    ]
    assert counted.exists(goal / "extra")
    asked(proxy)
    assert counted.sync(source, goal, delete=True, exclude=["*.log"]).deleted == 2
    assert [line.split()[0] for line in asked(proxy)] == ["GET", "POST"]
    left = {entry.path.key for entry in counted.list_page(place, recursive=True).entries}
    assert left == {
        *(f"data/{name}" for name in files(source)),
        *("data-2/a", "data.txt", "data/.git/config", "data/x.log", "data/folder/"),
    }


def test_a_dry_run_changes_nothing(counted: Obs, proxy: Proxy, place: ObsPath, source: Path) -> None:
    (source / "id_rsa").write_text("1")
    plan = counted.sync(source, place / "data/", dry_run=True)
    assert (plan.files, plan.dry_run, [found.name for found in plan.secrets]) == (5, True, ["id_rsa"])
    assert asked(proxy) == [f"GET /{place.bucket}"]
    assert counted.ls(place) == []


def test_rules_count_and_protect(counted: Obs, place: ObsPath, source: Path) -> None:
    write(source, {".gitignore": b"*.bin\n", ".venv/x": b"1"})
    sent = counted.sync(source, place, exclude=["a.*"])
    assert sorted(objects(counted, place)) == [".gitignore", "empty", "sub/b.txt"]
    assert {str(exclusion.rule) for exclusion in sent.excluded} == {
        ".gitignore:1 *.bin",
        "default .venv",
        "exclude a.*",
    }
    assert counted.sync(source, place, everything=True).files == 3
    assert counted.sync(source, place, delete=True).deleted == 0  # left out here, left alone there


def test_what_is_not_whole_yet_is_not_sent(counted: Obs, place: ObsPath, source: Path) -> None:
    write(source, {".0123456789ab.part": b"1", "sub/.0123456789ab-77-7f00.part": b"1", ".my.part": b"1"})
    assert ".my.part" in {change.name for change in counted.sync(source, place).changes}
    assert {name for name in objects(counted, place) if name.endswith("part")} == {".my.part"}


def test_down_and_back(counted: Obs, proxy: Proxy, place: ObsPath, source: Path, tmp_path: Path) -> None:
    here = tmp_path / "here"
    counted.sync(source, place / "data/")
    assert counted.sync(place / "data", here).files == 4
    assert files(here) == files(source)
    for path in here.rglob("*"):
        os.utime(path, ns=(10**18, 10**18 + 5))
    counted.sync(place / "data/", here)
    asked(proxy)
    again = counted.sync(place / "data/", here)
    assert (again.unchanged, again.bytes_hashed, asked(proxy)) == (4, 0, [f"GET /{place.bucket}"])
    assert counted.sync(here, place / "data/").files == 0

    write(here, {"a.txt": b"A", "new/own.txt": b"1", ".venv/x": b"1"})
    back = counted.sync(place / "data/", here, delete=True)
    assert [(change.action, change.name) for change in back.changes] == [
        ("download", "a.txt"),
        ("delete", "new/own.txt"),
    ]
    assert (here / ".venv/x").exists()
    assert not (here / "new").exists()
    assert (here / "a.txt").read_bytes() == b"a"


def test_what_is_fetched_never_leaves_the_directory(counted: Obs, place: ObsPath, tmp_path: Path) -> None:
    outside, here = tmp_path / "outside", tmp_path / "here"
    outside.mkdir()
    here.mkdir()
    (here / "link").symlink_to(outside)
    for key in ("in/fine", "in/both", "in/both/x", "in/link/x"):
        counted.write(place / key, b"1")
    for odd in ("in//double", "in/../up", "in/folder/", "in/tab\there"):
        run(control.ask(counted.aio.stores, Request.of("PUT", place / odd, b"")))
    got = counted.sync(place / "in/", here)
    assert files(here) == {"fine": b"1", "both/x": b"1"}
    assert list(outside.iterdir()) == []
    assert {"both", "link/x", "/double", "tab\there"} <= set(got.skipped)
    fetched = counted.download(place / "in/", tmp_path / "fetched")
    assert {place.key + f"in/{name}" for name in ("both", "/double", "../up", "tab\there")} == set(
        fetched.skipped
    )


def test_listings_go_on_where_a_key_is_odd(counted: Obs, place: ObsPath) -> None:
    for key in ("a", "m//odd", "folder/", "z/b"):
        run(control.ask(counted.aio.stores, Request.of("PUT", place / key, b"")))
    assert [entry.path.key for entry in counted.ls(place)] == ["a", "folder/", "m/", "z/"]
    assert {entry.path.key for entry in counted.ls(place, recursive=True)} == {"a", "m//odd", "z/b"}
    assert counted.ls(place / "folder/") == []
    assert counted.usage(place).files == 3
    assert counted.remove(place, recursive=True) == 4


def test_between_buckets_nothing_travels(counted: Obs, proxy: Proxy, place: ObsPath, source: Path) -> None:
    other = ObsPath(f"{place.bucket}-2")
    counted.make_bucket(other.bucket)
    counted.sync(source, place / "data/")
    asked(proxy)
    assert counted.sync(place / "data/", other / "copy/").files == 4
    assert proxy.sent < 100_000
    assert objects(counted, other / "copy/") == files(source)
    asked(proxy)
    assert counted.sync(place / "data/", other / "copy/").unchanged == 4
    assert sorted(asked(proxy)) == [f"GET /{place.bucket}", f"GET /{other.bucket}"]
    counted.write(place / "data/a.txt", b"A")
    counted.write(other / "copy/extra", b"1")
    changed = counted.sync(place / "data/", other / "copy/", delete=True)
    assert [(change.action, change.name) for change in changed.changes] == [
        ("copy", "a.txt"),
        ("delete", "extra"),
    ]
    assert counted.cat(other / "copy/a.txt") == b"A"


def test_what_cannot_be(obs: Obs, place: ObsPath, source: Path, tmp_path: Path) -> None:
    obs.sync(source, place / "data/")
    for error, origin, goal in (
        (InvalidArgument, str(source), str(tmp_path)),
        (InvalidArgument, source / "a.txt", place),
        (InvalidArgument, tmp_path / "none", place),
        (InvalidArgument, place / "data/", source / "a.txt"),
        (InvalidArgument, place / "data/", place / "data/sub/"),
        (InvalidArgument, place, place / "data/"),
        (errors.ObjectNotFound, place / "none/", tmp_path / "new"),
        (errors.ObjectNotFound, place / "none/", place / "other/"),
        (errors.BucketNotFound, source, "obs://no-such-bucket-here/x/"),
    ):
        with pytest.raises(error) as caught:
            obs.sync(origin, goal, delete=True)
        assert caught.value.hint
    assert files(source)
    assert len(objects(obs, place)) == 4


def test_code_that_did_not_change_is_neither_read_nor_sent(
    counted: Obs, proxy: Proxy, place: ObsPath, source: Path
) -> None:
    first = counted.upload_tree(source, place / "code")
    read = counted.aio.hashes.bytes_read
    assert read == 300_003
    asked(proxy)
    again = counted.upload_tree(source, place / "code")
    assert (again.prefix, again.sent, counted.aio.hashes.bytes_read) == (first.prefix, 0, read)
    assert asked(proxy) == [f"GET /{place.bucket}"]
    write(source, {"a.txt": b"b"})
    changed = counted.upload_tree(source, place / "code")
    assert changed.prefix != first.prefix
    assert counted.aio.hashes.bytes_read == read + 1
    assert counted.cat(first.prefix / "a.txt") == b"a"


def test_what_is_changed_while_others_still_come_is_known_to_have_changed(
    counted: Obs, place: ObsPath, tmp_path: Path
) -> None:
    here = tmp_path / "here"
    for size in (1000, 1 * MIB, 33 * MIB):
        counted.write(place / f"in/{size}", bytes(size))
    edited: list[str] = []

    def edit(_: object) -> None:
        for path in here.glob("[!.]*"):
            if path.name not in edited and time.time_ns() - path.stat().st_mtime_ns > 20_000_000:
                edited.append(path.name)
                with path.open("r+b") as stream:
                    stream.write(b"mine")

    counted.sync(place / "in/", here, progress=edit)
    assert "1000" in edited
    changed = {change.name for change in counted.sync(here, place / "in/").changes}
    assert changed == set(edited)
