"""The search space: hyperparameters with what they may be (pure)."""

from __future__ import annotations

import itertools
import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence


@dataclass(frozen=True, slots=True)
class Continuous:
    """Any number from `low` to `high`, both included; `points` leaves that many, evenly spread."""

    name: str
    low: float
    high: float
    points: int | None = None
    integer: bool = False

    def grid(self) -> list[Any] | None:
        """Every value there is; None where there is no end of them."""
        if self.points is None:
            return None
        step = (self.high - self.low) / (self.points - 1)
        values = [self.low + step * number for number in range(self.points - 1)] + [self.high]
        return list(dict.fromkeys(round(value) for value in values)) if self.integer else values

    def describe(self) -> str:
        """For a person."""
        return f"{self.low:g} to {self.high:g}"


@dataclass(frozen=True, slots=True)
class Discrete:
    """One of some values; they are numbers where they look like numbers."""

    name: str
    values: tuple[Any, ...]

    def grid(self) -> list[Any]:
        """Every value there is."""
        return list(self.values)

    def describe(self) -> str:
        """For a person."""
        return ", ".join(str(value) for value in self.values)


Parameter: TypeAlias = "Continuous | Discrete"


def number_or_text(text: Any) -> Any:
    """`text` as an integer or a number where it is one."""
    if isinstance(text, (bool, int, float)):
        return text
    for convert in (int, float):
        try:
            found = convert(str(text))
        except ValueError:
            continue
        return found if math.isfinite(found) else str(text)
    return str(text)


def combinations(parameters: Sequence[Parameter]) -> Iterator[dict[str, Any]]:
    """Every point of a space that has an end, the last parameter changing first."""
    names = [parameter.name for parameter in parameters]
    for values in itertools.product(*(parameter.grid() or () for parameter in parameters)):
        yield dict(zip(names, values, strict=True))


def size(parameters: Sequence[Parameter]) -> int | None:
    """How many points the space has; None where there is no end of them."""
    grids = [parameter.grid() for parameter in parameters]
    return None if any(grid is None for grid in grids) else math.prod(len(grid or ()) for grid in grids)


def is_excluded(values: Mapping[str, Any], excluded: Sequence[Mapping[str, Any]]) -> bool:
    """Whether a point is one of those that the search leaves out."""
    return any(all(same(values.get(name), value) for name, value in entry.items()) for entry in excluded)


def same(one: Any, other: Any) -> bool:
    """Whether two values are the same, as numbers where both are numbers."""
    one, other = number_or_text(one), number_or_text(other)
    if isinstance(one, (int, float)) and isinstance(other, (int, float)):
        return math.isclose(one, other, rel_tol=1e-9, abs_tol=1e-12)
    return bool(one == other)


def argument(value: Any) -> str:
    """A value as it stands behind `--name=`."""
    return repr(value) if isinstance(value, float) else str(value)
