"""Stopping, waiting in line, and what becomes of jobs when processes are killed."""

from __future__ import annotations

import json
import os
import signal

import psutil

from jupyter_modelarts.local import launcher

SLEEPER = "import time\nprint('asleep')\ntime.sleep(120)"


def test_stop_sends_sigterm_and_the_job_ends_as_terminated(caller):
    script = """
        import signal, sys, time
        def bye(*_):
            print("saving")
            sys.exit(0)
        signal.signal(signal.SIGTERM, bye)
        print("asleep")
        time.sleep(120)
    """
    job = caller.create(caller.body(script))
    caller.wait_for_line(job, "asleep")
    answer = caller.stop(job)
    assert answer.status_code == 202
    assert answer.json()["status"]["phase"] == "Terminating"
    assert caller.wait(job)["status"]["phase"] == "Terminated"
    assert "saving" in caller.log(job).splitlines()
    again = caller.stop(job)
    assert again.status_code == 409
    assert "Terminated" in again.json()["error_msg"]


def test_a_deleted_running_job_is_killed_with_its_children(caller):
    script = """
        import signal, subprocess, sys, time
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
        sleep = [sys.executable, "-c", "import time; time.sleep(120)"]
        child = subprocess.Popen(sleep, start_new_session=True)
        print("child", child.pid)
        time.sleep(120)
    """
    job = caller.create(caller.body(script))
    lines = caller.until(lambda: [line for line in caller.log(job).splitlines() if line.startswith("child ")])
    child = int(lines[0].split()[1])
    assert psutil.pid_exists(child)
    assert caller.http.delete(f"/training-jobs/{job['metadata']['id']}").status_code == 202
    caller.until(lambda: not psutil.pid_exists(child))


def test_a_killed_script_fails_with_137(caller):
    job = caller.create(caller.body(SLEEPER))
    caller.wait_for_line(job, "asleep")
    pids = json.loads((caller.directory(job) / "supervisor.json").read_text())
    os.kill(pids["child"], signal.SIGKILL)
    status = caller.wait(job)["status"]
    assert status["phase"] == "Failed"
    assert status["task_statuses"][0]["exit_code"] == 137
    assert "memory" in status["task_statuses"][0]["message"]


def test_a_killed_supervisor_loses_its_task_and_leaves_no_process(caller):
    job = caller.create(caller.body(SLEEPER))
    caller.wait_for_line(job, "asleep")
    pids = json.loads((caller.directory(job) / "supervisor.json").read_text())
    os.kill(pids["pid"], signal.SIGKILL)
    status = caller.wait(job)["status"]
    assert (status["phase"], status["secondary_phase"]) == ("Failed", "Lost")
    assert "lost" in status["task_statuses"][0]["message"]
    caller.until(lambda: not psutil.pid_exists(pids["child"]))


def test_jobs_beyond_the_limit_wait_their_turn_and_can_be_stopped_before_it(owner):
    gate = """
        import pathlib, os, time
        print("running")
        while not pathlib.Path(os.environ["GATE"]).exists():
            time.sleep(0.02)
    """
    gate_file = owner.connection.state_dir / "gate"
    limit = 4  # the tests give the service the room of four jobs of this flavor
    jobs = [owner.create(owner.body(gate, environments={"GATE": str(gate_file)})) for _ in range(limit + 2)]
    for job in jobs[:limit]:
        owner.wait_for_line(job, "running")
    waiting = owner.wait(jobs[limit], "Pending")
    assert waiting["status"]["secondary_phase"] == "Queuing"
    assert waiting["status"]["start_time"] == 0
    owner.wait(jobs[limit + 1], "Pending")
    assert owner.stop(jobs[limit + 1]).status_code == 202
    assert owner.wait(jobs[limit + 1])["status"]["phase"] == "Terminated"
    gate_file.touch()
    assert [owner.wait(job)["status"]["phase"] for job in jobs[: limit + 1]] == ["Completed"] * (limit + 1)


def test_a_killed_service_finds_its_running_jobs_again(owner):
    gate_file = owner.connection.state_dir / "gate"
    script = """
        import pathlib, os, time, sys
        print("running")
        while not pathlib.Path(os.environ["GATE"]).exists():
            time.sleep(0.02)
        (pathlib.Path(sys.argv[1].partition("=")[2]) / "result.txt").write_text("done")
        print("through")
    """
    output = {"name": "train_url", "remote": {"obs": {"obs_url": f"/{owner.bucket}/out/"}}}
    job = owner.create(owner.body(script, outputs=[output], environments={"GATE": str(gate_file)}))
    doomed = owner.create(owner.body(SLEEPER))
    owner.wait_for_line(job, "running")
    owner.wait_for_line(doomed, "asleep")
    _kill_service(owner)
    pids = json.loads((owner.directory(doomed) / "supervisor.json").read_text())
    for pid in (pids["pid"], pids["child"]):
        os.kill(pid, signal.SIGKILL)
    owner.reconnect(launcher.ensure_running(owner.connection.state_dir))
    assert owner.show(job)["status"]["phase"] == "Running"
    lost = owner.wait(doomed)["status"]
    assert (lost["phase"], lost["secondary_phase"]) == ("Failed", "Lost")
    assert "restarted" in lost["task_statuses"][0]["message"]
    gate_file.touch()
    assert owner.wait(job)["status"]["phase"] == "Completed"
    assert owner.get("out/result.txt") == "done"
    assert "through" in owner.log(job).splitlines()


def test_a_job_that_ended_while_the_service_was_dead_counts_as_what_it_was(owner):
    gate_file = owner.connection.state_dir / "gate"
    script = """
        import pathlib, os, time
        print("running")
        while not pathlib.Path(os.environ["GATE"]).exists():
            time.sleep(0.02)
        raise SystemExit(4)
    """
    job = owner.create(owner.body(script, environments={"GATE": str(gate_file)}))
    owner.wait_for_line(job, "running")
    _kill_service(owner)
    gate_file.touch()
    owner.until((owner.directory(job) / "result.json").exists)
    owner.reconnect(launcher.ensure_running(owner.connection.state_dir))
    assert owner.wait(job)["status"]["task_statuses"][0]["exit_code"] == 4
    metrics = owner.http.get(f"/training-jobs/{job['metadata']['id']}/metrics/worker-0").json()["metrics"]
    assert len(metrics[0]["value"]) == 1


def test_stopping_the_service_terminates_what_runs(owner):
    job = owner.create(owner.body(SLEEPER))
    owner.wait_for_line(job, "asleep")
    pids = json.loads((owner.directory(job) / "supervisor.json").read_text())
    launcher.stop(owner.connection.state_dir)
    assert not psutil.pid_exists(pids["child"])
    owner.reconnect(launcher.ensure_running(owner.connection.state_dir))
    status = owner.show(job)["status"]
    assert status["phase"] == "Terminated"
    assert "stopped" in status["task_statuses"][0]["message"]


def _kill_service(owner) -> None:
    process = psutil.Process(owner.connection.pid)
    process.kill()
    process.wait(10)
