"""What the container of the old API has beyond the new one's: /home/work, volumes, DLS_* variables.

A job of the old API says so with `algorithm["v1"]`: `app_url`, `data_url` and `train_url` as s3:// URLs
(empty where there is none), `outputs` as channels that nobody uploads, and `volumes`, each with `src_path`,
`dest_path` and `read_only`.
"""

from __future__ import annotations

import zlib
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .log import say
from .outcome import TaskFailure

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .layout import TaskLayout

MOUNT_FAILED = "Mounting volume"
"""How the reason begins when a volume cannot be mounted."""
_FIRST_PORT, _PORTS = 20_000, 10_000
_START_SCRIPT = """\
#!/bin/bash
# In the platform's base images this fetches the code and then runs its arguments; here the code is in place.
exec "$@"
"""


def furnish(layout: TaskLayout, algorithm: Mapping[str, Any]) -> None:
    """Make /home/work and the volumes of a job of the old API; nothing for any other job.

    /home/work is /home/ma-user by another name, so that both generations of paths lead to the same files.
    Raises `TaskFailure` for a volume that cannot be mounted, `OSError` where this machine fails.
    """
    v1 = algorithm.get("v1")
    if not v1:
        return
    _link(layout.real("/home/work"), layout.home)
    _link(layout.home / "user-job-dir", layout.job_dir)
    script = layout.home / "run_train.sh"
    script.write_text(_START_SCRIPT)
    script.chmod(0o755)
    for volume in v1.get("volumes") or ():
        _mount(layout, volume)


def _mount(layout: TaskLayout, volume: Mapping[str, Any]) -> None:
    source, wanted = Path(volume["src_path"]), volume["dest_path"]
    place = layout.real(wanted)
    failed = f"{MOUNT_FAILED} {source} at {wanted} failed"
    if not source.exists():
        raise TaskFailure(f"{failed}: this machine has no {source}. Create it, or correct src_path.")
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        _link(place, source)
    except FileExistsError:
        raise TaskFailure(f"{failed}: the task has something else there. Choose another dest_path.") from None
    note = " (read_only is not enforced on this machine)" if volume.get("read_only") else ""
    say(layout.log, f"[{layout.task}]Volume {source} is mounted at {place}{note}.")


def _link(place: Path, target: Path) -> None:
    """A link, which may be there already from an earlier start of the task."""
    if not (place.is_symlink() and place.readlink() == target):
        place.symlink_to(target)


def v1_variables(
    layout: TaskLayout, algorithm: Mapping[str, Any], index: int, addresses: list[str]
) -> dict[str, str]:
    """The variables that only the old container has; `addresses` are the hosts of all tasks.

    The platform opens port 6666 on every host.  Here all hosts are this machine, so every task of every job
    has a port of its own; the first is the one that `commands.master_port` gives to PyTorch.
    """
    v1 = algorithm.get("v1")
    if not v1:
        return {}
    first = _FIRST_PORT + zlib.crc32(layout.job_id.encode()) % _PORTS
    return {
        "DLS_TASK_INDEX": str(index),
        "DLS_TASK_NUMBER": str(len(addresses)),
        **{f"BATCH_CUSTOM{n}_HOSTS": f"{address}:{first + n}" for n, address in enumerate(addresses)},
        **{f"DLS_{name.upper()}": v1[name] for name in ("app_url", "data_url", "train_url") if v1.get(name)},
    }
