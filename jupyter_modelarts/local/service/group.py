"""The instances of one model within a service, its share of the traffic, and what it was called."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import psutil

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from .instance import Instance

_LONGEST_DRAIN = 45.0  # seconds: a little more than the gateway gives a request


@dataclass
class Group:
    """One entry of a service's `config`."""

    model: Mapping[str, Any]
    weight: int
    instances: list[Instance] = field(default_factory=list)
    credit: int = 0
    turn: int = 0
    recipe: str = ""
    early: bool = False
    """It may answer while other instances of the service are still being started."""

    @property
    def ready(self) -> list[Instance]:
        """Instances that can take a request."""
        return [instance for instance in self.instances if instance.state == "ready"]

    def least_busy(self, tried: Sequence[Instance] = ()) -> Instance:
        """The ready instance with the fewest requests under way, by turns where several have as few.

        Suspect ones and `tried` ones come last.
        """
        ready = self.ready
        if len(ready) == 1:
            return ready[0]
        self.turn = (self.turn + 1) % len(ready)
        known = {id(instance) for instance in tried}
        in_turn = ready[self.turn :] + ready[: self.turn]
        return min(in_turn, key=lambda one: (id(one) in known, one.suspect, one.in_flight))

    def untried(self, tried: Sequence[Instance]) -> bool:
        """Whether a ready instance is none of `tried`."""
        known = {id(instance) for instance in tried}
        return any(id(instance) not in known for instance in self.ready)

    async def end(self, *, drain: bool = False, longest: float | None = None) -> None:
        """End all instances, at once or when their requests are answered.

        `longest` is the most seconds that they get after SIGTERM, where that is less than their own time.
        """
        await asyncio.gather(*(_end(instance, drain, longest) for instance in self.instances))


async def _end(instance: Instance, drain: bool, longest: float | None) -> None:
    deadline = asyncio.get_running_loop().time() + _LONGEST_DRAIN
    while drain and instance.in_flight and asyncio.get_running_loop().time() < deadline:  # noqa: ASYNC110
        # a count, not an event: it changes with every request, this waits once per update
        await asyncio.sleep(0.02)
    await instance.end(longest=longest)


def choose(groups: Iterable[Group]) -> Group | None:
    """The group whose turn it is: over any run of requests shares follow the weights exactly.

    (Smooth weighted round robin.)  A group without a ready instance gives its share to the others, one
    of weight 0 gets nothing.
    """
    able = [group for group in groups if group.weight > 0 and group.ready]
    if len(able) < 2:
        return able[0] if able else None
    for group in able:
        group.credit += group.weight
    best = max(able, key=lambda group: group.credit)
    best.credit -= sum(group.weight for group in able)
    return best


def usage(group: Group) -> tuple[float, int]:
    """Cores and MB that the processes of a group use now; blocks for a moment."""
    cores, size = 0.0, 0
    for instance in group.instances:
        for process in instance.running.family() if instance.running else ():
            try:
                cores += process.cpu_percent(None) / 100
                size += process.memory_info().rss
            except psutil.Error:
                continue  # ended between two looks
    return round(cores, 3), size >> 20
