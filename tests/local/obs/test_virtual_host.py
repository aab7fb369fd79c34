"""Buckets in the name of the host: who is meant, and that signatures cover it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import boto3
import httpx
import pytest
from botocore.config import Config

from jupyter_modelarts.local.obs.hosts import bucket_in_host

AK, SK = "AKEXAMPLE", "secret-of-the-test"
KEY = "directory/ü +~*()!.txt"
pytestmark = pytest.mark.usefixtures("localhost_names")


@pytest.mark.parametrize(
    ("host", "bucket"),
    [
        ("127.0.0.1:9000", ""),
        ("localhost:9000", ""),
        ("localhost", ""),
        ("[::1]:9000", ""),
        ("obs.example.myhuaweicloud.com", ""),
        ("photos.localhost:9000", "photos"),
        ("my.photos.localhost", "my.photos"),
        ("photos.127.0.0.1.nip.io:9000", "photos"),
        ("photos.obs.localhost:9000", "photos"),
        ("photos.obs.example-1.myhuaweicloud.com:443", "photos"),
        ("some-machine:9000", ""),
        ("some.machine.example", ""),
        ("", ""),
    ],
)
def test_the_bucket_of_a_host(host: str, bucket: str) -> None:
    assert bucket_in_host(host) == bucket


@pytest.fixture(params=["s3v4", "s3"])
def boto(obs_server: Any, request: pytest.FixtureRequest) -> Iterator[Any]:
    client = boto3.client(
        "s3",
        endpoint_url=f"http://localhost:{obs_server.port}",
        aws_access_key_id=AK,
        aws_secret_access_key=SK,
        region_name="embedded",
        config=Config(signature_version=request.param, s3={"addressing_style": "virtual"}),
    )
    yield client
    client.close()


def test_objects(boto: Any, bucket: str, tmp_path: Path) -> None:
    boto.put_object(Bucket=bucket, Key=KEY, Body=b"0123456789")
    assert boto.get_object(Bucket=bucket, Key=KEY, Range="bytes=2-4")["Body"].read() == b"234"
    boto.copy_object(Bucket=bucket, Key="/odd//key/", CopySource={"Bucket": bucket, "Key": KEY})
    assert [one["Key"] for one in boto.list_objects_v2(Bucket=bucket)["Contents"]] == ["/odd//key/", KEY]
    boto.delete_objects(Bucket=bucket, Delete={"Objects": [{"Key": "/odd//key/"}, {"Key": KEY}]})
    source, target = tmp_path / "source", tmp_path / "target"
    source.write_bytes(os.urandom(9 << 20))
    boto.upload_file(str(source), bucket, "large")
    boto.download_file(bucket, "large", str(target))
    assert target.read_bytes() == source.read_bytes()


def test_buckets(boto: Any) -> None:
    boto.create_bucket(Bucket="in-the-host")
    assert "in-the-host" in [one["Name"] for one in boto.list_buckets()["Buckets"]]
    assert boto.head_bucket(Bucket="in-the-host")["ResponseMetadata"]["HTTPStatusCode"] == 200
    boto.delete_bucket(Bucket="in-the-host")


def test_links(boto: Any, bucket: str) -> None:
    boto.put_object(Bucket=bucket, Key=KEY, Body=b"content")
    link = boto.generate_presigned_url("get_object", Params={"Bucket": bucket, "Key": KEY})
    assert f"//{bucket}.localhost:" in link
    assert httpx.get(link).content == b"content"
    stolen = httpx.get(link.replace(bucket, "another-bucket", 1))
    assert (stolen.status_code, "SignatureDoesNotMatch" in stolen.text) == (403, True)


async def test_obstore(obs_server: Any, bucket: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """It resolves names itself, so it asks through the service as its proxy."""
    from obstore.store import S3Store

    store = S3Store(
        bucket,
        endpoint=f"http://{bucket}.localhost:{obs_server.port}",
        access_key_id=AK,
        secret_access_key=SK,
        region="embedded",
        virtual_hosted_style_request=True,
        client_options={"allow_http": True, "proxy_url": obs_server.url},
    )
    await store.put_async("a/b", b"content")
    assert bytes(await (await store.get_async("a/b")).bytes_async()) == b"content"
    assert [one["path"] for one in await store.list().collect_async()] == ["a/b"]
