"""Python packages a job asks for: one virtual environment per set of requirements, made once.

Run as a file by the supervisor, with the Python that the job would run in (3.7 or newer):

    python -I requirements.py <environment> <file> <module it must have> <paths it sees>...

so that pip's words stand in the job's log and a job that waits for pip can be stopped.  The environment sees
the packages of that Python and adds to them.  What does not come to its end is removed.
"""

from __future__ import annotations

import fcntl
import hashlib
import importlib.util
import os
import re
import shutil
import signal
import subprocess
import sys
import venv
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import NoReturn

NAMES = ("pip-requirements.txt", "pip-requirement.txt", "requirement.txt", "requirements.txt")
"""The platform's four names; which of several counts is not documented: here the first."""
_COMPLETE = "complete"
_STOPPED = 128 + signal.SIGTERM
_HAS = "import importlib.util, sys; sys.exit(importlib.util.find_spec(sys.argv[1]) is None)"


def requirements_file(code: Path) -> Path | None:
    """The file in a code directory that lists packages."""
    return next((code / name for name in NAMES if (code / name).is_file()), None)


def environment_directory(environments: Path, file: Path, python: Sequence[str]) -> Path:
    """Where the environment for `file` is kept.

    `python` tells one Python from another; the wheels and all lists beside the file count, too, because one
    list may include another with `-r` or `-c`.
    """
    digest = hashlib.sha256("\n".join([*python, file.name, ""]).encode())
    for beside in sorted([*file.parent.glob("*.txt"), *file.parent.glob("*.whl")]):
        digest.update(beside.name.encode() + hashlib.sha256(beside.read_bytes()).digest())
    return environments / digest.hexdigest()[:32]


def is_complete(environment: Path) -> bool:
    """Whether the environment has been made to its end."""
    return (environment / _COMPLETE).exists()


def interpreter(environment: Path) -> Path:
    """The environment's Python."""
    return environment / "bin" / "python"


def make(environment: Path, file: Path, module: str, paths: Sequence[str]) -> int:
    """Make the environment unless somebody has; pip's exit code."""
    environment.parent.mkdir(parents=True, exist_ok=True)
    with _lock_of(environment).open("w") as lock:
        _wait_for(lock.fileno())
        if is_complete(environment):
            return 0
        for left in _unfinished(environment.parent):
            _remove_if_nobody_makes_it(left)
        try:
            code = _make(environment, file, module, paths)
        finally:
            if not is_complete(environment):
                shutil.rmtree(str(environment), ignore_errors=True)
        return code


def _wait_for(lock: int) -> None:
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        print("Another task installs the same packages: waiting for it.", flush=True)  # noqa: T201
        fcntl.flock(lock, fcntl.LOCK_EX)


def _lock_of(environment: Path) -> Path:
    return environment.with_suffix(".lock")


def _unfinished(environments: Path) -> Iterator[Path]:
    """What somebody who was killed has left."""
    for entry in environments.iterdir():
        if re.fullmatch("[0-9a-f]{32}", entry.name) and not is_complete(entry):
            yield entry


def _remove_if_nobody_makes_it(environment: Path) -> None:
    with _lock_of(environment).open("w") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return
        shutil.rmtree(str(environment), ignore_errors=True)


def _make(environment: Path, file: Path, module: str, paths: Sequence[str]) -> int:
    has_pip = importlib.util.find_spec("pip") is not None
    venv.create(str(environment), clear=True, symlinks=True, with_pip=not has_pip)
    _see(environment, paths)
    code = _install(environment, file) or _check(environment, module)
    if code == 0:
        (environment / _COMPLETE).touch()
    return code


def _see(environment: Path, paths: Sequence[str]) -> None:
    """Let packages at `paths` be found behind those of the new environment.

    `system_site_packages` would show those of the Python that an environment was made from, not those of
    the environment.
    """
    below = next(environment.glob("lib/python*/site-packages"))
    below.joinpath("of_the_service.pth").write_text("\n".join(paths) + "\n")


def _install(environment: Path, file: Path) -> int:
    # the pip of the Python that we run in, found through `_see`, or the environment's own
    command = [str(interpreter(environment)), "-I", "-m", "pip", "install", "--no-input", "-r", file.name]
    variables = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    return subprocess.run(command, cwd=str(file.parent), env=variables, check=False).returncode


def _check(environment: Path, module: str) -> int:
    if not module:
        return 0
    code = subprocess.run([str(interpreter(environment)), "-I", "-c", _HAS, module], check=False).returncode
    if code:
        text = (
            f"ERROR: The engine of the job needs the Python module {module}, which the list does not bring."
        )
        print(text, flush=True)  # noqa: T201 - for the log of the job
    return code


def _stop(*_: object) -> NoReturn:
    """Leave in an orderly way, so that nothing half made stays."""
    sys.exit(_STOPPED)


if __name__ == "__main__":
    signal.signal(signal.SIGTERM, _stop)
    sys.exit(make(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3], sys.argv[4:]))
