"""Rewards in logs, the table of states, and tables of trials (pure, but for log files)."""

from __future__ import annotations

import itertools
from pathlib import Path
from typing import Any

import pytest

from jupyter_modelarts.local.autosearch import tables, trials
from jupyter_modelarts.local.autosearch.analysis import correlation
from jupyter_modelarts.local.autosearch.reports import Reports, reward_of
from jupyter_modelarts.local.autosearch.settings import Reward, default_regex

ACC = Reward("acc", "max", r"acc: (\S+)")
LOSS = Reward("loss", "min", r"(?<=loss: )[\d.]+(?=\n)")


def read(tmp_path: Path, text: str, *rewards: Reward) -> list[dict[str, str]]:
    log = tmp_path / "log"
    log.write_text(text)
    reports = Reports(log, rewards or (ACC, LOSS))
    reports.read(ended=True)
    return reports.found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("", []),
        ("acc: 0.5\n", [{"acc": "0.5"}]),
        ("acc: 0.5", [{"acc": "0.5"}]),
        ("acc: 1 then acc: 2\n", [{"acc": "2"}]),
        ("acc: 1 loss: 3\n", [{"acc": "1", "loss": "3"}]),
        ("acc: 1\nloss: 3\nacc: 2\nloss: 4\n", [{"acc": "1", "loss": "3"}, {"acc": "2", "loss": "4"}]),
        ("loss: 3\nacc: 1\nloss: 4\nacc: 2\n", [{"acc": "1", "loss": "3"}, {"acc": "2", "loss": "4"}]),
        ("[ModelArts Service Log]acc: 1\n", []),
        ('10%|#  |[AutoSearch]{"acc": "1", "pace": "2"}\n', [{"acc": "1", "pace": "2"}]),
        ("[AutoSearch]{not json}\n", []),
        ("x" * 100_000 + "acc: 1\n", [{"acc": "1"}]),
        ("\udcff\nacc: 1\n".encode(errors="surrogateescape").decode("latin-1"), [{"acc": "1"}]),
    ],
)
def test_reports(tmp_path: Path, text: str, found: list[dict[str, str]]) -> None:
    assert read(tmp_path, text) == found


def test_a_log_that_grows(tmp_path: Path) -> None:
    log = tmp_path / "log"
    reports = Reports(log, (ACC,))
    assert reports.read() == 0
    with log.open("a") as stream:
        for text, count in [("acc: 1\nac", 1), ("c: 2", 1), ("5\n", 2)]:
            stream.write(text)
            stream.flush()
            assert reports.read() == count
    assert reports.found[-1] == {"acc": "25"}


@pytest.mark.parametrize(
    ("line", "value"),
    [("acc: 0.5", "0.5"), ("Test acc=1e-3,", "1e-3"), ("acc : -.5", "-.5"), ("val_acc: 1", None)],
)
def test_the_regex_of_a_metric_without_one(tmp_path: Path, line: str, value: str | None) -> None:
    found = read(tmp_path, line, Reward("acc", "max", default_regex("acc")))
    assert found == ([{"acc": value}] if value else [])


@pytest.mark.parametrize(
    ("last", "value", "words"),
    [
        ({"acc": "0.5"}, 0.5, ""),
        (None, None, "no line matches the regex"),
        ({"acc": "tensor(0.5)"}, None, "'tensor(0.5)', which is not a finite number"),
        ({"acc": "inf"}, None, "not a finite number"),
    ],
)
def test_the_reward(last: dict[str, str] | None, value: float | None, words: str) -> None:
    found, message = reward_of(last, ACC)
    assert found == value
    assert words in message


@pytest.mark.parametrize(("before", "after"), list(itertools.product(trials.MOVES, repeat=2)))
def test_moves(before: str, after: str) -> None:
    trial = {"status": before}
    if after in trials.MOVES[before]:
        trials.move(trial, after)
        assert trial["status"] == after
        return
    with pytest.raises(ValueError, match="does not go"):
        trials.move(trial, after)


def trial_with(*rewards: str, **changes: Any) -> dict[str, Any]:
    trial = trials.new_trial("job", 3, {"lr": 0.5}, 1000)
    trials.add_reports(trial, [{"acc": reward} for reward in rewards], 1.5, ACC)
    return {**trial, **changes}


def test_a_row_of_the_table() -> None:
    trial = trial_with("0.5", "0.25", status="RUNNING", started=2000, pid="77", id="ae544174")
    items = tables.listing([trial], [ACC], 5000)
    row = dict(zip(items["header"], items["data"][0], strict=True))
    assert row == {
        "": "3",
        "done": "False",
        "pid": "77",
        "config": {"lr": 0.5, "trial_index": 3, "param/lr": 0.5},
        "trial_id": "ae544174",
        "training_iteration": "2",
        "time_total_s": "3.0",
        "worker_index": "",
        "reward_attr": "0.25",
        "status": "RUNNING",
        "acc": "0.25",
        "best_reward": "0.5",
    }


def test_reports_of_one_trial() -> None:
    trial = trial_with("0.5", "0.75", "0.25", status="TERMINATED", started=2000, ended=4000, reward=0.25)
    shown = tables.one(trial, [ACC], 9000)
    rows = [dict(zip(shown["header"], row, strict=True)) for row in shown["data"]]
    assert [row["best_reward"] for row in rows] == ["0.5", "0.75", "0.75", "0.75"]
    assert [row["done"] for row in rows] == ["False", "False", "False", "True"]
    assert [row["time_total_s"] for row in rows] == ["1.5", "1.5", "2.0", "2.0"]


def test_the_best_counts_only_what_ended_well() -> None:
    found = [
        {"status": "TERMINATED", "reward": 1.0},
        {"status": "ERROR", "reward": 9.0},
        {"status": "TERMINATED", "reward": None},
        {"status": "TERMINATED", "reward": 2.0},
    ]
    assert trials.best(found, ACC) is found[3]
    assert trials.best(found, Reward("loss", "min", "")) is found[0]
    assert trials.best(found[1:3], ACC) is None


@pytest.mark.parametrize(
    ("points", "expected"),
    [
        ([(1, 10.0), (2, 20.0), (3, 90.0)], 1.0),
        ([(1, 3.0), (2, 2.0), (3, 1.0)], -1.0),
        ([(1, 3.0), (1, 2.0)], None),
        ([("a", 3.0), ("b", 2.0)], None),
    ],
)
def test_correlation(points: Any, expected: float | None) -> None:
    assert correlation(points) == expected
