"""A package that nobody has deployed yet, started once as the embedded service would start it.

    python -m jupyter_modelarts.local.service.trial DIRECTORY [--state-dir STATE]

DIRECTORY is the package's `model/`.  Standard input brings one line of JSON and stays open as long as
somebody wants the answer: `envs` are variables of the instance, `elsewhere` says that the package is not for
the embedded service, whose runtimes are then not asked for.

The answer is one line of JSON on standard output: `outcome` (`starts`, `fails`, or `unknown` where this
machine cannot tell), `reason`, `missing` (the engine's module, where that is what this machine lacks) and
`log` (the last lines that a server of its own wrote: of ours the reason says it all).
"""

from __future__ import annotations

import argparse
import asyncio
import json
import re
import signal
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jupyter_modelarts.local.connection import state_directory
from jupyter_modelarts.local.inference.dependencies import DependencyError, Environments, requirements
from jupyter_modelarts.local.inference.packages import CONFIG
from jupyter_modelarts.local.model import config, package
from jupyter_modelarts.local.model.places import DiskPlace
from jupyter_modelarts.local.problems import Problem

from .builder import launch_of
from .custom import TYPES, Order
from .instance import Instance
from .launch import StartFailed

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

STARTS, FAILS, UNKNOWN = "starts", "fails", "unknown"
_SECONDS = 180.0
_GRACE = 5.0
_LOG = "trial.log"
_LOG_LINES, _LOG_BYTES = 15, 16384
_LOG_PLACE = re.compile(r"\s*\(log: [^)]*\)")  # it is gone when the answer is read
_MODULES = {
    "PyTorch": "torch",
    "TensorFlow": "tensorflow",
    "Scikit_Learn": "sklearn",
    "XGBoost": "xgboost",
    "MindSpore": "mindspore",
    "MXNet": "mxnet",
    "Spark_MLlib": "pyspark",
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Try the package and print the answer; 0 where there is one, whatever it says."""
    parser = argparse.ArgumentParser(prog="trial", description="Start a model package once.")
    parser.add_argument("directory", type=Path, help="directory model/ of the package")
    parser.add_argument("--state-dir", type=Path, help="state directory of the embedded service")
    options = parser.parse_args(arguments)
    asked = json.loads(sys.stdin.readline() or "{}")
    with tempfile.TemporaryDirectory(prefix="modelarts-trial-") as place:
        state_dir = state_directory(options.state_dir)
        elsewhere = bool(asked.get("elsewhere"))
        given = (
            _Anywhere(options.directory.resolve()) if elsewhere else DiskPlace(options.directory.resolve())
        )
        trial = Trial(given, Path(place), state_dir, asked.get("envs") or {})
        answer = asyncio.run(trial.while_wanted())
    if answer is None:
        return 1
    sys.stdout.write(json.dumps(answer) + "\n")
    return 0


class _CannotTellError(Exception):
    """What the package needs is not on this machine: an image, a container."""


@dataclass(frozen=True)
class _Anywhere(DiskPlace):
    """A package for a platform whose runtimes we do not know: `runtime` is not looked at."""

    async def read(self, name: str) -> bytes:
        content = await super().read(name)
        return re.sub(rb'("runtime"\s*:\s*)"[^"]*"', rb"\1null", content) if name == CONFIG else content


class Trial:
    """One start of the package at `given`; `place` takes what it makes."""

    def __init__(self, given: DiskPlace, place: Path, state_dir: Path, envs: Mapping[str, str]) -> None:
        self._given = given
        self._place = place
        self._state_dir = state_dir
        self._envs = {name: str(value) for name, value in envs.items()}

    async def while_wanted(self) -> dict[str, Any] | None:
        """The answer, or None where nobody waits for it any more."""
        work = asyncio.create_task(self.answer())
        gone = asyncio.create_task(_nobody_waits())
        await asyncio.wait((work, gone), return_when=asyncio.FIRST_COMPLETED)
        for task in (work, gone):
            if not task.done():
                task.cancel()
        await asyncio.gather(work, gone, return_exceptions=True)
        return None if work.cancelled() else work.result()

    async def answer(self) -> dict[str, Any]:
        """What became of the start."""
        engine = ""
        try:
            model = await self._model()
            engine = model["model_type"]
            await self._start(model)
        except Problem as problem:
            return _said(FAILS, problem.message)
        except DependencyError as error:
            return _said(FAILS, f"{CONFIG}: {error}")
        except _CannotTellError as error:
            return _said(UNKNOWN, str(error))
        except StartFailed as error:
            return self._failure(str(error), engine)
        return _said(STARTS)

    async def _model(self) -> dict[str, Any]:
        """The package as a model, checked as when it is imported.  Raises `Problem`."""
        located = await package.locate(self._given)
        engine = config.read(await located.place.read(CONFIG)).value.get("model_type")
        values = (await package.examine(located, {"model_type": str(engine)})).values
        return {"model_type": values["model_type"], "model_name": "trial", "config": values}

    async def _start(self, model: Mapping[str, Any]) -> None:
        directory = self._given.directory
        environments = Environments(self._state_dir / "environments")
        wanted = requirements(model["config"].get("dependencies") or [])
        order = Order(
            model=model,
            envs=self._envs,
            package=directory,
            python=await environments.python(wanted, directory),
            directory=self._place / "run" / "0-0",
            log=self._place / _LOG,
            timeout=_SECONDS,
            state_dir=self._state_dir,
        )
        try:
            launch = await launch_of(order)
        except StartFailed as error:
            raise _CannotTellError(str(error)) from None
        instance = Instance(launch, _nothing)
        try:
            await instance.start()
        finally:
            await instance.end(longest=_GRACE)

    def _failure(self, reason: str, engine: str) -> dict[str, Any]:
        module = _MODULES.get(engine, "")
        missing = module if module and f"No module named '{module}'" in reason else ""
        return _said(
            FAILS, _LOG_PLACE.sub("", reason), missing, self._last_lines() if engine in TYPES else ()
        )

    def _last_lines(self) -> list[str]:
        try:
            content = (self._place / _LOG).read_bytes()[-_LOG_BYTES:]
        except FileNotFoundError:
            return []
        return content.decode(errors="replace").splitlines()[-_LOG_LINES:]


def _said(outcome: str, reason: str = "", missing: str = "", log: Sequence[str] = ()) -> dict[str, Any]:
    return {"outcome": outcome, "reason": reason, "missing": missing, "log": list(log)}


async def _nothing() -> None:
    """Nobody follows the state of the instance."""


async def _nobody_waits() -> None:
    """Wait until standard input is closed or we are asked to end."""
    loop = asyncio.get_running_loop()
    told = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, told.set)
    reader = asyncio.StreamReader()
    await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), sys.stdin)
    closed = asyncio.create_task(reader.read())
    told_task = asyncio.create_task(told.wait())
    await asyncio.wait((closed, told_task), return_when=asyncio.FIRST_COMPLETED)
    closed.cancel()
    told_task.cancel()


if __name__ == "__main__":
    sys.exit(main())
