"""One module for each client; `Contender(task)` uploads, downloads and lists below a prefix.

A task names `endpoint`, `access_key`, `secret_key`, `region`, `bucket` and `setting` (threads or the like).
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any


def files_below(directory: str) -> Iterator[tuple[str, str]]:
    """Path and name below `directory` of every file."""
    for place, _, names in os.walk(directory):
        for name in names:
            path = os.path.join(place, name)  # noqa: PTH118 - a contender should not pay for pathlib
            yield path, os.path.relpath(path, directory).replace(os.sep, "/")


def in_threads(count: int, work: Callable[..., Any], items: Iterable[tuple[Any, ...]]) -> None:
    """`work(*item)` for all items in `count` threads (1: one by one); the first failure is raised."""
    if count == 1:
        for item in items:
            work(*item)
        return
    with ThreadPoolExecutor(count) as pool:
        for future in [pool.submit(work, *item) for item in items]:
            future.result()


def local_target(directory: str, name: str) -> str:
    """The file an object becomes; its directory is made."""
    target = Path(directory, name)
    target.parent.mkdir(parents=True, exist_ok=True)
    return str(target)
