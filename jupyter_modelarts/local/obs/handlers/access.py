"""Access control lists of buckets and objects."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from jupyter_modelarts.local.obs import acl, properties, xml

from .answers import check_bucket, element_document, empty, present
from .bodies import small_body

if TYPE_CHECKING:
    from aiohttp import web

    from jupyter_modelarts.local.obs.request import Call


async def get(call: Call) -> web.StreamResponse:
    """GET ?acl of a bucket or an object: what was granted, at first everything to the owner alone."""
    await check_bucket(call)
    if call.key:
        stored = (await present(call)).headers.get(properties.ACL)
    else:
        stored = call.documents.get(call.bucket, "acl")
    grants = acl.decode(stored, call.owner)
    of_object = bool(call.key)
    return element_document(
        call, acl.to_document(grants, call.owner, call.caller.dialect, of_object=of_object)
    )


async def put(call: Call) -> web.StreamResponse:
    """PUT ?acl with a canned name, grant headers, or a document."""
    await check_bucket(call)
    text = acl.encode(await _wanted(call))
    if not call.key:
        await call.store.run(call.documents.put, call.bucket, "acl", text)
        return empty(200)
    attributes = (await present(call)).attributes()
    kept = {**attributes.headers, properties.ACL: text}
    await call.store.set_attributes(call.bucket, call.key, replace(attributes, headers=kept))
    return empty(200)


async def _wanted(call: Call) -> list[acl.Grant]:
    grants = acl.from_headers(own_headers(call), call.owner)
    if grants is not None:
        return grants
    return acl.from_document(xml.parse(await small_body(call)))


def own_headers(call: Call) -> dict[str, str]:
    """The platform's headers of a request, without their prefix."""
    pairs = ((name.lower(), value) for name, value in call.request.headers.items())
    return {name[6:]: value for name, value in pairs if name.startswith(("x-obs-", "x-amz-"))}
