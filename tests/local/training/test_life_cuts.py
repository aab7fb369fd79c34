"""A service that is killed at any point of a job's life leaves something that the next one can go on with.

Each test goes as far as the point, forgets the run as a killed service would, and lets a new one take over.
"""

from __future__ import annotations

import asyncio
import os
import signal

import pytest

from jupyter_modelarts.local.training import documents
from jupyter_modelarts.local.training.job import Run
from jupyter_modelarts.local.training.outcome import lost

from .working import make_run

SCRIPT = """
import os
print("start", os.environ["MA_SCHEDULE_CNT"], os.environ["MA_PROC_START_CNT"])
"""
TASKS = ["worker-0", "worker-1"]


async def successor(workshop, run):
    """The run of the same job in the next service."""
    document = await workshop.store.get(documents.KIND, run.id)
    return Run(workshop, document["body"])


async def status_of(workshop, run):
    return (await workshop.store.get(documents.KIND, run.id))["body"]["status"]


def starts(run):
    """What each task has printed at each of its starts."""
    return [
        [line for line in layout.log.read_text().splitlines() if line.startswith("start")]
        for layout in run.layouts
    ]


async def until_started(run, index, line):
    deadline = asyncio.get_running_loop().time() + 20
    while line not in starts(run)[index]:
        assert asyncio.get_running_loop().time() < deadline
        await asyncio.sleep(0.02)


async def as_far_as(run, point, recovery):
    """Go on with a begun job up to `point` of a recovery."""
    await run.prepare()
    await asyncio.gather(*(running.ended() for running in run.launch()))
    tasks = TASKS if recovery != "pod_reschedule" else TASKS[1:]
    await run._interrupt(lost("worker-1", "gone"), recovery, tasks, run._done.and_job("fault"))
    work = run.work.only(*(TASKS.index(task) for task in tasks))
    executor = run._shop.executor
    if point in {"cleared", "prepared", "launched"} and recovery != "proc_restart":
        await executor.clear(work)
    if point in {"prepared", "launched"} and recovery != "proc_restart":
        await executor.prepare(work)
    if point == "launched":
        await asyncio.gather(*(running.ended() for running in executor.launch(work)))


@pytest.mark.parametrize("point", ["told", "cleared", "prepared", "launched"])
@pytest.mark.parametrize("recovery", ["job_reschedule", "pod_reschedule", "proc_restart"])
async def test_a_recovery_goes_on_where_it_was(workshop, recovery, point):
    run = await make_run(workshop, SCRIPT, nodes=2, annotations={"fault-tolerance/job-retry-num": "1"})
    await run.begin()
    await as_far_as(run, point, recovery)
    await (await successor(workshop, run)).run()
    status = await status_of(workshop, run)
    assert status["phase"] == "Completed", status
    again = "start 1 2" if recovery == "proc_restart" else "start 2 1"
    untouched = recovery == "pod_reschedule"
    assert starts(run) == [["start 1 1"] if untouched else ["start 1 1", again], ["start 1 1", again]]
    kinds = [record["start_type"] for record in status["running_records"]]
    assert kinds[1:] == ["restarted" if recovery == "proc_restart" else "init_or_rescheduled"]
    assert status["node_count_metrics"][-1][1] == 0


async def test_a_job_that_was_prepared_and_not_launched_runs_once(workshop):
    run = await make_run(workshop, SCRIPT, nodes=2)
    await run.begin()
    await run.prepare()
    await (await successor(workshop, run)).run()
    assert (await status_of(workshop, run))["phase"] == "Completed"
    assert starts(run) == [["start 1 1"], ["start 1 1"]]


async def test_a_job_of_which_only_one_task_was_launched_starts_anew(workshop):
    run = await make_run(workshop, nodes=2)
    await run.begin()
    slow = SCRIPT + "print('slow', flush=True)\nimport time; time.sleep(60)"
    await workshop.executor.objects.put_bytes("bucket", "code/train.py", slow.encode())
    await run.prepare()
    (running,) = workshop.executor.launch(run.work.only(0))
    await workshop.executor.objects.put_bytes("bucket", "code/train.py", SCRIPT.encode())
    await (await successor(workshop, run)).run()
    assert running.running.popen.wait(10) == 0  # it has written down how the task ended
    assert (await status_of(workshop, run))["phase"] == "Completed"
    assert [lines[-1] for lines in starts(run)] == ["start 1 1", "start 1 1"]


async def test_a_job_that_was_being_stopped_is_stopped(workshop):
    run = await make_run(workshop, SCRIPT + "import time; time.sleep(60)")
    await run.begin()
    await run.prepare()
    (running,) = run.launch()
    await workshop.store.update(documents.KIND, run.id, documents.terminate)
    await (await successor(workshop, run)).run()
    assert (await status_of(workshop, run))["phase"] == "Terminated"
    assert running.running.popen.wait(10) == 0  # it has written down how the task ended


async def test_a_job_that_was_deleted_ends_with_its_tasks(workshop):
    run = await make_run(workshop, SCRIPT + "import time; time.sleep(60)")
    await run.begin()
    await run.prepare()
    (running,) = run.launch()
    second = await successor(workshop, run)
    await workshop.store.delete(documents.KIND, run.id)
    await second.run()
    assert running.running.popen.wait(10) == 0  # it has written down how the task ended


async def test_a_replacement_of_a_task_comes_back_while_the_other_is_found_again(workshop):
    gate = workshop.jobs / "gate"
    script = SCRIPT + (
        f"import pathlib, time\nwhile not pathlib.Path({str(gate)!r}).exists(): time.sleep(0.02)\n"
    )
    run = await make_run(workshop, script, nodes=2, annotations={"fault-tolerance/pod-retry-num": "1"})
    await run.begin()
    await run.prepare()
    first, second = run.launch()
    await until_started(run, 1, "start 1 1")
    os.kill(second.running.supervisor.pid, signal.SIGKILL)
    assert (await second.ended()).lost
    going = asyncio.create_task((await successor(workshop, run)).run())
    await until_started(run, 1, "start 2 1")
    gate.touch()
    await going
    assert (await status_of(workshop, run))["phase"] == "Completed"
    assert first.running.popen.wait(10) == 0
    assert starts(run) == [["start 1 1"], ["start 1 1", "start 2 1"]]
