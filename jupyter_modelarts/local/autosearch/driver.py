"""One search: asks for values, runs trials as long as there is room, and says what came of it."""

from __future__ import annotations

import asyncio
import sqlite3
import time
from typing import TYPE_CHECKING, Any

from jupyter_modelarts.local.training.outcome import Outcome, TaskFailure

from . import settings, space, trials
from .sampling import Sampling, missing
from .trial_run import TrialRun

if TYPE_CHECKING:
    from collections.abc import Mapping

    from .executor import Tools

_STOPPED_CODE = 143


class Driver:
    """Runs the trials of one job; `run` is its life, `stop` ends it early."""

    def __init__(self, tools: Tools, body: Mapping[str, Any], say: Any) -> None:
        self._tools = tools
        self._body = body
        self._say = say
        algorithm = body["algorithm"]
        self.search = settings.read(algorithm["policies"]["auto_search"], algorithm.get("parameters") or ())
        self.job_id: str = body["metadata"]["id"]
        self._known: list[trials.Trial] = []
        self._running: dict[str, tuple[TrialRun, int, asyncio.Task[None]]] = {}
        self._sampling: Sampling | None = None
        self._exhausted = False
        self._stopping = asyncio.Event()
        self._failure: str | None = None

    @property
    def running(self) -> list[TrialRun]:
        """The trials that are under way."""
        return [run for run, _, _ in list(self._running.values())]  # other threads ask, too

    def stop(self, *, at_once: bool = False) -> None:
        """Start no more trials and end those that run."""
        self._stopping.set()
        for run in self.running:
            run.stop(at_once=at_once)

    def detach(self) -> None:
        """Leave the processes of the trials to themselves."""
        for run, _, work in self._running.values():
            run.detach()
            work.cancel()

    async def run(self, task: str) -> Outcome:
        """Search until there is nothing left to try; the outcome counts for `task`."""
        try:
            await self._open()
            while await self._fill():
                await self._wait()
        except TaskFailure as failure:
            self._failure = str(failure)
            self._end_trials()
            while self._running:
                await self._wait()
        except Exception:
            self._end_trials()
            await asyncio.gather(*(work for _, _, work in self._running.values()), return_exceptions=True)
            raise
        return self._outcome(task)

    def _end_trials(self) -> None:
        for run in self.running:
            run.stop(at_once=True)

    async def _open(self) -> None:
        """Take up what an earlier run of the service has left."""
        problem = missing(self.search.algorithm)
        if problem is not None:
            raise TaskFailure(problem.message)
        self._known = await trials.of_job(self._tools.store, self.job_id)
        self._sampling = await asyncio.to_thread(
            Sampling, self.search, [dict(trial) for trial in self._known]
        )
        if not self._known:
            self._introduce(self._sampling.sampler)
        for number, trial in enumerate(self._known):
            if not trials.is_over(trial):
                self._begin(trial, number)

    def _introduce(self, sampler: str) -> None:
        search = self.search
        ranges = "; ".join(f"{entry.name}: {entry.describe()}" for entry in search.parameters)
        self._say(
            f"Search with {search.algorithm} ({sampler}): {search.samples} trials, {self._slots} at a time, "
            f"{search.reward.mode} of {search.reward.name} over {ranges}."
        )
        if search.without_effect:
            self._say(f"Without effect in the embedded service: {', '.join(search.without_effect)}.")

    @property
    def _slots(self) -> int:
        """How many trials run at the same time: as many as the job and this machine have cores for."""
        resource = self._body["spec"]["resource"]
        cores: int = resource["flavor_detail"]["flavor_info"]["cpu"]["core_num"] * resource["node_count"]
        room: int = min(cores, self._tools.cores) // self.search.options["cpu_per_trial"]
        most: int = self.search.options["max_concurrent"] or room
        return max(1, min(room, most))

    async def _fill(self) -> bool:
        """Begin trials while there is room; whether any is under way."""
        while self._may_begin() and len(self._running) < self._slots:
            assert self._sampling is not None
            proposal = await asyncio.to_thread(self._sampling.ask)
            if proposal is None:
                self._exhausted = True
            elif not self._stopping.is_set():
                await self._new(proposal.values, proposal.number)
        return bool(self._running)

    def _may_begin(self) -> bool:
        full = len(self._known) >= self.search.samples
        return not (full or self._exhausted or self._stopping.is_set() or self._failure)

    async def _new(self, values: Mapping[str, Any], number: int) -> None:
        trial = trials.new_trial(self.job_id, len(self._known), values, self._tools.clock.now_ms())
        try:
            await trials.write(self._tools.store, trial)
        except sqlite3.OperationalError as error:
            message = f"The service cannot write down its trials: {error}. Free some space and submit again."
            raise TaskFailure(message) from error
        self._known.append(trial)
        self._begin(trial, number)

    def _begin(self, trial: trials.Trial, number: int) -> None:
        run = TrialRun(self._tools, self._body, self.search, trial)
        work = asyncio.create_task(run.run(), name=f"trial {trial['id']} of {self.job_id}")
        self._running[trial["id"]] = run, number, work
        if self._stopping.is_set():
            run.stop()

    async def _wait(self) -> None:
        """Wait for the end of a trial, and learn from it."""
        work = {task for _, _, task in self._running.values()}
        await asyncio.wait(work, return_when=asyncio.FIRST_COMPLETED)
        for identifier, (run, number, task) in list(self._running.items()):
            if task.done():
                del self._running[identifier]
                task.result()
                await self._learn(run, number)

    async def _learn(self, run: TrialRun, number: int) -> None:
        trial = run.trial
        reward = trial["reward"] if trials.counts(trial) else None
        if self._sampling is not None:
            await asyncio.to_thread(self._sampling.tell, number, reward)
        self._say(self._line(trial))
        if run.hopeless and trials.best(self._known, self.search.reward) is None:
            self._failure = trial["message"]

    def _line(self, trial: Mapping[str, Any]) -> str:
        values = ", ".join(f"{name}={space.argument(value)}" for name, value in trial["values"].items())
        name = self.search.reward.name
        end = f"{name}={trial['reward']}" if trial["reward"] is not None else "no reward"
        best = trials.best(self._known, self.search.reward)
        if best is trial:
            end += ", the best so far"
        return f"Trial {trial['id']} ({values}) {trial['status']}: {end}. {trial['message']}".rstrip()

    def _outcome(self, task: str) -> Outcome:
        reward = self.search.reward
        best = trials.best(self._known, reward)
        if self._stopping.is_set() and self._failure is None:
            return Outcome(task, _STOPPED_CODE, stopped=True, ended_at=time.time())
        if self._failure is not None or best is None:
            return Outcome(task, 1, self._failure or self._all_failed(), ended_at=time.time())
        values = ", ".join(f"{name}={space.argument(value)}" for name, value in best["values"].items())
        message = f"Best trial {best['id']}: {reward.name}={best['reward']} with {values}."
        self._say(message)
        return Outcome(task, 0, message, ended_at=time.time())

    def _all_failed(self) -> str:
        if not self._known:
            return "The search had nothing to try: skip_search_params leaves out every combination."
        return f"No trial of {len(self._known)} has a reward. The first: {self._known[0]['message']}".rstrip()
