"""What a trial of a YAML search gets beside its code: the module `autosearch`, and a start for `train`.

The script may `import autosearch`, read `autosearch.config["lr"]` and call `autosearch.reporter(acc=0.5)`.
A boot file that only defines `train` is started through a file beside it that calls `train`, then `eval`.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jupyter_modelarts.local.training.commands import boot_file_below
from jupyter_modelarts.local.training.environment import code_path

from . import trials

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jupyter_modelarts.local.training.layout import TaskLayout

CONFIG, TRIAL, BOOT_FILE = "AUTOSEARCH_CONFIG", "AUTOSEARCH_TRIAL_ID", "AUTOSEARCH_BOOT_FILE"
_START = "autosearch_start.py"
_FILES = Path(__file__).with_name("script")


def variables(trial: Mapping[str, Any], algorithm: Mapping[str, Any]) -> dict[str, str]:
    """The environment variables of a trial."""
    found = {CONFIG: json.dumps(trials.config(trial)), TRIAL: trial["id"]}
    if algorithm.get("boot_file"):
        found[BOOT_FILE] = Path(str(algorithm["boot_file"])).name
    return found


def started_through(algorithm: Mapping[str, Any]) -> dict[str, Any]:
    """The algorithm with our start file in place of its boot file; a command stays as it is."""
    if algorithm.get("command") or not algorithm.get("boot_file"):
        return dict(algorithm)
    return {**algorithm, "boot_file": algorithm["boot_file"].rpartition("/")[0] + "/" + _START}


def put(layout: TaskLayout, algorithm: Mapping[str, Any]) -> None:
    """Put our files where the prepared trial looks for them; raises `OSError`."""
    (layout.job_dir / "autosearch.py").write_text((_FILES / "autosearch.py").read_text())
    code = code_path(layout, algorithm)
    if code is not None and algorithm.get("boot_file"):
        target = code / boot_file_below(algorithm)
        target.with_name(_START).write_text((_FILES / _START).read_text())
