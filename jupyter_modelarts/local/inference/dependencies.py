"""`dependencies` of a package -> the Python that has them: ours, or a cached virtual environment.

The environment sees everything ours sees, its own packages first, so that only what differs is
installed.
"""

from __future__ import annotations

import asyncio
import contextlib
import hashlib
import json
import os
import site
import sys
import sysconfig
from importlib import metadata
from typing import TYPE_CHECKING, Any

from packaging.requirements import InvalidRequirement, Requirement
from packaging.utils import InvalidWheelFilename, parse_wheel_filename

from jupyter_modelarts.local import environments

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

_OPERATORS = {"EXACT": "==", "ATLEAST": ">=", "ATMOST": "<="}
_WHEEL = ".whl"
_GRACE = 10.0  # seconds to remove what is half made
_SECRET = ("HUAWEICLOUD_", "JUPYTER_", "OBS_", "AWS_", "S3_", "MA_", "OS_")
_PATIENCE = {"PIP_RETRIES": "1", "PIP_TIMEOUT": "15"}  # unless the user has said otherwise


class DependencyError(Exception):
    """Dependencies cannot be installed: one line with the cause and the way out."""


def requirements(dependencies: Iterable[dict[str, Any]]) -> list[str]:
    """The pip requirements of `dependencies` as config.json has them.  Raises `DependencyError`."""
    return [requirement(package) for entry in dependencies for package in entry.get("packages") or []]


def requirement(package: dict[str, Any]) -> str:
    """The pip requirement of one package; for a wheel beside config.json its file name."""
    name, version = package["package_name"], package.get("package_version")
    if is_wheel(name):
        return _wheel(name)
    text = f"{name}{_OPERATORS[package.get('restraint') or 'EXACT']}{version}" if version else name
    try:
        return str(Requirement(text))
    except InvalidRequirement:
        raise DependencyError(f"{text!r} is no package with a version") from None


def is_wheel(wanted: str) -> bool:
    """Whether a requirement is a wheel of the package itself."""
    return wanted.endswith(_WHEEL)


def _wheel(name: str) -> str:
    try:
        parse_wheel_filename(name)
    except InvalidWheelFilename:
        raise DependencyError(f"{name!r} is no name of a wheel") from None
    return name


def satisfied(wanted: Iterable[str]) -> bool:
    """Whether our own Python has all of it already."""
    return all(not is_wheel(text) and _installed(Requirement(text)) for text in wanted)


def _installed(wanted: Requirement) -> bool:
    try:
        return wanted.specifier.contains(metadata.version(wanted.name), prereleases=True)
    except metadata.PackageNotFoundError:
        return False


class Environments:
    """Virtual environments below `root`, one per set of requirements, made once."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._locks: dict[str, asyncio.Lock] = {}

    async def python(self, wanted: Sequence[str], package: Path) -> Path | str:
        """A Python that has `wanted`, wheels from `package`.  Raises `DependencyError` with pip's reason."""
        if await asyncio.to_thread(satisfied, wanted):
            return sys.executable
        name = await asyncio.to_thread(_digest, wanted, package)
        directory = self._root / name
        async with self._locks.setdefault(name, asyncio.Lock()):
            if not environments.is_complete(directory):
                await self._make(directory, wanted, package)
        return environments.interpreter(directory)

    async def _make(self, directory: Path, wanted: Sequence[str], package: Path) -> None:
        self._root.mkdir(parents=True, exist_ok=True)
        listed, log = directory.with_suffix(".txt"), directory.with_suffix(".log")
        lines = [str(package / text) if is_wheel(text) else text for text in wanted]
        listed.write_text("\n".join([*lines, ""]), "utf-8")
        code = await _run(
            environments.command(
                sys.executable, directory, listed, "", _our_places(), environments.WITH_PARENT
            ),
            log,
        )
        if code != 0:
            reason = _reason(log.read_text(errors="replace"))
            raise DependencyError(f"dependencies cannot be installed: {reason} (log: {log})")


def _digest(wanted: Sequence[str], package: Path) -> str:
    wheels = {text: _hash_of(package / text) for text in wanted if is_wheel(text)}
    identity = json.dumps([sorted(wanted), wheels, sys.version, sys.prefix], sort_keys=True)
    return hashlib.sha256(identity.encode()).hexdigest()[: environments.DIGITS]


def _hash_of(wheel: Path) -> str:
    try:
        return hashlib.sha256(wheel.read_bytes()).hexdigest()
    except FileNotFoundError:
        raise DependencyError(f"{wheel.name} is not in the package") from None


def _our_places() -> list[str]:
    return list(dict.fromkeys([*site.getsitepackages(), sysconfig.get_path("purelib")]))


async def _run(command: Sequence[str], log: Path) -> int:
    """Run until the end; a caller that is cancelled ends it, and so does our own end."""
    variables = {name: value for name, value in os.environ.items() if not name.startswith(_SECRET)}
    with log.open("wb") as stream:
        process = await asyncio.create_subprocess_exec(
            *command,
            stdin=asyncio.subprocess.PIPE,
            stdout=stream,
            stderr=stream,
            env={**_PATIENCE, **variables},
            start_new_session=True,
        )
    try:
        return await process.wait()
    except asyncio.CancelledError:
        await asyncio.shield(_end(process))
        raise


async def _end(process: asyncio.subprocess.Process) -> None:
    with contextlib.suppress(ProcessLookupError):
        process.terminate()
    try:
        await asyncio.wait_for(process.wait(), _GRACE)
    except asyncio.TimeoutError:
        with contextlib.suppress(ProcessLookupError):
            process.kill()
        await process.wait()


def _reason(text: str) -> str:
    errors = [line.removeprefix("ERROR:").strip() for line in text.splitlines() if line.startswith("ERROR:")]
    if errors:
        return errors[-1]
    lines = text.strip().splitlines()
    return lines[-1] if lines else "pip said nothing"
