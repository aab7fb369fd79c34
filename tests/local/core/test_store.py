"""Documents: copies, order, changes that do not get lost."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from jupyter_modelarts.local.store import Document, Store, opened


@pytest.fixture
async def store(tmp_path: Path) -> AsyncIterator[Store]:
    async with opened(tmp_path / "store.sqlite") as store:
        yield store


async def test_get_gives_a_copy(store: Store) -> None:
    await store.put("job", "1", {"tags": ["a"]})
    (await store.get("job", "1") or {})["tags"].append("b")
    assert await store.get("job", "1") == {"tags": ["a"]}
    assert await store.get("model", "1") is None


async def test_newest_first_and_found_by_name_and_project(store: Store) -> None:
    for number, name in enumerate(["a", "b", "a"]):
        await store.put("job", str(number), {"n": number}, name=name, project_id="p", created=100 - number)
    assert [document["n"] for document in await store.find("job")] == [0, 1, 2]
    assert [document["n"] for document in await store.find("job", name="a")] == [0, 2]
    assert await store.find("job", project_id="q") == []


async def test_put_again_keeps_what_is_left_out(store: Store) -> None:
    await store.put("job", "1", {"n": 1}, name="a", project_id="p", created=5)
    await store.put("job", "1", {"n": 2})
    (row,) = await store.view("job")
    assert (row.name, row.project_id, row.created, row.document) == ("a", "p", 5, {"n": 2})
    await store.put("job", "1", {"n": 2}, name="b")
    assert [row.name for row in await store.view("job")] == ["b"]


async def test_changes_side_by_side_are_all_kept(store: Store) -> None:
    await store.put("job", "1", {"n": 0})

    def add(document: Document) -> None:
        document["n"] += 1

    await asyncio.gather(*(store.update("job", "1", add) for _ in range(50)))
    assert await store.get("job", "1") == {"n": 50}
    assert await store.update("job", "2", add) is None


async def test_view_follows_every_write(store: Store) -> None:
    assert await store.view("job") == ()
    document = {"n": 1}
    await store.put("job", "1", document, created=1)
    document["n"] = 9
    await store.put("job", "2", {"n": 2}, created=2)
    assert [row.document["n"] for row in await store.view("job")] == [2, 1]
    assert await store.delete("job", "2")
    assert not await store.delete("job", "2")
    assert [row.id for row in await store.view("job")] == ["1"]


async def test_view_is_the_same_after_reopening(tmp_path: Path) -> None:
    path = tmp_path / "again.sqlite"
    async with opened(path) as store:
        await store.put("job", "1", {"n": 1}, name="a", project_id="p", created=3)
        before = await store.view("job")
    async with opened(path) as store:
        assert await store.view("job") == before
