"""Which handler serves a request: by its method, what it is about, and the subresource it names."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from jupyter_modelarts.local.obs.errors import ObsProblem

from . import buckets, listings, multipart, reading, writing

if TYPE_CHECKING:
    from aiohttp import web

    from jupyter_modelarts.local.obs.request import Call

Handler = Callable[["Call"], Awaitable["web.StreamResponse"]]

# (method, "service" | "bucket" | "object", subresource) -> handler; "" is the request without a subresource
ROUTES: dict[tuple[str, str, str], Handler] = {
    ("GET", "service", ""): buckets.list_buckets,
    ("PUT", "bucket", ""): buckets.create_bucket,
    ("HEAD", "bucket", ""): buckets.head_bucket,
    ("DELETE", "bucket", ""): buckets.delete_bucket,
    ("GET", "bucket", ""): listings.list_objects,
    ("GET", "bucket", "versions"): listings.list_versions,
    ("GET", "bucket", "location"): buckets.location,
    ("GET", "bucket", "versioning"): buckets.versioning,
    ("GET", "bucket", "acl"): buckets.acl,
    ("GET", "bucket", "uploads"): multipart.list_uploads,
    ("POST", "bucket", "delete"): writing.delete_objects,
    ("GET", "object", ""): reading.get_object,
    ("HEAD", "object", ""): reading.head_object,
    ("PUT", "object", ""): writing.put_object,
    ("PUT", "object", "copy"): writing.copy,
    ("DELETE", "object", ""): writing.delete_object,
    ("GET", "object", "acl"): buckets.acl,
    ("POST", "object", "uploads"): multipart.begin,
    ("PUT", "object", "uploadId"): multipart.put_part,
    ("PUT", "object", "uploadId copy"): multipart.copy_part,
    ("POST", "object", "uploadId"): multipart.complete,
    ("DELETE", "object", "uploadId"): multipart.abort,
    ("GET", "object", "uploadId"): multipart.list_parts,
}

_SUBRESOURCES = frozenset(
    """
    accelerate acl analytics append cors customdomain delete directcoldaccess encryption intelligent-
    tiering inventory lifecycle location logging metadata metrics modify notification object-lock
    ownershipControls policy policyStatus publicAccessBlock quota rename replication requestPayment
    restore retention select storageClass storagePolicy storageinfo tagging torrent truncate uploadId
    uploads versioning versions website
    """.split()  # noqa: SIM905 - a list of this length would take a page
)


def route(call: Call) -> Handler:
    """The handler of a request; raises `ObsProblem` NotImplemented or MethodNotAllowed."""
    target = "object" if call.key else "bucket" if call.bucket else "service"
    subresource = _subresource(call)
    handler = ROUTES.get((call.method, target, subresource))
    if handler is not None:
        return handler
    what = f"{call.method} of a {target}" + (f" with ?{subresource}" if subresource else "")
    if subresource:
        raise ObsProblem(501, "NotImplemented", f"The embedded OBS does not offer {what}.")
    raise ObsProblem(405, "MethodNotAllowed", f"There is no {what}.")


def _subresource(call: Call) -> str:
    named = sorted(_SUBRESOURCES & call.parameters.keys())
    subresource = named[0] if named else ""
    copies = call.method == "PUT" and call.key and call.header("copy-source") is not None
    return f"{subresource} copy".strip() if copies else subresource
