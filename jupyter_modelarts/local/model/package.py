"""A model package, checked as the platform checks it, one plain sentence per fault.

locate    the directory model/ below source_location, its files, exactly one config.json, its size
examine   what config.json and the service script say
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from jupyter_modelarts.contract import limits
from jupyter_modelarts.local.inference.dependencies import is_wheel
from jupyter_modelarts.local.inference.packages import CONFIG, SCRIPT
from jupyter_modelarts.local.problems import bad_request

from . import config, fields, script
from .config import Config
from .faults import BAD_CONFIG, NO_PACKAGE, TOO_LARGE, fault

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jupyter_modelarts.local.problems import Problem

    from .places import Place

DIRECTORY = "model"
LARGEST = limits.MODEL_BYTES
"""Bytes of a package, the platform's quota for one model."""
_LARGEST_TEXT = limits.MIB


@dataclass(frozen=True)
class Located:
    """The directory `model/`; `files` are sizes in bytes by path below it."""

    place: Place
    files: Mapping[str, int]

    @property
    def size(self) -> int:
        """Bytes of all files."""
        return sum(self.files.values())


async def locate(place: Place, hint: str = "") -> Located:
    """Find the package below `place`, the parent of `model/` or that directory itself.

    `hint` is the way out where nothing is there.  `Problem` 3015, 3016, 3044.
    """
    try:
        return await _located(place, hint)
    except OSError as error:
        reason = error.strerror or str(error)
        raise fault(NO_PACKAGE, place.shown, f"it cannot be read ({reason})", "make it readable") from None


async def _located(place: Place, hint: str) -> Located:
    if not await place.exists():
        raise fault(NO_PACKAGE, place.shown, "it does not exist", hint or "check source_location")
    below = place.below(DIRECTORY)
    for directory in (below, place) if place.name == DIRECTORY else (below,):
        files = await directory.files()
        if files:
            located = Located(directory, files)
            _check_layout(located)
            return located
    raise _nothing(place, await place.top(), hint)


def _nothing(place: Place, top: set[str], hint: str) -> Problem:
    what = f"there is no directory {DIRECTORY}/ with files"
    other = next((name for name in sorted(top) if name.lower() == f"{DIRECTORY}/"), None)
    if CONFIG in top:
        hint = f"move {CONFIG} and what is beside it into {place.below(DIRECTORY).shown}"
    elif other and other != f"{DIRECTORY}/":
        hint = f"rename {other} to {DIRECTORY}/"
    usual = f"put the weights, {CONFIG} and {SCRIPT} into {place.below(DIRECTORY).shown}"
    return fault(NO_PACKAGE, place.shown, what, hint or usual)


def _check_layout(located: Located) -> None:
    _check_configs(located.place.shown, _named(located, CONFIG), located)
    scripts = _named(located, SCRIPT)
    if len(scripts) > 1:
        what = f"there are {len(scripts)} files {SCRIPT} ({', '.join(scripts)})"
        raise fault(NO_PACKAGE, located.place.shown, what, "keep the one at its top")
    if scripts not in ([], [SCRIPT]):
        what = f"{SCRIPT} must stand in it, not in {scripts[0].rpartition('/')[0]}/"
        raise fault(NO_PACKAGE, located.place.shown, what, "move it")
    if located.size > LARGEST:
        size = located.size / limits.GIB
        largest = max(located.files, key=lambda name: located.files[name])
        what = f"the package has {size:.1f} GB, more than {LARGEST / limits.GIB:.0f} GB"
        raise fault(TOO_LARGE, located.place.shown, what, f"make it smaller, {largest} above all")


def _check_configs(shown: str, configs: list[str], located: Located) -> None:
    if not configs:
        near = next((name for name in sorted(located.files) if name.lower() == CONFIG), None)
        way_out = f"rename {near}" if near else "write one with model_algorithm and model_type"
        raise fault(BAD_CONFIG, shown, f"there is no {CONFIG}", way_out)
    if len(configs) > 1:
        what = f"there are {len(configs)} files {CONFIG} ({', '.join(configs)})"
        raise fault(BAD_CONFIG, shown, what, "keep exactly one")
    if configs != [CONFIG]:
        where = configs[0].rpartition("/")[0]
        raise fault(BAD_CONFIG, shown, f"{CONFIG} must stand in it, not in {where}/", "move it")
    if located.files[CONFIG] > _LARGEST_TEXT:
        raise fault(BAD_CONFIG, shown, f"{CONFIG} is larger than 1 MB", "keep weights in files of their own")


def _named(located: Located, name: str) -> list[str]:
    return sorted(path for path in located.files if path.rpartition("/")[2] == name)


async def examine(located: Located, given: Mapping[str, Any]) -> Config:
    """What the package says, with what the request says over it, all of it checked.

    `given` are fields of the request in the form of config.json, `model_type` among them.
    `Problem` 3015, 3016.
    """
    written = config.read(await located.place.read(CONFIG))
    alone = Config(written, {})
    fields.check(alone)
    if alone.model_type != given["model_type"]:
        what = f"model_type is {alone.model_type} here and {given['model_type']} in the request"
        raise alone.fault(["model_type"], what, "make them the same")
    merged = Config(written, {name: value for name, value in given.items() if name != "model_type"})
    if merged.given:
        fields.check(merged)
    _check_wheels(located, merged)
    if not merged.runs_container and SCRIPT in located.files:
        await _check_script(located)
    return merged


def _check_wheels(located: Located, merged: Config) -> None:
    for index, entry in enumerate(merged.values.get("dependencies") or ()):
        for number, package in enumerate(entry.get("packages") or ()):
            name = package["package_name"]
            if is_wheel(name) and name not in located.files:
                path = "dependencies", index, "packages", number
                raise merged.fault(path, f"{name} is not in the package", f"put it beside {CONFIG}")


async def _check_script(located: Located) -> None:
    if located.files[SCRIPT] > _LARGEST_TEXT:
        place = located.place.shown
        raise fault(NO_PACKAGE, place, f"{SCRIPT} is larger than 1 MB", "keep data in files of its own")
    await asyncio.to_thread(script.check, await located.place.read(SCRIPT), located.files)


def check_given(given: Mapping[str, Any]) -> Config:
    """An image without a package: what the request says of it."""
    found = Config(None, given)
    fields.check(found)
    return found


def check_execution_code(execution_code: str | None, located: Located) -> None:
    """Refuse a script that the request names and the package lacks."""
    if execution_code and SCRIPT not in located.files:
        where = f"{located.place.shown}{SCRIPT}"
        raise bad_request(f"execution_code names {execution_code}, but there is no {where}.", NO_PACKAGE)
