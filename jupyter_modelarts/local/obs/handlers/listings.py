"""Lists of objects: both versions of the call, and the list of versions of a bucket that keeps none."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Callable
from typing import TYPE_CHECKING

from jupyter_modelarts.local.obs import properties, xml
from jupyter_modelarts.local.obs.errors import invalid_argument

from .answers import region_headers, xml_document

if TYPE_CHECKING:
    from aiohttp import web

    from jupyter_modelarts.local.obs.listing import Listing
    from jupyter_modelarts.local.obs.request import Call
    from jupyter_modelarts.local.obs.storage import ObjectInfo

Encode = Callable[[str], str]


async def list_objects(call: Call) -> web.StreamResponse:
    """GET /bucket, with `list-type=2` in the form that continues by token."""
    if call.parameters.get("list-type") == "2":
        return await _list_v2(call)
    marker = call.parameters.get("marker", "")
    page, encode = await _page(call, marker)
    content = {
        **_common(call, encode),
        "Marker": encode(marker),
        "NextMarker": encode(page.next_marker) if page.next_marker is not None else None,
        **_entries(call, page, encode, with_owner=True),
    }
    return _answer(call, "ListBucketResult", content)


async def _list_v2(call: Call) -> web.StreamResponse:
    token, begin = call.parameters.get("continuation-token"), call.parameters.get("start-after", "")
    page, encode = await _page(call, _marker(token) if token else begin)
    following = _token(page.next_marker) if page.next_marker is not None else None
    with_owner = call.parameters.get("fetch-owner") == "true"
    content = {
        **_common(call, encode),
        "KeyCount": len(page.objects) + len(page.common_prefixes),
        "ContinuationToken": token,
        "NextContinuationToken": following,
        "StartAfter": encode(begin) or None,
        **_entries(call, page, encode, with_owner=with_owner),
    }
    return _answer(call, "ListBucketResult", content)


async def list_versions(call: Call) -> web.StreamResponse:
    """GET /bucket?versions: every object once, with the version `null`."""
    marker = call.parameters.get("key-marker", "")
    page, encode = await _page(call, marker)
    content = {
        **_common(call, encode),
        "KeyMarker": encode(marker),
        "NextKeyMarker": encode(page.next_marker) if page.next_marker is not None else None,
        "NextVersionIdMarker": "null" if page.next_marker is not None else None,
        "IsTruncated": page.next_marker is not None,
        "Version": _rows(call, page, encode, "Version", with_owner=True),
        "CommonPrefixes": [{"Prefix": encode(prefix)} for prefix in page.common_prefixes],
    }
    return _answer(call, "ListVersionsResult", content)


def _answer(call: Call, name: str, content: xml.Content) -> web.Response:
    answer = xml_document(call, name, content)
    answer.headers.update(region_headers(call))
    return answer


def roll_up(key: str, prefix: str, delimiter: str) -> str:
    """The part of `key` up to the first delimiter behind `prefix`; empty where there is none."""
    end = key.find(delimiter, len(prefix)) if delimiter else -1
    return key[: end + len(delimiter)] if end >= 0 else ""


async def _page(call: Call, marker: str) -> tuple[Listing, Encode]:
    parameters = call.parameters
    encoding = parameters.get("encoding-type")
    if encoding not in {None, "", "url"}:
        raise invalid_argument("encoding-type can only be url.")
    page = await call.store.list(
        call.bucket,
        parameters.get("prefix", ""),
        marker=marker,
        delimiter=parameters.get("delimiter", ""),
        limit=call.number("max-keys", 1000),
    )
    return page, xml.url_encoder(encoding)


def _common(call: Call, encode: Encode) -> dict[str, xml.Content]:
    parameters = call.parameters
    return {
        "Name": call.bucket,
        "Prefix": encode(parameters.get("prefix", "")),
        "Delimiter": encode(parameters.get("delimiter", "")) or None,
        "MaxKeys": min(call.number("max-keys", 1000), 1000),
        "EncodingType": parameters.get("encoding-type") or None,
    }


def _entries(call: Call, page: Listing, encode: Encode, *, with_owner: bool) -> dict[str, xml.Content]:
    return {
        "IsTruncated": page.next_marker is not None,
        "Contents": _rows(call, page, encode, "Contents", with_owner=with_owner),
        "CommonPrefixes": [{"Prefix": encode(prefix)} for prefix in page.common_prefixes],
    }


def _rows(call: Call, page: Listing, encode: Encode, name: str, *, with_owner: bool) -> xml.Raw:
    """All objects of a page at once: they are most of what a listing costs."""
    identifier = xml.text(call.owner)
    whose = f"<Owner><ID>{identifier}</ID><DisplayName>{identifier}</DisplayName></Owner>"
    start = f"<{name}>" + (
        "<VersionId>null</VersionId><IsLatest>true</IsLatest>" if name == "Version" else ""
    )
    end = (whose if with_owner else "") + f"</{name}>"
    dialect = call.caller.dialect
    return xml.Raw(
        "".join(
            f"{start}<Key>{xml.text(encode(info.key))}</Key>"
            f"<LastModified>{xml.iso_time(info.last_modified_ms)}</LastModified>"
            f'<ETag>"{info.etag}"</ETag><Size>{info.size}</Size>{_kind(info, dialect)}{end}'
            for info in page.objects
        )
    )


def _kind(info: ObjectInfo, dialect: str) -> str:
    if not info.headers:
        return "<StorageClass>STANDARD</StorageClass>"
    name = properties.storage_class_for(dialect, properties.class_of(info.headers))
    kind = info.headers.get(properties.TYPE)
    return f"<StorageClass>{name}</StorageClass>" + (f"<Type>{kind}</Type>" if kind else "")


def _token(marker: str) -> str:
    return base64.urlsafe_b64encode(marker.encode()).decode()


def _marker(token: str) -> str:
    try:
        return base64.urlsafe_b64decode(token.encode()).decode()
    except (binascii.Error, UnicodeError, ValueError):
        raise invalid_argument("The continuation token is not one of ours.") from None
