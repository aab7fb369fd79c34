"""Copies that the service makes itself, within a bucket or between two: nothing travels.

One request up to 5 GB; above, part after part of the source, some at once.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from . import digests
from .control import ask, check_copied, copy_source
from .errors import ObjectChanged, TransferFailed
from .multipart import ETAG, MOST_PARTS, complete, give_up
from .parallel import in_parallel
from .threads import Scope
from .wire import Answer, Request

if TYPE_CHECKING:
    from jupyter_modelarts.contract.paths import ObsPath

    from .stores import Stores

LARGEST = 5 * 10**9
"""Bytes that one request copies."""
PART = 64 << 20
_AT_ONCE = 8
_KEPT = ("content-type", "x-obs-meta-", "x-obs-storage-class")


async def copy(stores: Stores, source: ObsPath, target: ObsPath, *, size: int | None = None) -> None:
    """Copy one object; `size` is its bytes where that is known.  Raises `ObsError`."""
    if size is None or size > LARGEST:
        looked = await ask(stores, Request("HEAD", source))
        size = int(looked.headers.get("content-length", "0"))
        if size > LARGEST:
            await _in_parts(stores, source, target, looked)
            return
    request = Request("PUT", target, headers=copy_source(source), about=source)
    check_copied(await ask(stores, request, long=True), source)


async def _in_parts(stores: Stores, source: ObsPath, target: ObsPath, looked: Answer) -> None:
    size = int(looked.headers["content-length"])
    part = max(PART, -(-size // MOST_PARTS))
    kept = {name: value for name, value in looked.headers.items() if name.startswith(_KEPT)}
    kept[f"x-obs-meta-{digests.PART_SIZE}"] = str(part)
    kept["Content-Type"] = kept.pop("content-type", "application/octet-stream")
    begun = await ask(stores, Request("POST", target, {"uploads": ""}, kept))
    identifier = re.search(r"<UploadId>([^<]+)</UploadId>", begun.text)
    if not identifier:
        raise TransferFailed(f"Object storage gave no id for the copy to {target}.", hint="Try again.")
    scope, etags = Scope(), dict[int, str]()

    async def one(number: int) -> None:
        start = (number - 1) * part
        headers = {
            **copy_source(source),
            "x-obs-copy-source-range": f"bytes={start}-{min(start + part, size) - 1}",
            "x-obs-copy-source-if-match": f'"{looked.etag}"',
        }
        query = {"partNumber": str(number), "uploadId": identifier[1]}
        answer = await ask(stores, Request("PUT", target, query, headers, about=source), scope, long=True)
        check_copied(answer, source)
        found = ETAG.search(answer.text)
        if not found:
            raise ObjectChanged(f"{source} changed while it was copied.", hint="Try again.")
        etags[number] = found[1]

    try:
        await in_parallel(range(1, -(-size // part) + 1), _AT_ONCE, one)
        await complete(stores, target, identifier[1], [etags[number] for number in sorted(etags)])
    except BaseException:
        await give_up(stores, target, identifier[1])
        raise
