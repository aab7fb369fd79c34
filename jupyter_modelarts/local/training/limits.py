"""How much memory a task may hold: what its flavor has, as far as this machine has it."""

from __future__ import annotations

import os
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

import psutil

if TYPE_CHECKING:
    from collections.abc import Mapping

MEMORY_VARIABLE = "JUPYTER_MODELARTS_TASK_MEMORY"
"""Megabytes that a task may hold at most, whatever its flavor has."""
_MEGABYTE = 1 << 20
_GIGABYTE = 1 << 30


@dataclass(frozen=True, slots=True)
class Memory:
    """The memory of a flavor, and the `limit` of a task of it on this machine, both in bytes."""

    flavor: str
    has: int
    limit: int

    @classmethod
    def of(cls, resource: Mapping[str, Any]) -> Memory:
        """From the `spec.resource` of a job."""
        has = int(resource["flavor_detail"]["flavor_info"]["memory"]["size"]) * _GIGABYTE
        return cls(str(resource["flavor_id"]), has, most_memory(has))

    def to_json(self) -> dict[str, Any]:
        """A form for the plan of a task."""
        return asdict(self)

    @classmethod
    def from_json(cls, value: Mapping[str, Any]) -> Memory:
        """What `to_json` made."""
        return cls(value["flavor"], value["has"], value["limit"])

    def exceeded(self, used: int) -> str:
        """Why a task that held `used` bytes was killed."""
        here = f" ({size(self.limit)} of it on this machine)" if self.limit < self.has else ""
        return (
            f"Out of memory: the task held {size(used)}, flavor {self.flavor} has {size(self.has)}{here}. "
            "Use a larger flavor or less data."
        )


def most_memory(has: int) -> int:
    """Of `has` bytes, what a task gets on this machine."""
    return min(has, psutil.virtual_memory().total, *_setting())


def _setting() -> list[int]:
    """The setting, where there is one that is a positive number."""
    text = os.environ.get(MEMORY_VARIABLE, "")
    return [int(text) * _MEGABYTE] if text.isdecimal() and int(text) else []


def size(count: int) -> str:
    """Bytes for a person, as megabytes or gigabytes."""
    if count < _GIGABYTE:
        return f"{count / _MEGABYTE:.0f} MB"
    return f"{count / _GIGABYTE:.1f} GB".replace(".0 GB", " GB")
