"""Reading a log that grows: every line once, whatever the looks show of it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from jupyter_modelarts.workflow.follow import LogCursor, Pace


def preview(log: bytes, limit: int = 1 << 20) -> dict:
    tail = log[-limit:]
    return {"content": tail.decode(errors="replace"), "current_size": len(tail), "full_size": len(log)}


@given(st.text(alphabet="ab\n数", max_size=60), st.lists(st.integers(0, 60), max_size=5))
def test_every_line_comes_once_and_in_order(text, looks):
    log = text.encode()
    cursor, seen = LogCursor(), []
    for length in sorted(looks):
        whole = log[:length].decode(errors="ignore").encode()
        seen += cursor.advance(preview(whole))
    seen += cursor.advance(preview(log), whole=True)
    assert seen == text.splitlines()


def test_what_was_missed_is_said():
    cursor = LogCursor()
    cursor.advance(preview(b"one\n"))
    lines = cursor.advance(preview(b"one\n" + b"x" * 100 + b"\nlast\n", limit=5))
    assert lines == ["... 101 bytes are left out; the whole log is in OBS", "last"]
    assert cursor.advance(preview(b"one\n" + b"x" * 100 + b"\nlast\nnew\n")) == ["new"]


def test_pauses_grow_while_nothing_happens():
    slept: list[float] = []
    pace = Pace(sleep=slept.append)
    for news in (True, False, False, False, True):
        pace.pause(news=news)
    assert slept[0] == slept[4] == pace.shortest
    assert slept[1] < slept[2] < slept[3] <= pace.longest
