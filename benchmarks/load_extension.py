"""Time of `%load_ext jupyter_modelarts` in a fresh interpreter beside `import IPython` alone."""

from __future__ import annotations

import subprocess
import sys
import time

from measure import Figures, Result, alternate

BASE = "import IPython; from IPython.core.interactiveshell import InteractiveShell; s = InteractiveShell()"
LOADED = f"{BASE}; s.run_line_magic('load_ext', 'jupyter_modelarts')"


def run() -> Result:
    values, noise = alternate(
        {"import IPython": _seconds(BASE), "with %load_ext": _seconds(LOADED)}, rounds=9
    )
    figures = {name: Figures.of([value * 1000 for value in seen]) for name, seen in values.items()}
    extra = figures["with %load_ext"].median - figures["import IPython"].median
    return Result(
        "Loading the extension in a fresh process", "ms", figures,
        "at most 150 ms more than IPython alone", extra, extra <= 150, noise,
    )  # fmt: skip


def _seconds(code: str):
    def measure() -> float:
        started = time.perf_counter()
        subprocess.run([sys.executable, "-c", code], check=True, stdout=subprocess.DEVNULL)
        return time.perf_counter() - started

    return measure


if __name__ == "__main__":
    print("\n".join(run().lines()))
