"""Objects and the directories that their keys make, at a bucket and a key."""

from __future__ import annotations

import io
import os
from concurrent.futures import ThreadPoolExecutor
from email.utils import parsedate_to_datetime
from typing import TYPE_CHECKING, Any
from urllib.parse import quote
from xml.etree import ElementTree

from .errors import MoxFileReadException, MoxFileRespException
from .requests import Request, stream
from .settings import large_file_tasks, part_size

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .connections import Answer

_PAGE = 1000
_open = io.open  # `shift` may put another in its place


class Info:
    """One object: its key, its size in bytes, and when it was written (seconds since the epoch)."""

    def __init__(self, key: str, size: int, modified: float) -> None:
        self.key = key
        self.size = size
        self.modified = modified


def head(bucket: str, key: str) -> Info | None:
    """An object; None where there is none."""
    answer = Request("HEAD", bucket, key).answer(404).finish()
    if answer.status == 404:
        return None
    return Info(
        key, int(answer.headers.get("Content-Length", 0)), _moment(answer.headers.get("Last-Modified"))
    )


def _moment(text: str | None) -> float:
    return parsedate_to_datetime(text).timestamp() if text else 0.0


def has_bucket(bucket: str) -> bool:
    """Whether there is such a bucket."""
    answer = Request("HEAD", bucket).answer(404).finish()
    return answer.status == 200


def get(bucket: str, key: str, start: int, size: int) -> bytes:
    """`size` bytes of an object from byte `start` on; raises `MoxFileReadException` when it has fewer."""
    blocks: list[bytes] = []
    stream(lambda done: _ranged(bucket, key, start + done, size - done), size, blocks.append)
    return b"".join(blocks)


def _ranged(bucket: str, key: str, start: int, size: int) -> Answer:
    headers = {"Range": f"bytes={start}-{start + size - 1}"}
    answer = Request("GET", bucket, key, headers=headers).answer(416)
    if answer.status == 416:  # behind the end
        answer.finish()
        raise MoxFileReadException(f"{bucket}/{key} has become shorter while it was read")
    return answer


def download(bucket: str, key: str, size: int, path: str) -> None:
    """Write an object of `size` bytes to a file, which is whole or not there."""
    unfinished = f"{path}.{os.getpid()}.part"

    try:
        with _open(unfinished, "wb") as target:
            stream(lambda done: _ranged(bucket, key, done, size - done), size, target.write)
        os.replace(unfinished, path)
    except BaseException:
        if os.path.lexists(unfinished):
            os.unlink(unfinished)
        raise


def put(bucket: str, key: str, content: bytes) -> None:
    """Write an object."""
    Request("PUT", bucket, key, body=content).answer().finish()


def upload(bucket: str, key: str, path: str) -> None:
    """Write a file to an object; a large one in parts, several at once."""
    size = os.path.getsize(path)
    if size > part_size():
        _upload_parts(bucket, key, path, size)
    else:
        Request("PUT", bucket, key, body=lambda: _Slice(path, 0, size), size=size).answer().finish()


class _Slice(io.RawIOBase):
    """Some bytes of a file, to be sent."""

    def __init__(self, path: str, start: int, size: int) -> None:
        self._file = _open(path, "rb")
        self._file.seek(start)
        self._left = size

    def readable(self) -> bool:
        return True

    def read(self, size: int | None = -1) -> bytes:
        """At most `size` bytes."""
        wanted = self._left if size is None or size < 0 else min(size, self._left)
        block = self._file.read(wanted)
        self._left -= len(block)
        return block

    def close(self) -> None:
        """Close the file."""
        self._file.close()
        super().close()


def _upload_parts(bucket: str, key: str, path: str, size: int) -> None:
    answer = Request("POST", bucket, key, {"uploads": ""}).answer()
    identifier = _text(ElementTree.fromstring(answer.read()), "UploadId")  # noqa: S314
    step = max(part_size(), -(-size // 10_000))
    starts = range(0, size, step)

    def send(number: int) -> str:
        start = starts[number]
        length = min(step, size - start)
        query = {"partNumber": str(number + 1), "uploadId": identifier}
        part = Request("PUT", bucket, key, query, body=lambda: _Slice(path, start, length), size=length)
        return str(part.answer().finish().headers.get("ETag", ""))

    try:
        with ThreadPoolExecutor(large_file_tasks()) as threads:
            tags = list(threads.map(send, range(len(starts))))
        _complete(bucket, key, identifier, tags)
    except BaseException:
        Request("DELETE", bucket, key, {"uploadId": identifier}).answer(404).finish()
        raise


def _complete(bucket: str, key: str, identifier: str, tags: list[str]) -> None:
    root = ElementTree.Element("CompleteMultipartUpload")
    for number, tag in enumerate(tags, 1):
        part = ElementTree.SubElement(root, "Part")
        ElementTree.SubElement(part, "PartNumber").text = str(number)
        ElementTree.SubElement(part, "ETag").text = tag
    content = ElementTree.tostring(root)
    query = {"uploadId": identifier}
    headers = {"Content-Type": "application/xml"}
    Request("POST", bucket, key, query, headers, body=content).answer().finish()


def copy(source: tuple[str, str], target: tuple[str, str]) -> None:
    """Copy an object within object storage."""
    headers = {"x-obs-copy-source": quote(f"/{source[0]}/{source[1]}", safe="/~")}
    Request("PUT", *target, headers=headers).answer().finish()


def delete(bucket: str, key: str) -> None:
    """Remove an object; one that is not there is fine."""
    Request("DELETE", bucket, key).answer(404).finish()


def entries(bucket: str, prefix: str, delimiter: str = "") -> Iterator[Info | str]:
    """Objects whose keys begin with `prefix`, and with a delimiter the directories (as text) among them.

    Raises `MoxFileRespException` where there is no such bucket.
    """
    marker = ""
    while True:
        query = {"max-keys": str(_PAGE), "prefix": prefix, "marker": marker, "delimiter": delimiter}
        answer = Request(
            "GET", bucket, query={name: value for name, value in query.items() if value}
        ).answer()
        document = ElementTree.fromstring(answer.read())  # noqa: S314
        page: list[Info | str] = [*_objects(document), *_directories(document)]
        page.sort(key=_key)
        yield from page
        if _text(document, "IsTruncated") != "true" or not page:
            return
        marker = _text(document, "NextMarker") or _key(page[-1])


def _key(entry: Info | str) -> str:
    return entry if isinstance(entry, str) else entry.key


def _objects(document: Any) -> Iterator[Info]:
    for row in _all(document, "Contents"):
        yield Info(_text(row, "Key"), int(_text(row, "Size") or 0), _stamp(_text(row, "LastModified")))


def _directories(document: Any) -> Iterator[str]:
    for row in _all(document, "CommonPrefixes"):
        yield _text(row, "Prefix")


def _stamp(text: str) -> float:
    from calendar import timegm
    from time import strptime

    whole, _, rest = text.rstrip("Z").partition(".")
    return timegm(strptime(whole, "%Y-%m-%dT%H:%M:%S")) + float(f"0.{rest or 0}") if whole else 0.0


def _all(document: Any, name: str) -> list[Any]:
    """Children by name, with or without a name space."""
    return [child for child in document if child.tag.rpartition("}")[2] == name]


def _text(document: Any, name: str) -> str:
    return next((child.text or "" for child in _all(document, name)), "")


def is_missing(error: MoxFileRespException) -> bool:
    """Whether an error says that there is no such object or bucket."""
    return error.resp.status == 404
