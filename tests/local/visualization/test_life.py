"""A job is a real TensorBoard: it starts, shows new events, stops, starts again, fails, comes back."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import time
import uuid
from concurrent.futures import ThreadPoolExecutor

import psutil
import pytest

from jupyter_modelarts.local import launcher
from jupyter_modelarts.local.embedded import Service
from jupyter_modelarts.local.problems import Problem
from jupyter_modelarts.local.visualization import documents
from jupyter_modelarts.local.visualization.manager import RUNNING_LIMIT

from .boards import COMPLETED, FAILED, JOBS, RUNNING, STOPPED, WAITING, events

HOUR = 3_600_000
SCRIPT = """\
import argparse
from tensorboard.compat.proto.event_pb2 import Event
from tensorboard.compat.proto.summary_pb2 import Summary
from tensorboard.summary.writer.event_file_writer import EventFileWriter
parser = argparse.ArgumentParser()
parser.add_argument("--train_url")
writer = EventFileWriter(parser.parse_args().train_url)
for step in range(3):
    summary = Summary(value=[Summary.Value(tag="loss", simple_value=3 - step)])
    writer.add_event(Event(wall_time=step, step=step, summary=summary))
writer.close()
"""


def test_the_whole_life(boards):
    before = time.time() * 1000
    train_url = boards.log(1.0)
    created = boards.start(train_url, job_name=f"life-{uuid.uuid4().hex[:8]}", job_desc="first")
    assert created["status"] == WAITING
    shown = boards.wait_for(created, RUNNING)
    assert before <= shown["create_time"] <= time.time() * 1000
    assert (shown["train_url"], shown["job_desc"]) == (train_url, "first")
    assert shown["service_url"] == created["service_url"]
    assert 0 <= shown["duration"] < 60_000
    (process,) = boards.processes(created)

    answer = boards.http.put(f"{JOBS}/{created['job_id']}", json={"job_desc": "second"})
    assert answer.json() == {"is_success": True}
    boards.wait_for_losses(created, 1.0)
    boards.log(1.0, 0.5, directory=train_url.split("/")[2])  # the object is written again, longer
    boards.wait_for_losses(created, 1.0, 0.5)

    taken = boards.http.post(JOBS, json={"train_url": train_url, "job_name": shown["job_name"]})
    assert (taken.status_code, taken.json()["error_code"]) == (400, "ModelArts.0103")
    running = boards.act(created, "restart")
    assert (running.status_code, "Stop it first" in running.json()["error_message"]) == (409, True)

    assert boards.act(created, "stop").json() == {"is_success": True}
    assert not process.is_running()
    stopped = boards.seen(created)
    assert (stopped["status"], stopped["job_desc"]) == (STOPPED, "second")
    assert boards.seen(created)["duration"] == stopped["duration"]
    again = boards.act(created, "stop")
    assert (again.status_code, "does not run" in again.json()["error_message"]) == (409, True)

    assert boards.act(created, "restart").json() == {"is_success": True}
    boards.wait_for(created, RUNNING)
    boards.wait_for_losses(created, 1.0, 0.5)

    assert boards.remove(created).json() == {"is_success": True}
    assert boards.http.get(f"{JOBS}/{created['job_id']}").status_code == 404
    assert not boards.processes(created)
    assert not boards.place(created).exists()


def test_one_that_is_killed_has_failed(boards):
    job = boards.start()
    boards.wait_for(job, RUNNING)
    (process,) = boards.processes(job)
    process.kill()
    failed = boards.wait_for(job, FAILED)
    assert failed["error_message"].startswith("TensorBoard was ended by signal 9")
    assert failed["error_code"]
    assert boards.act(job, "restart").status_code == 200
    assert "error_message" not in boards.wait_for(job, RUNNING)
    boards.remove(job)


def test_one_that_is_stopped_while_it_starts(boards):
    job = boards.start()
    assert boards.act(job, "stop").status_code == 200
    assert boards.seen(job)["status"] == STOPPED
    assert boards.seen(job)["duration"] == 0
    assert not boards.processes(job)
    boards.act(job, "restart")
    boards.remove(job)
    assert not boards.processes(job)


def test_a_service_that_goes_and_comes(owner):
    running, stopped = owner.start(), owner.start()
    owner.act(stopped, "stop")
    owner.wait_for(running, RUNNING)

    owner.until(lambda: owner.losses(running) == [0.5])
    launcher.stop(owner.connection.state_dir)
    assert not owner.processes(running)
    owner.reconnect(launcher.ensure_running(owner.connection.state_dir))
    back = owner.wait_for(running, RUNNING)
    assert back["service_url"] == running["service_url"]
    assert owner.seen(stopped)["status"] == STOPPED

    (process,) = owner.processes(running)
    os.kill(owner.connection.pid, signal.SIGKILL)
    psutil.wait_procs([process], timeout=10)
    owner.wait_until_gone(running)  # by itself: nobody is there to end it
    owner.reconnect(launcher.ensure_running(owner.connection.state_dir))
    owner.wait_for(running, RUNNING)
    assert int(owner.start()["job_id"]) > int(stopped["job_id"])


def test_time_that_is_over_while_the_service_is_away(owner):
    job = owner.start()
    owner.wait_for(job, RUNNING)
    launcher.stop(owner.connection.state_dir)
    hours = json.dumps({"offset_ms": 9 * HOUR})
    (owner.connection.state_dir / "clock.json").write_text(hours)
    owner.reconnect(launcher.ensure_running(owner.connection.state_dir))
    assert owner.seen(job)["status"] == COMPLETED
    assert not owner.processes(job)


@pytest.fixture
async def service(tmp_path):
    """A service in this process, whose clock we can move."""
    found = Service(tmp_path)
    await found.start()
    place = found.state_dir / "objects" / "bucket" / "logs"
    place.mkdir(parents=True)
    (place / "events.out.tfevents.1").write_bytes(events(1.0))
    yield found
    await found.stop()


async def test_planned_stops(service):
    two = await begin(service, "two-hours", 2 * HOUR)
    eight = await begin(service, "eight-hours", 8 * HOUR)
    await until(lambda: two.port and eight.port)
    service.clock.advance(3 * HOUR)
    await until(lambda: two.document["status"] == COMPLETED)
    assert (two.port, eight.document["status"]) == (0, RUNNING)
    assert documents.duration(two.document, service.clock.now_ms()) >= 3 * HOUR
    await service.visualization.restart(two)
    assert two.document["due_at"] > service.clock.now_ms() + HOUR
    service.clock.advance(6 * HOUR)  # over while the one may still be starting
    await until(lambda: two.document["status"] in (STOPPED, COMPLETED))
    await until(lambda: eight.document["status"] == COMPLETED)
    assert two.port == eight.port == 0


async def begin(service, name, life_ms):
    def make(number):
        body = {"train_url": "/bucket/logs/"}
        return documents.new_document(body, number, name, life_ms, service.clock.now_ms())

    return await service.visualization.create(name, service.account.project_id, make)


async def until(condition):
    deadline = time.monotonic() + 60
    while not condition():
        assert time.monotonic() < deadline
        await asyncio.sleep(0.05)


def test_what_is_asked_at_the_same_time(boards):
    job = boards.start()
    boards.wait_for(job, RUNNING)

    def ask(number):
        if number % 5 == 0:
            for process in boards.processes(job):
                process.kill()
        return boards.act(job, ("stop", "restart", "stop")[number % 3]).status_code

    with ThreadPoolExecutor(6) as threads:
        statuses = set(threads.map(ask, range(30)))
    assert statuses <= {200, 409}
    boards.until(lambda: boards.seen(job)["status"] not in (WAITING, 9), 60)
    if boards.seen(job)["status"] == RUNNING:
        boards.act(job, "stop")
    assert not boards.processes(job)
    boards.remove(job)


async def test_the_limit_of_jobs_that_run(service):
    found = [await begin(service, f"job-{number}", HOUR) for number in range(RUNNING_LIMIT)]
    with pytest.raises(Problem, match=r"10 visualization jobs run, the most that can\. Stop one first\."):
        await begin(service, "one-more", HOUR)
    await found[0].stop()
    await begin(service, "one-more", HOUR)
    with pytest.raises(Problem, match="Stop one first"):
        await service.visualization.restart(found[0])
    for board in found[1:]:
        await service.visualization.delete(board)
    await service.visualization.restart(found[0])
    left = service.visualization.of_project(service.account.project_id)
    assert {board.document["job_name"] for board in left} == {"job-0", "one-more"}


def test_the_output_of_a_training_job(boards):
    code = boards.put("board-code/train.py", SCRIPT).removesuffix("train.py")
    algorithm = {
        "code_dir": code,
        "boot_file": f"{code}train.py",
        "engine": {"engine_name": "Scikit_Learn"},
        "outputs": [{"name": "train_url", "remote": {"obs": {"obs_url": f"/{boards.bucket}/board-output/"}}}],
    }
    body = {
        "kind": "job",
        "metadata": {"name": f"job-{uuid.uuid4().hex[:8]}"},
        "algorithm": algorithm,
        "spec": {"resource": {"flavor_id": "modelarts.vm.cpu.2u", "node_count": 1}},
    }
    jobs = f"{boards.connection.modelarts}/v2/{boards.connection.project_id}/training-jobs"
    trained = f"{jobs}/{boards.http.post(jobs, json=body).json()['metadata']['id']}"
    boards.until(lambda: boards.http.get(trained).json()["status"]["phase"] == "Completed")
    job = boards.start(f"/{boards.bucket}/board-output/")
    boards.wait_for(job, RUNNING)
    boards.wait_for_losses(job, 3.0, 2.0, 1.0)
    boards.remove(job)


async def test_a_disk_that_takes_nothing(service):
    (service.state_dir / "visualization").write_text("no directory can be made here")
    board = await begin(service, "no-room", HOUR)
    await until(lambda: board.document["status"] == FAILED)
    assert board.document["reason"] == "This machine failed while starting TensorBoard: Not a directory."
    (service.state_dir / "visualization").unlink()
    await service.visualization.restart(board)
    await until(lambda: board.port)
