"""The limit: sockets kept open by `setting` threads, nothing checked that need not be.

With `parts` (bytes), a larger file goes in parts, and comes in ranges, side by side.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import os
import re
import socket
import threading
from collections.abc import Callable, Iterator
from email.utils import formatdate
from typing import Any
from urllib.parse import quote, urlsplit

from . import files_below

_BUFFER = 1 << 20


class Contender:
    def __init__(self, task: dict[str, Any]) -> None:
        self._task = task
        self._threads = task["setting"]
        self._parts = task.get("parts", 0)
        self._bucket = task["bucket"]

    def warm(self) -> None:
        Connection(self._task)  # the service has accepted connections before

    def upload(self, prefix: str, directory: str) -> None:
        files = [(path, prefix + name, os.stat(path).st_size) for path, name in files_below(directory)]  # noqa: PTH116
        if self._parts and len(files) == 1:
            return self._upload_parts(*files[0])
        return self._spread(Connection.send_file, files)

    def _upload_parts(self, path: str, key: str, size: int) -> None:
        connection = Connection(self._task)
        upload = re.search(rb"<UploadId>(.*?)<", connection.ask("POST", key, "uploads"))[1].decode()
        etags: dict[int, str] = {}

        def send(connection: Connection, number: int, start: int) -> None:
            query = f"partNumber={number}&uploadId={upload}"
            connection.send_file(path, key, min(self._parts, size - start), start, query)
            etags[number] = connection.etag

        self._spread(send, [(1 + start // self._parts, start) for start in range(0, size, self._parts)])
        rows = "".join(
            f"<Part><PartNumber>{number}</PartNumber><ETag>{etags[number]}</ETag></Part>"
            for number in sorted(etags)
        )
        body = f"<CompleteMultipartUpload>{rows}</CompleteMultipartUpload>".encode()
        connection.ask("POST", key, f"uploadId={upload}", body)

    def download(self, prefix: str, directory: str) -> None:
        found = list(self._keys(Connection(self._task), prefix))
        work = []
        for key, size in found:
            target = os.path.join(directory, key[len(prefix) :])  # noqa: PTH118
            os.makedirs(os.path.dirname(target), exist_ok=True)  # noqa: PTH103, PTH120
            if self._parts:
                spans = [(start, min(start + self._parts, size)) for start in range(0, size, self._parts)]
            else:
                spans = [(0, 0)]  # all of it
            work += [(key, target, *span) for span in spans]
        self._spread(Connection.fetch, work)

    def drain(self, key: str, _directory: None) -> int:
        return Connection(self._task).drain(key)

    def list_keys(self, prefix: str, _directory: None) -> int:
        return sum(1 for _ in self._keys(Connection(self._task), prefix))

    def _keys(self, connection: Connection, prefix: str) -> Iterator[tuple[str, int]]:
        marker = ""
        while True:
            page = connection.ask(
                "GET", "", f"marker={quote(marker, safe='')}&prefix={quote(prefix, safe='')}"
            )
            rows = re.findall(rb"<Key>(.*?)</Key>.*?<Size>(\d+)</Size>", page, re.DOTALL)
            yield from ((key.decode(), int(size)) for key, size in rows)
            if b"<IsTruncated>true" not in page:
                return
            marker = rows[-1][0].decode()

    def _spread(self, do: Callable[..., None], work: list[tuple[Any, ...]]) -> None:
        waiting = iter(work)
        failed: list[BaseException] = []

        def run() -> None:
            try:
                connection = Connection(self._task)
                for item in waiting:
                    do(connection, *item)
            except BaseException as error:  # noqa: BLE001 - raised below
                failed.append(error)

        threads = [threading.Thread(target=run) for _ in range(min(self._threads, len(work)))]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        if failed:
            raise failed[0]


class Connection:
    """One socket, one request after the other; signed the short way of OBS."""

    def __init__(self, task: dict[str, Any]) -> None:
        self._where = urlsplit(task["endpoint"])
        self._host = self._where.netloc
        self._kept = False
        self._open()
        self._bucket = task["bucket"]
        self._access_key = task["access_key"]
        self._secret = task["secret_key"].encode()
        self._authorization = task.get("authorization")
        self._buffer = bytearray(_BUFFER)
        self.etag = ""

    def _open(self) -> None:
        self._socket = socket.create_connection((self._where.hostname, self._where.port))
        self._socket.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self._kept = True

    def _say(self, data: bytes) -> None:
        if not self._kept:
            self._socket.close()
            self._open()
        self._socket.sendall(data)

    def _rest(self, size: int, begun: bytes) -> bytes:
        while len(begun) < size:
            begun += self._some()
        return begun

    def _some(self) -> bytes:
        data = self._socket.recv(_BUFFER)
        if not data:
            raise ConnectionError("the server hung up")
        return data

    def ask(self, method: str, key: str, query: str = "", body: bytes = b"") -> bytes:
        self._say(self._head(method, key, query, len(body)) + body)
        return self._rest(*self._answer())

    def send_file(self, path: str, key: str, size: int, start: int = 0, query: str = "") -> None:
        head = self._head("PUT", key, query, size)
        with open(path, "rb", buffering=0) as stream:  # noqa: PTH123
            if size <= _BUFFER:
                self._say(head + os.pread(stream.fileno(), size, start))
            else:
                self._say(head)
                while size:
                    sent = os.sendfile(self._socket.fileno(), stream.fileno(), start, size)
                    start, size = start + sent, size - sent
        self._rest(*self._answer())

    def fetch(self, key: str, target: str, start: int, end: int) -> None:
        span = f"Range: bytes={start}-{end - 1}\r\n" if end > start else ""
        self._say(self._head("GET", key, "", 0, span))
        size, begun = self._answer()
        descriptor = os.open(target, os.O_WRONLY | os.O_CREAT, 0o644)
        try:
            os.pwrite(descriptor, begun, start)
            done, view = len(begun), memoryview(self._buffer)
            while done < size:
                count = self._socket.recv_into(view)
                if not count:
                    raise ConnectionError("the server hung up")
                os.pwrite(descriptor, view[:count], start + done)
                done += count
        finally:
            os.close(descriptor)

    def drain(self, key: str) -> int:
        self._say(self._head("GET", key, "", 0))
        size, begun = self._answer()
        done, view = len(begun), memoryview(self._buffer)
        while done < size:
            count = self._socket.recv_into(view)
            if not count:
                break
            done += count
        return done

    def _head(self, method: str, key: str, query: str, size: int, more: str = "") -> bytes:
        path = f"/{self._bucket}/{quote(key)}"
        date = formatdate(usegmt=True)
        signed = "&".join(
            part for part in sorted(query.split("&")) if part.startswith(("uploads", "uploadId", "partN"))
        )
        authorization = self._authorization or self._signed(method, date, path, signed)
        target = f"{path}?{query}" if query else path
        return (
            f"{method} {target} HTTP/1.1\r\nHost: {self._host}\r\nDate: {date}\r\n"
            f"Authorization: {authorization}\r\nContent-Length: {size}\r\n{more}\r\n"
        ).encode()

    def _signed(self, method: str, date: str, path: str, query: str) -> str:
        text = f"{method}\n\n\n{date}\n{path}{'?' + query if query else ''}".encode()
        signature = base64.b64encode(hmac.digest(self._secret, text, hashlib.sha1)).decode()
        return f"OBS {self._access_key}:{signature}"

    def _answer(self) -> tuple[int, bytes]:
        """Length of the answer's body and what of it came already."""
        data = b""
        while b"\r\n\r\n" not in data:
            data += self._some()
        head, _, body = data.partition(b"\r\n\r\n")
        status = int(head[9:12])
        if status >= 300:
            raise SystemExit(f"{status} {body[:300]!r}")
        fields = dict(line.lower().split(b": ", 1) for line in head.split(b"\r\n")[1:])
        self._kept = head.startswith(b"HTTP/1.1") and fields.get(b"connection") != b"close"
        self.etag = fields.get(b"etag", b"").decode().replace('"', "&quot;")
        return int(fields.get(b"content-length", 0)), body
