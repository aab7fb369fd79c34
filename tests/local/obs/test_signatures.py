"""Requests signed in every way the platform takes, and those it must refuse."""

from __future__ import annotations

import base64
import hashlib
import hmac
import time
from collections.abc import Iterator
from email.utils import formatdate
from typing import Any
from urllib.parse import urlencode

import boto3
import httpx
import pytest
from botocore.config import Config
from botocore.exceptions import ClientError
from botocore.httpsession import URLLib3Session

AK, SK = "AKEXAMPLE", "secret-of-the-test"


@pytest.fixture
def http() -> Iterator[httpx.Client]:
    with httpx.Client() as client:
        yield client


@pytest.fixture
def stored(obs_server: Any, bucket: str) -> str:
    """Path of an object that says hello."""
    obs_server.run(obs_server.store.put_bytes(bucket, "a b+ü.txt", b"hello"))
    return f"/{bucket}/a%20b%2B%C3%BC.txt"


def _hmac_sha1(secret: str, text: str) -> str:
    return base64.b64encode(hmac.digest(secret.encode(), text.encode(), hashlib.sha1)).decode()


def _signed(scheme: str, path: str, *, secret: str = SK, access_key: str = AK, late: float = 0, **extra: str):  # type: ignore[no-untyped-def]
    headers = {"Date": formatdate(time.time() - late, usegmt=True), **extra}
    own = "".join(f"{name}:{value}\n" for name, value in sorted(extra.items()) if name.startswith("x-"))
    text = f"GET\n\n\n{headers['Date']}\n{own}{path}"
    return {**headers, "Authorization": f"{scheme} {access_key}:{_hmac_sha1(secret, text)}"}


def _code(answer: httpx.Response) -> str:
    return answer.text.partition("<Code>")[2].partition("</Code>")[0]


@pytest.mark.parametrize("scheme", ["OBS", "AWS"])
def test_a_signed_request_is_served(http: httpx.Client, obs_server: Any, stored: str, scheme: str) -> None:
    answer = http.get(obs_server.url + stored, headers=_signed(scheme, stored))
    assert (answer.status_code, answer.content) == (200, b"hello")


@pytest.mark.parametrize("scheme", ["OBS", "AWS"])
@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"secret": "wrong"}, "SignatureDoesNotMatch"),
        ({"access_key": "AKOTHER"}, "InvalidAccessKeyId"),
        ({"late": 16 * 60}, "RequestTimeTooSkewed"),
        ({"late": -16 * 60}, "RequestTimeTooSkewed"),
    ],
)
def test_a_wrong_request_is_refused(
    http: httpx.Client, obs_server: Any, stored: str, scheme: str, changes: dict[str, Any], code: str
) -> None:
    answer = http.get(obs_server.url + stored, headers=_signed(scheme, stored, **changes))
    assert (answer.status_code, _code(answer)) == (403, code)
    assert answer.headers["x-obs-request-id"] in answer.text
    assert SK not in answer.text


def test_a_signature_covers_the_object(http: httpx.Client, obs_server: Any, stored: str) -> None:
    answer = http.get(obs_server.url + stored, headers=_signed("OBS", stored + "x"))
    assert _code(answer) == "SignatureDoesNotMatch"


@pytest.mark.parametrize(
    ("header", "status", "code"),
    [
        (None, 403, "AccessDenied"),
        ("Basic abc", 400, "InvalidArgument"),
        ("OBS nothing", 400, "InvalidArgument"),
        ("AWS4-HMAC-SHA256 nothing", 400, "AuthorizationHeaderMalformed"),
        (
            "AWS4-HMAC-SHA256 Credential=a/b, SignedHeaders=host, Signature=x",
            400,
            "AuthorizationHeaderMalformed",
        ),
    ],
)
def test_what_is_not_signed_is_refused(
    http: httpx.Client, obs_server: Any, stored: str, header: str | None, status: int, code: str
) -> None:
    headers = {"Authorization": header, "Date": formatdate(usegmt=True)} if header else {}
    answer = http.get(obs_server.url + stored, headers=headers)
    assert (answer.status_code, _code(answer)) == (status, code)


@pytest.mark.parametrize(("scheme", "other"), [("OBS", "x-amz-"), ("AWS", "x-obs-")])
def test_headers_of_the_other_dialect_are_not_signed_and_refused(
    http: httpx.Client, obs_server: Any, stored: str, scheme: str, other: str
) -> None:
    headers = {**_signed(scheme, stored), f"{other}copy-source": "/somewhere/else"}
    answer = http.get(obs_server.url + stored, headers=headers)
    assert (answer.status_code, _code(answer)) == (403, "AccessDenied")
    assert "not signed" in answer.text


@pytest.mark.parametrize("version", ["s3v4", "s3"])
def test_a_link_to_write_copies_nothing(
    http: httpx.Client, obs_server: Any, bucket: str, stored: str, version: str
) -> None:
    client = boto3.client(
        "s3",
        endpoint_url=obs_server.url,
        aws_access_key_id=AK,
        aws_secret_access_key=SK,
        region_name="embedded",
        config=Config(signature_version=version, s3={"addressing_style": "path"}),
    )
    link = client.generate_presigned_url("put_object", {"Bucket": bucket, "Key": "new"})
    for name in ("x-amz-copy-source", "x-obs-copy-source"):
        assert http.put(link, headers={name: stored}).status_code == 403
    assert http.put(link, content=b"sent").status_code == 200
    client.close()


def test_temporary_keys_need_their_token(http: httpx.Client, obs_server: Any, stored: str) -> None:
    keys = {"access_key": "AKTEMPORARY", "secret": "temporary-secret"}
    right = _signed("OBS", stored, **keys, **{"x-obs-security-token": "a-token"})
    assert http.get(obs_server.url + stored, headers=right).status_code == 200
    for wrong in (
        _signed("OBS", stored, **keys),
        _signed("OBS", stored, **keys, **{"x-obs-security-token": "other"}),
    ):
        answer = http.get(obs_server.url + stored, headers=wrong)
        assert (answer.status_code, _code(answer)) == (403, "InvalidToken")


@pytest.mark.parametrize("name", ["AccessKeyId", "AWSAccessKeyId"])
def test_links_are_good_until_they_expire(
    http: httpx.Client, obs_server: Any, stored: str, name: str
) -> None:
    def link(expires: int, signature: str | None = None) -> str:
        signature = signature or _hmac_sha1(SK, f"GET\n\n\n{expires}\n{stored}")
        return f"{obs_server.url}{stored}?" + urlencode(
            {name: AK, "Expires": expires, "Signature": signature}
        )

    assert http.get(link(int(time.time()) + 60)).content == b"hello"
    expired = http.get(link(int(time.time()) - 1))
    assert (expired.status_code, _code(expired)) == (403, "AccessDenied")
    assert "expired" in expired.text
    assert _code(http.get(link(int(time.time()) + 60, "AAAA"))) == "SignatureDoesNotMatch"
    assert http.put(link(int(time.time()) + 60), content=b"x").status_code == 403


def test_the_store_signs_links_itself(http: httpx.Client, obs_server: Any, bucket: str, stored: str) -> None:
    link = obs_server.store.presign(
        "GET", bucket, "a b+ü.txt", 60, **{"response-content-type": "text/x; a=b"}
    )
    answer = http.get(link)
    assert (answer.content, answer.headers["Content-Type"]) == (b"hello", "text/x; a=b")
    upload = obs_server.store.presign("PUT", bucket, "new", 60)
    assert http.put(upload, content=b"from a link").status_code == 200
    assert obs_server.run(obs_server.store.get_bytes(bucket, "new")) == b"from a link"


def _boto(obs_server: Any, secret: str = SK, **config: Any) -> Any:
    return boto3.client(
        "s3",
        endpoint_url=obs_server.url,
        aws_access_key_id=AK,
        aws_secret_access_key=secret,
        region_name="embedded",
        config=Config(retries={"total_max_attempts": 1}, s3={"addressing_style": "path"}, **config),
    )


def test_v4_wrong_secret_and_skew(obs_server: Any, bucket: str) -> None:
    with pytest.raises(ClientError, match="SignatureDoesNotMatch"):
        _boto(obs_server, "wrong").put_object(Bucket=bucket, Key="a", Body=b"1")
    obs_server.skew = 16 * 60
    try:
        with pytest.raises(ClientError, match="RequestTimeTooSkewed"):
            _boto(obs_server).put_object(Bucket=bucket, Key="a", Body=b"1")
    finally:
        obs_server.skew = 0


def test_v4_links(http: httpx.Client, obs_server: Any, bucket: str, stored: str) -> None:
    link = _boto(obs_server, signature_version="s3v4").generate_presigned_url(
        "get_object", Params={"Bucket": bucket, "Key": "a b+ü.txt"}, ExpiresIn=60
    )
    assert http.get(link).content == b"hello"
    assert _code(http.get(link[:-1] + ("0" if link[-1] != "0" else "1"))) == "SignatureDoesNotMatch"
    assert _code(http.get(link.replace("X-Amz-Expires=60", "X-Amz-Expires=999999"))) != ""
    obs_server.skew = 61
    try:
        expired = http.get(link)
    finally:
        obs_server.skew = 0
    assert (expired.status_code, _code(expired)) == (403, "AccessDenied")


@pytest.mark.parametrize("size", [0, 1, 70_000, 2_000_000])
@pytest.mark.parametrize("checksums", ["when_required", "when_supported"])
def test_v4_bodies(obs_server: Any, bucket: str, size: int, checksums: str) -> None:
    """Over HTTP boto3 signs the body, or sends it in chunks with a checksum behind."""
    import io

    body = bytes(range(256)) * (size // 256) + b"x" * (size % 256)
    client = _boto(obs_server, request_checksum_calculation=checksums, signature_version="s3v4")
    client.put_object(Bucket=bucket, Key="stream", Body=io.BytesIO(body))
    assert client.get_object(Bucket=bucket, Key="stream")["Body"].read() == body


def _chunked(seed: dict[str, Any], chunks: list[bytes]) -> bytes:
    """A body of signed chunks as AWS describes it, for the request that `seed` was made for."""
    body, previous = b"", seed["signature"]
    for chunk in [*chunks, b""]:
        lines = (
            "AWS4-HMAC-SHA256-PAYLOAD",
            seed["date"],
            seed["scope"],
            previous,
            hashlib.sha256(b"").hexdigest(),
            hashlib.sha256(chunk).hexdigest(),
        )
        previous = hmac.digest(seed["key"], "\n".join(lines).encode(), "sha256").hex()
        body += f"{len(chunk):x};chunk-signature={previous}\r\n".encode() + chunk + b"\r\n"
    return body


def _seed(obs_server: Any, path: str, length: int) -> tuple[dict[str, str], dict[str, Any]]:
    date = time.strftime("%Y%m%dT%H%M%SZ", time.gmtime())
    scope = f"{date[:8]}/embedded/s3/aws4_request"
    payload = "STREAMING-AWS4-HMAC-SHA256-PAYLOAD"
    headers = {
        "host": obs_server.url.removeprefix("http://"),
        "x-amz-content-sha256": payload,
        "x-amz-date": date,
        "x-amz-decoded-content-length": str(length),
    }
    names = ";".join(sorted(headers))
    canonical = "\n".join(
        ["PUT", path, "", "".join(f"{name}:{headers[name]}\n" for name in sorted(headers)), names, payload]
    )
    key = b"AWS4" + SK.encode()
    for part in scope.split("/"):
        key = hmac.digest(key, part.encode(), "sha256")
    text = f"AWS4-HMAC-SHA256\n{date}\n{scope}\n{hashlib.sha256(canonical.encode()).hexdigest()}"
    signature = hmac.digest(key, text.encode(), "sha256").hex()
    headers["Authorization"] = (
        f"AWS4-HMAC-SHA256 Credential={AK}/{scope}, SignedHeaders={names}, Signature={signature}"
    )
    return headers, {"signature": signature, "date": date, "scope": scope, "key": key}


def test_signed_chunks(http: httpx.Client, obs_server: Any, bucket: str) -> None:
    path, chunks = f"/{bucket}/chunked", [b"a" * 65536, b"b" * 65536, b"c" * 10]
    headers, seed = _seed(obs_server, path, sum(map(len, chunks)))
    body = _chunked(seed, chunks)
    assert http.put(obs_server.url + path, headers=headers, content=body).status_code == 200
    assert obs_server.run(obs_server.store.get_bytes(bucket, "chunked")) == b"".join(chunks)


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        (lambda body: body.replace(b"ccc", b"ccd", 1), "SignatureDoesNotMatch"),
        (lambda body: body[: len(body) // 2], "IncompleteBody"),
        (lambda body: b"zz" + body, "InvalidRequest"),
    ],
)
def test_spoiled_chunks_leave_nothing(
    http: httpx.Client, obs_server: Any, bucket: str, spoil: Any, code: str
) -> None:
    path, chunks = f"/{bucket}/chunked", [b"a" * 65536, b"b" * 65536, b"c" * 10]
    headers, seed = _seed(obs_server, path, sum(map(len, chunks)))
    answer = http.put(obs_server.url + path, headers=headers, content=spoil(_chunked(seed, chunks)))
    assert _code(answer) == code
    assert obs_server.run(obs_server.store.head(bucket, "chunked")) is None


def test_a_body_that_is_not_the_signed_one(
    obs_server: Any, bucket: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    send = URLLib3Session.send

    def changed(session: Any, request: Any) -> Any:
        request.body = b"other"
        return send(session, request)

    client = _boto(obs_server, signature_version="s3v4", request_checksum_calculation="when_required")
    monkeypatch.setattr(URLLib3Session, "send", changed)
    with pytest.raises(ClientError, match="XAmzContentSHA256Mismatch"):
        client.put_object(Bucket=bucket, Key="a", Body=b"right")
    monkeypatch.undo()
    assert obs_server.run(obs_server.store.head(bucket, "a")) is None
