"""Places and variables of a task, as the platform's container has them."""

from __future__ import annotations

import os
import site
import socket
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from jupyter_modelarts.local.catalog import ASCEND

from . import ascend, packages
from .layout import channel_directory, code_directory
from .v1_container import v1_variables

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from jupyter_modelarts.contract.secrets import Secret

    from .layout import TaskLayout

LOOPBACK = "127.0.0.1"
# What a container would not have, and a process on this machine needs.  Anything else of the service's
# environment stays out: a script must not come to depend on it, nor see our secrets.
_PASSED = frozenset({"PATH", "LANG", "TZ", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "PYTHONDONTWRITEBYTECODE"})
_PASSED_FOLDED = frozenset({"http_proxy", "https_proxy", "no_proxy", "all_proxy"})
_PASSED_BEGINNINGS = ("LC_", "PIP_", "SSL_CERT_", "REQUESTS_CA_", "CUDA_", "NVIDIA_", "NCCL_", "OMP_", "MKL_")


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a task learns about the service it runs in."""

    modelarts: str
    obs: str
    region: str
    access_key: str
    secret_key: Secret
    pip_cache: Path


@dataclass(frozen=True, slots=True)
class Node:
    """Task number `index` of `hosts`."""

    job_id: str
    hosts: int
    index: int

    @property
    def addresses(self) -> list[str]:
        """The address of every task of the job, all of them on this machine."""
        return [f"127.0.0.{number + 1}" if has_many_addresses() else LOOPBACK for number in range(self.hosts)]

    @property
    def first(self) -> str:
        """The address of the first task."""
        return LOOPBACK


@cache
def has_many_addresses() -> bool:
    """Whether every address that begins with 127 is this machine, so that each task can have its own."""
    with socket.socket() as probe:
        try:
            probe.bind(("127.0.0.2", 0))
        except OSError:
            return False
    return True


def channels(algorithm: Mapping[str, Any]) -> Iterator[tuple[str, Mapping[str, Any]]]:
    """Every channel with the name of its directory: `inputs` or `outputs`."""
    for kind in ("inputs", "outputs"):
        for channel in algorithm.get(kind) or ():
            yield kind, channel


def channel_path(layout: TaskLayout, kind: str, channel: Mapping[str, Any]) -> Path:
    """Where a channel's files are on this machine."""
    return layout.real(channel.get("local_dir") or channel_directory(kind, channel["name"]))


def code_path(layout: TaskLayout, algorithm: Mapping[str, Any]) -> Path | None:
    """Where the code is on this machine; None for a custom command without code."""
    code_dir = algorithm.get("code_dir")
    if not code_dir:
        return None
    return layout.real(code_directory(code_dir, algorithm.get("local_code_dir")))


def working_directory(layout: TaskLayout, algorithm: Mapping[str, Any]) -> Path:
    """Where the task starts: `working_dir`, else /home/ma-user for a command, the code for a boot file."""
    wanted = algorithm.get("working_dir")
    if wanted:
        return layout.real(wanted)
    if algorithm.get("command"):
        return layout.home
    return code_path(layout, algorithm) or layout.job_dir


def environment(
    layout: TaskLayout,
    algorithm: Mapping[str, Any],
    node: Node,
    surroundings: Surroundings,
    interpreter: Path,
    moxing: Path | None = None,
) -> dict[str, str]:
    """Every variable of a task; the user's own come last and win.

    `moxing` is where a task finds the module that has no other one.
    """
    found = {
        **_of_this_machine(os.environ),
        **_places(layout, algorithm, interpreter),
        **_cluster(layout, node),
        **v1_variables(layout, algorithm, node.index, node.addresses),
        **(ascend.variables(layout, node) if is_for_ascend(algorithm) else {}),
        **_services(surroundings),
        **{
            channel["name"]: str(channel_path(layout, kind, channel))
            for kind, channel in channels(algorithm)
            if channel.get("access_method") == "env"
        },
        **{
            name: layout.translate(str(value))
            for name, value in (algorithm.get("environments") or {}).items()
        },
    }
    if moxing is not None:
        found["PYTHONPATH"] = os.pathsep.join(filter(None, [found["PYTHONPATH"], str(moxing)]))
    return found


def is_for_ascend(algorithm: Mapping[str, Any]) -> bool:
    """Whether the job's engine is the one for Ascend processors."""
    return (algorithm.get("engine") or {}).get("engine_name") == ASCEND


def _of_this_machine(variables: Mapping[str, str]) -> dict[str, str]:
    return {
        name: value
        for name, value in variables.items()
        if name in _PASSED or name.lower() in _PASSED_FOLDED or name.startswith(_PASSED_BEGINNINGS)
    }


def _places(layout: TaskLayout, algorithm: Mapping[str, Any], interpreter: Path) -> dict[str, str]:
    code = code_path(layout, algorithm) or layout.job_dir
    path = os.environ.get("PATH", os.defpath)
    python = interpreter if interpreter.is_absolute() else Path(sys.executable)
    return {
        "HOME": str(layout.home),
        "USER": "ma-user",
        "MA_HOME": str(layout.home),
        "MA_MOUNT_PATH": str(layout.mount),
        "MA_JOB_DIR": str(layout.job_dir),
        "MA_LOG_DIR": str(layout.log_dir),
        "WORKSPACE": str(code),
        "TMPDIR": str(layout.cache),
        "PATH": os.pathsep.join([str(python.parent), path]),
        "PYTHONPATH": str(layout.job_dir),
        "PYTHONUNBUFFERED": "1",
        **_user_site(),
    }


def _user_site() -> dict[str, str]:
    """HOME is another one in there; packages that were installed with `pip --user` stay in sight."""
    return {"PYTHONUSERBASE": site.getuserbase()} if site.ENABLE_USER_SITE else {}


def _cluster(layout: TaskLayout, node: Node) -> dict[str, str]:
    role = layout.task.rpartition("-")[0] or "worker"
    name = f"modelarts-job-{layout.job_id}"
    return {
        "MA_NUM_HOSTS": str(node.hosts),
        "MA_NUM_GPUS": "0",
        "MA_TASK_NAME": role,
        "MA_CURRENT_IP": node.addresses[node.index],
        "MA_CURRENT_INSTANCE_NAME": f"{name}-{layout.task}",
        "MA_VJ_NAME": f"ma-job-{layout.job_id}",
        "MA_HJ_NAME": name,
        "MA_NAMESPACE": "default",
        "MA_MASTER_INDEX": "0",
        "MA_SCHEDULE_CNT": "1",
        "MA_PROC_START_CNT": "1",
        "MA_HANG_DETECT_TIME": "30",
        "MA_DETECT_TRAIN_INJECT_CODE": "0",
        "VC_WORKER_NUM": str(node.hosts),
        "VC_TASK_INDEX": str(node.index),
        "VK_TASK_INDEX": str(node.index),
        # the platform has DNS names here; on this machine an address is what every program can resolve
        "VC_WORKER_HOSTS": ",".join(node.addresses),
        **(_loopback_only() if node.hosts > 1 else {}),
    }


def _loopback_only() -> dict[str, str]:
    """Collective communication asks for the address of this machine's name, which may be any or none."""
    interface = next((name for _, name in socket.if_nameindex() if name.startswith("lo")), "lo")
    return {f"{library}_SOCKET_IFNAME": interface for library in ("GLOO", "NCCL", "TP")}


def _services(surroundings: Surroundings) -> dict[str, str]:
    return {
        "S3_ENDPOINT": surroundings.obs,
        "S3_USE_HTTPS": str(int(urlsplit(surroundings.obs).scheme == "https")),
        "S3_VERIFY_SSL": "0",
        "ACCESS_KEY_ID": surroundings.access_key,
        "SECRET_ACCESS_KEY": surroundings.secret_key.reveal(),
        "MA_APIGW_ENDPOINT": surroundings.modelarts,
        "MA_REGION": surroundings.region,
        **packages.variables(),
        "PIP_CACHE_DIR": str(surroundings.pip_cache),
        "PIP_DISABLE_PIP_VERSION_CHECK": "1",
    }
