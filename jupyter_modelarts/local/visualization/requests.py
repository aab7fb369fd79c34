"""What may be asked of visualization jobs, checked before anything happens."""

from __future__ import annotations

import importlib
import importlib.util
from typing import TYPE_CHECKING, Any

from jupyter_modelarts.contract.paths import ObsPath
from jupyter_modelarts.errors import InvalidArgument
from jupyter_modelarts.local.obs.keys import plain_parts
from jupyter_modelarts.local.problems import NOT_EMULATED, Problem, bad_request, unknown_choice

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from jupyter_modelarts.local.obs.objects import ObjectInfo
    from jupyter_modelarts.local.obs.storage import ObjectStore

EVENT_FILE = "events.out.tfevents"
INSTALL = "pip install 'jupyter_modelarts[tensorboard]'"
DEFAULT_LIFE_MS = 8 * 3_600_000
"""A job without a schedule is stopped after eight hours: a forgotten one holds some 100 MB of memory."""
_UNITS = {"MINUTES": 60_000, "HOURS": 3_600_000, "DAYS": 86_400_000}


def check_installed() -> None:
    """501 where this interpreter has no TensorBoard; one installed meanwhile counts."""
    importlib.invalidate_caches()
    if importlib.util.find_spec("tensorboard") is None:
        message = f"Visualization jobs need TensorBoard, which is not installed. {INSTALL}, then repeat."
        raise Problem(501, NOT_EMULATED, message)


def check_kind(body: Mapping[str, Any]) -> None:
    """501 for other tools than TensorBoard."""
    if body.get("job_type", "tensorboard").lower() != "tensorboard":
        message = f"The embedded service runs TensorBoard, not {body['job_type']}. Leave job_type out."
        raise Problem(501, NOT_EMULATED, message)


def life_ms(schedule: Mapping[str, Any] | None) -> int:
    """How long a job runs until it is stopped, in milliseconds."""
    if not schedule:
        return DEFAULT_LIFE_MS
    if schedule["type"].lower() != "stop":
        raise unknown_choice("schedule.type", schedule["type"], ["stop"])
    if schedule["time_unit"] not in _UNITS:
        raise unknown_choice("schedule.time_unit", schedule["time_unit"], _UNITS)
    return int(schedule["duration"]) * _UNITS[schedule["time_unit"]]


async def check_events(objects: ObjectStore, train_url: str) -> None:
    """400 unless `train_url` is a directory that holds event files."""
    place = _directory(train_url)
    if not await objects.bucket_exists(place.bucket):
        raise bad_request(f"The bucket {place.bucket} of train_url does not exist. Create it first.")
    event = await _first_event(objects, place)
    if event is None:
        message = (
            f"The directory {place.url} holds no TensorBoard file: nothing there begins with {EVENT_FILE}. "
            "Write summaries with TensorFlow or tensorboardX, or name the directory that has them."
        )
        raise bad_request(message)
    if not _in_place(objects, place, event):
        raise bad_request(f"{place.url} cannot be a directory on this disk. Put the files elsewhere.")


def directory_of(objects: ObjectStore, train_url: str) -> Path:
    """Where the event files are on this disk; TensorBoard reads them in place."""
    place = _directory(train_url)
    return objects.root.joinpath(place.bucket, *place.key.rstrip("/").split("/"))


def _directory(train_url: str) -> ObsPath:
    try:
        return ObsPath.parse(train_url).as_directory()
    except InvalidArgument as error:
        raise bad_request(f"train_url: {error}") from None


async def _first_event(objects: ObjectStore, place: ObsPath) -> ObjectInfo | None:
    marker = ""
    while True:
        page = await objects.list(place.bucket, place.key, marker=marker)
        for info in page.objects:
            if info.key.rpartition("/")[2].startswith(EVENT_FILE):
                return info
        if page.next_marker is None:
            return None
        marker = page.next_marker


def _in_place(objects: ObjectStore, place: ObsPath, event: ObjectInfo) -> bool:
    """Whether the object stands where its key says: names that no disk holds stand elsewhere."""
    parts = plain_parts(event.key)
    return parts is not None and objects.root.joinpath(place.bucket, *parts).is_file()
