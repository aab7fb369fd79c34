"""Python packages a job asks for: one virtual environment per set of requirements, made once.

Run as a file by the supervisor (`python -I requirements.py <environment> <file> <parent's paths>...`), so
that pip's words stand in the job's log and a job that waits for pip can be stopped.  The environment sees
the packages of the Python that runs us and adds to them.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

NAMES = ("pip-requirements.txt", "pip-requirement.txt", "requirement.txt", "requirements.txt")
"""The platform's four names; which of several counts is not documented: here the first."""
_COMPLETE = "complete"


def requirements_file(code: Path) -> Path | None:
    """The file in a code directory that lists packages."""
    return next((code / name for name in NAMES if (code / name).is_file()), None)


def environment_directory(environments: Path, file: Path) -> Path:
    """Where the environment for `file` is kept: this Python, the wheels and all lists beside it count.

    All lists, because one may include another with `-r` or `-c`.
    """
    digest = hashlib.sha256(f"{sys.version}\n{sys.prefix}\n".encode())
    digest.update(f"{file.name}\n".encode())
    for beside in sorted([*file.parent.glob("*.txt"), *file.parent.glob("*.whl")]):
        digest.update(beside.name.encode() + hashlib.sha256(beside.read_bytes()).digest())
    return environments / digest.hexdigest()[:32]


def is_complete(environment: Path) -> bool:
    """Whether the environment has been made to its end."""
    return (environment / _COMPLETE).exists()


def interpreter(environment: Path) -> Path:
    """The environment's Python."""
    return environment / "bin" / "python"


def parent_paths() -> list[str]:
    """Where the packages of our own Python are, those installed with `pip --user` among them."""
    found = (path for path in sys.path if path.endswith(("site-packages", "dist-packages")))
    return list(dict.fromkeys(found))


def make(environment: Path, file: Path, parents: Sequence[str]) -> int:
    """Make the environment unless somebody has; pip's exit code."""
    environment.parent.mkdir(parents=True, exist_ok=True)
    with environment.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if is_complete(environment):
            return 0
        venv.create(environment, clear=True, symlinks=True)
        _see_parents(environment, parents)
        code = _install(environment, file)
        if code == 0:
            (environment / _COMPLETE).touch()
        return code


def _see_parents(environment: Path, parents: Sequence[str]) -> None:
    """Let the packages of our own Python be found behind those of the new environment.

    `system_site_packages` would show those of the Python that our own environment was made from.
    """
    paths = {"base": str(environment), "platbase": str(environment)}
    below = Path(sysconfig.get_path("purelib", vars=paths))
    below.joinpath("of_the_service.pth").write_text("\n".join(parents) + "\n")


def _install(environment: Path, file: Path) -> int:
    command = [sys.executable, "-I", "-m", "pip", "--python", str(interpreter(environment)), "install"]
    variables = {name: value for name, value in os.environ.items() if not name.startswith("PYTHON")}
    options = ["--no-input", "-r", file.name]
    return subprocess.run([*command, *options], cwd=file.parent, env=variables, check=False).returncode


if __name__ == "__main__":
    sys.exit(make(Path(sys.argv[1]), Path(sys.argv[2]), sys.argv[3:]))
