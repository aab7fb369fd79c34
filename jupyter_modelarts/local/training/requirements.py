"""Packages a job asks for: the list beside its code, and the environment that has what it lists."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from jupyter_modelarts.local.environments import DIGITS

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

NAMES = ("pip-requirements.txt", "pip-requirement.txt", "requirement.txt", "requirements.txt")
"""The platform's four names; which of several counts is not documented: here the first."""


def requirements_file(code: Path) -> Path | None:
    """The file in a code directory that lists packages."""
    return next((code / name for name in NAMES if (code / name).is_file()), None)


def environment_directory(environments: Path, file: Path, python: Sequence[str]) -> Path:
    """Where the environment for `file` is kept.

    `python` tells one Python from another; the wheels and all lists beside the file count, too, because one
    list may include another with `-r` or `-c`.
    """
    digest = hashlib.sha256("\n".join([*python, file.name, ""]).encode())
    for beside in sorted([*file.parent.glob("*.txt"), *file.parent.glob("*.whl")]):
        digest.update(beside.name.encode() + hashlib.sha256(beside.read_bytes()).digest())
    return environments / digest.hexdigest()[:DIGITS]
