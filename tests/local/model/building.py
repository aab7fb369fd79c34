"""A package on pip's shelf whose building waits until a test lets it go on."""

from __future__ import annotations

import io
import tarfile
from typing import TYPE_CHECKING

from ..serving import until  # noqa: TID252 - tests are no package on the path

if TYPE_CHECKING:
    from pathlib import Path

BACKEND = """
import os, pathlib, time, zipfile
SHELF = pathlib.Path({shelf!r})
def build_wheel(directory, *_):
    with open(SHELF / "builds", "a") as stream:
        stream.write(f"{{os.getpid()}}\\n")
    while (SHELF / "hold").exists():
        time.sleep(0.02)
    name = "{name}-1.0-py3-none-any.whl"
    information = "{name}-1.0.dist-info"
    with zipfile.ZipFile(pathlib.Path(directory, name), "w") as wheel:
        wheel.writestr("{name}.py", "value = 7\\n")
        wheel.writestr(f"{{information}}/METADATA", "Metadata-Version: 2.1\\nName: {name}\\nVersion: 1.0\\n")
        head = "Wheel-Version: 1.0\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n"
        wheel.writestr(f"{{information}}/WHEEL", head)
        wheel.writestr(f"{{information}}/RECORD", "")
    return name
"""
PROJECT = """
[build-system]
requires = []
build-backend = "backend"
backend-path = ["."]
[project]
name = "{name}"
version = "1.0"
"""
METADATA = "Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n"


class Shelf:
    """Where pip finds sources, and nothing else."""

    def __init__(self, directory: Path) -> None:
        directory.mkdir()
        self.directory = directory
        self.variables = {"PIP_FIND_LINKS": str(directory), "PIP_NO_INDEX": "1", "PIP_NO_CACHE_DIR": "1"}

    def offer(self, name: str) -> None:
        """Put the sources of a package there."""
        files = {"backend.py": BACKEND, "pyproject.toml": PROJECT, "PKG-INFO": METADATA}
        with tarfile.open(self.directory / f"{name}-1.0.tar.gz", "w:gz") as archive:
            for path, text in files.items():
                content = text.format(name=name, shelf=str(self.directory)).encode()
                information = tarfile.TarInfo(f"{name}-1.0/{path}")
                information.size = len(content)
                archive.addfile(information, io.BytesIO(content))

    def hold(self) -> None:
        """Let nothing be built to its end from now on; forget what was."""
        (self.directory / "hold").touch()
        (self.directory / "builds").unlink(missing_ok=True)

    def let_go(self) -> None:
        """Let everything be built."""
        (self.directory / "hold").unlink()

    @property
    def builds(self) -> list[int]:
        """The processes that have begun to build."""
        path = self.directory / "builds"
        return [int(line) for line in path.read_text().split()] if path.exists() else []

    def building(self) -> int:
        """Wait for a build; its process."""
        until(lambda: self.builds, "a build to begin")
        return self.builds[0]
