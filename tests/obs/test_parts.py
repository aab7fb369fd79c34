"""Copies in parts, what is given up, and the journal itself."""

from __future__ import annotations

import os
import time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from jupyter_modelarts.obs import Obs, copies, digests, errors, journal, multipart

if TYPE_CHECKING:
    from jupyter_modelarts.contract.paths import ObsPath


@pytest.fixture(autouse=True)
def _journals(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(journal.DIRECTORY_VARIABLE, str(tmp_path / "journals"))


async def test_a_copy_in_parts(obs: Obs, place: ObsPath, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(copies, "LARGEST", 1 << 20)
    monkeypatch.setattr(copies, "PART", 5 << 20)
    content = os.urandom(12 << 20)
    await obs.aio.write(place / "a b.csv", content, content_type="text/csv")
    await copies.copy(obs.aio.stores, place / "a b.csv", place / "copied")
    copied = await obs.aio.head(place / "copied")
    assert await obs.aio.read(place / "copied") == content
    assert digests.parts_in(copied.etag) == 3
    with pytest.raises(errors.ObjectNotFound):
        await copies.copy(obs.aio.stores, place / "missing", place / "copied")


def test_the_size_of_parts() -> None:
    assert multipart.part_size(1) == multipart.PART
    largest = 48 << 40
    size = multipart.part_size(largest)
    assert -(-largest // size) <= multipart.MOST_PARTS
    assert size % (1 << 20) == 0


def test_a_journal_survives_and_is_removed() -> None:
    with journal.held("upload", "a") as first:
        first.begin({"upload": "1"})
        first.done(1, etag="x")
        first.done(2, etag="y")
    (path,) = journal.directory().glob("*.jsonl")
    path.write_text(path.read_text()[:-10])  # the last line was cut off
    with journal.held("upload", "a") as again:
        assert again.head == {"upload": "1"}
        assert list(again.parts) == [1]
        again.done(3, etag="z")
    with journal.held("upload", "a") as third:
        assert list(third.parts) == [1, 3]
        third.remove()
    assert not list(journal.directory().glob("*"))


def test_a_journal_belongs_to_one_at_a_time() -> None:
    with journal.held("upload", "a") as first, journal.held("upload", "a") as second:
        assert first.is_kept
        assert not second.is_kept
        second.begin({"upload": "2"})
        second.remove()
    with journal.held("upload", "b") as other:
        assert other.is_kept


def test_old_journals_go() -> None:
    with journal.held("upload", "a") as old:
        old.begin({})
    (path,) = journal.directory().glob("*.jsonl")
    month = time.time() - 30 * 86400
    os.utime(path, (month, month))
    with journal.held("upload", "b"):
        assert not path.exists()


def test_without_a_place_for_journals_transfers_work(
    obs: Obs, place: ObsPath, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv(journal.DIRECTORY_VARIABLE, str(tmp_path / "file" / "below"))
    (tmp_path / "large").write_bytes(bytes(40 << 20))
    obs.upload(tmp_path / "large", place)
    obs.download(place / "large", tmp_path / "back" / "large")
    assert [path.name for path in (tmp_path / "back").iterdir()] == ["large"]
