"""The way to clock and faults over HTTP: below `/embedded/`, where the platform has nothing.

    GET    /embedded/rehearsal            what can be injected, what is in force, the clock
    POST   /embedded/faults               put one in force
    DELETE /embedded/faults[?fault=NAME]  end all, or those of one name
    PUT    /embedded/clock                {"advance_ms": n} | {"set_ms": n} | {"reset": true}

Signed and checked as every call of the API.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec

from jupyter_modelarts.local.problems import UNKNOWN_URL, Problem, bad_request

from .requests import fault_of, injection_of
from .table import FAULTS

if TYPE_CHECKING:
    from aiohttp import web

    from jupyter_modelarts.local.embedded import Service

PREFIX = "/embedded/"
_EARLIEST_MS, _LATEST_MS = 0, 32_503_680_000_000  # 1970 and 3000, what dates of every client can say


def administer(service: Service, request: web.Request, raw: bytes) -> dict[str, Any]:
    """Do what an authenticated request asks for; `Problem` where that cannot be."""
    asked = request.method, request.path.removeprefix(PREFIX)
    if asked == ("POST", "faults"):
        injection = injection_of(_body(raw))
        service.rehearsal.inject(injection)
        return {"injected": injection.row()}
    if asked == ("DELETE", "faults"):
        name = request.rel_url.query.get("fault")
        return {"cleared": service.rehearsal.clear(fault_of(name).name if name else None)}
    if asked == ("PUT", "clock"):
        _move(service, _body(raw))
    elif asked != ("GET", "rehearsal"):
        raise Problem(404, UNKNOWN_URL, f"There is no {request.method} {request.path}.")
    return report(service)


def report(service: Service) -> dict[str, Any]:
    """What can be injected, what is in force, the clock."""
    clock = service.clock
    return {
        "clock": {"now_ms": clock.now_ms(), "offset_ms": clock.offset_ms},
        "in_force": service.rehearsal.in_force(),
        "faults": [fault.row() for fault in FAULTS.values()],
    }


def _move(service: Service, body: Any) -> None:
    ways = {"advance_ms", "set_ms", "reset"}
    if not isinstance(body, dict) or len(body) != 1 or not body.keys() <= ways:
        raise bad_request("Say one of advance_ms, set_ms and reset.")
    ((way, value),) = body.items()
    if way == "reset":
        service.clock.reset()
        return
    if isinstance(value, bool) or not isinstance(value, int):
        raise bad_request(f"{way} must be a whole number of milliseconds.")
    moment = value if way == "set_ms" else service.clock.now_ms() + value
    if not _EARLIEST_MS <= moment < _LATEST_MS:
        raise bad_request("The clock goes from the year 1970 to the year 2999.")
    service.clock.set(moment)


def _body(raw: bytes) -> Any:
    try:
        return msgspec.json.decode(raw)
    except msgspec.DecodeError as error:
        raise bad_request(f"The request body is not JSON: {error}.") from None
