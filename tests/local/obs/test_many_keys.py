"""100,000 keys below one prefix: a page costs a page."""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import Any

import psutil
import pytest

from jupyter_modelarts.local.obs import scan
from jupyter_modelarts.local.obs.storage import ObjectStore

KEYS = 100_000
_NAMES_OF_ONE_FILE = 50_000  # some file systems give a file at most 65,000
PREFIX = "samples/"


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    root = tmp_path_factory.mktemp("many") / "obs"
    place = root / "bucket" / PREFIX
    place.mkdir(parents=True)
    for number in range(KEYS):
        if number % _NAMES_OF_ONE_FILE == 0:
            first = place / _name(number)
            first.write_text("x")
        else:
            os.link(first, place / _name(number))
    yield root
    shutil.rmtree(root)


def _name(number: int) -> str:
    return f"{number * 7919 % KEYS:06d}.jpg"  # not made in their order


@pytest.fixture
def store(root: Path) -> Iterator[ObjectStore]:
    store = ObjectStore(root)
    yield store
    store.close()


class Counted:
    """A function of `os`, and how often it was called."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
        self.calls = 0
        self._function = getattr(os, name)
        monkeypatch.setattr(os, name, self._call)

    def _call(self, *arguments: Any, **options: Any) -> Any:
        self.calls += 1
        return self._function(*arguments, **options)


async def test_the_first_page_looks_at_its_own_files_only(
    store: ObjectStore, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked, scanned = Counted(monkeypatch, "lstat"), Counted(monkeypatch, "scandir")
    page = await store.list("bucket", PREFIX)
    assert [info.key for info in page.objects] == [f"{PREFIX}{number:06d}.jpg" for number in range(1000)]
    assert looked.calls <= 2 * 1000 + 10  # of files put there by hand; once where the index knows them
    assert scanned.calls <= 3  # the bucket and the one directory
    following = await store.list("bucket", PREFIX, marker=page.next_marker or "")
    assert following.objects[0].key == f"{PREFIX}001000.jpg"
    assert looked.calls <= 2 * 2000 + 20
    assert scanned.calls <= 5


async def test_a_delimiter_passes_over_them(store: ObjectStore, monkeypatch: pytest.MonkeyPatch) -> None:
    looked = Counted(monkeypatch, "lstat")
    page = await store.list("bucket", delimiter="/")
    assert (page.objects, page.common_prefixes, page.next_marker) == ([], [PREFIX], None)
    assert looked.calls <= 10


@pytest.mark.parametrize("window", [scan.WINDOW, 4_000])
async def test_all_pages_in_order_in_flat_memory(
    store: ObjectStore, monkeypatch: pytest.MonkeyPatch, window: int
) -> None:
    monkeypatch.setattr(scan, "WINDOW", window)
    process = psutil.Process()
    await store.list("bucket", PREFIX)
    before, most = process.memory_info().rss, 0
    marker: str | None = ""
    number = 0
    while marker is not None:
        page = await store.list("bucket", PREFIX, marker=marker)
        for info in page.objects:
            assert info.key == f"{PREFIX}{number:06d}.jpg"
            number += 1
        marker = page.next_marker
        most = max(most, process.memory_info().rss)
    assert number == KEYS
    assert most - before < 40 << 20
    assert store.directories.remembered <= max(2 * window, 10_000) + 10


def test_what_comes_in_the_tick_in_which_a_directory_is_read_is_seen(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Clocks of file systems tick slowly, and reading may be interrupted for long."""
    (tmp_path / "first").touch()
    tick = time.time_ns() + 50_000_000  # `first` came just now
    os.utime(tmp_path, ns=(tick, tick))
    scandir = os.scandir

    def interrupted(path: str) -> Any:
        with scandir(path) as entries:
            found = list(entries)
        (tmp_path / "second").touch()
        os.utime(tmp_path, ns=(tick, tick))
        time.sleep(0.2)
        return nullcontext(found)

    directories = scan.Directories()
    with monkeypatch.context() as patch:
        patch.setattr(os, "scandir", interrupted)
        assert directories.window(str(tmp_path)).names == ["first"]
    assert directories.window(str(tmp_path)).names == ["first", "second"]
