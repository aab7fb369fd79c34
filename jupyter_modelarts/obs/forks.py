"""A process that was forked has neither the threads nor the connections of the one it came from."""

from __future__ import annotations

import os

from .errors import ForkedProcess


class _State:
    used = forked = False


def _after_fork() -> None:
    _State.forked = _State.used


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_after_fork)


def check_not_forked() -> None:
    """Note that object storage is used; raises `ForkedProcess` where that was before a fork."""
    if _State.forked:
        raise ForkedProcess(
            "Object storage was used before this process was forked, and cannot be used in both.",
            hint="Start worker processes with 'spawn' (multiprocessing.get_context('spawn')).",
        )
    _State.used = True
