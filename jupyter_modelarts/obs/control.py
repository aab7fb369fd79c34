"""What obstore does not offer: buckets, listings as OBS speaks, removing many.

Small calls over `wire`, each in a thread.
"""

from __future__ import annotations

import html
import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, quote

from jupyter_modelarts.contract.paths import ObsPath

from .errors import refused
from .threads import Scope, at_once, in_thread
from .wire import Answer, Request

if TYPE_CHECKING:
    from .stores import Stores


async def make_bucket(stores: Stores, bucket: str) -> bool:
    """PUT /bucket; False where it is the caller's already.  Raises `BucketNameTaken`, `AccessDenied`."""
    looked = await ask(stores, Request("HEAD", ObsPath(bucket), accept=(403, 404)))
    if looked.status < 300:
        return False
    body = b""
    if not stores.path_style:  # the embedded service has one region only
        where = f"<Location>{stores.region}</Location>"
        body = f"<CreateBucketConfiguration>{where}</CreateBucketConfiguration>".encode()
    await ask(stores, Request.of("PUT", ObsPath(bucket), body))
    return True


async def remove_bucket(stores: Stores, bucket: str) -> None:
    """DELETE /bucket.  Raises `BucketNotFound`, `BucketNotEmpty`."""
    await ask(stores, Request("DELETE", ObsPath(bucket)))


async def bucket_exists(stores: Stores, bucket: str) -> bool:
    """HEAD /bucket."""
    answer = await ask(stores, Request("HEAD", ObsPath(bucket), accept=(404,)))
    return answer.status != 404


async def list_buckets(stores: Stores) -> list[str]:
    """GET /: names of the caller's buckets."""
    answer = await ask(stores, Request("GET", ObsPath("")))
    return re.findall(r"<Bucket>.*?<Name>([^<]+)</Name>", answer.text, re.DOTALL)


async def list_objects(stores: Stores, bucket: str, query: str) -> str:
    """GET /bucket?prefix=…&marker=…&delimiter=…&max-keys=…: the XML of one page."""
    return (await ask(stores, Request("GET", ObsPath(bucket), dict(parse_qsl(query))))).text


_NOT_XML = re.compile("[^\t\n\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_OWN_METADATA = ("x-obs-meta-", "x-amz-meta-")


def own_metadata(headers: Mapping[str, str]) -> dict[str, str]:
    """What whoever wrote an object said about it, from the headers of an answer."""
    return {
        name[len(start) :]: value
        for name, value in headers.items()
        for start in _OWN_METADATA
        if name.startswith(start)
    }


async def delete_objects(stores: Stores, bucket: str, keys: Sequence[str]) -> None:
    """POST /bucket?delete: up to 1,000 objects; what is not there is no error.  Raises `AccessDenied`.

    Those whose keys no XML can carry are removed one by one (DELETE /bucket/key).
    """
    for key in filter(_NOT_XML.search, keys):
        await ask(stores, Request("DELETE", ObsPath(bucket, key), accept=(404,)))
    keys = [key for key in keys if not _NOT_XML.search(key)]
    if not keys:
        return
    listed = "".join(f"<Object><Key>{html.escape(key)}</Key></Object>" for key in keys)
    body = f"<Delete><Quiet>true</Quiet>{listed}</Delete>".encode()
    answer = await ask(stores, Request.of("POST", ObsPath(bucket), body, {"delete": ""}))
    failed = re.search(r"<Error>.*?<Key>(.*?)</Key>.*?<Code>(\w+)</Code>", answer.text, re.DOTALL)
    if failed:
        status = 403 if failed[2] == "AccessDenied" else 500
        raise refused(status, failed[2], ObsPath(bucket, html.unescape(failed[1])), answer.text)


def copy_source(source: ObsPath) -> dict[str, str]:
    """The header that names what to copy."""
    return {"x-obs-copy-source": quote(f"/{source.bucket}/{source.key}")}


def check_copied(answer: Answer, about: ObsPath) -> None:
    """What fails after it began answers 200, with an error as its body."""
    if answer.code:
        raise refused(answer.status, answer.code, about, answer.text)


async def ask(stores: Stores, request: Request, scope: Scope | None = None, *, long: bool = False) -> Answer:
    """Send one request in a thread; `scope` where it belongs to a transfer, `long` where it takes a while."""
    scope = scope or Scope()
    return await (in_thread if long else at_once)(scope, stores.wire.send, request, scope)
