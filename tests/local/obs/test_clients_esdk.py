"""The vendor's own Python client against the embedded OBS, by every signature that it knows."""

from __future__ import annotations

import io
import os
from pathlib import Path
from typing import Any

import httpx
import pytest

AK, SK = "AKEXAMPLE", "secret-of-the-test"
KEY = "directory/ü +~*()!.txt"


def test_objects(vendor: Any, bucket: str) -> None:
    assert vendor.putContent(bucket, KEY, "content", metadata={"m": "1", "m-n": "2"}).status == 200
    read = vendor.getObject(bucket, KEY, loadStreamInMemory=True)
    assert (read.status, read.body.buffer) == (200, b"content")
    assert dict(read.header)["m"] == "1"
    assert [entry.key for entry in vendor.listObjects(bucket, prefix="directory/").body.contents] == [KEY]
    assert vendor.copyObject(bucket, KEY, bucket, "copy").status == 200
    assert vendor.getObjectMetadata(bucket, "copy").body.contentLength == 7
    assert vendor.headObject(bucket, "copy").status == 200
    assert vendor.deleteObject(bucket, "copy").status == 204
    assert vendor.getObjectMetadata(bucket, "copy").status == 404


def test_what_is_missing(vendor: Any, bucket: str) -> None:
    missing = vendor.getObject(bucket, "nothing")
    assert (missing.status, missing.errorCode) == (404, "NoSuchKey")
    assert missing.requestId
    assert vendor.getObject("nothing-here", "a").status == 404
    assert vendor.headBucket("nothing-here").status == 404


def test_ranges_conditions_and_overrides(vendor: Any, bucket: str) -> None:
    from obs import GetObjectHeader, GetObjectRequest

    etag = vendor.putContent(bucket, "a", "0123456789").body.etag
    part = vendor.getObject(bucket, "a", headers=GetObjectHeader(range="2-4"), loadStreamInMemory=True)
    assert (part.status, part.body.buffer) == (206, b"234")
    assert vendor.getObject(bucket, "a", headers=GetObjectHeader(if_none_match=etag)).status == 304
    assert vendor.getObject(bucket, "a", headers=GetObjectHeader(if_match="other")).status == 412
    asked = GetObjectRequest(content_type="text/y", cache_control="no-store")
    read = vendor.getObject(bucket, "a", getObjectRequest=asked, loadStreamInMemory=True)
    assert (read.body.contentType, read.body.cacheControl) == ("text/y", "no-store")


def test_streams_files_and_digests(vendor: Any, bucket: str, tmp_path: Path) -> None:
    from obs import PutObjectHeader

    assert vendor.putContent(bucket, "stream", io.BytesIO(b"s" * 300_000)).status == 200
    assert vendor.getObjectMetadata(bucket, "stream").body.contentLength == 300_000
    source, target = tmp_path / "source.csv", tmp_path / "target"
    source.write_bytes(b"1,2")
    assert vendor.putFile(bucket, "file.csv", str(source)).status == 200
    read = vendor.getObject(bucket, "file.csv", downloadPath=str(target))
    assert (read.body.contentType, target.read_bytes()) == ("text/csv", b"1,2")
    refused = vendor.putContent(bucket, "b", "x", headers=PutObjectHeader(md5="1B2M2Y8AsgTpgAmY7PhCfg=="))
    assert (refused.status, refused.errorCode) == (400, "BadDigest")


def test_listings(vendor: Any, bucket: str) -> None:
    keys = ["a/1", "a/2", "b c", "d+e", "é"]
    for key in keys:
        vendor.putContent(bucket, key, "")
    first = vendor.listObjects(bucket, max_keys=2).body
    assert (first.is_truncated, first.next_marker, first.location) == (True, "a/2", "embedded")
    rest = vendor.listObjects(bucket, marker=first.next_marker, encoding_type="url").body
    assert [entry.key for entry in first.contents + rest.contents] == keys
    by_directory = vendor.listObjects(bucket, delimiter="/").body
    assert [entry.prefix for entry in by_directory.commonPrefixs] == ["a/"]
    versions = vendor.listVersions(bucket).body.versions
    assert [(version.key, version.isLatest) for version in versions] == [(key, True) for key in keys]


def test_many_are_deleted_at_once(vendor: Any, bucket: str) -> None:
    from obs import DeleteObjectsRequest, Object

    for key in ("a", "b c+d", "é"):
        vendor.putContent(bucket, key, "")
    wanted = DeleteObjectsRequest(
        quiet=False, objects=[Object("a"), Object("b c+d"), Object("é")], encoding_type="url"
    )
    answer = vendor.deleteObjects(bucket, wanted).body
    assert [entry.key for entry in answer.deleted] == ["a", "b c+d", "é"]
    assert vendor.listObjects(bucket).body.contents == []


def test_parts(vendor: Any, bucket: str, tmp_path: Path) -> None:
    source, target = tmp_path / "source", tmp_path / "target"
    source.write_bytes(os.urandom(700_000))
    assert vendor.uploadFile(bucket, "large", str(source), partSize=300_000, taskNum=3).status == 200
    assert vendor.downloadFile(bucket, "large", str(target), partSize=300_000, taskNum=3).status == 200
    assert target.read_bytes() == source.read_bytes()


def test_parts_one_by_one(vendor: Any, bucket: str) -> None:
    from obs import CompleteMultipartUploadRequest, CompletePart, ListMultipartUploadsRequest

    data = os.urandom(250_000)
    vendor.putContent(bucket, "source", data)
    begun = vendor.initiateMultipartUpload(bucket, KEY, contentType="text/big", encoding_type="url").body
    assert begun.objectKey == KEY
    upload = begun.uploadId
    tags = [vendor.uploadPart(bucket, KEY, 1, upload, data[:120_000]).body.etag]
    copied = vendor.copyPart(bucket, KEY, 2, upload, f"{bucket}/source", "120000-249999")
    tags.append(copied.body.etag)
    parts = vendor.listParts(bucket, KEY, upload).body.parts
    assert [(part.partNumber, part.size) for part in parts] == [(1, 120_000), (2, 130_000)]
    by_directory = ListMultipartUploadsRequest(delimiter="/")
    uploads = vendor.listMultipartUploads(bucket, by_directory).body
    assert ([one.prefix for one in uploads.commonPrefixs], uploads.upload) == (["directory/"], [])
    assert [one.key for one in vendor.listMultipartUploads(bucket).body.upload] == [KEY]
    wanted = CompleteMultipartUploadRequest(
        [CompletePart(partNum=number, etag=tag) for number, tag in enumerate(tags, 1)]
    )
    done = vendor.completeMultipartUpload(bucket, KEY, upload, wanted)
    assert (done.status, done.body.etag.endswith('-2"')) == (200, True)
    read = vendor.getObject(bucket, KEY, loadStreamInMemory=True).body
    assert (read.buffer, read.contentType) == (data, "text/big")
    other = vendor.initiateMultipartUpload(bucket, "given-up").body.uploadId
    assert vendor.abortMultipartUpload(bucket, "given-up", other).status == 204
    assert vendor.listParts(bucket, "given-up", other).errorCode == "NoSuchUpload"


def test_appending(vendor: Any, bucket: str) -> None:
    from obs import AppendObjectContent

    first = vendor.appendObject(bucket, "log", AppendObjectContent("one,", position=0), metadata={"m": "1"})
    assert (first.status, first.body.nextPosition) == (200, 4)
    second = vendor.appendObject(bucket, "log", AppendObjectContent("two" * 100_000, position=4))
    assert second.body.nextPosition == 300_004
    wrong = vendor.appendObject(bucket, "log", AppendObjectContent("three", position=4))
    assert (wrong.status, wrong.errorCode) == (409, "PositionNotEqualToLength")
    known = vendor.getObjectMetadata(bucket, "log").body
    assert (known.isAppendable, known.nextPosition, known.etag) == (True, 300_004, second.body.etag)
    assert [entry.isAppendable for entry in vendor.listObjects(bucket).body.contents] == [True]
    vendor.copyObject(bucket, "log", bucket, "copy")
    copied = vendor.appendObject(bucket, "copy", AppendObjectContent("x", position=300_004))
    assert (copied.status, copied.errorCode) == (409, "ObjectNotAppendable")
    vendor.putContent(bucket, "log", "new")
    assert vendor.getObjectMetadata(bucket, "log").body.isAppendable is False


def test_metadata(vendor: Any, bucket: str) -> None:
    from obs import SetObjectMetadataHeader

    vendor.putContent(bucket, "a", "1", metadata={"one": "1", "two": "2"})
    headers = SetObjectMetadataHeader(contentType="text/x", cacheControl="no-store")
    assert vendor.setObjectMetadata(bucket, "a", {"two": "zwei"}, headers).status == 200
    known = vendor.getObjectMetadata(bucket, "a")
    assert (dict(known.header)["one"], dict(known.header)["two"]) == ("1", "zwei")
    assert known.body.contentType == "text/x"
    only = SetObjectMetadataHeader(removeUnset=True, contentDisposition="inline")
    assert vendor.setObjectMetadata(bucket, "a", {"three": "3"}, only).status == 200
    known = dict(vendor.getObjectMetadata(bucket, "a").header)
    assert ("one" in known, "cache-control" in known, known["three"]) == (False, False, "3")
    assert vendor.setObjectMetadata(bucket, "none", {"three": "3"}, only).errorCode == "NoSuchKey"


def test_archived_objects(vendor: Any, bucket: str) -> None:
    from obs import PutObjectHeader, SetObjectMetadataHeader

    assert vendor.putContent(bucket, "a", "cold", headers=PutObjectHeader(storageClass="COLD")).status == 200
    name = "COLD" if vendor.is_native else "GLACIER"
    assert [entry.storageClass for entry in vendor.listObjects(bucket).body.contents] == [name]
    for refused in (vendor.getObject(bucket, "a"), vendor.copyObject(bucket, "a", bucket, "b")):
        assert (refused.status, refused.errorCode) == (403, "InvalidObjectState")
    assert vendor.getObjectMetadata(bucket, "a").body.storageClass == name
    assert vendor.restoreObject(bucket, "a", 1, tier="Expedited").status == 202
    assert vendor.restoreObject(bucket, "a", 2, tier="Expedited").status == 200
    read = vendor.getObject(bucket, "a", loadStreamInMemory=True)
    assert (read.body.buffer, 'ongoing-request="false"' in read.body.restore) == (b"cold", True)
    warm = SetObjectMetadataHeader(storageClass="STANDARD")
    assert vendor.setObjectMetadata(bucket, "a", headers=warm).status == 200
    assert vendor.restoreObject(bucket, "a", 1).errorCode == "InvalidObjectState"


def test_object_tags(vendor: Any, bucket: str) -> None:
    vendor.putContent(bucket, "a", "1")
    assert vendor.getObjectTagging(bucket, "a").body.tags == []
    assert vendor.setObjectTagging(bucket, "a", {"stage": "raw & ü", "empty": ""}).status == 200
    tags = vendor.getObjectTagging(bucket, "a").body.tags
    assert {tag.key: tag.value for tag in tags} == {"stage": "raw & ü", "empty": ""}
    vendor.copyObject(bucket, "a", bucket, "b")
    assert len(vendor.getObjectTagging(bucket, "b").body.tags) == 2
    assert vendor.deleteObjectTagging(bucket, "a").status == 204
    assert vendor.getObjectTagging(bucket, "a").body.tags == []


def test_links(vendor: Any, bucket: str) -> None:
    vendor.putContent(bucket, KEY, "content")
    link = vendor.createSignedUrl("GET", bucket, KEY, queryParams={"response-content-type": "text/y"})
    answer = httpx.get(link.signedUrl, headers=link.actualSignedRequestHeaders)
    assert (answer.content, answer.headers["Content-Type"]) == (b"content", "text/y")
    sent = {"Content-Type": "text/plain", "x-obs-meta-m" if vendor.is_native else "x-amz-meta-m": "1"}
    upload = vendor.createSignedUrl("PUT", bucket, "new", headers=sent)
    assert (
        httpx.put(upload.signedUrl, headers=upload.actualSignedRequestHeaders, content=b"x").status_code
        == 200
    )
    assert vendor.getObjectMetadata(bucket, "new").body.contentType == "text/plain"
    acl = vendor.createSignedUrl("GET", bucket, "new", specialParam="acl")
    assert "FULL_CONTROL" in httpx.get(acl.signedUrl, headers=acl.actualSignedRequestHeaders).text
    spoiled = httpx.get(link.signedUrl + "x", headers=link.actualSignedRequestHeaders)
    assert (spoiled.status_code, "SignatureDoesNotMatch" in spoiled.text) == (403, True)


def test_a_wrong_secret(obs_server: Any, bucket: str, vendor: Any) -> None:
    vendor.securityProvider.secret_access_key = "wrong"
    refused = vendor.getObject(bucket, "a")
    assert (refused.status, refused.errorCode) == (403, "SignatureDoesNotMatch")
    vendor.securityProvider.access_key_id = "AKNOBODY"
    assert vendor.getObject(bucket, "a").errorCode == "InvalidAccessKeyId"


# when a form comes in small pieces, aiohttp's reader calls a method of its own that it has deprecated
@pytest.mark.filterwarnings("ignore:unread_data:DeprecationWarning")
def test_forms(vendor: Any, bucket: str, obs_server: Any) -> None:
    form = {"success_action_redirect": "http://lab.example/done"}
    signed = vendor.createPostSignature(bucket, "from a form", 60, form)
    named = {"AccessKeyId" if vendor.is_native else "AWSAccessKeyId": AK, "Signature": signed.signature}
    if "credential" in signed and signed.credential:
        named = {
            "X-Amz-Algorithm": "AWS4-HMAC-SHA256",
            "X-Amz-Credential": signed.credential,
            "X-Amz-Date": signed.date,
            "X-Amz-Signature": signed.signature,
        }
    sent = {**form, "key": "from a form", "policy": signed.policy, **named}
    done = httpx.post(f"{obs_server.url}/{bucket}", data=sent, files={"file": b"content"})
    assert (done.status_code, done.headers["Location"].partition("?")[0]) == (303, "http://lab.example/done")
    assert vendor.getObject(bucket, "from a form", loadStreamInMemory=True).body.buffer == b"content"


def test_crc64(vendor: Any, bucket: str, tmp_path: Path) -> None:
    from obs import PutObjectHeader

    source, target = tmp_path / "source", tmp_path / "target"
    source.write_bytes(os.urandom(250_000))
    whole = PutObjectHeader(isAttachCrc64=True)
    sent = vendor.putFile(bucket, "a", str(source), headers=whole)
    assert (sent.status, sent.body.crc64) == (200, vendor.getObjectMetadata(bucket, "a").body.crc64)
    read = vendor.getObject(bucket, "a", downloadPath=str(target), isAttachCrc64=True)
    assert (read.status, target.read_bytes()) == (200, source.read_bytes())
    wrong = vendor.putContent(bucket, "b", "x", headers=PutObjectHeader(crc64="42"))
    assert (wrong.status, wrong.errorCode) == (400, "BadDigest")
    parts = vendor.uploadFile(bucket, "c", str(source), partSize=110_000, taskNum=2, isAttachCrc64=True)
    assert (parts.status, vendor.getObjectMetadata(bucket, "c").body.crc64) == (200, sent.body.crc64)
    vendor.copyObject(bucket, "c", bucket, "d")
    assert vendor.getObjectMetadata(bucket, "d").body.crc64 == sent.body.crc64
