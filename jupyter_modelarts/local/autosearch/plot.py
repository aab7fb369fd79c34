"""Draws reward over one hyperparameter: JSON in, PNG out.  Run as a file, in a process of its own."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from matplotlib.axes import Axes


def main() -> None:
    """Read what to draw from standard input and write the picture to standard output."""
    work = json.load(sys.stdin)
    sys.path += [entry for entry in work["path"] if entry not in sys.path]
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    figure = Figure(figsize=(6.4, 4.0), dpi=120, layout="constrained")
    axes = figure.add_subplot()
    draw(axes, work)
    FigureCanvasAgg(figure)
    figure.savefig(sys.stdout.buffer, format="png")


def draw(axes: Axes, work: dict[str, Any]) -> None:
    """A point for each trial, the best one marked, and the mean of values that come again."""
    points = work["points"]
    numbers = all(isinstance(value, (int, float)) for value, _ in points)
    values = [value if numbers else str(value) for value, _ in points]
    rewards = [reward for _, reward in points]
    axes.scatter(values, rewards, s=28, color="#1f6feb", alpha=0.75, label="trial")
    means = _means(values, rewards)
    if len(means) > 1:
        axes.plot(list(means), list(means.values()), color="#8b949e", linewidth=1, label="mean")
    best: Any = work["best"] if numbers else str(work["best"])
    axes.axvline(best, color="#d1242f", linestyle="--", linewidth=1, label=f"best: {work['best']}")
    axes.set_xlabel(work["name"])
    axes.set_ylabel(work["reward"])
    axes.grid(visible=True, alpha=0.25)
    axes.legend(fontsize="small")


def _means(values: list[Any], rewards: list[float]) -> dict[Any, float]:
    """Value -> mean reward, where values come more than once; else nothing."""
    groups: dict[Any, list[float]] = {}
    for value, reward in zip(values, rewards, strict=True):
        groups.setdefault(value, []).append(reward)
    if all(len(group) == 1 for group in groups.values()):
        return {}
    return {value: sum(groups[value]) / len(groups[value]) for value in sorted(groups)}


if __name__ == "__main__":
    main()
