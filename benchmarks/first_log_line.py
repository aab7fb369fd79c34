"""From submitting a cell to the first line its script prints, on the embedded service."""

from __future__ import annotations

import time

from embedded import embedded
from measure import Figures, Result, alternate

CELL = "print('first line', flush=True)"


def run() -> Result:
    from jupyter_modelarts import ModelArts

    with embedded():
        modelarts = ModelArts()
        values, noise = alternate({"submit to first line": lambda: _first_line(modelarts)}, rounds=9)
    seen = Figures.of(values["submit to first line"])
    return Result(
        "From submit to the first log line", "s", {"submit to first line": seen},
        "at most 1.0 s on the embedded service", seen.median, seen.median <= 1.0, noise,
    )  # fmt: skip


def _first_line(modelarts) -> float:
    started = time.perf_counter()
    job = modelarts.train(CELL, engine="Scikit_Learn")
    while "first line" not in job.logs():
        if time.perf_counter() - started > 30:
            raise SystemExit(f"no log line after 30 s: {job.logs()}")
        time.sleep(0.02)
    seconds = time.perf_counter() - started
    job.wait()
    return seconds


if __name__ == "__main__":
    print("\n".join(run().lines()))
