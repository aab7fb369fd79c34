"""Parts of a log by bytes."""

from __future__ import annotations

import pytest

from jupyter_modelarts.local.training_v1 import log_range

TEXT = "añ€😀z" * 300  # characters of one to four bytes


@pytest.fixture
def log(tmp_path):
    path = tmp_path / "log"
    path.write_text(TEXT)
    return path


@pytest.mark.parametrize("length", [4, 5, 7, 2048])
def test_reading_on_loses_nothing_and_cuts_nothing(log, length):
    found, start = "", 0
    while True:
        content, first, last = log_range.read(log, start, length)
        if not content:
            break
        assert (first, last <= start + length) == (start, True)
        found, start = found + content, last
    assert found == TEXT


def test_reading_backwards_meets_what_reading_on_found(log):
    size = len(TEXT.encode())
    newest, first, last = log_range.read(log, -1, 10)
    assert last == size
    before, _, behind = log_range.read(log, first, -10)
    assert behind == first
    assert TEXT.endswith(before + newest)
    assert log_range.read(log, -1, -10) == (newest, first, last)


def test_less_than_a_character_still_moves_on(log):
    content, first, last = log_range.read(log, 1, 1)  # half of ñ
    assert (first, last, len(content)) == (1, 2, 1)


def test_outside_the_log_there_is_nothing(log, tmp_path):
    size = len(TEXT.encode())
    assert log_range.read(log, size + 10, 100) == ("", size, size)
    assert log_range.read(log, 0, 0) == ("", 0, 0)
    assert log_range.read(log, 0, -100) == ("", 0, 0)
    assert log_range.read(tmp_path / "none", 0, 100) == ("", 0, 0)


def test_bytes_that_are_no_text(tmp_path):
    path = tmp_path / "log"
    path.write_bytes(b"\x80" * 20)
    content, first, last = log_range.read(path, 5, 10)
    assert (first, last, content) == (5, 15, "\ufffd" * 10)


def test_over_http(caller):
    job = caller.new(caller.config("for number in range(400): print('line', number)"))
    caller.reach(job)
    where = job["job_id"], job["version_id"]
    (name,) = caller.call("list_training_job_log_files_v1", *where)["log_file_list"]
    assert name == f"job-{job['job_name']}.0"
    first = caller.call("show_training_job_log_v1", *where, query={"log_file": name})
    assert (first["start_line"], first["end_line"], len(first["content"])) == ("0", "2048", 2048)
    assert first["lines"] == len(first["content"].splitlines())
    tail = {"log_file": name, "start_byte": -1, "offset": 40}
    newest = caller.call("show_training_job_log_v1", *where, query=tail)["content"]
    assert len(newest.encode()) == 40
    assert caller.text(job).endswith(newest)
    assert "line 399" in caller.lines(job)
    for wrong in ({"start_byte": -2}, {"offset": 2049}, {"offset": -2049}, {"start_byte": "x"}):
        assert caller.refusal("show_training_job_log_v1", *where, query={"log_file": name, **wrong})[0] == 400
    assert caller.refusal("show_training_job_log_v1", *where)[0] == 400
    status, _, message = caller.refusal("show_training_job_log_v1", *where, query={"log_file": "other.log"})
    assert (status, name in message) == (404, True)
