"""Entries of a service's `config` -> groups of instances, not started yet; and what is left on disk."""

from __future__ import annotations

import contextlib
import shutil
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from jupyter_modelarts.local.inference.dependencies import DependencyError
from jupyter_modelarts.local.model.publisher import KIND as MODEL

from . import custom
from .environment import environment
from .group import Group
from .instance import Instance
from .launch import Launch, StartFailed, kill_left, worker
from .placing import is_early, recipe
from .probes import PATH as HEALTH_PATH

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Mapping, Sequence
    from pathlib import Path

    from jupyter_modelarts.local.model.publisher import Publisher
    from jupyter_modelarts.local.store import Store

    from .probes import Probe

DEPLOY_TIMEOUT = 20 * 60.0
"""Seconds an instance has to become ready where `deploy_timeout_in_seconds` is missing."""


class Builder:
    """Makes the groups of one service below its `directory`."""

    def __init__(self, store: Store, publisher: Publisher, directory: Path) -> None:
        self._store = store
        self._publisher = publisher
        self.directory = directory

    async def groups(
        self,
        config: Sequence[Mapping[str, Any]],
        places: Sequence[Sequence[str]],
        changed: Callable[[], Awaitable[None]],
    ) -> list[Group]:
        """One group per entry of `config`, its instances at `places`.

        Raises `StartFailed` when a model cannot be used.
        """
        found = []
        for entry, names in zip(config, places, strict=True):
            model = await self._store.get(MODEL, entry["model_id"])
            if model is None:
                raise StartFailed(f"Model {entry['model_id']} is gone. Deploy another one.")
            try:
                python = await self._publisher.python(model)
            except DependencyError as error:
                raise StartFailed(str(error)) from None
            launches = [await self._launch(entry, model, python, place) for place in names]
            instances = [Instance(launch, changed) for launch in launches]
            weight = int(entry.get("weight", 100))
            found.append(Group(model, weight, instances, recipe=recipe(entry), early=is_early(entry)))
        return found

    async def _launch(
        self, entry: Mapping[str, Any], model: Mapping[str, Any], python: Path | str, place: str
    ) -> Launch:
        order = custom.Order(
            model=model,
            envs={name: str(value) for name, value in (entry.get("envs") or {}).items()},
            package=self._publisher.package(model["model_id"]),
            python=python,
            directory=self.directory / "run" / place,
            log=self.directory / f"{model['model_name']}-{place.partition('-')[2]}.log",
            timeout=float(entry.get("deploy_timeout_in_seconds") or DEPLOY_TIMEOUT),
            state_dir=self.directory.parents[1],
        )
        return await launch_of(order)

    def sweep(self, keep: Sequence[Group] = ()) -> None:
        """Kill what an earlier run of the embedded service left, other than the instances of `keep`."""
        kept = {instance.launch.directory for group in keep for instance in group.instances}
        with contextlib.suppress(FileNotFoundError):
            for place in (self.directory / "run").iterdir():
                if place not in kept:
                    kill_left(place)
                    shutil.rmtree(place, ignore_errors=True)


async def launch_of(order: custom.Order) -> Launch:
    """How an instance of any engine is started.  Raises `StartFailed`."""
    return await custom.launch_of(order) if order.model["model_type"] in custom.TYPES else _preset(order)


def _preset(order: custom.Order) -> Launch:
    """An instance of our own worker."""
    assert order.package is not None
    return Launch(
        program=worker(order.python, order.package, order.model["model_type"], order.directory),
        environment=environment(order.envs),
        directory=order.directory,
        log=order.log,
        timeout=order.timeout,
        working_directory=order.directory,
        probes=custom.probes_of(order.model.get("config") or {}).each(_at_worker),
    )


def _at_worker(probe: Probe) -> Probe:
    """Our worker has one address for its health, whatever the package calls it."""
    return probe if probe.command else replace(probe, url=HEALTH_PATH, protocol="http")
