"""Training jobs of the old API: one function per operation on jobs, versions and logs."""

from __future__ import annotations

import asyncio
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from jupyter_modelarts.local.problems import not_found
from jupyter_modelarts.local.training.metrics import new_usage

from . import choice_handlers, config_handlers, listing, log_range, views
from .states import matches, state

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from jupyter_modelarts.local.call import Call, Handler, Reply
    from jupyter_modelarts.local.training.layout import TaskLayout

    from .jobs import Snapshot, Version


async def create_training_job_v1(call: Call) -> Reply:
    """POST /v1/{project_id}/training-jobs."""
    return views.created(*await call.service.training_v1.create(call))


async def list_training_jobs_v1(call: Call) -> Reply:
    """GET /v1/{project_id}/training-jobs.

    `job_count_limit` and `quotas` are not answered: the embedded service has no such limits.
    """
    query, now = call.query, call.service.clock.now_ms()
    workspace = query.get("workspace_id") or "0"
    seen = await call.service.training_v1.snapshot(call.identity.project_id)
    found = [
        job
        for job in seen.jobs
        if job["workspace_id"] == workspace
        and listing.has_text(query, job["job_name"], job["job_desc"])
        and ("status" not in query or matches(state(seen.newest(job)), query["status"]))
    ]
    rows = listing.page(listing.ordered(found, _orders(seen, now), query, "job_name", "desc"), query)
    return {
        **views.DONE,
        "job_total_count": len(found),
        "jobs": [views.job_row(job, seen.versions(job), now) for job in rows],
    }


def _orders(seen: Snapshot, now: int) -> Mapping[str, Callable[[Mapping[str, Any]], Any]]:
    """What the list can be ordered by."""
    return {
        "job_name": itemgetter("job_name"),
        "job_desc": itemgetter("job_desc"),
        "status": lambda job: state(seen.newest(job)),
        "duration": lambda job: views.duration(seen.newest(job), now),
        "engine_type": lambda job: views.engine_type(seen.newest(job)),
        "create_time": itemgetter("create_time", "job_id"),
    }


async def update_training_job_v1(call: Call) -> Reply:
    """PUT /v1/{project_id}/training-jobs/{job_id}."""
    job = await call.service.training_v1.job(call)
    await call.service.training_v1.describe(job["job_id"], call.body["job_desc"])
    return dict(views.DONE)


async def delete_training_job_v1(call: Call) -> Reply:
    """DELETE /v1/{project_id}/training-jobs/{job_id}."""
    await call.service.training_v1.delete(await call.service.training_v1.job(call))
    return dict(views.DONE)


async def create_training_job_version_v1(call: Call) -> Reply:
    """POST /v1/{project_id}/training-jobs/{job_id}/versions."""
    return views.created(*await call.service.training_v1.add_version(call))


async def list_training_job_versions_v1(call: Call) -> Reply:
    """GET /v1/{project_id}/training-jobs/{job_id}/versions, newest first; all of them without `page`."""
    job = await call.service.training_v1.job(call)
    versions = await call.service.training_v1.versions(job)
    return {
        **views.DONE,
        "job_id": job["job_id"],
        "job_name": job["job_name"],
        "job_desc": job["job_desc"],
        "version_count": len(versions),
        "versions": [await _row(call, version) for version in listing.page(versions, call.query, first=0)],
    }


async def show_training_job_version_v1(call: Call) -> Reply:
    """GET /v1/{project_id}/training-jobs/{job_id}/versions/{version_id}."""
    version = await call.service.training_v1.version(call)
    return {**views.DONE, **await _row(call, version), **views.more_of(version)}


async def _row(call: Call, version: Version) -> dict[str, Any]:
    layout = _layouts(call, version)[0]
    usage = await asyncio.to_thread(call.service.training.usage, layout)
    metrics = (usage or new_usage(0.0, 1, 1)).answer()
    return views.version_row(version, call.service.clock.now_ms(), metrics)


async def stop_training_job_version_v1(call: Call) -> Reply:
    """POST /v1/{project_id}/training-jobs/{job_id}/versions/{version_id}/stop."""
    await call.service.training_v1.stop(await call.service.training_v1.version(call))
    return dict(views.DONE)


async def delete_training_job_version_v1(call: Call) -> Reply:
    """DELETE /v1/{project_id}/training-jobs/{job_id}/versions/{version_id}."""
    await call.service.training_v1.delete_version(await call.service.training_v1.version(call))
    return dict(views.DONE)


async def list_training_job_log_files_v1(call: Call) -> Reply:
    """GET /v1/{project_id}/training-jobs/{job_id}/versions/{version_id}/log/file-names."""
    version = await call.service.training_v1.version(call)
    return {**views.DONE, "log_file_list": list(_logs(call, version))}


async def show_training_job_log_v1(call: Call) -> Reply:
    """GET /v1/{project_id}/training-jobs/{job_id}/versions/{version_id}/log.

    `start_line` and `end_line` are bytes: the first that is answered, and the one to go on from.
    """
    query = call.query
    logs = _logs(call, await call.service.training_v1.version(call))
    layout = logs.get(query["log_file"])
    if layout is None:
        raise not_found(f"Log file (there is {', '.join(logs)})", query["log_file"])
    start, offset = query.get("start_byte", 0), query.get("offset", log_range.LENGTH)
    content, first, last = await asyncio.to_thread(log_range.read, layout.log, start, offset)
    return {
        **views.DONE,
        "content": content,
        "lines": len(content.splitlines()),
        "start_line": str(first),
        "end_line": str(last),
    }


def _logs(call: Call, version: Version) -> dict[str, TaskLayout]:
    """The log of each task by the old API's name for it."""
    name = version.job["job_name"]
    return {f"job-{name}.{number}": layout for number, layout in enumerate(_layouts(call, version))}


def _layouts(call: Call, version: Version) -> list[TaskLayout]:
    tasks = version.document["body"]["status"]["tasks"]
    return [call.service.training.workshop.layout(version.training_id, task) for task in tasks]


HANDLERS: Mapping[str, Handler] = {
    "create_training_job_v1": create_training_job_v1,
    "list_training_jobs_v1": list_training_jobs_v1,
    "update_training_job_v1": update_training_job_v1,
    "delete_training_job_v1": delete_training_job_v1,
    "create_training_job_version_v1": create_training_job_version_v1,
    "list_training_job_versions_v1": list_training_job_versions_v1,
    "show_training_job_version_v1": show_training_job_version_v1,
    "stop_training_job_version_v1": stop_training_job_version_v1,
    "delete_training_job_version_v1": delete_training_job_version_v1,
    "list_training_job_log_files_v1": list_training_job_log_files_v1,
    "show_training_job_log_v1": show_training_job_log_v1,
    **config_handlers.HANDLERS,
    **choice_handlers.HANDLERS,
}
