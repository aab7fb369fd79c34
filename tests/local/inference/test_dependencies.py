"""Dependencies of a package: satisfied as we are, installed beside us, or refused with pip's reason."""

from __future__ import annotations

import asyncio
import base64
import hashlib
import subprocess
import sys
import zipfile
from typing import TYPE_CHECKING

import pytest

from jupyter_modelarts.local.inference.dependencies import (
    DependencyError,
    Environments,
    requirements,
    satisfied,
)

if TYPE_CHECKING:
    from pathlib import Path

NAME = "weights_reader"


def depending(name: str, version: str | None = None, restraint: str | None = None) -> list[str]:
    package = {"package_name": name, "package_version": version, "restraint": restraint}
    return requirements([{"installer": "pip", "packages": [package]}])


def output(command: list[str]) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def wheel(directory: Path) -> None:
    """A wheel of one module, written by hand: nothing is fetched or built."""
    information = f"{NAME}-2.0.dist-info"
    files = {
        f"{NAME}.py": "value = 7\n",
        f"{information}/METADATA": f"Metadata-Version: 2.1\nName: {NAME}\nVersion: 2.0\n",
        f"{information}/WHEEL": "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    record = [f"{information}/RECORD,,"]
    with zipfile.ZipFile(directory / f"{NAME}-2.0-py3-none-any.whl", "w") as archive:
        for name, text in files.items():
            digest = base64.urlsafe_b64encode(hashlib.sha256(text.encode()).digest()).rstrip(b"=").decode()
            record.append(f"{name},sha256={digest},{len(text)}")
            archive.writestr(name, text)
        archive.writestr(f"{information}/RECORD", "\n".join(record) + "\n")


@pytest.fixture(autouse=True)
def _offline(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PIP_NO_INDEX", "1")


@pytest.mark.parametrize(
    ("restraint", "expected"),
    [
        ("EXACT", "a==1.15.0"),
        ("ATLEAST", "a>=1.15.0"),
        ("ATMOST", "a<=1.15.0"),
        (None, "a==1.15.0"),
    ],
)
def test_restraints(restraint: str | None, expected: str) -> None:
    assert depending("a", "1.15.0", restraint) == [expected]
    assert depending("a") == ["a"]


def test_what_is_there_is_enough(tmp_path: Path) -> None:
    assert satisfied(depending("aiohttp", "3.0", "ATLEAST"))
    assert not satisfied(depending("aiohttp", "3.0", "EXACT"))
    assert not satisfied(depending("no-such-package"))


async def test_our_own_python_is_used_when_it_has_everything(tmp_path: Path) -> None:
    environments = Environments(tmp_path / "environments")
    assert await environments.python(depending("aiohttp", "3.0", "ATLEAST")) == sys.executable
    assert not (tmp_path / "environments").exists()


async def test_what_is_missing_is_installed_beside_ours(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wheel(tmp_path)
    monkeypatch.setenv("PIP_FIND_LINKS", str(tmp_path))
    environments = Environments(tmp_path / "environments")
    python = await environments.python(depending(NAME, "2.0", "EXACT"))
    program = f"import {NAME}, aiohttp; print({NAME}.value)"
    assert await asyncio.to_thread(output, [str(python), "-c", program]) == "7\n"
    monkeypatch.delenv("PIP_FIND_LINKS")  # it is kept: made again it would fail
    assert await environments.python(depending(NAME, "2.0", "EXACT")) == python


async def test_what_cannot_be_installed_says_why_in_one_line(tmp_path: Path) -> None:
    with pytest.raises(DependencyError) as caught:
        await Environments(tmp_path).python(depending("no-such-package", "1.0", "EXACT"))
    message = str(caught.value)
    assert "cannot be installed: No matching distribution found for no-such-package==1.0" in message
    assert "\n" not in message
