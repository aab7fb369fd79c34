"""Event files, and a caller who starts visualization jobs over them."""

from __future__ import annotations

import io
import time
import uuid
from typing import TYPE_CHECKING, Any

import httpx
import psutil
from tensorboard.compat.proto.event_pb2 import Event
from tensorboard.compat.proto.summary_pb2 import Summary
from tensorboard.summary.writer.record_writer import RecordWriter

from ..training.calling import Caller  # noqa: TID252 - tests are no package on the path

if TYPE_CHECKING:
    from pathlib import Path

    from jupyter_modelarts.local.connection import Connection

WAITING, RUNNING, COMPLETED, FAILED, STOPPED = 7, 8, 10, 11, 12
JOBS = "/visualization-jobs"


def events(*losses: float) -> bytes:
    """An event file with one value of `loss` per step."""
    file = io.BytesIO()
    writer = RecordWriter(file)
    writer.write(Event(wall_time=1.0, file_version="brain.Event:2").SerializeToString())
    for step, loss in enumerate(losses):
        summary = Summary(value=[Summary.Value(tag="loss", simple_value=loss)])
        writer.write(Event(wall_time=2.0 + step, step=step, summary=summary).SerializeToString())
    return file.getvalue()


class Boards(Caller):
    """Calls the operations of visualization jobs; paths are below /v1/{project_id}."""

    def __init__(self, connection: Connection) -> None:
        super().__init__(connection)
        self._go_to(connection)

    def reconnect(self, connection: Connection) -> None:
        super().reconnect(connection)
        self._go_to(connection)

    def _go_to(self, connection: Connection) -> None:
        self.http.base_url = f"{connection.modelarts}/v1/{connection.project_id}"

    def log(self, *losses: float, directory: str = "") -> str:
        """Write an event file with the object storage's own means; the directory's path."""
        directory = directory or f"logs-{uuid.uuid4().hex[:8]}"
        key = f"{directory}/events.out.tfevents.1.host.1.0"
        place = self.objects / self.bucket / key
        place.parent.mkdir(parents=True, exist_ok=True)
        new = place.with_name(".new")
        new.write_bytes(events(*losses))
        new.replace(place)  # as an object that is written again
        return f"/{self.bucket}/{directory}/"

    def start(self, train_url: str = "", **body: Any) -> dict[str, Any]:
        """Create a job; what was answered."""
        answer = self.http.post(JOBS, json={"train_url": train_url or self.log(0.5), **body})
        assert answer.status_code == 200, answer.text
        created: dict[str, Any] = answer.json()
        assert created["is_success"] is True
        return created

    def seen(self, job: dict[str, Any]) -> dict[str, Any]:
        """The job as it is now."""
        answer = self.http.get(f"{JOBS}/{job['job_id']}")
        assert answer.status_code == 200, answer.text
        shown: dict[str, Any] = answer.json()
        return shown

    def wait_for(self, job: dict[str, Any], status: int) -> dict[str, Any]:
        """The job once it has a status."""

        def ask() -> dict[str, Any] | None:
            shown = self.seen(job)
            return shown if shown["status"] == status else None

        found: dict[str, Any] = self.until(ask, 60, lambda: f"{self.seen(job)} {self.printed(job)}")
        return found

    def act(self, job: dict[str, Any], action: str) -> httpx.Response:
        """Stop or restart a job."""
        return self.http.post(f"{JOBS}/{job['job_id']}/{action}")

    def remove(self, job: dict[str, Any]) -> httpx.Response:
        """Delete a job."""
        return self.http.delete(f"{JOBS}/{job['job_id']}")

    def found(self, **query: Any) -> dict[str, Any]:
        """What a list answers."""
        answer = self.http.get(JOBS, params=query)
        assert answer.status_code == 200, answer.text
        listed: dict[str, Any] = answer.json()
        return listed

    def losses(self, job: dict[str, Any]) -> list[float]:
        """What TensorBoard has read of `loss`."""
        url = f"{job['service_url']}data/plugin/scalars/scalars?run=.&tag=loss"
        answer = httpx.get(url, verify=False, timeout=30)
        return [row[2] for row in answer.json()] if answer.status_code == 200 else []

    def wait_for_losses(self, job: dict[str, Any], *losses: float) -> None:
        """Wait until TensorBoard shows these values."""
        self.until(lambda: self.losses(job) == list(losses), 60, lambda: f"{self.losses(job)}")

    def place(self, job: dict[str, Any]) -> Path:
        """The directory of a job's process."""
        return self.connection.state_dir / "visualization" / str(job["job_id"])

    def printed(self, job: dict[str, Any]) -> str:
        """What the process has printed."""
        log = self.place(job) / "tensorboard.log"
        return log.read_text() if log.exists() else ""

    def processes(self, job: dict[str, Any]) -> list[psutil.Process]:
        """The processes of a job."""
        directory = str(self.place(job))
        return [
            found for found in psutil.process_iter(["cmdline"]) if directory in (found.info["cmdline"] or ())
        ]

    def wait_until_gone(self, job: dict[str, Any]) -> None:
        """Wait until no process of the job is left."""
        self.until(lambda: not self.processes(job), 20, lambda: f"{self.processes(job)}")


def now_ms() -> float:
    """Milliseconds since the epoch."""
    return time.time() * 1000
