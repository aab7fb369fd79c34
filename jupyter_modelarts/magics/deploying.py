"""`%ma_deploy`, `%ma_services`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from jupyter_modelarts.contract.paths import ObsPath
from jupyter_modelarts.display.i18n import _
from jupyter_modelarts.workflow.job import Detached, Job
from jupyter_modelarts.workflow.service import Service

from .parsing import Line, UsageProblem
from .results import ServiceList
from .training import follow

if TYPE_CHECKING:
    from .house import House

_PASSED_ON = (
    "script",
    "engine",
    "flavor",
    "instances",
    "stop_after",
    "schedule",
    "name",
    "description",
    "allow_secrets",
)
_CHANGES = ("update", "promote", "rollback")


def deploy(house: House, line: Line, _cell: str | None) -> Service | None:
    """Deploy a new service or change one; keep the handle as `service`, wait until it runs."""
    _check(line)
    try:
        if any(line.get(change) for change in _CHANGES):
            return _change(house, line)
        return _new(house, line)
    except Detached as detached:
        print(detached)
    except KeyboardInterrupt:
        print(_("Interrupted. %ma_services shows whether a service was made or changed before that."))
    return None


def _check(line: Line) -> None:
    given = [f"--{change}" for change in _CHANGES if line.get(change)]
    if len(given) > 1:
        message = _("{first} and {second} are two different things.").format(first=given[0], second=given[1])
        raise UsageProblem(message, hint=_("Leave out one of them."))
    if line.get("canary") is not None and not line.get("update"):
        message = _("--canary needs the service that gets the new model.")
        raise UsageProblem(message, hint=_("Add --update SERVICE."))
    if line.get("dry_run") and given:
        message = _("--dry-run shows a new deployment, not {flag}.").format(flag=given[0])
        raise UsageProblem(message, hint=_("Leave out one of them."))
    needless = line.get("promote") or line.get("rollback")
    if needless and line.arguments:
        message = _("{flag} takes no model: {word}.").format(flag=given[0], word=line.arguments[0])
        raise UsageProblem(message, hint=_("To replace the model: %ma_deploy JOB --update SERVICE"))
    if not line.arguments and not needless and line.get("canary") is None:
        message = _("%ma_deploy needs something to deploy.")
        raise UsageProblem(message, hint=_("Give a job, a directory or obs://bucket/directory/."))


def _new(house: House, line: Line) -> Service | None:
    source, options = _source(house, line), _options(line)
    if line.get("dry_run"):
        print("\n".join(house.modelarts.plan_deployment(source, **options)))
        return None
    service = house.modelarts.deploy(source, wait=False, **options)
    house.store(line.get("store", "service"), service)
    if not line.get("no_wait"):
        _wait(service)
    return service


def _change(house: House, line: Line) -> Service:
    """Give a service another configuration; an interrupt leaves that going on."""
    service = house.service(next(line.get(change) for change in _CHANGES if line.get(change)))
    house.store(line.get("store", "service"), service)
    wait = not line.get("no_wait")
    try:
        if line.get("promote"):
            return service.promote(wait=wait)
        if line.get("rollback"):
            return service.rollback(wait=wait)
        return _update(house, line, service, wait)
    except Detached as detached:
        print(detached)
        return service


def _update(house: House, line: Line, service: Service, wait: bool) -> Service:
    percent, options = line.get("canary"), _options(line)
    if not line.arguments:
        return service.canary(None, percent, wait=wait)
    source = _source(house, line)
    if percent is None:
        return service.update(source, wait=wait, **options)
    return service.canary(source, percent, wait=wait, **options)


def _options(line: Line) -> dict[str, Any]:
    options = line.given(*_PASSED_ON)
    if line.get("env"):
        options["envs"] = line.get("env")
    return {**options, "check": False} if line.get("no_check") else options


def _source(house: House, line: Line) -> Any:
    """What a variable holds, else the text: a directory, obs://, a job or a model of that name or id."""
    text = line.arguments[0]
    value = house.variable(text)
    source = value if isinstance(value, (Job, Service, str)) or hasattr(value, "__fspath__") else text
    if isinstance(source, Service):
        message = _("{name} is a service already.").format(name=text)
        raise UsageProblem(message, hint=_("Give a job, a directory or obs://bucket/directory/."))
    if line.get("wait"):
        source = house.job(source) if _is_name(source) else source
        if isinstance(source, Job):
            follow(source)
    return source


def _is_name(source: Any) -> bool:
    """Whether it is the name or id of something, not a place."""
    if not isinstance(source, str) or ObsPath.is_obs(source) or "/" in source:
        return False
    return not Path(source).is_dir()


def _wait(service: Service) -> None:
    try:
        service.wait(report=print)
    except Detached as detached:
        print(detached)


def services(house: House, line: Line, _cell: str | None) -> ServiceList | Service:
    """The newest services, or one of them; on request once it runs."""
    wanted = line.argument(0)
    if wanted is None:
        return ServiceList(house.modelarts.services(**line.given("limit")))
    service = house.service(wanted).refresh()
    if line.get("wait"):
        _wait(service)
    return service
