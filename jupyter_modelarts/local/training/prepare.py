"""Before a task runs: its directories, its code, its inputs, and the plan its supervisor follows."""

from __future__ import annotations

import asyncio
import json
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jupyter_modelarts.contract import limits
from jupyter_modelarts.contract.paths import ObsPath
from jupyter_modelarts.local.environments import command, interpreter, is_complete
from jupyter_modelarts.local.obs.errors import ObsProblem

from . import ascend, events, interpreters, requirements, runner
from .commands import command_line
from .environment import (
    Node,
    channel_path,
    channels,
    code_path,
    environment,
    is_for_ascend,
    working_directory,
)
from .log import say
from .outcome import TaskFailure, explain_os_error
from .v1_container import furnish
from .waiting import together

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from jupyter_modelarts.local.obs.storage import ObjectStore

    from .environment import Surroundings
    from .interpreters import Interpreter
    from .layout import TaskLayout


@dataclass(frozen=True, slots=True)
class Plan:
    """What the supervisor runs; `environment` holds secrets and is handed over without a file."""

    steps: tuple[dict[str, Any], ...]
    environment: Mapping[str, str]
    log: Path
    grace: float
    memory: Mapping[str, Any] | None = None
    """What `limits.Memory` says; None for no limit."""
    started: float = 0.0
    """When the job began (seconds since 1970): the minutes of its usage are counted from there."""
    log_bytes: int = limits.LOG_BYTES

    def write(self, path: Path) -> None:
        """Write everything but the environment."""
        value = {
            "steps": self.steps,
            "log": str(self.log),
            "grace": self.grace,
            "memory": self.memory,
            "started": self.started,
            "log_bytes": self.log_bytes,
        }
        path.write_text(json.dumps(value))


async def prepare(
    objects: ObjectStore,
    layout: TaskLayout,
    algorithm: Mapping[str, Any],
    tell: Callable[[events.Event], None] = events.unheard,
) -> None:
    """Make the tree of a task and fetch code and inputs, side by side; raises `TaskFailure`."""
    try:
        await asyncio.to_thread(layout.make)
        await asyncio.to_thread(furnish, layout, algorithm)
    except OSError as error:
        raise TaskFailure(
            explain_os_error("making the directories of the job", error, layout.root)
        ) from error
    fetching = [_fetch_code(objects, layout, algorithm, tell)]
    fetching += [_fetch_input(objects, layout, entry, tell) for entry in algorithm.get("inputs") or ()]
    await together(*fetching)
    for kind, channel in channels(algorithm):
        if kind == "outputs":
            channel_path(layout, kind, channel).mkdir(parents=True, exist_ok=True)


async def _fetch_code(
    objects: ObjectStore,
    layout: TaskLayout,
    algorithm: Mapping[str, Any],
    tell: Callable[[events.Event], None],
) -> None:
    """Fetch the code and see whether there is a Python to run it; that one may ask for packages decides."""
    directory = code_path(layout, algorithm)
    if directory is not None:
        await _fetch(objects, layout, "code", ObsPath.parse(algorithm["code_dir"]), directory, tell)
    await asyncio.to_thread(_base, layout, algorithm)


async def _fetch_input(
    objects: ObjectStore, layout: TaskLayout, channel: Mapping[str, Any], tell: Callable[[events.Event], None]
) -> None:
    source = ObsPath.parse(remote_url(channel))
    directory = channel_path(layout, "inputs", channel)
    what = f"training input(parameter name: {channel['name']})"
    await _fetch(objects, layout, what, source, directory, tell)


def remote_url(channel: Mapping[str, Any]) -> str:
    """The OBS path of a channel; empty where it has none."""
    remote = channel.get("remote") or {}
    place = remote.get("obs") or remote.get("dataset") or {}
    return str(place.get("obs_url") or "")


async def _fetch(
    objects: ObjectStore,
    layout: TaskLayout,
    what: str,
    source: ObsPath,
    directory: Path,
    tell: Callable[[events.Event], None],
) -> None:
    tell(events.downloading(layout.task, what))
    begun = time.monotonic()
    try:
        await _download(objects, source, directory)
    except ObsProblem as problem:
        raise TaskFailure(f"Download {what} from {source.url} failed: {problem.message}") from problem
    except OSError as error:
        message = explain_os_error(f"downloading {what} from {source.url}", error, layout.root)
        raise TaskFailure(message) from error
    event = events.downloaded(layout.task, what, time.monotonic() - begun)
    tell(event)
    say(layout.log, event.message)


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
    node = Node(layout.job_id, hosts, index)
    if is_for_ascend(algorithm):
        _stand_in_for_ascend(layout, node)
    python, steps, moxing = _python(layout, algorithm, environments)
    directory = working_directory(layout, algorithm)
    if not directory.is_dir():
        raise TaskFailure(
            f"The task has no working directory {algorithm.get('working_dir')}: the platform changes to it, "
            "but does not make it. Put it into the code or a channel."
        )
    program = command_line(layout, algorithm, node, python)
    steps.append({"name": "training", "argv": program, "cwd": str(directory)})
    variables = environment(layout, algorithm, node, surroundings, python, moxing)
    return Plan(tuple(steps), variables, layout.log, grace)


def _stand_in_for_ascend(layout: TaskLayout, node: Node) -> None:
    ascend.write_rank_table(layout, node)
    say(
        layout.log,
        f"[{layout.task}]The embedded service has no Ascend processors: the rank table has one device per "
        "worker, and the boot file runs once per worker.",
    )


def _base(layout: TaskLayout, algorithm: Mapping[str, Any]) -> tuple[Path | None, Interpreter | None]:
    """The list of packages of a job whose code is there, and the Python they are for.

    Blocks as long as that Python takes to import the framework of the engine.  Raises `TaskFailure`.
    """
    file = _required(layout, algorithm)
    if file is None:
        return None, interpreters.check_framework(algorithm)
    path = interpreters.chosen(algorithm)
    found = interpreters.look_at(path)
    if found is None:
        raise TaskFailure(f"{path}, which is to run the boot file, is no Python 3.7 or newer.")
    return file, found


def _python(
    layout: TaskLayout, algorithm: Mapping[str, Any], environments: Path
) -> tuple[Path, list[dict[str, Any]], Path | None]:
    """The Python of a task, the steps that make it, and where to find moxing unless it has its own."""
    file, base = _base(layout, algorithm)
    if file is not None and base is not None:
        return _with_requirements(layout, algorithm, environments, file, base)
    lacks = base is not None and not base.has_moxing and _has_platform_packages(algorithm)
    return interpreters.chosen(algorithm), [], interpreters.MOXING_HOME if lacks else None


def _with_requirements(
    layout: TaskLayout,
    algorithm: Mapping[str, Any],
    environments: Path,
    file: Path,
    base: Interpreter,
) -> tuple[Path, list[dict[str, Any]], None]:
    """The environment of a list of packages, which has our moxing behind all that it installs."""
    engine = interpreters.engine_of(algorithm)
    needed = engine.framework.module if engine and not interpreters.wanted_interpreter(algorithm) else ""
    identity = (str(base.path), base.version, base.prefix, needed)
    made = requirements.environment_directory(environments, file, identity)
    if is_complete(made):
        say(layout.log, f"[{layout.task}]The packages of {file.name} are installed already.")
        return interpreter(made), [], None
    argv = command(base.path, made, file, needed, [*base.paths, str(interpreters.MOXING_HOME)])
    step = {"name": "requirements", "argv": argv, "cwd": str(file.parent)}
    return interpreter(made), [step], None


def _has_platform_packages(algorithm: Mapping[str, Any]) -> bool:
    """Whether the platform brings moxing: to preset images, and to others on request."""
    engine = algorithm.get("engine") or {}
    return not engine.get("image_url") or bool(engine.get("install_sys_packages"))


def _required(layout: TaskLayout, algorithm: Mapping[str, Any]) -> Path | None:
    """The requirements of a preset engine's job; custom images bring their own packages."""
    code = code_path(layout, algorithm)
    if code is None or algorithm.get("command"):
        return None
    return requirements.requirements_file(code)


def supervisor_command(layout: TaskLayout) -> list[str]:
    """The command line of the supervisor; -I and -S save a third of its start time."""
    return [sys.executable, "-I", "-S", runner.__file__, str(layout.root)]
