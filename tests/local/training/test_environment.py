"""Arguments and variables, as functions of the job."""

from __future__ import annotations

import sys
from pathlib import Path

from jupyter_modelarts.contract.secrets import Secret
from jupyter_modelarts.local.training.environment import (
    Surroundings,
    arguments,
    command_line,
    environment,
    interpreter_of,
    working_directory,
)
from jupyter_modelarts.local.training.layout import TaskLayout

LAYOUT = TaskLayout(Path("/s/worker-1"), "j", "worker-1")
AROUND = Surroundings("http://m", "http://127.0.0.1:9", "here", "KEY", Secret("hidden"), Path("/pip"))
ALGORITHM = {
    "code_dir": "/b/code/",
    "boot_file": "/b/code/src/train.py",
    "parameters": [{"name": "epochs", "value": 3}, {"name": "dist"}, {"name": "out", "value": "/cache/o"}],
    "inputs": [{"name": "data_url", "local_dir": "/home/ma-user/in"}],
    "outputs": [{"name": "train_url", "access_method": "env"}],
}


def variables(algorithm, hosts=2, index=1):
    return environment(LAYOUT, algorithm, hosts, index, AROUND, Path(sys.executable))


def test_arguments():
    assert arguments(ALGORITHM, LAYOUT) == [
        "--epochs=3",
        "--dist",
        "--out=/s/worker-1/cache/o",
        "--data_url=/s/worker-1/home/ma-user/in",
    ]


def test_a_channel_by_environment_has_no_argument_but_a_variable():
    assert variables(ALGORITHM)["train_url"] == "/s/worker-1/home/ma-user/modelarts/outputs/train_url_0"


def test_variables_of_the_cluster():
    found = variables(ALGORITHM)
    assert (found["MA_NUM_HOSTS"], found["VC_WORKER_NUM"], found["VC_TASK_INDEX"]) == ("2", "2", "1")
    assert found["VC_WORKER_HOSTS"] == "127.0.0.1,127.0.0.1"
    assert found["S3_USE_HTTPS"] == "0"


def test_nothing_of_the_services_own_environment_passes_but_what_a_process_needs(monkeypatch):
    monkeypatch.setenv("HUAWEICLOUD_SDK_SK", "secret")
    monkeypatch.setenv("HTTPS_PROXY", "http://proxy")
    monkeypatch.setenv("LC_ALL", "C")
    found = variables(ALGORITHM)
    assert "HUAWEICLOUD_SDK_SK" not in found
    assert (found["HTTPS_PROXY"], found["LC_ALL"]) == ("http://proxy", "C")


def test_the_users_variables_win():
    assert variables({**ALGORITHM, "environments": {"HOME": "/cache/h"}})["HOME"] == "/s/worker-1/cache/h"


def test_the_interpreter_comes_first_in_the_path():
    first = str(Path(sys.executable).parent)
    for interpreter in (Path(sys.executable), Path("python3")):
        found = environment(LAYOUT, ALGORITHM, 1, 0, AROUND, interpreter)
        assert found["PATH"].split(":")[0] == first


def test_secrets_do_not_show():
    assert "hidden" not in repr(AROUND)


def test_command_lines():
    given = ["--a=1 2"]
    code = "/s/worker-1/home/ma-user/modelarts/user-job-dir/code"
    assert command_line(LAYOUT, ALGORITHM, Path("/py"), given) == ["/py", f"{code}/src/train.py", "--a=1 2"]
    custom = {"command": "make; ./run ;"}
    assert command_line(LAYOUT, custom, Path("/py"), given) == [
        "/bin/sh",
        "-c",
        'make; ./run "$@"',
        "sh",
        *given,
    ]
    assert command_line(LAYOUT, custom, Path("/py"), [])[2] == "make; ./run"


def test_where_and_with_what_a_task_starts():
    assert working_directory(LAYOUT, ALGORITHM) == LAYOUT.job_dir / "code"
    assert working_directory(LAYOUT, {**ALGORITHM, "working_dir": "/home/ma-user/w"}) == LAYOUT.home / "w"
    assert working_directory(LAYOUT, {"command": "x"}) == LAYOUT.job_dir
    assert interpreter_of(ALGORITHM) == Path(sys.executable)
    assert interpreter_of({"environments": {"MA_SCRIPT_INTERPRETER": "/usr/bin/py"}}) == Path("/usr/bin/py")
