"""The code of a job: the files that are sent and the one that is started."""

from __future__ import annotations

import ast
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jupyter_modelarts.display.i18n import _
from jupyter_modelarts.errors import nearest
from jupyter_modelarts.obs.tree import scan

from .cells import requirements_of
from .errors import SourceError
from .source import Script, script_of, syntax_problem

if TYPE_CHECKING:
    import os
    from collections.abc import Iterable, Iterator, Mapping

    from jupyter_modelarts.contract.paths import ObsPath

REQUIREMENTS = "pip-requirements.txt"
"""The platform installs what it says before the boot file starts."""
_BOOT_FILES = ("train.py", "main.py")
_LOOKS_LIKE_A_PATH = re.compile(r"[\w.~/\\ -]+(\.py|/)|[./~][\w.~/\\ -]*|[\w-]+")


@dataclass(frozen=True)
class Code:
    """`files` maps a relative path (with `/`) to a local file or to the text itself."""

    name: str
    files: Mapping[str, Path | str]
    boot_file: str
    script: Script | None = None
    directory: Path | None = None
    """Where all of `files` are, if they are a whole directory."""
    place: ObsPath | None = None
    """Where it is in OBS, if it is there already; `files` then has the boot file only."""

    @property
    def text(self) -> str:
        """The source of the boot file."""
        content = self.files[self.boot_file]
        return content if isinstance(content, str) else content.read_text(encoding="utf-8", errors="replace")

    @property
    def sizes(self) -> dict[str, int]:
        """Bytes of each file."""
        return {
            name: len(content.encode()) if isinstance(content, str) else content.stat().st_size
            for name, content in self.files.items()
        }


def code_of(
    source: str | os.PathLike[str],
    *,
    earlier: Iterable[str] = (),
    parameters: Mapping[str, Any] | None = None,
    inputs: Iterable[str] = (),
    outputs: Iterable[str] = (),
    boot_file: str | None = None,
) -> Code:
    """The code that `source` means: the text of a cell, a directory or a Python file.

    Raises `SourceError` where it could not run, `TreeTooLarge` where the platform would not take it.
    """
    if isinstance(source, str) and not _is_path(source):
        return code_of_cell(source, earlier=earlier, parameters=parameters, inputs=inputs, outputs=outputs)
    return code_of_path(source, boot_file=boot_file)


def code_of_cell(
    cell: str,
    *,
    earlier: Iterable[str] = (),
    parameters: Mapping[str, Any] | None = None,
    inputs: Iterable[str] = (),
    outputs: Iterable[str] = (),
    directory: Path | None = None,
) -> Code:
    """The script of a cell, with the local modules that it imports from `directory` (the current one).

    What it installs with `%pip install` becomes the job's requirements file.
    """
    script = script_of(cell, earlier, parameters=parameters, inputs=inputs, outputs=outputs)
    files: dict[str, Path | str] = {"cell.py": script.text}
    files |= _local_modules(script.text, directory or Path.cwd())
    needed = requirements_of(cell)
    if needed:
        files[REQUIREMENTS] = "\n".join(needed) + "\n"
    return Code("cell", files, "cell.py", script)


def code_of_path(path: str | os.PathLike[str], *, boot_file: str | None = None) -> Code:
    """A directory with its boot file, or a Python file with the local modules that it imports."""
    place = Path(path).expanduser()
    if place.is_dir():
        return _directory(place, boot_file)
    if not place.is_file():
        raise SourceError(
            _("There is no file or directory {path}.").format(path=path),
            hint=_("Give a directory or a .py file that exists."),
        )
    if place.suffix != ".py":
        raise SourceError(
            _("{path} is no Python file.").format(path=path), hint=_("Give a directory or a .py file.")
        )
    files: dict[str, Path | str] = {place.name: place}
    code = Code(_slug(place.stem), files, place.name)
    check_syntax(code)
    files |= _local_modules(code.text, place.resolve().parent)
    return code


def _directory(place: Path, boot_file: str | None) -> Code:
    files: dict[str, Path | str] = {file.name: file.path for file in scan(place)}
    name = _slug(place.resolve().name)
    code = Code(name, files, boot_file_of(place, list(files), boot_file), directory=place)
    check_syntax(code)
    return code


def boot_file_of(place: Path | ObsPath, files: list[str], wanted: str | None) -> str:
    """The file of `files` to start: the `wanted` one, or the one that is obvious; raises `SourceError`."""
    scripts = [name for name in files if name.endswith(".py")]
    if wanted is not None:
        return _wanted_boot_file(place, scripts, wanted)
    at_top = [name for name in scripts if "/" not in name]
    only: list[str] = at_top if len(at_top) == 1 else []
    for name in (*_BOOT_FILES, *only):
        if name in at_top:
            return name
    found = ", ".join(sorted(at_top)[:5]) or _("no .py file")
    raise SourceError(
        _("{path} has no train.py or main.py to start (found: {found}).").format(path=place, found=found),
        hint=_("Name the boot file: --boot-file FILE.py."),
    )


def _wanted_boot_file(place: Path | ObsPath, scripts: list[str], wanted: str) -> str:
    name = Path(wanted).as_posix().removeprefix("./")
    if name in scripts:
        return name
    near = nearest(name, scripts)
    hint = _("Did you mean {name}?").format(name=near) if near else _("Give a .py file inside the directory.")
    raise SourceError(_("The boot file {name} is not in {path}.").format(name=wanted, path=place), hint=hint)


def check_syntax(code: Code) -> None:
    """Raise `SourceError` where the boot file is no Python."""
    try:
        ast.parse(code.text)
    except SyntaxError as error:
        raise syntax_problem(error, code.boot_file) from None


def _local_modules(source: str, directory: Path) -> dict[str, Path]:
    """The modules and packages in `directory` that `source` imports, and those which they import in turn."""
    found: dict[str, Path] = {}
    pending = [source]
    seen: set[str] = set()
    while pending:
        for name in _imported(pending.pop()) - seen:
            seen.add(name)
            for relative, path in _module_files(name, directory):
                found[relative] = path
                if path.suffix == ".py":
                    pending.append(path.read_text(encoding="utf-8", errors="replace"))
    return found


def _module_files(name: str, directory: Path) -> Iterator[tuple[str, Path]]:
    module, package = directory / f"{name}.py", directory / name
    if (package / "__init__.py").is_file():
        for file in scan(package):
            yield f"{name}/{file.name}", file.path
    elif module.is_file():
        yield module.name, module


def _imported(source: str) -> set[str]:
    """The top-level names of the modules that `source` imports absolutely."""
    try:
        tree = ast.parse(source)
    except SyntaxError:
        return set()
    names: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {alias.name.partition(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names.add(node.module.partition(".")[0])
    return names


def imported_names(code: Code) -> set[str]:
    """The modules that any file of `code` imports, for guessing its engine."""
    texts = [
        content if isinstance(content, str) else content.read_text(encoding="utf-8", errors="replace")
        for name, content in code.files.items()
        if name.endswith(".py")
    ]
    return {name for text in texts for name in _imported(text)}


def _is_path(text: str) -> bool:
    stripped = text.strip()
    if "\n" in stripped:
        return False
    try:
        exists = bool(stripped) and Path(stripped).expanduser().exists()
    except OSError:
        return False
    return exists or _LOOKS_LIKE_A_PATH.fullmatch(stripped) is not None


def _slug(text: str) -> str:
    return re.sub(r"[^A-Za-z0-9_-]+", "-", text).strip("-") or "code"
