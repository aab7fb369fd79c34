"""Engines and the Python they are mapped to."""

from __future__ import annotations

import shutil
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from jupyter_modelarts.errors import ConfigError
from jupyter_modelarts.local.catalog import engines, find_engine, interpreter_of
from jupyter_modelarts.local.catalog.interpreters import FILE_VARIABLE, engines_file
from jupyter_modelarts.local.training import interpreters
from jupyter_modelarts.local.training.interpreters import look_at
from jupyter_modelarts.local.training.outcome import TaskFailure

XGBOOST = "xgboost"


@pytest.fixture
def table():
    """Writes the table of engines that the shared service reads, too; nobody else uses these engines."""
    file = engines_file()
    file.parent.mkdir(parents=True, exist_ok=True)
    yield file.write_text
    file.unlink(missing_ok=True)


@pytest.fixture(scope="module")
def python(tmp_path_factory):
    """A Python of its own without anything."""
    place = tmp_path_factory.mktemp("python")
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(place)], check=True)
    return place / "bin/python"


def site_of(python):
    """Where `python` has its packages."""
    (site,) = python.parent.parent.glob("lib/python*/site-packages")
    return site


@pytest.fixture(autouse=True)
def _without_frameworks(python):
    yield
    for file in site_of(python).glob("*.py"):
        file.unlink()


def install(python, name, text):
    """Put a module where `python` finds it; the file."""
    site = site_of(python)
    shutil.rmtree(
        site / "__pycache__", ignore_errors=True
    )  # it tells texts of one second apart by length alone
    file = site / f"{name}.py"
    file.write_text(textwrap.dedent(text))
    return file


@pytest.fixture
def framework(python):
    return install(python, XGBOOST, "__version__ = 'mapped'")


def test_a_job_runs_in_the_python_of_its_engine(caller, table, python, framework):
    table(f'XGBoost = "{python}"\n')
    script = "import sys, xgboost, moxing; print('in', sys.prefix, xgboost.__version__, sys.executable)"
    job = caller.wait(caller.create(caller.body(script, engine={"engine_name": "XGBoost"})))
    assert job["status"]["phase"] == "Completed", caller.log(job)
    assert f"in {python.parent.parent} mapped {python}" in caller.log(job)


def test_programs_of_the_job_find_that_python_first(caller, table, python, framework):
    table(f'XGBoost = "{python}"\n')
    script = "import subprocess; subprocess.run(['python', '-c', 'import xgboost; print(xgboost.__file__)'])"
    job = caller.wait(caller.create(caller.body(script, engine={"engine_name": "XGBoost"})))
    assert str(framework) in caller.log(job)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        (None, "which this machine lacks. Install it with `{python} -m pip install xgboost`"),
        (
            "import no_such_library",
            "cannot be imported (ModuleNotFoundError: No module named 'no_such_library')",
        ),
        ("raise ImportError('libgomp.so.1: cannot open')", "(ImportError: libgomp.so.1: cannot open)"),
    ],
)
def test_a_framework_that_cannot_be_imported_ends_the_job_before_it_starts(caller, table, python, text, why):
    table(f'XGBoost = "{python}"\n')
    if text:
        install(python, XGBOOST, text)
    job = caller.wait(caller.create(caller.body("print('never')", engine={"engine_name": "XGBoost"})))
    (row,) = job["status"]["task_statuses"]
    assert job["status"]["phase"] == "Failed"
    assert why.format(python=python) in row["message"]
    assert f"{python} -m pip install xgboost" in row["message"]
    assert "never" not in caller.log(job).splitlines()


def test_a_framework_that_is_installed_later_is_found(python):
    assert look_at(python, XGBOOST).broken
    file = install(python, XGBOOST, "")
    assert not look_at(python, XGBOOST).broken
    file.unlink()
    assert look_at(python, XGBOOST).broken


def test_a_table_that_is_wrong_fails_the_job_that_needs_it(caller, table):
    table('XGBoost = "/no/such/python"\n')
    job = caller.wait(caller.create(caller.body(engine={"engine_name": "XGBoost"})))
    (row,) = job["status"]["task_statuses"]
    assert (
        "gives XGBoost the Python /no/such/python, which is no program. Correct the path." in row["message"]
    )


def test_a_program_that_is_no_python_is_said_to_be_none(caller, table):
    table('XGBoost = "/bin/true"\n')
    job = caller.wait(caller.create(caller.body(engine={"engine_name": "XGBoost"})))
    (row,) = job["status"]["task_statuses"]
    assert "/bin/true, which is to run engine XGBoost, is no Python 3.7 or newer" in row["message"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('XGBost = "/usr/bin/python3"', r"unknown engine 'XGBost'. Did you mean 'XGBoost'\?"),
        ('zzz = "/usr/bin/python3"', "unknown engine 'zzz'. Engines are: Scikit_Learn, PyTorch"),
        ("XGBoost = 3", "does not say which Python runs XGBoost"),
        ('XGBoost = "bin/python"', "a relative path, bin/python. Write it from / on."),
        ("XGBoost", "is not TOML"),
    ],
)
def test_what_is_wrong_in_the_table_is_said(monkeypatch, tmp_path, text, message):
    file = tmp_path / "engines.toml"
    file.write_text(text)
    monkeypatch.setenv(FILE_VARIABLE, str(file))
    with pytest.raises(ConfigError, match=message) as caught:
        interpreter_of(find_engine("XGBoost"))
    assert str(file) in str(caught.value)


def test_a_version_has_its_own_entry_before_that_of_its_engine(monkeypatch, tmp_path):
    one, other = tmp_path / "one", tmp_path / "other"
    for program in (one, other):
        program.touch(mode=0o700)
    version = "pytorch_1.8.0-cuda_10.2-py_3.7-ubuntu_18.04-x86_64"
    file = tmp_path / "engines.toml"
    file.write_text(f'PyTorch = "{one}"\n"{version}" = "{other}"\n')
    monkeypatch.setenv(FILE_VARIABLE, str(file))
    assert interpreter_of(find_engine("PyTorch")) == one
    assert interpreter_of(find_engine("PyTorch", version)) == other
    assert interpreter_of(find_engine("Scikit_Learn")) == Path(sys.executable)


def test_the_preset_engines_have_the_platforms_names():
    names = {"Ascend-Powered-Engine", "Horovod", "MPI", "PyTorch", "TensorFlow"}
    assert names <= {engine.name for engine in engines()}
    mpi = find_engine("MPI", "mindspore_1.3.0-cuda_10.1-py_3.7-ubuntu_18.04-x86_64")
    assert mpi.framework.module == "mindspore"


def test_a_script_interpreter_of_the_job_goes_before_the_engine(caller, table, python):
    table('XGBoost = "/no/such/python"\n')
    variables = {"MA_SCRIPT_INTERPRETER": str(python)}
    body = caller.body(
        "import sys; print(sys.prefix)", engine={"engine_name": "XGBoost"}, environments=variables
    )
    job = caller.wait(caller.create(body))
    assert str(python.parent.parent) in caller.log(job).splitlines()
    body = caller.body(environments={"MA_SCRIPT_INTERPRETER": "/no/such/python"})
    (row,) = caller.wait(caller.create(body))["status"]["task_statuses"]
    assert (
        row["message"] == "MA_SCRIPT_INTERPRETER names /no/such/python, which is no program on this machine."
    )


def test_a_job_for_ascend_has_a_rank_table_and_says_that_it_stands_for_hardware(caller, table, python):
    install(python, "mindspore", "")
    table(f'Ascend-Powered-Engine = "{python}"\n')
    script = """
        import json, os
        table = json.load(open(os.environ["RANK_TABLE_FILE"]))
        print("ranks", [row["rank_id"] for row in table["server_list"][0]["device"]])
        print("rank", os.environ["RANK_ID"], "of", os.environ["RANK_SIZE"], os.environ["ASCEND_DEVICE_ID"])
    """
    body = caller.body(script, engine={"engine_name": "Ascend-Powered-Engine"})
    body["spec"]["resource"] = {"flavor_id": "modelarts.vm.cpu.8u", "node_count": 2}
    job = caller.wait(caller.create(body))
    assert job["status"]["phase"] == "Completed", caller.log(job)
    lines = caller.log(job, "worker-1").splitlines()
    assert "ranks ['0', '1']" in lines
    assert "rank 1 of 2 1" in lines
    assert any("has no Ascend processors" in line for line in lines)


def test_how_ascend_is_started_may_be_chosen_among_two_ways(caller):
    body = caller.body(environments={"MA_RUN_METHOD": "mpirun"})
    assert "MA_RUN_METHOD must be torchrun or msrun, not 'mpirun'" in caller.refused(body)[2]


def test_looking_at_a_python_that_takes_too_long_is_an_error(monkeypatch, python):
    install(python, "slow_framework", "import time; time.sleep(60)")
    monkeypatch.setattr(interpreters, "_PATIENCE", 0.2)
    with pytest.raises(TaskFailure, match="took longer than"):
        look_at(python, "slow_framework")
