"""The stored form of a visualization job, the moves between its states, and what is answered of it."""

from __future__ import annotations

import secrets
import uuid
from typing import TYPE_CHECKING, Any

from jupyter_modelarts.contract.life_cycles import checked, life_cycle

if TYPE_CHECKING:
    from collections.abc import Mapping

KIND = "visualization_job"
CYCLE = life_cycle("visualization_status")
WAITING, RUNNING, STOPPING, COMPLETED, FAILED, STOPPED = 7, 8, 9, 10, 11, 12
UP = frozenset({WAITING, RUNNING})
"""States of a job that has a TensorBoard, or will have one."""
PAGES = "/modelarts2/tensorboard"
"""Where the pages of all jobs begin, at the listener for services."""
FAILURE = "ModelArts.50005000"


def new_document(body: Mapping[str, Any], number: int, name: str, life_ms: int, now: int) -> dict[str, Any]:
    """A job that waits for its TensorBoard.

    `number` is its id; `life_ms` is how long it runs until it is stopped; `now` in milliseconds.
    """
    return {
        "job_id": number,
        "job_name": name,
        "job_desc": body.get("job_desc", ""),
        "train_url": body["train_url"],
        "status": WAITING,
        "create_time": now,
        "resource_id": str(uuid.uuid4()),
        "token": secrets.token_hex(16),
        "life_ms": life_ms,
        "due_at": now + life_ms,
        "started_at": None,
        "ended_at": None,
        "reason": "",
    }


def move(document: dict[str, Any], status: int, now: int, reason: str = "") -> None:
    """Go to `status`.  Raises `IllegalMove` where the platform knows no such move."""
    document["status"] = checked(CYCLE, document["status"], status)
    document["reason"] = reason
    if status == RUNNING:
        document.update(started_at=now, ended_at=None)
    elif status not in (WAITING, STOPPING) and document["started_at"] is not None:
        document["ended_at"] = now


def wait_again(document: dict[str, Any], now: int) -> None:
    """Wait for a new TensorBoard after the last one has ended."""
    move(document, WAITING, now)
    document.update(started_at=None, ended_at=None)


def path_of(document: Mapping[str, Any]) -> str:
    """The path of the job's page.  Nobody can guess it: it is all that opens the page."""
    return f"{PAGES}/{document['token']}/{document['job_id']}"


def accepted(document: Mapping[str, Any], gateway: str) -> dict[str, Any]:
    """What creating a job answers; `gateway` is the base URL of the listener."""
    shown = {name: document[name] for name in ("job_name", "status", "create_time")}
    number = str(document["job_id"])  # here the platform has a text, everywhere else a number
    return {"is_success": True, "job_id": number, **shown, "service_url": f"{gateway}{path_of(document)}/"}


def answer(document: Mapping[str, Any], gateway: str, now: int) -> dict[str, Any]:
    """What is shown of a job: the reason beside it once it has failed."""
    names = ("job_id", "job_name", "job_desc", "status", "create_time", "train_url", "resource_id")
    shown = {name: document[name] for name in names}
    shown["duration"] = duration(document, now)
    shown["service_url"] = f"{gateway}{path_of(document)}/"
    if document["status"] == FAILED:
        shown.update(error_code=FAILURE, error_message=document["reason"])
    return shown


def duration(document: Mapping[str, Any], now: int) -> int:
    """Milliseconds that the newest TensorBoard has run."""
    started, ended = document["started_at"], document["ended_at"]
    return 0 if started is None else (now if ended is None else ended) - started
