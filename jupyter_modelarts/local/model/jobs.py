"""The training job that a model comes from: `source_job_id` and `source_job_version`."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jupyter_modelarts.local.problems import bad_request
from jupyter_modelarts.local.training import documents
from jupyter_modelarts.local.training_v1 import jobs as jobs_v1

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jupyter_modelarts.local.call import Call


async def check(call: Call) -> str:
    """The way out where the job left no package yet, else "".  `Problem` 400 for a job that there is not."""
    identifier = call.body.get("source_job_id")
    if not identifier:
        return ""
    job = await _found(call, identifier)
    if job is None:
        raise bad_request(f"source_job_id: there is no training job {identifier} in this project.")
    phase = documents.phase(job)
    return "" if documents.is_over(job) else f"training job {identifier} is {phase}: wait until it has ended"


async def _found(call: Call, identifier: str) -> Mapping[str, Any] | None:
    """A job of the new API, or a version of one of the old."""
    if identifier.isascii() and identifier.isdigit():
        return await _old(call, identifier)
    rows = await call.service.store.view(documents.KIND)
    known = any(row.id == identifier and row.project_id == call.path["project_id"] for row in rows)
    return await call.service.store.get(documents.KIND, identifier) if known else None


async def _old(call: Call, identifier: str) -> Mapping[str, Any] | None:
    job = await call.service.store.get(jobs_v1.KIND, identifier)
    if job is None or job["project_id"] != call.path["project_id"]:
        return None
    versions = await call.service.training_v1.versions(job)
    wanted = call.body.get("source_job_version")
    if not wanted:
        return versions[0].document if versions else None
    for version in versions:
        if wanted in (str(version.mark["version_id"]), version.mark["version_name"]):
            return version.document
    raise bad_request(f"source_job_version: training job {identifier} has no version {wanted}.")
