"""Where instances lie on disk: one that serves stays at its place when the configuration changes around it.

What an update leaves alone is not started again: another weight or another number of instances changes
no instance, and a canary beside the present model leaves that model's instances as they are.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from .group import Group
    from .instance import Instance

_OF_THE_GROUP = ("weight", "instance_count")
TRAFFIC_POLICY = "MODELARTS_SERVICE_TRAFFIC_POLICY"
"""In `envs`: with `cluster`, ready instances answer while slower ones are kept out of the traffic."""


def recipe(entry: Mapping[str, Any]) -> str:
    """What an instance of an entry of `config` depends on: entries of one recipe share instances."""
    return json.dumps({name: entry[name] for name in entry if name not in _OF_THE_GROUP}, sort_keys=True)


def is_early(entry: Mapping[str, Any]) -> bool:
    """Whether instances of an entry answer before all of the service is ready."""
    return (entry.get("envs") or {}).get(TRAFFIC_POLICY) == "cluster"


def places(
    config: Sequence[Mapping[str, Any]], revision: int, groups: Iterable[Group] = ()
) -> list[list[str]]:
    """A place for every instance of `config`, those of well instances of `groups` first."""
    standing: dict[str, list[str]] = {}
    for group in groups:
        names = [instance.launch.directory.name for instance in group.ready]
        standing.setdefault(group.recipe, []).extend(names)
    return [_places(entry, number, revision, standing) for number, entry in enumerate(config)]


def _places(
    entry: Mapping[str, Any], number: int, revision: int, standing: dict[str, list[str]]
) -> list[str]:
    known = standing.get(recipe(entry), [])
    count = entry["instance_count"]
    kept = [known.pop(0) for _ in range(min(count, len(known)))]
    return kept + [f"{revision}-{number}-{index}" for index in range(len(kept), count)]


def reuse(fresh: Iterable[Group], groups: Iterable[Group]) -> list[Instance]:
    """Put the instances that stand into the groups of the new configuration; those that were put there."""
    standing = {entry.launch.directory: entry for group in groups for entry in group.instances}
    kept = []
    for group in fresh:
        for index, instance in enumerate(group.instances):
            old = standing.get(instance.launch.directory)
            if old is not None:
                group.instances[index] = old
                kept.append(old)
    return kept
