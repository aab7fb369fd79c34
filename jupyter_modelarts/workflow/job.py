"""The handle of a training job."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from jupyter_modelarts.client.errors import BadRequest, NotFound, WaitTimeout
from jupyter_modelarts.contract.life_cycles import life_cycle
from jupyter_modelarts.contract.paths import ObsPath
from jupyter_modelarts.display.i18n import _
from jupyter_modelarts.errors import InvalidArgument, nearest

from .errors import JobFailed, NoSuchResource
from .follow import LogCursor, Pace

if TYPE_CHECKING:
    from .platform import Platform

_CYCLE = life_cycle("training_job_phase")
_NOT_STARTED = ("Creating", "Pending")
FIRST_TASK = "worker-0"
Write = Callable[[str], None]


class Detached(KeyboardInterrupt):
    """Waiting was interrupted; what was waited for goes on.  The text says how to attach again."""

    def _render_traceback_(self) -> list[str]:
        return [str(self)]


class Job:
    """A training job: what the platform said of it last (`document`), and what can be done with it.

    `script` is the exact source that was sent, where this process sent it.
    """

    def __init__(self, platform: Platform, document: dict[str, Any], *, script: str | None = None) -> None:
        self._platform = platform
        self.document = document
        self.script = script

    @property
    def id(self) -> str:
        """The id the platform gave it."""
        return str(self.document["metadata"]["id"])

    @property
    def name(self) -> str:
        """Its name."""
        return str(self.document["metadata"]["name"])

    @property
    def phase(self) -> str:
        """The phase last seen: Creating, Pending, Running, Completed, Failed, Terminating, ..."""
        return str(self._status.get("phase") or "Creating")

    @property
    def finished(self) -> bool:
        """Whether it will not change any more."""
        return _CYCLE.at_rest(self.phase)

    @property
    def outputs(self) -> dict[str, str]:
        """Its outputs by name, as `obs://` directories."""
        return self._channels("outputs")

    @property
    def inputs(self) -> dict[str, str]:
        """Its inputs by name, as `obs://` paths."""
        return self._channels("inputs")

    @property
    def parameters(self) -> dict[str, str]:
        """Its parameters, as they were sent."""
        return {p["name"]: p.get("value", "") for p in self._algorithm.get("parameters") or []}

    @property
    def engine(self) -> Mapping[str, Any]:
        """Its engine: `engine_name`, `engine_version`."""
        engine: Mapping[str, Any] = self._algorithm.get("engine") or {}
        return engine

    @property
    def tasks(self) -> list[str]:
        """The names of its tasks, for example `worker-0`."""
        return list(self._status.get("tasks") or [FIRST_TASK])

    @property
    def exit_code(self) -> int | None:
        """The exit code of its first task that has one other than 0, else 0; None while none is known."""
        codes = [s["exit_code"] for s in self._task_statuses if s.get("exit_code") is not None]
        return next((code for code in codes if code), 0) if codes else None

    @property
    def message(self) -> str:
        """Why it failed, as the platform says."""
        return next((str(s["message"]) for s in self._task_statuses if s.get("message")), "")

    def refresh(self) -> Job:
        """Ask again; `GET /v2/{project_id}/training-jobs/{training_job_id}`."""
        path = {"training_job_id": self.id}
        self.document = self._platform.client.call("show_training_job", path=path)
        return self

    def wait(self, *, log: bool | Write = False, timeout: float | None = None) -> Job:
        """Wait until it has finished, printing its log lines (`log=True`) or handing them to `log`.

        `timeout` in seconds.  Raises `JobFailed` where it ends Failed or Abnormal, `WaitTimeout` when the
        time is up; an interrupt raises `Detached`.  The latter two leave the job alone.
        """
        write: Write | None = None if log is False else print if log is True else log
        try:
            for line in self.follow(timeout=timeout):
                if write:
                    write(line)
        except KeyboardInterrupt:
            raise self._detached() from None
        self._expect_success()
        return self

    def follow(self, *, task: str = FIRST_TASK, timeout: float | None = None) -> Iterator[str]:
        """The log lines of a task as they come, until the job has finished.

        `timeout` in seconds; raises `WaitTimeout` when it is up.
        """
        cursor, pace = LogCursor(), Pace()
        while True:
            before = self.phase
            finished = self.refresh().finished
            lines = cursor.advance(self._log_so_far(task), whole=finished)
            yield from lines
            if finished:
                return
            if timeout is not None and pace.waited >= timeout:
                raise self._still_going(timeout)
            pace.pause(news=bool(lines) or before != self.phase)

    def logs(self, *, task: str = FIRST_TASK, tail: int | None = None) -> str:
        """The log of a task: the newest 5 MB, or its last `tail` lines.

        `GET /v2/{project_id}/training-jobs/{training_job_id}/tasks/{task_id}/logs/preview`
        """
        content = str(self._preview(task).get("content") or "")
        return content if tail is None else "\n".join(content.splitlines()[-tail:] if tail else [])

    def metrics(self, *, task: str = FIRST_TASK) -> dict[str, list[float]]:
        """Usage by metric, one average per minute, oldest first; -1 stands for no data.

        `GET /v2/{project_id}/training-jobs/{training_job_id}/metrics/{task_id}`
        """
        path = {"training_job_id": self.id, "task_id": task}
        answer = self._platform.client.call("show_training_job_metrics", path=path)
        return {row["metric"]: list(row["value"]) for row in answer.get("metrics") or []}

    def stop(self) -> Job:
        """Ask the platform to end it; `POST /v2/{project_id}/training-jobs/{training_job_id}/actions`."""
        path, body = {"training_job_id": self.id}, {"action_type": "terminate"}
        self._platform.client.call("stop_training_job", path=path, body=body)
        return self.refresh()

    def delete(self) -> None:
        """Remove it; `DELETE /v2/{project_id}/training-jobs/{training_job_id}`."""
        self._platform.client.call("delete_training_job", path={"training_job_id": self.id})

    def deploy(self, **options: Any) -> Any:
        """Deploy its model; see `ModelArts.deploy`."""
        from .deploy import deploy

        return deploy(self._platform, self, **{"report": print, **options})

    def __repr__(self) -> str:
        return f"<Job {self.name} {self.phase} {self.id}>"

    @property
    def _status(self) -> Mapping[str, Any]:
        return self.document.get("status") or {}

    @property
    def _algorithm(self) -> Mapping[str, Any]:
        return self.document.get("algorithm") or {}

    @property
    def _task_statuses(self) -> list[Mapping[str, Any]]:
        return list(self._status.get("task_statuses") or [])

    def _channels(self, kind: str) -> dict[str, str]:
        found: dict[str, str] = {}
        for channel in self._algorithm.get(kind) or []:
            path = ((channel.get("remote") or {}).get("obs") or {}).get("obs_url")
            if path:
                found[channel["name"]] = ObsPath.parse(path).url
        return found

    def _preview(self, task: str) -> dict[str, Any]:
        path = {"training_job_id": self.id, "task_id": task}
        answer: dict[str, Any] = self._platform.client.call("show_training_job_logs_preview", path=path)
        return answer

    def _log_so_far(self, task: str) -> dict[str, Any]:
        """The preview; empty while the platform has not made the log yet."""
        try:
            return self._preview(task)
        except (NotFound, BadRequest):
            if self.phase in _NOT_STARTED:
                return {}
            raise

    def _attach(self) -> str:
        return _("Follow its log: %ma_logs {name} --follow").format(name=self.name)

    def _detached(self) -> Detached:
        text = _("Detached: the job {name} goes on.").format(name=self.name)
        return Detached(f"{text} {self._attach()}")

    def _still_going(self, seconds: float) -> WaitTimeout:
        message = _("The job {name} is still {phase} after {seconds:g} s.")
        return WaitTimeout(
            message.format(name=self.name, phase=self.phase, seconds=seconds),
            state=self.phase,
            last=self.document,
            hint=self._attach(),
        )

    def _expect_success(self) -> None:
        if self.phase not in _CYCLE.failed:
            return
        reason = _("exit code {code}").format(code=self.exit_code) if self.exit_code else self.phase
        details = " ".join(self.message.split()).rstrip(".")
        if details and str(self.exit_code) not in details:
            reason = f"{reason}, {details}"
        elif details:
            reason = details
        raise JobFailed(
            _("The job {name} failed: {reason}.").format(name=self.name, reason=reason),
            phase=self.phase,
            hint=_("See its log: %ma_logs {name}").format(name=self.name),
        )


def list_jobs(platform: Platform, *, limit: int = 20, phase: str | None = None) -> list[Job]:
    """The newest jobs; `POST /v2/{project_id}/training-job-searches`.

    Raises `InvalidArgument` for a `phase` that no job can have.
    """
    body: dict[str, Any] = {"limit": min(limit, 50), "sort_by": "create_time", "order": "desc"}
    if phase:
        body["filters"] = [{"key": "phase", "operator": "in", "value": [_known_phase(phase)]}]
    found: list[Job] = []
    for document in platform.client.iterate("list_training_jobs", body=body):
        found.append(Job(platform, document))
        if len(found) == limit:
            break
    return found


def _known_phase(text: str) -> str:
    phases = sorted(str(state) for state in _CYCLE.states)
    found = next((phase for phase in phases if phase.lower() == text.lower()), None)
    if found is None:
        near = nearest(text, phases)
        hint = _("Did you mean {name}?").format(name=near) + " " if near else ""
        raise InvalidArgument(
            _("No job is ever {phase}.").format(phase=text),
            hint=hint + _("Phases: {names}.").format(names=", ".join(phases)),
        )
    return found


def find_job(platform: Platform, wanted: str) -> Job:
    """The job of that id, or the newest of that name; raises `NoSuchResource` with the nearest name."""
    filters = [{"key": "name", "operator": "in", "value": [wanted]}]
    answer = platform.client.call("list_training_jobs", body={"limit": 10, "filters": filters})
    for document in answer.get("items") or []:
        if document["metadata"]["name"] == wanted:
            return Job(platform, document)
    try:
        return Job(platform, platform.client.call("show_training_job", path={"training_job_id": wanted}))
    except (NotFound, BadRequest):
        near = nearest(wanted, [job.name for job in list_jobs(platform, limit=50)])
        meant = _("Did you mean {name}?").format(name=near) + " " if near else ""
        raise NoSuchResource(
            _("There is no training job {name}.").format(name=wanted), hint=meant + _("%ma_jobs lists them.")
        ) from None
