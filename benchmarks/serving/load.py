"""The load: one process, raw sockets, the same request again as soon as one is answered.

As a program it reads one line of JSON (`Target` and how much) and writes one line of JSON (`Seen`).  It
costs some 15 µs a request, so that a server is the bottleneck and not it; what it used is part of what it
says.  (No program like wrk has to be installed, and every answer is looked at.)
"""

from __future__ import annotations

import json
import selectors
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, field
from typing import IO

_LONGEST_ANSWER = 60.0  # seconds
_SHOWN = 3


@dataclass(frozen=True)
class Target:
    """A server: where, the request line's path, headers beside the usual ones, the body as text.

    `expected` must be part of every answer.
    """

    host: str
    port: int
    path: str
    body: str
    expected: str
    headers: Mapping[str, str] = field(default_factory=dict)

    @property
    def request(self) -> bytes:
        """All bytes of a request."""
        body = self.body.encode()
        usual = {
            "Host": f"{self.host}:{self.port}",
            "Content-Type": "application/json",
            "Content-Length": str(len(body)),
        }
        lines = (f"{name}: {value}" for name, value in {**usual, **self.headers}.items())
        return "\r\n".join([f"POST {self.path} HTTP/1.1", *lines, "", ""]).encode() + body


@dataclass(frozen=True)
class Seen:
    """What a load saw: answers a second, milliseconds, and how many requests failed (and how).

    `busy`: the share of a core that the load itself took.
    """

    rate: float
    p50: float
    p99: float
    slowest: float
    answers: int
    failed: int
    failures: list[str]
    busy: float


class Load:
    """A load under way."""

    def __init__(self, process: subprocess.Popen[str]) -> None:
        self._process = process

    def stop(self) -> None:
        """End it before its time: the end of its input does."""
        assert self._process.stdin is not None
        self._process.stdin.close()

    def seen(self) -> Seen:
        """What it saw, once it is over."""
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        if not line:
            raise SystemExit("the load has failed")
        return Seen(**json.loads(line))


@contextmanager
def load(target: Target, connections: int, seconds: float | None) -> Iterator[Load]:
    """A load of so many seconds, or until `stop`."""
    program = [sys.executable, "-E", "-s", __file__]
    process = subprocess.Popen(program, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdin is not None
        task = {"target": asdict(target), "connections": connections, "seconds": seconds}
        process.stdin.write(json.dumps(task) + "\n")
        process.stdin.flush()
        yield Load(process)
    finally:
        process.kill()
        process.wait()


def seen(target: Target, connections: int, seconds: float) -> Seen:
    """What a load of so many seconds sees."""
    with load(target, connections, seconds) as running:
        return running.seen()


# the process


class _Failed(Exception):
    """An answer that is none."""


class _Connection:
    """One connection with at most one request under way."""

    def __init__(self, run: _Run) -> None:
        self._run = run
        self._rest = b""
        self._started = 0.0
        self._socket: socket.socket
        self.connect()

    def connect(self) -> None:
        """A new connection, with a request on it."""
        target = self._run.target
        self._socket = socket.create_connection((target.host, target.port), _LONGEST_ANSWER)
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._run.selector.register(self._socket, selectors.EVENT_READ, self)
        self._ask()

    def _ask(self) -> None:
        self._rest = b""
        self._started = time.perf_counter()
        self._socket.send(self._run.request)

    def ready(self) -> None:
        """Bytes have come: count an answer that is whole, and ask again."""
        try:
            data = self._socket.recv(65536)
            if not data:
                raise _Failed(f"the connection was closed after {self._rest[:200]!r}")
            whole = self._whole(self._rest + data if self._rest else data)
            if whole is None:
                return
            self._run.took.append(time.perf_counter() - self._started)
            if whole:
                self._ask()
                return
        except (OSError, _Failed) as error:
            self._run.fail(error)
        self._again()

    def _again(self) -> None:
        self._run.selector.unregister(self._socket)
        self._socket.close()
        self.connect()

    def _whole(self, data: bytes) -> bool | None:
        """Whether the connection stays open after this answer; None until it is whole."""
        self._rest = data
        end = data.find(b"\r\n\r\n")
        if end < 0:
            return None
        head = data[: end + 2].lower()
        if data[9:12] != b"200":
            raise _Failed(f"{data[:300]!r}")
        at = head.find(b"\r\ncontent-length:")
        if at < 0:
            raise _Failed(f"an answer without a length: {data[:300]!r}")
        length = int(head[at + 17 : head.index(b"\r", at + 17)])
        if len(data) < end + 4 + length:
            return None
        if self._run.expected not in data[end:]:
            raise _Failed(f"another answer than expected: {data[-200:]!r}")
        return b"\r\nconnection: close" not in head and not head.startswith(b"http/1.0")


class _Run:
    """All connections; the clock runs from when each has had its first answer."""

    def __init__(self, target: Target, stop: IO[str]) -> None:
        self.target = target
        self.request = target.request
        self.expected = target.expected.encode()
        self.selector = selectors.DefaultSelector()
        self.took: list[float] = []
        self.failures: list[str] = []
        self.failed = 0
        self._stop = stop
        self.selector.register(stop, selectors.EVENT_READ)

    def fail(self, error: Exception) -> None:
        """A request has failed."""
        self.failed += 1
        if len(self.failures) < _SHOWN:
            self.failures.append(str(error) or type(error).__name__)

    def run(self, connections: int, seconds: float | None) -> Seen:
        """Ask until the time is over or the input ends."""
        for _ in range(connections):
            _Connection(self)
        while len(self.took) + self.failed < connections:
            self._turn()
        self.took.clear()
        started, busy = time.perf_counter(), time.process_time()
        end = started + (seconds or float("inf"))
        while time.perf_counter() < end and self._turn():
            pass
        spent = time.perf_counter() - started
        return self._seen(spent, (time.process_time() - busy) / spent)

    def _turn(self) -> bool:
        events = self.selector.select(_LONGEST_ANSWER)
        if not events:
            self.fail(TimeoutError(f"no answer within {_LONGEST_ANSWER:g} s"))
            return False
        for key, _ in events:
            if key.data is None:
                return False
            key.data.ready()
        return True

    def _seen(self, spent: float, busy: float) -> Seen:
        took = sorted(entry * 1000 for entry in self.took) or [float("inf")]
        count = len(self.took)
        p50, p99 = (took[int(len(took) * share)] for share in (0.5, 0.99))
        return Seen(count / spent, p50, p99, took[-1], count, self.failed, self.failures, busy)


def main() -> None:
    task = json.loads(sys.stdin.buffer.raw.readline())  # unbuffered: the selector looks at the rest
    run = _Run(Target(**task["target"]), sys.stdin)
    print(json.dumps(asdict(run.run(task["connections"], task["seconds"]))), flush=True)


if __name__ == "__main__":
    main()
