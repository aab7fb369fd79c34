"""What leaves a task: its outputs and its log, every now and then and at the end."""

from __future__ import annotations

import asyncio
import logging
import shutil
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from jupyter_modelarts.contract.paths import ObsPath
from jupyter_modelarts.local.obs.errors import ObsProblem

from . import events
from .environment import channel_path
from .log import say
from .outcome import explain_os_error
from .parameters import PERIOD
from .prepare import remote_url
from .usage import samples

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from jupyter_modelarts.local.obs.storage import ObjectStore

    from .events import Event
    from .layout import TaskLayout

    Tell = Callable[[Event], None]

LOG = logging.getLogger(__name__)
LOG_TYPE = "text/plain; charset=utf-8"


@dataclass(frozen=True, slots=True)
class Hosted:
    """The platform's own bucket for logs."""

    objects: ObjectStore
    bucket: str

    def key(self, layout: TaskLayout) -> str:
        """Where the log of a task is in it."""
        return log_key(layout)

    async def upload(self, layout: TaskLayout) -> bool:
        """Bring the log of a task there as it is now; False where there is none."""
        if not layout.log.exists():
            return False
        there = await self.objects.head(self.bucket, self.key(layout)) if await self._exists() else None
        if there is None or there.size != layout.log.stat().st_size:  # a log only grows
            await self.objects.create_bucket(self.bucket)
            await self.objects.put_file(self.bucket, self.key(layout), layout.log, content_type=LOG_TYPE)
        return True

    async def _exists(self) -> bool:
        return await self.objects.bucket_exists(self.bucket)

    async def forget(self, job_id: str) -> None:
        """Remove the logs of a job."""
        if await self._exists():
            await self.objects.delete_prefix(self.bucket, f"{job_id}/")


def log_key(layout: TaskLayout) -> str:
    """`<job id>/<task>/modelarts-job-<job id>-<task>.log`, in the hosted bucket and below a log path."""
    return f"{layout.job_id}/{layout.task}/{layout.log_name}"


async def upload_at_end(
    objects: ObjectStore, layout: TaskLayout, algorithm: Mapping[str, Any], tell: Tell
) -> list[str]:
    """Upload the outputs of a task that has ended, and say so; a line for each that failed."""
    channels = algorithm.get("outputs") or ()
    told = await asyncio.gather(*(_upload_and_tell(objects, layout, channel, tell) for channel in channels))
    return [failure for failure in told if failure]


async def _upload_and_tell(
    objects: ObjectStore, layout: TaskLayout, channel: Mapping[str, Any], tell: Tell
) -> str:
    tell(events.uploading(layout.task, channel["name"]))
    begun = time.monotonic()
    failure = await _upload(objects, layout, channel)
    if failure:
        event = events.of_task(layout.task, failure, "Error")
    else:
        event = events.uploaded(layout.task, channel["name"], time.monotonic() - begun)
    tell(event)
    try_to_say(layout, event)
    return failure


def try_to_say(layout: TaskLayout, event: Event) -> None:
    """Put an event into the log of its task, where the disk still takes a line."""
    try:
        layout.log_dir.mkdir(parents=True, exist_ok=True)
        say(layout.log, event.message)
    except OSError as error:
        LOG.warning("log of %s: %s", layout.job_id, error)


async def upload_outputs(objects: ObjectStore, layout: TaskLayout, algorithm: Mapping[str, Any]) -> list[str]:
    """Upload what is new or changed in every output; a line for each that failed."""
    channels = algorithm.get("outputs") or ()
    failures = await asyncio.gather(*(_upload(objects, layout, channel) for channel in channels))
    return [failure for failure in failures if failure]


async def _upload(objects: ObjectStore, layout: TaskLayout, channel: Mapping[str, Any]) -> str:
    target = ObsPath.parse(remote_url(channel)).as_directory()
    what = f"training output(parameter name: {channel['name']})"
    directory = channel_path(layout, "outputs", channel)
    try:
        if directory.is_dir():
            await objects.upload_directory(directory, target.bucket, target.key)
    except ObsProblem as problem:
        return f"Upload {what} to {target.url} failed: {problem.message}"
    except OSError as error:
        return explain_os_error(f"uploading {what} to {target.url}", error, objects.root)
    return ""


async def export_log(objects: ObjectStore, layout: TaskLayout, log_export_path: str | None) -> None:
    """Upload the log to the directory the user asked for; a failure is no failure of the job."""
    if not log_export_path or not layout.log.exists():
        return
    target = ObsPath.parse(log_export_path).as_directory()
    try:
        key = target.key + log_key(layout)
        await objects.put_file(target.bucket, key, layout.log, content_type=LOG_TYPE)
    except (ObsProblem, OSError) as error:
        message = f"Upload of the log to {target.url} failed: {error}"
        try_to_say(layout, events.of_task(layout.task, message, "Warning"))


async def upload_now_and_then(
    objects: ObjectStore,
    layout: TaskLayout,
    algorithm: Mapping[str, Any],
    log_export_path: str | None,
) -> None:
    """Upload outputs and log every period of the outputs, until cancelled."""
    periods = [channel["period"] for channel in algorithm.get("outputs") or () if channel.get("period")]
    reported: set[str] = set()
    while True:
        await asyncio.sleep(min(periods, default=PERIOD))
        for failure in await upload_outputs(objects, layout, algorithm):
            if failure not in reported:
                reported.add(failure)
                try_to_say(layout, events.of_task(layout.task, failure, "Warning"))
        await export_log(objects, layout, log_export_path)


def tidy(layout: TaskLayout) -> None:
    """Remove all that a finished task leaves on this disk, but its log and its usage."""
    way = [layout.root, layout.home.parent, layout.home, layout.mount]
    kept = {*way, layout.log_dir, layout.metrics, *samples(layout.root)}
    for directory in way:
        for entry in directory.iterdir() if directory.is_dir() else ():
            if entry not in kept:
                _remove(entry)


def _remove(entry: Path) -> None:
    if entry.is_dir() and not entry.is_symlink():
        shutil.rmtree(entry, ignore_errors=True)
    else:
        entry.unlink(missing_ok=True)
