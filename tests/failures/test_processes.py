"""Processes that are killed, stopped or started again under a user's hands: nothing is lost, waits go on."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import psutil
import pytest

import jupyter_modelarts
from jupyter_modelarts import ModelArts
from jupyter_modelarts.local import launcher
from jupyter_modelarts.local.connection import STATE_DIR_VARIABLE, read_connection
from jupyter_modelarts.workflow.errors import JobFailed, PredictError

from .conftest import LONGEST, clear_line, until

UNTIL_FILE = """
import os, pathlib, time
print("begun", os.getpid(), flush=True)
while not pathlib.Path(GO).exists():
    time.sleep(0.02)
print("done")
"""
SLOW = """
import os, pathlib, time
from model_service.python_model_service import XgSklServingBaseService

class Slow(XgSklServingBaseService):
    def _preprocess(self, data):
        return data
    def _inference(self, data):
        pathlib.Path(PLACE, "asked").touch()
        while not pathlib.Path(PLACE, "go").exists():
            time.sleep(0.02)
        return data
    def _postprocess(self, data):
        return {"pid": os.getpid()}
"""


@pytest.fixture
def modelarts(request, monkeypatch):
    """On the shared embedded service, or on the test's own where it has one."""
    own = "fresh_embedded" in request.fixturenames
    connection = request.getfixturevalue("fresh_embedded" if own else "embedded")
    monkeypatch.setenv(STATE_DIR_VARIABLE, str(connection.state_dir))
    made = ModelArts()
    yield made
    made.close()


@pytest.fixture
def go(tmp_path):
    """The file that lets the work of these tests end."""
    return tmp_path / "go"


def begin(modelarts, go):
    """A job that has begun, and the process id of its program."""
    job = modelarts.train(f"GO = {str(go)!r}\n{UNTIL_FILE}")
    line = next(line for line in job.follow() if line.startswith("begun"))
    return job, int(line.split()[1])


def kill(pid):
    process = psutil.Process(pid)
    process.kill()
    psutil.wait_procs([process], timeout=LONGEST)


@pytest.fixture
def service(modelarts, tmp_path):
    model = tmp_path / "package" / "model"
    model.mkdir(parents=True)
    (model / "config.json").write_text('{"model_algorithm": "x", "model_type": "Scikit_Learn"}')
    (model / "customize_service.py").write_text(f"PLACE = {str(tmp_path)!r}\n{SLOW}")
    made = modelarts.deploy(tmp_path / "package")
    yield made
    made.delete()


def test_a_job_whose_program_is_killed(modelarts, go):
    job, pid = begin(modelarts, go)
    kill(pid)
    with pytest.raises(JobFailed) as caught:
        job.wait(timeout=LONGEST)
    line = clear_line(str(caught.value))
    assert "was killed (SIGKILL): most often it ran out of memory" in line
    assert f"See its log: %ma_logs {job.name}" in line
    assert job.exit_code == 137
    assert job.id in [found.id for found in modelarts.jobs()]


def test_a_job_whose_supervisor_is_killed(modelarts, go):
    job, pid = begin(modelarts, go)
    kill(psutil.Process(pid).ppid())
    with pytest.raises(JobFailed) as caught:
        job.wait(timeout=LONGEST)
    assert "its supervising process was killed" in clear_line(str(caught.value))
    until(lambda: not psutil.pid_exists(pid), "the end of its program")


def test_waiting_outlives_the_embedded_service(modelarts, go, fresh_embedded):
    job, pid = begin(modelarts, go)
    seen = []
    waiting = threading.Thread(target=lambda: job.wait(log=seen.append, timeout=LONGEST))
    waiting.start()
    until(lambda: seen, "the first line")
    kill(fresh_embedded.pid)
    until(lambda: launcher.status(fresh_embedded.state_dir), "the next run, started by the waiting")
    assert psutil.pid_exists(pid)
    go.touch()
    waiting.join(LONGEST)
    assert job.phase == "Completed"
    assert [line for line in seen if line in ("done",) or line.startswith("begun")] == [
        f"begun {pid}",
        "done",
    ]


def test_a_worker_that_is_killed_is_started_again(service, go):
    go.touch()
    first = service.predict({})["pid"]
    kill(first)
    second = until(lambda: _answered(service), "an answer")
    assert second != first
    assert service.refresh().status == "running"


def _answered(service):
    try:
        return service.predict({})["pid"]
    except PredictError as error:  # between two instances
        line = clear_line(str(error))
        assert "started again" in line, line
        return 0


def test_a_call_outlives_its_worker(service, go, tmp_path):
    answers: list[int] = []
    calling = threading.Thread(target=lambda: answers.append(until(lambda: _answered(service), "an answer")))
    calling.start()
    until((tmp_path / "asked").exists, "the call")
    (worker,) = _workers(service)
    kill(worker)
    go.touch()
    calling.join(LONGEST)
    assert answers
    assert answers[0] != worker


def test_a_call_outlives_the_embedded_service(service, go, tmp_path, fresh_embedded):
    answers = []
    calling = threading.Thread(target=lambda: answers.append(service.predict({})))
    calling.start()
    until((tmp_path / "asked").exists, "the call")
    kill(fresh_embedded.pid)
    go.touch()
    calling.join(LONGEST)
    assert answers


def test_a_service_answers_after_the_embedded_service_was_stopped(service, modelarts, go, fresh_embedded):
    go.touch()
    assert launcher.stop(fresh_embedded.state_dir)
    assert service.predict({})["pid"]
    assert [found.id for found in modelarts.services()] == [service.id]


def _workers(service):
    """The process ids of its instances."""
    return [process.pid for process in psutil.process_iter() if service.id in _command_line(process)]


def _command_line(process):
    try:
        return " ".join(process.cmdline())
    except psutil.Error:
        return ""


FOLLOWER = """
import sys
from jupyter_modelarts import ModelArts
modelarts = ModelArts()
job = modelarts.job(sys.argv[1])
job.wait(log=lambda line: print(line, flush=True), timeout=60)
print(job.phase, flush=True)
"""
SHUT_SECONDS = 2.0  # longer than the time-out of the calls


def test_a_closed_lid(modelarts, go, fresh_embedded):
    """Everything stands still for longer than a call may take, and goes on as if nothing had been."""
    job, pid = begin(modelarts, go)
    follower = subprocess.Popen(
        [sys.executable, "-c", FOLLOWER, job.id],
        env={**os.environ, "JUPYTER_MODELARTS_TIMEOUT": "1"},
        cwd=Path(jupyter_modelarts.__file__).parents[1],
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )
    lines = [follower.stdout.readline() for _ in range(1)]
    everybody = [fresh_embedded.pid, follower.pid, psutil.Process(pid).ppid(), pid]
    for process in everybody:
        os.kill(process, signal.SIGSTOP)
    time.sleep(SHUT_SECONDS)
    for process in everybody:
        os.kill(process, signal.SIGCONT)
    go.touch()
    rest, _ = follower.communicate(timeout=LONGEST)
    said = "".join(lines) + rest
    assert "Traceback" not in said
    assert said.splitlines()[-1] == "Completed", said
    assert read_connection(fresh_embedded.state_dir).pid == fresh_embedded.pid


def test_a_service_that_stands_still_is_waited_for(modelarts, embedded):
    """Only the service stands still, for a moment: a call takes longer, and that is all."""
    before = [job.id for job in modelarts.jobs()]
    os.kill(embedded.pid, signal.SIGSTOP)
    goes_on = threading.Timer(0.5, os.kill, (embedded.pid, signal.SIGCONT))
    goes_on.start()
    assert [job.id for job in modelarts.jobs()] == before
    goes_on.join()
    assert read_connection(embedded.state_dir).pid == embedded.pid
