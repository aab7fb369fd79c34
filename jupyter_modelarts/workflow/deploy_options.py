"""What a person may say about a deployment, checked before anything is sent."""

from __future__ import annotations

import math
import os
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from jupyter_modelarts.config import STOP_AFTER, checked
from jupyter_modelarts.contract.paths import ObsPath
from jupyter_modelarts.display.i18n import _
from jupyter_modelarts.errors import InvalidArgument

from .package import known_model_types, model_type_of

DEFAULT_FLAVOR = "modelarts.vm.cpu.2u"
NEVER = "never"
_NAME = re.compile(r"[A-Za-z\u4e00-\u9fff][A-Za-z0-9_\u4e00-\u9fff-]{0,63}")
_VARIABLE = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")
_TIME = re.compile(r"(\d+)\s*(d|h|m|min)")
_CLOCK = re.compile(r"([01]?\d|2[0-3]):([0-5]\d)")
_UNITS = {"d": "DAYS", "h": "HOURS", "m": "MINUTES", "min": "MINUTES"}

Schedule = list[dict[str, Any]]


@dataclass(frozen=True)
class Options:
    """What may be said about a deployment.

    `script` is the path of the service script, local or obs://.  `stop_after` is a time such as 2h, or
    never; `schedule` a time of day such as 18:30, or the platform's own list.  `check` is whether the
    package is started here first.  `instances` and `flavor` that are None mean one of the smallest, and
    for an update those of the service.
    """

    name: str | None = None
    script: str | os.PathLike[str] | None = None
    engine: str | None = None
    instances: int | None = None
    flavor: str | None = None
    envs: Mapping[str, str] | None = None
    stop_after: str | None = None
    schedule: str | Sequence[Mapping[str, Any]] | None = None
    description: str = ""
    allow_secrets: bool = False
    check: bool = True
    planned: Schedule = field(init=False, default_factory=list)
    """The planned stop, as asked for; empty where nothing was asked for, or `never`."""

    def __post_init__(self) -> None:
        _check_name(self.name)
        _check_engine(self.engine)
        _check_script(self.script)
        _check_instances(self.instances)
        _check_envs(self.envs or {})
        object.__setattr__(self, "planned", _planned(self.stop_after, self.schedule))

    @property
    def says_when_to_stop(self) -> bool:
        """Whether anything was said about the end of the service."""
        return self.stop_after is not None or self.schedule is not None


def _check_name(name: str | None) -> None:
    if name is not None and not _NAME.fullmatch(name):
        message = _("The service name {name!r} is not allowed.").format(name=name)
        raise InvalidArgument(message, hint=_("Begin with a letter; use up to 64 letters, digits, - and _."))


def _check_engine(engine: str | None) -> None:
    if engine is not None and not model_type_of(engine):
        message = _("There is no model type {name}.").format(name=engine)
        raise InvalidArgument(message, hint=_("Give one of {names}.").format(names=known_model_types()))


def _check_script(script: str | os.PathLike[str] | None) -> None:
    if script is None or ObsPath.is_obs(os.fspath(script)) or Path(script).expanduser().is_file():
        return
    message = _("The service script {path} is not there.").format(path=script)
    raise InvalidArgument(message, hint=_("Give the path of a .py file: --script FILE.py."))


def _check_instances(instances: int | None) -> None:
    if instances is not None and instances < 1:
        raise InvalidArgument(_("A service needs at least one instance."), hint=_("Say --instances N."))


def _check_envs(envs: Mapping[str, Any]) -> None:
    for name, value in envs.items():
        if not _VARIABLE.fullmatch(name):
            message = _("The environment variable {name!r} is not allowed.").format(name=name)
            raise InvalidArgument(message, hint=_("Use letters, digits and _; begin with a letter."))
        if not isinstance(value, str):
            message = _("The environment variable {name} has no text as its value.").format(name=name)
            raise InvalidArgument(message, hint=_("Write -e {name}=VALUE.").format(name=name))
        if value != value.strip():
            message = _("The environment variable {name} has a blank at an end of its value.")
            raise InvalidArgument(message.format(name=name), hint=_("Leave it out."))


def default_schedule() -> Schedule:
    """The planned stop of a service of which nobody said when to stop: a setting, at first 2 hours."""
    setting = STOP_AFTER
    value = checked(setting, os.environ.get(setting.variable) or setting.default, setting.variable)
    return stop_after(str(value))


def stop_after(text: str) -> Schedule:
    """The planned stop `text` after the start: a number with d, h or m; nothing for `never`."""
    wanted = text.strip().lower()
    if wanted == NEVER:
        return []
    match = _TIME.fullmatch(wanted)
    if match is None or int(match[1]) < 1:
        message = _("{text!r} is no time after which to stop.").format(text=text)
        raise InvalidArgument(message, hint=_("Write for example 30m, 2h, 1d or never."))
    return [{"type": "stop", "time_unit": _UNITS[match[2]], "duration": int(match[1])}]


def stop_at(text: str, now: datetime) -> Schedule:
    """The planned stop at the next `HH:MM` by the clock of this machine."""
    match = _CLOCK.fullmatch(text.strip())
    if match is None:
        message = _("{text!r} is no time of day at which to stop.").format(text=text)
        raise InvalidArgument(
            message, hint=_("Write for example 18:30; for a length of time --stop-after 2h.")
        )
    moment = now.replace(hour=int(match[1]), minute=int(match[2]), second=0, microsecond=0)
    if moment <= now:
        moment += timedelta(days=1)
    minutes = math.ceil((moment - now).total_seconds() / 60)
    return [{"type": "stop", "time_unit": "MINUTES", "duration": minutes}]


def _planned(after: str | None, schedule: str | Sequence[Mapping[str, Any]] | None) -> Schedule:
    if after is not None and schedule is not None:
        message = _("Both a length of time and a time of day are given for the stop.")
        raise InvalidArgument(message, hint=_("Leave out --stop-after or --schedule."))
    if after is not None:
        return stop_after(after)
    if isinstance(schedule, str):
        return stop_at(schedule, datetime.now().astimezone())
    return [dict(entry) for entry in schedule or ()]
