"""The object storage over HTTP: path-style and virtual-host requests, signatures, XML errors.

A request is read into a `Call`, its signature checked, its handler chosen by `handlers.routes`.
"""

from __future__ import annotations

import logging
import secrets
import time
from collections.abc import Callable
from itertools import count
from typing import TYPE_CHECKING, Protocol

from aiohttp import web

from .documents import Documents
from .errors import ObsProblem, of_the_disk
from .handlers import cors, forms
from .handlers.anonymous import admit
from .handlers.answers import problem_document
from .handlers.conditions import NotModified
from .handlers.reading import not_modified
from .handlers.routes import route
from .hosts import bucket_in_host
from .request import Call, split_path, split_query, split_target
from .signatures import authenticate, is_signed
from .signed import Caller, Credential, Credentials, Signed

if TYPE_CHECKING:
    from jupyter_modelarts.contract.secrets import Secret

    from .storage import ObjectStore

API_VERSION = "3.0"
_HOST_ID = secrets.token_urlsafe(24)
"""Names this process in answers, as the platform's host ids do."""
_PROCESS_ID = secrets.token_hex(8).upper()
_requests = count(1)
_ANYTHING = r"/{_:[\s\S]*}"
_log = logging.getLogger(__name__)


class Account(Protocol):
    """The owner of every bucket."""

    @property
    def access_key(self) -> str:
        """Access key id."""

    @property
    def secret_key(self) -> Secret:
        """Secret access key."""

    @property
    def domain_id(self) -> str:
        """Id of the owner's domain."""


def create_obs_app(
    store: ObjectStore,
    account: Account,
    *,
    credentials: Credentials | None = None,
    now: Callable[[], float] = time.time,
    machine: Callable[[], float] | None = None,
) -> web.Application:
    """The application to listen with; `read_bufsize=262144` for its runner speeds large uploads up.

    `credentials` looks further (temporary) access keys up; `now` gives seconds since the epoch;
    `machine` the same by the clock that requests are dated with, where that is another.
    """
    service = _Service(store, account, credentials, now, machine or now)

    app = web.Application()
    app.router.add_route("*", _ANYTHING, service.serve)  # faster than a middleware before an empty router
    return app


class _Service:
    def __init__(
        self,
        store: ObjectStore,
        account: Account,
        credentials: Credentials | None,
        now: Callable[[], float],
        machine: Callable[[], float],
    ) -> None:
        self._store = store
        self._documents = Documents(store.index)
        self._account = account
        self._others = credentials
        self._now = now
        self._machine = machine

    def _credential(self, access_key: str) -> Credential | None:
        if access_key == self._account.access_key:
            return Credential(self._account.secret_key)
        return self._others(access_key) if self._others else None

    async def serve(self, request: web.Request) -> web.StreamResponse:
        request_id = f"{_PROCESS_ID}{next(_requests):016X}"
        common = _headers(request_id)
        try:
            response = await self._answer(request, common)
        except NotModified:
            response = not_modified()
        except ObsProblem as problem:
            response = _refused(request, problem, request_id)
        except ConnectionError:
            return _refused(request, _went_away(), request_id)
        except OSError as error:
            failed = of_the_disk(error)
            _log.warning("%s %s: %s", request.method, request.path, failed, exc_info=failed.status == 500)
            response = _refused(request, failed, request_id)
        if not response.prepared:
            response.headers.update(common)
        return response

    async def _answer(self, request: web.Request, common: dict[str, str]) -> web.StreamResponse:
        raw_path, raw_query = split_target(request.raw_path)
        query = split_query(raw_query)
        host = bucket_in_host(request.headers.get("Host", ""))
        bucket, key = split_path(raw_path, host)
        if request.method == "HEAD" and any(name == "apiversion" for name, _ in query):
            return await self._negotiate(bucket)
        if "Origin" in request.headers:
            common.update(cors.allowed(self._documents, bucket, request))
            if request.method == "OPTIONS":
                return cors.preflight(common)
        times = self._now(), self._machine()
        signed = Signed(request.method, raw_path, query, request.headers, host, *times)
        anonymous = not is_signed(signed)
        caller = ANONYMOUS if anonymous else authenticate(signed, self._credential)
        if self._store.gate is not None:
            await self._store.gate(bucket, key)
        owner = self._account.domain_id
        call = Call(
            self._store, self._documents, request, raw_path, query, bucket, key, caller, owner, common
        )
        if anonymous and forms.is_form(call):
            return await forms.upload(call, signed, self._credential)
        handler = route(call)
        if anonymous:
            await admit(call)
        return await handler(call)

    async def _negotiate(self, bucket: str) -> web.Response:
        """Say which signatures are understood; asked unsigned, before anything else."""
        found = not bucket or await self._store.bucket_exists(bucket)
        return web.Response(status=200 if found else 404, headers={"x-obs-api": API_VERSION})


ANONYMOUS = Caller("", "x-obs-")


def _refused(request: web.Request, problem: ObsProblem, request_id: str) -> web.Response:
    headers = problem.headers
    if request.method == "HEAD":
        return web.Response(status=problem.status, headers={**headers, "x-obs-error-code": problem.code})
    body = problem_document(problem, request.path, request_id)
    return web.Response(status=problem.status, headers=headers, body=body, content_type="application/xml")


def _headers(request_id: str) -> dict[str, str]:
    return {
        "Server": "OBS",
        "x-obs-request-id": request_id,
        "x-amz-request-id": request_id,
        "x-obs-id-2": _HOST_ID,
    }


def _went_away() -> ObsProblem:
    """What nobody is there to read any more; aiohttp drops it."""
    return ObsProblem(400, "IncompleteBody", "The connection ended before the body did.")


__all__ = ["Account", "Caller", "create_obs_app"]
