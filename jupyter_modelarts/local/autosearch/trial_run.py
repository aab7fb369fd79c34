"""One trial: its own task in the executor, its own log, and the rewards read from that."""

from __future__ import annotations

import asyncio
import contextlib
import json
import logging
import sqlite3
from typing import TYPE_CHECKING, Any

from jupyter_modelarts.local.training.executor import Work
from jupyter_modelarts.local.training.outcome import Outcome, TaskFailure, explain_os_error, not_started
from jupyter_modelarts.local.training.waiting import cancelled, unless

from . import boot, space, trials
from .reports import Reports, reward_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jupyter_modelarts.local.training.executor import RunningTask
    from jupyter_modelarts.local.training.layout import TaskLayout

    from .executor import Tools
    from .settings import Search

LOG = logging.getLogger(__name__)
_LOOK = 1.0  # seconds between two looks at the log
_INTERNAL = "The embedded service failed to run the trial; its own log says more."
EARLY = "The trial was stopped early."


class TrialRun:
    """Runs a trial; `trial` is its document, kept current and stored."""

    def __init__(self, tools: Tools, body: Mapping[str, Any], search: Search, trial: trials.Trial) -> None:
        self._tools = tools
        self._search = search
        self.trial = trial
        self.hopeless = False
        """Whether it could not even be started, so that another one could not, either."""
        self.layout: TaskLayout = tools.layout(trial["job_id"], trial["id"])
        self.work = Work.of(trial_body(body, trial), (self.layout,), {})
        self.running: RunningTask | None = None
        self._reports = Reports(self.layout.log, search.rewards)
        self._stopping = asyncio.Event()
        self._early = False

    def stop(self, *, at_once: bool = False, early: bool = False) -> None:
        """SIGTERM, and SIGKILL after the grace, or at once.  `early`: somebody chose this very trial."""
        self._early = self._early or early
        self._stopping.set()
        if self.running is not None:
            self.running.kill() if at_once else self.running.stop()

    def detach(self) -> None:
        """Leave its process to itself."""
        if self.running is not None:
            self.running.detach()

    async def run(self) -> None:
        """From start to end."""
        try:
            outcome = await self._run()
        except TaskFailure as failure:
            self.hopeless = True
            outcome = not_started(self.trial["id"], str(failure))
        except Exception:
            LOG.exception("trial %s of %s", self.trial["id"], self.trial["job_id"])
            self.stop(at_once=True)
            outcome = not_started(self.trial["id"], _INTERNAL)
        outcome = await self._tools.inner.collect(self.work, outcome)
        await self._close(outcome)
        await self._tools.inner.tidy(self.work)

    async def _run(self) -> Outcome:
        if self._tools.inner.launched(self.work):
            (self.running,) = await self._tools.inner.find(self.work)
            if self._stopping.is_set():
                self.running.stop()
        elif not await self._prepared():
            return Outcome(self.trial["id"], 143, stopped=True)
        else:
            (self.running,) = self._tools.inner.launch(self.work)
        await self._mark_running()
        return await self._follow(self.running)

    async def _prepared(self) -> bool:
        """Prepare; False when the trial was stopped before it began."""
        await unless(self._stopping, self._prepare())
        return not self._stopping.is_set()

    async def _prepare(self) -> None:
        await self._tools.inner.prepare(self.work)
        if "autosearch_config_path" not in self.work.algorithm:
            return
        try:
            await asyncio.to_thread(boot.put, self.layout, self.work.algorithm)
        except OSError as error:
            raise TaskFailure(explain_os_error("preparing the trial", error, self.layout.root)) from error

    async def _mark_running(self) -> None:
        if self.trial["status"] != trials.PENDING:
            return
        trials.move(self.trial, trials.RUNNING)
        self.trial["started"] = self._tools.clock.now_ms()
        await self._store()

    async def _follow(self, running: RunningTask) -> Outcome:
        """Look at the log now and then until the trial has ended."""
        ended = asyncio.create_task(running.ended())
        saving = asyncio.create_task(self._tools.inner.follow(self.work))
        try:
            while not (await asyncio.wait({ended}, timeout=_LOOK))[0]:
                await self._look()
            return ended.result()
        finally:
            await cancelled(ended, saving)

    async def _look(self, *, ended: bool = False) -> None:
        await asyncio.to_thread(self._reports.read, ended=ended)
        seconds = max(self._tools.clock.now_ms() - self.trial["started"], 0) / 1000
        new = trials.add_reports(self.trial, self._reports.found, seconds, self._search.reward)
        pid = self.trial["pid"] or await asyncio.to_thread(_pid, self.layout)
        if (new or pid != self.trial["pid"]) and not ended:
            self.trial["pid"] = pid
            await self._store()
        self.trial["pid"] = pid

    async def _close(self, outcome: Outcome) -> None:
        """Write down how it ended; the reward is what the log says last."""
        trial = self.trial
        await self._look(ended=True)
        last = self._reports.found[-1] if self._reports.found else None
        trial["reward"], missing = reward_of(last, self._search.reward)
        if outcome.stopped or (outcome.lost and self._stopping.is_set()):
            trial["message"] = EARLY if self._early else "The trial was stopped with its job."
            trials.move(trial, trials.TERMINATED)
        elif outcome.exit_code:
            trial["message"] = outcome.message
            trials.move(trial, trials.ERROR)
        elif trial["reward"] is None:
            trial["message"] = missing
            trials.move(trial, trials.ERROR)
        else:
            trials.move(trial, trials.TERMINATED)
        trial["ended"] = self._tools.clock.now_ms()
        await trials.write_end(self._tools.store, trial)

    async def _store(self) -> None:
        """Write down how far it is; a full disk is no reason to stop, as the log says it once more."""
        with contextlib.suppress(sqlite3.OperationalError):
            await trials.write(self._tools.store, self.trial)


def trial_body(body: Mapping[str, Any], trial: Mapping[str, Any]) -> dict[str, Any]:
    """The job that a trial is: its own parameters, its own outputs, one node."""
    algorithm = {
        **body["algorithm"],
        "parameters": _parameters(body["algorithm"].get("parameters") or (), trial["values"]),
        "outputs": [_below(channel, trial["id"]) for channel in body["algorithm"].get("outputs") or ()],
    }
    if algorithm.get("autosearch_config_path"):
        own = algorithm.get("environments") or {}
        variables = boot.variables(trial, algorithm)
        algorithm = {**boot.started_through(algorithm), "environments": {**variables, **own}}
    return {**body, "algorithm": algorithm, "status": {**body["status"], "tasks": [trial["id"]]}}


def _parameters(given: Any, values: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The hyperparameters of the job, with the values of the trial in place of those that are searched."""
    kept = [dict(row) for row in given if row["name"] not in values]
    return kept + [{"name": name, "value": space.argument(value)} for name, value in values.items()]


def _below(channel: Mapping[str, Any], name: str) -> dict[str, Any]:
    """An output whose files go to a directory of the trial's own."""
    url = str(channel["remote"]["obs"]["obs_url"]).rstrip("/")
    return {**channel, "remote": {"obs": {"obs_url": f"{url}/{name}/"}}}


def _pid(layout: TaskLayout) -> str:
    """The process id of the program, as its supervisor wrote it down; empty where nobody did."""
    try:
        return str(json.loads(layout.pids.read_text())["child"])
    except (OSError, ValueError, KeyError):
        return ""
