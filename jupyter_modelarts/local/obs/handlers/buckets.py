"""Buckets: list, make, look, remove, and what is asked about them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jupyter_modelarts.local.obs import acl, properties, xml
from jupyter_modelarts.local.obs.errors import not_offered
from jupyter_modelarts.local.obs.listing import PageRequest, list_page

from .access import own_headers
from .answers import REGION, check_bucket, empty, owner, region_headers, xml_document
from .settings import storage_class_for

if TYPE_CHECKING:
    from aiohttp import web

    from jupyter_modelarts.local.obs.request import Call
    from jupyter_modelarts.local.obs.storage import Bucket

_MOST_LISTED = 1000


async def list_buckets(call: Call) -> web.StreamResponse:
    """GET /, by name, in pages where the caller asks for them."""
    marker = call.parameters.get("marker") or call.parameters.get("continuation-token", "")
    limit = call.number("max-keys", call.number("max-buckets", _MOST_LISTED))
    prefix = call.parameters.get("prefix", "")
    found = [] if call.header("bucket-type") == "POSIX" else await call.store.list_buckets()
    behind = [bucket for bucket in found if bucket.name > marker and bucket.name.startswith(prefix)]
    page = behind[:limit]
    following = page[-1].name if page and len(behind) > len(page) else None
    content: dict[str, xml.Content] = {
        "Owner": owner(call),
        "Buckets": {"Bucket": [_bucket(bucket) for bucket in page]},
        "Marker": marker or None,
        "MaxKeys": limit,
        "IsTruncated": following is not None,
        "NextMarker": following,
        "ContinuationToken": following,
    }
    return xml_document(call, "ListAllMyBucketsResult", content)


def _bucket(bucket: Bucket) -> dict[str, xml.Content]:
    return {
        "Name": bucket.name,
        "CreationDate": xml.iso_time(bucket.created_ms),
        "Location": REGION,
        "BucketType": "OBJECT",
    }


async def create_bucket(call: Call) -> web.StreamResponse:
    """PUT /bucket; a bucket that exists is the caller's own and stays as it is."""
    if (call.header("fs-file-interface") or "").lower() == "enabled":
        raise not_offered("parallel file systems")
    if (call.header("bucket-object-lock-enabled") or "").lower() == "true":
        raise not_offered("object lock")
    own = own_headers(call)
    asked = own.get("storage-class") or call.request.headers.get("x-default-storage-class")
    native = properties.storage_class(asked) if asked else None
    grants = acl.from_headers(own, call.owner)
    if not await call.store.bucket_exists(call.bucket):
        await call.store.create_bucket(call.bucket)
        await call.store.run(_set_up, call, native, grants)
    return empty(200, {"Location": f"/{call.bucket}"})


def _set_up(call: Call, native: str | None, grants: list[acl.Grant] | None) -> None:
    call.documents.forget(call.bucket)  # of a bucket of this name whose directory somebody removed
    if native:
        call.documents.put(call.bucket, "storageClass", native)
    if grants is not None:
        call.documents.put(call.bucket, "acl", acl.encode(grants))


async def head_bucket(call: Call) -> web.StreamResponse:
    """HEAD /bucket."""
    await check_bucket(call)
    name = storage_class_for(call)
    headers = {"x-obs-version": "3.0", "x-obs-storage-class": name, "x-default-storage-class": name}
    return empty(200, {**region_headers(call), **headers})


async def delete_bucket(call: Call) -> web.StreamResponse:
    """DELETE /bucket."""
    await call.store.delete_bucket(call.bucket)
    await call.store.run(call.documents.forget, call.bucket)
    return empty()


async def location(call: Call) -> web.StreamResponse:
    """GET /bucket?location."""
    await check_bucket(call)
    if call.caller.dialect == "x-obs-":
        return xml_document(call, "Location", REGION)
    # S3 clients read the outer text, the vendor's V2 client the inner element
    inner = xml.Raw(f"{REGION}<LocationConstraint>{REGION}</LocationConstraint>")
    return xml_document(call, "LocationConstraint", inner)


async def is_public(call: Call) -> web.StreamResponse:
    """GET /bucket?policyStatus or ?bucketStatus: whether everyone can see or change something."""
    await check_bucket(call)
    public = False
    if "bucketStatus" in call.parameters:
        grants = acl.decode(call.documents.get(call.bucket, "acl"), call.owner)
        public = any(grant.grantee == acl.EVERYONE for grant in grants)
    name = "BucketStatus" if "bucketStatus" in call.parameters else "PolicyStatus"
    return xml_document(call, name, {"IsPublic": public})


async def storage_info(call: Call) -> web.StreamResponse:
    """GET /bucket?storageinfo: how many bytes in how many objects, in all and by storage class."""
    await check_bucket(call)
    sizes = await call.store.run(_measure, call)
    native = call.caller.dialect == "x-obs-"
    content: dict[str, xml.Content] = {
        "Size": sum(size for size, _ in sizes.values()),
        "ObjectNumber": sum(number for _, number in sizes.values()),
    }
    for name, own, of_s3 in _CLASSES:
        size, number = sizes.get(name, (0, 0))
        prefix = own if native else of_s3
        content.update({f"{prefix}Size": size, f"{prefix}ObjectNumber": number})
    return xml_document(call, "GetBucketStorageInfoResult", content)


_CLASSES = (
    ("STANDARD", "Standard", "Standard"),
    ("WARM", "Warm", "Standard_IA"),
    ("COLD", "Cold", "Glacier"),
    ("DEEP_ARCHIVE", "DeepArchive", "DeepArchive"),
)


def _measure(call: Call) -> dict[str, tuple[int, int]]:
    sizes: dict[str, tuple[int, int]] = {}
    marker: str | None = ""
    while marker is not None:
        page = list_page(call.store, call.bucket, PageRequest(marker=marker))
        for info in page.objects:
            name = properties.class_of(info.headers)
            size, number = sizes.get(name, (0, 0))
            sizes[name] = (size + info.size, number + 1)
        marker = page.next_marker
    return sizes
