"""`access_address`: who may call, which instance answers, and what is said when none does.

    find the service -> authenticate -> read the body -> pick an instance -> forward

A request body (12 MB at most) is read whole, so that it can be signed and can go to another instance
when one dies under it.  Answers are streamed.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import os
from typing import TYPE_CHECKING, Any

import msgspec
from aiohttp import (
    ClientConnectionError,
    ClientConnectorError,
    ClientError,
    ClientSession,
    ClientTimeout,
    TCPConnector,
    web,
)
from yarl import URL

from jupyter_modelarts.contract import limits
from jupyter_modelarts.local.iam.authentication import authenticate
from jupyter_modelarts.local.problems import TOO_LARGE, UNKNOWN_URL, Problem
from jupyter_modelarts.local.relaying import onward, relay
from jupyter_modelarts.local.visualization.pages import add_pages

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from jupyter_modelarts.local.embedded import Service

    from .deployment import Deployment
    from .group import Group
    from .instance import Instance

LOG = logging.getLogger(__name__)
LARGEST_BODY = limits.PREDICT_BODY_BYTES
"""Bytes of a request, the limit of the platform's gateway."""
LONGEST_CALL = float(limits.PREDICT_SECONDS)
"""Seconds that an instance has for an answer."""

NOT_AUTHENTICATED = "APIG.0301"
UNAVAILABLE = "ModelArts.4203"
NO_BACKEND = "ModelArts.4503"

# An instance that refuses a connection has not seen the request: another may have it.  One that cuts the
# connection may have died of the request: one more try, not one per instance.
_TRIES = 4
_A_CUT = 2


def create_gateway_app(service: Service) -> web.Application:
    """The application of the gateway's own listener."""
    gateway = _Gateway(service)
    app = web.Application(client_max_size=LARGEST_BODY)
    app.cleanup_ctx.append(gateway.connected)
    app.router.add_route("*", "/v1/infers/{service_id}{tail:(/.*)?}", gateway.answer)
    add_pages(app, service)
    app.router.add_route("*", "/{path:.*}", gateway.unknown)
    return app


class _Gateway:
    def __init__(self, service: Service) -> None:
        self._service = service
        self._session: ClientSession

    async def connected(self, _: web.Application) -> AsyncIterator[None]:
        """Connections to instances, kept open between requests."""
        timeout = ClientTimeout(total=LONGEST_CALL, connect=5)
        connector = TCPConnector(limit=0, keepalive_timeout=60)
        async with ClientSession(timeout=timeout, connector=connector, auto_decompress=False) as session:
            self._session = session
            yield

    async def unknown(self, request: web.Request) -> web.StreamResponse:
        """No such address."""
        return _failure(_not_there(request))

    async def answer(self, request: web.Request) -> web.StreamResponse:
        """The answer of the service, or a body that says why there is none."""
        try:
            deployment = self._find(request)
            body = await self._authenticated(request, deployment)
            return await self._forward(request, deployment, body)
        except Problem as problem:
            LOG.info("%s: %d %s %s", request.path, problem.status, problem.code, problem.message)
            return _failure(problem)

    def _find(self, request: web.Request) -> Deployment:
        deployment = self._service.inference.find(request.match_info["service_id"])
        if deployment is None:
            raise _not_there(request)
        return deployment

    async def _authenticated(self, request: web.Request, deployment: Deployment) -> bytes:
        """The body of a request that may be made."""
        if (request.content_length or 0) > LARGEST_BODY:
            raise _too_large()
        try:
            body = await request.read() if request.body_exists else b""
        except web.HTTPRequestEntityTooLarge:
            raise _too_large() from None
        try:
            identity = authenticate(self._service.iam, self._service.clock, request, body)
        except Problem as problem:
            raise Problem(problem.status, NOT_AUTHENTICATED, problem.message) from None
        if identity.project_id != deployment.project_id:
            raise Problem(403, NOT_AUTHENTICATED, "The service belongs to another project.")
        return body

    async def _forward(self, request: web.Request, deployment: Deployment, body: bytes) -> web.StreamResponse:
        tries = _TRIES
        while tries > 0:
            picked = deployment.pick()
            if picked is None:
                _count_failure(deployment)
                raise _nobody(deployment)
            group, instance = picked
            instance.in_flight += 1
            try:
                response = await self._exchange(request, deployment, group, instance, body)
                instance.suspect = False
                return response
            except ClientConnectionError as error:
                instance.suspect = True
                LOG.info("service %s, port %d: %s", deployment.name, instance.port, error)
                tries -= 1 if isinstance(error, ClientConnectorError) else _A_CUT
                await asyncio.sleep(0.02)
            finally:
                instance.in_flight -= 1
        _count_failure(deployment)
        raise Problem(
            503, NO_BACKEND, f"Service {deployment.name} does not answer. It is being started again."
        )

    async def _exchange(
        self, request: web.Request, deployment: Deployment, group: Group, instance: Instance, body: bytes
    ) -> web.StreamResponse:
        model_id, traffic = group.model["model_id"], deployment.traffic
        try:
            async with self._session.request(
                request.method,
                _target(request, instance),
                headers=onward(request.headers),
                data=body or None,
                allow_redirects=False,
            ) as answer:
                response = await relay(request, answer)
        except asyncio.TimeoutError:
            message = f"Service {deployment.name} did not answer within {LONGEST_CALL:g} s."
            traffic.record(model_id, failed=True, detail=message)
            raise Problem(503, NO_BACKEND, message) from None
        except ClientConnectionError:
            raise
        except ClientError as error:
            message = f"Service {deployment.name} answers no HTTP: {error}"
            traffic.record(model_id, failed=True, detail=message)
            raise Problem(503, NO_BACKEND, message) from None
        traffic.record(model_id, failed=response.status >= 400, detail=_detail(response))
        return response


def _target(request: web.Request, instance: Instance) -> URL:
    tail = request.rel_url.raw_path.split("/", 4)[4:]
    query = f"?{request.rel_url.raw_query_string}" if request.rel_url.raw_query_string else ""
    return URL(f"http://127.0.0.1:{instance.port}/{''.join(tail)}{query}", encoded=True)


def _count_failure(deployment: Deployment) -> None:
    """Count a call that no instance answered; it is put down to the first model."""
    for group in deployment.groups[:1]:
        deployment.traffic.record(group.model["model_id"], failed=True)


def _nobody(deployment: Deployment) -> Problem:
    if deployment.status in ("running", "concerning"):
        message = f"No instance of service {deployment.name} is ready; they are being started again."
        return Problem(503, NO_BACKEND, message)
    hint = {"deploying": "Wait until it is running.", "stopped": "Start it first."}.get(deployment.status, "")
    message = f"Service {deployment.name} is {deployment.status}. {hint}".rstrip()
    return Problem(503, UNAVAILABLE, message)


def _not_there(request: web.Request) -> Problem:
    message = f"There is no service at {request.path}. show_service has the access_address of a service."
    return Problem(404, UNKNOWN_URL, message)


def _too_large() -> Problem:
    return Problem(413, TOO_LARGE, f"The request is larger than {LARGEST_BODY >> 20} MB. Send less.")


def _detail(response: web.StreamResponse) -> str:
    """The line that an instance gives its owner beside an error."""
    if response.status < 400 or not isinstance(response, web.Response):
        return ""
    with contextlib.suppress(msgspec.DecodeError, AttributeError, TypeError):
        body: Any = msgspec.json.decode(response.body)  # type: ignore[arg-type]
        return str(body.get("detail", ""))
    return ""


def _failure(problem: Problem) -> web.Response:
    body = {"error_code": problem.code, "error_msg": problem.message}
    return web.Response(
        status=problem.status,
        body=msgspec.json.encode(body),
        headers={"X-Request-Id": os.urandom(16).hex()},
        content_type="application/json",
    )
