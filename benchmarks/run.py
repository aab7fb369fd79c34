"""Runs the benchmarks and writes what they saw to `benchmarks/RESULTS.md`.

make develop && .venv/bin/python benchmarks/run.py [NAME ...]
"""

from __future__ import annotations

import importlib
import sys
from pathlib import Path

from measure import machine

NAMES = ("load_extension", "first_log_line", "calls")


def main() -> None:
    results = [importlib.import_module(name).run() for name in sys.argv[1:] or NAMES]
    text = [
        "# What was measured",
        "",
        f"On {machine()}. Written by `benchmarks/run.py`.",
        "Use the ratios: absolute values are this machine's.",
        "",
    ]
    for result in results:
        text += result.lines()
        print("\n".join(result.lines()))
    if not sys.argv[1:]:
        Path(__file__).with_name("RESULTS.md").write_text("\n".join(text).rstrip() + "\n", "utf-8")


if __name__ == "__main__":
    main()
