"""Jobs that fail, get lost or hang, and are tried again."""

from __future__ import annotations

import json
import os
import signal

import psutil

from jupyter_modelarts.local import launcher

COUNTS = """
import os, pathlib, sys, time
scheduled, started = os.environ["MA_SCHEDULE_CNT"], os.environ["MA_PROC_START_CNT"]
print("start", scheduled, started)
"""
SLEEPS_FIRST = COUNTS + "time.sleep(0 if (scheduled, started) != ('1', '1') else 120)\n"
FAILS_FIRST = COUNTS + "sys.exit(0 if scheduled == '2' else 3)\n"


def submit(caller, script, *, nodes=1, environments=None, **annotations):
    body = caller.body(script, environments=environments or {})
    body["metadata"]["annotations"] = {
        f"fault-tolerance/{name.replace('_', '-')}": value for name, value in annotations.items()
    }
    if nodes > 1:
        body["spec"]["resource"] = {"flavor_id": "modelarts.vm.cpu.8u", "node_count": nodes}
    return caller.create(body)


def lose(caller, job, task="worker-0"):
    """Kill the supervisor of a task; the process that the task was."""
    pids = json.loads((caller.directory(job, task) / "supervisor.json").read_text())
    os.kill(pids["pid"], signal.SIGKILL)
    return pids["child"]


def records(status):
    """How each run of a job was started and recovered."""
    return [(record["start_type"], record.get("end_recover")) for record in status["running_records"]]


def test_a_lost_job_is_scheduled_again(caller):
    job = submit(caller, SLEEPS_FIRST, job_retry_num="1")
    caller.wait_for_line(job, "start 1 1")
    child = lose(caller, job)
    status = caller.wait(job)["status"]
    assert status["phase"] == "Completed"
    assert "start 2 1" in caller.log(job).splitlines()
    caller.until(lambda: not psutil.pid_exists(child))
    assert records(status) == [("init_or_rescheduled", "job_reschedule"), ("init_or_rescheduled", None)]
    first, last = status["running_records"]
    assert first["end_related_task"] == "worker-0"
    assert "lost" in first["end_reason"]
    assert first["start_at"] <= first["end_at"] <= last["start_at"] <= last["end_at"]
    assert [count for _, count in status["node_count_metrics"]] == [0, 1, 0, 1, 0]
    assert [row["exit_code"] for row in status["task_statuses"]] == [0]


def test_a_job_is_lost_when_its_retries_are_used_up(caller):
    job = submit(caller, COUNTS + "time.sleep(120)", job_retry_num="1")
    for line in ("start 1 1", "start 2 1"):
        caller.wait_for_line(job, line)
        lose(caller, job)
    status = caller.wait(job)["status"]
    assert (status["phase"], status["secondary_phase"]) == ("Failed", "Lost")
    assert len(status["running_records"]) == 2


def test_a_program_that_fails_is_not_retried_unless_unconditionally(caller):
    once = submit(caller, FAILS_FIRST, job_retry_num="3")
    again = submit(caller, FAILS_FIRST, job_retry_num="3", job_unconditional_retry="true")
    status = caller.wait(once)["status"]
    assert (status["phase"], status["task_statuses"][0]["exit_code"]) == ("Failed", 3)
    assert len(status["running_records"]) == 1
    status = caller.wait(again)["status"]
    assert status["phase"] == "Completed"
    assert records(status)[0] == ("init_or_rescheduled", "job_reschedule")


def test_one_lost_task_is_replaced_while_the_other_goes_on(caller):
    gate = caller.objects.parent / "gates" / caller.bucket
    script = COUNTS + (
        "while not pathlib.Path(os.environ['GATE']).exists(): time.sleep(0.02)\n"
        "print('through', os.environ['VC_TASK_INDEX'])\n"
    )
    job = submit(caller, script, nodes=2, environments={"GATE": str(gate)}, pod_retry_num="1")
    for task in ("worker-0", "worker-1"):
        caller.until(lambda task=task: "start 1 1" in caller.log(job, task))
    lose(caller, job, "worker-1")
    caller.until(lambda: "start 2 1" in caller.log(job, "worker-1"))
    gate.parent.mkdir(exist_ok=True)
    gate.touch()
    status = caller.wait(job)["status"]
    assert status["phase"] == "Completed"
    assert "start 2 1" not in caller.log(job, "worker-0")
    assert records(status) == [("init_or_rescheduled", "pod_reschedule"), ("init_or_rescheduled", None)]
    assert status["running_records"][0]["end_related_task"] == "worker-1"
    assert [count for _, count in status["node_count_metrics"]] == [0, 2, 1, 2, 0]


def test_a_hang_is_restarted_in_the_same_container(caller):
    script = COUNTS + (
        "kept = pathlib.Path(os.environ['TMPDIR']) / 'kept'\n"
        "print('kept', kept.exists())\n"
        "kept.touch()\n"
        "time.sleep(120 if started == '1' else 0)\n"
    )
    job = submit(caller, script, environments={"MA_HANG_DETECT_TIME": "0.01"}, hang_retry="true")
    status = caller.wait(job)["status"]
    assert status["phase"] == "Completed"
    lines = caller.log(job).splitlines()
    assert "start 1 2" in lines
    assert "kept True" in lines
    assert records(status) == [("init_or_rescheduled", "proc_restart"), ("restarted", None)]
    assert "hung" in status["running_records"][0]["end_reason"]
    assert [count for _, count in status["node_count_metrics"]] == [0, 1, 0]


def test_a_hang_without_retry_is_only_told(caller):
    job = submit(caller, COUNTS + "time.sleep(120)", environments={"MA_HANG_DETECT_TIME": "0.01"})
    caller.until(lambda: "may be suspended" in caller.log(job))
    assert caller.show(job)["status"]["phase"] == "Running"
    assert caller.stop(job).status_code == 202
    assert caller.wait(job)["status"]["phase"] == "Terminated"


def test_a_job_that_is_stopped_is_not_tried_again(caller):
    script = COUNTS + "import signal\nsignal.signal(signal.SIGTERM, lambda *_: sys.exit(9))\ntime.sleep(120)"
    job = submit(caller, script, job_retry_num="3", job_unconditional_retry="true", pod_retry_num="3")
    caller.wait_for_line(job, "start 1 1")
    caller.stop(job)
    status = caller.wait(job)["status"]
    assert status["phase"] == "Terminated"
    assert len(status["running_records"]) == 1


def test_annotations_that_say_nothing_are_refused(caller):
    body = caller.body()
    body["metadata"]["annotations"] = {"fault-tolerance/job-retry-num": "often"}
    status, _, message = caller.refused(body)
    assert status == 400
    assert "job-retry-num" in message


def test_a_job_lost_with_its_service_is_scheduled_again_by_the_next(owner):
    job = submit(owner, SLEEPS_FIRST, job_retry_num="1")
    owner.wait_for_line(job, "start 1 1")
    service = psutil.Process(owner.connection.pid)
    service.kill()
    service.wait(10)
    child = lose(owner, job)
    os.killpg(child, signal.SIGKILL)
    owner.reconnect(launcher.ensure_running(owner.connection.state_dir))
    status = owner.wait(job)["status"]
    assert status["phase"] == "Completed"
    assert "start 2 1" in owner.log(job).splitlines()
    assert records(status) == [("init_or_rescheduled", "job_reschedule"), ("init_or_rescheduled", None)]
