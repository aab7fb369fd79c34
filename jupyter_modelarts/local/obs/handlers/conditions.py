"""If-Match and its relatives."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jupyter_modelarts.local.obs.errors import ObsProblem, no_such_key, precondition_failed
from jupyter_modelarts.local.obs.signed import http_date

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jupyter_modelarts.local.obs.request import Call
    from jupyter_modelarts.local.obs.storage import Condition, ObjectInfo


class NotModified(Exception):
    """304: the caller's copy is current."""


def check_read(info: ObjectInfo, headers: Mapping[str, str], prefix: str = "") -> None:
    """Check a read; `prefix` is what stands before the names where a copy's source is meant.

    Raises `NotModified`, or `ObsProblem` PreconditionFailed.
    """
    wanted = headers.get(f"{prefix}if-match")
    if wanted is not None and not _names(wanted, info.etag):
        raise precondition_failed("If-Match")
    since = http_date(headers.get(f"{prefix}if-unmodified-since", ""))
    if wanted is None and since is not None and info.last_modified_ms // 1000 > since:
        raise precondition_failed("If-Unmodified-Since")
    unwanted = headers.get(f"{prefix}if-none-match")
    if unwanted is not None and _names(unwanted, info.etag):
        raise NotModified
    since = http_date(headers.get(f"{prefix}if-modified-since", ""))
    if unwanted is None and since is not None and info.last_modified_ms // 1000 <= since:
        raise NotModified


def for_write(call: Call) -> Condition | None:
    """What must hold of the present object before it is replaced; None where anything will do."""
    headers = call.request.headers
    wanted, unwanted = headers.get("If-Match"), headers.get("If-None-Match")
    if wanted is None and unwanted is None:
        return None

    def check(present: ObjectInfo | None) -> None:
        if wanted is not None and present is None:
            raise no_such_key(call.key)
        if wanted is not None and present and not _names(wanted, present.etag):
            raise precondition_failed("If-Match")
        if unwanted is not None and present and _names(unwanted, present.etag):
            raise precondition_failed("If-None-Match")

    return check


def _names(header: str, etag: str) -> bool:
    plain = header.replace("%22", '"')  # the vendor's client quotes what it sends
    tags = [tag.strip().removeprefix("W/").strip('"') for tag in plain.split(",")]
    return "*" in tags or etag in tags


def check_copy_source(info: ObjectInfo, headers: Mapping[str, str], dialect: str) -> None:
    """The same for the source of a copy, where every condition that fails is a 412."""
    try:
        check_read(info, headers, f"{dialect}copy-source-")
    except NotModified:
        raise ObsProblem(
            412, "PreconditionFailed", "A condition on the copy's source does not hold."
        ) from None
