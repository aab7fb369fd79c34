"""Search jobs as an executor: one task that runs the trials, each a task of the executor within."""

from __future__ import annotations

import asyncio
import logging
import os
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

from jupyter_modelarts.local.training.executor import Activity, Work
from jupyter_modelarts.local.training.layout import TaskLayout
from jupyter_modelarts.local.training.log import say
from jupyter_modelarts.local.training.outcome import Outcome, TaskFailure, explain_os_error

from . import trials
from .driver import Driver

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from jupyter_modelarts.local.clock import Clock
    from jupyter_modelarts.local.store import Store
    from jupyter_modelarts.local.training.executor import Executor, RunningTask

    from .trial_run import TrialRun

LOG = logging.getLogger(__name__)
_INTERNAL = "The embedded service failed to run the search; its own log says more."


def is_search(body: Mapping[str, Any]) -> bool:
    """Whether a job is a search."""
    return bool((body["algorithm"].get("policies") or {}).get("auto_search"))


@dataclass(frozen=True, slots=True)
class Tools:
    """What searches share; `inner` runs the trials, at most one for each of the `cores`."""

    store: Store
    clock: Clock
    inner: Executor
    jobs: Path
    cores: int = field(default_factory=lambda: max(2, os.cpu_count() or 1))

    def layout(self, job_id: str, trial_id: str) -> TaskLayout:
        """The paths of a trial, beside those of the tasks of its job."""
        return TaskLayout(self.jobs / job_id / trial_id, job_id, trial_id)


class SearchExecutor:
    """Executor of search jobs; every other job goes to the executor within."""

    def __init__(self, tools: Tools) -> None:
        self._tools = tools
        self._inner = tools.inner
        self._drivers: dict[str, Driver] = {}

    def trial(self, job_id: str, trial_id: str) -> TrialRun | None:
        """A trial that is under way."""
        driver = self._drivers.get(job_id)
        runs = driver.running if driver else []
        return next((run for run in runs if run.trial["id"] == trial_id), None)

    async def prepare(self, work: Work) -> None:
        """A search only needs a log; its trials fetch their code and inputs themselves."""
        if not is_search(work.body):
            await self._inner.prepare(work)
            return
        for layout in work.tasks:
            try:
                await asyncio.to_thread(layout.make)
            except OSError as error:
                raise TaskFailure(explain_os_error("preparing the search", error, layout.root)) from error

    def launch(self, work: Work) -> Sequence[RunningTask]:
        """Start searching."""
        if not is_search(work.body):
            return self._inner.launch(work)
        try:
            for layout in work.tasks:
                _mark(layout).touch()
        except OSError as error:
            raise TaskFailure(explain_os_error("starting the search", error, work.tasks[0].root)) from error
        return self._begin(work)

    def launched(self, work: Work) -> bool:
        """Whether the search has been started."""
        if not is_search(work.body):
            return self._inner.launched(work)
        return all(_mark(layout).exists() for layout in work.tasks)

    async def find(self, work: Work) -> Sequence[RunningTask]:
        """Go on with a search."""
        return self._begin(work) if is_search(work.body) else await self._inner.find(work)

    def _begin(self, work: Work) -> Sequence[RunningTask]:
        layouts = work.tasks
        driver = Driver(self._tools, work.body, lambda text: _try_to_say(layouts[0], text))
        self._drivers[driver.job_id] = driver
        life = asyncio.create_task(self._carry(driver, layouts[0].task), name=f"search {driver.job_id}")
        return [SearchTask(layout, driver, life) for layout in layouts]

    async def _carry(self, driver: Driver, task: str) -> Outcome:
        try:
            return await driver.run(task)
        except Exception:
            LOG.exception("search %s", driver.job_id)
            return Outcome(task, 1, _INTERNAL)
        finally:
            self._drivers.pop(driver.job_id, None)

    async def follow(self, work: Work) -> None:
        """Save the log of a search, too, every now and then."""
        await self._inner.follow(_without_outputs(work) if is_search(work.body) else work)

    async def collect(self, work: Work, outcome: Outcome) -> Outcome:
        """Save the log of a search; its trials have saved their outputs themselves."""
        return await self._inner.collect(_without_outputs(work) if is_search(work.body) else work, outcome)

    async def clear(self, work: Work) -> None:
        """End what is left; a search that starts anew forgets its trials."""
        if not is_search(work.body):
            await self._inner.clear(work)
            return
        job_id = work.body["metadata"]["id"]
        for trial in await trials.of_job(self._tools.store, job_id):
            layout = self._tools.layout(job_id, trial["id"])
            await self._inner.clear(Work.of(work.body, (layout,), {}))
        await trials.forget(self._tools.store, job_id)
        await self.tidy(work)

    async def tidy(self, work: Work) -> None:
        """Remove what is no longer needed."""
        await self._inner.tidy(work)


@dataclass(frozen=True, slots=True)
class SearchTask:
    """A search that runs."""

    layout: TaskLayout
    driver: Driver
    life: asyncio.Task[Outcome]

    async def ended(self) -> Outcome:
        """The end of the search; the same for every node of the job."""
        return replace(await asyncio.shield(self.life), task=self.layout.task)

    def stop(self) -> None:
        """End the trials that run and start no more."""
        self.driver.stop()

    def kill(self) -> None:
        """Kill the trials that run and start no more."""
        self.driver.stop(at_once=True)

    def activity(self) -> Activity | None:
        """What the trials that run have done."""
        known = [run.running.activity() for run in self.driver.running if run.running is not None]
        found = [activity for activity in known if activity is not None]
        if not found:
            return None
        return Activity(sum(each.cpu_seconds for each in found), sum(each.io_bytes for each in found))

    def detach(self) -> None:
        """Let the trials run on when this service ends."""
        self.life.cancel()
        self.driver.detach()


def _mark(layout: TaskLayout) -> Any:
    return layout.root / "search.started"


def _without_outputs(work: Work) -> Work:
    algorithm = {**work.algorithm, "outputs": []}
    return replace(work, body={**work.body, "algorithm": algorithm})


def _try_to_say(layout: TaskLayout, text: str) -> None:
    """A line for the log, where the disk still takes one."""
    try:
        say(layout.log, f"[{layout.task}]{text}")
    except OSError as error:
        LOG.warning("log of %s: %s", layout.job_id, error)
