"""Uploading what is local, once: below the hash of its content, never over something else."""

from __future__ import annotations

import contextlib
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from jupyter_modelarts.display.i18n import _

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from jupyter_modelarts.contract.paths import ObsPath
    from jupyter_modelarts.obs.plan import Plan
    from jupyter_modelarts.obs.tree import Exclusion

    from .code import Code
    from .platform import Platform, Report


def upload_code(
    platform: Platform, code: Code, *, allow_secrets: bool = False, report: Report | None = None
) -> ObsPath:
    """The directory in OBS that holds `code`; what is there already is not sent again.

    `report` is told what ignore files left out.  Raises `SecretsFound` unless `allow_secrets`.
    """
    if code.place is not None:
        return code.place
    with _directory_of(code) as directory:
        uploaded = platform.obs.upload_tree(
            directory,
            platform.bucket / "code/",
            everything=code.directory is None,
            allow_secrets=allow_secrets,
        )
    _tell(report, code.directory or directory, [e for e in uploaded.excluded if e.rule.source != "default"])
    return uploaded.prefix


def plan_code(platform: Platform, code: Code) -> Plan:
    """What `upload_code` would send, what it would leave out and why; sends nothing."""
    with _directory_of(code) as directory:
        plan = platform.obs.plan(directory, everything=code.directory is None)
    return plan if code.directory is not None else replace(plan, root=Path(code.name))


def upload_local(
    platform: Platform, path: Path, *, allow_secrets: bool = False, report: Report | None = None
) -> ObsPath:
    """The directory in OBS that holds a local file or directory; what is there already is not sent again.

    A directory keeps its name, so that scripts and people recognise it.  `report` is told what was left out.
    Raises `SecretsFound` unless `allow_secrets`.
    """
    uploaded = platform.obs.upload_tree(
        path.resolve(), platform.bucket / "inputs/", data=True, allow_secrets=allow_secrets
    )
    _tell(report, path, uploaded.excluded)
    return uploaded.prefix


@contextlib.contextmanager
def _directory_of(code: Code) -> Iterator[Path]:
    """Where all files of `code` are: its own directory, or one that lasts as long as this."""
    if code.directory is not None:
        yield code.directory
        return
    with tempfile.TemporaryDirectory(prefix="jupyter-modelarts-") as temporary:
        staged = Path(temporary, code.name)
        for name, content in code.files.items():
            path = staged / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content.encode() if isinstance(content, str) else content.read_bytes())
        yield staged


def _tell(report: Report | None, path: Path, excluded: Sequence[Exclusion]) -> None:
    if report is None or not excluded:
        return
    named = ", ".join(f"{exclusion.name} ({exclusion.rule})" for exclusion in excluded[:3])
    more = ", …" if len(excluded) > 3 else ""
    report(_("Left out of {path}: {names}").format(path=path, names=named + more))


def present(platform: Platform, directory: ObsPath) -> dict[str, int]:
    """Relative name to size in bytes of the objects below `directory`; empty where there are none."""
    from jupyter_modelarts.obs.errors import ObjectNotFound

    start = len(directory.key)
    try:
        entries = platform.obs.ls(directory, recursive=True)
    except ObjectNotFound:
        return {}
    return {entry.path.key[start:]: entry.size or 0 for entry in entries if not entry.is_directory}
