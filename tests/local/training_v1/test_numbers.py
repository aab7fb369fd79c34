"""Numbers that are given once."""

from __future__ import annotations

from jupyter_modelarts.local.store import opened


async def test_numbers_go_up_also_after_a_restart(tmp_path):
    path = tmp_path / "store.sqlite"
    async with opened(path) as store:
        assert [await store.count("a") for _ in range(3)] == [1, 2, 3]
        assert await store.count("b") == 1
    async with opened(path) as store:
        assert await store.count("a") == 4
