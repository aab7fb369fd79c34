"""A TCP relay in front of the service: it counts, slows down, damages and breaks off, as a test says."""

from __future__ import annotations

import re
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from urllib.parse import urlsplit

_REQUEST = re.compile(rb"(GET|PUT|POST|HEAD|DELETE) (/\S+) HTTP/1\.1\r\n")
_BLOCK = 64 * 1024


class Proxy:
    """Relays to `upstream`; `url` is where it listens."""

    def __init__(self, upstream: str) -> None:
        parts = urlsplit(upstream)
        self._upstream = (parts.hostname or "", parts.port or 80)
        self._listener = socket.create_server(("127.0.0.1", 0), backlog=256)
        self.url = f"http://127.0.0.1:{self._listener.getsockname()[1]}"
        self.sent = self.received = 0
        """Bytes up and down, since `reset`."""
        self.requests: list[tuple[str, str]] = []
        """Method and target of each request, since `reset`."""
        self.rate: float | None = None
        """Bytes per second in each direction of each connection; None for as fast as it goes."""
        self.damage_at: int | None = None
        """Flip one bit when so many bytes went up (or, negative, down)."""
        self.break_at: int | None = None
        """Break one connection off when so many bytes went up."""
        self.lose: bytes | None = None
        """Let the request with this in it through, and break off instead of its answer."""
        self._lost: socket.socket | None = None
        self._sockets: set[socket.socket] = set()
        self._lock = threading.Lock()
        self._threads = [threading.Thread(target=self._accept, daemon=True)]
        self._threads[0].start()

    def reset(self) -> None:
        with self._lock:
            self.sent = self.received = 0
            self.requests = []

    def drop(self) -> None:
        """Let go of every connection there is, count from nothing, and be fast from now on."""
        self.rate = None
        with self._lock:
            threads, self._threads = self._threads[1:], self._threads[:1]
            for end in self._sockets:
                _close(end)
            self._sockets.clear()
        for thread in threads:
            thread.join(5)
        self.reset()

    def drain(self) -> None:
        """Wait until nothing is left to relay: some of what clients sent lies in the system's buffers."""
        seen = -1
        while seen != self.sent:
            seen = self.sent
            time.sleep(0.2)

    def parts(self) -> list[int]:
        """Numbers of the parts that were put."""
        found = (
            re.search(r"partNumber=(\d+)", target) for method, target in self.requests if method == "PUT"
        )
        return sorted(int(match[1]) for match in found if match)

    def _accept(self) -> None:
        while True:
            try:
                client, _ = self._listener.accept()
            except OSError:
                return
            try:
                server = socket.create_connection(self._upstream)
            except OSError:  # it is gone: nobody answers
                _close(client)
                continue
            with self._lock:
                self._sockets |= {client, server}
            for ends in ((client, server, True), (server, client, False)):
                thread = threading.Thread(target=self._relay, args=ends, daemon=True)
                self._threads.append(thread)
                thread.start()

    def _relay(self, source: socket.socket, goal: socket.socket, up: bool) -> None:
        tail = b""
        try:
            while data := source.recv(_BLOCK):
                if up:
                    tail = self._note(tail, data)
                    if self.lose is not None and self.lose in data:
                        self.lose, self._lost = None, goal
                elif source is self._lost:
                    return
                goal.sendall(self._changed(data, up))
                if self.rate:
                    time.sleep(len(data) / self.rate)
        except OSError:
            pass
        finally:
            for end in (source, goal):
                _close(end)

    def _note(self, tail: bytes, data: bytes) -> bytes:
        text = tail + data
        last = 0
        for match in _REQUEST.finditer(text):
            self.requests.append((match[1].decode(), match[2].decode()))
            last = match.end()
        return text[max(last, len(text) - 2048) :]

    def _changed(self, data: bytes, up: bool) -> bytes:
        with self._lock:
            if up:
                self.sent += len(data)
            else:
                self.received += len(data)
            if up and self.break_at is not None and self.sent >= self.break_at:
                self.break_at = None
                raise ConnectionResetError
            due = self.damage_at is not None and (
                (up and 0 < self.damage_at <= self.sent) or (not up and 0 < -self.damage_at <= self.received)
            )
            if not due or len(data) < 8192:  # headers stay as they are
                return data
            self.damage_at = None
        return data[:-1] + bytes([data[-1] ^ 1])

    def close(self) -> None:
        self._listener.shutdown(socket.SHUT_RDWR)
        self._threads[0].join(5)  # what it accepts last is closed, too
        self._listener.close()
        with self._lock:
            for end in self._sockets:
                _close(end)
        for thread in self._threads:
            thread.join(5)


def _close(end: socket.socket) -> None:
    with suppress(OSError):
        end.shutdown(socket.SHUT_RDWR)  # wakes the other thread; without close what still comes is taken
    end.close()


@contextmanager
def proxy_to(upstream: str) -> Iterator[Proxy]:
    proxy = Proxy(upstream)
    try:
        yield proxy
    finally:
        proxy.close()
