"""Which instance answers, who is asked when one does not, and what the caller is told when none does."""

from __future__ import annotations

import asyncio
import logging
from typing import TYPE_CHECKING, Any

import msgspec

from jupyter_modelarts.contract import limits
from jupyter_modelarts.local.problems import Problem

from .exchange import Cut, Exchange
from .heads import BadHead
from .upstream import Refused, address_of

if TYPE_CHECKING:
    from jupyter_modelarts.local.service.deployment import Deployment
    from jupyter_modelarts.local.service.group import Group
    from jupyter_modelarts.local.service.instance import Instance

    from .exchange import Outcome
    from .request import Request
    from .upstream import Pool

LOG = logging.getLogger(__name__)
LONGEST_CALL = float(limits.PREDICT_SECONDS)
"""Seconds until the answer of an instance begins, and between two pieces of it."""

NOT_REAL_TIME = "ModelArts.4201"
UNAVAILABLE = "ModelArts.4203"
THROTTLED = "ModelArts.4206"
FORWARDING_FAILED = "ModelArts.4302"
NO_BACKEND = "ModelArts.4503"

# An instance that refuses a connection has not seen the request: another may have it.  One that cuts the
# connection may have died of the request: one more try, not one per instance.
_TRIES = 4
_A_CUT = 2
_PAUSE = 0.02
_KEPT = 1024 * 1024
"""Bytes of a body that is read whole, so that another instance can have it; more goes on as it comes."""


async def forward(request: Request, deployment: Deployment, pool: Pool) -> None:
    """Have an instance answer.  Raises `Problem` while nothing was sent."""
    _check(deployment)
    if request.content is None and request.body.length is not None and request.body.length <= _KEPT:
        await request.whole()
    tries, refused = _TRIES, 0
    tried: list[Instance] = []
    while tries > 0:
        picked = deployment.pick(tried)
        if picked is None:
            _count_failure(deployment)
            raise _nobody(deployment)
        group, instance = picked
        instance.in_flight += 1
        try:
            await _ask(request, deployment, group, instance, pool)
            return
        except (Refused, Cut) as error:
            instance.suspect = True
            tried.append(instance)
            LOG.info("service %s, %s: %s", deployment.name, instance.base_url, error)
            await _check_protocol(deployment, group, instance)
            refused += isinstance(error, Refused)
            tries -= 1 if isinstance(error, Refused) else _A_CUT
            if not request.repeatable:
                break
            await asyncio.sleep(_PAUSE)
        finally:
            instance.in_flight -= 1
    _count_failure(deployment)
    wrong = await instance.wrong_protocol()
    if wrong:
        raise Problem(503, NO_BACKEND, wrong)
    raise _unreachable(deployment, only_refused=refused == _TRIES)


def _check(deployment: Deployment) -> None:
    """Refuse what the dispatcher refuses without asking an instance."""
    if deployment.infer_type != "real-time":
        message = f"Service {deployment.name} is a {deployment.infer_type} service: it cannot be called."
        raise Problem(404, NOT_REAL_TIME, message)
    pause = deployment.flow.refused()
    if pause:
        limit = deployment.flow.limit
        message = f"Service {deployment.name} takes {limit} requests a second. Call less often."
        raise _later(Problem(429, THROTTLED, message), pause)
    pause = deployment.breaker.open_for()
    if pause:
        message = (
            f"Due to self protection service {deployment.name} is not asked for now: "
            f"its instances refused {deployment.breaker.failures} connections in a row."
        )
        raise _later(Problem(500, FORWARDING_FAILED, message), pause)


def _later(problem: Problem, seconds: float) -> Problem:
    problem.headers["Retry-After"] = str(max(1, round(seconds)))
    return problem


async def _check_protocol(deployment: Deployment, group: Group, instance: Instance) -> None:
    """Say so where the instance fails because it is spoken to in the wrong protocol."""
    message = await instance.wrong_protocol()
    if message:
        deployment.traffic.record(group.model["model_id"], failed=True, detail=message)
        raise Problem(503, NO_BACKEND, message)


async def _ask(
    request: Request, deployment: Deployment, group: Group, instance: Instance, pool: Pool
) -> None:
    model_id, traffic = group.model["model_id"], deployment.traffic
    try:
        outcome = await Exchange(request, pool, address_of(instance.base_url), LONGEST_CALL).run()
    except asyncio.TimeoutError:
        message = f"Service {deployment.name} did not answer within {LONGEST_CALL:g} s."
        traffic.record(model_id, failed=True, detail=message)
        raise Problem(503, NO_BACKEND, message) from None
    except BadHead as error:
        await _check_protocol(deployment, group, instance)
        message = f"Service {deployment.name} answers no HTTP: {error}."
        traffic.record(model_id, failed=True, detail=message)
        raise Problem(503, NO_BACKEND, message) from None
    instance.suspect = False
    deployment.breaker.worked()
    traffic.record(model_id, failed=outcome.status >= 400, detail=_detail(outcome))


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


def _unreachable(deployment: Deployment, *, only_refused: bool) -> Problem:
    if only_refused:
        deployment.breaker.failed()
        message = f"Gateway forwarding error: the instances of service {deployment.name} refuse connections."
        return Problem(500, FORWARDING_FAILED, f"{message} Look at their log.")
    return Problem(503, NO_BACKEND, f"Service {deployment.name} does not answer. It is being started again.")


def _detail(outcome: Outcome) -> str:
    """The line that an instance gives its owner beside an error."""
    if not outcome.body:
        return ""
    try:
        body: Any = msgspec.json.decode(outcome.body)
    except msgspec.DecodeError:
        return ""
    return str(body.get("detail", "")) if isinstance(body, dict) else ""
