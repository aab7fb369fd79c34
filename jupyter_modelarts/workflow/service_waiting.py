"""Waiting for a service, until it runs or it is clear that it will not."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

from jupyter_modelarts.display.i18n import _

from .errors import DeployFailed
from .follow import Pace

if TYPE_CHECKING:
    from collections.abc import Callable

    from .platform import Report
    from .service import Service

_ENDED = ("failed", "stopped", "finished", "deleting")
_CONCERNING = "concerning"
_PATIENCE = {True: 10.0, False: 60.0}
"""Seconds for which a service may be `concerning` (some instances are not well) before we give it up, on
the embedded service and in the cloud: an instance that has died is started again."""


def wait_until_running(
    service: Service, *, timeout: float | None, report: Report | None, updated: bool = False
) -> None:
    """Wait until `service` runs (a batch service: has finished), with its `document` kept current.

    `updated`: after a change of its config.
    Raises `DeployFailed` where it ended, runs only in part, or the change did not work.
    """
    deadline = None if timeout is None else time.monotonic() + timeout
    pace = Pace()
    while True:
        left = None if deadline is None else max(0.0, deadline - time.monotonic())
        _wait_once(service, left, Look(service, report))
        result = _newest_result(service)
        if result == "FAIL" and updated:
            raise not_running(service)
        if result != "RUNNING":
            return
        if deadline is not None and time.monotonic() >= deadline:
            raise not_running(service)
        pace.pause(news=False)  # it ran before the change, which has not begun to show


class Look:
    """Keeps a service's document at each look, tells what changed, ends what goes nowhere."""

    def __init__(
        self, service: Service, report: Report | None, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._service = service
        self._report = report
        self._clock = clock
        self._told = ""
        self._since: float | None = None

    def __call__(self, _state: Any, answer: Any) -> None:
        """Take one answer; raises `DeployFailed` where the service settled as `concerning`."""
        service = self._service
        service.document = answer
        self._tell(service)
        if service.status != _CONCERNING:
            self._since = None
        elif self._is_settled(service):
            raise not_running(service)

    def _tell(self, service: Service) -> None:
        progress = service.document.get("progress")
        done = f" {progress} %" if service.status == "deploying" and progress else ""
        line = _("Service {name}: {status}").format(name=service.name, status=service.status) + done
        if self._report and line != self._told:
            self._report(line)
        self._told = line

    def _is_settled(self, service: Service) -> bool:
        """Whether the deployment is over, or it has been like this for long."""
        now = self._clock()
        if self._since is None:
            self._since = now
            return _newest_result(service) == "FAIL"
        return now - self._since > _PATIENCE[service.platform.session.embedded]


def not_running(service: Service) -> DeployFailed:
    """Why it does not run as asked for, and where to look."""
    reason = " ".join(service.error.split()) or _("its status is {status}").format(status=service.status)
    reason = reason.rstrip(".")
    if service.status == _CONCERNING:
        message = _("The service {name} runs only in part: {reason}.")
        hint = _("See its history: %ma_logs {name}; go back: %ma_deploy --rollback {name}")
    else:
        message = _("The service {name} does not run: {reason}.")
        hint = _("See its history: %ma_logs {name}")
    text = message.format(name=service.name, reason=reason)
    return DeployFailed(text, hint=hint.format(name=service.name))


def _wait_once(service: Service, timeout: float | None, look: Look) -> None:
    from jupyter_modelarts.client import WaitError

    batch = service.document.get("infer_type") == "batch"  # it is done when it has finished
    accept = "finished" if batch else "running"
    fail = [state for state in _ENDED if state != accept]
    wish: dict[str, Any] = {"accept": [accept], "fail": fail, "callback": look}
    try:
        path = {"service_id": service.id}
        service.platform.client.wait("create_service", path=path, timeout=timeout, **wish)
    except WaitError:
        raise not_running(service) from None


def _newest_result(service: Service) -> str:
    """SUCCESS, FAIL or RUNNING of the last deployment; empty where the history does not say."""
    newest = max(service.logs(), key=lambda entry: entry.get("update_time") or 0, default={})
    return str(newest.get("result") or "")
