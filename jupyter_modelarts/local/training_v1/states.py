"""The integer state of a version, from what its job has come to (pure)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jupyter_modelarts.local.training.v1_container import MOUNT_FAILED

if TYPE_CHECKING:
    from collections.abc import Mapping

INIT, SUBMIT_FAILED, WAITING, RUNNING, KILLING = 1, 5, 7, 8, 9
COMPLETED, FAILED, KILLED, LOST, NOT_MOUNTED = 10, 11, 12, 14, 22
NOT_CREATED = frozenset({3, 5, 6, 13})
"""Each of these, as the filter of a list, stands for all of them: jobs that could not be created."""
_BY_PHASE = {
    "Creating": INIT,
    "Pending": WAITING,
    "Running": RUNNING,
    "Terminating": KILLING,
    "Completed": COMPLETED,
    "Failed": FAILED,
    "Abnormal": FAILED,
    "Terminated": KILLED,
}
_BY_SECONDARY_PHASE = {"CreateFailed": SUBMIT_FAILED, "Lost": LOST}


def state(document: Mapping[str, Any] | None) -> int:
    """The code of `v1_job_status`; a job without a version is being initialised for ever."""
    if document is None:
        return INIT
    status = document["body"]["status"]
    if status["phase"] != "Failed":
        return _BY_PHASE[status["phase"]]
    rows = status.get("task_statuses") or ()
    if any(str(row.get("message") or "").startswith(MOUNT_FAILED) for row in rows):
        return NOT_MOUNTED
    return _BY_SECONDARY_PHASE.get(status["secondary_phase"], FAILED)


def matches(code: int, wanted: int) -> bool:
    """Whether a list filtered by `wanted` shows a job in state `code`."""
    return code == wanted or (wanted in NOT_CREATED and code in NOT_CREATED)
