"""The supervisor of one task: runs its steps, survives the service, writes down how they ended.

Standard output is a file that the service has locked: the lock lasts as long as we do and tells a
service that has been restarted whether we are still here.

    SIGTERM   pass it on to the task, and SIGKILL after the grace of the plan
    SIGUSR1   SIGKILL for the task now
    SIGALRM   our own timer: look at the task (see `usage_watch`) and at the length of its log

Every job waits for this to start: nothing is imported but what it needs.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import time

from .usage_tree import children
from .usage_watch import Watch

MISSING_PROGRAM = 127
PREFIX = "[ModelArts Service Log]"
_RETRY_AFTER = 1.0  # seconds, while a full disk does not take the result
_FIRST_TO_GO = "500"  # of 1000, as the kernel counts it
_HANDLED = (signal.SIGTERM, signal.SIGUSR1, signal.SIGALRM)


class Supervisor:
    """Runs the steps of a plan one after the other, until one fails or somebody says stop."""

    def __init__(self, root: str) -> None:
        self.root = root
        with open(f"{root}/plan.json", encoding="utf-8") as stream:  # noqa: PTH123 - pathlib costs start time
            self.plan = json.load(stream)
        self.log = os.open(self.plan["log"], os.O_RDWR | os.O_APPEND | os.O_CREAT, 0o600)
        self.log_end = 0
        self.memory = self.plan["memory"] or {}
        self.watch = Watch(f"{root}/usage", self.plan["started"], self.memory.get("limit", 0))
        self.peak_of_one = 0
        self.child = 0
        self.kill_at = 0.0
        self.stopped = False

    def run(self) -> None:
        """Run everything and write the result."""
        self._listen()
        _adopt_orphans()
        code, step = 0, {"name": ""}
        for step in self.plan["steps"]:
            code = self._run_step(step)
            if code or self.stopped:
                break
        signal.setitimer(signal.ITIMER_REAL, 0)
        self._cap_log()
        if self.watch.exceeded:
            held, limit = self.watch.exceeded >> 20, self.watch.limit >> 20
            self.say(f"Out of memory: the task held {held} MB, its limit is {limit} MB. It was killed.")
        self.say(f"Training end with return code: {code}")
        if not code and not self.stopped:
            self.say("Training completed.")
        self.watch.close(self.peak_of_one)
        self._write_result({"exit_code": code, "step": step["name"], "stopped": self.stopped})

    def say(self, text: str) -> None:
        """Put a line of the service into the log, if the disk takes it."""
        self._append(f"{PREFIX}{text}\n")

    def _append(self, text: str) -> None:
        try:
            os.write(self.log, text.encode())
        except OSError:
            return

    def _listen(self) -> None:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        signal.signal(signal.SIGHUP, signal.SIG_IGN)
        signal.signal(signal.SIGTERM, self._on_stop)
        signal.signal(signal.SIGUSR1, self._on_kill)
        signal.signal(signal.SIGALRM, self._on_alarm)

    def _run_step(self, step: dict[str, object]) -> int:
        signal.pthread_sigmask(signal.SIG_BLOCK, _HANDLED)  # no signal between the fork and `self.child`
        if self.stopped:
            return 128 + signal.SIGTERM
        started = time.time()
        self.child = os.fork()
        if not self.child:
            self._become(step)
        self._write("supervisor.json", {"pid": os.getpid(), "child": self.child, "started_at": started})
        signal.setitimer(signal.ITIMER_REAL, self.watch.look())
        signal.pthread_sigmask(signal.SIG_UNBLOCK, _HANDLED)
        code = self._wait()
        self._sweep()
        return code

    def _become(self, step: dict[str, object]) -> None:
        """In the child: take the program of the step, in a session of its own."""
        try:
            os.setsid()
            _offer_to_the_kernel()
            for number in (signal.SIGINT, signal.SIGHUP, *_HANDLED):
                signal.signal(number, signal.SIG_DFL)
            signal.pthread_sigmask(signal.SIG_SETMASK, ())
            os.dup2(self.log, 1)
            os.dup2(self.log, 2)
            os.chdir(str(step["cwd"]))
            arguments = [str(argument) for argument in step["argv"]]  # type: ignore[attr-defined]
            os.execvp(arguments[0], arguments)  # noqa: S606 - the program of the task
        except OSError as error:
            os.write(2, f"{PREFIX}Cannot run {step['name']}: {error}\n".encode())
        finally:
            os._exit(MISSING_PROGRAM)

    def _wait(self) -> int:
        """The exit code of the child as a shell counts it; orphans that come to us are buried on the way."""
        while True:
            pid, status = self._bury()
            if pid == self.child:
                code = os.waitstatus_to_exitcode(status)
                return code if code >= 0 else 128 - code

    def _bury(self) -> tuple[int, int]:
        pid, status, usage = os.wait4(-1, 0)
        self.watch.ended_seconds += usage.ru_utime + usage.ru_stime
        unit = 1 if sys.platform == "darwin" else 1024
        self.peak_of_one = max(self.peak_of_one, usage.ru_maxrss * unit)
        return pid, status

    def _sweep(self) -> None:
        """End whatever the step left running."""
        self._signal(signal.SIGKILL)
        self.child = 0
        while True:
            _kill(children(os.getpid()))
            try:
                self._bury()
            except ChildProcessError:
                return

    def _signal(self, number: int) -> None:
        if self.child:
            try:
                os.killpg(self.child, number)
            except (ProcessLookupError, PermissionError):
                return

    def _on_stop(self, *_: object) -> None:
        self.stopped = True
        self._signal(signal.SIGTERM)
        grace = max(float(self.plan["grace"]), 0.001)
        self.kill_at = time.monotonic() + grace
        signal.setitimer(signal.ITIMER_REAL, min(grace, self.watch.look()))

    def _on_kill(self, *_: object) -> None:
        self.stopped = True
        self._signal(signal.SIGKILL)

    def _on_alarm(self, *_: object) -> None:
        pause = self.watch.look()
        if self.watch.exceeded:
            self._signal(signal.SIGKILL)
            _kill(self.watch.pids)
        self._cap_log()
        if self.kill_at:
            left = self.kill_at - time.monotonic()
            pause = min(pause, max(left, 0.001)) if left > 0 else pause
            if left <= 0:
                self._signal(signal.SIGKILL)
        signal.setitimer(signal.ITIMER_REAL, pause)

    def _cap_log(self) -> None:
        """Cut what was written beyond the most that a log holds; the task goes on and does not notice."""
        most = self.log_end or self.plan["log_bytes"]
        try:
            if os.fstat(self.log).st_size <= most:
                return
            os.ftruncate(self.log, most)
        except OSError:
            return
        if not self.log_end:
            text = f"log length overflow(max:{most}), process will continue running silently"
            self._append(f"\n{PREFIX}{text}\n")
            self.log_end = os.fstat(self.log).st_size

    def _write_result(self, end: dict[str, object]) -> None:
        exceeded = {"memory_used": self.watch.exceeded, "memory": self.memory} if self.watch.exceeded else {}
        usage = {
            "cpu_seconds": self.watch.ended_seconds,
            "peak_bytes": self.watch.peak,
        }
        value = {**end, **exceeded, **usage, "ended_at": time.time()}
        while True:
            try:
                return self._write("result.json", value)
            except FileNotFoundError:
                return None  # the job was deleted
            except OSError:
                time.sleep(_RETRY_AFTER)

    def _write(self, name: str, value: dict[str, object]) -> None:
        """A reader sees the whole file or none."""
        path = f"{self.root}/{name}"
        with open(f"{path}.new", "w", encoding="utf-8") as stream:  # noqa: PTH123
            json.dump(value, stream)
            stream.flush()
            os.fsync(stream.fileno())
        os.replace(f"{path}.new", path)  # noqa: PTH105


def _kill(pids: list[int]) -> None:
    for pid in pids:
        try:
            os.kill(pid, signal.SIGKILL)
        except (ProcessLookupError, PermissionError):
            continue


def _offer_to_the_kernel() -> None:
    """When this machine itself is out of memory, have it end the task and not what is beside it (Linux)."""
    try:
        with open("/proc/self/oom_score_adj", "w", encoding="ascii") as stream:  # noqa: PTH123
            stream.write(_FIRST_TO_GO)
    except OSError:
        return


def _adopt_orphans() -> None:
    """Have what daemonises itself come to us, so that it ends with the task (Linux only)."""
    if not sys.platform.startswith("linux"):
        return
    import ctypes

    set_child_subreaper = 36
    ctypes.CDLL(None).prctl(set_child_subreaper, 1, 0, 0, 0)
