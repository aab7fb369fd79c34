"""Deploying: find the model, complete its package, start it here once, import it, create the service.

deploy_source    a job's outputs, a local directory or obs:// -> a package
deploy_package   what is missing is made, shown and written
deploy_check     the package is started on this machine
deploy_model     POST /v1/{project_id}/models, wait until it is published
serve            POST /v1/{project_id}/services, wait until it runs
update           PUT /v1/{project_id}/services/{service_id} with the new model
"""

from __future__ import annotations

import json
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from jupyter_modelarts.display.i18n import _
from jupyter_modelarts.errors import InvalidArgument

from . import service_config
from .deploy_check import LARGEST_CHECKED, check
from .deploy_model import Model, next_version, publish, published, request
from .deploy_options import DEFAULT_FLAVOR, Options, Schedule, default_schedule
from .deploy_package import Prepared, on_this_machine, prepare, refuse_secrets, shown, upload, write_missing
from .deploy_source import Source, expect_source, locate
from .service import Service

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .platform import Platform, Report
    from .service_config import Entry

__all__ = ["Model", "Options", "Source", "deploy", "plan", "update"]

_NOT_CHECKED = ("Image",)
_UNITS = {"DAYS": "d", "HOURS": "h", "MINUTES": "min"}


def deploy(
    platform: Platform,
    source: Source | Model,
    *,
    wait: bool = True,
    timeout: float | None = None,
    report: Report | None = None,
    **options: Any,
) -> Service:
    """Deploy the model of a completed job, of a local directory, of a directory in OBS, or a published one.

    `options` are the fields of `Options`.  Waits until the model is published and, with `wait`, until the
    service runs (`timeout` in seconds); `report` is told what happens.  Raises `PackageError` where
    something is missing that only the user can give or the package does not start here, `DeployFailed`
    where the platform gives up.
    """
    tell = report or _nobody
    wanted = Options(**options)
    model = _modelled(platform, source, wanted, "", tell)
    body = _body(wanted.name or model.name, model, wanted)
    service_id = platform.client.call("create_service", body=body)["service_id"]
    service = Service(platform, {"service_id": service_id, "service_name": body["service_name"]}).refresh()
    tell(_planned_stop(body.get("schedule") or []))
    return service.wait(timeout=timeout, report=report) if wait else service


def update(
    service: Service,
    source: Source | Model,
    *,
    percent: int | None = None,
    wait: bool = True,
    timeout: float | None = None,
    report: Report | None = None,
    **options: Any,
) -> Service:
    """Give a service another model: with all requests, or with `percent` of them beside the present one.

    `source` and `options` as for `deploy`, without `name`.  What options leave open (flavor, instances,
    variables, planned stop) stays as it is.
    """
    if options.get("name"):
        message = _("An update cannot name the service.")
        raise InvalidArgument(message, hint=_("Leave out the name."))
    check_percent(percent)
    tell = report or _nobody
    wanted = Options(**options)
    config = service.refresh().config
    name = next((str(row["model_name"]) for row in config if row.get("model_name")), service.name)
    model = _modelled(service.platform, source, wanted, name, tell)
    entry = {"model_id": model.id, **_said(wanted)}
    present = service_config.written(config)
    asked = service_config.replaced(present, entry)
    if percent is not None:
        asked = service_config.split(present, entry, percent)
    more: dict[str, Any] = {"schedule": wanted.planned} if wanted.says_when_to_stop else {}
    if wanted.description:
        more["description"] = wanted.description
    return service.configure(asked, wait=wait, timeout=timeout, report=report, **more)


def check_percent(percent: int | None) -> None:
    """Raise `InvalidArgument` for what can be no share of the requests."""
    if percent is not None and not 0 < percent < 100:
        message = _("{percent} % is no share of the requests for a new model.").format(percent=percent)
        raise InvalidArgument(message, hint=_("Give 1 to 99; without a share it gets all of them."))


def plan(platform: Platform, source: Source | Model, **options: Any) -> list[str]:
    """What `deploy` would write and send, as lines of text; nothing is written, sent or started."""
    wanted = Options(**options)
    model, lines = (source, []) if isinstance(source, Model) else _planned_model(platform, source, wanted)
    body = _body(wanted.name or model.name, model, wanted)
    return [*lines, _("# --- the service"), _indented(body)]


def _planned_model(platform: Platform, source: Source, options: Options) -> tuple[Model, list[str]]:
    expect_source(source)
    prepared = prepare(platform, locate(platform, source), options)
    version = next_version(platform, prepared.name)
    replaced = _("# --- {file} of the package is replaced")
    place = prepared.source_location or _("<a directory named by the hash of its content>")
    body = request(prepared.name, version, place, prepared.model_type)
    lines = [*shown(prepared), *(replaced.format(file=name) for name in prepared.replaced)]
    model = Model(_("<the id of the model>"), prepared.name, version)
    return model, [*lines, _("# --- the model"), _indented(body)]


def _indented(body: Mapping[str, Any]) -> str:
    return json.dumps(body, indent=2, ensure_ascii=False)


# the model


def _modelled(platform: Platform, source: Source | Model, options: Options, name: str, tell: Report) -> Model:
    """The published model of `source`; a package becomes the next version of `name`, where that is given."""
    if isinstance(source, Model):
        return published(platform, source, tell)
    expect_source(source)
    prepared = prepare(platform, locate(platform, source), options)
    if name:
        prepared = replace(prepared, name=name)
    refuse_secrets(prepared)
    for line in shown(prepared):
        tell(line)
    write_missing(prepared, tell)
    if options.check:
        _check(platform, prepared, options, tell)
    directory = upload(platform, prepared, tell)
    return publish(platform, prepared.name, directory, prepared.model_type, tell)


def _check(platform: Platform, prepared: Prepared, options: Options, tell: Report) -> None:
    if prepared.model_type in _NOT_CHECKED:
        return
    if prepared.located.local is None:
        size = platform.obs.usage(prepared.located.package.directory).bytes
        if size > LARGEST_CHECKED:
            message = _("Not checked: the package has {count} MB, too much to fetch it for that.")
            tell(message.format(count=size >> 20))
            return
    with on_this_machine(platform, prepared) as directory:
        check(platform, directory, options.envs or {}, tell)


# the service


def _body(name: str, model: Model, options: Options) -> dict[str, Any]:
    start: Entry = {"specification": DEFAULT_FLAVOR, "instance_count": 1}
    entry = {"model_id": model.id, "weight": 100, **start, **_said(options)}
    body: dict[str, Any] = {"service_name": name, "infer_type": "real-time", "config": [entry]}
    if options.description:
        body["description"] = options.description
    schedule = options.planned if options.says_when_to_stop else default_schedule()
    return {**body, "schedule": schedule} if schedule else body


def _said(options: Options) -> Entry:
    """What was said about the instances."""
    said = {
        "specification": options.flavor,
        "instance_count": options.instances,
        "envs": dict(options.envs) if options.envs else None,
    }
    return {name: value for name, value in said.items() if value is not None}


def _planned_stop(schedule: Schedule) -> str:
    entry = next(iter(schedule), None)
    if entry is None:
        return _("It runs until somebody stops it: no time to live is set.")
    time = f"{entry['duration']} {_UNITS.get(entry['time_unit'], entry['time_unit'])}"
    text = _("It stops by itself after {time} (another time: --stop-after 30m; none: --stop-after never).")
    return text.format(time=time)


def _nobody(_line: str) -> None:
    """Nobody wants to know."""
