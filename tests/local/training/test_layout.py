"""Where things lie: the platform's paths below a directory of this machine."""

from __future__ import annotations

from pathlib import Path

import pytest

from jupyter_modelarts.local.training.layout import TaskLayout, channel_directory, code_directory

LAYOUT = TaskLayout(Path("/state/jobs/j/worker-0"), "j", "worker-0")


def test_names_are_the_platforms():
    assert LAYOUT.log == LAYOUT.root / "home/ma-user/modelarts/log/modelarts-job-j-worker-0.log"
    assert LAYOUT.real(channel_directory("inputs", "data_url")) == LAYOUT.mount / "inputs/data_url_0"
    assert LAYOUT.real(code_directory("/bucket/training-test/demo-code/")) == LAYOUT.job_dir / "demo-code"
    assert code_directory("/b/x/", "/home/ma-user/mine") == "/home/ma-user/mine"


@pytest.mark.parametrize("path", ["/../../etc", "/home/../../..", "../.."])
def test_no_path_leaves_the_task(path):
    assert LAYOUT.real(path).is_relative_to(LAYOUT.root)


@pytest.mark.parametrize(
    ("text", "translated"),
    [
        ("/home/ma-user/work", "{root}/home/ma-user/work"),
        ("cd /cache && ls /home/ma-user", "cd {root}/cache && ls {root}/home/ma-user"),
        ("--out=/cache/x:/home/ma-user/y", "--out={root}/cache/x:{root}/home/ma-user/y"),
        (
            "/cached /home/ma-user2 ${MA_HOME}/cache /mnt/cache",
            "/cached /home/ma-user2 ${MA_HOME}/cache /mnt/cache",
        ),
    ],
)
def test_only_whole_directories_of_the_container_are_translated(text, translated):
    assert LAYOUT.translate(text) == translated.replace("{root}", str(LAYOUT.root))


def test_the_directories_of_a_task_are_for_its_owner(tmp_path):
    layout = TaskLayout(tmp_path / "t", "j", "worker-0")
    layout.make()
    assert layout.job_dir.is_dir()
    assert layout.cache.is_dir()
    assert layout.root.stat().st_mode & 0o077 == 0
