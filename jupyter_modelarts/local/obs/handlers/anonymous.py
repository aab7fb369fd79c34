"""What those who sign nothing may do: what an access control list grants to everyone."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jupyter_modelarts.local.obs import acl, properties
from jupyter_modelarts.local.obs.errors import access_denied

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jupyter_modelarts.local.obs.request import Call

_QUERY = frozenset({"prefix", "marker", "delimiter", "max-keys", "encoding-type", "list-type", "versionid"})


async def admit(call: Call) -> None:
    """Raise `ObsProblem` AccessDenied unless everyone may do what the request asks for.

    Lists of buckets and objects count, bucket policies do not: the embedded OBS keeps them as they are.
    """
    if not await _is_public(call):
        raise access_denied("The request is not signed.")


async def _is_public(call: Call) -> bool:
    if not call.bucket or not _QUERY.issuperset(name.lower() for name, _ in call.query):
        return False
    blocked = call.documents.get(call.bucket, "publicAccessBlock") or ""
    if "<IgnorePublicAcls>true" in blocked.replace("True", "true"):
        return False
    of_bucket = _grants_to_everyone(call.documents.get(call.bucket, "acl"))
    if call.method not in {"GET", "HEAD"}:
        return bool(call.key) and any(grant.lets("WRITE") for grant in of_bucket)
    if not call.key:
        return any(grant.lets("READ") for grant in of_bucket)
    if any(grant.delivered and grant.lets("READ") for grant in of_bucket):
        return True
    info = await call.store.head(call.bucket, call.key)
    of_object = _grants_to_everyone(info.headers.get(properties.ACL) if info else None)
    return any(grant.lets("READ") for grant in of_object)


def _grants_to_everyone(text: str | None) -> Iterable[acl.Grant]:
    return [grant for grant in acl.decode(text, "") if grant.grantee == acl.EVERYONE]
