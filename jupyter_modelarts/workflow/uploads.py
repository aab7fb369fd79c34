"""Uploading what is local, once: below the hash of its content, never over something else."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from jupyter_modelarts.obs.tree import address, walk_all

if TYPE_CHECKING:
    from jupyter_modelarts.contract.paths import ObsPath

    from .code import Code
    from .platform import Platform

_HASH_LENGTH = 16


def upload_code(platform: Platform, code: Code) -> ObsPath:
    """The directory in OBS that holds `code`; what is there already is not sent again."""
    destination = platform.bucket / "code/"
    if code.directory is not None:
        return platform.obs.upload_tree(code.directory, destination).prefix
    with tempfile.TemporaryDirectory(prefix="jupyter-modelarts-") as temporary:
        staged = Path(temporary, code.name)
        for name, content in code.files.items():
            path = staged / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content.encode() if isinstance(content, str) else content.read_bytes())
        return platform.obs.upload_tree(staged, destination).prefix


def upload_local(platform: Platform, path: Path) -> ObsPath:
    """The directory in OBS that holds a local file or directory; what is there already is not sent again.

    A directory keeps its name, so that scripts and people recognise it.
    """
    local = path.resolve()
    tree = address(walk_all(local))
    directory = platform.bucket / f"inputs/{tree.address[:_HASH_LENGTH]}/"
    if local.is_dir():
        directory /= f"{local.name}/"
    wanted = {file.name: file.size for file in tree.files}
    if present(platform, directory) != wanted:
        platform.obs.upload(local, directory)
    return directory


def present(platform: Platform, directory: ObsPath) -> dict[str, int]:
    """Relative name to size in bytes of the objects below `directory`; empty where there are none."""
    from jupyter_modelarts.obs.errors import ObjectNotFound

    start = len(directory.key)
    try:
        entries = platform.obs.ls(directory, recursive=True)
    except ObjectNotFound:
        return {}
    return {entry.path.key[start:]: entry.size or 0 for entry in entries if not entry.is_directory}
