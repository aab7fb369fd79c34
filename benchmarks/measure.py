"""How everything is measured: contenders alternate, one warm-up, medians, the machine's noise beside them."""

from __future__ import annotations

import os
import platform
import statistics
import time
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Figures:
    """What one contender took over the counted rounds, in the unit of the benchmark."""

    median: float
    low: float
    high: float

    @classmethod
    def of(cls, values: list[float]) -> Figures:
        """Median, minimum and maximum of `values`."""
        return cls(statistics.median(values), min(values), max(values))


@dataclass(frozen=True)
class Result:
    """A benchmark's answer: the figures by contender, the goal in words, whether it was met."""

    title: str
    unit: str
    figures: Mapping[str, Figures]
    goal: str
    reached: float
    met: bool
    noise: float

    def lines(self) -> list[str]:
        """A Markdown section."""
        rows = [
            f"| {name} | {f.median:.4g} | {f.low:.4g} to {f.high:.4g} |" for name, f in self.figures.items()
        ]
        verdict = "met" if self.met else "missed"
        return [
            f"## {self.title}",
            "",
            f"Goal: {self.goal}. Seen: {self.reached:.3g} ({verdict}). Noise meanwhile: {self.noise:.0%}.",
            "",
            f"| contender | median, {self.unit} | range |",
            "| --- | --- | --- |",
            *rows,
            "",
        ]


@dataclass(frozen=True)
class Goal:
    """One ratio (or absolute value) that was promised, and what was seen."""

    text: str
    reached: float
    met: bool

    def line(self) -> str:
        """A Markdown list item."""
        return f"- {self.text}: {self.reached:.3g} ({'met' if self.met else '**missed**'})"


@dataclass(frozen=True)
class Table:
    """Several contenders in several respects, and the goals between them.

    `rows` gives each contender's cells, as many as `columns`; a note says what else one should know.
    `noise` is None where the load itself would be taken for it.
    """

    title: str
    columns: Sequence[str]
    rows: Mapping[str, Sequence[str]]
    goals: Sequence[Goal]
    noise: float | None
    notes: Sequence[str] = ()

    def lines(self) -> list[str]:
        """A Markdown section."""
        rows = [f"| {name} | {' | '.join(cells)} |" for name, cells in self.rows.items()]
        return [
            f"## {self.title}",
            "",
            *(goal.line() for goal in self.goals),
            *(f"- {note}" for note in self.notes),
            *([] if self.noise is None else [f"- Noise meanwhile: {self.noise:.0%}."]),
            "",
            f"| contender | {' | '.join(self.columns)} |",
            f"| --- |{' --- |' * len(self.columns)}",
            *rows,
            "",
        ]


def alternate(
    contenders: Mapping[str, Callable[[], float]], rounds: int = 7
) -> tuple[dict[str, list[float]], float]:
    """Each contender's values in turn, round after round, and the noise of the machine meanwhile.

    A contender returns its own figure.  The first round is a warm-up and does not count.
    """
    values: dict[str, list[float]] = {name: [] for name in contenders}
    spins = []
    for round_number in range(rounds + 1):
        spins.append(_spin())
        for name, contender in contenders.items():
            value = contender()
            if round_number:
                values[name].append(value)
    return values, (max(spins) - min(spins)) / statistics.median(spins)


def ratio(values: Mapping[str, list[float]], above: str, below: str) -> float:
    """The median of the ratios taken round by round."""
    pairs = zip(values[above], values[below], strict=True)
    return statistics.median(one / other for one, other in pairs)


def _spin() -> float:
    """Seconds that a fixed piece of pure computation takes: its spread is the machine's noise."""
    started = time.perf_counter()
    sum(number * number for number in range(400_000))
    return time.perf_counter() - started


def machine() -> str:
    """One line about where this was measured."""
    system = f"{platform.system()} {platform.machine()}"
    return f"{os.cpu_count()} cores, {system}, Python {platform.python_version()}"
