"""Which handler serves a request: by its method, what it is about, and the subresource it names."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING

from jupyter_modelarts.local.obs.errors import ObsProblem, not_offered

from . import access, appending, archive, buckets, describing, listings, multipart, reading, settings, writing

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
    ("GET", "bucket", "storageinfo"): buckets.storage_info,
    ("GET", "bucket", "policyStatus"): buckets.is_public,
    ("GET", "bucket", "bucketStatus"): buckets.is_public,
    ("GET", "bucket", "acl"): access.get,
    ("PUT", "bucket", "acl"): access.put,
    ("GET", "bucket", "policy"): settings.get_policy,
    ("PUT", "bucket", "policy"): settings.put_policy,
    ("GET", "bucket", "storageClass"): settings.get_storage_class,
    ("PUT", "bucket", "storageClass"): settings.put_storage_class,
    ("GET", "bucket", "storagePolicy"): settings.get_storage_class,
    ("PUT", "bucket", "storagePolicy"): settings.put_storage_class,
    **settings.routes(),
    ("GET", "bucket", "uploads"): multipart.list_uploads,
    ("POST", "bucket", "delete"): writing.delete_objects,
    ("GET", "object", ""): reading.get_object,
    ("HEAD", "object", ""): reading.head_object,
    ("PUT", "object", ""): writing.put_object,
    ("PUT", "object", "copy"): writing.copy,
    ("DELETE", "object", ""): writing.delete_object,
    ("GET", "object", "acl"): access.get,
    ("PUT", "object", "acl"): access.put,
    ("PUT", "object", "metadata"): describing.set_metadata,
    ("GET", "object", "tagging"): describing.get_tags,
    ("PUT", "object", "tagging"): describing.put_tags,
    ("DELETE", "object", "tagging"): describing.delete_tags,
    ("POST", "object", "append"): appending.append,
    ("POST", "object", "restore"): archive.restore,
    ("POST", "object", "uploads"): multipart.begin,
    ("PUT", "object", "uploadId"): multipart.put_part,
    ("PUT", "object", "uploadId copy"): multipart.copy_part,
    ("POST", "object", "uploadId"): multipart.complete,
    ("DELETE", "object", "uploadId"): multipart.abort,
    ("GET", "object", "uploadId"): multipart.list_parts,
}

_SUBRESOURCES = frozenset(
    """
    accelerate acl analytics append bucketStatus cors customdomain delete directcoldaccess disPolicy
    encryption fetch intelligent-tiering inventory lifecycle location logging metadata metrics
    mirrorBackToSource modify notification obsalias obsbucketalias obscompresspolicy object-lock
    ownershipControls policy policyStatus publicAccessBlock quota rename replication requestPayment
    restore retention select storageClass storagePolicy storageinfo tagging torrent truncate uploadId
    uploads versioning versions website x-image-process x-obs-accesslabel x-oss-process
    """.split()  # noqa: SIM905 - a list of this length would take a page
)
_OF_FILE_SYSTEMS = frozenset({"modify", "rename", "truncate"})


def route(call: Call) -> Handler:
    """The handler of a request; raises `ObsProblem` NotImplemented, MethodNotAllowed or NoSuchVersion."""
    target = "object" if call.key else "bucket" if call.bucket else "service"
    subresource = _subresource(call)
    handler = ROUTES.get((call.method, target, subresource))
    if handler is not None:
        return handler
    what = f"{call.method} of a {target}" + (f" with ?{subresource}" if subresource else "")
    if subresource and not (subresource in _OF_FILE_SYSTEMS and call.key):
        raise not_offered(what)
    raise ObsProblem(405, "MethodNotAllowed", f"There is no {what}.")


def _subresource(call: Call) -> str:
    subresource = ""
    if call.query:
        named = sorted(_SUBRESOURCES & call.parameters.keys())
        subresource = named[0] if named else ""
        if call.parameters.get("versionId", "null") not in {"null", ""}:
            raise ObsProblem(404, "NoSuchVersion", "Buckets keep no versions here: the only one is null.")
    copies = call.method == "PUT" and call.key and call.header("copy-source") is not None
    return f"{subresource} copy".strip() if copies else subresource
