"""Documents that are set on a bucket, and answered as they were set.

`SETTINGS` says of each what its document is and what the platform answers while there is none.  Those the
embedded OBS acts on: `cors`, `acl`, `storageClass`, `publicAccessBlock` and `directcoldaccess`.  Others are
kept: nothing expires by `lifecycle`, `quota` is no limit.  What would promise more than that
(versions, encryption, copies elsewhere) is refused when it is switched on.
"""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from aiohttp import web

from jupyter_modelarts.local.obs import properties, xml
from jupyter_modelarts.local.obs.errors import ObsProblem, malformed_xml, not_offered

from .answers import check_bucket, element_document, empty
from .bodies import document_body, small_body

if TYPE_CHECKING:
    from jupyter_modelarts.local.obs.request import Call

_MAX_POLICY = 20 * 1024


@dataclass(frozen=True)
class Setting:
    """One document: its outermost element, and the code of the 404, or the document, while it is not set."""

    root: str
    missing: str = ""
    default: str = ""


SETTINGS = {
    "cors": Setting("CORSConfiguration", "NoSuchCORSConfiguration"),
    "directcoldaccess": Setting(
        "DirectColdAccessConfiguration",
        default="<DirectColdAccessConfiguration><Status>Disabled</Status></DirectColdAccessConfiguration>",
    ),
    "lifecycle": Setting("LifecycleConfiguration", "NoSuchLifecycleConfiguration"),
    "publicAccessBlock": Setting("PublicAccessBlockConfiguration", "NoSuchPublicAccessBlockConfiguration"),
    "quota": Setting("Quota", default="<Quota><StorageQuota>0</StorageQuota></Quota>"),
    "tagging": Setting("Tagging", "NoSuchTagSet"),
    "website": Setting("WebsiteConfiguration", "NoSuchWebsiteConfiguration"),
}

# switched off, and it stays so: what tells that it is, and the document or code that says so
_OFF = {
    "encryption": Setting(
        "ServerSideEncryptionConfiguration", "ServerSideEncryptionConfigurationNotFoundError"
    ),
    "logging": Setting("BucketLoggingStatus", default="<BucketLoggingStatus/>"),
    "notification": Setting("NotificationConfiguration", default="<NotificationConfiguration/>"),
    "object-lock": Setting("ObjectLockConfiguration", "ObjectLockConfigurationNotFoundError"),
    "replication": Setting("ReplicationConfiguration", "ReplicationConfigurationNotFoundError"),
    "requestPayment": Setting(
        "RequestPaymentConfiguration",
        default="<RequestPaymentConfiguration><Payer>BucketOwner</Payer></RequestPaymentConfiguration>",
    ),
    "versioning": Setting("VersioningConfiguration", default="<VersioningConfiguration/>"),
}
_IS_OFF = {
    "logging": "LoggingEnabled",
    "notification": "*",
    "requestPayment": "Payer[.='Requester']",
    "versioning": "Status[.='Enabled']",
}
"""Where an element of this kind is in the document, it switches something on; others may be set."""


Handler = Callable[["Call"], Awaitable[web.StreamResponse]]


def routes() -> dict[tuple[str, str, str], Handler]:
    """The requests that these handlers serve, in the form of `routes.ROUTES`."""
    found: dict[tuple[str, str, str], Handler] = {}
    for name in SETTINGS:
        found["GET", "bucket", name] = _getter(name)
        found["PUT", "bucket", name] = _putter(name)
        found["DELETE", "bucket", name] = _deleter(name)
    for name in _OFF:
        found["GET", "bucket", name] = _getter(name)
        found["PUT", "bucket", name] = _refuser(name)
        found["DELETE", "bucket", name] = _deleter(name)
    found["DELETE", "bucket", "policy"] = _deleter("policy")
    return found


def _missing(setting: Setting, name: str) -> ObsProblem:
    return ObsProblem(404, setting.missing, f"The bucket has no {name}.")


def _getter(name: str) -> Handler:
    """GET /bucket?name of `SETTINGS`, or of what is always off."""
    setting = SETTINGS.get(name) or _OFF[name]

    async def get(call: Call) -> web.StreamResponse:
        await check_bucket(call)
        text = call.documents.get(call.bucket, name) or setting.default
        if not text:
            raise _missing(setting, name)
        root = ET.fromstring(text)  # noqa: S314 - checked when it was stored
        for element in root.iter("StorageClass"):
            element.text = properties.storage_class_for(call.caller.dialect, element.text or "")
        return element_document(call, root)

    return get


def _putter(name: str) -> Handler:
    """PUT /bucket?name of `SETTINGS`."""
    setting = SETTINGS[name]

    async def put(call: Call) -> web.StreamResponse:
        await check_bucket(call)
        root = await document_body(call, setting.root)
        for element in root.iter("StorageClass"):
            element.text = properties.storage_class(element.text or "")
        if name == "quota" and not (root.findtext("StorageQuota") or "").isdecimal():
            raise malformed_xml("A quota is a number of bytes.")
        text = ET.tostring(root, "unicode")
        await call.store.run(call.documents.put, call.bucket, name, text)
        return empty(204 if name == "tagging" else 200)

    return put


def _deleter(name: str) -> Handler:
    """DELETE /bucket?name; what is not set is no error."""

    async def delete(call: Call) -> web.StreamResponse:
        await check_bucket(call)
        await call.store.run(call.documents.remove, call.bucket, name)
        return empty()

    return delete


def _refuser(name: str) -> Handler:
    """PUT /bucket?name of what is always off: to switch it off is fine."""
    root_name, switch = _OFF[name].root, _IS_OFF.get(name)

    async def put(call: Call) -> web.StreamResponse:
        await check_bucket(call)
        root = await document_body(call, root_name)
        if switch is None or root.find(switch) is not None:
            raise not_offered(f"{name} of buckets")
        return empty(200)

    return put


async def get_policy(call: Call) -> web.StreamResponse:
    """GET /bucket?policy."""
    await check_bucket(call)
    text = call.documents.get(call.bucket, "policy")
    if text is None:
        raise ObsProblem(404, "NoSuchBucketPolicy", "The bucket has no policy.")
    return web.Response(text=text, content_type="application/json")


async def put_policy(call: Call) -> web.StreamResponse:
    """PUT /bucket?policy: kept, and not enforced, for everything here belongs to one owner."""
    await check_bucket(call)
    body = await small_body(call)
    try:
        statements = json.loads(body)["Statement"]
    except (ValueError, KeyError, TypeError):
        statements = None
    if not isinstance(statements, list | dict) or len(body) > _MAX_POLICY:
        raise ObsProblem(400, "MalformedPolicy", "A policy is JSON of at most 20 KB with a Statement.")
    await call.store.run(call.documents.put, call.bucket, "policy", body.decode())
    return empty()


async def get_storage_class(call: Call) -> web.StreamResponse:
    """GET /bucket?storageClass (native) or ?storagePolicy (V2)."""
    await check_bucket(call)
    name = storage_class_for(call)
    if "storagePolicy" in call.parameters:
        root = ET.Element("StoragePolicy")
        ET.SubElement(root, "DefaultStorageClass").text = name
    else:
        root = ET.Element("StorageClass")
        root.text = name
    return element_document(call, root)


def storage_class_for(call: Call) -> str:
    """The storage class that new objects of the bucket get, in the caller's dialect."""
    native = call.documents.get(call.bucket, "storageClass") or properties.STANDARD
    return properties.storage_class_for(call.caller.dialect, native)


async def put_storage_class(call: Call) -> web.StreamResponse:
    """PUT /bucket?storageClass (native) or ?storagePolicy (V2)."""
    await check_bucket(call)
    root = xml.parse(await small_body(call))
    native = properties.storage_class(root.findtext("DefaultStorageClass") or (root.text or "").strip())
    await call.store.run(call.documents.put, call.bucket, "storageClass", native)
    return empty(200)
