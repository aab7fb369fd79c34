"""What a job costs beyond its script: time to the first line and to the end, processor time, jobs a minute.

The script is run by hand with the same interpreter, and as a job of the embedded service, in turn.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
import uuid
from pathlib import Path

import psutil
from embedded import embedded
from measure import Figures, Goal, Table, alternate

QUICK = bool(os.environ.get("JUPYTER_MODELARTS_BENCHMARK_QUICK"))
ROUNDS = 2 if QUICK else 7
JOBS = 6 if QUICK else 60
SECONDS = 2.0 if QUICK else 20.0
TRIVIAL = "print('first line', flush=True)\n"
BUSY = f"""import time
print('first line', flush=True)
end = time.monotonic() + {SECONDS}
while time.monotonic() < end:
    sum(range(10_000))
"""


def run() -> Table:
    from jupyter_modelarts.session import Session

    with embedded() as connection, tempfile.TemporaryDirectory() as place:
        jobs = Jobs(connection, Session("embedded").client())
        script = Path(place, "train.py")
        script.write_text(TRIVIAL)
        code = jobs.upload(TRIVIAL)
        values, noise = alternate(
            {"by hand": lambda: _by_hand(script), "first": lambda: jobs.first_line(code),
             "job": lambda: jobs.whole(code)}, ROUNDS,
        )  # fmt: skip
        supervisor, service = jobs.processor_time(jobs.upload(BUSY))
        rate = jobs.rate(code)
    return _table({name: Figures.of(seen) for name, seen in values.items()}, supervisor, service, rate, noise)


def _table(seen: dict[str, Figures], supervisor: float, service: float, rate: float, noise: float) -> Table:
    overhead = seen["job"].median - seen["by hand"].median
    share = supervisor + service
    return Table(
        "A job over running its script by hand",
        ("s",),
        {
            "a trivial script, by hand": (_cell(seen["by hand"]),),
            "as a job: submit to the first line in its log": (_cell(seen["first"]),),
            "as a job: submit to Completed": (_cell(seen["job"]),),
        },
        (
            Goal("Overhead in s, goal at most 0.3", overhead, overhead <= 0.3),
            Goal("Processor time beside the script, of one core, goal at most 0.02", share, share <= 0.02),
        ),
        noise,
        (
            f"Of that the supervisor {supervisor:.2%}, the embedded service {service:.2%}.",
            f"{rate:.0f} jobs a minute of a trivial script, {JOBS} submitted at once.",
        ),
    )


def _cell(figures: Figures) -> str:
    return f"{figures.median:.3f} ({figures.low:.3f} to {figures.high:.3f})"


def _by_hand(script: Path) -> float:
    started = time.perf_counter()
    subprocess.run([sys.executable, script], check=True, stdout=subprocess.DEVNULL)
    return time.perf_counter() - started


class Jobs:
    """Jobs of one service; its files say when a line arrives, so that asking does not disturb."""

    def __init__(self, connection, client) -> None:
        self.connection = connection
        self.client = client
        self.bucket = f"benchmark-{uuid.uuid4().hex[:8]}"
        self.state = Path(connection.state_dir)

    def upload(self, script: str) -> str:
        """A code directory with a boot file."""
        code = uuid.uuid4().hex[:8]
        directory = self.state / "objects" / self.bucket / code
        directory.mkdir(parents=True)
        (directory / "train.py").write_text(script)
        return f"/{self.bucket}/{code}/"

    def submit(self, code: str) -> str:
        """The id of a job that runs it."""
        job = self.client.training_job.create(
            kind="job", metadata={"name": f"job-{uuid.uuid4().hex[:12]}"},
            algorithm={"code_dir": code, "boot_file": f"{code}train.py",
                       "engine": {"engine_name": "Scikit_Learn"}},
            spec={"resource": {"flavor_id": "modelarts.vm.cpu.2u", "node_count": 1}},
        )  # fmt: skip
        return job["metadata"]["id"]

    def first_line(self, code: str) -> float:
        """Seconds from submitting to the first line of the script."""
        started = time.perf_counter()
        job = self.submit(code)
        self._wait_for_line(job)
        seconds = time.perf_counter() - started
        self.wait(job)
        return seconds

    def whole(self, code: str) -> float:
        """Seconds from submitting to the end of the job."""
        started = time.perf_counter()
        self.wait(self.submit(code))
        return time.perf_counter() - started

    def processor_time(self, code: str) -> tuple[float, float]:
        """What the supervisor and the service use of one core while a job runs."""
        job = self.submit(code)
        self._wait_for_line(job)
        task = self.state / "jobs" / job / "worker-0"
        watched = [json.loads((task / "supervisor.json").read_text())["pid"], self.connection.pid]
        before = [_spent(pid) for pid in watched]
        begun = time.perf_counter()
        time.sleep(SECONDS * 0.8)
        spent = [_spent(pid) - first for pid, first in zip(watched, before, strict=True)]
        seconds = time.perf_counter() - begun
        self.wait(job)
        return spent[0] / seconds, spent[1] / seconds

    def rate(self, code: str) -> float:
        """Jobs a minute."""
        started = time.perf_counter()
        for job in [self.submit(code) for _ in range(JOBS)]:
            self.wait(job)
        return JOBS / (time.perf_counter() - started) * 60

    def wait(self, job: str) -> None:
        """Wait until a job is over; ends the benchmark when it failed."""
        while True:
            status = self.client.training_job.show(job)["status"]
            if status["phase"] == "Completed":
                return
            if status["phase"] in {"Failed", "Terminated", "Abnormal"}:
                raise SystemExit(f"job {job}: {status}")
            time.sleep(0.01)

    def _wait_for_line(self, job: str) -> None:
        log = self.state / "jobs" / job / "worker-0/home/ma-user/modelarts/log"
        log /= f"modelarts-job-{job}-worker-0.log"
        while not (log.exists() and b"first line" in log.read_bytes()):
            time.sleep(0.002)


def _spent(pid: int) -> float:
    times = psutil.Process(pid).cpu_times()
    return times.user + times.system


if __name__ == "__main__":
    print("\n".join(run().lines()))
