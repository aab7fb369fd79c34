"""Whether a small run was asked for."""

import os


def quick() -> bool:
    """Whether a small, short and less exact run was asked for."""
    return bool(os.environ.get("JUPYTER_MODELARTS_BENCHMARK_QUICK"))
