"""Whole directories, in both directions, and code that nobody changes."""

from __future__ import annotations

import asyncio
import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from jupyter_modelarts.errors import InvalidArgument
from jupyter_modelarts.obs import Event, Obs, errors, threads, tree

from .proxy import proxy_to

if TYPE_CHECKING:
    from jupyter_modelarts.contract.paths import ObsPath


@pytest.fixture
def directory(tmp_path: Path) -> Path:
    root = tmp_path / "my code"
    (root / "sub/deep").mkdir(parents=True)
    (root / "train.py").write_text("print('hello')\n")
    (root / "sub/ü.txt").write_text("ü")
    (root / "sub/deep/large.bin").write_bytes(os.urandom(9 << 20))
    (root / "empty").touch()
    for excluded in (
        "__pycache__/a.pyc",
        ".git/config",
        "sub/.ipynb_checkpoints/b.ipynb",
        "c.pyc",
        ".venv/x",
    ):
        (root / excluded).parent.mkdir(exist_ok=True)
        (root / excluded).touch()
    return root


def _counts(event: Event) -> tuple[int, int, int, int]:
    return event.files, event.files_total, event.bytes, event.bytes_total


CODE = ["empty", "sub/deep/large.bin", "sub/ü.txt", "train.py"]


def _files(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()
    }


def test_a_directory_there_and_back(obs: Obs, place: ObsPath, directory: Path, tmp_path: Path) -> None:
    events: list[Event] = []
    sent = obs.upload(directory, place / "data/", progress=events.append)
    assert sent.files == len(_files(directory))
    assert _counts(events[-1]) == (sent.files, sent.files, sent.bytes, sent.bytes)
    events.clear()
    got = obs.download(place / "data", tmp_path / "back", progress=events.append)
    assert (got.files, got.bytes, got.skipped) == (sent.files, sent.bytes, ())
    assert _counts(events[-1]) == (sent.files, sent.files, sent.bytes, sent.bytes)
    assert [event.bytes for event in events] == sorted(event.bytes for event in events)
    assert _files(tmp_path / "back") == _files(directory)


def test_single_files(obs: Obs, place: ObsPath, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("content")
    obs.upload(tmp_path / "a.txt", place / "into/")
    obs.upload(tmp_path / "a.txt", place / "renamed.txt")
    assert obs.cat(place / "into/a.txt") == obs.cat(place / "renamed.txt") == b"content"
    obs.download(place / "renamed.txt", tmp_path)
    obs.download(place / "renamed.txt", tmp_path / "new/name.txt")
    assert (tmp_path / "renamed.txt").read_text() == (tmp_path / "new/name.txt").read_text() == "content"


def test_the_home_directory_is_known(
    obs: Obs, place: ObsPath, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    (tmp_path / "a.txt").write_text("content")
    obs.upload("~/a.txt", place / "a.txt")
    obs.download(place / "a.txt", "~/b.txt")
    assert (tmp_path / "b.txt").read_text() == "content"
    assert obs.upload_tree("~/a.txt", place / "code").files == 1


def test_many_small_files(obs: Obs, place: ObsPath, tmp_path: Path) -> None:
    source = tmp_path / "many"
    source.mkdir()
    for number in range(400):
        (source / str(number)).write_bytes(b"x" * number)
    assert obs.upload(source, place).files == 400
    assert obs.download(place, tmp_path / "back").files == 400
    assert _files(tmp_path / "back") == _files(source)
    assert obs.remove(place, recursive=True) == 400


def test_code_is_sent_once_and_never_changed(obs: Obs, place: ObsPath, directory: Path) -> None:
    first = obs.upload_tree(directory, place / "code")
    assert (first.files, first.sent) == (4, 4)
    assert first.prefix.name == "my code"
    assert sorted(entry.path.key for entry in obs.ls(first.prefix, recursive=True)) == [
        first.prefix.key + name for name in CODE
    ]
    again = obs.upload_tree(directory, place / "code")
    assert (again.prefix, again.sent) == (first.prefix, 0)

    (directory / "train.py").write_text("print('other')\n")
    changed = obs.upload_tree(directory, place / "code")
    assert changed.prefix != first.prefix
    assert obs.cat(first.prefix / "train.py") == b"print('hello')\n"
    assert obs.cat(changed.prefix / "train.py") == b"print('other')\n"


def test_an_upload_that_was_cut_off_is_completed(obs: Obs, place: ObsPath, directory: Path) -> None:
    first = obs.upload_tree(directory, place)
    obs.remove(first.prefix / "train.py")
    assert obs.upload_tree(directory, place).sent == 1
    assert obs.exists(first.prefix / "train.py")


def test_one_file_is_a_tree(obs: Obs, place: ObsPath, directory: Path) -> None:
    sent = obs.upload_tree(directory / "train.py", place)
    assert (sent.prefix.name, sent.files) == ("train", 1)
    assert obs.exists(sent.prefix / "train.py")


def test_more_exclusions(obs: Obs, place: ObsPath, directory: Path) -> None:
    assert obs.upload_tree(directory, place, exclude=["*.bin", "empty"]).files == 2


def test_the_platforms_limits_name_the_offenders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "data").mkdir()
    for number in range(1001):
        (tmp_path / "data" / str(number)).touch()
    with pytest.raises(errors.TreeTooLarge, match=r"1001 files.*data/ \(1001 files\)"):
        tree.scan(tmp_path)
    assert len(tree.scan(tmp_path, ["100?"])) == 1000

    (tmp_path / "data/7").write_bytes(b"x" * 5000)
    monkeypatch.setattr(tree, "MAX_BYTES", 4000)
    with pytest.raises(errors.TreeTooLarge, match=r"data/7 \(4.9 KB\)"):
        tree.scan(tmp_path)


def test_a_tree_that_is_too_deep(tmp_path: Path) -> None:
    deep = tmp_path.joinpath(*["d"] * 33)
    deep.mkdir(parents=True)
    (deep / "a").touch()
    with pytest.raises(errors.TreeTooLarge, match="32 levels"):
        tree.scan(tmp_path)


def test_the_address_covers_names_and_contents(tmp_path: Path) -> None:
    def address(files: dict[str, str]) -> str:
        root = tmp_path / os.urandom(4).hex()
        for name, content in files.items():
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            (root / name).write_text(content)
        return tree.address(tree.scan(root)).address

    same = address({"a": "1", "b": "2"})
    assert address({"b": "2", "a": "1"}) == same
    others = [{"a": "1"}, {"a": "2", "b": "1"}, {"a": "12", "b": ""}, {"a": "1", "d/b": "2"}, {"ab": "12"}]
    assert len({same, *map(address, others)}) == 6


def test_a_file_that_changes_meanwhile_is_noticed(tmp_path: Path) -> None:
    (tmp_path / "log").write_text("1")
    files = tree.scan(tmp_path)
    (tmp_path / "log").write_text("12")
    with pytest.raises(errors.ObjectChanged, match="log"):
        tree.address(files)


def test_what_is_not_there(obs: Obs, place: ObsPath, tmp_path: Path) -> None:
    for call in (obs.upload, obs.upload_tree):
        with pytest.raises(InvalidArgument, match="neither"):
            call(tmp_path / "missing", place)
    with pytest.raises(errors.ObjectNotFound):
        obs.download(place / "missing/", tmp_path / "target")
    assert not (tmp_path / "target").exists()


def test_keys_that_cannot_be_files_are_named(obs: Obs, place: ObsPath, tmp_path: Path) -> None:
    for key in ("in/a", "in/a/b", "in/c"):
        obs.write(place / key, b"1")
    got = obs.download(place / "in/", tmp_path / "out")
    assert (got.files, got.skipped) == (2, ("in/a",))


def test_a_download_that_fails_leaves_no_half_file(obs: Obs, place: ObsPath, tmp_path: Path) -> None:
    obs.write(place / "large", os.urandom(20 << 20))
    target = tmp_path / "target"
    target.write_text("old")

    with pytest.raises(ZeroDivisionError):
        obs.download(place / "large", target, progress=lambda _: 1 // 0 and None)
    assert target.read_text() == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["target"]


async def test_looking_does_not_wait_behind_files_that_travel_slowly(
    obs: Obs, embedded: Any, place: ObsPath, tmp_path: Path
) -> None:
    for number in range(2 * threads.AT_ONCE):
        with (tmp_path / str(number)).open("wb") as stream:
            stream.truncate(1 << 20)
    with proxy_to(embedded.obs) as proxy:
        proxy.rate = 100_000
        slow = Obs(proxy.url, embedded.access_key, obs.aio.stores.secret_key)
        sending = asyncio.ensure_future(slow.aio.upload(tmp_path, place / "slow/"))
        while len(proxy.requests) < threads.AT_ONCE:  # noqa: ASYNC110 - the relay tells nobody
            await asyncio.sleep(0.01)
        assert await obs.aio.ls(place) == []
        assert not sending.done()
        sending.cancel()
        with pytest.raises(asyncio.CancelledError):
            await sending


async def test_cancelling_an_upload_ends_it(obs: Obs, place: ObsPath, tmp_path: Path) -> None:
    source = tmp_path / "many"
    source.mkdir()
    for number in range(600):
        (source / str(number)).write_bytes(b"x" * 100)
    begun = asyncio.Event()
    task = asyncio.ensure_future(obs.aio.upload(source, place, progress=lambda _: begun.set()))
    await begun.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    left = len(await obs.aio.ls(place))
    assert left < 600
    await asyncio.sleep(0.2)  # what was on its way may still arrive, and nothing behind it
    assert len(await obs.aio.ls(place)) <= left + 160
