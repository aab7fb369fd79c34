"""Buckets: list, make, look, remove, and what is asked about them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jupyter_modelarts.local.obs import xml
from jupyter_modelarts.local.obs.errors import ObsProblem

from .answers import empty, owner, xml_document

if TYPE_CHECKING:
    from aiohttp import web

    from jupyter_modelarts.local.obs.request import Call

REGION = "embedded"


async def list_buckets(call: Call) -> web.StreamResponse:
    """GET /."""
    buckets = [
        {"Name": bucket.name, "CreationDate": xml.iso_time(bucket.created_ms), "Location": REGION}
        for bucket in await call.store.list_buckets()
    ]
    content: dict[str, xml.Content] = {"Owner": owner(call), "Buckets": {"Bucket": buckets}}
    return xml_document(call, "ListAllMyBucketsResult", content)


async def create_bucket(call: Call) -> web.StreamResponse:
    """PUT /bucket; a bucket that exists is the caller's own and stays as it is."""
    await call.store.create_bucket(call.bucket)
    return empty(200, {"Location": f"/{call.bucket}"})


async def head_bucket(call: Call) -> web.StreamResponse:
    """HEAD /bucket."""
    await call.store.run(call.store.tree.bucket, call.bucket)
    region = {f"{call.caller.dialect}bucket-location": REGION, f"{call.caller.dialect}bucket-region": REGION}
    return empty(200, {**region, "x-obs-version": "3.0", "x-obs-storage-class": "STANDARD"})


async def delete_bucket(call: Call) -> web.StreamResponse:
    """DELETE /bucket."""
    await call.store.delete_bucket(call.bucket)
    return empty()


async def location(call: Call) -> web.StreamResponse:
    """GET /bucket?location."""
    await call.store.run(call.store.tree.bucket, call.bucket)
    if call.caller.dialect == "x-obs-":
        return xml_document(call, "Location", REGION)
    return xml_document(call, "LocationConstraint", REGION)


async def versioning(call: Call) -> web.StreamResponse:
    """GET /bucket?versioning: never switched on."""
    await call.store.run(call.store.tree.bucket, call.bucket)
    return xml_document(call, "VersioningConfiguration", {})


async def acl(call: Call) -> web.StreamResponse:
    """GET ?acl of a bucket or an object: the owner may do everything, nobody else anything."""
    await call.store.run(call.store.tree.bucket, call.bucket)
    if call.key and await call.store.head(call.bucket, call.key) is None:
        raise ObsProblem(404, "NoSuchKey", f"There is no object {call.key}.")
    grant: dict[str, xml.Content] = {"Grantee": {"ID": call.owner}, "Permission": "FULL_CONTROL"}
    return xml_document(
        call, "AccessControlPolicy", {"Owner": owner(call), "AccessControlList": {"Grant": [grant]}}
    )
