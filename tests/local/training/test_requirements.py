"""Packages a job asks for: four names, wheels beside the list, one environment for all who ask the same."""

from __future__ import annotations

import subprocess
import sys
import zipfile

import pytest

from jupyter_modelarts.local.environments import command, is_complete, make
from jupyter_modelarts.local.training import requirements

WHEEL = "greeting-1.0-py3-none-any.whl"


def make_wheel(path, name="greeting"):
    """A wheel of one module that says where it is."""
    with zipfile.ZipFile(path, "w") as wheel:
        wheel.writestr(f"{name}.py", f"text = 'hello from {name}'\n")
        wheel.writestr(
            f"{name}-1.0.dist-info/METADATA", f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n"
        )
        wheel.writestr(
            f"{name}-1.0.dist-info/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
        )
        wheel.writestr(f"{name}-1.0.dist-info/RECORD", "")


def code_of(caller, body):
    """The directory of a body's code on this disk."""
    return caller.objects / body["algorithm"]["code_dir"].strip("/")


def environments(caller):
    """Every environment there is, whole or half."""
    place = caller.connection.state_dir / "jobs/environments"
    return {path for path in place.glob("*") if path.is_dir() and path.name != "pip"}


@pytest.mark.parametrize("name", requirements.NAMES)
def test_each_of_the_four_names_counts(tmp_path, name):
    (tmp_path / "other.txt").touch()
    assert requirements.requirements_file(tmp_path) is None
    (tmp_path / name).touch()
    assert requirements.requirements_file(tmp_path) == tmp_path / name


def test_jobs_that_ask_for_the_same_share_an_environment_that_is_made_once(caller):
    before = environments(caller)
    bodies = [caller.body("import greeting, sys; print(greeting.text, sys.prefix)") for _ in range(3)]
    for body in bodies:
        make_wheel(code_of(caller, body) / WHEEL)
        (code_of(caller, body) / "pip-requirement.txt").write_text(f"--no-index\n{WHEEL}\n")
    jobs = [caller.wait(job) for job in [caller.create(body) for body in bodies]]
    (made,) = environments(caller) - before
    logs = [caller.log(job) for job in jobs]
    assert [job["status"]["phase"] for job in jobs] == ["Completed"] * 3, logs
    assert all(f"hello from greeting {made}" in log for log in logs)
    assert sum("Successfully installed greeting-1.0" in log for log in logs) == 1


def test_an_environment_offers_moxing_behind_what_it_installs(caller):
    body = caller.body("import moxing; print(getattr(moxing, 'text', 'ours'))")
    (code_of(caller, body) / "requirements.txt").write_text("--no-index\nhttpx\n")
    assert "ours" in caller.log(caller.wait(caller.create(body))).splitlines()
    body = caller.body("import moxing; print(moxing.text)")
    make_wheel(code_of(caller, body) / "moxing-1.0-py3-none-any.whl", "moxing")
    (code_of(caller, body) / "requirements.txt").write_text("--no-index\nmoxing-1.0-py3-none-any.whl\n")
    assert "hello from moxing" in caller.log(caller.wait(caller.create(body))).splitlines()


def test_a_list_that_does_not_bring_the_framework_of_the_engine_is_told_so_and_leaves_nothing(caller):
    before = environments(caller)
    body = caller.body("print('never')", engine={"engine_name": "Horovod"})
    (code_of(caller, body) / "requirements.txt").write_text("--no-index\nhttpx\n")
    job = caller.wait(caller.create(body))
    (row,) = job["status"]["task_statuses"]
    assert (
        "The engine of the job needs the Python module horovod, which the list does not bring"
        in row["message"]
    )
    assert environments(caller) == before


BACKEND = """
import pathlib, time
def get_requires_for_build_wheel(*_):
    print("building", flush=True)
    pathlib.Path(__file__).with_name("begun").touch()
    time.sleep(600)
"""


def test_a_job_that_is_stopped_while_pip_works_leaves_no_half_environment(caller):
    before = environments(caller)
    body = caller.body("print('never')")
    code = code_of(caller, body)
    (code / "slow").mkdir()
    (code / "slow/backend.py").write_text(BACKEND)
    (code / "slow/pyproject.toml").write_text(
        '[build-system]\nrequires = []\nbuild-backend = "backend"\nbackend-path = ["."]\n'
        '[project]\nname = "slow"\nversion = "1"\n'
    )
    (code / "requirement.txt").write_text("--no-index\n./slow\n")
    job = caller.create(body)
    root = caller.directory(job)
    caller.until(lambda: list(root.glob("home/ma-user/modelarts/user-job-dir/*/slow/begun")))
    assert len(environments(caller) - before) == 1
    assert caller.stop(job).status_code < 300
    caller.wait(job, "Terminated")
    assert environments(caller) == before


def test_what_a_killed_pip_left_is_removed_by_the_next(tmp_path):
    (tmp_path / "code").mkdir()
    file = tmp_path / "code/requirements.txt"
    file.write_text("--no-index\n")
    left = tmp_path / "environments" / ("0" * 32)
    (left / "bin").mkdir(parents=True)
    made = requirements.environment_directory(tmp_path / "environments", file, [sys.version])
    subprocess.run(command(sys.executable, made, file, "", sys.path[1:]), check=True, capture_output=True)
    assert is_complete(made)
    assert not left.exists()
    assert make(made, file, "", []) == 0


def test_an_environment_belongs_to_one_python_and_one_list(tmp_path):
    file = tmp_path / "requirements.txt"
    file.write_text("httpx\n")
    first = requirements.environment_directory(tmp_path, file, ["3.11"])
    assert requirements.environment_directory(tmp_path, file, ["3.11"]) == first
    assert requirements.environment_directory(tmp_path, file, ["3.12"]) != first
    (tmp_path / "constraints.txt").write_text("httpx<1\n")
    assert requirements.environment_directory(tmp_path, file, ["3.11"]) != first


def test_a_mapped_python_without_pip_gets_one_in_its_environments(tmp_path):
    python = tmp_path / "plain/bin/python"
    subprocess.run([sys.executable, "-m", "venv", "--without-pip", str(tmp_path / "plain")], check=True)
    (tmp_path / "code").mkdir()
    make_wheel(tmp_path / "code" / WHEEL)
    file = tmp_path / "code/requirements.txt"
    file.write_text(f"--no-index\n{WHEEL}\n")
    made = tmp_path / "made"
    subprocess.run(command(python, made, file, "greeting", []), check=True, capture_output=True)
    answer = subprocess.check_output(
        [made / "bin/python", "-c", "import greeting; print(greeting.text)"], text=True
    )
    assert answer == "hello from greeting\n"
