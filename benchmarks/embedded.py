"""An embedded service of the benchmark's own, ended and removed afterwards."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def embedded() -> Iterator[object]:
    """The connection of a fresh embedded service; the environment points at it meanwhile."""
    from jupyter_modelarts.local import launcher

    with tempfile.TemporaryDirectory(prefix="jma-benchmark-", ignore_cleanup_errors=True) as state:
        before = dict(os.environ)
        os.environ |= {"JUPYTER_MODELARTS_LOCAL_DIR": state, "JUPYTER_MODELARTS_PROFILE": "embedded"}
        try:
            yield launcher.ensure_running(Path(state))
        finally:
            launcher.stop(Path(state))
            os.environ.clear()
            os.environ.update(before)
