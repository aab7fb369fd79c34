"""Files of tests."""

from __future__ import annotations

import os
from itertools import count
from pathlib import Path

_moments = count(10**18 + 1)


def write(root: Path, files: dict[str, bytes]) -> None:
    """Files as they were long ago, each at its own time: what was written just now is not remembered."""
    moment = next(_moments)
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
        os.utime(path, ns=(moment, moment))
