"""`%ma_deploy`, `%ma_services`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from jupyter_modelarts.display.i18n import _
from jupyter_modelarts.workflow.job import Detached, Job
from jupyter_modelarts.workflow.service import Service

from .parsing import Line, UsageProblem
from .results import ServiceList
from .training import follow

if TYPE_CHECKING:
    import os

    from .house import House

_PASSED_ON = ("script", "engine", "flavor", "instances", "stop_after", "name", "description", "allow_secrets")


def deploy(house: House, line: Line, _cell: str | None) -> Service:
    """Deploy, keep the handle as `service`, wait until it runs."""
    source = _source(house, line.arguments[0])
    if isinstance(source, Job) and line.get("wait"):
        follow(source)
    service = house.modelarts.deploy(source, wait=False, report=print, **line.given(*_PASSED_ON))
    house.store(line.get("store", "service"), service)
    if not line.get("no_wait"):
        try:
            service.wait(report=print)
        except Detached as detached:
            print(detached)
    return service


def _source(house: House, text: str) -> Job | str | os.PathLike[str]:
    """What a variable holds, else a directory or obs://, else a job of that name or id."""
    value = house.variable(text)
    if isinstance(value, Job):
        return value
    if isinstance(value, Service):
        message = _("{name} is a service already.").format(name=text)
        raise UsageProblem(message, hint=_("Give a job, a directory or obs://bucket/directory/."))
    return value if isinstance(value, str) or hasattr(value, "__fspath__") else text


def services(house: House, line: Line, _cell: str | None) -> ServiceList | Service:
    """The newest services, or one of them."""
    wanted = line.argument(0)
    if wanted is not None:
        return house.service(wanted).refresh()
    return ServiceList(house.modelarts.services(**line.given("limit")))
