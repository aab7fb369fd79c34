"""What of a directory does not go, and which rule says so.

The first rule that speaks decides: what the caller excludes, then `.modelartsignore` (the deepest first),
then `.gitignore` (likewise, up to the top of the repository), then the defaults.  A line that begins with `!`
takes something in, whatever a later one of these says; below a directory that does not go nothing does.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from fnmatch import translate
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

OWN_FILE = ".modelartsignore"
GIT_FILE = ".gitignore"

_PARTIAL = f".{'?' * 12}"  # as downloads call what is not whole yet
EXCLUDED = (
    ".DS_Store",
    ".cache",
    ".conda",
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
    "Thumbs.db",
    "__pycache__",
    "node_modules",
    "venv",
    f"{_PARTIAL}.part",
    f"{_PARTIAL}-*.part",
)
"""Patterns for one name, of a file or a directory at any depth."""

_DEFAULT = re.compile("|".join(translate(pattern) for pattern in EXCLUDED))
_ENVIRONMENT_MARKS = ("pyvenv.cfg", "conda-meta")


@dataclass(frozen=True, slots=True)
class Rule:
    """A pattern and where it stands: `default`, `exclude`, or a file and its line, `sub/.gitignore:3`."""

    source: str
    pattern: str

    def __str__(self) -> str:
        return f"{self.source} {self.pattern}"


LINKED_DIRECTORY = Rule("default", "link to a directory")
NO_FILE = Rule("default", "neither a file nor a directory")
ENVIRONMENT = Rule("default", "Python environment")


@dataclass(frozen=True, slots=True)
class _Patterns:
    """The lines of one place; they speak of names below it: `added` + name, without the start `below`."""

    source: str
    lines: Sequence[tuple[int, str]]
    spec: GitIgnoreSpec
    below: str = ""
    added: str = ""

    def verdict(self, name: str) -> tuple[bool, Rule] | None:
        """Whether `name` (a directory ends with `/`) is left out, and why; None where nothing is said."""
        found = self.spec.check_file(self.added + name[len(self.below) :])
        if found.include is None or found.index is None:
            return None
        number, text = self.lines[found.index]
        return found.include, Rule(f"{self.source}:{number}" if number else self.source, text)


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules for what is inside one directory; `inside` gives those for a directory in it."""

    excluded: tuple[_Patterns, ...] = ()
    own: tuple[_Patterns, ...] = ()
    git: tuple[_Patterns, ...] = ()
    gitignore: bool = True
    files: bool = True
    """Whether ignore files and defaults count."""

    def inside(self, directory: Path, relative: str, names: Iterable[str]) -> Rules:
        """The rules in a directory that holds `names`; `relative` is "" or ends with `/`."""
        present = set(names) if self.files else set()
        own, git = self.own, self.git
        if OWN_FILE in present:
            own = (_read(directory / OWN_FILE, f"{relative}{OWN_FILE}", below=relative), *own)
        if self.gitignore and GIT_FILE in present:
            git = (_read(directory / GIT_FILE, f"{relative}{GIT_FILE}", below=relative), *git)
        return self if (own, git) == (self.own, self.git) else replace(self, own=own, git=git)

    def decide(self, name: str, *, is_directory: bool = False) -> Rule | None:
        """The rule that leaves out `name` (relative to the root of the tree), or None: it goes."""
        shown = f"{name}/" if is_directory else name
        for patterns in (*self.excluded, *self.own, *self.git):
            verdict = patterns.verdict(shown)
            if verdict is not None:
                return verdict[1] if verdict[0] else None
        return _default(name.rpartition("/")[2]) if self.files else None


NOTHING_LEFT_OUT = Rules(files=False, gitignore=False)


def rules_for(
    root: Path, exclude: Iterable[str] = (), *, gitignore: bool = True, everything: bool = False
) -> Rules:
    """The rules at the root of a tree.

    `exclude` holds patterns as in `.gitignore`; `gitignore` says whether such files count, `everything` that
    only `exclude` does.
    """
    patterns = [(0, text) for text in exclude]
    excluded = (_Patterns("exclude", patterns, _spec(patterns)),) if patterns else ()
    if everything:
        return Rules(excluded, gitignore=False, files=False)
    above = tuple(_above(root.absolute())) if gitignore else ()
    return Rules(excluded, git=above, gitignore=gitignore)


def is_environment(names: Iterable[str]) -> bool:
    """Whether a directory that holds `names` is a Python environment, whatever it is called."""
    return any(mark in names for mark in _ENVIRONMENT_MARKS)


def _default(name: str) -> Rule | None:
    if not _DEFAULT.match(name):
        return None
    return next(Rule("default", one) for one in EXCLUDED if re.match(translate(one), name))


def _above(root: Path) -> Iterable[_Patterns]:
    """The `.gitignore` files of the directories around `root`, up to the top of its repository."""
    if (root / ".git").exists():
        return
    found = []
    for steps, parent in enumerate(root.parents, start=1):
        if (parent / GIT_FILE).is_file():
            below = f"{root.relative_to(parent).as_posix()}/"
            patterns = _read(parent / GIT_FILE, "../" * steps + GIT_FILE, added=below)
            if patterns.verdict("") is None:  # it does not speak of the whole tree, which was asked for
                found.append(patterns)
        if (parent / ".git").exists():
            yield from found
            return


def _read(path: Path, source: str, *, below: str = "", added: str = "") -> _Patterns:
    text = path.read_text(encoding="utf-8", errors="surrogateescape")
    lines = [
        (number, line)
        for number, line in enumerate(text.splitlines(), start=1)
        if line.strip() and not line.startswith("#")
    ]
    return _Patterns(source, lines, _spec(lines), below, added)


def _spec(lines: Iterable[tuple[int, str]]) -> GitIgnoreSpec:
    from pathspec import GitIgnoreSpec

    return GitIgnoreSpec.from_lines(text for _number, text in lines)
