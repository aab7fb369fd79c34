"""What a task runs: its arguments, and the program they are for (pure but for `ma-pre-start`)."""

from __future__ import annotations

import sys
import zlib
from typing import TYPE_CHECKING, Any

from jupyter_modelarts.local.catalog import ASCEND, WITH_MPIRUN

from . import prestart
from .environment import Node, channel_path, channels, code_path
from .outcome import TaskFailure

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from .layout import TaskLayout

RUN_METHODS = ("torchrun", "msrun")
"""What MA_RUN_METHOD of a job for Ascend may be."""
_FIRST_PORT, _PORTS = 20_000, 10_000


def arguments(algorithm: Mapping[str, Any], layout: TaskLayout) -> list[str]:
    """`--name=value` for hyperparameters (a bare `--name` where there is no value) and channels."""
    found = [_argument(entry, layout) for entry in algorithm.get("parameters") or ()]
    for kind, channel in channels(algorithm):
        if channel.get("access_method", "parameter") == "parameter":
            found.append(f"--{channel['name']}={channel_path(layout, kind, channel)}")
    return found


def _argument(parameter: Mapping[str, Any], layout: TaskLayout) -> str:
    value = parameter.get("value")
    if value is None or value == "":
        return f"--{parameter['name']}"
    text = value if isinstance(value, str) else str(value)
    return f"--{parameter['name']}={layout.translate(text)}"


def command_line(
    layout: TaskLayout, algorithm: Mapping[str, Any], node: Node, interpreter: Path
) -> list[str]:
    """The program of a task: the boot file, or the command of a custom image through a shell.

    Raises `TaskFailure` for several nodes with an engine whose start over several nodes is not emulated.
    """
    given = arguments(algorithm, layout)
    if algorithm.get("command"):
        return _shell(layout.translate(algorithm["command"]), given)
    code = code_path(layout, algorithm)
    if code is None:
        raise ValueError("a job has a boot file below a code directory, or a command")
    boot_file = code / boot_file_below(algorithm)
    program = [*_launcher(algorithm, node, interpreter), str(boot_file), *given, *_added(algorithm, node)]
    return prestart.command(boot_file.parent, _python(algorithm, interpreter), program)


def _shell(command: str, given: Sequence[str]) -> list[str]:
    # parameters and channels reach the last command of the line, quoted by the shell's own rules
    line = command.rstrip(" ;") + (' "$@"' if given else "")
    return ["/bin/sh", "-c", line, "sh", *given]


def boot_file_below(algorithm: Mapping[str, Any]) -> str:
    """The boot file, relative to the code directory."""
    directory = str(algorithm["code_dir"]).rstrip("/") + "/"
    boot_file = str(algorithm["boot_file"])
    return boot_file[len(directory) :] if boot_file.startswith(directory) else boot_file


def _python(algorithm: Mapping[str, Any], interpreter: Path) -> str:
    """A Python for certain: MA_SCRIPT_INTERPRETER may be any program."""
    own = (algorithm.get("environments") or {}).get("MA_SCRIPT_INTERPRETER")
    return sys.executable if own else str(interpreter)


def _launcher(algorithm: Mapping[str, Any], node: Node, interpreter: Path) -> list[str]:
    """What starts the boot file on a node."""
    engine = _engine_name(algorithm)
    if engine in WITH_MPIRUN and node.hosts > 1:
        raise TaskFailure(
            f"The platform starts engine {engine} with mpirun over all nodes, which the embedded service "
            "does not emulate. Use node_count 1."
        )
    method = (algorithm.get("environments") or {}).get("MA_RUN_METHOD")
    if engine != ASCEND or not method:
        return [str(interpreter)]
    return [str(interpreter), "-m", *(_torchrun(node) if method == "torchrun" else _msrun(node))]


def _torchrun(node: Node) -> list[str]:
    own = ["--nproc_per_node=1", f"--nnodes={node.hosts}", f"--node_rank={node.index}"]
    return [
        "torch.distributed.run",
        *own,
        f"--master_addr={node.first}",
        f"--master_port={master_port(node)}",
    ]


def _msrun(node: Node) -> list[str]:
    own = ["--local_worker_num=1", f"--worker_num={node.hosts}", f"--node_rank={node.index}", "--join=True"]
    master = [f"--master_addr={node.first}", f"--master_port={master_port(node)}"]
    return ["mindspore.parallel.cluster.run", *own, *master]


def _added(algorithm: Mapping[str, Any], node: Node) -> list[str]:
    """What the platform adds for PyTorch on several nodes and the job does not say itself."""
    if _engine_name(algorithm) != "PyTorch" or node.hosts == 1:
        return []
    said = {
        entry["name"] for kind in ("parameters", "inputs", "outputs") for entry in algorithm.get(kind) or ()
    }
    added = {
        "init_method": f"tcp://{node.first}:{master_port(node)}",
        "rank": node.index,
        "world_size": node.hosts,
    }
    return [f"--{name}={value}" for name, value in added.items() if name not in said]


def _engine_name(algorithm: Mapping[str, Any]) -> str:
    return str((algorithm.get("engine") or {}).get("engine_name") or "")


def master_port(node: Node) -> int:
    """Where the first worker may listen: the same for all tasks of a job, seldom that of another job."""
    return _FIRST_PORT + zlib.crc32(node.job_id.encode()) % _PORTS
