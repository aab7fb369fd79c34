"""Runs the benchmarks and writes what they saw to `benchmarks/RESULTS.md`, section by section.

make develop && .venv/bin/python benchmarks/run.py [--quick] [NAME ...]

With `--quick` everything is small and nothing is written.
"""

from __future__ import annotations

import importlib
import os
import signal
import sys
from pathlib import Path

from measure import machine

SERVING = ("serving.rates", "serving.rolling")
OBS = tuple(f"obs.{name}" for name in ("small_files", "large_files", "delayed", "listing", "again", "server"))
NAMES = (
    "load_extension",
    "first_log_line",
    "training_overhead",
    "training_scale",
    "predict_overhead",
    "calls",
    *SERVING,
    *OBS,
)
RESULTS = Path(__file__).with_name("RESULTS.md")


def main() -> None:
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))  # services and files are removed then, too
    names = [name for name in sys.argv[1:] if name != "--quick"]
    if "--quick" in sys.argv:
        os.environ["JUPYTER_MODELARTS_BENCHMARK_QUICK"] = "1"
    for name in names or NAMES:
        seen = importlib.import_module(name).run()
        for result in seen if isinstance(seen, list) else [seen]:
            print("\n".join(result.lines()), flush=True)
            if "--quick" not in sys.argv:
                _keep(result.title, result.lines())


def _keep(title: str, lines: list[str]) -> None:
    """Put one section into the results in place of the last one with its title."""
    sections = _sections()
    sections[title] = "\n".join(lines).strip()
    text = [
        "# What was measured",
        "",
        f"On {machine()}. Written by `benchmarks/run.py`.",
        "Use the ratios: absolute values are this machine's.",
        "",
        "\n\n".join(sections.values()),
    ]
    RESULTS.write_text("\n".join(text) + "\n", "utf-8")


def _sections() -> dict[str, str]:
    found = {}
    text = RESULTS.read_text("utf-8") if RESULTS.exists() else ""
    for part in text.split("\n## ")[1:]:
        found[part.partition("\n")[0]] = f"## {part.strip()}"
    return found


if __name__ == "__main__":
    main()
