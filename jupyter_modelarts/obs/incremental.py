"""Making one place like another: what differs travels, nothing else.

look        what is on both sides: a walk here, one list request for 1,000 keys there
compare     by size, then by content: MD5, which files keep in the hash cache and objects in their ETags
act         send, fetch or copy what differs; remove what is too much, if asked to
"""

from __future__ import annotations

import asyncio
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from jupyter_modelarts.contract.paths import ObsPath
from jupyter_modelarts.errors import InvalidArgument

from . import leaks, listing, moves
from .changes import Change, Reason, SyncSummary
from .compare import differing, differing_objects
from .errors import local_files, nothing_at
from .ignore import LINKED_DIRECTORY, Rules, rules_for
from .targets import can_be_a_file
from .tree import Exclusion, Walked, walk

if TYPE_CHECKING:
    from .local_file import File
    from .models import Entry, Progress
    from .moves import Where

Place = str | Path | ObsPath


@dataclass(frozen=True, slots=True)
class Options:
    """What a caller may say; see `AsyncObs.sync`."""

    delete: bool = False
    dry_run: bool = False
    exclude: Sequence[str] = ()
    everything: bool = False
    allow_secrets: bool = False


@dataclass(slots=True)
class _Outcome:
    unchanged: int
    changes: list[Change] = field(default_factory=list)
    skipped: Sequence[str] = ()
    excluded: Sequence[Exclusion] = ()
    secrets: Sequence[leaks.Finding] = ()


async def sync(
    where: Where, source: Place, destination: Place, options: Options, progress: Progress | None
) -> SyncSummary:
    """Make `destination` like `source`; both are directories, at least one of them in OBS."""
    origin, goal = _side(source), _side(destination)
    read = where.hashes.bytes_read
    if isinstance(origin, ObsPath) and isinstance(goal, ObsPath):
        outcome = await _across(where, origin, goal, options, progress)
    elif isinstance(origin, ObsPath) and isinstance(goal, Path):
        _check_directory(goal, may_be_missing=True)
        with local_files(goal):
            outcome = await _down(where, origin, goal, options, progress)
    elif isinstance(origin, Path) and isinstance(goal, ObsPath):
        _check_directory(origin)
        with local_files(origin):
            outcome = await _up(where, origin, goal, options, progress)
    else:
        message = f"Neither {source} nor {destination} is in OBS."
        raise InvalidArgument(message, hint="Write the one that is as obs://bucket/directory/.")
    return SyncSummary(
        str(origin),
        str(goal),
        outcome.changes,
        outcome.unchanged,
        outcome.skipped,
        outcome.excluded,
        outcome.secrets,
        bytes_hashed=where.hashes.bytes_read - read,
        dry_run=options.dry_run,
    )


def _side(place: Place) -> Path | ObsPath:
    if isinstance(place, str) and ObsPath.is_obs(place):
        place = ObsPath.parse(place)
    return place.as_directory() if isinstance(place, ObsPath) else Path(place).expanduser()


def _check_directory(path: Path, *, may_be_missing: bool = False) -> None:
    if not path.is_dir() and not (may_be_missing and not path.exists()):
        raise InvalidArgument(f"{path} is no directory.", hint="A single file is copied: %ma_obs cp.")


# here to there


async def _up(
    where: Where, root: Path, goal: ObsPath, options: Options, progress: Progress | None
) -> _Outcome:
    rules = rules_for(root, options.exclude, everything=options.everything)
    here, there = await asyncio.gather(asyncio.to_thread(walk, root, rules), _objects(where, goal))
    files = {file.name: file for file in here.files}
    reasons = _missing(files, there.entries)
    pairs = {name: (file, there.entries[name]) for name, file in files.items() if name not in reasons}
    reasons |= await differing(where.stores, where.hashes, pairs)
    going = [file for name, file in files.items() if name in reasons]
    extra = [entry for name, entry in there.entries.items() if name not in files]
    extra = _unprotected(extra, goal, here, rules) if options.delete else []
    outcome = _Outcome(len(files) - len(going), skipped=there.odd, excluded=here.excluded)
    outcome.secrets = await _secrets(where, going, options)
    outcome.changes += [Change("upload", file.name, file.size, reasons[file.name]) for file in going]
    outcome.changes += [_extra(goal, entry) for entry in extra]
    if not options.dry_run:
        await moves.send_files(where, [(file, goal / file.name) for file in going], progress)
        await moves.remove_keys(where, goal.bucket, [entry.path.key for entry in extra])
    return outcome


async def _secrets(where: Where, files: Sequence[File], options: Options) -> list[leaks.Finding]:
    if options.allow_secrets:
        return []
    found = await asyncio.to_thread(leaks.find, files, where.hashes)
    if not options.dry_run:
        leaks.raise_for(found)
    return found


def _unprotected(entries: Iterable[Entry], base: ObsPath, here: Walked, rules: Rules) -> list[Entry]:
    """Objects that may be removed: what is left out here is left alone there."""
    excluded = {exclusion.name for exclusion in here.excluded}
    start = len(base.key)

    def protected(name: str) -> bool:
        return name in excluded or not excluded.isdisjoint(_parents(name)) or _left_out(name, rules)

    return [entry for entry in entries if not protected(entry.path.key[start:])]


def _extra(base: ObsPath, entry: Entry) -> Change:
    return Change("delete", entry.path.key[len(base.key) :], entry.size or 0, "extra")


# there to here


async def _down(
    where: Where, origin: ObsPath, root: Path, options: Options, progress: Progress | None
) -> _Outcome:
    rules = rules_for(root, options.exclude, everything=True)
    there, here = await asyncio.gather(_objects(where, origin), asyncio.to_thread(_present, root, rules))
    there.check_found(origin)
    wanted, odd = _wanted(there, here, rules)
    files = {file.name: file for file in here.files}
    reasons = _missing(wanted, files)
    pairs = {name: (files[name], entry) for name, entry in wanted.items() if name not in reasons}
    reasons |= await differing(where.stores, where.hashes, pairs)
    going = {name: entry for name, entry in wanted.items() if name in reasons}
    extra = await asyncio.to_thread(_extra_files, root, there, options) if options.delete else []
    outcome = _Outcome(len(wanted) - len(going), skipped=odd)
    outcome.changes += [Change("download", n, entry.size or 0, reasons[n]) for n, entry in going.items()]
    outcome.changes += [Change("delete", file.name, file.size, "extra") for file in extra]
    if not options.dry_run:
        await moves.fetch_objects(where, [(entry, root / name) for name, entry in going.items()], progress)
        await asyncio.to_thread(_remove, root, extra)
    return outcome


def _present(root: Path, rules: Rules) -> Walked:
    return walk(root, rules) if root.is_dir() else Walked()


def _wanted(there: _There, here: Walked, rules: Rules) -> tuple[dict[str, Entry], list[str]]:
    """What to have here, and the names that cannot be here."""
    entries = {name: entry for name, entry in there.entries.items() if not _left_out(name, rules)}
    impossible = set(_impossible(entries, here))
    wanted = {name: entry for name, entry in entries.items() if name not in impossible}
    return wanted, [*there.odd, *sorted(impossible)]


def _impossible(names: Iterable[str], here: Walked) -> Iterator[str]:
    """Names that cannot be files: a directory as well, or behind a link, which may lead anywhere."""
    names = list(names)
    directories = {parent for name in names for parent in _parents(name)}
    links = {exclusion.name for exclusion in here.excluded if exclusion.rule is LINKED_DIRECTORY}
    for name in names:
        if f"{name}/" in directories or not links.isdisjoint([f"{name}/", *_parents(name)]):
            yield name


def _extra_files(root: Path, there: _There, options: Options) -> list[File]:
    """Files here that are not there; what an upload would leave out is left alone."""
    if not root.is_dir():
        return []
    rules = rules_for(root, options.exclude, everything=options.everything)
    return [file for file in walk(root, rules).files if file.name not in there.entries]


def _remove(root: Path, files: Iterable[File]) -> None:
    """Remove files, and the directories that are empty without them."""
    for file in files:
        file.path.unlink()
        for parent in file.path.parents:
            if parent == root or any(parent.iterdir()):
                break
            parent.rmdir()


# there to there


async def _across(
    where: Where, origin: ObsPath, goal: ObsPath, options: Options, progress: Progress | None
) -> _Outcome:
    if origin.bucket == goal.bucket and (origin.key.startswith(goal.key) or goal.key.startswith(origin.key)):
        raise InvalidArgument(f"{origin} and {goal} lie in each other.", hint="Choose another destination.")
    rules = rules_for(Path(), options.exclude, everything=True)
    source, target = await asyncio.gather(_objects(where, origin), _objects(where, goal))
    source.check_found(origin)
    wanted = {name: entry for name, entry in source.entries.items() if not _left_out(name, rules)}
    reasons = _missing(wanted, target.entries)
    pairs = {name: (entry, target.entries[name]) for name, entry in wanted.items() if name not in reasons}
    reasons |= await differing_objects(where.stores, where.hashes, pairs)
    going = {name: entry for name, entry in wanted.items() if name in reasons}
    extra = [entry for name, entry in target.entries.items() if name not in source.entries]
    extra = _unprotected(extra, goal, Walked(), rules) if options.delete else []
    outcome = _Outcome(len(wanted) - len(going), skipped=source.odd)
    outcome.changes += [Change("copy", name, entry.size or 0, reasons[name]) for name, entry in going.items()]
    outcome.changes += [_extra(goal, entry) for entry in extra]
    if not options.dry_run:
        await moves.copy_objects(where, [(entry, goal / name) for name, entry in going.items()], progress)
        await moves.remove_keys(where, goal.bucket, [entry.path.key for entry in extra])
    return outcome


# what is there


@dataclass(slots=True)
class _There:
    """Objects by their names below a directory; `odd` are names that no client of ours can write or read.

    Markers of directories (empty objects whose keys end with `/`) are neither: they are left as they are.
    """

    entries: dict[str, Entry] = field(default_factory=dict)
    odd: list[str] = field(default_factory=list)
    markers: int = 0

    def check_found(self, place: ObsPath) -> None:
        """Raise `ObjectNotFound` where there is nothing at all: a name was mistyped."""
        if not self.entries and not self.odd and not self.markers:
            raise nothing_at(place)


async def _objects(where: Where, place: ObsPath) -> _There:
    found = _There()
    async for entries in listing.pages(where.stores, place):
        for entry in entries:
            name = entry.path.key[len(place.key) :]
            if not name or name.endswith("/"):
                found.markers += 1
            elif not can_be_a_file(name):
                found.odd.append(name)
            else:
                found.entries[name] = entry
    return found


def _missing(wanted: Iterable[str], present: Mapping[str, object]) -> dict[str, Reason]:
    return {name: "new" for name in wanted if name not in present}


def _left_out(name: str, rules: Rules) -> bool:
    """Whether a rule names it, or a directory above it."""
    if rules.decide(name) is not None:
        return True
    return any(rules.decide(parent[:-1], is_directory=True) for parent in _parents(name))


def _parents(name: str) -> Iterator[str]:
    return (name[: end + 1] for end, letter in enumerate(name) if letter == "/")
