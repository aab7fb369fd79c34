"""A clock that can be moved: who waits by it, and what is left of that over a restart."""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING

import pytest

from jupyter_modelarts.local.clock import Clock

if TYPE_CHECKING:
    from pathlib import Path

HOUR = 3_600_000


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "clock.json"


async def turn() -> None:
    """Let everything that is due have its turn."""
    for _ in range(3):
        await asyncio.sleep(0)


def test_it_starts_as_this_machines_clock(file: Path) -> None:
    clock = Clock(file)
    assert clock.offset_ms == 0
    assert abs(clock.now_ms() - clock.machine_ms()) < 1000
    assert not file.exists()


def test_moves_add_up_and_are_kept(file: Path) -> None:
    clock = Clock(file)
    clock.advance(2 * HOUR)
    clock.advance(-HOUR)
    assert clock.offset_ms == HOUR
    assert Clock(file).offset_ms == HOUR
    assert abs(clock.now() * 1000 - clock.machine_ms() - HOUR) < 1000
    clock.reset()
    assert Clock(file).offset_ms == 0
    assert not file.exists()


def test_it_is_set_to_a_moment_and_goes_on(file: Path) -> None:
    clock = Clock(file)
    clock.set(1_000_000_000_000)
    assert 0 <= clock.now_ms() - 1_000_000_000_000 < 1000


def test_a_move_that_cannot_be_kept_does_not_happen(tmp_path: Path) -> None:
    clock = Clock(tmp_path / "nowhere" / "clock.json")
    with pytest.raises(FileNotFoundError):
        clock.advance(HOUR)
    assert clock.offset_ms == 0


@pytest.mark.parametrize("text", ["", "{", "[]", '{"offset_ms": "soon"}', '{"offset_ms": null}'])
def test_a_broken_file_is_no_offset(file: Path, text: str) -> None:
    file.write_text(text)
    assert Clock(file).offset_ms == 0


async def test_a_jump_calls_what_is_due_in_its_order() -> None:
    clock, called = Clock(), []
    clock.later(7200, called.append, "second")
    clock.later(3600, called.append, "first")
    clock.later(7201, called.append, "never")
    await turn()
    assert called == []
    clock.advance(2 * HOUR)
    await turn()
    assert called == ["first", "second"]


async def test_a_jump_back_puts_off() -> None:
    clock, called = Clock(), []
    clock.later(3600, called.append, "called")
    clock.advance(-HOUR)
    clock.advance(HOUR + HOUR // 2)
    await turn()
    assert called == []
    clock.advance(HOUR // 2)
    await turn()
    assert called == ["called"]


async def test_time_that_simply_passes_counts() -> None:
    clock, called = Clock(), asyncio.Event()
    clock.later(0.01, called.set)
    await asyncio.wait_for(called.wait(), 10)
    await asyncio.wait_for(clock.sleep(0), 10)
    await asyncio.wait_for(clock.sleep(-5), 10)


async def test_what_was_cancelled_is_not_called() -> None:
    clock, called = Clock(), []
    timer = clock.later(60, called.append, "called")
    timer.cancel()
    due = clock.later(30, called.append, "called")
    clock.advance(HOUR)
    due.cancel()
    due.cancel()
    await turn()
    assert called == []


async def test_a_sleeper_is_woken_by_a_jump_and_can_be_cancelled() -> None:
    clock = Clock()
    sleeping, other = (asyncio.create_task(clock.sleep(86_400)) for _ in range(2))
    await turn()
    other.cancel()
    await turn()
    assert other.cancelled()
    clock.advance(24 * HOUR)
    await asyncio.wait_for(sleeping, 10)


def test_the_file_says_how_far(file: Path) -> None:
    Clock(file).advance(1500)
    assert json.loads(file.read_text()) == {"offset_ms": 1500}
    assert file.stat().st_mode & 0o777 == 0o600
