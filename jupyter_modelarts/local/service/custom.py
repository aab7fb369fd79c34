"""Custom engines and images: a model whose server is somebody else's -> how an instance is launched."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .custom_program import Container, program_of
from .custom_tree import Tree
from .environment import container_environment
from .launch import ENDED, Launch, OwnServer, StartFailed
from .probes import read_probes

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .custom_program import Program
    from .probes import Probes

TYPES = ("Custom", "Image")
"""`model_type` of what this module launches."""

GRACE_VARIABLE = "JUPYTER_MODELARTS_STOP_GRACE"
_GRACE, _LONGEST_GRACE = 60.0, 90.0  # seconds
_PORT = 8080
_KEEPER = Path(__file__).with_name("custom_keeper.py")
_PROTOCOLS = {"http": "http", "ws": "http", "https": "https", "wss": "https"}


@dataclass(frozen=True)
class Order:
    """What the builder knows about one instance."""

    model: Mapping[str, Any]
    envs: Mapping[str, str]
    package: Path | None
    python: Path | str
    directory: Path
    log: Path
    timeout: float
    state_dir: Path


async def launch_of(order: Order) -> Launch:
    """How to start the instance.  Raises `StartFailed` where nothing on this machine can."""
    config = order.model["config"]
    tree = Tree(order.directory)
    port = _port(config)
    package = order.package if order.package is not None and order.package.is_dir() else None
    name = f"modelarts-{order.directory.parents[1].name}-{order.directory.name}"
    container = Container(
        image_of(order.model), package, _program(order.python), name, port, tuple(order.envs)
    )
    program = await program_of(container)
    probes = _translated(probes_of(config), tree)
    own = OwnServer(port, _protocol(config), lambda: tree.put_up(package), program.inside)
    return Launch(
        program=_kept(program, order, tree),
        environment=container_environment(order.envs, tree, order.python),
        directory=order.directory,
        log=order.log,
        timeout=order.timeout,
        working_directory=tree.model if package is not None else tree.mind,
        grace=stop_grace(),
        own=own,
        probes=probes,
        cleanup=program.cleanup,
    )


def image_of(model: Mapping[str, Any]) -> str:
    """The container image that a model names, "" for none: of an image its place, else `runtime`."""
    config = model["config"]
    named = config.get("swr_location") or config.get("image")
    if not named:
        named = model.get("source_location") if model["model_type"] == "Image" else config.get("runtime")
    return str(named or "")


def stop_grace() -> float:
    """Seconds from SIGTERM to SIGKILL for servers that are not ours."""
    try:
        return min(max(float(os.environ.get(GRACE_VARIABLE, "")), 0.0), _LONGEST_GRACE)
    except ValueError:
        return _GRACE


def _kept(program: Program, order: Order, tree: Tree) -> list[str | Path]:
    """The program below the keeper, which leaves nothing of it behind."""
    connection = order.state_dir / "connection.json"
    command = program.command if program.cleanup else tree.translate(program.command)
    return [
        *(sys.executable, "-I", "-S", _KEEPER, "--ended", order.directory / ENDED),
        *("--parent", str(os.getpid()), "--connection", connection, "--grace", str(stop_grace())),
        *("--", "/bin/sh", "-c", command),
    ]


def _program(python: Path | str) -> str:
    return str(python) if Path(python).is_absolute() else sys.executable


def _port(config: Mapping[str, Any]) -> int:
    """The port of the server on the platform."""
    named = config.get("port") or next((api["port"] for api in _apis(config) if api.get("port")), _PORT)
    try:
        port = int(named)
    except (TypeError, ValueError):
        port = 0
    if not 0 < port < 1 << 16:
        raise StartFailed(f"The port of the model must be a number from 1 to 65535, not {named!r}.")
    return port


def _protocol(config: Mapping[str, Any]) -> str:
    """http or https where the model says so, else ""."""
    named = config.get("protocol") or next(
        (api["protocol"] for api in _apis(config) if api.get("protocol")), ""
    )
    return _PROTOCOLS.get(str(named).lower(), "")


def _apis(config: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    return [api for api in config.get("apis") or () if isinstance(api, dict)]


def probes_of(config: Mapping[str, Any]) -> Probes:
    """The health blocks of a model.  Raises `StartFailed`."""
    try:
        return read_probes(config)
    except ValueError as error:
        raise StartFailed(f"config.json: {error}") from None


def _translated(probes: Probes, tree: Tree) -> Probes:
    return probes.each(
        lambda probe: replace(probe, command=tuple(tree.translate(part) for part in probe.command))
    )
