"""What may be asked for: a JSON object -> a fault in force, or the sentence that says why not."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from jupyter_modelarts.contract.operations import operations
from jupyter_modelarts.contract.paths import ObsPath
from jupyter_modelarts.errors import InvalidArgument
from jupyter_modelarts.local.problems import Problem, bad_request, unknown_choice

from .injection import Injection
from .table import FAULTS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .injection import Fault

_SCOPES = ("operation", "prefix", "job")
_FIELDS = frozenset({"fault", *_SCOPES, "count", "seconds", "delay_seconds"})
_LONGEST = 30 * 24 * 3600.0


def fault_of(name: object) -> Fault:
    """The fault of this name; `Problem` 400 with the nearest one where there is none."""
    found = FAULTS.get(str(name))
    if found is None:
        raise unknown_choice("Fault", str(name), FAULTS)
    return found


def injection_of(body: Any) -> Injection:
    """What `body` asks for; `Problem` 400 where that cannot be."""
    if not isinstance(body, dict):
        raise bad_request("The request body must be an object that names a fault.")
    fault = fault_of(body.get("fault"))
    for name in sorted(body.keys() - _FIELDS):
        raise unknown_choice("Field", name, _FIELDS)
    for scope in _SCOPES:
        if scope != fault.scope and body.get(scope):
            raise bad_request(f"Fault {fault.name} strikes by {fault.scope}: give that instead of {scope}.")
    seconds = _number(body, "seconds", least=0.001)
    return Injection(
        fault,
        operation=_operation(body),
        prefix=_prefix(body),
        job=str(body.get("job") or ""),
        left=_count(body, fault),
        ends=None if seconds is None else time.monotonic() + seconds,
        delay=_delay(body, fault),
    )


def _operation(body: Mapping[str, Any]) -> str:
    given = str(body.get("operation") or "")
    known = [entry.id for entry in operations().values() if entry.endpoint != "obs"]
    if given and given not in known:
        raise unknown_choice("Operation", given, known)
    return given


def _prefix(body: Mapping[str, Any]) -> ObsPath | None:
    given = body.get("prefix")
    if not given:
        return None
    try:
        return ObsPath.parse(str(given))
    except InvalidArgument as error:
        raise bad_request(str(error)) from None


def _count(body: Mapping[str, Any], fault: Fault) -> int | None:
    given = _number(body, "count", least=1)
    if given is not None and given != int(given):
        raise bad_request(f"count must be a whole number, not {given:g}.")
    return fault.count if given is None else int(given)


def _delay(body: Mapping[str, Any], fault: Fault) -> float:
    given = _number(body, "delay_seconds", least=0.0)
    if fault.delay is None:
        if given is not None:
            raise bad_request(f"Fault {fault.name} takes no delay.")
        return 0.0
    return fault.delay.seconds if given is None else given


def _number(body: Mapping[str, Any], name: str, *, least: float) -> float | None:
    given = body.get(name)
    if given is None:
        return None
    if isinstance(given, bool) or not isinstance(given, (int, float)) or not least <= given <= _LONGEST:
        raise bad_request(f"{name} must be a number of at least {least:g}, not {given!r}.")
    return float(given)


__all__ = ["Problem", "fault_of", "injection_of"]
