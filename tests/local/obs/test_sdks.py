"""Other people's clients against the embedded OBS: the vendor's own, and boto3."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import boto3
import httpx
import pytest
from botocore.config import Config

AK, SK = "AKEXAMPLE", "secret-of-the-test"
KEY = "directory/ü +~*()!.txt"


@pytest.fixture(params=["negotiated", "obs", "v2", "v4"])
def vendor(obs_server: Any, request: pytest.FixtureRequest) -> Iterator[Any]:
    from obs import ObsClient

    chosen = {} if request.param == "negotiated" else {"signature": request.param}
    client = ObsClient(
        access_key_id=AK, secret_access_key=SK, server=obs_server.url, path_style=True, **chosen
    )
    yield client
    client.close()


def test_the_vendors_client(vendor: Any, bucket: str) -> None:
    assert vendor.putContent(bucket, KEY, "content", metadata={"m": "1"}).status == 200
    read = vendor.getObject(bucket, KEY, loadStreamInMemory=True)
    assert (read.status, read.body.buffer) == (200, b"content")
    assert [entry.key for entry in vendor.listObjects(bucket, prefix="directory/").body.contents] == [KEY]
    assert bucket in [entry.name for entry in vendor.listBuckets().body.buckets]
    assert vendor.copyObject(bucket, KEY, bucket, "copy").status == 200
    assert vendor.getObjectMetadata(bucket, "copy").body.contentLength == 7
    assert vendor.headBucket(bucket).status == 200
    assert vendor.deleteObject(bucket, "copy").status == 204
    assert vendor.getObjectMetadata(bucket, "copy").status == 404
    assert vendor.getObject("nothing-here", "a").status == 404


def test_the_vendors_links(vendor: Any, bucket: str) -> None:
    vendor.putContent(bucket, KEY, "content")
    link = vendor.createSignedUrl("GET", bucket, KEY, queryParams={"response-content-type": "text/y"})
    answer = httpx.get(link.signedUrl, headers=link.actualSignedRequestHeaders)
    assert (answer.content, answer.headers["Content-Type"]) == (b"content", "text/y")


def test_the_vendors_parts(vendor: Any, bucket: str, tmp_path: Path) -> None:
    source, target = tmp_path / "source", tmp_path / "target"
    source.write_bytes(os.urandom(700_000))
    assert vendor.uploadFile(bucket, "large", str(source), partSize=300_000, taskNum=3).status == 200
    assert vendor.downloadFile(bucket, "large", str(target), partSize=300_000, taskNum=3).status == 200
    assert target.read_bytes() == source.read_bytes()


def test_the_vendors_buckets(vendor: Any) -> None:
    assert vendor.createBucket("made-by-the-vendor").status == 200
    assert vendor.deleteBucket("made-by-the-vendor").status == 204


@pytest.fixture(params=["s3v4", "s3"])
def boto(obs_server: Any, request: pytest.FixtureRequest) -> Any:
    return boto3.client(
        "s3",
        endpoint_url=obs_server.url,
        aws_access_key_id=AK,
        aws_secret_access_key=SK,
        region_name="embedded",
        config=Config(signature_version=request.param, s3={"addressing_style": "path"}),
    )


def test_boto3(boto: Any, bucket: str) -> None:
    boto.put_object(Bucket=bucket, Key=KEY, Body=b"0123456789", Metadata={"m": "1"}, ContentType="text/plain")
    read = boto.get_object(Bucket=bucket, Key=KEY, Range="bytes=2-4")
    assert (read["Body"].read(), read["Metadata"], read["ContentType"]) == (b"234", {"m": "1"}, "text/plain")
    boto.copy_object(Bucket=bucket, Key="copy", CopySource={"Bucket": bucket, "Key": KEY})
    assert [entry["Key"] for entry in boto.list_objects_v2(Bucket=bucket)["Contents"]] == ["copy", KEY]
    by_directory = boto.list_objects(Bucket=bucket, Delimiter="/")
    assert [entry["Prefix"] for entry in by_directory["CommonPrefixes"]] == ["directory/"]
    deleted = boto.delete_objects(Bucket=bucket, Delete={"Objects": [{"Key": "copy"}, {"Key": KEY}]})
    assert len(deleted["Deleted"]) == 2
    assert boto.list_objects_v2(Bucket=bucket)["KeyCount"] == 0


def test_boto3_in_parts(boto: Any, bucket: str, tmp_path: Path) -> None:
    source, target = tmp_path / "source", tmp_path / "target"
    source.write_bytes(os.urandom(9 << 20))  # above its threshold of 8 MiB
    boto.upload_file(str(source), bucket, "large")
    boto.download_file(bucket, "large", str(target))
    assert target.read_bytes() == source.read_bytes()
    assert boto.head_object(Bucket=bucket, Key="large")["ETag"].endswith('-2"')


def test_boto3_pages_through_odd_keys(boto: Any, bucket: str) -> None:
    keys = sorted(["a b", "a+b", "a%2Fb", "<&>", "é", "a\nb"])
    for key in keys:
        boto.put_object(Bucket=bucket, Key=key, Body=b"")
    pages = boto.get_paginator("list_objects_v2").paginate(Bucket=bucket, PaginationConfig={"PageSize": 2})
    assert [entry["Key"] for page in pages for entry in page["Contents"]] == keys
