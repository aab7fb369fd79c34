"""Batch services over the end of the embedded service, of instances, and of room on the disk."""

from __future__ import annotations

import json
import sqlite3
from typing import TYPE_CHECKING

import psutil
import pytest

from jupyter_modelarts.local import launcher

from ...conftest import stop_and_check  # noqa: TID252 - tests are no package on the path
from ..serving import Platform, until  # noqa: TID252
from .batches import Batch, outcomes, package

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@pytest.fixture(scope="module")
def alone(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Platform]:
    """An embedded service of this file alone, so that it can be ended."""
    state_dir = tmp_path_factory.mktemp("alone")
    caller = Platform(launcher.ensure_running(state_dir))
    yield caller
    caller.http.close()
    stop_and_check(state_dir)


@pytest.fixture(scope="module")
def model(alone: Platform) -> str:
    return alone.publish(package())


def again(platform: Platform) -> None:
    platform.connection = launcher.ensure_running(platform.connection.state_dir)


def kill(platform: Platform) -> None:
    embedded = psutil.Process(platform.connection.pid)
    embedded.kill()
    embedded.wait()


@pytest.mark.parametrize("end", ["killed", "stopped"])
def test_a_task_goes_on_where_it_was(alone: Platform, model: str, end: str) -> None:
    """Neither the file nor the rows that were answered are sent again; the manifest has all of them."""
    files, rows = Batch(alone, model), Batch(alone, model)
    files.put({"1.txt": "one", "2.txt": "bad", "3.txt": "hold", "4.txt": "four"})
    rows.put({"1.csv": "1\n2\n", "2.csv": "3\nhold\n4\n"})
    rule = {"type": "object", "properties": {"x": {"type": "string", "index": 0}}}
    files.start()
    rows.start(mapping_type="csv", mapping_rule=rule)
    files.until_asked("hold")
    rows.until_asked("hold")
    tasks = [alone.show(batch.service_id)["batch_task"]["task_id"] for batch in (files, rows)]
    if end == "killed":
        kill(alone)
    else:
        launcher.stop(alone.connection.state_dir)
    assert list(files.results()) == ["1.txt_result.txt"]
    asked = len(files.requests()), len(rows.requests())
    files.put({"5.txt": "later"})  # no input of this task
    again(alone)
    files.go()
    rows.go()
    assert files.wait("finished")["batch_task"] == {
        "task_id": tasks[0],
        "total": 4,
        "succeeded": 3,
        "failed": 1,
    }
    assert rows.wait("finished")["batch_task"]["task_id"] == tasks[1]
    results = ["SUCCESSFUL", "FAILED", "SUCCESSFUL", "SUCCESSFUL"]
    assert list(outcomes(files.manifest()).values()) == results
    lines = [json.loads(line)["x"] for line in rows.results()["2.csv_result.txt"].splitlines()]
    assert lines == ["3", "hold", "4"]
    assert [len(files.requests()), len(rows.requests())] == [asked[0] + 2, asked[1] + 2]


def test_an_answer_that_came_is_not_asked_for_again(alone: Platform, model: str) -> None:
    """The kill falls between the answer and its result: the state on disk of that moment is made here."""
    batch = Batch(alone, model)
    batch.put({"1.txt": "one", "2.txt": "hold"})
    batch.start()
    batch.until_asked("hold")
    kill(alone)
    task = _task(alone, batch)
    (done,) = (task / "done.jsonl").read_text().splitlines()
    assert json.loads(done)["line"]["result"] == "SUCCESSFUL"
    (task / "done.jsonl").write_text(done[:20])  # cut in the middle of writing it
    answer = {"row": 0, "body": '{"kept": true}', "problem": ""}
    (task / "answers" / "0.jsonl").write_text(json.dumps(answer) + '\n{"row": 0, "bo')
    (batch.root / "out" / "infer-result" / "1.txt_result.txt").unlink()
    again(alone)
    batch.go()
    batch.wait("finished")
    assert batch.results()["1.txt_result.txt"] == '{"kept": true}'
    assert len(batch.manifest()) == 2
    assert len([line for line in batch.requests() if "one" in line]) == 1
    assert not task.joinpath("answers", "0.jsonl").exists()


def _task(platform: Platform, batch: Batch) -> Path:
    (found,) = (platform.connection.state_dir / "services" / batch.service_id).glob("task-*")
    return found


def test_a_task_that_was_done_starts_no_instance(alone: Platform, model: str) -> None:
    batch = Batch(alone, model)
    batch.put({"1.txt": "hold"})
    batch.start()
    batch.until_asked("hold")
    kill(alone)
    for process in psutil.process_iter(["cmdline"]):
        if any(batch.service_id in word for word in process.info["cmdline"] or ()):
            process.kill()
    task = _task(alone, batch)
    line = {"source": "obs://b/1.txt", "result": "FAILED", "error_message": "made here"}
    (task / "done.jsonl").write_text(json.dumps({"number": 0, "line": line}) + "\n")
    again(alone)
    service = batch.wait("finished")
    assert service["batch_task"]["failed"] == 1
    assert batch.manifest() == [line]
    assert len(batch.requests()) == 1


def test_a_full_disk_costs_no_answer(alone: Platform, model: str) -> None:
    """No file of the embedded service may grow beyond 2 MB for a while: the answer waits for its place."""
    batch = Batch(alone, model)
    large = "hold" + "x" * (3 << 20)
    batch.put({"1.txt": large, "2.txt": "two"})
    batch.start()
    batch.until_asked("hold")
    embedded = psutil.Process(alone.connection.pid)
    soft, hard = embedded.rlimit(psutil.RLIMIT_FSIZE)
    embedded.rlimit(psutil.RLIMIT_FSIZE, (2 << 20, hard))
    batch.go()
    log = alone.connection.state_dir / "service.log"
    until(lambda: "batch service: [Errno 27]" in log.read_text(), "the disk to be full")
    embedded.rlimit(psutil.RLIMIT_FSIZE, (soft, hard))
    batch.wait("finished")
    assert json.loads(batch.results()["1.txt_result.txt"]) == {"file": ["1.txt", large]}
    assert len(batch.requests()) == 2


def test_a_thousand_batch_services(alone: Platform, model: str) -> None:
    """One is copied in the database of the embedded service, while that is off, until there are enough."""
    batch = Batch(alone, model)
    batch.put({"1.txt": "one"})
    batch.run()
    there = alone.call("GET", "/services?infer_type=batch")["total_count"]
    launcher.stop(alone.connection.state_dir)
    with sqlite3.connect(alone.connection.state_dir / "modelarts.sqlite") as database:
        database.execute(
            "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?) "
            "INSERT INTO documents (kind, id, project_id, name, created, body) "
            "SELECT kind, 'copy-' || i, project_id, 'copy-' || i, created, "
            "replace(replace(CAST(body AS TEXT), id, 'copy-' || i), name, 'copy-' || i) "
            "FROM documents, n WHERE kind = 'service' AND id = ?",
            (1000 - there, batch.service_id),
        )
    database.close()
    again(alone)
    assert alone.call("GET", "/services?infer_type=batch&limit=1")["total_count"] == 1000
    body = batch.body() | {"service_name": "one-more"}
    refused = alone.try_call("POST", "/services", json=body)
    assert refused.json()["error_code"] == "ModelArts.0116"
    assert "There are 1000 batch services" in refused.json()["error_msg"]
    alone.remove("copy-7")
    batch.service_id = alone.call("POST", "/services", json=body)["service_id"]
    batch.wait("finished")
