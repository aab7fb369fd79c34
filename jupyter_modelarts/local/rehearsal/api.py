"""What strikes calls of the API."""

from __future__ import annotations

import asyncio
import math
from typing import TYPE_CHECKING

from aiohttp import web

from jupyter_modelarts.local.problems import QUOTA_EXHAUSTED, THROTTLED, TOKEN_EXPIRED, Problem

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from jupyter_modelarts.contract.operations import Operation

    from .injection import Injection, Proceed

    Act = Callable[[Injection, web.Request, Proceed], Awaitable[web.StreamResponse]]

MARK = "X-Rehearsed-Fault"
"""The header in which a refusal says that it was asked for."""


def of_modelarts(operation: Operation) -> bool:
    """Every operation but those of IAM, so that signing in goes on."""
    return operation.endpoint == "modelarts"


def creates(operation: Operation) -> bool:
    """What takes up room: jobs, models, services."""
    return of_modelarts(operation) and operation.id.startswith("create_")


def changes(operation: Operation) -> bool:
    """What does something that a caller must not do twice."""
    return of_modelarts(operation) and not operation.reads_only


def refused(status: int, code: str, message: str) -> Act:
    """Answer an error; nothing is carried out."""

    async def act(injection: Injection, _request: web.Request, _proceed: Proceed) -> web.StreamResponse:
        raise _problem(injection, status, code, message)

    return act


async def quota_exhausted(
    injection: Injection, _request: web.Request, _proceed: Proceed
) -> web.StreamResponse:
    """Answer that there may be no more of these; nothing is carried out."""
    raise _problem(injection, 400, QUOTA_EXHAUSTED, "The request exceeds the quota limit.")


async def throttled(injection: Injection, _request: web.Request, _proceed: Proceed) -> web.StreamResponse:
    """Answer 429 and when to come back; nothing is carried out."""
    problem = _problem(injection, 429, THROTTLED, "The throttling threshold has been reached.")
    problem.headers["Retry-After"] = str(math.ceil(injection.delay))
    raise problem


async def expired(injection: Injection, _request: web.Request, _proceed: Proceed) -> web.StreamResponse:
    """Answer that the caller's credentials have expired; nothing is carried out."""
    raise _problem(injection, 401, TOKEN_EXPIRED, "The token has expired. Get a new one from IAM.")


async def gave_up(injection: Injection, _request: web.Request, proceed: Proceed) -> web.StreamResponse:
    """Carry it out, but answer as a gateway that has lost its patience."""
    await proceed()
    raise _problem(injection, 504, "", "The gateway timed out.")


async def slow(injection: Injection, _request: web.Request, proceed: Proceed) -> web.StreamResponse:
    """Let some time pass, then carry it out."""
    await asyncio.sleep(injection.delay)
    return await proceed()


async def lost(_injection: Injection, request: web.Request, proceed: Proceed) -> web.StreamResponse:
    """Carry it out, and cut the connection instead of answering."""
    try:
        await proceed()
    finally:
        if request.transport is not None:
            request.transport.abort()
    return web.Response()


def _problem(injection: Injection, status: int, code: str, message: str) -> Problem:
    problem = Problem(status, code, message)
    problem.headers[MARK] = injection.fault.name
    return problem
