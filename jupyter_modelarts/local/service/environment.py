"""Environment variables of an instance."""

from __future__ import annotations

import os
import site
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import jupyter_modelarts
from jupyter_modelarts.local.inference import worker

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .custom_tree import Tree

_SECRET = ("HUAWEICLOUD_", "JUPYTER_", "OBS_", "AWS_", "S3_", "MA_", "OS_")

# What a container would not have, and a process on this machine needs; nothing else of ours goes in.
_PASSED = frozenset({"PATH", "LANG", "TZ", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "PYTHONDONTWRITEBYTECODE"})
_PASSED_FOLDED = frozenset({"http_proxy", "https_proxy", "no_proxy", "all_proxy"})
_PASSED_BEGINNINGS = ("LC_", "SSL_CERT_", "REQUESTS_CA_", "CUDA_", "NVIDIA_", "OMP_", "MKL_")


def container_environment(given: Mapping[str, str], tree: Tree, python: Path | str) -> dict[str, str]:
    """Variables of a server that is not ours: little of this machine, and what the owner set."""
    passed = {name: value for name, value in os.environ.items() if _is_passed(name)}
    program = Path(python) if Path(python).is_absolute() else Path(sys.executable)
    return {
        **passed,
        "HOME": str(tree.home),
        "USER": "ma-user",
        "PATH": os.pathsep.join([str(program.parent), passed.get("PATH", os.defpath)]),
        "PYTHONUNBUFFERED": "1",
        # HOME is another one in there; packages installed with `pip --user` stay in sight.
        **({"PYTHONUSERBASE": site.getuserbase()} if site.ENABLE_USER_SITE else {}),
        **{name: tree.translate(str(value)) for name, value in given.items()},
    }


def _is_passed(name: str) -> bool:
    return name in _PASSED or name.lower() in _PASSED_FOLDED or name.startswith(_PASSED_BEGINNINGS)


def environment(given: Mapping[str, str]) -> dict[str, str]:
    """Ours without what may hold credentials, what the worker needs, and what the owner set."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(_SECRET)}
    owners = {name: str(value) for name, value in given.items()}
    path = [*_path(), *filter(None, [owners.pop("PYTHONPATH", "")])]
    return {
        **kept,
        "PYTHONUNBUFFERED": "1",
        "PYTHONDONTWRITEBYTECODE": "1",  # the package stays as it was published
        **owners,
        "PYTHONPATH": os.pathsep.join(path),
    }


def _path() -> list[str]:
    inherited = [place for place in os.environ.get("PYTHONPATH", "").split(os.pathsep) if place]
    home = str(Path(jupyter_modelarts.__file__).parents[1])
    # On PYTHONPATH a site-packages directory would hide what a virtual environment adds.
    known = {*site.getsitepackages(), site.getusersitepackages(), sys.prefix}
    places = [str(worker.RUNTIME), *inherited, *([] if home in known else [home])]
    return list(dict.fromkeys(places))
