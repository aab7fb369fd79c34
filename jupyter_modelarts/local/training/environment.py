"""Arguments and environment of a task, as the platform's container has them (pure functions)."""

from __future__ import annotations

import os
import site
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from .layout import channel_directory, code_directory

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

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
    """Where the task starts: `working_dir`, else the code directory, else MA_JOB_DIR."""
    wanted = algorithm.get("working_dir")
    if wanted:
        return layout.real(wanted)
    return code_path(layout, algorithm) or layout.job_dir


def environment(
    layout: TaskLayout,
    algorithm: Mapping[str, Any],
    hosts: int,
    index: int,
    surroundings: Surroundings,
    interpreter: Path,
) -> dict[str, str]:
    """Every variable of task number `index` of `hosts`; the user's own come last and win."""
    return {
        **_of_this_machine(os.environ),
        **_places(layout, algorithm, interpreter),
        **_cluster(layout, hosts, index),
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
    python_path = [str(layout.job_dir), str(code)]
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
        "PYTHONPATH": os.pathsep.join(python_path),
        "PYTHONUNBUFFERED": "1",
        **_user_site(),
    }


def _user_site() -> dict[str, str]:
    """HOME is another one in there; packages that were installed with `pip --user` stay in sight."""
    return {"PYTHONUSERBASE": site.getuserbase()} if site.ENABLE_USER_SITE else {}


def _cluster(layout: TaskLayout, hosts: int, index: int) -> dict[str, str]:
    role = layout.task.rpartition("-")[0] or "worker"
    name = f"modelarts-job-{layout.job_id}"
    return {
        "MA_NUM_HOSTS": str(hosts),
        "MA_NUM_GPUS": "0",
        "MA_TASK_NAME": role,
        "MA_CURRENT_IP": LOOPBACK,
        "MA_CURRENT_INSTANCE_NAME": f"{name}-{layout.task}",
        "MA_VJ_NAME": f"ma-job-{layout.job_id}",
        "MA_SCHEDULE_CNT": "1",
        "MA_PROC_START_CNT": "1",
        "MA_DETECT_TRAIN_INJECT_CODE": "0",
        "VC_WORKER_NUM": str(hosts),
        "VC_TASK_INDEX": str(index),
        "VK_TASK_INDEX": str(index),
        # the platform has DNS names here; on this machine an address is what every program can resolve
        "VC_WORKER_HOSTS": ",".join([LOOPBACK] * hosts),
    }


def _services(surroundings: Surroundings) -> dict[str, str]:
    return {
        "S3_ENDPOINT": surroundings.obs,
        "S3_USE_HTTPS": str(int(urlsplit(surroundings.obs).scheme == "https")),
        "S3_VERIFY_SSL": "0",
        "ACCESS_KEY_ID": surroundings.access_key,
        "SECRET_ACCESS_KEY": surroundings.secret_key.reveal(),
        "MA_APIGW_ENDPOINT": surroundings.modelarts,
        "MA_REGION": surroundings.region,
        "PIP_CACHE_DIR": str(surroundings.pip_cache),
        "PIP_DISABLE_PIP_VERSION_CHECK": "1",
    }


def command_line(
    layout: TaskLayout, algorithm: Mapping[str, Any], interpreter: Path, given: Sequence[str]
) -> list[str]:
    """The program of the task: the boot file, or the command of a custom image through a shell."""
    command = algorithm.get("command")
    if command:
        # the channels reach the last command of the line, quoted by the shell's own rules
        line = layout.translate(command).rstrip(" ;") + (' "$@"' if given else "")
        return ["/bin/sh", "-c", line, "sh", *given]
    code = code_path(layout, algorithm)
    if code is None:
        raise ValueError("a job has a boot file below a code directory, or a command")
    return [str(interpreter), str(code / boot_file_below(algorithm)), *given]


def boot_file_below(algorithm: Mapping[str, Any]) -> str:
    """The boot file, relative to the code directory."""
    directory = str(algorithm["code_dir"]).rstrip("/") + "/"
    boot_file = str(algorithm["boot_file"])
    return boot_file[len(directory) :] if boot_file.startswith(directory) else boot_file


def interpreter_of(algorithm: Mapping[str, Any]) -> Path:
    """What runs the boot file: MA_SCRIPT_INTERPRETER of the job, else the Python that runs us."""
    wanted = (algorithm.get("environments") or {}).get("MA_SCRIPT_INTERPRETER")
    return Path(wanted or sys.executable)
