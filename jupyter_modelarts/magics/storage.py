"""`%ma_obs`: looking at objects, and single ones; `copying` moves many."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jupyter_modelarts.contract.paths import ObsPath
from jupyter_modelarts.display.i18n import _
from jupyter_modelarts.display.text import table_text
from jupyter_modelarts.display.values import moment, size

from .copying import copy, move, sync
from .parsing import Line, UsageProblem
from .places import given, place_at
from .results import Listing

if TYPE_CHECKING:
    from collections.abc import Callable

    from jupyter_modelarts.obs import Entry, Obs
    from jupyter_modelarts.obs.errors import ObjectNotFound

    from .house import House

LARGEST_SHOWN = 1 << 20
MOST_LISTED = 1000
_FIRST_LINES = 10
_EXPIRES = "1h"
_LONGEST_S = 7 * 86400
_UNITS = {"s": 1, "m": 60, "h": 3600, "d": 86400}


def obs(house: House, line: Line, _cell: str | None) -> Listing | str | None:
    """Do what the verb says."""
    result: Listing | str | None = _VERBS[line.arguments[0]](house, line)
    return result


# looking


def _list(house: House, line: Line) -> Listing:
    storage = house.modelarts.obs
    if not line.argument(1):
        return Listing(storage.ls())
    place = place_at(house, line, 1)
    most = line.get("limit", MOST_LISTED)
    if most < 1:
        raise UsageProblem(_("--limit takes 1 or more."), hint=_("Write --limit 100, for example."))
    entries, more = _entries(storage, place, most, recursive=bool(line.get("recursive")))
    if more:
        print(_("The first {count}; there are more: --limit {next}").format(count=most, next=most * 10))
    return Listing(entries)


def _entries(storage: Obs, place: ObsPath, most: int, *, recursive: bool) -> tuple[list[Entry], bool]:
    """At most `most` entries, and whether there are more; an object stands for itself."""
    from jupyter_modelarts.obs.errors import ObjectNotFound

    if not place.is_directory:
        try:
            return [storage.head(place)], False
        except ObjectNotFound:
            pass  # it may be a directory
    entries: list[Entry] = []
    marker: str | None = ""
    while marker is not None and len(entries) < most:
        page = storage.list_page(place, recursive=recursive, limit=most - len(entries), marker=marker)
        entries += page.entries
        marker = page.marker
    own = place.as_directory()
    found = [entry for entry in entries if entry.path != own]
    if not entries and place.key:
        raise _nothing_at(place)
    return found, marker is not None


def _nothing_at(place: ObsPath) -> ObjectNotFound:
    from jupyter_modelarts.obs.errors import ObjectNotFound

    return ObjectNotFound(
        _("There is nothing at {path}.").format(path=place),
        hint=_("Look with: {command}").format(command=f"%ma_obs ls {place.parent}"),
    )


def _usage(house: House, line: Line) -> None:
    place = place_at(house, line, 1)
    obs = house.modelarts.obs
    if not place.is_directory and obs.exists(place):
        print(
            table_text(
                [_("Size"), _("Objects"), _("Path")], [[size(obs.head(place).size or 0), "1", place.url]]
            )
        )
        return
    used = obs.usage(place)
    rows = [
        [size(total), str(count), f"{name}/"] for name, (count, total) in sorted(used.directories.items())
    ]
    rows.append([size(used.bytes), str(used.files), place.as_directory().url])
    print(table_text([_("Size"), _("Objects"), _("Path")], rows))


def _head(house: House, line: Line) -> None:
    """What is known of an object, and the first lines of a text."""
    place = place_at(house, line, 1)
    count = int(line.get("lines", _FIRST_LINES))
    if count < 0:
        raise UsageProblem(_("--lines takes 0 or more."), hint=_("Write -n 20, for example."))
    found = house.modelarts.obs.describe(place)
    entry = found.entry
    rows = [
        [_("Path"), entry.path.url],
        [_("Size"), size(entry.size or 0)],
        [_("Modified"), moment(entry.modified.timestamp() * 1000 if entry.modified else None)],
        ["ETag", entry.etag or "–"],
        [_("Type"), found.content_type or "–"],
        *([[_("Class"), found.storage_class]] if found.storage_class else []),
        *([name, value] for name, value in found.metadata.items()),
    ]
    print(table_text(rows[0], rows[1:]))
    content = house.modelarts.obs.read(place, end=min(entry.size or 0, LARGEST_SHOWN)) if entry.size else b""
    if count and content and b"\0" not in content:
        lines = content.decode(errors="replace").splitlines()
        print("\n".join(["", *lines[:count]]))


def _show(house: House, line: Line) -> None:
    place = place_at(house, line, 1)
    content = house.modelarts.obs.read(place, end=LARGEST_SHOWN)
    if b"\0" in content:
        message = _("{path} is no text.").format(path=place.url)
        raise UsageProblem(message, hint=_("Copy it here: %ma_obs cp {path} .").format(path=place.url))
    text = content.decode(errors="replace")
    print(text, end="" if text.endswith("\n") else "\n")
    if len(content) == LARGEST_SHOWN:
        print(_("... only the first {size} are shown").format(size=size(LARGEST_SHOWN)))


# changing


def _remove(house: House, line: Line) -> None:
    place = place_at(house, line, 1)
    recursive = bool(line.get("recursive"))
    if line.get("dry_run"):
        used = house.modelarts.obs.usage(place) if recursive else None
        count = used.files if used else 1
        bytes_ = used.bytes if used else house.modelarts.obs.head(place).size or 0
        text = _("Would remove {count} objects ({size}) from {path}")
        print(text.format(count=count, size=size(bytes_), path=place.url))
        return
    count = house.modelarts.obs.remove(place, recursive=recursive)
    if not count:
        raise _nothing_at(place)
    text = _("Removed {path}") if count == 1 else _("Removed {count} objects from {path}")
    print(text.format(count=count, path=place.url))


def _presign(house: House, line: Line) -> str:
    """The link is the cell's value, so that it can be used."""
    place = place_at(house, line, 1)
    method = str(line.get("method", "GET")).upper()
    if method not in {"GET", "PUT", "HEAD", "DELETE"}:
        message = _("No link can be made for {method}.").format(method=method)
        raise UsageProblem(message, hint=_("Use GET, PUT, HEAD or DELETE."))
    seconds = _seconds(line.get("expires", _EXPIRES))
    return house.modelarts.obs.presign(place, method=method, expires_s=seconds)


def _seconds(text: str) -> int:
    number, unit = text[:-1], text[-1:]
    if number.isdecimal() and unit in _UNITS and 0 < int(number) * _UNITS[unit] <= _LONGEST_S:
        return int(number) * _UNITS[unit]
    message = _("{text!r} is no time for a link.").format(text=text)
    raise UsageProblem(message, hint=_("Write 30m, 2h or 7d, for example; at most 7d."))


def _make_bucket(house: House, line: Line) -> None:
    text = given(line, 1, "BUCKET")
    name = ObsPath.parse(text).bucket if ObsPath.is_obs(text) else text
    made = house.modelarts.obs.make_bucket(name)
    print(
        (_("Made the bucket {name}") if made else _("The bucket {name} is yours already")).format(name=name)
    )


_VERBS: dict[str, Callable[[House, Line], Any]] = {
    "ls": _list,
    "cp": copy,
    "sync": sync,
    "mv": move,
    "rm": _remove,
    "cat": _show,
    "head": _head,
    "du": _usage,
    "presign": _presign,
    "mb": _make_bucket,
}
