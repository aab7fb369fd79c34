"""`dependencies` of a package -> the Python that has them: ours, or a cached virtual environment.

The environment sees everything ours sees, its own packages first, so that only what differs is
installed.
"""

from __future__ import annotations

import asyncio
import hashlib
import json
import shutil
import site
import sys
import sysconfig
import venv
from importlib import metadata
from typing import TYPE_CHECKING, Any

from packaging.requirements import InvalidRequirement, Requirement

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

_OPERATORS = {"EXACT": "==", "ATLEAST": ">=", "ATMOST": "<="}
_COMPLETE = "complete"
_LOG = "pip.log"


class DependencyError(Exception):
    """Dependencies cannot be installed: one line with the cause and the way out."""


def requirements(dependencies: Iterable[dict[str, Any]]) -> list[str]:
    """The pip requirements of `dependencies` as config.json has them.  Raises `DependencyError`."""
    return [_requirement(package) for entry in dependencies for package in entry.get("packages") or []]


def _requirement(package: dict[str, Any]) -> str:
    name, version = package["package_name"], package.get("package_version")
    text = f"{name}{_OPERATORS[package.get('restraint') or 'EXACT']}{version}" if version else name
    try:
        return str(Requirement(text))
    except InvalidRequirement:
        raise DependencyError(f"dependencies: {text!r} is no package with a version.") from None


def satisfied(wanted: Iterable[str]) -> bool:
    """Whether our own Python has all of it already."""
    return all(_installed(Requirement(text)) for text in wanted)


def _installed(requirement: Requirement) -> bool:
    try:
        return requirement.specifier.contains(metadata.version(requirement.name), prereleases=True)
    except metadata.PackageNotFoundError:
        return False


class Environments:
    """Virtual environments below `root`, one per set of requirements, made once."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._locks: dict[str, asyncio.Lock] = {}

    async def python(self, wanted: Sequence[str]) -> Path | str:
        """A Python that has `wanted`.  Raises `DependencyError` with pip's reason."""
        if await asyncio.to_thread(satisfied, wanted):
            return sys.executable
        name = _digest(wanted)
        directory = self._root / name
        async with self._locks.setdefault(name, asyncio.Lock()):
            if not (directory / _COMPLETE).is_file():
                await asyncio.to_thread(_create, directory)
                await _install(directory, wanted)
                (directory / _COMPLETE).write_text("\n".join(wanted))
        return directory / "bin" / "python"


def _digest(wanted: Sequence[str]) -> str:
    identity = json.dumps([sorted(wanted), sys.version, sys.prefix])
    return hashlib.sha256(identity.encode()).hexdigest()[:16]


def _create(directory: Path) -> None:
    shutil.rmtree(directory, ignore_errors=True)
    directory.parent.mkdir(parents=True, exist_ok=True)
    venv.EnvBuilder(with_pip=False, symlinks=True).create(directory)
    places = sysconfig.get_path("purelib", vars={"base": str(directory), "platbase": str(directory)})
    ours = dict.fromkeys([*site.getsitepackages(), sysconfig.get_path("purelib")])
    # addsitedir, not plain paths: it follows the .pth files of editable installs
    lines = [f"import site; site.addsitedir({place!r})" for place in ours]
    with open(f"{places}/beside.pth", "w", encoding="utf-8") as stream:  # noqa: PTH123
        stream.write("\n".join(lines) + "\n")


async def _install(directory: Path, wanted: Sequence[str]) -> None:
    log = directory / _LOG
    with log.open("wb") as stream:
        pip = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "pip", "--python", str(directory / "bin" / "python"), "install"),
            *("--no-input", "--disable-pip-version-check", "--retries", "1", "--timeout", "15"),
            *wanted,
            stdin=asyncio.subprocess.DEVNULL,
            stdout=stream,
            stderr=stream,
        )
        try:
            code = await pip.wait()
        except asyncio.CancelledError:
            pip.kill()
            raise
    if code != 0:
        reason = _reason(log.read_text(errors="replace"))
        raise DependencyError(f"The dependencies of config.json cannot be installed: {reason} (log: {log})")


def _reason(text: str) -> str:
    errors = [line.removeprefix("ERROR:").strip() for line in text.splitlines() if line.startswith("ERROR:")]
    if errors:
        return errors[-1]
    lines = text.strip().splitlines()
    return lines[-1] if lines else "pip said nothing"
