"""What was acknowledged is there, whole, whatever happens to the service or its disk."""

from __future__ import annotations

import asyncio
import hashlib
import http.client
import os
import random
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree as ET

import aiohttp
import pytest
from yarl import URL

from jupyter_modelarts.local.obs.presign import presigned
from jupyter_modelarts.local.obs.storage import ObjectStore

from .conftest import Account

BUCKET = "bucket"
SIZES = (1, 4096, 4096, 60_000, 300_000, 900_000)


@dataclass
class Process:
    """The service in its own process; what it is asked goes through links."""

    process: subprocess.Popen[str]
    port: int

    def link(self, method: str, key: str, **query: str) -> str:
        return presigned(Account(), method, (BUCKET, key), int(time.time()) + 600, query)

    def ask(self, method: str, key: str, body: bytes | None = None, **query: str) -> tuple[int, bytes]:
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        try:
            connection.request(method, self.link(method, key, **query), body)
            answer = connection.getresponse()
            return answer.status, answer.read()
        finally:
            connection.close()

    def kill(self) -> None:
        self.process.kill()
        self.process.wait()
        assert self.process.stdout
        self.process.stdout.close()


def _start(root: Path, *options: str) -> Process:
    script = Path(__file__).with_name("service_process.py")
    process = subprocess.Popen(
        [sys.executable, str(script), str(root), *options],
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
    )
    assert process.stdout
    return Process(process, int(process.stdout.readline()))


@pytest.fixture
def root(tmp_path: Path) -> Path:
    (tmp_path / "obs" / BUCKET).mkdir(parents=True)
    return tmp_path / "obs"


def _content(key: str, version: int) -> bytes:
    """Content that tells which version of which key it is, and whether all of it is there."""
    generator = random.Random(f"{key} {version}")
    rest = generator.randbytes(generator.choice(SIZES))
    return f"{key} {version} {hashlib.sha256(rest).hexdigest()}\n".encode() + rest


def _version(key: str, content: bytes) -> int:
    """The version that a content is of; fails unless it is one, and whole."""
    line, _, rest = content.partition(b"\n")
    name, version, digest = line.decode().split(" ")
    assert (name, digest) == (key, hashlib.sha256(rest).hexdigest())
    return int(version)


@dataclass
class Writers:
    """Tasks that put one version of their key after the other until the service is gone."""

    service: Process
    acknowledged: dict[str, int]
    etags: dict[str, str]

    async def write(self, session: aiohttp.ClientSession, key: str) -> None:
        version = 0
        while True:
            version += 1
            body = _content(key, version)
            try:
                async with session.put(
                    self._url(key), data=body, skip_auto_headers=["Content-Type"]
                ) as answer:
                    assert answer.status == 200
                    self.etags[key] = answer.headers["ETag"].strip('"')
                    assert self.etags[key] == hashlib.md5(body).hexdigest()
            except aiohttp.ClientError:
                return
            self.acknowledged[key] = version

    def _url(self, key: str) -> URL:
        return URL(f"http://127.0.0.1:{self.service.port}{self.service.link('PUT', key)}", encoded=True)

    async def run(self, writers: int, enough: int) -> None:
        """Kill the service once `enough` versions were acknowledged, in the middle of all the others."""
        connector = aiohttp.TCPConnector(limit=0)
        async with aiohttp.ClientSession(connector=connector) as session:
            keys = [f"directory-{number % 7}/{number}" for number in range(writers)]
            tasks = [asyncio.ensure_future(self.write(session, key)) for key in keys]
            while sum(self.acknowledged.values()) < enough:
                assert not any(task.done() for task in tasks)
                await asyncio.sleep(0.005)
            self.service.process.kill()
            await asyncio.gather(*tasks)


async def test_a_killed_service_lost_nothing_it_acknowledged_and_tore_nothing(root: Path) -> None:
    writers = Writers(_start(root), {}, {})
    try:
        await asyncio.wait_for(writers.run(200, 400), 60)
    finally:
        writers.service.kill()
    assert len(writers.acknowledged) > 50

    store = ObjectStore(root)  # the start after the kill
    try:
        assert list((root / ".incoming").iterdir()) == []
        present: dict[str, int] = {}
        for info in (await store.list(BUCKET)).objects:
            content = await store.get_bytes(BUCKET, info.key)
            present[info.key] = _version(info.key, content)
            assert info.etag == hashlib.md5(content).hexdigest()
        for key, version in writers.acknowledged.items():
            assert present[key] >= version
    finally:
        store.close()


@pytest.fixture
def limited(root: Path) -> Iterator[Process]:
    """A service on a disk with room for 2 MiB in a file."""
    service = _start(root, "--most-bytes", str(2 << 20))
    yield service
    service.kill()


def _problem(body: bytes) -> tuple[str, str]:
    root = ET.fromstring(body)
    return root.findtext("Code") or "", root.findtext("Message") or ""


def test_a_full_disk_is_named_and_nothing_is_left(limited: Process, root: Path) -> None:
    assert limited.ask("PUT", "before", b"before")[0] == 200
    status, body = limited.ask("PUT", "large", bytes(5 << 20))
    assert (status, _problem(body)[0]) == (403, "InsufficientStorageSpace")
    assert "File too large" in _problem(body)[1]
    assert list((root / ".incoming").iterdir()) == []
    assert limited.ask("GET", "large")[0] == 404
    assert limited.ask("GET", "before") == (200, b"before")
    assert limited.ask("PUT", "after", b"after")[0] == 200


def test_parts_that_found_no_room_are_sent_again_once_there_is(limited: Process, root: Path) -> None:
    _, begun = limited.ask("POST", "large", b"", uploads="")
    upload = next(element.text or "" for element in ET.fromstring(begun).iter() if "UploadId" in element.tag)
    part = os.urandom(1 << 20)

    def put(service: Process, number: int) -> tuple[int, bytes]:
        return service.ask("PUT", "large", part, partNumber=str(number), uploadId=upload)

    named = "".join(
        f"<Part><PartNumber>{number}</PartNumber><ETag>{hashlib.md5(part).hexdigest()}</ETag></Part>"
        for number in (1, 2, 3)
    )
    document = f"<CompleteMultipartUpload>{named}</CompleteMultipartUpload>".encode()
    answers = {number: put(limited, number) for number in (1, 2, 3)}
    refused = {number: body for number, (status, body) in answers.items() if status != 200}
    if not refused:  # they fit one by one, together they do not
        refused[0] = limited.ask("POST", "large", document, uploadId=upload)[1]
    assert {_problem(body)[0] for body in refused.values()} == {"InsufficientStorageSpace"}
    assert list((root / ".incoming").iterdir()) == []

    limited.kill()
    roomy = _start(root)
    try:
        assert all(put(roomy, number)[0] == 200 for number in refused if number)
        assert roomy.ask("POST", "large", document, uploadId=upload)[0] == 200
        assert roomy.ask("GET", "large") == (200, part * 3)
    finally:
        roomy.kill()


@pytest.mark.parametrize(("mode", "refused"), [(0o555, {"PUT", "DELETE"}), (0o000, {"PUT", "DELETE", "GET"})])
def test_a_bucket_that_may_not_be_used_says_so(root: Path, mode: int, refused: set[str]) -> None:
    (root / BUCKET / "there").write_text("there")
    (root / BUCKET).chmod(mode)
    service = _start(root, "--obey-permissions")
    try:
        for method, key in (("PUT", "new"), ("GET", "there"), ("DELETE", "there")):
            status, body = service.ask(method, key, b"new" if method == "PUT" else None)
            if method in refused:
                assert (status, _problem(body)[0]) == (403, "AccessDenied")
                assert "Permission denied" in _problem(body)[1]
            else:
                assert status == 200
        assert list((root / ".incoming").iterdir()) == []
    finally:
        service.kill()
        (root / BUCKET).chmod(0o755)
    assert [path.name for path in (root / BUCKET).iterdir()] == ["there"]
