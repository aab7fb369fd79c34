"""Jobs of the old API and their versions.

A version is an ordinary training job with a mark in its document:

    document["run"]["v1"] = {job_id, version_id, version_name, pre_version_id, config}

The job is a document of its own that lists its versions as they were made: {version_id, training_id}.  It
names a version before that is submitted and forgets it after that is deleted, so a version listed without its
training job is one that a killed service did not get to; readers pass over it.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from jupyter_modelarts.local.problems import NAME_EXISTS, Problem, conflict, not_found
from jupyter_modelarts.local.training import documents
from jupyter_modelarts.local.training.search import brief_of
from jupyter_modelarts.local.training.submission import accept, check_outputs

from . import merging, translation
from .numbers import as_id, integer

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from jupyter_modelarts.local.call import Call
    from jupyter_modelarts.local.embedded import Service

KIND = "training_job_v1"
_VERSION_NUMBERS = "training_job_v1_version"


@dataclass(frozen=True, slots=True)
class Version:
    """A version with the training job that it is."""

    job: Mapping[str, Any]
    document: Mapping[str, Any]

    @property
    def mark(self) -> Mapping[str, Any]:
        """What the old API knows of it."""
        found: Mapping[str, Any] = self.document["run"]["v1"]
        return found

    @property
    def training_id(self) -> str:
        """The id of the training job."""
        return str(self.document["body"]["metadata"]["id"])


@dataclass(frozen=True, slots=True)
class Snapshot:
    """The jobs of a project, newest first, and every training job that is a version, by its id.

    Lists of thousands go through it, so it makes nothing for a job that is not asked for.
    """

    jobs: Sequence[Mapping[str, Any]]
    trainings: Mapping[str, Mapping[str, Any]]

    def newest(self, job: Mapping[str, Any]) -> Mapping[str, Any] | None:
        """The document of a job's newest version."""
        ids = (entry["training_id"] for entry in reversed(job["versions"]))
        return next((self.trainings[identifier] for identifier in ids if identifier in self.trainings), None)

    def versions(self, job: Mapping[str, Any]) -> list[Version]:
        """The versions of a job, the newest first."""
        ids = (entry["training_id"] for entry in reversed(job["versions"]))
        return [Version(job, self.trainings[found]) for found in ids if found in self.trainings]


class JobsV1:
    """The jobs of one service.  Whatever adds or removes jobs or versions does so one after the other."""

    def __init__(self, service: Service) -> None:
        self._service = service
        self._store = service.store
        self._changing = asyncio.Lock()
        self.naming = asyncio.Lock()
        """Held while a parameter set gets its name."""

    async def start(self) -> None:
        """Forget what a service that was killed had begun to create: nobody was told of it."""
        for row in await self._store.view(KIND):
            if await self._is_unborn(row.document):
                await self._store.delete(KIND, row.id)

    async def _is_unborn(self, job: Mapping[str, Any]) -> bool:
        """Whether a job was written down for a first version that nobody submitted."""
        return job["made"] == 1 and bool(job["versions"]) and not await self.versions(job)

    async def create(self, call: Call) -> tuple[Mapping[str, Any], Version | None]:
        """A new job with its first version, unless `create_version` is false.

        Raises `Problem` 400 when the name is taken, and whatever stands against running the config.
        """
        body, project = call.body, call.identity.project_id
        config = dict(body["config"])
        first = config.pop("create_version", True)
        async with self._changing:
            await self._free(body["job_name"], project)
            job = self._new_job(body, config, project)
            document = await self._new_version(call, job, config, 0) if first else None
            job["job_id"] = await self._store.count(KIND)
            if document is not None:
                _add(job, await self._entry_of(document, job["job_id"]))
            found_by = {"name": job["job_name"], "project_id": project, "created": job["create_time"]}
            await self._store.put(KIND, str(job["job_id"]), job, **found_by)
            if document is None:
                return job, None
            return job, await self._submit(call, job, document)

    async def _free(self, name: str, project: str) -> None:
        """Raise `Problem` 400 when a name is taken; a full disk may have left one that is not."""
        for job in await self._store.find(KIND, name=name, project_id=project):
            if not await self._is_unborn(job):
                raise Problem(400, NAME_EXISTS, f"Job name:{name} is existed")
            await self._store.delete(KIND, str(job["job_id"]))

    def _new_job(self, body: Mapping[str, Any], config: Mapping[str, Any], project: str) -> dict[str, Any]:
        return {
            "job_id": 0,
            "job_name": body["job_name"],
            "job_desc": body.get("job_desc") or "",
            "workspace_id": body.get("workspace_id") or "0",
            "project_id": project,
            "create_time": self._service.clock.now_ms(),
            "config": dict(config),
            "made": 0,
            "versions": [],
        }

    async def _new_version(
        self, call: Call, job: Mapping[str, Any], config: Mapping[str, Any], before: int
    ) -> dict[str, Any]:
        """The training job of a version, checked but not submitted."""
        name = f"V{job['made'] + 1:04d}"
        request = translation.request_of(f"{job['job_name']}/{name}", job, config)
        extras = translation.extras(config)
        await self._check_places(config)
        document = await accept(replace(call, body=request))
        document["body"]["algorithm"]["v1"] = extras
        document["run"]["v1"] = {
            "job_id": 0,
            "version_id": 0,
            "version_name": name,
            "pre_version_id": before,
            "config": dict(config),
        }
        return document

    async def _check_places(self, config: Mapping[str, Any]) -> None:
        """What is no channel of the new job is looked at here: input there, output free."""
        channels = translation.channels(config)
        await translation.check_channels(self._service.objects, channels)
        rows = await self._store.view(documents.KIND)
        final = documents.LIFE_CYCLE.final
        check_outputs(channels, (row.document for row in rows if brief_of(row).phase not in final))

    async def _entry_of(self, document: dict[str, Any], job_id: int) -> dict[str, Any]:
        """Number a version; how its job lists it."""
        number = await self._store.count(_VERSION_NUMBERS)
        document["run"]["v1"] |= {"job_id": job_id, "version_id": number}
        return {"version_id": number, "training_id": document["body"]["metadata"]["id"]}

    async def _submit(self, call: Call, job: Mapping[str, Any], document: dict[str, Any]) -> Version:
        """Run a version that its job lists; one that is not taken is struck from the list."""
        try:
            await self._service.training.submit(document, call.identity.project_id)
        except BaseException:
            await self._withdraw(job["job_id"], document["run"]["v1"]["version_id"])
            raise
        return Version(job, document)

    async def _withdraw(self, job_id: int, number: int) -> None:
        """The version never was, and neither was a job that this was to be the first of."""

        def remove(stored: dict[str, Any]) -> None:
            _forget(stored, number)
            stored["made"] -= 1

        if (await self._change(job_id, remove))["made"] == 0:
            await self._store.delete(KIND, str(job_id))

    async def _change(self, job_id: int, change: Any) -> dict[str, Any]:
        job = await self._store.update(KIND, str(job_id), change)
        if job is None:
            raise not_found("Training job", job_id)
        return job

    async def job(self, call: Call) -> Mapping[str, Any]:
        """The job that `job_id` of the path names; `Problem` 404."""
        text = call.path["job_id"]
        number = as_id(text)
        found = await self._store.get(KIND, str(number)) if number is not None else None
        if found is None or found["project_id"] != call.identity.project_id:
            raise not_found("Training job", text)
        return found

    async def version(self, call: Call) -> Version:
        """The version that the path names; `Problem` 404."""
        job, text = await self.job(call), call.path["version_id"]
        entry = _entry(job, as_id(text))
        document = await self._store.get(documents.KIND, entry["training_id"]) if entry else None
        if document is None:
            raise not_found(f"Training job {job['job_name']}: version", text)
        return Version(job, document)

    async def versions(self, job: Mapping[str, Any]) -> list[Version]:
        """The versions of a job, the newest first."""
        found = [await self._store.get(documents.KIND, entry["training_id"]) for entry in job["versions"]]
        return [Version(job, document) for document in reversed(found) if document is not None]

    async def snapshot(self, project: str) -> Snapshot:
        """All jobs of a project as they are now."""
        rows = await self._store.view(documents.KIND)
        trainings = {row.id: row.document for row in rows if brief_of(row).is_v1}
        mine = [row.document for row in await self._store.view(KIND) if row.project_id == project]
        return Snapshot(mine, trainings)

    async def add_version(self, call: Call) -> tuple[Mapping[str, Any], Version]:
        """A new version, its config that of `pre_version_id` with what the body changes.

        A job that was created without a version has its own config for number 0.
        """
        async with self._changing:
            job = await self.job(call)
            given = dict(call.body["config"])
            before = integer("config.pre_version_id", given.pop("pre_version_id"))
            config = merging.merged(await self._config_before(job, before), given)
            described = {**job, "job_desc": call.body.get("job_desc", job["job_desc"])}
            document = await self._new_version(call, described, config, before)
            entry = await self._entry_of(document, job["job_id"])

            def change(stored: dict[str, Any]) -> None:
                stored["job_desc"] = described["job_desc"]
                _add(stored, entry)

            changed = await self._change(job["job_id"], change)
            return changed, await self._submit(call, changed, document)

    async def _config_before(self, job: Mapping[str, Any], number: int) -> Mapping[str, Any]:
        if number == 0 and not job["versions"]:
            found: Mapping[str, Any] = job["config"]
            return found
        entry = _entry(job, number)
        document = await self._store.get(documents.KIND, entry["training_id"]) if entry else None
        if document is None:
            raise not_found(f"Training job {job['job_name']}: pre_version_id", number)
        config: Mapping[str, Any] = document["run"]["v1"]["config"]
        return config

    async def describe(self, job_id: int, text: str) -> None:
        """Give a job another description."""

        def change(stored: dict[str, Any]) -> None:
            stored["job_desc"] = text

        await self._change(job_id, change)

    async def stop(self, version: Version) -> None:
        """Stop a version; `Problem` 409 when it has ended or is being stopped."""
        phase = documents.phase(version.document)
        if phase not in documents.STOPPABLE:
            name, number = version.job["job_name"], version.mark["version_name"]
            raise conflict(
                f"Version {number} of job {name} is {phase}: only one that has not ended can be stopped."
            )
        await self._service.training.terminate(version.training_id)

    async def delete_version(self, version: Version) -> None:
        """Remove a version with its logs; one that runs is killed first."""
        async with self._changing:
            await self._delete_version(version)

    async def _delete_version(self, version: Version) -> None:
        await self._service.training.delete(version.training_id)
        number = version.mark["version_id"]
        await self._store.update(KIND, str(version.job["job_id"]), lambda stored: _forget(stored, number))

    async def delete(self, job: Mapping[str, Any]) -> None:
        """Remove a job with all its versions; nobody adds one meanwhile."""
        async with self._changing:
            current = await self._store.get(KIND, str(job["job_id"]))
            for version in await self.versions(current) if current else ():
                await self._delete_version(version)
            await self._store.delete(KIND, str(job["job_id"]))


def _entry(job: Mapping[str, Any], number: int | None) -> Mapping[str, Any] | None:
    return next((entry for entry in job["versions"] if entry["version_id"] == number), None)


def _add(job: dict[str, Any], entry: dict[str, Any]) -> None:
    job["versions"] = [*job["versions"], entry]
    job["made"] += 1


def _forget(stored: dict[str, Any], number: int) -> None:
    stored["versions"] = [entry for entry in stored["versions"] if entry["version_id"] != number]
