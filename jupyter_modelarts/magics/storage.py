"""`%ma_obs`."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from jupyter_modelarts.contract.paths import ObsPath
from jupyter_modelarts.display.i18n import _
from jupyter_modelarts.display.values import size

from .parsing import Line, UsageProblem
from .results import Listing

if TYPE_CHECKING:
    from collections.abc import Callable

    from jupyter_modelarts.obs import Summary

    from .house import House

LARGEST_SHOWN = 1 << 20


def obs(house: House, line: Line, _cell: str | None) -> Listing | None:
    """`ls`, `cp`, `cat`, `rm` or `mb`."""
    result: Listing | None = _VERBS[line.arguments[0]](house, line)
    return result


def _list(house: House, line: Line) -> Listing:
    place = _place(house, line, 1) if line.argument(1) else ""
    return Listing(house.modelarts.obs.ls(place, recursive=bool(line.get("recursive"))))


def _copy(house: House, line: Line) -> None:
    source, target = _given(line, 1, "SOURCE"), _given(line, 2, "TARGET")
    from_obs, to_obs = ObsPath.is_obs(source), ObsPath.is_obs(target)
    if from_obs and to_obs:
        house.modelarts.obs.copy(_place(house, line, 1), _place(house, line, 2))
        print(_("Copied {source} to {target}").format(source=source, target=target))
    elif to_obs:
        _report(_upload(house, line, source), source, target)
    elif from_obs:
        _report(_download(house, line, target), source, target)
    else:
        message = _("Neither {source} nor {target} is in OBS.").format(source=source, target=target)
        raise UsageProblem(message, hint=_("Write the one that is as obs://bucket/path."))


def _upload(house: House, line: Line, source: str) -> Summary:
    local, place = Path(source).expanduser(), _place(house, line, 2)
    if not local.exists():
        message = _("There is no file or directory {path}.").format(path=source)
        raise UsageProblem(message, hint=_("Check the path."))
    if local.is_dir():
        _expect_recursive(line, source)
        place = place.as_directory()
    return house.modelarts.obs.upload(local, place)


def _download(house: House, line: Line, target: str) -> Summary:
    place = _place(house, line, 1)
    if place.is_directory:
        _expect_recursive(line, place.url)
    local = Path(target).expanduser()
    if target.endswith("/"):
        local.mkdir(parents=True, exist_ok=True)
    return house.modelarts.obs.download(place, local)


def _expect_recursive(line: Line, what: str) -> None:
    if not line.get("recursive"):
        message = _("{path} is a directory.").format(path=what)
        raise UsageProblem(message, hint=_("Copy all of it with -r."))


def _report(summary: Summary, source: str, target: str) -> None:
    one = _("Copied 1 file ({size}) from {source} to {target}")
    text = one if summary.files == 1 else _("Copied {count} files ({size}) from {source} to {target}")
    print(text.format(count=summary.files, size=size(summary.bytes), source=source, target=target))


def _show(house: House, line: Line) -> None:
    place = _place(house, line, 1)
    content = house.modelarts.obs.read(place, end=LARGEST_SHOWN)
    if b"\0" in content:
        message = _("{path} is no text.").format(path=place.url)
        raise UsageProblem(message, hint=_("Copy it here: %ma_obs cp {path} .").format(path=place.url))
    print(content.decode(errors="replace"))
    if len(content) == LARGEST_SHOWN:
        print(_("... only the first {size} are shown").format(size=size(LARGEST_SHOWN)))


def _remove(house: House, line: Line) -> None:
    place = _place(house, line, 1)
    count = house.modelarts.obs.remove(place, recursive=bool(line.get("recursive")))
    text = _("Removed {path}") if count == 1 else _("Removed {count} objects from {path}")
    print(text.format(count=count, path=place.url))


def _make_bucket(house: House, line: Line) -> None:
    text = _given(line, 1, "BUCKET")
    name = ObsPath.parse(text).bucket if ObsPath.is_obs(text) else text
    made = house.modelarts.obs.make_bucket(name)
    print(
        (_("Made the bucket {name}") if made else _("The bucket {name} is yours already")).format(name=name)
    )


def _place(house: House, line: Line, index: int) -> ObsPath:
    """The argument at `index`; `obs://` and `obs:///key` stand for the bucket of this project."""
    return house.modelarts.place(_given(line, index, "PATH"))


def _given(line: Line, index: int, name: str) -> str:
    text = line.argument(index)
    if text is None:
        message = _("%ma_obs {verb} needs {argument}.").format(verb=line.arguments[0], argument=name)
        raise UsageProblem(message, hint=_("%{magic}? shows how.").format(magic="ma_obs"))
    return text


_VERBS: dict[str, Callable[[House, Line], Any]] = {
    "ls": _list,
    "cp": _copy,
    "cat": _show,
    "rm": _remove,
    "mb": _make_bucket,
}
