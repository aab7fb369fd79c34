"""Which files of a directory are sent as code, whether the platform takes them, and their content address."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path

from jupyter_modelarts.contract import limits
from jupyter_modelarts.errors import InvalidArgument

from .errors import ObjectChanged, TreeTooLarge

MAX_BYTES = limits.CODE_BYTES
MAX_FILES = limits.CODE_FILES
MAX_DEPTH = limits.CODE_DEPTH

EXCLUDED = (
    ".DS_Store",
    ".cache",
    ".eggs",
    ".git",
    ".hg",
    ".idea",
    ".ipynb_checkpoints",
    ".mypy_cache",
    ".nox",
    ".pytest_cache",
    ".ruff_cache",
    ".svn",
    ".tox",
    ".venv",
    ".virtual_documents",
    ".vscode",
    "*.egg-info",
    "*.pyc",
    "*.pyo",
    "__pycache__",
    "node_modules",
    "venv",
)
"""Patterns for one name, of a file or a directory at any depth."""

_BLOCK = 1 << 20
_NAMED_OFFENDERS = 3


@dataclass(frozen=True, slots=True)
class File:
    """A file of the tree; `name` is relative, with `/` between its parts."""

    name: str
    path: Path
    size: int
    mtime_ns: int


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


def scan(root: Path, exclude: Iterable[str] = ()) -> list[File]:
    """Regular files below `root`, or `root` itself where it is a file.

    `exclude` adds patterns to `EXCLUDED`.  Links to files are followed, links to directories are not.
    Raises `TreeTooLarge`, `InvalidArgument`.
    """
    patterns = (*EXCLUDED, *exclude)
    if root.is_file():
        files = [_file(root, root.name)]
    elif root.is_dir():
        files = sorted(_walk(root, patterns), key=lambda file: file.name)
    else:
        raise InvalidArgument(f"{root} is neither a directory nor a file.", hint="Check the path.")
    check_limits(root, files)
    return files


def _walk(root: Path, patterns: Sequence[str]) -> Iterator[File]:
    for place, directories, names in os.walk(root, onerror=_not_left_out):
        directories[:] = [name for name in directories if not _is_excluded(name, patterns)]
        for name in names:
            path = Path(place, name)
            if not _is_excluded(name, patterns) and path.is_file():
                yield _file(path, path.relative_to(root).as_posix())


def _not_left_out(error: OSError) -> None:
    raise error


def walk_all(root: Path) -> list[File]:
    """Every regular file below `root`, or `root` itself: nothing is left out, nothing is too large."""
    if root.is_file():
        return [_file(root, root.name)]
    if not root.is_dir():
        raise InvalidArgument(f"{root} is neither a directory nor a file.", hint="Check the path.")
    return sorted(_walk(root, ()), key=lambda file: file.name)


def _is_excluded(name: str, patterns: Sequence[str]) -> bool:
    return any(fnmatchcase(name, pattern) for pattern in patterns)


def _file(path: Path, name: str) -> File:
    state = path.stat()
    return File(name, path, state.st_size, state.st_mtime_ns)


def check_limits(root: Path, files: Sequence[File]) -> None:
    """Raise `TreeTooLarge` where the platform would refuse the tree, and name what makes it so."""
    size = sum(file.size for file in files)
    if size > MAX_BYTES:
        largest = sorted(files, key=lambda file: -file.size)[:_NAMED_OFFENDERS]
        named = ", ".join(f"{file.name} ({_readable(file.size)})" for file in largest)
        raise _too_large(root, f"{_readable(size)}, the platform takes 5 GB. The largest: {named}.")
    if len(files) > MAX_FILES:
        named = ", ".join(f"{place} ({count} files)" for place, count in _fullest(files))
        raise _too_large(root, f"{len(files)} files, the platform takes {MAX_FILES}. Most are in {named}.")
    deepest = max(files, key=lambda file: file.name.count("/"), default=None)
    if deepest and deepest.name.count("/") > MAX_DEPTH:
        raise _too_large(root, f"more than {MAX_DEPTH} levels of directories: {deepest.name}.")


def _too_large(root: Path, what: str) -> TreeTooLarge:
    return TreeTooLarge(
        f"{root} has {what}", hint="Exclude what the job does not need, or pass data as an input instead."
    )


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


def address(files: Sequence[File]) -> Tree:
    """Read every file and make the tree's address of names and contents.  Raises `ObjectChanged`."""
    whole = hashlib.sha256()
    digests = []
    for file in files:
        digest = _digest(file)
        digests.append(digest)
        name = file.name.encode(errors="surrogateescape")
        whole.update(len(name).to_bytes(4, "big") + name + digest)
    return Tree(files, digests, whole.hexdigest())


def _digest(file: File) -> bytes:
    digest = hashlib.sha256()
    with file.path.open("rb", buffering=0) as stream:
        while block := stream.read(_BLOCK):
            digest.update(block)
    check_unchanged(file)
    return digest.digest()


def check_unchanged(file: File) -> None:
    """Raise `ObjectChanged` where a file is no longer the one that was looked at."""
    state = file.path.stat()
    if (state.st_size, state.st_mtime_ns) != (file.size, file.mtime_ns):
        raise ObjectChanged(
            f"{file.path} changed while it was read.", hint="Submit again when it is finished."
        )
