"""Verbs that need more than one request: sums, copies of directories, moves, checked uploads."""

from __future__ import annotations

import asyncio
import contextlib
import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from jupyter_modelarts.contract.paths import ObsPath
from jupyter_modelarts.errors import InvalidArgument

from . import control, leaks, listing, moves
from .errors import local_files, nothing_at
from .ignore import Rules, rules_for
from .local_file import File, check_unchanged
from .models import Entry, Summary
from .targets import can_be_a_file
from .tree import walk
from .wire import Request

if TYPE_CHECKING:
    from .aio import AsyncObs
    from .models import Progress
    from .moves import Where
    from .stores import Stores


@dataclass(frozen=True, slots=True)
class Usage:
    """How many objects there are below a place, and their bytes; `directories` says it for each in it."""

    files: int
    bytes: int
    directories: Mapping[str, tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Description:
    """What the service says of an object without its content."""

    entry: Entry
    content_type: str = ""
    storage_class: str = ""
    metadata: Mapping[str, str] = field(default_factory=dict)


async def usage(stores: Stores, place: ObsPath) -> Usage:
    """One list request for 1,000 objects; nothing is held but the sums."""
    place = place.as_directory()
    files = size = 0
    directories: dict[str, tuple[int, int]] = {}
    async for entries in listing.pages(stores, place):
        for entry in entries:
            if entry.is_directory:
                continue  # a marker
            name, slash, _rest = entry.path.key[len(place.key) :].partition("/")
            files, size = files + 1, size + (entry.size or 0)
            if slash:
                count, total = directories.get(name, (0, 0))
                directories[name] = (count + 1, total + (entry.size or 0))
    if not files and place.key:
        raise nothing_at(place)
    return Usage(files, size, directories)


async def describe(stores: Stores, entry: Entry) -> Description:
    """HEAD of an object that is there."""
    answer = await control.ask(stores, Request("HEAD", entry.path))
    kind = answer.headers.get("x-obs-storage-class") or answer.headers.get("x-amz-storage-class") or ""
    return Description(
        entry, answer.headers.get("content-type", ""), kind, control.own_metadata(answer.headers)
    )


async def copy_directory(
    where: Where, source: ObsPath, target: ObsPath, progress: Progress | None
) -> list[Entry]:
    """Copy everything below `source` to the same names below `target`; what was copied."""
    source, target = source.as_directory(), target.as_directory()
    check_apart(source, target)
    entries = [entry async for page in listing.pages(where.stores, source) for entry in page]
    entries = [entry for entry in entries if not entry.is_directory]
    if not entries:
        raise nothing_at(source)
    pairs = [(entry, target / entry.path.key[len(source.key) :]) for entry in entries]
    await moves.copy_objects(where, pairs, progress)
    return entries


def check_apart(source: ObsPath, target: ObsPath) -> None:
    """Raise `InvalidArgument` where one place is the other, or lies in it."""
    one, other = source.key, target.key
    inside = source.as_directory() == source and (one.startswith(other) or other.startswith(one))
    if source.bucket == target.bucket and (one == other or inside):
        raise InvalidArgument(f"{source} and {target} lie in each other.", hint="Choose another destination.")


async def move(
    obs: AsyncObs,
    source: ObsPath | Path,
    target: ObsPath | Path,
    *,
    recursive: bool,
    allow_secrets: bool,
    progress: Progress | None,
) -> Summary:
    """Copy, and when all of it is there, remove the source."""
    if isinstance(source, ObsPath) and isinstance(target, ObsPath):
        return await _move_across(obs, source, target, recursive=recursive, progress=progress)
    if isinstance(source, ObsPath) and isinstance(target, Path):
        return await _move_down(obs, source, target, recursive=recursive, progress=progress)
    if isinstance(source, Path) and isinstance(target, ObsPath):
        return await _move_up(obs, source, target, allow_secrets=allow_secrets, progress=progress)
    raise InvalidArgument(f"Neither {source} nor {target} is in OBS.", hint="Write obs://bucket/path.")


async def _move_across(
    obs: AsyncObs, source: ObsPath, target: ObsPath, *, recursive: bool, progress: Progress | None
) -> Summary:
    if recursive:
        entries = await copy_directory(obs.where, source, target, progress)
    else:
        entries = [await obs.head(source)]
        goal = target / source.name if target.is_directory else target
        check_apart(source, goal)
        await moves.copy_objects(obs.where, [(entries[0], goal)], progress)
    return await _remove(obs, source, entries)


async def _move_down(
    obs: AsyncObs, source: ObsPath, target: Path, *, recursive: bool, progress: Progress | None
) -> Summary:
    if recursive:
        start = len(source.as_directory().key)
        found = [entry async for page in listing.pages(obs.stores, source.as_directory()) for entry in page]
        if not found:
            raise nothing_at(source)
        entries = [entry for entry in found if not entry.is_directory]
        names = {entry.path.key[start:]: entry for entry in entries}
        _check_names(names)
    else:
        entries = [await obs.head(source)]
        names = {source.name if _is_directory(target) else "": entries[0]}
    with local_files(target):
        pairs = [(entry, target / name if name else target) for name, entry in names.items()]
        await moves.fetch_objects(obs.where, pairs, progress)
    return await _remove(obs, source, entries)


def _is_directory(path: Path) -> bool:
    return path.is_dir()


def _check_names(names: Mapping[str, Entry]) -> None:
    directories = {parent.as_posix() for name in names for parent in PurePosixPath(name).parents}
    for name in names:
        if name in directories or not can_be_a_file(name):
            raise InvalidArgument(
                f"{name!r} cannot be a file here. Nothing was moved.",
                hint="Move that object first.",
            )


async def _remove(obs: AsyncObs, source: ObsPath, entries: Sequence[Entry]) -> Summary:
    await moves.remove_keys(obs.where, source.bucket, [entry.path.key for entry in entries])
    return Summary(len(entries), sum(entry.size or 0 for entry in entries))


async def _move_up(
    obs: AsyncObs, source: Path, target: ObsPath, *, allow_secrets: bool, progress: Progress | None
) -> Summary:
    with local_files(source):
        pairs = await asyncio.to_thread(pairs_of, source, target, rules_for(source, everything=True))
        await send_checked(obs.where, pairs, allow_secrets=allow_secrets, progress=progress)
        await asyncio.to_thread(_unlink, source, [file for file, _ in pairs])
    return Summary(len(pairs), sum(file.size for file, _ in pairs))


def _unlink(root: Path, files: Sequence[File]) -> None:
    for file in files:
        check_unchanged(file)
    for file in files:
        file.path.unlink()
    if root.is_dir():
        for place, _directories, _files in os.walk(root, topdown=False):
            with contextlib.suppress(OSError):  # what is not empty stays
                Path(place).rmdir()


# uploads


def pairs_of(source: Path, goal: ObsPath, rules: Rules) -> list[tuple[File, ObsPath]]:
    """Which object every file becomes."""
    files = walk(source, rules).files
    if source.is_file() and not goal.is_directory:
        return [(files[0], goal)]
    return [(file, goal / file.name) for file in files]


async def send_checked(
    where: Where, pairs: Sequence[tuple[File, ObsPath]], *, allow_secrets: bool, progress: Progress | None
) -> None:
    """Upload files; raises `SecretsFound` before anything is sent."""
    if not allow_secrets:
        await asyncio.to_thread(leaks.refuse, [file for file, _ in pairs])
    await moves.send_files(where, pairs, progress)
