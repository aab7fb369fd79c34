"""The bar of a transfer."""

from __future__ import annotations

import io

from jupyter_modelarts.display import progress
from jupyter_modelarts.obs import Event


class Terminal(io.StringIO):
    def isatty(self) -> bool:
        return True


def event(done: int, *, rate: float = 2048.0, eta: float | None = 3.0) -> Event:
    return Event(done, 10, done * 1024, 10 * 1024, "name", rate, eta)


def test_the_bar_moves_in_one_line(monkeypatch):
    monkeypatch.setattr(progress, "_UPDATE_S", 0.0)
    screen = Terminal()
    assert progress.can_update(screen)
    bar = progress.TextBar(screen, updating=True)
    for done in (1, 5, 10):
        bar(event(done))
    text = screen.getvalue()
    assert "\n" not in text
    assert text.count("\r") == 3
    assert "50 %  5 of 10 files  5.0 KB of 10.0 KB  2.0 KB/s  3.0 s left" in text
    bar.close()
    assert screen.getvalue().rpartition("\r")[2] == ""


def test_elsewhere_it_writes_few_lines(monkeypatch):
    page = io.StringIO()
    assert not progress.can_update(page)
    bar = progress.TextBar(page, updating=False)
    for done in range(10):
        bar(event(done))
    assert page.getvalue() == ""  # it was over too soon
    monkeypatch.setattr(progress, "_LINE_S", 0.0)
    bar(event(3, eta=None))
    bar.close()
    assert page.getvalue().count("\n") == 1
    assert "left" not in page.getvalue()


def test_bars_are_as_long_as_what_is_done():
    texts = [progress.bar_text(event(done)).split(" ")[0] for done in (0, 5, 10)]
    assert [len(text) for text in texts] == [0, progress.WIDTH // 2, progress.WIDTH]
    assert "100 %" in progress.bar_text(Event(3, 3, 0, 0))
