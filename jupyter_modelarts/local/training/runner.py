"""The supervisor of one task: runs its steps, survives the service, writes down how they ended.

Run as a file (`python -S -E runner.py <root of the task>`), with few imports, because every job waits
for it.  Standard output is a file that the service has locked: the lock lasts as long as we do and
tells a service that has been restarted whether we are still here.

    SIGTERM   pass it on to the task, and SIGKILL after the grace of the plan
    SIGUSR1   SIGKILL for the task now
"""

from __future__ import annotations

import json
import os
import signal
import sys
import time

MISSING_PROGRAM = 127
PREFIX = "[ModelArts Service Log]"


class Supervisor:
    """Runs the steps of a plan one after the other, until one fails or somebody says stop."""

    def __init__(self, root: str) -> None:
        self.root = root
        with open(f"{root}/plan.json", encoding="utf-8") as stream:  # noqa: PTH123 - pathlib costs start time
            self.plan = json.load(stream)
        self.log = os.open(self.plan["log"], os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
        self.child = 0
        self.stopped = False
        self.usage = {"cpu_seconds": 0.0, "peak_bytes": 0}

    def run(self) -> None:
        """Run everything and write the result."""
        self._listen()
        _adopt_orphans()
        code, step = 0, {"name": ""}
        for step in self.plan["steps"]:
            code = self._run_step(step)
            if code or self.stopped:
                break
        self.say(f"Training end with return code: {code}")
        if not code and not self.stopped:
            self.say("Training completed.")
        end = {"exit_code": code, "step": step["name"], "stopped": self.stopped, "ended_at": time.time()}
        self._write("result.json", {**end, **self.usage})

    def say(self, text: str) -> None:
        """Put a line of the service into the log."""
        os.write(self.log, f"{PREFIX}{text}\n".encode())

    def _listen(self) -> None:
        signal.signal(signal.SIGINT, signal.SIG_IGN)
        signal.signal(signal.SIGHUP, signal.SIG_IGN)
        signal.signal(signal.SIGTERM, self._on_stop)
        signal.signal(signal.SIGUSR1, self._on_kill)
        signal.signal(signal.SIGALRM, self._on_kill)

    def _run_step(self, step: dict[str, object]) -> int:
        blocked = {signal.SIGTERM, signal.SIGUSR1}
        signal.pthread_sigmask(signal.SIG_BLOCK, blocked)  # no signal between the fork and `self.child`
        if self.stopped:
            return 128 + signal.SIGTERM
        started = time.time()
        self.child = os.fork()
        if not self.child:
            self._become(step)
        self._write("supervisor.json", {"pid": os.getpid(), "child": self.child, "started_at": started})
        signal.pthread_sigmask(signal.SIG_UNBLOCK, blocked)
        code = self._wait()
        self._sweep()
        return code

    def _become(self, step: dict[str, object]) -> None:
        """In the child: take the program of the step, in a session of its own."""
        try:
            os.setsid()
            for number in (signal.SIGINT, signal.SIGHUP, signal.SIGTERM, signal.SIGUSR1, signal.SIGALRM):
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
            pid, status, usage = os.wait4(-1, 0)
            if pid == self.child:
                self.usage["cpu_seconds"] += usage.ru_utime + usage.ru_stime
                unit = 1 if sys.platform == "darwin" else 1024
                self.usage["peak_bytes"] = max(self.usage["peak_bytes"], usage.ru_maxrss * unit)
                code = os.waitstatus_to_exitcode(status)
                return code if code >= 0 else 128 - code

    def _sweep(self) -> None:
        """End whatever the step left running."""
        self._signal(signal.SIGKILL)
        self.child = 0
        while True:
            for pid in _children():
                try:
                    os.kill(pid, signal.SIGKILL)
                except ProcessLookupError:
                    continue
            try:
                os.wait4(-1, 0)
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
        signal.setitimer(signal.ITIMER_REAL, max(float(self.plan["grace"]), 0.001))

    def _on_kill(self, *_: object) -> None:
        self.stopped = True
        self._signal(signal.SIGKILL)

    def _write(self, name: str, value: dict[str, object]) -> None:
        """A reader sees the whole file or none."""
        path = f"{self.root}/{name}"
        with open(f"{path}.new", "w", encoding="utf-8") as stream:  # noqa: PTH123
            json.dump(value, stream)
            stream.flush()
            os.fsync(stream.fileno())
        os.replace(f"{path}.new", path)  # noqa: PTH105


def _children() -> list[int]:
    try:
        with open(f"/proc/self/task/{os.getpid()}/children", encoding="ascii") as stream:  # noqa: PTH123
            return [int(pid) for pid in stream.read().split()]
    except OSError:
        return []


def _adopt_orphans() -> None:
    """Have what daemonises itself come to us, so that it ends with the task (Linux only)."""
    if not sys.platform.startswith("linux"):
        return
    import ctypes

    set_child_subreaper = 36
    ctypes.CDLL(None).prctl(set_child_subreaper, 1, 0, 0, 0)


if __name__ == "__main__":
    Supervisor(sys.argv[1]).run()
