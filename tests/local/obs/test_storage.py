"""The object store in process: files are objects, objects are files, odd keys and directories included."""

from __future__ import annotations

import asyncio
import hashlib
import os
from collections.abc import Awaitable, Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jupyter_modelarts.local.obs import uploads
from jupyter_modelarts.local.obs.errors import ObsProblem
from jupyter_modelarts.local.obs.index import Attributes
from jupyter_modelarts.local.obs.storage import ObjectStore

ODD_KEYS = [
    "..",
    "../../escape",
    "/absolute",
    "a//b",
    "a/",
    "a/.",
    "nul\0nul",
    "é" * 512,
    ".escaped/x=",
    "\r\n\t",
]


@pytest.fixture
def store(tmp_path: Path) -> Iterator[ObjectStore]:
    store = ObjectStore(tmp_path / "obs")
    yield store
    store.close()


@pytest.fixture
async def bucket(store: ObjectStore) -> str:
    await store.create_bucket("bucket")
    return "bucket"


async def _keys(store: ObjectStore, prefix: str = "") -> list[str]:
    return [info.key for info in (await store.list("bucket", prefix)).objects]


async def test_an_ordinary_object_is_the_file_of_its_key(store: ObjectStore, bucket: str) -> None:
    info = await store.put_bytes(bucket, "data/train.csv", b"a,b\n", Attributes("text/csv"))
    assert (store.root / "bucket/data/train.csv").read_bytes() == b"a,b\n"
    assert info == await store.head(bucket, "data/train.csv")
    assert (info.size, info.content_type) == (4, "text/csv")
    assert info.etag == hashlib.md5(b"a,b\n").hexdigest()


def _outside(root: Path) -> set[Path]:
    return {path for path in root.rglob("*") if "obs/bucket" not in str(path)}


@pytest.mark.parametrize("key", ODD_KEYS)
async def test_an_odd_key_is_kept_below_the_bucket(
    store: ObjectStore, bucket: str, key: str, tmp_path: Path
) -> None:
    before = _outside(tmp_path)
    await store.put_bytes(bucket, key, b"content")
    assert await store.get_bytes(bucket, key) == b"content"
    assert await _keys(store) == [key]
    assert _outside(tmp_path) == before
    assert await store.delete(bucket, key)
    assert await _keys(store) == []
    await store.delete_bucket(bucket)


async def test_a_key_may_be_an_object_and_a_prefix(store: ObjectStore, bucket: str) -> None:
    for key in ("a", "a/b", "a/b/c", "x/y", "x"):
        await store.put_bytes(bucket, key, key.encode())
    assert await _keys(store) == ["a", "a/b", "a/b/c", "x", "x/y"]
    for key in ("a", "a/b", "a/b/c", "x/y", "x"):
        assert await store.get_bytes(bucket, key) == key.encode()
    assert await store.delete(bucket, "x/y")
    await store.put_bytes(bucket, "x", b"plain now")
    assert await store.get_bytes(bucket, "x") == b"plain now"
    assert await _keys(store, "x") == ["x"]


async def test_files_put_there_by_hand_are_objects(store: ObjectStore, bucket: str) -> None:
    place = store.root / "bucket/by/hand"
    place.mkdir(parents=True)
    (place / "one.txt").write_text("one")
    assert await _keys(store) == ["by/hand/one.txt"]
    assert await store.get_bytes(bucket, "by/hand/one.txt") == b"one"
    assert await store.delete(bucket, "by/hand/one.txt")
    assert not (store.root / "bucket/by").exists()


async def test_a_file_changed_by_hand_changes_size_and_etag(store: ObjectStore, bucket: str) -> None:
    before = await store.put_bytes(bucket, "a", b"before", Attributes("text/plain"))
    (store.root / "bucket/a").write_text("changed by hand")
    after = await store.head(bucket, "a")
    assert after is not None
    assert after.size == 15
    assert after.etag != before.etag
    assert after.etag.endswith("-0")  # no MD5, and clients see that it is none
    assert await store.get_bytes(bucket, "a") == b"changed by hand"


async def test_a_directory_made_by_hand_is_a_bucket(store: ObjectStore) -> None:
    (store.root / "made-by-hand").mkdir()
    assert await store.bucket_exists("made-by-hand")
    assert [bucket.name for bucket in await store.list_buckets()] == ["made-by-hand"]


async def test_links_are_no_way_out(store: ObjectStore, bucket: str, tmp_path: Path) -> None:
    (tmp_path / "secret").mkdir()
    (tmp_path / "secret/key.txt").write_text("secret")
    (store.root / "bucket/out").symlink_to(tmp_path / "secret")
    (store.root / "bucket/file").symlink_to(tmp_path / "secret/key.txt")
    assert await _keys(store) == []
    for key in ("out/key.txt", "file"):
        assert await store.head(bucket, key) is None
        await store.put_bytes(bucket, key, b"mine")
        assert await store.get_bytes(bucket, key) == b"mine"
    assert (tmp_path / "secret/key.txt").read_text() == "secret"


async def test_metadata_survives_a_restart(tmp_path: Path) -> None:
    first = ObjectStore(tmp_path / "obs")
    await first.create_bucket("bucket")
    wanted = Attributes("text/x", {"cache-control": "no-store"}, {"owner": "me"})
    written = await first.put_bytes("bucket", "a", b"1", wanted)
    first.close()
    second = ObjectStore(tmp_path / "obs")
    assert await second.head("bucket", "a") == written
    second.close()


async def test_what_a_killed_writer_left_is_swept_away(tmp_path: Path) -> None:
    ObjectStore(tmp_path / "obs").close()
    left = tmp_path / "obs/.incoming/left"
    left.write_text("half")
    ObjectStore(tmp_path / "obs").close()
    assert not left.exists()


async def test_missing_things_are_named(store: ObjectStore, bucket: str) -> None:
    for work, code in (
        (store.get_bytes("nothing-here", "a"), "NoSuchBucket"),
        (store.get_bytes(bucket, "a"), "NoSuchKey"),
        (store.put_bytes("nothing-here", "a", b""), "NoSuchBucket"),
        (store.list("nothing-here"), "NoSuchBucket"),
        (store.create_bucket("../../up"), "InvalidBucketName"),
    ):
        with pytest.raises(ObsProblem) as caught:
            await work
        assert caught.value.code == code


async def test_only_an_empty_bucket_is_removed(store: ObjectStore, bucket: str) -> None:
    await store.put_bytes(bucket, "a/b", b"")
    with pytest.raises(ObsProblem, match="BucketNotEmpty"):
        await store.delete_bucket(bucket)
    await store.delete_prefix(bucket, "a/")
    await store.delete_bucket(bucket)
    assert not await store.bucket_exists(bucket)


async def test_directories_travel_there_and_back(store: ObjectStore, bucket: str, tmp_path: Path) -> None:
    source = tmp_path / "source"
    (source / "sub").mkdir(parents=True)
    (source / "a.txt").write_text("a")
    (source / "sub/b.bin").write_bytes(os.urandom(3_000_000))
    first = await store.upload_directory(source, bucket, "up")
    assert (first.files, first.bytes, first.unchanged) == (2, 3_000_001, 0)
    again = await store.upload_directory(source, bucket, "up/")
    assert (again.files, again.unchanged) == (0, 2)
    (source / "a.txt").write_text("other")
    assert (await store.upload_directory(source, bucket, "up")).files == 1

    down = await store.download_prefix(bucket, "up", tmp_path / "down")
    assert down.files == 2
    assert (tmp_path / "down/a.txt").read_text() == "other"
    assert (tmp_path / "down/sub/b.bin").read_bytes() == (source / "sub/b.bin").read_bytes()


async def test_a_copied_source_is_known_by_its_content(
    store: ObjectStore, bucket: str, tmp_path: Path
) -> None:
    (tmp_path / "one").mkdir()
    (tmp_path / "one/a").write_text("same")
    await store.put_bytes(bucket, "up/a", b"same")
    result = await store.upload_directory(tmp_path / "one", bucket, "up")
    assert (result.files, result.unchanged) == (0, 1)


async def test_keys_that_are_no_paths_stay_behind(store: ObjectStore, bucket: str, tmp_path: Path) -> None:
    for key in ("in/../../../escape", "in//b", "in/good", "in/directory/", "in/" + "x" * 300):
        await store.put_bytes(bucket, key, b"1")
    result = await store.download_prefix(bucket, "in", tmp_path / "down")
    assert result.files == 1
    assert set(result.skipped) == {"in/../../../escape", "in//b", "in/" + "x" * 300}
    assert sorted(path.name for path in (tmp_path / "down").iterdir()) == ["directory", "good"]
    assert not (tmp_path / "escape").exists()


async def test_a_download_replaces_a_file_in_one_step(
    store: ObjectStore, bucket: str, tmp_path: Path
) -> None:
    await store.put_bytes(bucket, "a", b"new")
    (tmp_path / "a").write_text("old")
    with (tmp_path / "a").open() as reader:
        await store.get_file(bucket, "a", tmp_path / "a")
        assert reader.read() == "old"
    assert (tmp_path / "a").read_text() == "new"


names = st.lists(st.sampled_from(["a", "b", "a-", "a.", "ab", "", "..", "é"]), min_size=1, max_size=4).map(
    "/".join
)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    written=st.sets(names.filter(bool), max_size=12),
    prefix=st.sampled_from(["", "a", "a/", "a/b", "b/", "/", "zz"]),
    delimiter=st.sampled_from(["", "/", "a", "b/"]),
    limit=st.integers(1, 5),
)
def test_pages_are_what_a_sorted_list_would_give(
    tmp_path: Path, written: set[str], prefix: str, delimiter: str, limit: int
) -> None:
    import asyncio
    import shutil

    async def scenario() -> None:
        store = ObjectStore(tmp_path / "model")
        try:
            await store.create_bucket("bucket")
            for key in written:
                await store.put_bytes("bucket", key, b"")
            assert await _paged(store, prefix, delimiter, limit) == _expected(written, prefix, delimiter)
        finally:
            store.close()
            shutil.rmtree(tmp_path / "model")

    asyncio.run(scenario())


async def _paged(store: ObjectStore, prefix: str, delimiter: str, limit: int) -> list[str]:
    found: list[str] = []
    marker: str | None = ""
    while marker is not None:
        page = await store.list("bucket", prefix, marker=marker, delimiter=delimiter, limit=limit)
        entries = sorted([info.key for info in page.objects] + page.common_prefixes)
        assert len(entries) == limit or page.next_marker is None
        assert page.next_marker in {None, entries[-1] if entries else None}
        found += entries
        marker = page.next_marker
    return found


def _expected(written: set[str], prefix: str, delimiter: str) -> list[str]:
    found = set()
    for key in written:
        if key.startswith(prefix):
            end = key.find(delimiter, len(prefix)) if delimiter else -1
            found.add(key if end < 0 else key[: end + len(delimiter)])
    return sorted(found)


async def test_what_was_refused_leaves_no_row(store: ObjectStore, bucket: str) -> None:
    def refuse(_present: object) -> None:
        raise ObsProblem(412, "PreconditionFailed", "no")

    await store.put_bytes(bucket, "lock", b"0")
    for _ in range(3):
        with pytest.raises(ObsProblem):
            await store.put_bytes(bucket, "lock", b"1", condition=refuse)
    await store.put_bytes(bucket, "other", b"")
    await store.put_bytes(bucket, "other", b"")  # the round after it has written what the one before left
    assert store.index.execute("SELECT count(*) FROM files WHERE key = 'lock'") == [(1,)]


def _begun(store: ObjectStore, bucket: str) -> Path:
    """An upload with a part; the directory of that."""
    identifier = uploads.begin(store, bucket, "large", Attributes())
    upload = uploads.find(store, bucket, "large", identifier)
    part = store.tree.temporary()
    part.write_bytes(b"part")
    uploads.keep_part(store, upload, 1, part, "0" * 32)
    return store.root / ".parts" / identifier


async def test_parts_go_with_their_bucket(store: ObjectStore, bucket: str) -> None:
    place = _begun(store, bucket)
    await store.delete_bucket(bucket)
    assert not place.exists()
    await store.create_bucket(bucket)
    assert uploads.in_bucket(store, bucket) == []


async def test_parts_that_a_killed_process_left_go_at_the_next_start(store: ObjectStore, bucket: str) -> None:
    open_, ended = _begun(store, bucket), _begun(store, bucket)
    store.index.execute("DELETE FROM uploads WHERE id = ?", ended.name)  # killed in the middle of an abort
    again = ObjectStore(store.root)
    try:
        assert (open_.exists(), ended.exists()) == (True, False)
        assert again.index.execute("SELECT upload FROM parts") == [(open_.name,)]
    finally:
        again.close()


async def _many(call: Callable[[int], Awaitable[object]], times: int) -> None:
    for number in range(times):
        await call(number)


async def test_a_full_index_is_a_full_disk_and_no_end(store: ObjectStore, bucket: str) -> None:
    ((pages,),) = store.index.execute("PRAGMA max_page_count=1")
    for call in (
        lambda number: store.put_bytes(bucket, f"{number}", b"", Attributes(metadata={"a": "x" * 3000})),
        lambda number: store.run(uploads.begin, store, bucket, f"{number}" + "x" * 1000, Attributes()),
    ):
        with pytest.raises(OSError, match="No space left"):
            await _many(call, int(str(pages)) * 10)
    store.index.execute("PRAGMA max_page_count=100000")
    await store.put_bytes(bucket, "after", b"1")
    assert await store.get_bytes(bucket, "after") == b"1"


async def test_what_is_replaced_all_the_time_is_always_described_right(
    store: ObjectStore, bucket: str
) -> None:
    pieces = [letter.encode() * 10 for letter in "abcdef"]
    right = {hashlib.md5(piece).hexdigest() for piece in pieces}
    await store.put_bytes(bucket, "busy", pieces[0])
    seen: set[str] = set()
    done = asyncio.Event()

    async def write() -> None:
        for turn in range(120):
            await store.put_bytes(bucket, "busy", pieces[turn % len(pieces)])
        done.set()

    async def read() -> None:
        while not done.is_set():
            info, stream = await store.run(store.open, bucket, "busy")
            stream.close()
            seen.add(info.etag)
            seen.update(one.etag for one in (await store.list(bucket)).objects)

    await asyncio.gather(write(), read(), read())
    assert seen
    assert seen <= right
