"""What an end means, and what is read out of a log."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from jupyter_modelarts.local.training.log import reason, say, tail
from jupyter_modelarts.local.training.outcome import (
    Outcome,
    explain,
    explain_os_error,
    judge,
    lost,
    not_started,
)

CHAINED = """epoch 1
Traceback (most recent call last):
  File "a.py", line 1, in <module>
KeyError: 'first'

During handling of the above exception, another exception occurred:

Traceback (most recent call last):
  File "a.py", line 3, in <module>
RuntimeError: second
[ModelArts Service Log]Training end with return code: 1
"""


def test_the_reason_is_the_end_of_the_last_traceback(tmp_path):
    log = tmp_path / "log"
    log.write_text(CHAINED)
    assert reason(log) == "RuntimeError: second"
    assert explain(1, "training", log) == "RuntimeError: second"


@pytest.mark.parametrize(
    ("code", "word"), [(137, "memory"), (139, "packages"), (247, "memory"), (9, "code 9")]
)
def test_codes_are_explained_where_the_log_says_nothing(tmp_path, code, word):
    assert word in explain(code, "training", tmp_path / "none")


def test_pips_last_error_explains_a_failed_installation(tmp_path):
    log = tmp_path / "log"
    log.write_text("ERROR: Could not find x\nERROR: No matching distribution found for x\n")
    message = explain(1, "requirements", log)
    assert message == "Installing the required packages failed. No matching distribution found for x"


@pytest.mark.parametrize(
    ("outcomes", "stopping", "phase", "secondary"),
    [
        ([Outcome("w", 0), Outcome("x", 0)], False, "Completed", "Completed"),
        ([Outcome("w", 0), Outcome("x", 2)], False, "Failed", "Failed"),
        ([lost("w", "gone")], False, "Failed", "Lost"),
        ([not_started("w", "no")], False, "Failed", "Failed"),
        ([Outcome("w", 0)], True, "Terminated", "Terminated"),
    ],
)
def test_verdicts(outcomes, stopping, phase, secondary):
    verdict = judge(outcomes, stopping=stopping)
    assert (verdict.phase, verdict.secondary_phase) == (phase, secondary)
    assert [row["task"] for row in verdict.task_statuses] == [outcome.task for outcome in outcomes]


def test_a_full_disk_is_called_so():
    error = OSError(errno.ENOSPC, "No space left on device")
    message = explain_os_error("downloading code", error, Path("/state"))
    assert (
        message
        == "No space is left on this machine (/state) while downloading code. Free some and submit again."
    )


def test_a_tail_begins_with_a_line_and_counts_bytes(tmp_path):
    log = tmp_path / "log"
    log.write_text("erste\nzweite Zeile\nüber\n")
    assert tail(log).content == "erste\nzweite Zeile\nüber\n"
    newest = tail(log, 10)
    assert (newest.content, newest.current_size, newest.full_size) == ("über\n", 6, 25)
    say(log, "more")
    assert tail(log, 40).content.endswith("[ModelArts Service Log]more\n")
    assert tail(tmp_path / "none").full_size == 0
