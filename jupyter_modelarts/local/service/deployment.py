"""One service while we run: what may happen to it, and its status as its processes make it.

Each request to deploy, stop or delete begins a new turn (`_epoch`); what an earlier turn still wanted to
write is dropped.  Between turns the status follows the instances.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import shutil
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from . import documents
from .flow import Breaker, Flow, flow_limit
from .group import Group, choose
from .instance import StartFailed
from .launch import kill_left
from .placing import places, reuse
from .traffic import Traffic

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterable, Mapping, Sequence

    from jupyter_modelarts.local.clock import Clock

    from .builder import Builder
    from .documents import Record
    from .instance import Instance

    Change = Callable[[dict[str, Any]], None]
    Target = dict[str, Any]

LOG = logging.getLogger(__name__)
_LEAVING_GRACE = 5.0  # seconds from SIGTERM to SIGKILL when the embedded service itself ends


class SupersededError(Exception):
    """A later request has taken over."""


class Deployment:
    """Groups of instances and the record of one service."""

    def __init__(self, record: Record, builder: Builder, clock: Clock, document: Mapping[str, Any]) -> None:
        self.record = record
        self.project_id: str = document["project"]
        self.name: str = document["service_name"]
        self.status: str = document["status"]
        self.due_ms: int | None = document.get("due_time")
        self.infer_type: str = document["infer_type"]
        self.flow = Flow(flow_limit(document))
        self.breaker = Breaker()
        self.traffic = Traffic(dict(document.get("counts") or {}))
        self.groups: list[Group] = []
        self._coming: list[Group] = []
        self.gone = asyncio.Event()
        self._builder = builder
        self._clock = clock
        self._epoch = 0
        self._task: asyncio.Task[None] | None = None
        self._retiring: dict[asyncio.Task[None], Group] = {}

    def pick(self, tried: Sequence[Instance] = ()) -> tuple[Group, Instance] | None:
        """Where a request goes that `tried` did not take; None when no instance can take it."""
        groups = self.groups or self._early()
        if tried:
            groups = [group for group in groups if group.untried(tried)] or groups
        group = choose(groups)
        return (group, group.least_busy(tried)) if group else None

    @property
    def progress(self) -> int | None:
        """Per cent of the instances that a deployment waits for and that are ready; None without one."""
        instances = [entry for group in self._coming for entry in group.instances]
        if self.status != "deploying" or not instances:
            return None
        return sum(entry.state == "ready" for entry in instances) * 100 // len(instances)

    def _early(self) -> list[Group]:
        """What may answer although not all of it is ready."""
        return [group for group in self._coming if group.early]

    # what may be asked for

    async def deploy(self, *changes: Change) -> None:
        """Start what the document configures (`pending` first), in the background."""

        def begin(document: dict[str, Any]) -> None:
            now = self._clock.now_ms()
            documents.set_status(document, "deploying", now, "")
            documents.begin_log(document, _target(document)["config"], now)
            document["progress"] = 0
            document["due_time"] = documents.due_time(document["schedule"], now)

        await self._begin(self._deploy, *changes, begin)

    async def stop(self, *changes: Change) -> None:
        """End all instances, in the background."""
        await self._begin(self._stop, *changes, self._set("stopping"), _without_due_time)

    async def delete(self, *changes: Change) -> None:
        """End all instances and forget the service, in the background; `gone` is set at the end."""
        await self._begin(self._delete, *changes, self._set("deleting"))

    async def change(self, *changes: Change) -> dict[str, Any]:
        """Change the document without touching processes."""
        document = await self.record.change(*changes)
        self._follow(document)
        return document

    async def recover(self) -> None:
        """Take the service up where an earlier run of the embedded service left it.

        On return the instances that still serve answer again; the rest is done in the background.
        """
        if self.status in ("deploying", "running", "concerning"):
            await self._recover()
            return
        await asyncio.to_thread(self._builder.sweep)
        work = {"stopping": self._stop, "deleting": self._delete}.get(self.status)
        if work is not None:
            await self._begin(work)

    async def leave(self, *, kill: bool) -> None:
        """The embedded service ends: end the processes, or leave them to its next run."""
        self._epoch += 1
        await self._cancel()
        if kill:
            await self._end_groups(_LEAVING_GRACE)
        else:
            await asyncio.gather(*(instance.detach() for instance in self._instances()))

    async def idle(self) -> None:
        """Wait until nothing is under way."""
        while self._task is not None and not self._task.done():
            await asyncio.wait([self._task])

    # turns

    async def _begin(self, work: Callable[[int], Awaitable[None]], *changes: Change) -> None:
        def claim(_: dict[str, Any]) -> None:
            self._epoch += 1  # last: a change that refuses leaves the present turn alone

        document = await self.record.change(*changes, claim)
        epoch = self._epoch
        self._follow(document)
        await self._cancel()
        if epoch == self._epoch:
            self._task = asyncio.create_task(self._turn(work, epoch), name=self.record.service_id)

    async def _turn(self, work: Callable[[int], Awaitable[None]], epoch: int) -> None:
        try:
            await work(epoch)
        except (SupersededError, KeyError):
            pass
        except Exception:
            LOG.exception("service %s", self.record.service_id)
            reason = "Internal error; see the log of the embedded service."
            with contextlib.suppress(SupersededError, KeyError):
                await self._settle(epoch, self._set("failed", reason))

    async def _cancel(self) -> None:
        if self._task is not None and self._task is not asyncio.current_task():
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)

    async def _settle(self, epoch: int, *changes: Change) -> None:
        def check(_: dict[str, Any]) -> None:
            if epoch != self._epoch:
                raise SupersededError

        document = await self.record.change(check, *changes, happened=True)
        self.status = document["status"]

    def _set(self, status: str, reason: str | None = None) -> Change:
        return lambda document: documents.set_status(document, status, self._clock.now_ms(), reason)

    # the work of a turn

    async def _deploy(self, epoch: int) -> None:
        target = _target(await self.record.read())
        target["places"] = places(target["config"], target["revision"], self.groups)
        await self._settle(epoch, lambda document: _keep(document, target))
        try:
            fresh = await self._builder.groups(target["config"], target["places"], self._changed)
        except StartFailed as error:
            await self._failed(epoch, [str(error)] * _instance_count(target["config"]))
            return
        kept = reuse(fresh, self.groups)
        await self._launch(epoch, fresh, target, kept)

    async def _recover(self) -> None:
        """Adopt the instances that still serve, start the others, end what belongs to neither."""
        target = _target(await self.record.read())
        try:
            groups = await self._builder.groups(target["config"], target["places"], self._changed)
        except StartFailed as error:
            failures = [str(error)] * _instance_count(target["config"])
            await asyncio.to_thread(self._builder.sweep)
            await self._begin(lambda epoch: self._failed(epoch, failures), self._set("deploying"))
            return
        await asyncio.to_thread(_adopt, groups)
        await asyncio.to_thread(self._builder.sweep, groups)
        self.groups = groups
        complete = self.status == "running" and all(entry.state == "ready" for entry in self._instances())
        changes = () if complete else (self._set("deploying"),)
        await self._begin(lambda epoch: self._launch(epoch, groups, target), *changes)

    async def _launch(
        self, epoch: int, fresh: list[Group], target: Target, kept: Sequence[Instance] = ()
    ) -> None:
        """Start what does not run yet (all but `kept`), and let it take over."""
        self._coming = fresh
        try:
            failures = await self._start(epoch, fresh, kept)
        except BaseException:
            await _end_new(fresh, kept)
            raise
        finally:
            self._coming = []
        ready = sum(len(group.ready) for group in fresh)
        if failures and (self._others(fresh) or not ready):
            await _end_new(fresh, kept)
            if self.groups is fresh:
                self.groups = []
            await self._failed(epoch, failures, ready)
            return
        self._take_over(fresh, kept)
        await self._settle(epoch, *self._started(target, ready, failures))

    def _started(self, target: Target, ready: int, failures: Sequence[str]) -> tuple[Change, Change]:
        def done(document: dict[str, Any]) -> None:
            document.update(target, progress=100)
            document.pop("pending", None)
            documents.finish_log(document, ready, len(failures))

        return done, self._set("concerning" if failures else "running", failures[0] if failures else "")

    def _others(self, fresh: list[Group]) -> bool:
        return self.groups is not fresh and any(group.ready for group in self.groups)

    async def _start(self, epoch: int, groups: Iterable[Group], kept: Sequence[Instance]) -> list[str]:
        """Start all instances at the same time; the reasons of those that failed."""
        waiting = [entry for entry in _new(groups, kept) if entry.state != "ready"]
        outcomes = await asyncio.gather(*(_started(instance) for instance in waiting))
        if epoch != self._epoch:
            raise SupersededError
        return [reason for reason in outcomes if reason is not None]

    def _take_over(self, fresh: list[Group], kept: Sequence[Instance]) -> None:
        """From now on `fresh` answers; who answered before ends once its requests are done."""
        before, self.groups = self.groups, fresh
        self.breaker.worked()
        for instance in self._instances():
            if instance.state == "ready" and not _among(instance, kept):
                instance.watch()
        if before is fresh:
            return
        for group in before:
            retiring = replace(group, instances=_new([group], kept))
            task = asyncio.create_task(retiring.end(drain=True))
            self._retiring[task] = retiring
            task.add_done_callback(self._retiring.pop)

    async def _failed(self, epoch: int, failures: list[str], succeeded: int = 0) -> None:
        """The new configuration does not start: keep what answers, or be failed."""
        still = any(group.ready for group in self.groups)
        reason = failures[0]
        if still:
            reason = f"The update failed, the configuration before it still answers. {reason}"

        def done(document: dict[str, Any]) -> None:
            document.pop("pending", None)
            documents.finish_log(document, succeeded, len(failures))

        await self._settle(epoch, done, self._set("concerning" if still else "failed", reason))

    async def _stop(self, epoch: int) -> None:
        await self._end_all()
        await self._settle(epoch, self._set("stopped", ""), self.traffic.write)

    async def _delete(self, epoch: int) -> None:
        await self._end_all()
        if epoch == self._epoch:
            await asyncio.to_thread(shutil.rmtree, self._builder.directory, ignore_errors=True)
            self.gone.set()

    async def _end_all(self) -> None:
        await self._end_groups()
        await asyncio.to_thread(self._builder.sweep)

    async def _end_groups(self, longest: float | None = None) -> None:
        """End all instances now, also those that were only finishing their requests."""
        groups, self.groups = [*self.groups, *self._retiring.values()], []
        for task in list(self._retiring):
            task.cancel()
        await asyncio.gather(*(group.end(longest=longest) for group in groups))

    # between turns

    async def _changed(self) -> None:
        """An instance died, came back or was given up: let the status say so."""
        if self._task is None or not self._task.done() or self.status not in ("running", "concerning"):
            return
        self.breaker.worked()
        instances = self._instances()
        reason = next((entry.reason for entry in instances if entry.state != "ready"), "")
        if all(entry.state == "failed" for entry in instances):
            self.groups = []
            status = "failed"
        else:
            status = "concerning" if reason else "running"
        with contextlib.suppress(SupersededError, KeyError):
            await self._settle(self._epoch, self._set(status, reason))

    def _follow(self, document: Mapping[str, Any]) -> None:
        """What is asked with every request is kept at hand."""
        self.status, self.due_ms = document["status"], document.get("due_time")
        self.flow.set(flow_limit(document))

    def _instances(self) -> list[Instance]:
        return [instance for group in self.groups for instance in group.instances]


async def _started(instance: Instance) -> str | None:
    try:
        await instance.start()
    except StartFailed as error:
        instance.state, instance.reason = "failed", str(error)
        return str(error)
    return None


def _adopt(groups: Iterable[Group]) -> None:
    for group in groups:
        for instance in group.instances:
            if not instance.adopt():
                kill_left(instance.launch.directory)  # also one that was started and not written down


def _without_due_time(document: dict[str, Any]) -> None:
    document["due_time"] = None


def _instance_count(config: Iterable[Mapping[str, Any]]) -> int:
    return sum(entry["instance_count"] for entry in config)


def _target(document: Mapping[str, Any]) -> Target:
    """What to start: the configuration, its revision, and where its instances lie."""
    source = document.get("pending") or document
    config, revision = source["config"], source["revision"]
    return {
        "config": config,
        "revision": revision,
        "places": source.get("places") or places(config, revision),
    }


def _keep(document: dict[str, Any], target: Target) -> None:
    """Write down where the instances of `target` lie before the first of them starts."""
    pending = document.get("pending")
    (document if pending is None else pending)["places"] = target["places"]


def _among(instance: Instance, kept: Iterable[Instance]) -> bool:
    return any(instance is entry for entry in kept)  # instances are told apart, not compared


def _new(groups: Iterable[Group], kept: Sequence[Instance]) -> list[Instance]:
    """The instances of `groups` that are not among `kept`."""
    return [entry for group in groups for entry in group.instances if not _among(entry, kept)]


async def _end_new(groups: Iterable[Group], kept: Sequence[Instance]) -> None:
    await asyncio.gather(*(entry.end() for entry in _new(groups, kept)))
