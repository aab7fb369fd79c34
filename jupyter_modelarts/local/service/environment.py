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

_SECRET = ("HUAWEICLOUD_", "JUPYTER_", "OBS_", "AWS_", "S3_", "MA_", "OS_")


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
