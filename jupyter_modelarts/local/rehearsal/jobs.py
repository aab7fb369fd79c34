"""What strikes training jobs: no image, no disk at the start; a worker that vanishes while they run."""

from __future__ import annotations

import contextlib
import errno
import os
import signal
import time
from typing import TYPE_CHECKING

from jupyter_modelarts.local.training.outcome import TaskFailure, explain_os_error
from jupyter_modelarts.local.training.task import find

if TYPE_CHECKING:
    from jupyter_modelarts.local.training.executor import Work
    from jupyter_modelarts.local.training.layout import TaskLayout

    from .injection import Injection


async def no_image(_injection: Injection, work: Work) -> None:
    """The image cannot be pulled."""
    raise TaskFailure(
        f"The image {image_of(work)} cannot be pulled. Check its address and tag in SWR, and that ModelArts "
        "may read it."
    )


async def no_disk(_injection: Injection, work: Work) -> None:
    """The disk of the first worker is full."""
    place = work.tasks[0].root
    error = OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    raise TaskFailure(explain_os_error("making the directories of the job", error, place)) from error


def image_of(work: Work) -> str:
    """The image that a job runs in: its own, or that of its engine."""
    engine = work.algorithm.get("engine") or {}
    own = engine.get("image_url")
    preset = engine.get("engine_version") or engine.get("engine_name")
    return str(own or preset or "of the job")


async def kill_worker(layout: TaskLayout, age: float) -> bool:
    """SIGKILL for the supervisor of a task that has run for `age` seconds; False where there is none yet.

    What the supervisor had started is ended by the service when it finds the worker gone.
    """
    running = await find(layout)
    if running is None or not running.supervisor.alive() or time.time() - running.supervisor.started_at < age:
        return False
    with contextlib.suppress(ProcessLookupError):  # it has just ended by itself
        os.kill(running.supervisor.pid, signal.SIGKILL)
        return True
    return False
