"""The log of a task: how long it gets, what of it is shown, and what is read out of it."""

from __future__ import annotations

import os
import sys

import httpx
import pytest

from jupyter_modelarts.local.training import task
from jupyter_modelarts.local.training.layout import TaskLayout
from jupyter_modelarts.local.training.log import reason, tail
from jupyter_modelarts.local.training.outcome import explain, outcome_of
from jupyter_modelarts.local.training.prepare import Plan

MOST = 20_000


@pytest.fixture
def layout(tmp_path):
    found = TaskLayout(tmp_path / "worker-0", "j", "worker-0")
    found.make()
    return found


def run(layout, script, **more):
    """The end of a task that runs `script` with a log of at most `MOST` bytes."""
    step = {"name": "training", "argv": [sys.executable, "-c", script], "cwd": str(layout.home)}
    plan = Plan((step,), dict(os.environ), layout.log, 5.0, log_bytes=MOST, **more)
    return task.launch(layout, plan).ended()


async def test_a_log_stops_growing_and_the_task_goes_on(layout):
    script = """
import os, time
log = os.fstat(1)
for number in range(1000):
    print(f"line {number:04} of many, to fill the log", flush=True)
while os.fstat(1).st_size > 20_400:
    time.sleep(0.01)
print("x" * 30_000, flush=True)
while os.fstat(1).st_size > 20_400:
    time.sleep(0.01)
open("done", "w").close()
"""
    outcome = await run(layout, script)
    assert outcome.exit_code == 0
    assert (layout.home / "done").exists()
    text = layout.log.read_text()
    assert len(text) < MOST + 400
    assert text.startswith("line 0000")
    overflow = f"log length overflow(max:{MOST}), process will continue running silently"
    assert text.count(overflow) == 1
    assert "xxx" not in text
    assert text.splitlines()[-1] == "[ModelArts Service Log]Training completed."


async def test_a_short_task_that_writes_too_much_has_its_log_cut_too(layout):
    outcome = await run(layout, "print('x' * 100_000); raise SystemExit(4)")
    assert outcome.exit_code == 4
    text = layout.log.read_text()
    assert len(text) < MOST + 400
    assert "log length overflow" in text
    assert text.endswith("[ModelArts Service Log]Training end with return code: 4\n")


def test_a_tail_of_one_endless_line_begins_and_ends_with_a_character(tmp_path):
    log = tmp_path / "log"
    log.write_text("训练" * 1000, "utf-8")
    for limit in range(20, 26):
        newest = tail(log, limit)
        assert set(newest.content) == {"训", "练"}
        assert newest.current_size == len(newest.content.encode()) <= limit
    log.write_bytes("schön 训".encode()[:-1])  # as it is while it is being written
    assert tail(log).content == "schön "
    log.write_bytes(b"binary \xff\xfe\n")
    assert tail(log).content == "binary \ufffd\ufffd\n"


def test_a_progress_bar_is_cut_where_it_begins_anew(tmp_path):
    log = tmp_path / "log"
    log.write_text("".join(f"\r{percent:3}% done" for percent in range(100)))
    assert tail(log, 25).content == " 98% done\r 99% done"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("usage: a.py\na.py: error: the following arguments are required: --x\n", "a.py: error: the foll"),
        ("sh: 1: foo: not found\n", "sh: 1: foo: not found"),
        ("validation error: 0.25\ntest error 0.3\n", ""),
        ("fine\n", ""),
        (
            "[rank0]: Traceback (most recent call last):\n[rank0]:   File\n[rank0]: KeyError: 'a'\n",
            "KeyError",
        ),
        (
            "Traceback (most recent call last):\n  File\nValueError: mine\n"
            "Traceback (most recent call last):\n  File\n"
            "torch.distributed.elastic.multiprocessing.errors.ChildFailedError: \n",
            "ValueError: mine",
        ),
        ("terminate called after throwing an instance of 'std::bad_alloc'\n", "terminate called"),
        ('  File "a.py", line 1\n    x = (\nSyntaxError: invalid syntax\n', "SyntaxError"),
    ],
)
def test_the_reason_is_what_the_log_complains_of_last(tmp_path, text, said):
    log = tmp_path / "log"
    log.write_text(text + "[ModelArts Service Log]Training end with return code: 1\n")
    found = reason(log)
    assert found.startswith(said)
    assert bool(found) == bool(said)


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (132, "another processor"),
        (134, "SIGABRT"),
        (135, "/dev/shm"),
        (137, "memory"),
        (139, "packages"),
        (247, "memory"),
        (159, "SIGSYS"),
        (185, "signal 57"),
    ],
)
def test_a_signal_explains_itself_and_quotes_the_log(tmp_path, code, words):
    log = tmp_path / "log"
    log.write_text("CUDA error: something\n")
    message = explain(code, "training", log)
    assert words in message
    assert message.endswith("The last error in its log: CUDA error: something")


def test_strict_arguments_have_a_way_out(tmp_path):
    log = tmp_path / "log"
    log.write_text("train.py: error: unrecognized arguments: --data_url=/x\n")
    message = explain(2, "training", log)
    assert message == (
        "train.py: error: unrecognized arguments: --data_url=/x - declare them, or read the arguments with "
        "parse_known_args()."
    )


def test_a_killed_task_that_held_little_is_not_called_out_of_memory(tmp_path):
    result = {"exit_code": 137, "stopped": False, "step": "training", "ended_at": 1.0}
    result |= {"cpu_seconds": 1.0, "peak_bytes": 1}
    assert outcome_of("w", result, tmp_path / "none").message.startswith("The task was killed (SIGKILL)")


def test_a_link_downloads_or_shows_the_log(caller):
    job = caller.wait(caller.create(caller.body("print('Grüße, 训练')")))
    name = f"modelarts-job-{job['metadata']['id']}-worker-0.log"
    shown = caller.download(caller.task(job, "logs/url", **{"Content-Type": "text/plain"})["obs_url"])
    saved = caller.download(
        caller.task(job, "logs/url", **{"Content-Type": "application/octet-stream"})["obs_url"]
    )
    assert shown.headers["content-type"].startswith("text/plain")
    assert saved.headers["content-type"] == "application/octet-stream"
    assert saved.headers["content-disposition"] == f'attachment; filename="{name}"'
    assert "Grüße, 训练" in shown.text.splitlines()
    assert saved.content == shown.content
    assert shown.text == caller.log(job)
    assert httpx.get(shown.url.copy_remove_param("Signature")).status_code == 403
