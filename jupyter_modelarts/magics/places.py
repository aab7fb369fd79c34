"""The places that a line of `%ma_obs` names."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from jupyter_modelarts.contract.paths import ObsPath
from jupyter_modelarts.display.i18n import _

from .parsing import Line, UsageProblem

if TYPE_CHECKING:
    from .house import House


def given(line: Line, index: int, name: str) -> str:
    """The argument at `index`; raises `UsageProblem` where it is missing."""
    text = line.argument(index)
    if text is None:
        message = _("%ma_obs {verb} needs {argument}.").format(verb=line.arguments[0], argument=name)
        raise UsageProblem(message, hint=_("%{magic}? shows how.").format(magic="ma_obs"))
    return text


def place_at(house: House, line: Line, index: int) -> ObsPath:
    """The argument at `index`; `obs://` and `obs:///key` stand for the bucket of this project."""
    return house.modelarts.place(given(line, index, "PATH"))


def both(house: House, line: Line) -> tuple[ObsPath | Path, ObsPath | Path]:
    """Source and target; raises `UsageProblem` where neither is in OBS, or the local source is missing."""
    from jupyter_modelarts.obs.errors import local_files

    texts = given(line, 1, "SOURCE"), given(line, 2, "TARGET")
    source, target = (
        house.modelarts.place(text) if ObsPath.is_obs(text) else Path(text).expanduser() for text in texts
    )
    if isinstance(source, Path) and isinstance(target, Path):
        message = _("Neither {source} nor {target} is in OBS.").format(source=source, target=target)
        raise UsageProblem(message, hint=_("Write the one that is as obs://bucket/path."))
    if isinstance(source, Path) and not source.exists():
        message = _("There is no file or directory {path}.").format(path=texts[0])
        raise UsageProblem(message, hint=_("Check the path."))
    if isinstance(target, Path) and texts[1].endswith("/") and not line.get("dry_run"):
        with local_files(target):
            target.mkdir(parents=True, exist_ok=True)  # an object keeps its name in it
    return source, target


def expect_recursive(line: Line, place: ObsPath | Path) -> None:
    """Raise `UsageProblem` for a directory without `-r`."""
    is_directory = place.is_dir() if isinstance(place, Path) else place.is_directory
    if is_directory and not line.get("recursive"):
        message = _("{path} is a directory.").format(path=place)
        copying = line.arguments[0] == "cp"
        hint = _("Copy all of it with -r.") if copying else _("Move all of it with -r.")
        raise UsageProblem(message, hint=hint)
