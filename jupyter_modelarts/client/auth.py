"""Who calls: `TokenAuth` (user and password), `AkskAuth` (access key, with or without security token)."""

from __future__ import annotations

import asyncio
import threading
import time
from datetime import datetime
from functools import lru_cache
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl

import httpx
import msgspec

from jupyter_modelarts.contract import signing
from jupyter_modelarts.contract.secrets import Secret

from ._answers import body_of, error_of
from ._retry import RETRIED_STATUSES, retry_after
from .errors import Unauthorized

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Callable, Generator

    from jupyter_modelarts.errors import ModelArtsError

TOKEN_HEADER = "X-Auth-Token"  # noqa: S105 - a header's name
_SIGNED = ("host", "content-type", "x-project-id", "x-security-token", "x-sdk-content-sha256")


class SignInBusy(httpx.TransportError):
    """IAM has no token to give for the moment: `error` says so, `retry_after` is what it asks (seconds).

    A transport error, because the request that needed the token was not sent: any may be repeated.
    """

    def __init__(self, error: ModelArtsError, retry_after: float | None) -> None:
        super().__init__(str(error))
        self.error = error
        self.retry_after = retry_after


class AkskAuth(httpx.Auth):
    """Signs every request with an access key (`SDK-HMAC-SHA256`).

    `security_token` belongs to temporary keys; `project_id` is sent along so that the gateway knows which
    project is meant.
    """

    def __init__(
        self,
        access_key: str,
        secret_key: Secret,
        *,
        security_token: Secret | None = None,
        project_id: str = "",
    ) -> None:
        self._access_key = access_key
        self._secret_key = secret_key
        self.secrets = [secret for secret in (secret_key, security_token) if secret]
        self._headers = {"X-Project-Id": project_id} if project_id else {}
        if security_token:
            self._headers[signing.SECURITY_TOKEN_HEADER] = security_token.reveal()

    def auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        """Add the signature; a request is sent once."""
        request.headers.update(self._headers)
        headers = {name: request.headers[name] for name in _SIGNED if name in request.headers}
        path, _, query = request.url.raw_path.decode("ascii").partition("?")
        added = signing.sign(
            request.method,
            path,
            _query_items(query) if query else (),
            headers,
            _signed_body(request),
            access_key=self._access_key,
            secret_key=self._secret_key.reveal(),
        )
        request.headers.update(added)
        yield request


@lru_cache(maxsize=256)
def _query_items(query: str) -> tuple[tuple[str, str], ...]:
    return tuple(parse_qsl(query, keep_blank_values=True))


def _signed_body(request: httpx.Request) -> bytes:
    """The body, if it is signed; a stand-in for one that goes unsigned and may be a stream."""
    if signing.is_hashed(request.headers.get("content-type")):
        return request.content
    return b"" if request.headers.get("content-length") == "0" else b"unsigned"


class TokenAuth(httpx.Auth):
    """Fetches a token with user and password, keeps it in memory, and renews it before it expires.

    `domain` is the account; the account itself signs in with `user` equal to `domain`.  The token is
    scoped to `project_name` (the region's name).  One instance serves many threads and one event loop.
    Raises `Unauthorized` where the password is not accepted.
    """

    EARLY = 600.0
    """Seconds before its end at which a token is renewed (at most a tenth of its life)."""

    def __init__(
        self,
        iam_url: str,
        *,
        user: str,
        password: Secret,
        domain: str,
        project_name: str,
        clock: Callable[[], float] = time.time,
    ) -> None:
        self._url = iam_url.rstrip("/") + "/v3/auth/tokens"
        self._user = user
        self._password = password
        self._domain = domain
        self._project_name = project_name
        self._clock = clock
        self._token = Secret("")
        self._renew_at = 0.0
        self._lock = threading.Lock()
        self._async_lock = asyncio.Lock()

    def sync_auth_flow(self, request: httpx.Request) -> Generator[httpx.Request, httpx.Response, None]:
        """Send with a token; once more with a new one where it is refused."""
        token = self._valid()
        if not token:
            token = yield from self._renew(Secret(""), request)
        _use(token, request)
        response = yield request
        if response.status_code == httpx.codes.UNAUTHORIZED:
            _use((yield from self._renew(token, request)), request)
            yield request

    def _renew(
        self, refused: Secret, request: httpx.Request
    ) -> Generator[httpx.Request, httpx.Response, Secret]:
        """A new token, unless another thread has fetched one since `refused`."""
        with self._lock:
            token = self._valid()
            if not token or token == refused:
                response = yield self._token_request(request)
                response.read()
                token = self._accept(response)
        return token

    async def async_auth_flow(self, request: httpx.Request) -> AsyncGenerator[httpx.Request, httpx.Response]:
        """The same, not blocking the event loop."""
        refused, token = Secret(""), self._valid()
        for last in (False, True):
            if not token or token == refused:
                async with self._async_lock:
                    token = self._valid()
                    if not token or token == refused:
                        response = yield self._token_request(request)
                        await response.aread()
                        token = self._accept(response)
            _use(token, request)
            response = yield request
            if last or response.status_code != httpx.codes.UNAUTHORIZED:
                return
            refused = token

    @property
    def secrets(self) -> list[Secret]:
        """What must not be shown: the password and the token of the moment."""
        return [secret for secret in (self._password, self._token) if secret]

    def _valid(self) -> Secret:
        return self._token if self._clock() < self._renew_at else Secret("")

    def _token_request(self, request: httpx.Request) -> httpx.Request:
        user = {"name": self._user, "password": self._password.reveal(), "domain": {"name": self._domain}}
        identity = {"methods": ["password"], "password": {"user": user}}
        document = {"auth": {"identity": identity, "scope": {"project": {"name": self._project_name}}}}
        headers = {"Content-Type": "application/json", "User-Agent": request.headers.get("user-agent", "")}
        content = msgspec.json.encode(document)
        return httpx.Request(
            "POST", self._url, headers=headers, content=content, extensions=request.extensions
        )

    def _accept(self, response: httpx.Response) -> Secret:
        token = response.headers.get("X-Subject-Token", "")
        body = body_of(response.content)
        if not response.is_success or not token:
            self._renew_at = 0.0
            error = error_of(response.status_code, response.headers, body, operation="iam_create_token")
            if isinstance(error, Unauthorized):
                error.hint = "Check user, password and account name (domain) of the profile."
            if response.status_code in RETRIED_STATUSES:
                raise SignInBusy(error, retry_after(response.headers))
            raise error
        self._token = Secret(token)
        self._renew_at = self._renewal(body)
        return self._token

    def _renewal(self, body: object) -> float:
        """When to renew: some time before the token's end; after a quarter of an hour if that is unknown."""
        now = self._clock()
        try:
            expires = body["token"]["expires_at"]  # type: ignore[index]
            life = datetime.fromisoformat(_six_digits(expires)).timestamp() - now
        except (KeyError, TypeError, ValueError):
            life = 1000.0
        return now + life - min(self.EARLY, life / 10)


def _six_digits(moment: str) -> str:
    """`moment` as Python 3.10 reads it: a numeric zone, no fraction of a second."""
    return moment.removesuffix("Z").partition(".")[0] + "+00:00"


def _use(token: Secret, request: httpx.Request) -> None:
    request.headers[TOKEN_HEADER] = token.reveal()
