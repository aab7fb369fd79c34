"""boto3 against the embedded OBS, signing by V4 and by V2."""

from __future__ import annotations

import io
import os
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import boto3
import httpx
import pytest
from boto3.s3.transfer import TransferConfig
from botocore.config import Config
from botocore.exceptions import ClientError

AK, SK = "AKEXAMPLE", "secret-of-the-test"
KEY = "directory/ü +~*()!.txt"


@pytest.fixture(params=["s3v4", "s3"])
def boto(obs_server: Any, request: pytest.FixtureRequest) -> Iterator[Any]:
    client = boto3.client(
        "s3",
        endpoint_url=obs_server.url,
        aws_access_key_id=AK,
        aws_secret_access_key=SK,
        region_name="embedded",
        config=Config(
            signature_version=request.param,
            retries={"total_max_attempts": 1},
            s3={"addressing_style": "path"},
        ),
    )
    yield client
    client.close()


def _code(wrong: pytest.ExceptionInfo[ClientError]) -> str:
    return str(wrong.value.response["Error"]["Code"])


def test_objects(boto: Any, bucket: str) -> None:
    boto.put_object(
        Bucket=bucket, Key=KEY, Body=b"0123456789", Metadata={"m": "1", "m-n": "2"}, ContentType="text/plain"
    )
    read = boto.get_object(Bucket=bucket, Key=KEY, Range="bytes=2-4")
    assert (read["Body"].read(), read["Metadata"], read["ContentType"]) == (
        b"234",
        {"m": "1", "m-n": "2"},
        "text/plain",
    )
    boto.copy_object(Bucket=bucket, Key="copy", CopySource={"Bucket": bucket, "Key": KEY})
    assert boto.head_object(Bucket=bucket, Key="copy")["Metadata"]["m-n"] == "2"
    assert [entry["Key"] for entry in boto.list_objects_v2(Bucket=bucket)["Contents"]] == ["copy", KEY]
    by_directory = boto.list_objects(Bucket=bucket, Delimiter="/")
    assert [entry["Prefix"] for entry in by_directory["CommonPrefixes"]] == ["directory/"]
    deleted = boto.delete_objects(Bucket=bucket, Delete={"Objects": [{"Key": "copy"}, {"Key": KEY}]})
    assert len(deleted["Deleted"]) == 2
    assert boto.list_objects_v2(Bucket=bucket)["KeyCount"] == 0
    with pytest.raises(boto.exceptions.NoSuchKey):
        boto.get_object(Bucket=bucket, Key=KEY)


def test_conditions(boto: Any, bucket: str) -> None:
    etag = boto.put_object(Bucket=bucket, Key="a", Body=b"1", IfNoneMatch="*")["ETag"]
    with pytest.raises(ClientError) as wrong:
        boto.put_object(Bucket=bucket, Key="a", Body=b"2", IfNoneMatch="*")
    assert _code(wrong) == "PreconditionFailed"
    with pytest.raises(ClientError) as wrong:
        boto.get_object(Bucket=bucket, Key="a", IfNoneMatch=etag)
    assert _code(wrong) == "304"
    with pytest.raises(ClientError) as wrong:
        boto.copy_object(
            Bucket=bucket, Key="b", CopySource=f"{bucket}/a", CopySourceIfMatch='"somebody-elses"'
        )
    assert _code(wrong) == "PreconditionFailed"


def test_parts(boto: Any, bucket: str, tmp_path: Path) -> None:
    source, target = tmp_path / "source", tmp_path / "target"
    source.write_bytes(os.urandom(9 << 20))  # above its threshold of 8 MiB
    boto.upload_file(str(source), bucket, "large")
    boto.download_file(bucket, "large", str(target))
    assert target.read_bytes() == source.read_bytes()
    assert boto.head_object(Bucket=bucket, Key="large")["ETag"].endswith('-2"')
    small = TransferConfig(multipart_threshold=1 << 20, multipart_chunksize=5 << 20)
    boto.copy({"Bucket": bucket, "Key": "large"}, bucket, "copied in parts", Config=small)
    stream = io.BytesIO()
    boto.download_fileobj(bucket, "copied in parts", stream)
    assert stream.getvalue() == source.read_bytes()


def test_parts_one_by_one(boto: Any, bucket: str) -> None:
    upload = boto.create_multipart_upload(Bucket=bucket, Key=KEY)["UploadId"]
    part = {"Bucket": bucket, "Key": KEY, "UploadId": upload}
    tag = boto.upload_part(**part, PartNumber=1, Body=b"all of it")["ETag"]
    assert [one["Size"] for one in boto.list_parts(**part)["Parts"]] == [9]
    assert [one["Key"] for one in boto.list_multipart_uploads(Bucket=bucket)["Uploads"]] == [KEY]
    boto.complete_multipart_upload(**part, MultipartUpload={"Parts": [{"PartNumber": 1, "ETag": tag}]})
    assert boto.get_object(Bucket=bucket, Key=KEY)["Body"].read() == b"all of it"
    other = boto.create_multipart_upload(Bucket=bucket, Key="given-up")["UploadId"]
    boto.abort_multipart_upload(Bucket=bucket, Key="given-up", UploadId=other)
    assert "Uploads" not in boto.list_multipart_uploads(Bucket=bucket)


def test_it_pages_through_odd_keys(boto: Any, bucket: str) -> None:
    keys = sorted(["a b", "a+b", "a%2Fb", "<&>", "é", "a\nb"])
    for key in keys:
        boto.put_object(Bucket=bucket, Key=key, Body=b"")
    for call, name in (("list_objects_v2", "Contents"), ("list_objects", "Contents")):
        pages = boto.get_paginator(call).paginate(Bucket=bucket, PaginationConfig={"PageSize": 2})
        assert [entry["Key"] for page in pages for entry in page[name]] == keys
    pages = boto.get_paginator("list_object_versions").paginate(
        Bucket=bucket, PaginationConfig={"PageSize": 4}
    )
    assert [entry["Key"] for page in pages for entry in page["Versions"]] == keys


def test_buckets(boto: Any) -> None:
    name = f"made-by-boto3-{time.time_ns()}"
    boto.create_bucket(Bucket=name, CreateBucketConfiguration={"LocationConstraint": "embedded"})
    boto.get_waiter("bucket_exists").wait(Bucket=name)
    assert name in [entry["Name"] for entry in boto.list_buckets()["Buckets"]]
    assert boto.get_bucket_location(Bucket=name)["LocationConstraint"] == "embedded"
    assert boto.head_bucket(Bucket=name)["BucketRegion"] == "embedded"
    assert "Status" not in boto.get_bucket_versioning(Bucket=name)
    boto.delete_bucket(Bucket=name)
    with pytest.raises(ClientError) as wrong:
        boto.head_bucket(Bucket=name)
    assert _code(wrong) == "404"


def test_archived_objects(boto: Any, bucket: str) -> None:
    boto.put_object(Bucket=bucket, Key="a", Body=b"cold", StorageClass="GLACIER")
    assert boto.head_object(Bucket=bucket, Key="a")["StorageClass"] == "GLACIER"
    with pytest.raises(ClientError) as wrong:
        boto.get_object(Bucket=bucket, Key="a")
    assert _code(wrong) == "InvalidObjectState"
    boto.restore_object(Bucket=bucket, Key="a", RestoreRequest={"Days": 1})
    read = boto.get_object(Bucket=bucket, Key="a")
    assert (read["Body"].read(), 'ongoing-request="false"' in read["Restore"]) == (b"cold", True)
    boto.copy_object(Bucket=bucket, Key="a", CopySource=f"{bucket}/a", StorageClass="STANDARD")
    assert "StorageClass" not in boto.head_object(Bucket=bucket, Key="a")


def test_tags_and_access(boto: Any, bucket: str) -> None:
    boto.put_object(Bucket=bucket, Key="a", Body=b"1", Tagging="stage=raw&by=me", ACL="public-read")
    tags = boto.get_object_tagging(Bucket=bucket, Key="a")["TagSet"]
    assert tags == [{"Key": "stage", "Value": "raw"}, {"Key": "by", "Value": "me"}]
    assert boto.head_object(Bucket=bucket, Key="a")["TagCount"] == 2
    granted = boto.get_object_acl(Bucket=bucket, Key="a")["Grants"]
    assert [(one["Grantee"]["Type"], one["Permission"]) for one in granted] == [
        ("CanonicalUser", "FULL_CONTROL"),
        ("Group", "READ"),
    ]
    boto.put_bucket_tagging(Bucket=bucket, Tagging={"TagSet": [{"Key": "k", "Value": "v"}]})
    assert boto.get_bucket_tagging(Bucket=bucket)["TagSet"] == [{"Key": "k", "Value": "v"}]
    boto.delete_bucket_tagging(Bucket=bucket)
    with pytest.raises(ClientError) as wrong:
        boto.get_bucket_tagging(Bucket=bucket)
    assert _code(wrong) == "NoSuchTagSet"


def test_settings_of_buckets(boto: Any, bucket: str) -> None:
    rule = {
        "ID": "old",
        "Status": "Enabled",
        "Filter": {"Prefix": "tmp/"},
        "Transitions": [{"Days": 30, "StorageClass": "GLACIER"}],
    }
    boto.put_bucket_lifecycle_configuration(Bucket=bucket, LifecycleConfiguration={"Rules": [rule]})
    assert boto.get_bucket_lifecycle_configuration(Bucket=bucket)["Rules"] == [rule]
    boto.put_bucket_policy(Bucket=bucket, Policy='{"Statement": []}')
    assert boto.get_bucket_policy(Bucket=bucket)["Policy"] == '{"Statement": []}'
    with pytest.raises(ClientError) as wrong:
        boto.put_bucket_policy(Bucket=bucket, Policy="no policy")
    assert _code(wrong) == "MalformedPolicy"
    cors = {"CORSRules": [{"AllowedMethods": ["GET"], "AllowedOrigins": ["*"]}]}
    boto.put_bucket_cors(Bucket=bucket, CORSConfiguration=cors)
    assert boto.get_bucket_cors(Bucket=bucket)["CORSRules"] == cors["CORSRules"]
    with pytest.raises(ClientError) as wrong:
        boto.put_bucket_versioning(Bucket=bucket, VersioningConfiguration={"Status": "Enabled"})
    assert _code(wrong) == "NotImplemented"


def test_encryption_is_not_pretended(boto: Any, bucket: str) -> None:
    with pytest.raises(ClientError) as wrong:
        boto.put_object(Bucket=bucket, Key="a", Body=b"1", ServerSideEncryption="aws:kms")
    assert _code(wrong) == "NotImplemented"
    if boto.meta.config.signature_version == "s3":
        return  # its V2 leaves `encryption` out of what it signs
    with pytest.raises(ClientError) as wrong:
        boto.get_bucket_encryption(Bucket=bucket)
    assert _code(wrong) == "ServerSideEncryptionConfigurationNotFoundError"


def test_links(boto: Any, bucket: str) -> None:
    boto.put_object(Bucket=bucket, Key=KEY, Body=b"content")
    where = {"Bucket": bucket, "Key": KEY, "ResponseContentType": "text/y"}
    read = httpx.get(boto.generate_presigned_url("get_object", Params=where))
    assert (read.content, read.headers["Content-Type"]) == (b"content", "text/y")
    link = boto.generate_presigned_url("put_object", Params={"Bucket": bucket, "Key": "new"})
    assert httpx.put(link, content=b"from a link").status_code == 200
    assert httpx.get(link).status_code == 403
    assert boto.get_object(Bucket=bucket, Key="new")["Body"].read() == b"from a link"


def _filled(form: dict[str, Any], content: bytes, **changes: str) -> httpx.Response:
    fields = {**form["fields"], **changes}
    return httpx.post(form["url"], data=fields, files={"file": ("ü name.txt", content)})


# when a form comes in small pieces, aiohttp's reader calls a method of its own that it has deprecated
@pytest.mark.filterwarnings("ignore:unread_data:DeprecationWarning")
def test_forms(boto: Any, bucket: str, obs_server: Any) -> None:
    conditions: list[Any] = [
        {"success_action_status": "201"},
        {"x-amz-meta-m": "1"},
        ["content-length-range", 1, 300_000],
    ]
    fields = {"success_action_status": "201", "x-amz-meta-m": "1"}
    form = boto.generate_presigned_post(bucket, "up/${filename}", fields, conditions, ExpiresIn=60)
    done = _filled(form, b"x" * 300_000)
    assert (done.status_code, "<Key>up/ü name.txt</Key>" in done.text) == (201, True), done.text
    read = boto.get_object(Bucket=bucket, Key="up/ü name.txt")
    assert (read["Body"].read(), read["Metadata"]) == (b"x" * 300_000, {"m": "1"})
    spoiled = form["fields"]["policy"][:-8] + "AAAAAAA="
    for changes, content, code in (
        ({}, b"", "EntityTooSmall"),
        ({}, b"x" * 300_001, "EntityTooLarge"),
        ({"key": "elsewhere"}, b"x", "AccessDenied"),
        ({"acl": "public-read"}, b"x", "AccessDenied"),
        ({"policy": spoiled}, b"x", "SignatureDoesNotMatch"),
    ):
        refused = _filled(form, content, **changes)
        assert (refused.status_code >= 400, code in refused.text) == (True, True), refused.text
    obs_server.skew = 61
    try:
        assert "expired" in _filled(form, b"x").text
    finally:
        obs_server.skew = 0
    assert [one["Key"] for one in boto.list_objects_v2(Bucket=bucket)["Contents"]] == ["up/ü name.txt"]
    assert httpx.post(f"{obs_server.url}/{bucket}", files={"file": b"x"}).status_code == 403
