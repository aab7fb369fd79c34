"""Who may call a service: a token, a signature with an access key, or an app (AppCode, AppKey).

A signature over the body needs the body whole; all other credentials let it through as it comes.
"""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, NamedTuple
from urllib.parse import parse_qsl

from jupyter_modelarts.contract import signing
from jupyter_modelarts.local.iam.authentication import check_age, check_project
from jupyter_modelarts.local.problems import KEY_INVALID, TOKEN_MISSING, Problem

if TYPE_CHECKING:
    from datetime import datetime

    from jupyter_modelarts.contract.signing import Authorization
    from jupyter_modelarts.local.embedded import Service
    from jupyter_modelarts.local.service.deployment import Deployment

    from .apps import App
    from .request import Request

NOT_AUTHENTICATED = "APIG.0301"
APP_NOT_AUTHENTICATED = "APIG.0303"
NOT_SUBSCRIBED = "ModelArts.4204"
_UNSIGNED_BODY = b"\0"  # stands for a body whose hash the caller did not sign
_MOST_REMEMBERED = 1024


class _Verified(NamedTuple):
    """A signature that was right: what has to be asked again when the very same request comes again."""

    secret_key: str
    signed_at: datetime


class Callers:
    """Lets requests in."""

    def __init__(self, service: Service) -> None:
        self._service = service
        self._remembered: dict[tuple[bytes, bytes], _Verified] = {}

    async def admit(self, request: Request, deployment: Deployment) -> None:
        """Return if the caller may call the service.  Raises `Problem`."""
        fields = request.head.fields
        code = fields.get(b"x-apig-appcode") or fields.get(b"apikey")
        try:
            if code is not None:
                self._admit_app(self._service.apps.by_code(code.decode("latin-1")), deployment)
            elif b"authorization" in fields:
                await self._admit_signature(request, deployment)
            else:
                self._admit_token(request.head.text(b"x-auth-token"), deployment)
        except Problem as problem:
            if problem.code.startswith(("APIG.", "ModelArts.42")) or problem.status not in (401, 403):
                raise
            raise Problem(problem.status, NOT_AUTHENTICATED, problem.message) from None

    def _admit_app(self, app: App | None, deployment: Deployment) -> None:
        if app is None:
            message = "The AppCode or AppKey is of no app. `jupyter modelarts local apps` lists them."
            raise Problem(401, APP_NOT_AUTHENTICATED, message)
        if not app.may_call(deployment.record.service_id):
            message = f"App {app.name} is not authorized for service {deployment.name}."
            raise Problem(403, NOT_SUBSCRIBED, message)

    def _admit_token(self, token: str, deployment: Deployment) -> None:
        if not token:
            message = (
                "X-Auth-Token is missing, and the request is neither signed (AK/SK) nor has it an AppCode."
            )
            raise Problem(401, TOKEN_MISSING, message)
        _check_owner(self._service.iam.token(token).project_id, deployment)

    async def _admit_signature(self, request: Request, deployment: Deployment) -> None:
        given = signing.parse_authorization(request.head.text(b"authorization"))
        if given is None:
            message = f"Authorization must be of the form {signing.ALGORITHM} Access=..., SignedHeaders=..."
            raise Problem(401, KEY_INVALID, message)
        app = self._service.apps.by_key(given.access_key)
        if app is not None:
            await self._check_signature(request, given, app.secret_key.reveal())
            self._admit_app(app, deployment)
            return
        security_token = request.head.text(b"x-security-token") or None
        key = self._service.iam.key_or_problem(given.access_key, security_token)
        await self._check_signature(request, given, key.secret_key.reveal())
        identity = self._service.iam.identity(key)
        check_project(identity, request.head.text(b"x-project-id") or None)
        _check_owner(identity.project_id, deployment)

    async def _check_signature(self, request: Request, given: Authorization, secret_key: str) -> None:
        """`Problem` 401 unless the signature fits; a request that is the same byte by byte is known."""
        body = await _signed_body(request)
        place = request.raw, hashlib.sha256(body).digest()
        known = self._remembered.get(place)
        if known is not None and known.secret_key == secret_key:
            check_age(self._service.clock, known.signed_at)
            return
        headers = request.head.texts()
        moment = signing.signed_at(headers)
        check_age(self._service.clock, moment)
        if not _fits(request, given, headers, body, secret_key):
            message = "The signature does not fit the request: check the secret key (SK)."
            raise Problem(401, KEY_INVALID, message)
        assert moment is not None
        self._remember(place, _Verified(secret_key, moment))

    def _remember(self, place: tuple[bytes, bytes], verified: _Verified) -> None:
        if len(self._remembered) >= _MOST_REMEMBERED:
            self._remembered.clear()
        self._remembered[place] = verified


async def _signed_body(request: Request) -> bytes:
    """The bytes of the body that the signature covers."""
    unsigned = request.head.text(b"x-sdk-content-sha256") == signing.UNSIGNED_PAYLOAD
    if unsigned and request.content is None:
        return _UNSIGNED_BODY
    return await request.whole()


def _fits(
    request: Request, given: Authorization, headers: dict[str, str], body: bytes, secret_key: str
) -> bool:
    path, _, query = request.head.target.decode("latin-1").partition("?")
    return signing.verify(
        request.head.method.decode(),
        path,
        parse_qsl(query, keep_blank_values=True),
        headers,
        body,
        authorization=given,
        secret_key=secret_key,
    )


def _check_owner(project_id: str, deployment: Deployment) -> None:
    if project_id != deployment.project_id:
        raise Problem(403, NOT_AUTHENTICATED, "The service belongs to another project.")
