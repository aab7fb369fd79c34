"""What a client sees: ranges, conditions, digests, broken uploads, keys that try to get out, multipart."""

from __future__ import annotations

import base64
import hashlib
import hmac
import http.client
import os
import socket
import time
from concurrent.futures import ThreadPoolExecutor
from email.utils import formatdate
from pathlib import Path
from typing import Any
from urllib.parse import quote, unquote

import httpx
import pytest

from jupyter_modelarts.local.obs.documents import Documents
from jupyter_modelarts.local.obs.index import Index

AK, SK = "AKEXAMPLE", "secret-of-the-test"


class Caller:
    """Signs natively, quotes as little as it must."""

    def __init__(self, server: Any, bucket: str) -> None:
        self.server, self.bucket = server, bucket
        self.http = httpx.Client()

    def headers(self, method: str, resource: str, **extra: str) -> dict[str, str]:
        headers = {"Date": formatdate(usegmt=True), **extra}
        own = "".join(
            f"{name}:{value}\n" for name, value in sorted(extra.items()) if name.startswith("x-obs-")
        )
        md5, kind = extra.get("Content-MD5", ""), extra.get("Content-Type", "")
        text = f"{method}\n{md5}\n{kind}\n{headers['Date']}\n{own}{resource}"
        digest = hmac.digest(SK.encode(), text.encode(), hashlib.sha1)
        return {**headers, "Authorization": f"OBS {AK}:{base64.b64encode(digest).decode()}"}

    def __call__(
        self, method: str, key: str = "", *, query: str = "", content: bytes | None = None, **extra: str
    ) -> httpx.Response:
        path = f"/{self.bucket}" + (f"/{quote(key, safe='/~')}" if key else "")
        signed = [part for part in query.split("&") if part.split("=")[0] in _COVERED]
        resource = path + ("?" + "&".join(sorted(map(unquote, signed))) if signed else "")
        headers = self.headers(method, resource, **extra)
        # not httpx: it would tidy `..` up before it is sent
        connection = http.client.HTTPConnection("127.0.0.1", self.server.port)
        try:
            target = f"{path}?{query}" if query else path
            connection.request(method, target, body=content, headers=headers)
            answer = connection.getresponse()
            return httpx.Response(answer.status, headers=answer.getheaders(), content=answer.read())
        finally:
            connection.close()


_COVERED = {
    "response-content-type",
    "uploads",
    "uploadId",
    "partNumber",
    "delete",
    "acl",
    "versions",
    "location",
    "append",
    "position",
    "publicAccessBlock",
    "versionId",
    "modify",
    "x-image-process",
    "storageClass",
    "lifecycle",
    "restore",
}


@pytest.fixture
def call(obs_server: Any, bucket: str) -> Any:
    caller = Caller(obs_server, bucket)
    yield caller
    caller.http.close()


def _code(answer: httpx.Response) -> str:
    return answer.text.partition("<Code>")[2].partition("</Code>")[0]


def _keys(answer: httpx.Response) -> list[str]:
    return [part.partition("</Key>")[0] for part in answer.text.split("<Key>")[1:]]


def test_round_trip_with_metadata(call: Caller) -> None:
    sent = {"Content-Type": "text/csv", "x-obs-meta-owner": "me", "Cache-Control": "no-store"}
    written = call("PUT", "a.csv", content=b"1,2", **sent)
    assert written.headers["ETag"] == f'"{hashlib.md5(b"1,2").hexdigest()}"'
    for method in ("GET", "HEAD"):
        read = call(method, "a.csv")
        assert read.status_code == 200
        assert {name: read.headers[name] for name in sent} == sent
        assert (read.headers["ETag"], read.headers["Content-Length"]) == (written.headers["ETag"], "3")
    assert call("DELETE", "a.csv").status_code == 204
    assert call("DELETE", "a.csv").status_code == 204
    assert _code(call("GET", "a.csv")) == "NoSuchKey"


@pytest.mark.parametrize(
    ("given", "status", "content"),
    [
        ("bytes=0-0", 206, b"0"),
        ("bytes=2-4", 206, b"234"),
        ("bytes=7-", 206, b"789"),
        ("bytes=-3", 206, b"789"),
        ("bytes=-99", 206, b"0123456789"),
        ("bytes=5-99", 206, b"56789"),
        ("bytes=a-b", 200, b"0123456789"),
        ("bytes=0-1,3-4", 200, b"0123456789"),
    ],
)
def test_ranges(call: Caller, given: str, status: int, content: bytes) -> None:
    call("PUT", "digits", content=b"0123456789")
    answer = call("GET", "digits", Range=given)
    assert (answer.status_code, answer.content) == (status, content)
    if status == 206:
        start = b"0123456789".index(content)
        assert answer.headers["Content-Range"] == f"bytes {start}-{start + len(content) - 1}/10"


def test_a_range_behind_the_end(call: Caller) -> None:
    call("PUT", "digits", content=b"0123456789")
    answer = call("GET", "digits", Range="bytes=10-")
    assert (answer.status_code, _code(answer)) == (416, "InvalidRange")
    assert answer.headers["Content-Range"] == "bytes */10"


def test_large_objects_are_streamed_and_cut_right(call: Caller) -> None:
    data = os.urandom(3_000_000)
    call("PUT", "large", content=data)
    assert call("GET", "large").content == data
    assert call("GET", "large", Range="bytes=1000-2000999").content == data[1000:2001000]


def test_conditions(call: Caller) -> None:
    etag = call("PUT", "a", content=b"1").headers["ETag"]
    assert call("GET", "a", **{"If-Match": etag}).status_code == 200
    assert call("GET", "a", **{"If-Match": '"other"'}).status_code == 412
    unchanged = call("GET", "a", **{"If-None-Match": etag})
    assert (unchanged.status_code, unchanged.content) == (304, b"")
    assert (
        call("GET", "a", **{"If-Modified-Since": formatdate(time.time() + 5, usegmt=True)}).status_code == 304
    )
    assert call("GET", "a", **{"If-Unmodified-Since": formatdate(0, usegmt=True)}).status_code == 412
    assert call("PUT", "a", content=b"2", **{"If-None-Match": "*"}).status_code == 412
    assert call("PUT", "a", content=b"2", **{"If-Match": '"other"'}).status_code == 412
    assert call("PUT", "a", content=b"2", **{"If-Match": etag}).status_code == 200
    assert call("GET", "a").content == b"2"


@pytest.mark.parametrize("size", [3, 1_000_000])
def test_a_wrong_md5_leaves_nothing(call: Caller, size: int) -> None:
    digest = base64.b64encode(hashlib.md5(b"other").digest()).decode()
    answer = call("PUT", "a", content=b"x" * size, **{"Content-MD5": digest})
    assert (answer.status_code, _code(answer)) == (400, "BadDigest")
    assert call("HEAD", "a").status_code == 404
    assert _code(call("PUT", "a", content=b"", **{"Content-MD5": "no base64!"})) == "InvalidDigest"


@pytest.mark.parametrize("announced", [100_000, 5_000_000])
def test_a_broken_upload_leaves_nothing(call: Caller, obs_server: Any, announced: int) -> None:
    call("PUT", "kept", content=b"old")
    path = f"/{call.bucket}/kept"
    head = f"PUT {path} HTTP/1.1\r\nHost: x\r\nContent-Length: {announced}\r\n"
    head += "".join(f"{name}: {value}\r\n" for name, value in call.headers("PUT", path).items()) + "\r\n"
    with socket.create_connection(("127.0.0.1", obs_server.port)) as connection:
        connection.sendall(head.encode() + b"n" * (announced // 2))
    incoming = obs_server.root / ".incoming"
    deadline, empty_since = time.monotonic() + 10, time.monotonic()
    while time.monotonic() < deadline and time.monotonic() - empty_since < 0.5:  # it may not have begun yet
        time.sleep(0.01)
        empty_since = time.monotonic() if any(incoming.iterdir()) else empty_since
    assert list(incoming.iterdir()) == []
    assert call("GET", "kept").content == b"old"


@pytest.mark.parametrize(
    "key", ["../../out", "..", "a/../../../out", "./a", "a//b", "/a", "dir/", "a\0b", "a\nb", "ü" * 512]
)
def test_no_key_leaves_the_bucket(call: Caller, obs_server: Any, key: str) -> None:
    before = {path for path in obs_server.root.parent.rglob("*") if call.bucket not in str(path)}
    assert call("PUT", key, content=b"content").status_code == 200
    assert call("GET", key).content == b"content"
    assert _keys(call("GET", query="encoding-type=url")) == [quote(key, safe="/-_.~*")]
    after = {path for path in obs_server.root.parent.rglob("*") if call.bucket not in str(path)}
    assert {path for path in after - before if not path.name.startswith(".index")} == set()


def test_impossible_keys_and_buckets(call: Caller) -> None:
    assert _code(call("PUT", "x" * 1025, content=b"")) == "KeyTooLongError"
    call.bucket = "No_Bucket"
    assert _code(call("PUT")) == "InvalidBucketName"
    call.bucket = "nothing-here"
    assert _code(call("GET")) == "NoSuchBucket"
    assert _code(call("PUT", "a", content=b"x")) == "NoSuchBucket"


def test_listing_in_pages(call: Caller) -> None:
    for key in ("a/1", "a/2", "a-1", "b", "ü"):
        call("PUT", key, content=b"")
    first = call("GET", query="max-keys=2")
    assert _keys(first) == ["a-1", "a/1"]
    assert "<IsTruncated>true</IsTruncated><NextMarker>" in first.text.replace("<Marker></Marker>", "") or (
        "<NextMarker>a/1</NextMarker>" in first.text
    )
    assert _keys(call("GET", query="max-keys=9&marker=a/1")) == ["a/2", "b", "ü"]
    by_directory = call("GET", query="delimiter=/")
    assert _keys(by_directory) == ["a-1", "b", "ü"]
    assert "<CommonPrefixes><Prefix>a/</Prefix></CommonPrefixes>" in by_directory.text
    assert _keys(call("GET", query="prefix=a/&list-type=2")) == ["a/1", "a/2"]
    token = (
        call("GET", query="list-type=2&max-keys=4")
        .text.partition("<NextContinuationToken>")[2]
        .partition("<")[0]
    )
    assert _keys(call("GET", query=f"list-type=2&continuation-token={quote(token, safe='')}")) == ["ü"]


def test_multipart(call: Caller) -> None:
    parts = [os.urandom(150_000), os.urandom(700_000), b"end"]
    started = call("POST", "big", query="uploads", **{"Content-Type": "text/big"})
    upload = started.text.partition("<UploadId>")[2].partition("<")[0]
    tags = {}
    for number in (3, 1, 2):
        answer = call("PUT", "big", query=f"partNumber={number}&uploadId={upload}", content=parts[number - 1])
        tags[number] = answer.headers["ETag"]
    assert call("HEAD", "big").status_code == 404
    assert call("GET", "big", query=f"uploadId={upload}").text.count("<Part>") == 3
    wrong = _complete({1: tags[1], 2: tags[3]})
    assert _code(call("POST", "big", query=f"uploadId={upload}", content=wrong)) == "InvalidPart"
    done = call("POST", "big", query=f"uploadId={upload}", content=_complete(tags))
    assert done.status_code == 200
    joined = hashlib.md5(b"".join(hashlib.md5(part).digest() for part in parts)).hexdigest()
    read = call("GET", "big")
    assert read.content == b"".join(parts)
    assert (read.headers["ETag"], read.headers["Content-Type"]) == (f'"{joined}-3"', "text/big")
    assert _code(call("GET", "big", query=f"uploadId={upload}")) == "NoSuchUpload"


def _complete(tags: dict[int, str]) -> bytes:
    parts = "".join(
        f"<Part><PartNumber>{number}</PartNumber><ETag>{tags[number]}</ETag></Part>"
        for number in sorted(tags)
    )
    return f"<CompleteMultipartUpload>{parts}</CompleteMultipartUpload>".encode()


def test_an_aborted_upload_is_gone(call: Caller, obs_server: Any) -> None:
    upload = call("POST", "big", query="uploads").text.partition("<UploadId>")[2].partition("<")[0]
    call("PUT", "big", query=f"partNumber=1&uploadId={upload}", content=b"x" * 200_000)
    assert _keys(call("GET", query="uploads")) == ["big"]
    assert call("DELETE", "big", query=f"uploadId={upload}").status_code == 204
    assert _keys(call("GET", query="uploads")) == []
    assert list((obs_server.root / ".parts").iterdir()) == []


def test_copies(call: Caller) -> None:
    call("PUT", "a", content=b"content", **{"Content-Type": "text/a", "x-obs-meta-m": "1"})
    source = {"x-obs-copy-source": f"/{call.bucket}/a"}
    assert call("PUT", "b", **source).status_code == 200
    assert (call("GET", "b").content, call("HEAD", "b").headers["x-obs-meta-m"]) == (b"content", "1")
    assert _code(call("PUT", "a", **source)) == "InvalidRequest"
    replaced = {**source, "x-obs-metadata-directive": "REPLACE", "x-obs-meta-m": "2"}
    assert call("PUT", "a", **replaced).status_code == 200
    assert call("HEAD", "a").headers["x-obs-meta-m"] == "2"
    assert _code(call("PUT", "c", **{"x-obs-copy-source": f"/{call.bucket}/none"})) == "NoSuchKey"


def test_many_are_deleted_at_once(call: Caller) -> None:
    for key in ("a", "b/c", "<&>"):
        call("PUT", key, content=b"")
    body = b"<Delete>" + b"".join(
        f"<Object><Key>{key}</Key></Object>".encode() for key in ("a", "b/c", "&lt;&amp;&gt;", "none")
    )
    answer = call("POST", query="delete", content=body + b"</Delete>")
    assert _keys(answer) == ["a", "b/c", "&lt;&amp;&gt;", "none"]
    assert _keys(call("GET")) == []
    assert _code(call("POST", query="delete", content=b"<no xml")) == "MalformedXML"


def test_negotiation_needs_no_signature(call: Caller, obs_server: Any) -> None:
    found = call.http.head(f"{obs_server.url}/{call.bucket}?apiversion")
    assert (found.status_code, found.headers["x-obs-api"]) == (200, "3.0")
    assert call.http.head(f"{obs_server.url}/nothing-here?apiversion").status_code == 404


def test_what_is_not_offered_says_so(call: Caller) -> None:
    answer = call("GET", query="inventory")
    assert (answer.status_code, _code(answer)) in {(501, "NotImplemented"), (403, "SignatureDoesNotMatch")}
    assert _code(call("POST", "a", content=b"")) == "MethodNotAllowed"


def test_what_no_header_can_carry_is_refused(call: Caller) -> None:
    call("PUT", "a", content=b"1")
    assert _code(call("GET", "a", query="response-content-type=a%0d%0ab")) == "InvalidArgument"


def test_everyone_may_do_what_is_granted_to_everyone(call: Caller) -> None:
    place = f"{call.server.url}/{call.bucket}"
    call("PUT", "private", content=b"1")
    call("PUT", "shown", content=b"2", **{"x-obs-acl": "public-read"})
    assert call.http.get(f"{place}/shown").content == b"2"
    for path in ("/private", "/shown?acl", "", "/none"):
        assert (call.http.get(place + path).status_code, path) == (403, path)
    assert call.http.put(f"{place}/shown", content=b"x").status_code == 403
    assert call("PUT", query="acl", **{"x-obs-acl": "public-read-write-delivered"}).status_code == 200
    assert "<Key>private</Key>" in call.http.get(place).text
    assert call.http.get(f"{place}/private").content == b"1"
    assert call.http.put(f"{place}/new", content=b"x").status_code == 200
    assert call.http.delete(place).status_code == 403
    ignored = b"<IgnorePublicAcls>true</IgnorePublicAcls>"
    blocked = b"<PublicAccessBlockConfiguration>" + ignored + b"</PublicAccessBlockConfiguration>"
    assert call("PUT", query="publicAccessBlock", content=blocked).status_code == 200
    assert call.http.get(f"{place}/shown").status_code == 403


def test_two_who_append_at_once(call: Caller) -> None:
    call("POST", "log", query="append&position=0", content=b"")
    pieces = [letter.encode() * 1000 for letter in "abcdefgh"]
    with ThreadPoolExecutor(len(pieces)) as threads:
        work = [
            threads.submit(call, "POST", "log", query="append&position=0", content=piece) for piece in pieces
        ]
    answers = [one.result() for one in work]
    assert sorted(answer.status_code for answer in answers) == [200] + [409] * 7
    won = pieces[[answer.status_code for answer in answers].index(200)]
    assert call("GET", "log").content == won
    assert {answer.headers["x-obs-next-append-position"] for answer in answers} == {"1000"}


def test_settings_outlive_the_service(tmp_path: Path) -> None:
    index = Index(tmp_path / "index")
    Documents(index).put("bucket", "policy", "{}")
    Documents(index).put("other", "policy", "{}")
    index.close()
    index = Index(tmp_path / "index")
    documents = Documents(index)
    assert documents.get("bucket", "policy") == "{}"
    documents.forget("bucket")
    assert (documents.get("bucket", "policy"), Documents(index).get("other", "policy")) == (None, "{}")
    assert Documents(index).get("bucket", "policy") is None
    index.close()


def test_a_new_bucket_inherits_nothing(call: Caller) -> None:
    call.bucket = "made-twice"
    for _ in range(2):
        assert call("PUT").status_code == 200
        assert "Everyone" not in call("GET", query="acl").text
        assert call("PUT", query="acl", **{"x-obs-acl": "public-read"}).status_code == 200
        assert call("DELETE").status_code == 204


@pytest.mark.parametrize(
    ("method", "key", "query", "code"),
    [
        ("GET", "a", "versionId=42", "NoSuchVersion"),
        ("PUT", "a", "modify&position=0", "MethodNotAllowed"),
        ("GET", "a", "x-image-process=style", "NotImplemented"),
        ("PUT", "", "storageClass", "InvalidStorageClass"),
        ("PUT", "", "lifecycle", "MalformedXML"),
        ("POST", "a", "restore", "MalformedXML"),
    ],
)
def test_what_cannot_be(call: Caller, method: str, key: str, query: str, code: str) -> None:
    call("PUT", "a", content=b"1")
    body = None if method == "GET" else b"<StorageClass>LUKEWARM</StorageClass>"
    assert _code(call(method, key, query=query, content=body)) == code


def test_a_mismatch_says_what_should_be_signed(call: Caller) -> None:
    headers = call.headers("GET", f"/{call.bucket}/other")
    answer = call.http.get(f"{call.server.url}/{call.bucket}/a", headers=headers)
    assert f"{headers['Date']}\n/{call.bucket}/a</StringToSign>" in answer.text
    token = {**headers, "x-obs-security-token": "a-token"}
    assert "a-token" not in call.http.get(f"{call.server.url}/{call.bucket}/a", headers=token).text
