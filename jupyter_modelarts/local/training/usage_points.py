"""Pairs of measured values over time: sums of minutes, and the last seconds."""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from jupyter_modelarts.contract.limits import METRIC_ABSENT, METRIC_PERIOD_SECONDS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

Minute = tuple[float, float, float, int]
"""When the last sample was taken (seconds since 1970), the sums of the values, how many samples."""
Second = tuple[float, float, float]
"""When, and the values."""
_DIGITS = 3


@dataclass(slots=True)
class Points:
    """What was measured of one thing."""

    sums: list[Minute] = field(default_factory=list)
    seconds: list[Second] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.sums)

    def add(self, sums: Iterable[Minute], seconds: Iterable[Second]) -> None:
        """Add what was measured later."""
        self.sums += sums
        self.seconds += seconds

    def length(self, started: float) -> int:
        """How many minutes there are, counted from `started`, the running one included."""
        return 1 + max((_minute(row[0], started) for row in self.sums), default=-1)

    def minutes(
        self, started: float, length: int, first: float = 1.0, second: float = 1.0
    ) -> tuple[list[float], list[float]]:
        """Averages of `length` minutes in the units `first` and `second`; -1 where nothing was measured."""
        totals: dict[int, Minute] = {}
        for row in self.sums:
            minute = _minute(row[0], started)
            totals[minute] = _total([totals[minute], row] if minute in totals else [row])
        rows = [_average(totals[minute]) if minute in totals else None for minute in range(length)]
        return (
            [round(row[1] / first, _DIGITS) if row else METRIC_ABSENT for row in rows],
            [round(row[2] / second, _DIGITS) if row else METRIC_ABSENT for row in rows],
        )

    def fine(self, most: int, first: float = 1.0, second: float = 1.0) -> list[Second]:
        """The seconds, and before them the minutes, put together so that there are at most `most`."""
        begin = self.seconds[0][0] if self.seconds else float("inf")
        earlier = [row for row in self.sums if row[0] < begin]
        together = -(-len(earlier) // most) or 1
        starts = range(0, len(earlier), together)
        rows = [_average(_total(earlier[start : start + together])) for start in starts]
        return [
            (at, round(one / first, _DIGITS), round(two / second, _DIGITS))
            for at, one, two in [*rows, *self.seconds]
        ]

    def at(self, times: Sequence[float]) -> list[tuple[float, float]]:
        """The values at some times: those of the last point before, within its minute; else -1."""
        rows = self.fine(len(self.sums) or 1)
        known = [row[0] for row in rows]
        return [self._near(rows, known, time) for time in times]

    def _near(self, rows: list[Second], known: list[float], time: float) -> tuple[float, float]:
        number = bisect_right(known, time) - 1
        if number < 0 or time - known[number] > METRIC_PERIOD_SECONDS:
            return METRIC_ABSENT, METRIC_ABSENT
        return rows[number][1], rows[number][2]

    def to_json(self, seconds: int) -> dict[str, Any]:
        """A form for a file, with the last `seconds` points of the finer ones."""
        return {"sums": self.sums, "seconds": self.seconds[-seconds:]}

    @classmethod
    def from_json(cls, value: dict[str, Any]) -> Points:
        """What `to_json` made."""
        return cls([tuple(row) for row in value["sums"]], [tuple(row) for row in value["seconds"]])


def _minute(at: float, started: float) -> int:
    return int(max(at - started, 0) // METRIC_PERIOD_SECONDS)


def _total(rows: Sequence[Minute]) -> Minute:
    return rows[-1][0], sum(row[1] for row in rows), sum(row[2] for row in rows), sum(row[3] for row in rows)


def _average(row: Minute) -> Second:
    return row[0], row[1] / row[3], row[2] / row[3]
