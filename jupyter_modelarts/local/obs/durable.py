"""What must survive a power cut goes to the disk, many files in one step where the system offers that."""

from __future__ import annotations

import contextlib
import ctypes
import os
import sys
from concurrent.futures import ThreadPoolExecutor, wait
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Collection
    from pathlib import Path

_FEW = 4  # so many files are synced one by one sooner than everything that waits in the file system


class Disk:
    """The file system of the buckets."""

    def __init__(self, root: Path) -> None:
        self._sync_all = _whole_file_system()
        self._root = os.open(root, os.O_RDONLY) if self._sync_all else -1
        self._threads = ThreadPoolExecutor(_FEW, thread_name_prefix="obs-sync")

    def close(self) -> None:
        """Let go of the file system."""
        self._threads.shutdown()
        if self._root >= 0:
            os.close(self._root)

    def sync(self, files: Collection[str], directories: Collection[str]) -> None:
        """Return when content of files and names in directories are safe; raises OSError where they are not.

        A file that is gone meanwhile, or a directory, is nobody's loss.
        """
        if self._sync_all and len(files) + len(directories) > _FEW:
            self._sync_all(self._root)
            return
        # side by side they share one commit of the file system's journal
        under_way = [self._threads.submit(_sync, path) for path in files]
        under_way += [self._threads.submit(sync_directory, path) for path in directories]
        for work in wait(under_way).done:
            work.result()


def sync_directory(path: str | Path) -> None:
    """Let the names in a directory survive a power cut, where the system offers that."""
    with contextlib.suppress(OSError):  # gone again, or a system that syncs no directories
        _sync(path)


def _sync(path: str | Path) -> None:
    try:
        descriptor = os.open(path, os.O_RDONLY | getattr(os, "O_CLOEXEC", 0))
    except FileNotFoundError:
        return
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _whole_file_system() -> Callable[[int], None] | None:
    """Linux's syncfs, which Python does not offer; None elsewhere."""
    if not sys.platform.startswith("linux"):
        return None
    try:
        call = ctypes.CDLL(None, use_errno=True).syncfs
    except (OSError, AttributeError):
        return None

    def sync_all(descriptor: int) -> None:
        if call(ctypes.c_int(descriptor)):
            error = ctypes.get_errno()
            raise OSError(error, os.strerror(error))

    return sync_all
