"""Objects that grow at their end."""

from __future__ import annotations

import hashlib
import io
import os
from dataclasses import replace
from typing import IO, TYPE_CHECKING

from jupyter_modelarts.local.obs import properties
from jupyter_modelarts.local.obs.body import Received, receive
from jupyter_modelarts.local.obs.copying import append_file, append_range
from jupyter_modelarts.local.obs.errors import ObsProblem

from .answers import check_bucket, empty

if TYPE_CHECKING:
    from collections.abc import Callable

    from aiohttp import web

    from jupyter_modelarts.local.obs.index import Attributes
    from jupyter_modelarts.local.obs.request import Call
    from jupyter_modelarts.local.obs.storage import ObjectInfo

_MOST_APPENDS = 10_000
_NEXT = "x-obs-next-append-position"


async def append(call: Call) -> web.StreamResponse:
    """POST /bucket/key?append&position=: 409 unless the object ends at `position`."""
    await check_bucket(call)
    position = call.number("position", 0)
    received = await receive(call)
    try:
        info = await call.store.run(_append, call, position, received)
    finally:
        received.discard()
    return empty(200, {"ETag": f'"{info.etag}"', _NEXT: str(info.size), properties.TYPE: "Appendable"})


def _append(call: Call, position: int, received: Received) -> ObjectInfo:
    """Write the object anew with the rest behind it, so that no reader ever sees a part of that."""
    present, stream = _open(call)
    temporary = call.store.tree.temporary()
    try:
        _check(present, position)
        attributes = _counted(present.attributes() if present else call.attributes)
        with temporary.open("xb", buffering=0) as target:
            if present:
                append_range(stream, target, 0, present.size)
            _append_received(received, target)
            os.fsync(target.fileno())
        etag = _etag(present, received, int(attributes.headers[properties.APPENDS]))
        return call.store.commit(temporary, call.bucket, call.key, etag, attributes, _is_still(present))
    finally:
        stream.close()
        temporary.unlink(missing_ok=True)


def _open(call: Call) -> tuple[ObjectInfo | None, IO[bytes]]:
    """The object as it is now, which no writer changes in the middle of the look."""
    try:
        return call.store.open(call.bucket, call.key)
    except ObsProblem as problem:
        if problem.code != "NoSuchKey":
            raise
        return None, io.BytesIO()


def _counted(attributes: Attributes) -> Attributes:
    count = int(attributes.headers.get(properties.APPENDS, "0")) + 1
    if count > _MOST_APPENDS:
        raise ObsProblem(409, "OperationNotSupported", f"An object is appended to {_MOST_APPENDS} times.")
    kept = {**attributes.headers, properties.TYPE: "Appendable", properties.APPENDS: str(count)}
    kept.pop(properties.CRC64, None)  # of the piece, not of the object
    return replace(attributes, headers=kept)


def _append_received(received: Received, target: IO[bytes]) -> None:
    if received.path:
        append_file(received.path, target)
        return
    target.seek(0, os.SEEK_END)
    target.write(received.data or b"")


def _etag(present: ObjectInfo | None, received: Received, count: int) -> str:
    """The MD5 of the first piece; then one of the pieces' MD5s, which is no MD5 of the content."""
    if present is None:
        return received.etag
    joined = (present.etag.partition("-")[0] + received.etag).encode()
    return f"{hashlib.md5(joined, usedforsecurity=False).hexdigest()}-{count}"


def _check(present: ObjectInfo | None, position: int) -> None:
    if present and properties.TYPE not in present.headers:
        raise ObsProblem(409, "ObjectNotAppendable", "The object was not made by appending.")
    size = present.size if present else 0
    if position != size:
        raise ObsProblem(
            409,
            "PositionNotEqualToLength",
            f"The object has {size} bytes: append at that position.",
            headers={_NEXT: str(size)},
        )


def _is_still(before: ObjectInfo | None) -> Callable[[ObjectInfo | None], None]:
    """Refuse to take the place of anything but the object that was read."""
    seen = before and (before.size, before.etag)

    def check(now: ObjectInfo | None) -> None:
        if (now and (now.size, now.etag)) != seen:
            _check(now, before.size if before else 0)
            raise ObsProblem(409, "OperationAborted", "Somebody else wrote to the object meanwhile.")

    return check
