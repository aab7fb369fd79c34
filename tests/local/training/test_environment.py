"""Arguments and variables, as functions of the job."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from jupyter_modelarts.contract.secrets import Secret
from jupyter_modelarts.local.training.ascend import rank_table
from jupyter_modelarts.local.training.commands import arguments, command_line, master_port
from jupyter_modelarts.local.training.environment import (
    Node,
    Surroundings,
    environment,
    has_many_addresses,
    working_directory,
)
from jupyter_modelarts.local.training.interpreters import chosen
from jupyter_modelarts.local.training.layout import TaskLayout
from jupyter_modelarts.local.training.outcome import TaskFailure

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
    return environment(LAYOUT, algorithm, Node("j", hosts, index), AROUND, Path(sys.executable))


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
    second = "127.0.0.2" if has_many_addresses() else "127.0.0.1"
    assert found["VC_WORKER_HOSTS"] == f"127.0.0.1,{second}"
    assert found["MA_CURRENT_IP"] == second
    assert found["GLOO_SOCKET_IFNAME"].startswith("lo")
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
        found = environment(LAYOUT, ALGORITHM, Node("j", 1, 0), AROUND, interpreter)
        assert found["PATH"].split(":")[0] == first


def test_secrets_do_not_show():
    assert "hidden" not in repr(AROUND)


ONE, TWO = Node("j", 1, 0), Node("j", 2, 1)
CODE = "/s/worker-1/home/ma-user/modelarts/user-job-dir/code"


def test_command_lines():
    given = arguments(ALGORITHM, LAYOUT)
    assert command_line(LAYOUT, ALGORITHM, ONE, Path("/py")) == ["/py", f"{CODE}/src/train.py", *given]
    custom = {"command": "make; ./run ;", "parameters": [{"name": "a", "value": "1 2"}]}
    assert command_line(LAYOUT, custom, ONE, Path("/py")) == [
        "/bin/sh",
        "-c",
        'make; ./run "$@"',
        "sh",
        "--a=1 2",
    ]
    assert command_line(LAYOUT, {"command": "make; ./run ;"}, ONE, Path("/py"))[2] == "make; ./run"


def test_pytorch_on_several_nodes_is_told_its_rank_unless_the_job_says_it():
    algorithm = {**ALGORITHM, "engine": {"engine_name": "PyTorch"}}
    assert command_line(LAYOUT, algorithm, ONE, Path("/py"))[-1] == arguments(ALGORITHM, LAYOUT)[-1]
    assert command_line(LAYOUT, algorithm, TWO, Path("/py"))[-3:] == [
        f"--init_method=tcp://127.0.0.1:{master_port(TWO)}",
        "--rank=1",
        "--world_size=2",
    ]
    algorithm["parameters"] = [{"name": "rank", "value": 7}]
    assert [part for part in command_line(LAYOUT, algorithm, TWO, Path("/py")) if "rank" in part] == [
        "--rank=7"
    ]


@pytest.mark.parametrize(
    ("method", "module"),
    [("torchrun", "torch.distributed.run"), ("msrun", "mindspore.parallel.cluster.run")],
)
def test_run_methods_of_ascend(method, module):
    algorithm = {
        **ALGORITHM,
        "engine": {"engine_name": "Ascend-Powered-Engine"},
        "environments": {"MA_RUN_METHOD": method},
    }
    program = command_line(LAYOUT, algorithm, TWO, Path("/py"))
    assert program[:3] == ["/py", "-m", module]
    assert {"--node_rank=1", "--master_addr=127.0.0.1", f"--master_port={master_port(TWO)}"} <= set(program)
    assert program.index(f"{CODE}/src/train.py") > program.index("--node_rank=1")
    other = {**algorithm, "engine": {"engine_name": "PyTorch"}}
    assert command_line(LAYOUT, other, ONE, Path("/py"))[1] == f"{CODE}/src/train.py"


def test_mpirun_over_several_nodes_is_not_emulated():
    algorithm = {**ALGORITHM, "engine": {"engine_name": "Horovod"}}
    assert command_line(LAYOUT, algorithm, ONE, Path("/py"))[0] == "/py"
    with pytest.raises(TaskFailure, match=r"mpirun.*Use node_count 1"):
        command_line(LAYOUT, algorithm, TWO, Path("/py"))


def test_ascend_has_a_rank_table_of_one_device_per_worker():
    found = variables({**ALGORITHM, "engine": {"engine_name": "Ascend-Powered-Engine"}})
    assert found["RANK_TABLE_FILE"] == "/s/worker-1/home/ma-user/rank_table/jobstart_hccl.json"
    assert (found["RANK_ID"], found["RANK_SIZE"], found["ASCEND_DEVICE_ID"]) == ("1", "2", "1")
    table = rank_table(TWO)
    (server,) = table["server_list"]
    assert [device["rank_id"] for device in server["device"]] == ["0", "1"]
    assert (table["status"], table["server_count"]) == ("completed", "1")
    assert "RANK_ID" not in variables(ALGORITHM)


def test_moxing_is_found_behind_everything_else():
    place = Path("/mox")
    found = environment(LAYOUT, ALGORITHM, ONE, AROUND, Path("/py"), place)
    assert found["PYTHONPATH"] == "/s/worker-1/home/ma-user/modelarts/user-job-dir:/mox"
    own = {**ALGORITHM, "environments": {"PYTHONPATH": "/mine"}}
    assert environment(LAYOUT, own, ONE, AROUND, Path("/py"), place)["PYTHONPATH"] == "/mine:/mox"


def test_pip_of_a_task_asks_where_the_user_said(monkeypatch, tmp_path):
    for name in ("PIP_INDEX_URL", "PIP_CONFIG_FILE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HOME", str(tmp_path))
    file = tmp_path / ".config/pip/pip.conf"
    file.parent.mkdir(parents=True)
    file.write_text("[global]\nindex-url = https://mirror.example.com/simple\n")
    found = variables(ALGORITHM)
    assert (found["MA_PIP_URL"], found["MA_PIP_HOST"]) == (
        "https://mirror.example.com/simple",
        "mirror.example.com",
    )
    assert found["PIP_CONFIG_FILE"] == str(file)
    monkeypatch.setenv("PIP_INDEX_URL", "https://other.example.com/simple")
    assert variables(ALGORITHM)["MA_PIP_HOST"] == "other.example.com"


def test_where_a_task_starts():
    assert working_directory(LAYOUT, ALGORITHM) == LAYOUT.job_dir / "code"
    assert working_directory(LAYOUT, {**ALGORITHM, "working_dir": "/home/ma-user/w"}) == LAYOUT.home / "w"
    assert working_directory(LAYOUT, {"command": "x", **ALGORITHM}) == LAYOUT.home


def test_what_runs_the_boot_file(tmp_path):
    assert chosen(ALGORITHM) == Path(sys.executable)
    program = tmp_path / "py"
    program.touch(mode=0o700)
    assert chosen({"environments": {"MA_SCRIPT_INTERPRETER": str(program)}}) == program
    with pytest.raises(TaskFailure, match="MA_SCRIPT_INTERPRETER names /no/py, which is no program"):
        chosen({"environments": {"MA_SCRIPT_INTERPRETER": "/no/py"}})
