"""Parts that stand where they belong when they come, and every way in which they may not."""

from __future__ import annotations

import hashlib
import itertools
import os
import random
from pathlib import Path
from typing import Any

import boto3
import pytest
from botocore.config import Config
from botocore.exceptions import ClientError

PART = 128 * 1024
LAST = 100 * 1024 + 7


@pytest.fixture
def boto(obs_server: Any) -> Any:
    client = boto3.client(
        "s3",
        endpoint_url=obs_server.url,
        aws_access_key_id=obs_server.account.access_key,
        aws_secret_access_key=obs_server.account.secret_key.reveal(),
        region_name="embedded",
        config=Config(retries={"total_max_attempts": 1}, s3={"addressing_style": "path"}),
    )
    yield client
    client.close()


class Sending:
    """One upload in parts."""

    def __init__(self, boto: Any, bucket: str, root: Path) -> None:
        self.boto = boto
        begun = boto.create_multipart_upload(Bucket=bucket, Key="a")
        self.where = {"Bucket": bucket, "Key": "a", "UploadId": begun["UploadId"]}
        self.directory = root / ".parts" / begun["UploadId"]
        self.tags: dict[int, str] = {}

    def put(self, number: int, data: bytes, **more: Any) -> None:
        answer = self.boto.upload_part(**self.where, PartNumber=number, Body=data, **more)
        self.tags[number] = answer["ETag"]

    def complete(self, numbers: list[int] | None = None, **more: Any) -> bytes:
        parts = [{"PartNumber": number, "ETag": self.tags[number]} for number in numbers or sorted(self.tags)]
        self.boto.complete_multipart_upload(**self.where, MultipartUpload={"Parts": parts}, **more)
        return self.content()

    def content(self) -> bytes:
        found = self.boto.get_object(Bucket=self.where["Bucket"], Key="a")
        return bytes(found["Body"].read())

    def own_files(self) -> list[str]:
        """Parts that stand apart."""
        return [path.name for path in self.directory.iterdir() if not path.name.startswith("whole-")]


@pytest.fixture
def sending(boto: Any, bucket: str, obs_server: Any) -> Sending:
    return Sending(boto, bucket, obs_server.root)


def _parts() -> list[bytes]:
    return [os.urandom(PART), os.urandom(PART), os.urandom(LAST)]


@pytest.mark.parametrize("order", list(itertools.permutations([1, 2, 3])), ids=str)
def test_in_any_order(sending: Sending, order: tuple[int, ...]) -> None:
    parts = _parts()
    for number in order:
        sending.put(number, parts[number - 1])
    apart = len(sending.own_files())
    assert apart == (2 if order[0] == 3 else 0)  # the last one is shorter, and says nothing of the others
    assert sending.complete() == b"".join(parts)
    assert not sending.directory.exists()


def test_a_part_that_comes_again_counts(sending: Sending) -> None:
    parts = _parts()
    for number, data in enumerate(parts, 1):
        sending.put(number, data)
    again = os.urandom(PART)
    sending.put(2, again)
    assert len(sending.own_files()) == 1
    assert sending.complete() == parts[0] + again + parts[2]


def test_some_of_the_parts_only(sending: Sending) -> None:
    parts = _parts()
    for number, data in enumerate(parts, 1):
        sending.put(number, data)
    assert sending.complete([1, 3]) == parts[0] + parts[2]


def test_parts_of_many_sizes(sending: Sending) -> None:
    sizes = random.Random(1)
    parts = [os.urandom(sizes.randrange(100 * 1024, 300 * 1024)) for _ in range(8)]
    for number, data in enumerate(parts, 1):
        sending.put(number, data)
    assert sending.complete() == b"".join(parts)


def test_a_damaged_part_leaves_its_place_to_the_next(sending: Sending) -> None:
    parts = _parts()
    wrong = "1B2M2Y8AsgTpgAmY7PhCfg=="  # of nothing
    for number, data in enumerate(parts, 1):
        with pytest.raises(ClientError, match="BadDigest"):
            sending.put(number, data, ContentMD5=wrong)
        sending.put(number, data)
    assert sending.own_files() == []
    assert sending.complete() == b"".join(parts)


def test_an_object_that_may_not_be_made_takes_no_part_along(sending: Sending) -> None:
    parts = _parts()
    for number, data in enumerate(parts, 1):
        sending.put(number, data)
    sending.boto.put_object(Bucket=sending.where["Bucket"], Key="a", Body=b"first")
    with pytest.raises(ClientError, match="PreconditionFailed"):
        sending.complete(IfNoneMatch="*")
    assert sending.content() == b"first"
    assert sending.complete() == b"".join(parts)


def test_a_part_that_still_comes_keeps_the_place_open(sending: Sending) -> None:
    parts = _parts()
    for number, data in enumerate(parts, 1):
        sending.put(number, data)
    (sending.directory / "claim-4").touch()  # as a request leaves it that has not ended
    content = sending.complete()
    assert hashlib.sha256(content).digest() == hashlib.sha256(b"".join(parts)).digest()


def test_the_etag_is_that_of_the_parts(sending: Sending) -> None:
    parts = _parts()
    for number, data in enumerate(parts, 1):
        sending.put(number, data)
    sending.complete()
    joined = b"".join(hashlib.md5(part, usedforsecurity=False).digest() for part in parts)
    head = sending.boto.head_object(Bucket=sending.where["Bucket"], Key="a")
    assert head["ETag"] == f'"{hashlib.md5(joined, usedforsecurity=False).hexdigest()}-3"'
