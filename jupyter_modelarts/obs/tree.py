"""Which files of a directory are sent, whether the platform takes them as code, and their content address."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from jupyter_modelarts.contract import limits
from jupyter_modelarts.errors import InvalidArgument

from .errors import TreeTooLarge
from .hash_cache import HashCache
from .ignore import (
    ENVIRONMENT,
    EXCLUDED,
    LINKED_DIRECTORY,
    NO_FILE,
    NOTHING_LEFT_OUT,
    Rule,
    Rules,
    is_environment,
    rules_for,
)
from .local_file import File, check_unchanged, look_at

__all__ = [
    "EXCLUDED",
    "Exclusion",
    "File",
    "Limit",
    "Tree",
    "Walked",
    "address",
    "broken_limits",
    "check_limits",
    "check_unchanged",
    "scan",
    "walk",
    "walk_all",
]

MAX_BYTES = limits.CODE_BYTES
MAX_FILES = limits.CODE_FILES
MAX_DEPTH = limits.CODE_DEPTH

_NAMED_OFFENDERS = 3


@dataclass(frozen=True, slots=True)
class Exclusion:
    """A file, or a directory (its name ends with `/`) with all that it holds, that does not go."""

    name: str
    path: Path
    rule: Rule


@dataclass(frozen=True, slots=True)
class Tree:
    """Files to send, in the order of their names, their digests (SHA-256), and the digest of it all."""

    files: Sequence[File]
    digests: Sequence[bytes]
    address: str

    @property
    def size(self) -> int:
        """Bytes of all files."""
        return sum(file.size for file in self.files)


@dataclass(slots=True)
class Walked:
    """What a walk found: files that go, and what does not, in the order of their names."""

    files: list[File] = field(default_factory=list)
    excluded: list[Exclusion] = field(default_factory=list)


def scan(root: Path, exclude: Iterable[str] = ()) -> list[File]:
    """The files that go as code below `root`, or `root` itself where it is a file.

    `exclude` adds patterns to what ignore files and `EXCLUDED` say.  Links to files are followed, links to
    directories are not.  Raises `TreeTooLarge`, `InvalidArgument`.
    """
    files = walk(root, rules_for(root, exclude)).files
    check_limits(root, files)
    return files


def walk_all(root: Path) -> list[File]:
    """Every regular file below `root`, or `root` itself: nothing is left out, nothing is too large."""
    return walk(root, NOTHING_LEFT_OUT).files


def walk(root: Path, rules: Rules) -> Walked:
    """Regular files below `root` (or `root` itself) by the rules; raises `InvalidArgument`, `OSError`."""
    found = Walked()
    if root.is_file():
        found.files.append(look_at(root, root.name))
    elif root.is_dir():
        _walk(root, "", rules, found)
        found.files.sort(key=lambda file: file.name)
        found.excluded.sort(key=lambda exclusion: exclusion.name)
    else:
        raise InvalidArgument(f"{root} is neither a directory nor a file.", hint="Check the path.")
    return found


def _walk(root: Path, relative: str, rules: Rules, found: Walked) -> None:
    with os.scandir(root / relative) as entries:
        here = list(entries)
    names = {entry.name for entry in here}
    if relative and rules.files and is_environment(names):
        found.excluded.append(Exclusion(relative, root / relative, ENVIRONMENT))
        return
    rules = rules.inside(root / relative, relative, names)
    for entry in here:
        _take(root, relative, entry, rules, found)


def _take(root: Path, relative: str, entry: os.DirEntry[str], rules: Rules, found: Walked) -> None:
    name = relative + entry.name
    is_directory = entry.is_dir()
    rule = rules.decide(name, is_directory=is_directory)
    if rule is None and is_directory:
        if not entry.is_symlink():
            _walk(root, f"{name}/", rules, found)
            return
        rule = LINKED_DIRECTORY
    if rule is None and not entry.is_file():
        rule = NO_FILE
    if rule is None:
        found.files.append(_file(Path(entry.path), name, entry.stat()))
    else:
        shown = f"{name}/" if is_directory else name
        found.excluded.append(Exclusion(shown, Path(entry.path), rule))


def _file(path: Path, name: str, state: os.stat_result) -> File:
    return File(name, path, state.st_size, state.st_mtime_ns, state.st_ino)


@dataclass(frozen=True, slots=True)
class Limit:
    """A limit of the platform that a tree breaks; `offenders` are names with bytes, files or levels."""

    what: str
    """`bytes`, `files` or `levels`."""
    value: int
    limit: int
    offenders: tuple[tuple[str, int], ...]


def broken_limits(files: Sequence[File]) -> Iterator[Limit]:
    """The limits of the platform for code that the tree breaks, each with what does most for it."""
    size = sum(file.size for file in files)
    if size > MAX_BYTES:
        largest = sorted(files, key=lambda file: -file.size)[:_NAMED_OFFENDERS]
        yield Limit("bytes", size, MAX_BYTES, tuple((file.name, file.size) for file in largest))
    if len(files) > MAX_FILES:
        yield Limit("files", len(files), MAX_FILES, tuple(_fullest(files)))
    levels = {file.name: file.name.count("/") for file in files if file.name.count("/") > MAX_DEPTH}
    if levels:
        deepest = sorted(levels.items(), key=lambda pair: -pair[1])[:_NAMED_OFFENDERS]
        yield Limit("levels", deepest[0][1], MAX_DEPTH, tuple(deepest))


def check_limits(root: Path, files: Sequence[File]) -> None:
    """Raise `TreeTooLarge` where the platform would refuse the tree, and name what makes it so."""
    for limit in broken_limits(files):
        raise TreeTooLarge(
            f"{root} has {_said(limit)}",
            hint="Leave out what the job does not need (.modelartsignore), or pass data as an input instead.",
        )


def _said(limit: Limit) -> str:
    if limit.what == "bytes":
        named = ", ".join(f"{name} ({_readable(size)})" for name, size in limit.offenders)
        return f"{_readable(limit.value)}, the platform takes 5 GB. The largest: {named}."
    if limit.what == "files":
        named = ", ".join(f"{place} ({count} files)" for place, count in limit.offenders)
        return f"{limit.value} files, the platform takes {limit.limit}. Most are in {named}."
    return f"more than {limit.limit} levels of directories: {limit.offenders[0][0]}."


def _fullest(files: Sequence[File]) -> list[tuple[str, int]]:
    counts: dict[str, int] = {}
    for file in files:
        top = file.name.split("/", 1)[0] + "/" if "/" in file.name else "./"
        counts[top] = counts.get(top, 0) + 1
    return sorted(counts.items(), key=lambda pair: -pair[1])[:_NAMED_OFFENDERS]


def _readable(size: float) -> str:
    for unit in ("bytes", "KB", "MB"):
        if size < 1024:
            return f"{size:.0f} {unit}" if unit == "bytes" else f"{size:.1f} {unit}"
        size /= 1024
    return f"{size:.1f} GB"


def address(files: Sequence[File], cache: HashCache | None = None) -> Tree:
    """The tree's address of names and contents; files that the cache knows are not read.

    Raises `ObjectChanged`.
    """
    digests = (cache or HashCache()).digests(files, "sha256")
    whole = hashlib.sha256()
    for file, digest in zip(files, digests, strict=True):
        name = file.name.encode(errors="surrogateescape")
        whole.update(len(name).to_bytes(4, "big") + name + digest)
    return Tree(files, digests, whole.hexdigest())
