"""Whose turn it is: who has the higher priority, then who came first, as far as this machine has room.

A job takes the cores and the memory that its flavor names, once for each node, but never more than the
machine has: flavors promise more than a laptop holds, and a job of such a flavor runs alone.

A job that fits may pass earlier ones that do not fit yet.  Each of them is passed at most `MOST_PASSES`
times; from then on nobody behind it starts before it, so that small jobs cannot keep a big one waiting for
ever.  A higher priority goes first however long others have waited: that is what it is for.
"""

from __future__ import annotations

import math
import os
from bisect import bisect_left, insort
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import psutil

if TYPE_CHECKING:
    from collections.abc import Mapping

CAPACITY_VARIABLE = "JUPYTER_MODELARTS_CAPACITY"
"""`<cores>,<gigabytes>` that jobs share; by default all that this machine has."""
DEFAULT_PRIORITY = 1
MOST_PASSES = 8
_PLACES_SEEN = 64  # how far behind the first in the queue a job may be and still pass
_GIGABYTE = 1 << 30


@dataclass(frozen=True, slots=True)
class Room:
    """Cores and memory (GB)."""

    cores: float
    memory: float

    def __add__(self, other: Room) -> Room:
        return Room(self.cores + other.cores, self.memory + other.memory)

    def __sub__(self, other: Room) -> Room:
        return Room(self.cores - other.cores, self.memory - other.memory)

    def fits(self, other: Room) -> bool:
        """Whether `other` is in it."""
        return other.cores <= self.cores and other.memory <= self.memory

    def within(self, other: Room) -> Room:
        """As much of it as `other` has."""
        return Room(min(self.cores, other.cores), min(self.memory, other.memory))


def machine() -> Room:
    """What jobs share: the setting, else this machine with its memory as it is sold (15.4 GB is 16)."""
    given = os.environ.get(CAPACITY_VARIABLE, "").split(",")
    if len(given) == 2 and all(part.strip().isdecimal() and int(part) for part in given):
        return Room(int(given[0]), int(given[1]))
    return Room(os.cpu_count() or 1, math.ceil(psutil.virtual_memory().total / _GIGABYTE))


def need_of(body: Mapping[str, Any]) -> Room:
    """What all nodes of a job ask for."""
    resource = body["spec"]["resource"]
    info, nodes = resource["flavor_detail"]["flavor_info"], resource["node_count"]
    return Room(info["cpu"]["core_num"] * nodes, info["memory"]["size"] * nodes)


def priority_of(body: Mapping[str, Any]) -> int:
    """1 to 3; 3 goes first."""
    return int((body["spec"].get("schedule_policy") or {}).get("priority") or DEFAULT_PRIORITY)


@dataclass(slots=True)
class Ticket:
    """A place in the queue; `number` says who came first, `passed` how often others went before."""

    id: str
    need: Room
    priority: int
    number: int
    passed: int = 0

    @property
    def place(self) -> tuple[int, int]:
        """Sorts by whose turn is earlier."""
        return -self.priority, self.number


class Queue:
    """Who waits, who has a turn, and what room is left of `capacity`."""

    def __init__(self, capacity: Room) -> None:
        self.capacity = capacity
        self._waiting: dict[str, Ticket] = {}
        self._in_order: list[Ticket] = []
        self._taken: dict[str, Room] = {}
        self._used = Room(0, 0)
        self._number = 0

    def __contains__(self, identifier: object) -> bool:
        return identifier in self._waiting

    def add(self, identifier: str, need: Room, priority: int = DEFAULT_PRIORITY) -> None:
        """Come last among those of a priority."""
        self._number += 1
        ticket = Ticket(identifier, need.within(self.capacity), priority, self._number)
        self._waiting[identifier] = ticket
        insort(self._in_order, ticket, key=_place)

    def remove(self, identifier: str) -> bool:
        """Leave the queue; whether it was there."""
        ticket = self._waiting.pop(identifier, None)
        if ticket is not None:
            del self._in_order[bisect_left(self._in_order, ticket.place, key=_place)]
        return ticket is not None

    def prefer(self, identifier: str, priority: int) -> None:
        """Change a priority; among the same, who came first still goes first."""
        ticket = self._waiting.get(identifier)
        if ticket is not None:
            self.remove(identifier)
            ticket.priority = priority
            self._waiting[identifier] = ticket
            insort(self._in_order, ticket, key=_place)

    def next(self) -> str | None:
        """Give a turn to whoever is to have it now; None when nobody can."""
        passed: list[Ticket] = []
        for ticket in self._in_order[:_PLACES_SEEN]:
            if self._has_room(ticket.need):
                for other in passed:
                    other.passed += 1
                self.remove(ticket.id)
                self.occupy(ticket.id, ticket.need)
                return ticket.id
            if ticket.passed >= MOST_PASSES:
                return None
            passed.append(ticket)
        return None

    def _has_room(self, need: Room) -> bool:
        return (self.capacity - self._used).fits(need)

    def occupy(self, identifier: str, need: Room) -> None:
        """Have a turn, whether there is room or not: a job that was found again runs already."""
        taken = need.within(self.capacity)
        self._taken[identifier] = taken
        self._used += taken

    def release(self, identifier: str) -> None:
        """The turn is over; nothing happens to one that has none."""
        taken = self._taken.pop(identifier, None)
        if taken is not None:
            self._used -= taken


def _place(ticket: Ticket) -> tuple[int, int]:
    return ticket.place
