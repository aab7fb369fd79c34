"""Entries of a service's `config` -> groups of instances, not started yet; and what is left on disk."""

from __future__ import annotations

import contextlib
import json
import shutil
from typing import TYPE_CHECKING, Any

from jupyter_modelarts.local.inference.dependencies import DependencyError
from jupyter_modelarts.local.model.publisher import KIND as MODEL
from jupyter_modelarts.local.processes import ProcessRef

from .environment import environment
from .group import Group
from .instance import Instance, Launch, StartFailed

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping, Sequence
    from pathlib import Path

    from jupyter_modelarts.local.model.publisher import Publisher
    from jupyter_modelarts.local.store import Store

DEPLOY_TIMEOUT = 20 * 60.0
"""Seconds an instance has to become ready where `deploy_timeout_in_seconds` is missing."""


class Builder:
    """Makes the groups of one service below its `directory`."""

    def __init__(self, store: Store, publisher: Publisher, directory: Path) -> None:
        self._store = store
        self._publisher = publisher
        self.directory = directory

    async def groups(
        self, config: Sequence[Mapping[str, Any]], revision: int, changed: Callable[[], Awaitable[None]]
    ) -> list[Group]:
        """One group per entry of `config`.  Raises `StartFailed` when a model cannot be used."""
        found = []
        for number, entry in enumerate(config):
            model = await self._store.get(MODEL, entry["model_id"])
            if model is None:
                raise StartFailed(f"Model {entry['model_id']} is gone. Deploy another one.")
            try:
                python = await self._publisher.python(model)
            except DependencyError as error:
                raise StartFailed(str(error)) from None
            places = [f"{revision}-{number}-{index}" for index in range(entry["instance_count"])]
            instances = [Instance(self._launch(entry, model, python, place), changed) for place in places]
            found.append(Group(model, int(entry.get("weight", 100)), instances))
        return found

    def _launch(
        self, entry: Mapping[str, Any], model: Mapping[str, Any], python: Path | str, place: str
    ) -> Launch:
        number = place.partition("-")[2]
        return Launch(
            python=python,
            package=self._publisher.package(model["model_id"]),
            engine=model["model_type"],
            environment=environment(entry.get("envs") or {}),
            directory=self.directory / "run" / place,
            log=self.directory / f"{model['model_name']}-{number}.log",
            timeout=float(entry.get("deploy_timeout_in_seconds") or DEPLOY_TIMEOUT),
        )

    def sweep(self, keep: Sequence[Group] = ()) -> None:
        """Kill what an earlier run of the embedded service left, other than the instances of `keep`."""
        kept = {instance.launch.directory for group in keep for instance in group.instances}
        with contextlib.suppress(FileNotFoundError):
            for place in (self.directory / "run").iterdir():
                if place not in kept:
                    _kill(place)
                    shutil.rmtree(place, ignore_errors=True)


def _kill(place: Path) -> None:
    with contextlib.suppress(FileNotFoundError, ValueError, KeyError):
        ProcessRef.from_json(json.loads((place / "process.json").read_bytes())).kill()
