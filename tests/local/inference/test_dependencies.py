"""Dependencies of a package: satisfied as we are, installed beside us, or refused with pip's reason."""

from __future__ import annotations

import asyncio
import base64
import hashlib
import subprocess
import sys
import zipfile
from typing import TYPE_CHECKING

import psutil
import pytest

from jupyter_modelarts.local.inference.dependencies import (
    DependencyError,
    Environments,
    requirements,
    satisfied,
)

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

NAME = "weights_reader"
WHEEL = f"{NAME}-2.0-py3-none-any.whl"
BACKEND = """
import os, pathlib, time
def get_requires_for_build_wheel(*_):
    place = pathlib.Path(__file__).with_name("begun")
    place.with_suffix(".new").write_text(str(os.getpid()))
    place.with_suffix(".new").replace(place)
    time.sleep(600)
"""


def depending(name: str, version: str | None = None, restraint: str | None = None) -> list[str]:
    package = {"package_name": name, "package_version": version, "restraint": restraint}
    return requirements([{"installer": "pip", "packages": [package]}])


def output(command: list[str]) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def directories(root: Path) -> list[Path]:
    """Environments, whole or half."""
    return [path for path in root.iterdir() if path.is_dir()] if root.exists() else []


async def until(condition: Callable[[], bool]) -> None:
    async def wait() -> None:
        while not condition():  # noqa: ASYNC110 - it is the file system that changes
            await asyncio.sleep(0.02)

    await asyncio.wait_for(wait(), 30)


def slow_sources(directory: Path) -> None:
    """Sources that are never done with being built."""
    directory.mkdir()
    (directory / "backend.py").write_text(BACKEND)
    (directory / "pyproject.toml").write_text(
        '[build-system]\nrequires = []\nbuild-backend = "backend"\nbackend-path = ["."]\n'
        '[project]\nname = "slow"\nversion = "1"\n'
    )


def wheel(directory: Path, value: int = 7) -> None:
    """A wheel of one module, written by hand: nothing is fetched or built."""
    information = f"{NAME}-2.0.dist-info"
    files = {
        f"{NAME}.py": f"value = {value}\n",
        f"{information}/METADATA": f"Metadata-Version: 2.1\nName: {NAME}\nVersion: 2.0\n",
        f"{information}/WHEEL": "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
    }
    record = [f"{information}/RECORD,,"]
    with zipfile.ZipFile(directory / WHEEL, "w") as archive:
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
    assert await environments.python(depending("aiohttp", "3.0", "ATLEAST"), tmp_path) == sys.executable
    assert not (tmp_path / "environments").exists()


async def test_what_is_missing_is_installed_beside_ours(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    wheel(tmp_path)
    monkeypatch.setenv("PIP_FIND_LINKS", str(tmp_path))
    environments = Environments(tmp_path / "environments")
    python = await environments.python(depending(NAME, "2.0", "EXACT"), tmp_path)
    program = f"import {NAME}, aiohttp; print({NAME}.value)"
    assert await asyncio.to_thread(output, [str(python), "-c", program]) == "7\n"
    monkeypatch.delenv("PIP_FIND_LINKS")  # it is kept: made again it would fail
    assert await environments.python(depending(NAME, "2.0", "EXACT"), tmp_path) == python


async def test_several_at_once_share_one_environment_that_is_made_once(tmp_path: Path) -> None:
    packages = [tmp_path / name for name in "ab"]
    for package in packages:
        package.mkdir()
        wheel(package)  # beside config.json: the package brings it
    rooms = [Environments(tmp_path / "environments") for _ in range(2)]  # as two services would
    wanted = depending(WHEEL)
    found = await asyncio.gather(*(room.python(wanted, place) for room in rooms for place in packages))
    assert len(set(found)) == 1
    logs = [log.read_text() for log in (tmp_path / "environments").glob("*.log")]
    assert sum(text.count("Successfully installed") for text in logs) == 1


async def test_a_wheel_is_known_by_its_content(tmp_path: Path) -> None:
    wheel(tmp_path)
    environments = Environments(tmp_path / "environments")
    first = await environments.python(depending(WHEEL), tmp_path)
    wheel(tmp_path, value=8)
    second = await environments.python(depending(WHEEL), tmp_path)
    program = f"import {NAME}; print({NAME}.value)"
    texts = [await asyncio.to_thread(output, [str(python), "-c", program]) for python in (first, second)]
    assert texts == ["7\n", "8\n"]


async def test_what_cannot_be_installed_says_why_in_one_line_and_leaves_nothing_half(tmp_path: Path) -> None:
    with pytest.raises(DependencyError) as caught:
        await Environments(tmp_path).python(depending("no-such-package", "1.0", "EXACT"), tmp_path)
    message = str(caught.value)
    assert "cannot be installed: No matching distribution found for no-such-package==1.0" in message
    assert "\n" not in message
    assert directories(tmp_path) == []
    assert str(tmp_path) in message
    assert message.endswith(".log)")


async def test_who_is_cancelled_leaves_no_environment_and_no_process(tmp_path: Path) -> None:
    slow_sources(tmp_path / "slow")
    environments = Environments(tmp_path / "environments")
    task = asyncio.create_task(environments.python([f"slow @ file://{tmp_path}/slow"], tmp_path))
    await until((tmp_path / "slow/begun").exists)
    pid = int((tmp_path / "slow/begun").read_text())
    task.cancel()
    await asyncio.gather(task, return_exceptions=True)
    assert directories(tmp_path / "environments") == []
    await until(lambda: not psutil.pid_exists(pid))


async def test_who_is_killed_takes_pip_along_and_leaves_nothing_half(tmp_path: Path) -> None:
    slow_sources(tmp_path / "slow")
    program = (
        "import asyncio, pathlib, sys\n"
        "from jupyter_modelarts.local.inference.dependencies import Environments\n"
        "root = pathlib.Path(sys.argv[1])\n"
        "wanted = [f'slow @ file://{root}/slow']\n"
        "asyncio.run(Environments(root / 'environments').python(wanted, root))\n"
    )
    owner = await asyncio.create_subprocess_exec(sys.executable, "-c", program, str(tmp_path))
    await until((tmp_path / "slow/begun").exists)
    pid = int((tmp_path / "slow/begun").read_text())
    owner.kill()
    await owner.wait()
    await until(lambda: not psutil.pid_exists(pid))
    await until(lambda: directories(tmp_path / "environments") == [])
