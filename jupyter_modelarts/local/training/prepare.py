"""Before a task runs: its directories, its code, its inputs, and the plan its supervisor follows."""

from __future__ import annotations

import asyncio
import importlib.util
import json
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jupyter_modelarts.contract.paths import ObsPath
from jupyter_modelarts.local.catalog import find_engine
from jupyter_modelarts.local.obs.errors import ObsProblem

from . import requirements, runner
from .environment import (
    arguments,
    channel_path,
    channels,
    code_path,
    command_line,
    environment,
    interpreter_of,
    working_directory,
)
from .log import say
from .outcome import TaskFailure, explain_os_error
from .waiting import together

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jupyter_modelarts.local.obs.storage import ObjectStore

    from .environment import Surroundings
    from .layout import TaskLayout


@dataclass(frozen=True, slots=True)
class Plan:
    """What the supervisor runs; `environment` holds secrets and is handed over without a file."""

    steps: tuple[dict[str, Any], ...]
    environment: Mapping[str, str]
    log: Path
    grace: float

    def write(self, path: Path) -> None:
        """Write everything but the environment."""
        path.write_text(json.dumps({"steps": self.steps, "log": str(self.log), "grace": self.grace}))


async def prepare(objects: ObjectStore, layout: TaskLayout, algorithm: Mapping[str, Any]) -> None:
    """Make the tree of a task and fetch code and inputs, side by side; raises `TaskFailure`."""
    try:
        await asyncio.to_thread(layout.make)
    except OSError as error:
        raise TaskFailure(
            explain_os_error("making the directories of the job", error, layout.root)
        ) from error
    fetching = [_fetch_code(objects, layout, algorithm)]
    fetching += [_fetch_input(objects, layout, entry) for entry in algorithm.get("inputs") or ()]
    await together(*fetching)
    for kind, channel in channels(algorithm):
        if kind == "outputs":
            channel_path(layout, kind, channel).mkdir(parents=True, exist_ok=True)


async def _fetch_code(objects: ObjectStore, layout: TaskLayout, algorithm: Mapping[str, Any]) -> None:
    directory = code_path(layout, algorithm)
    if directory is not None:
        await _fetch(objects, layout, "code", ObsPath.parse(algorithm["code_dir"]), directory)


async def _fetch_input(objects: ObjectStore, layout: TaskLayout, channel: Mapping[str, Any]) -> None:
    source = ObsPath.parse(remote_url(channel))
    directory = channel_path(layout, "inputs", channel)
    await _fetch(objects, layout, f"training input(parameter name: {channel['name']})", source, directory)


def remote_url(channel: Mapping[str, Any]) -> str:
    """The OBS path of a channel; empty where it has none."""
    remote = channel.get("remote") or {}
    place = remote.get("obs") or remote.get("dataset") or {}
    return str(place.get("obs_url") or "")


async def _fetch(
    objects: ObjectStore, layout: TaskLayout, what: str, source: ObsPath, directory: Path
) -> None:
    begun = time.monotonic()
    try:
        await _download(objects, source, directory)
    except ObsProblem as problem:
        raise TaskFailure(f"Download {what} from {source.url} failed: {problem.message}") from problem
    except OSError as error:
        message = explain_os_error(f"downloading {what} from {source.url}", error, layout.root)
        raise TaskFailure(message) from error
    say(layout.log, f"[{layout.task}][time used: {time.monotonic() - begun:.3f}s] Download {what} finished.")


async def _download(objects: ObjectStore, source: ObsPath, directory: Path) -> None:
    if not source.is_directory and await objects.head(source.bucket, source.key):
        await objects.get_file(source.bucket, source.key, directory / source.name)
    else:
        await objects.download_prefix(source.bucket, source.as_directory().key, directory)


def make_plan(
    layout: TaskLayout,
    algorithm: Mapping[str, Any],
    hosts: int,
    index: int,
    surroundings: Surroundings,
    environments: Path,
    grace: float,
) -> Plan:
    """What to run for a prepared task; raises `TaskFailure` when its engine cannot be had here."""
    interpreter = interpreter_of(algorithm)
    steps = []
    found = _required(layout, algorithm)
    if found is None:
        check_framework(algorithm)
    else:
        made = requirements.environment_directory(environments, found)
        interpreter = requirements.interpreter(made)
        if not requirements.is_complete(made):
            steps.append(_install(made, found))
    directory = working_directory(layout, algorithm)
    directory.mkdir(parents=True, exist_ok=True)
    program = command_line(layout, algorithm, interpreter, arguments(algorithm, layout))
    steps.append({"name": "training", "argv": program, "cwd": str(directory)})
    variables = environment(layout, algorithm, hosts, index, surroundings, interpreter)
    return Plan(tuple(steps), variables, layout.log, grace)


def _required(layout: TaskLayout, algorithm: Mapping[str, Any]) -> Path | None:
    """The requirements of a preset engine's job; custom images and interpreters bring their own packages."""
    code = code_path(layout, algorithm)
    own = "MA_SCRIPT_INTERPRETER" in (algorithm.get("environments") or {})
    if code is None or own or algorithm.get("command"):
        return None
    return requirements.requirements_file(code)


def _install(environment_directory: Path, file: Path) -> dict[str, Any]:
    program = [sys.executable, "-I", requirements.__file__, str(environment_directory), str(file)]
    return {
        "name": "requirements",
        "argv": [*program, *requirements.parent_paths()],
        "cwd": str(file.parent),
    }


def check_framework(algorithm: Mapping[str, Any]) -> None:
    """Raise `TaskFailure` when the framework of a preset engine is not installed in this Python."""
    engine = algorithm.get("engine") or {}
    own = "MA_SCRIPT_INTERPRETER" in (algorithm.get("environments") or {})
    if own or algorithm.get("command") or not engine.get("engine_name"):
        return
    framework = find_engine(engine["engine_name"], engine.get("engine_version")).framework
    importlib.invalidate_caches()
    if importlib.util.find_spec(framework.module) is None:
        raise TaskFailure(
            f"Engine {engine['engine_name']} needs the Python module {framework.module}, which this machine "
            f"lacks. Install it with `{sys.executable} -m pip install {framework.distribution}`, "
            "or list it in requirements.txt."
        )


def supervisor_command(layout: TaskLayout) -> list[str]:
    """The command line of the supervisor; -I and -S save a third of its start time."""
    return [sys.executable, "-I", "-S", runner.__file__, str(layout.root)]
