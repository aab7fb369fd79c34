"""Prepare, launch, follow and finish, each by itself, on a real store and real object storage."""

from __future__ import annotations

import asyncio
import errno

import pytest

from jupyter_modelarts.contract.life_cycles import IllegalMove
from jupyter_modelarts.local.obs.storage import ObjectStore
from jupyter_modelarts.local.training import documents
from jupyter_modelarts.local.training.interpreters import check_framework
from jupyter_modelarts.local.training.outcome import Outcome, TaskFailure, Verdict
from jupyter_modelarts.local.training.prepare import prepare

from .working import make_run


class FullDisk(ObjectStore):
    """Object storage whose reader finds the disk full."""

    async def get_file(self, bucket, key, destination):
        raise OSError(errno.ENOSPC, "No space left on device")

    async def download_prefix(self, bucket, prefix, directory):
        raise OSError(errno.ENOSPC, "No space left on device")


def channel(name, place, **more):
    return {"name": name, "remote": {"obs": {"obs_url": place}}, **more}


async def test_prepare_fetches_code_directories_and_single_files(workshop):
    await workshop.executor.objects.put_bytes("bucket", "data/a/1.txt", b"1")
    await workshop.executor.objects.put_bytes("bucket", "one.csv", b"x,y")
    run = await make_run(
        workshop, inputs=[channel("many", "/bucket/data"), channel("one", "/bucket/one.csv")]
    )
    await run.prepare()
    (layout,) = run.layouts
    assert (layout.job_dir / "code/train.py").read_text() == "print('hello')"
    assert (layout.mount / "inputs/many_0/a/1.txt").read_text() == "1"
    assert (layout.mount / "inputs/one_0/one.csv").read_text() == "x,y"
    assert layout.log.read_text().count("finished.") == 3


async def test_prepare_says_that_the_disk_is_full(workshop, tmp_path):
    run = await make_run(workshop)
    full = FullDisk(tmp_path / "objects")
    with pytest.raises(TaskFailure, match="No space is left on this machine"):
        await prepare(full, run.layouts[0], run.body["algorithm"])
    full.close()


async def test_prepare_names_the_bucket_that_vanished(workshop):
    run = await make_run(workshop, inputs=[channel("data_url", "/vanished/x/")])
    with pytest.raises(TaskFailure, match=r"parameter name: data_url.*obs://vanished/x/"):
        await run.prepare()


def test_an_engine_that_is_not_installed_is_refused_with_the_way_to_get_it():
    check_framework({"engine": {"engine_name": "Scikit_Learn"}})
    with pytest.raises(TaskFailure, match="-m pip install mindspore"):
        check_framework({"engine": {"engine_name": "Ascend-Powered-Engine"}})
    check_framework({"engine": {"engine_name": "Ascend-Powered-Engine"}, "command": "x"})


async def test_launch_starts_what_was_prepared(workshop):
    run = await make_run(workshop)
    await run.prepare()
    (running,) = run.launch()
    assert running.running.supervisor.alive()
    assert run._shop.executor.launched(run.work)
    assert (await running.ended()).exit_code == 0
    assert "hello" in run.layouts[0].log.read_text().splitlines()


async def test_follow_uploads_while_the_task_runs(workshop):
    script = """
import pathlib, sys, time
out = pathlib.Path(sys.argv[1].partition("=")[2])
(out / "early.txt").write_text("early")
while not (out / "go").exists():
    time.sleep(0.01)
"""
    run = await make_run(workshop, script, outputs=[channel("out", "/bucket/out/", period=1)])
    await run.prepare()
    run.launch()
    following = asyncio.create_task(run.follow())
    while await workshop.executor.objects.head("bucket", "out/early.txt") is None:  # noqa: ASYNC110 - nobody tells
        await asyncio.sleep(0.02)
    assert not following.done()
    (run.layouts[0].mount / "outputs/out_0/go").touch()
    assert [outcome.exit_code for outcome in (await following).outcomes] == [0]


async def test_finish_uploads_writes_the_end_down_and_cleans_up(workshop):
    run = await make_run(workshop, outputs=[channel("out", "/bucket/out/")])
    await run.begin()
    await run.prepare()
    (layout,) = run.layouts
    (layout.mount / "outputs/out_0/model.txt").write_text("weights")
    await run.finish([Outcome("worker-0", 7, "why", ended_at=1.0)])
    document = await workshop.store.get(documents.KIND, run.id)
    assert document["body"]["status"]["phase"] == "Failed"
    assert document["body"]["status"]["task_statuses"] == [
        {"task": "worker-0", "exit_code": 7, "message": "why"}
    ]
    assert await workshop.executor.objects.get_bytes("bucket", "out/model.txt") == b"weights"
    assert not layout.job_dir.exists()
    assert layout.log.exists()


async def test_an_output_that_cannot_be_uploaded_fails_the_job(workshop):
    run = await make_run(workshop, "print(1)", outputs=[channel("out", "/vanished/out/")])
    await run.run()
    status = (await workshop.store.get(documents.KIND, run.id))["body"]["status"]
    assert status["phase"] == "Failed"
    assert "Upload training output(parameter name: out)" in status["task_statuses"][0]["message"]


async def test_a_failed_preparation_ends_the_job_with_its_reason(workshop):
    run = await make_run(workshop, inputs=[channel("data_url", "/vanished/x/")])
    await run.run()
    status = (await workshop.store.get(documents.KIND, run.id))["body"]["status"]
    assert status["phase"] == "Failed"
    assert "obs://vanished/x/" in status["task_statuses"][0]["message"]
    assert "obs://vanished/x/" in run.layouts[0].log.read_text()


async def test_stopping_in_preparation(workshop):
    run = await make_run(workshop)
    run.stop("enough")
    await run.run()
    status = (await workshop.store.get(documents.KIND, run.id))["body"]["status"]
    assert (status["phase"], status["task_statuses"][0]["message"]) == ("Terminated", "enough")


def test_a_job_that_is_over_stays_what_it_is():
    document = {"body": {"status": {"phase": "Completed", "secondary_phase": "Completed"}}}
    documents.end(document, Verdict("Failed", "Failed"), 1)
    assert documents.phase(document) == "Completed"
    with pytest.raises(IllegalMove):
        documents.move(document, "Running", "Running")
