"""`config.volumes`: directories of this machine that a job wants to see (pure)."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import TYPE_CHECKING, Any

from jupyter_modelarts.local.problems import NOT_EMULATED, Problem, bad_request

if TYPE_CHECKING:
    from collections.abc import Mapping

_TAKEN = frozenset(
    {"/", "/home", "/home/work", "/home/ma-user", "/cache"}
    | {f"/home/{user}/{name}" for user in ("work", "ma-user") for name in ("modelarts", "user-job-dir")}
)


def check(config: Mapping[str, Any]) -> None:
    """Raise `Problem` for a volume that cannot be: 501 for NFS, 400 for places that are none."""
    for number, volume in enumerate(config.get("volumes") or ()):
        kinds = {"nfs", "host_path"} & volume.keys() if isinstance(volume, dict) else set()
        if len(kinds) != 1 or not isinstance(volume[min(kinds)], dict):
            raise bad_request(f"config.volumes[{number}] needs nfs or host_path.")
        if "nfs" in volume:
            raise Problem(
                501,
                NOT_EMULATED,
                f"The embedded service mounts no NFS (config.volumes[{number}].nfs): mount it on this "
                "machine and give host_path.",
            )
        for field in ("src_path", "dest_path"):
            _check_path(f"config.volumes[{number}].host_path.{field}", volume["host_path"].get(field))
        wanted = volume["host_path"]["dest_path"].rstrip("/")
        if wanted in _TAKEN or not wanted:
            raise bad_request(
                f"config.volumes[{number}]: nothing can be mounted at {wanted or '/'}, which every job has. "
                "Choose another dest_path."
            )
    if len(set(places(config))) < len(places(config)):
        raise bad_request("Two of config.volumes have the same dest_path. Choose another for one of them.")


def _check_path(field: str, path: Any) -> None:
    if not isinstance(path, str) or not path.startswith("/") or ".." in PurePosixPath(path).parts:
        raise bad_request(f"Field {field} must be an absolute path without '..', not {path!r}.")


def places(config: Mapping[str, Any]) -> list[str]:
    """Where the volumes are wanted."""
    return [volume["dest_path"] for volume in mounted(config)]


def mounted(config: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The volumes of this machine as the container of the job takes them."""
    return [
        {
            "src_path": volume["host_path"]["src_path"],
            "dest_path": volume["host_path"]["dest_path"].rstrip("/"),
            "read_only": bool(volume["host_path"].get("read_only")),
        }
        for volume in config.get("volumes") or ()
    ]
