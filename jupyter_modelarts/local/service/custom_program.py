"""Which program stands for a container: the user's table, the package's start file, or Docker.

1. the line of images.toml for the image
2. run.sh or app.py in the package
3. Docker, where it is there and has the image
"""

from __future__ import annotations

import asyncio
import shlex
import shutil
import subprocess
from dataclasses import dataclass
from typing import TYPE_CHECKING

from jupyter_modelarts.errors import ConfigError
from jupyter_modelarts.local.catalog.images import command_of_image, images_file

from .launch import StartFailed

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

SHELL_START, PYTHON_START = "run.sh", "app.py"
_DOCKER_SECONDS = 20.0
_USER = "1000:100"  # ma-user of ma-group


@dataclass(frozen=True)
class Program:
    """`command` runs in /bin/sh and names the package's places as the platform does.

    `cleanup` and `inside`: see `Launch` and `OwnServer`; both are empty outside of Docker.
    """

    command: str
    cleanup: Sequence[str] = ()
    inside: Sequence[str] = ()


@dataclass(frozen=True)
class Container:
    """What a model says about its container.  `name` is one that no other instance has."""

    image: str
    package: Path | None
    python: str
    name: str
    port: int
    variables: Sequence[str]


async def program_of(container: Container) -> Program:
    """The program; raises `StartFailed` with what is missing, and the way out."""
    mapped = _mapped(container.image)
    if mapped:
        return Program(mapped)
    started = _start_file(container)
    if started:
        return Program(started)
    if not container.image:
        raise StartFailed(
            f"The package of the model has no start file. Put {SHELL_START} or {PYTHON_START} into model/."
        )
    return await asyncio.to_thread(_docker, container)


def _mapped(image: str) -> str | None:
    try:
        return command_of_image(image) if image else None
    except ConfigError as error:
        raise StartFailed(f"{error} {error.hint}".strip()) from None


def _start_file(container: Container) -> str | None:
    if container.package is None:
        return None
    script = container.package / SHELL_START
    if script.is_file():
        return f"exec {_shell_of(script)} {SHELL_START}"
    if (container.package / PYTHON_START).is_file():
        return f"exec {shlex.quote(container.python)} {PYTHON_START}"
    return None


def _shell_of(script: Path) -> str:
    """bash for a script that asks for it, where there is one."""
    with script.open("rb") as stream:
        first = stream.readline()
    return "bash" if first.startswith(b"#!") and b"bash" in first and shutil.which("bash") else "/bin/sh"


def _docker(container: Container) -> Program:
    docker = shutil.which("docker")
    if docker is None:
        raise _without(container.image, "and there is no Docker on this machine")
    found = _run(docker, "image", "inspect", container.image)
    if found is None or found.returncode != 0:
        raise _without(container.image, _why(found))
    options = ["--rm", "--name", container.name, "--user", _USER]
    if container.package is not None:
        options += ["-v", f"{container.package}:/home/mind/model"]
    for variable in container.variables:
        options += ["-e", variable]
    run = shlex.join([docker, "run", *options])
    command = f"exec {run} -p 127.0.0.1:$PORT:{container.port} {shlex.quote(container.image)}"
    return Program(command, (docker, "rm", "-f", container.name), (docker, "exec", container.name))


def _run(*argv: str) -> subprocess.CompletedProcess[str] | None:
    try:
        return subprocess.run(argv, timeout=_DOCKER_SECONDS, capture_output=True, text=True, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return None


def _why(answer: subprocess.CompletedProcess[str] | None) -> str:
    said = "" if answer is None else answer.stderr.strip()
    if "No such" in said:
        return "and Docker has no such image (docker pull gets it)"
    reason = said.splitlines()[-1].partition(". ")[0] if said else "no answer"
    return f"and Docker cannot be used: {reason.rstrip('.')}"


def _without(image: str, why: str) -> StartFailed:
    return StartFailed(
        f"No command stands for image {image} on this machine: {images_file()} has no line for it, {why}. "
        f'Add a line such as "{image}" = "python /opt/serve.py" to that file.'
    )
