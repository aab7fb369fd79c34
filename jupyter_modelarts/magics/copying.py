"""`%ma_obs cp`, `sync` and `mv`: what moves objects, with a bar while it does."""

from __future__ import annotations

import sys
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

from jupyter_modelarts.contract.paths import ObsPath
from jupyter_modelarts.display.i18n import _
from jupyter_modelarts.display.plans import excluded_lines, plan_text, skipped_lines, sync_line, sync_text
from jupyter_modelarts.display.progress import TextBar, can_update
from jupyter_modelarts.display.values import size

from .parsing import Line, UsageProblem
from .places import both, expect_recursive

if TYPE_CHECKING:
    from jupyter_modelarts.obs import Summary

    from .house import House

T = TypeVar("T")
_MOST_CHANGES = 20


def copy(house: House, line: Line) -> None:
    """Copy a file or an object; with `-r` a directory."""
    source, target = both(house, line)
    expect_recursive(line, source)
    if line.get("dry_run"):
        _would_copy(house, line, source, target)
    elif isinstance(source, Path):
        assert isinstance(target, ObsPath)
        _upload(house, line, source, target)
    elif isinstance(target, Path):
        if not line.get("recursive"):
            house.modelarts.obs.head(source)  # a directory that is written like an object needs -r, too
        summary = shown(lambda told: house.modelarts.obs.aio.download(source, target, progress=told))
        _report(summary, source, target)
    else:
        recursive = bool(line.get("recursive"))
        obs = house.modelarts.obs.aio
        summary = shown(lambda told: obs.copy(source, target, recursive=recursive, progress=told))
        _report(summary, source, target) if recursive else print(
            _("Copied {source} to {target}").format(source=source, target=target)
        )


def _upload(house: House, line: Line, source: Path, target: ObsPath) -> None:
    obs = house.modelarts.obs
    rules = {"exclude": line.get("exclude", []), "everything": bool(line.get("all"))}
    goal = target.as_directory() if source.is_dir() else target
    left_out = obs.plan(source, **rules).excluded if source.is_dir() else ()
    options = {**rules, "allow_secrets": bool(line.get("allow_secrets"))}
    summary = shown(lambda told: obs.aio.upload(source, goal, progress=told, **options))
    _report(summary, source, target)
    for text in excluded_lines(left_out):
        print(text)


def _would_copy(house: House, line: Line, source: ObsPath | Path, target: ObsPath | Path) -> None:
    obs = house.modelarts.obs
    moving = line.arguments[0] == "mv"
    if isinstance(source, Path):
        everything = moving or bool(line.get("all"))
        print(plan_text(obs.plan(source, exclude=line.get("exclude", []), everything=everything)))
        return
    if line.get("recursive"):
        used = obs.usage(source)
        count, total = used.files, used.bytes
    else:
        count, total = 1, obs.head(source).size or 0
    copied = _("Would copy {count} objects ({size}) from {source} to {target}")
    text = _("Would move {count} objects ({size}) from {source} to {target}") if moving else copied
    print(text.format(count=count, size=size(total), source=source, target=target))


def sync(house: House, line: Line) -> None:
    """Make one directory like another; say what was done, or with `--dry-run` would be."""
    source, target = both(house, line)
    options = {
        "delete": bool(line.get("delete")),
        "dry_run": bool(line.get("dry_run")),
        "exclude": line.get("exclude", []),
        "everything": bool(line.get("all")),
        "allow_secrets": bool(line.get("allow_secrets")),
    }
    obs = house.modelarts.obs.aio
    summary = shown(lambda told: obs.sync(source, target, progress=told, **options))
    if summary.dry_run or len(summary.changes) <= _MOST_CHANGES:
        print(sync_text(summary))
        return
    for text in [sync_line(summary), *excluded_lines(summary.excluded), *skipped_lines(summary.skipped)]:
        print(text)


def move(house: House, line: Line) -> None:
    """Copy, then remove the source."""
    source, target = both(house, line)
    expect_recursive(line, source)
    if line.get("dry_run"):
        _would_copy(house, line, source, target)
        return
    options = {"recursive": bool(line.get("recursive")), "allow_secrets": bool(line.get("allow_secrets"))}
    obs = house.modelarts.obs.aio
    summary = shown(lambda told: obs.move(source, target, progress=told, **options))
    text = _("Moved {count} files ({size}) from {source} to {target}")
    print(text.format(count=summary.files, size=size(summary.bytes), source=source, target=target))


def shown(start: Callable[[Callable[[Any], None]], Coroutine[Any, Any, T]]) -> T:
    """Run a transfer below a bar; an interrupt ends it and says so."""
    from jupyter_modelarts.obs.progress import run_shown

    bar = TextBar(sys.stdout, updating=can_update(sys.stdout))
    try:
        return run_shown(start, bar)
    except KeyboardInterrupt:
        bar.close()
        hint = _("What has arrived stays; the same line goes on from there.")
        raise UsageProblem(_("Interrupted."), hint=hint) from None
    finally:
        bar.close()


def _report(summary: Summary, source: ObsPath | Path, target: ObsPath | Path) -> None:
    one = _("Copied 1 file ({size}) from {source} to {target}")
    text = one if summary.files == 1 else _("Copied {count} files ({size}) from {source} to {target}")
    print(text.format(count=summary.files, size=size(summary.bytes), source=source, target=target))
    for note in skipped_lines(summary.skipped):
        print(note)
