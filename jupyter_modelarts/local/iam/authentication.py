"""A request -> who sent it: a token of our IAM, or a signature with an access key.

Used by the API and by IAM itself; the gateway of deployed services has its own way (`local/gateway`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from jupyter_modelarts.contract import limits, signing
from jupyter_modelarts.local.problems import KEY_INVALID, PROJECT_MISMATCH, TOKEN_MISSING, Problem

if TYPE_CHECKING:
    from datetime import datetime

    from aiohttp import web

    from jupyter_modelarts.local.call import Identity
    from jupyter_modelarts.local.clock import Clock

    from .identities import Identities

MOST_SKEW_MS = limits.SIGNATURE_SKEW_SECONDS * 1000


def authenticate(identities: Identities, clock: Clock, request: web.Request, body: bytes) -> Identity:
    """Who sent the request.  `Problem` 401 when nobody we know; its code says why."""
    headers = request.headers
    authorization = headers.get("Authorization", "")
    token = headers.get("X-Auth-Token")
    if authorization.startswith(signing.ALGORITHM):
        return _by_signature(identities, clock, request, body)
    if token:
        return identities.token(token)
    if authorization:
        raise Problem(401, KEY_INVALID, f"Authorization must be of the form {signing.ALGORITHM} Access=...")
    raise Problem(401, TOKEN_MISSING, "X-Auth-Token is missing, and the request is not signed (AK/SK).")


def check_project(identity: Identity, project_id: str | None) -> None:
    """`Problem` 403 when the call names another project than the caller's."""
    if project_id is not None and project_id != identity.project_id:
        raise Problem(403, PROJECT_MISMATCH, f"Project {project_id} is not the project of the credentials.")


def _by_signature(identities: Identities, clock: Clock, request: web.Request, body: bytes) -> Identity:
    authorization = signing.parse_authorization(request.headers["Authorization"])
    if authorization is None:
        raise Problem(401, KEY_INVALID, "Authorization lacks Access, SignedHeaders or Signature.")
    security_token = request.headers.get(signing.SECURITY_TOKEN_HEADER)
    key = identities.key_or_problem(authorization.access_key, security_token)
    check_age(clock, signing.signed_at(request.headers))
    fits = signing.verify(
        request.method,
        request.rel_url.raw_path,
        request.rel_url.query.items(),
        request.headers,
        body,
        authorization=authorization,
        secret_key=key.secret_key.reveal(),
    )
    if not fits:
        raise Problem(401, KEY_INVALID, "The signature does not fit the request: check the secret key (SK).")
    identity = identities.identity(key)
    check_project(identity, request.headers.get("X-Project-Id"))
    return identity


def check_age(clock: Clock, moment: datetime | None) -> None:
    """`Problem` 401 when a signature was made at another time than now, or nobody knows when."""
    if moment is None:
        raise Problem(401, KEY_INVALID, "X-Sdk-Date is missing or not of the form YYYYMMDDThhmmssZ.")
    if abs(clock.machine_ms() - moment.timestamp() * 1000) > MOST_SKEW_MS:
        raise Problem(401, KEY_INVALID, "X-Sdk-Date is more than 15 minutes off. Set this machine's clock.")
