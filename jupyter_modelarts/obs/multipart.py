"""Large files, sent in parts: parallel, each part checked, continued after a kill.

    find or begin -> send what is missing -> complete -> compare the whole

A file is read once: each block is hashed and sent.  What the service says it has is what counts; the
journal adds the hashes, so that nothing that arrived is read again.  An upload that is cancelled or cut
off stays, to be continued by the same call or given up by `abandon`; one whose file changed is given up.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from jupyter_modelarts.contract.paths import ObsPath

from . import digests
from .control import ask, check_copied
from .errors import NoSuchUpload, ObjectChanged, TransferFailed
from .journal import Journal, held
from .listing import unescaped
from .local_file import File, check_unchanged
from .parallel import in_parallel
from .threads import Scope, in_thread
from .whole import content_type, damaged
from .wire import Answer, Request, block

if TYPE_CHECKING:
    from .progress import Meter
    from .stores import Stores

Pending = tuple[ObsPath, str]
"""An object on its way, and the id of its upload."""
PART = 16 << 20
MOST_PARTS = 10_000
AT_ONCE = 8
_ATTEMPTS = 3
_PART_FIELDS = re.compile(r"<Part>.*?</Part>", re.DOTALL)
_UPLOAD = re.compile(r"<Upload>.*?<Key>(.*?)</Key>.*?<UploadId>(.*?)</UploadId>", re.DOTALL)
ETAG = re.compile(r"<ETag>(?:&quot;|&#34;|\")?([^<&\"]+)")
_FIELD = re.compile(r"<(PartNumber|ETag|Size)>(.*?)</")


def part_size(size: int) -> int:
    """Bytes of each part of an object of `size` bytes, but the last."""
    least = -(-size // MOST_PARTS)
    return max(PART, -(-least // (1 << 20)) << 20)


@dataclass
class Upload:
    """One file on its way."""

    stores: Stores
    scope: Scope
    file: File
    path: ObsPath
    meter: Meter
    journal: Journal
    identifier: str = ""
    descriptor: int = -1
    etags: dict[int, str] = field(default_factory=dict)
    """ETag of each part that the service has."""

    @property
    def part(self) -> int:
        """Bytes of a part."""
        return part_size(self.file.size)

    @property
    def count(self) -> int:
        """How many parts there are."""
        return -(-self.file.size // self.part)

    def span(self, number: int) -> tuple[int, int]:
        """First byte and size of part `number`."""
        start = (number - 1) * self.part
        return start, min(self.part, self.file.size - start)

    def query(self, **more: str) -> dict[str, str]:
        """The parameters that name this upload."""
        return {"uploadId": self.identifier, **more}


async def send_in_parts(stores: Stores, scope: Scope, file: File, path: ObsPath, meter: Meter) -> None:
    """Upload `file`.  Raises `ObsError`; `ObjectChanged` where it was written to meanwhile."""
    with held("upload", stores.endpoint, path.wire, str(file.path.absolute())) as journal:
        upload = Upload(stores, scope, file, path, meter, journal)
        upload.descriptor = os.open(file.path, os.O_RDONLY)
        try:
            await _find_or_begin(upload)
            missing = [number for number in range(1, upload.count + 1) if number not in upload.etags]
            await in_parallel(missing, min(AT_ONCE, len(missing)), lambda number: _part(upload, number))
            check_unchanged(file)
            meter.known.append((file, await _complete(upload)))
        except ObjectChanged:
            await _give_up(upload)
            raise
        finally:
            os.close(upload.descriptor)
        journal.remove()
    meter.finished(name=file.name)


# find or begin


async def _find_or_begin(upload: Upload) -> None:
    head = upload.journal.head
    upload.identifier = head.get("upload", "")
    if upload.identifier:
        if head == _head(upload) and await _known_parts(upload):
            return
        await _give_up(upload)
    await _begin(upload)


def _head(upload: Upload) -> dict[str, object]:
    file = upload.file
    return {
        "upload": upload.identifier,
        "path": upload.path.url,
        "file": str(file.path),
        "size": file.size,
        "mtime_ns": file.mtime_ns,
        "inode": os.fstat(upload.descriptor).st_ino,
        "part": upload.part,
    }


async def _begin(upload: Upload) -> None:
    headers = {
        "Content-Type": content_type(upload.file.name),
        f"x-obs-meta-{digests.PART_SIZE}": str(upload.part),
    }
    answer = await ask(upload.stores, Request("POST", upload.path, {"uploads": ""}, headers), upload.scope)
    found = re.search(r"<UploadId>([^<]+)</UploadId>", answer.text)
    if not found:
        raise TransferFailed(f"Object storage gave no id for the upload of {upload.path}.", hint="Try again.")
    upload.identifier = found[1]
    upload.journal.begin(_head(upload))


async def _known_parts(upload: Upload) -> bool:
    """Take what the service has over; False where it knows nothing of this upload any more."""
    marker = "0"
    while marker:
        query = upload.query(**{"max-parts": "1000", "part-number-marker": marker})
        answer = await ask(upload.stores, Request("GET", upload.path, query, accept=(404,)), upload.scope)
        if answer.status == 404:
            return False
        for number, etag, size in _listed(answer.text):
            await _take_over(upload, number, etag, size)
        following = re.search(r"<NextPartNumberMarker>(\d+)<", answer.text)
        truncated = re.search(r"<IsTruncated>\s*true", answer.text)
        marker = following[1] if truncated and following else ""
    return True


def _listed(text: str) -> Iterator[tuple[int, str, int]]:
    for part in _PART_FIELDS.findall(text):
        fields = dict(_FIELD.findall(part))
        etag = fields["ETag"].replace("&quot;", "").replace("&#34;", "").strip('"')
        yield int(fields["PartNumber"]), etag, int(fields["Size"])


async def _take_over(upload: Upload, number: int, etag: str, size: int) -> None:
    """A part that arrived needs not travel again; one that the journal misses is compared with the file."""
    if not 1 <= number <= upload.count or size != upload.span(number)[1]:
        return
    known = upload.journal.parts.get(number)
    if known is None or known["etag"] != etag:
        if await in_thread(upload.scope, _hash, upload, number) != etag:
            return
        upload.journal.done(number, etag=etag)
    upload.etags[number] = etag
    upload.meter.found(size)


def _hash(upload: Upload, number: int) -> str:
    digest = digests.new()
    for data in _read(upload, number):
        upload.scope.check()
        digest.update(data)
    return digest.hexdigest()


# send


def _read(upload: Upload, number: int) -> Iterator[memoryview]:
    position, left = upload.span(number)
    buffer = block()
    while left:
        count = os.preadv(upload.descriptor, [buffer[:left]], position)
        if not count:
            raise ObjectChanged(
                f"{upload.file.path} changed while it was read.", hint="Try again when it is finished."
            )
        yield buffer[:count]
        position, left = position + count, left - count


async def _part(upload: Upload, number: int) -> None:
    for _ in range(_ATTEMPTS):
        etag, is_right = await in_thread(upload.scope, _send_part, upload, number)
        if is_right:
            upload.etags[number] = etag
            upload.journal.done(number, etag=etag)
            return
        upload.meter.moved(-upload.span(number)[1])
    raise damaged(upload.path)


def _send_part(upload: Upload, number: int) -> tuple[str, bool]:
    """The ETag that the service gave the part, and whether it is the MD5 of what was sent."""
    digest, counted = digests.new(), 0

    def blocks() -> Iterator[memoryview]:
        nonlocal digest, counted
        upload.meter.moved(-counted)  # of the attempt before
        digest, counted = digests.new(), 0
        for data in _read(upload, number):
            if upload.stores.verify:
                digest.update(data)
            yield data
            counted += len(data)
            upload.meter.moved(len(data), name=upload.file.name)

    query = upload.query(partNumber=str(number))
    size = upload.span(number)[1]
    request = Request("PUT", upload.path, query, {}, blocks, size)
    answer = upload.stores.wire.send(request, upload.scope)
    unknown = not upload.stores.verify or not digests.comparable(answer.headers)
    return answer.etag, unknown or answer.etag == digest.hexdigest()


# complete


async def _complete(upload: Upload) -> str:
    """The ETag that the content has in these parts, whatever the service makes of it."""
    etags = [upload.etags[number] for number in range(1, upload.count + 1)]
    answer = await complete(upload.stores, upload.path, upload.identifier, etags, upload.scope)
    found = ETAG.search(answer.text)
    given = found[1] if found else ""
    whole = _of_parts(etags)
    if whole is None or not digests.comparable(answer.headers):
        return given
    if digests.parts_in(given) and given != whole:
        raise damaged(upload.path)
    return whole


async def complete(
    stores: Stores, path: ObsPath, identifier: str, etags: Sequence[str], scope: Scope | None = None
) -> Answer:
    """POST /bucket/key?uploadId: the object appears, made of the parts with these ETags."""
    parts = "".join(
        f'<Part><PartNumber>{number}</PartNumber><ETag>"{etag}"</ETag></Part>'
        for number, etag in enumerate(etags, 1)
    )
    body = f"<CompleteMultipartUpload>{parts}</CompleteMultipartUpload>".encode()
    request = Request.of("POST", path, body, {"uploadId": identifier})
    try:
        answer = await ask(stores, request, scope, long=True)
    except NoSuchUpload:
        looked = await ask(stores, Request("HEAD", path, accept=(404,)), scope)
        if looked.etag != _of_parts(etags):
            raise
        return looked  # it was completed, only the answer was lost
    check_copied(answer, path)
    return answer


def _of_parts(etags: Sequence[str]) -> str | None:
    """The ETag of the whole, where those of the parts are MD5s."""
    return digests.of_parts(map(bytes.fromhex, etags)) if all(map(digests.is_md5, etags)) else None


async def give_up(stores: Stores, path: ObsPath, identifier: str) -> None:
    """DELETE /bucket/key?uploadId: the parts go; an upload that the service does not know is no failure."""
    await ask(stores, Request("DELETE", path, {"uploadId": identifier}, accept=(404,)))


async def _give_up(upload: Upload) -> None:
    if upload.identifier:
        await give_up(upload.stores, upload.path, upload.identifier)
    upload.identifier = ""
    upload.journal.clear()


async def abandon(stores: Stores, place: ObsPath) -> int:
    """Give up every upload in parts of `place`, or below it, that was not completed; how many there were."""
    below = place.as_directory()
    gone: set[Pending] = set()
    while True:
        found = await _pending(stores, below)
        if place != below:
            found |= {pending for pending in await _pending(stores, place) if pending[0] == place}
        if found <= gone:
            return len(gone)
        for path, identifier in found - gone:
            await give_up(stores, path, identifier)
        gone |= found


async def _pending(stores: Stores, place: ObsPath) -> set[Pending]:
    """The first 1,000 uploads of keys that begin as that of `place` does."""
    query = {"uploads": "", "prefix": place.key, "max-uploads": "1000"}
    answer = await ask(stores, Request("GET", ObsPath(place.bucket), query))
    return {
        (ObsPath(place.bucket, unescaped(key)), identifier)
        for key, identifier in _UPLOAD.findall(answer.text)
    }
