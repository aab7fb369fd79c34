"""HTTP request -> operation -> answer: one path for all operations.

    find the route -> authenticate -> check the project -> rehearsed faults -> validate -> handler -> JSON

Whatever goes wrong leaves as the platform's error body, with `X-Request-Id` on every answer.
"""

from __future__ import annotations

import logging
import os
import sqlite3
from email.utils import formatdate
from typing import TYPE_CHECKING, Any

import msgspec
from aiohttp import web

from jupyter_modelarts.contract.operations import operations
from jupyter_modelarts.errors import is_circumstance

from .call import Call, Identity
from .gateway import apps
from .iam.authentication import authenticate, check_project
from .problems import INTERNAL, NOT_EMULATED, TOO_LARGE, UNKNOWN_URL, Problem, unusable_state
from .registry import handlers
from .rehearsal import administration
from .routes import Routes
from .validation import rules

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from jupyter_modelarts.contract.operations import Endpoint, Operation

    from .call import Reply
    from .embedded import Service
    from .routes import Found

    _Work = Callable[[web.Request], Awaitable[web.StreamResponse]]

LOG = logging.getLogger(__name__)
LARGEST_BODY = 64 * 1024 * 1024
_OPEN = frozenset({"iam_create_token"})
_NOBODY = Identity("", "", "", "", "")
_ENCODER = msgspec.json.Encoder()


def create_app(service: Service, endpoint: Endpoint) -> web.Application:
    """The application of one endpoint: every operation of the contract that lives there."""
    dispatcher = _Dispatcher(service, endpoint)
    app = web.Application(client_max_size=LARGEST_BODY)
    if endpoint == "modelarts":
        app.router.add_route("*", f"{administration.PREFIX}{{path:.*}}", dispatcher.administer)
    app.router.add_route("*", "/{path:.*}", dispatcher.answer)
    return app


class _Dispatcher:
    def __init__(self, service: Service, endpoint: Endpoint) -> None:
        self._service = service
        self._keystone = endpoint == "iam"
        self._routes = Routes(entry for entry in operations().values() if entry.endpoint == endpoint)
        self._handlers = handlers()

    async def answer(self, request: web.Request) -> web.StreamResponse:
        """The answer to a call of an operation; never raises for what a caller did."""
        return await self._guarded(request, self._call)

    async def administer(self, request: web.Request) -> web.StreamResponse:
        """The answer to whoever moves the clock or injects faults."""
        return await self._guarded(request, self._administer)

    async def _guarded(self, request: web.Request, work: _Work) -> web.StreamResponse:
        request_id = os.urandom(16).hex()
        try:
            response = await work(request)
        except Problem as problem:
            response = self._failure(problem, request, request_id)
        except web.HTTPRequestEntityTooLarge:
            message = f"The request body is larger than {LARGEST_BODY >> 20} MiB."
            response = self._failure(Problem(413, TOO_LARGE, message), request, request_id)
        except Exception as error:
            LOG.exception("%s %s, request %s", request.method, request.path, request_id)
            response = self._failure(self._unforeseen(error, request_id), request, request_id)
        response.headers["X-Request-Id"] = request_id
        if self._service.clock.offset_ms:
            response.headers["Date"] = formatdate(self._service.clock.now(), usegmt=True)
        return response

    def _find(self, request: web.Request) -> Found:
        found = self._routes.find(request.rel_url.raw_path)
        if found is None:
            raise Problem(404, UNKNOWN_URL, f"There is no API at {request.path}.")
        return found

    async def _call(self, request: web.Request) -> web.StreamResponse:
        found = self._find(request)
        operation = _operation(found, request)
        raw = await request.read() if request.body_exists else b""
        identity = self._identify(operation, request, raw)
        path = dict(zip(operation.path_parameters, found.values, strict=True))
        check_project(identity, path.get("project_id"))
        rehearsal = self._service.rehearsal
        if rehearsal.active:
            return await rehearsal.answer(
                operation, request, lambda: self._carry_out(operation, path, request, raw, identity)
            )
        return await self._carry_out(operation, path, request, raw, identity)

    async def _carry_out(
        self, operation: Operation, path: dict[str, str], request: web.Request, raw: bytes, identity: Identity
    ) -> web.StreamResponse:
        handler = self._handlers.get(operation.id)
        if handler is None:
            raise _not_emulated(operation)
        body_rule, query_rule = rules(operation)
        query = query_rule.read(request.rel_url.query if request.rel_url.raw_query_string else {})
        body = None if operation.method == "GET" else body_rule.read(raw)
        call = Call(operation, path, query, body, identity, self._service, request.headers)
        return _response(operation, await handler(call))

    async def _administer(self, request: web.Request) -> web.StreamResponse:
        raw = await request.read() if request.body_exists else b""
        authenticate(self._service.iam, self._service.clock, request, raw)
        if request.path == apps.PATH:
            return _json(200, await apps.administer(self._service.apps, self._service.store, request, raw))
        return _json(200, administration.administer(self._service, request, raw))

    def _identify(self, operation: Operation, request: web.Request, raw: bytes) -> Identity:
        if operation.id in _OPEN:
            return _NOBODY
        return authenticate(self._service.iam, self._service.clock, request, raw)

    def _unforeseen(self, error: Exception, request_id: str) -> Problem:
        """What is said of a full disk, and of a bug."""
        of_disk = isinstance(error, OSError) and is_circumstance(error)
        if of_disk or isinstance(error, sqlite3.OperationalError):
            return unusable_state(self._service.state_dir, error)
        message = f"Internal error; the log of the service has more, under request {request_id}."
        return Problem(500, INTERNAL, message)

    def _failure(self, problem: Problem, request: web.Request, request_id: str) -> web.Response:
        found = self._routes.find(request.rel_url.raw_path)
        operation = found.operations.get(request.method) if found else None
        name = operation.id if operation else "no operation"
        LOG.info("%s: %d %s %s, request %s", name, problem.status, problem.code, problem.message, request_id)
        body = _error_body(problem, operation, keystone=self._keystone)
        response = _json(problem.status, body)
        response.headers.update(problem.headers)
        return response


def _operation(found: Found, request: web.Request) -> Operation:
    try:
        return found.operations[request.method]
    except KeyError:
        allowed = ", ".join(sorted(found.operations))
        message = f"{request.method} is not allowed at {request.path}. Allowed: {allowed}."
        raise Problem(405, UNKNOWN_URL, message) from None


def _not_emulated(operation: Operation) -> Problem:
    message = f"The embedded service does not emulate {operation.id}. docs/emulation.md lists what it does."
    return Problem(501, NOT_EMULATED, message)


def _error_body(problem: Problem, operation: Operation | None, *, keystone: bool) -> dict[str, Any]:
    if operation is not None and operation.error_style == "error_message":
        return {"is_success": False, "error_code": problem.code, "error_message": problem.message}
    body: dict[str, Any] = {"error_code": problem.code, "error_msg": problem.message}
    if keystone:
        title = {401: "Unauthorized", 403: "Forbidden", 404: "Not Found"}.get(problem.status, "Bad Request")
        body["error"] = {"code": problem.status, "message": problem.message, "title": title}
    return body


def _response(operation: Operation, reply: Reply) -> web.StreamResponse:
    if isinstance(reply, web.StreamResponse):
        return reply
    status, value = reply if isinstance(reply, tuple) else (operation.success, reply)
    return web.Response(status=status) if value is None else _json(status, value)


def _json(status: int, value: Any) -> web.Response:
    return web.Response(status=status, body=_ENCODER.encode(value), content_type="application/json")
