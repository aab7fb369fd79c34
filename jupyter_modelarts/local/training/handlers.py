"""Training jobs: one function per operation."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

from jupyter_modelarts.contract import limits
from jupyter_modelarts.local.autosearch import trials
from jupyter_modelarts.local.problems import Problem, bad_request, not_found

from . import documents, search
from .log import tail
from .metrics import new_usage
from .submission import accept

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jupyter_modelarts.local.call import Call, Handler, Reply

    from .layout import TaskLayout

_LINK_LIVES = limits.LOG_LINK_SECONDS
_DOWNLOAD = "application/octet-stream"


async def create_training_job(call: Call) -> Reply:
    """POST /v2/{project_id}/training-jobs."""
    document = await accept(call)
    await call.service.training.submit(document, call.identity.project_id)
    return dict(document["body"])


async def list_training_jobs(call: Call) -> Reply:
    """POST /v2/{project_id}/training-job-searches."""
    asked = call.body or {}
    workspace = asked.get("workspace_id") or "0"
    sort_by, order = asked.get("sort_by") or "create_time", asked.get("order") or "desc"
    offset, limit = asked.get("offset") or 0, asked.get("limit") or search.DEFAULT_LIMIT
    project = call.identity.project_id
    mine = [
        row
        for row in await call.service.store.view(documents.KIND)
        if row.project_id == project and _is_listed(search.brief_of(row), workspace)
    ]
    found = search.ordered(search.matching(mine, asked.get("filters") or ()), sort_by, order)
    now = call.service.clock.now_ms()
    return {
        "total": len(mine),
        "count": len(found),
        "limit": limit,
        "offset": offset,
        "sort_by": sort_by,
        "order": order,
        "group_by": asked.get("group_by") or "",
        "workspace_id": workspace,
        "ai_project": "default-ai-project",
        "items": call.service.training.answers.encode(found[offset : offset + limit], now),
    }


def _is_listed(brief: search.Brief, workspace: str) -> bool:
    """Whether a job is in a workspace and not one of the old API."""
    return brief.workspace == workspace and not brief.is_v1


async def show_training_job(call: Call) -> Reply:
    """GET /v2/{project_id}/training-jobs/{training_job_id}."""
    return dict(documents.answer(await _document(call), call.service.clock.now_ms()))


async def update_training_job(call: Call) -> Reply:
    """PUT /v2/{project_id}/training-jobs/{training_job_id}."""
    await _document(call)
    spec = call.body.get("spec") or {}
    if call.body.get("endpoints") or spec.get("notification"):
        raise bad_request(
            "The embedded service changes the description of a job and spec.schedule_policy, nothing else."
        )
    if spec.get("schedule_policy"):
        await call.service.training.prefer(call.path["training_job_id"], spec["schedule_policy"])

    def change(document: dict[str, Any]) -> None:
        document["body"]["metadata"]["description"] = call.body["description"]

    await call.service.store.update(documents.KIND, call.path["training_job_id"], change)
    return None


async def delete_training_job(call: Call) -> Reply:
    """DELETE /v2/{project_id}/training-jobs/{training_job_id}."""
    await _document(call)
    await call.service.training.delete(call.path["training_job_id"])
    await trials.forget(call.service.store, call.path["training_job_id"])
    return None


async def stop_training_job(call: Call) -> Reply:
    """POST /v2/{project_id}/training-jobs/{training_job_id}/actions."""
    await _document(call)
    document = await call.service.training.terminate(call.path["training_job_id"])
    return dict(documents.answer(document, call.service.clock.now_ms()))


async def show_training_job_logs_url(call: Call) -> Reply:
    """GET /v2/{project_id}/training-jobs/{training_job_id}/tasks/{task_id}/logs/url."""
    layout = await _layout(call)
    hosted = call.service.training.workshop.hosted
    if not await hosted.upload(layout):
        raise Problem(404, "ModelArts.50015001", f"Task {layout.task} has not written a log yet.")
    wanted = call.query.get("Content-Type") or call.headers.get("Content-Type") or ""
    extra = (
        {
            "response-content-type": _DOWNLOAD,
            "response-content-disposition": f'attachment; filename="{layout.log_name}"',
        }
        if wanted.startswith(_DOWNLOAD)
        else {}
    )
    link = hosted.objects.presign("GET", hosted.bucket, hosted.key(layout), _LINK_LIVES, **extra)
    return {"obs_url": link}


async def show_training_job_logs_preview(call: Call) -> Reply:
    """GET /v2/{project_id}/training-jobs/{training_job_id}/tasks/{task_id}/logs/preview."""
    layout = await _layout(call)
    newest = await asyncio.to_thread(tail, layout.log)
    return {
        "content": newest.content,
        "current_size": newest.current_size,
        "full_size": newest.full_size,
    }


async def show_training_job_metrics(call: Call) -> Reply:
    """GET /v2/{project_id}/training-jobs/{training_job_id}/metrics/{task_id}."""
    layout = await _layout(call)
    usage = await asyncio.to_thread(call.service.training.usage, layout) or new_usage(0.0, 1, 1)
    return usage.answer()


async def _document(call: Call) -> Mapping[str, Any]:
    identifier = call.path["training_job_id"]
    document = await call.service.store.get(documents.KIND, identifier)
    if document is None or documents.is_v1(document):
        raise not_found("Training job", identifier)
    return document


async def _layout(call: Call) -> TaskLayout:
    document = await _document(call)
    tasks = document["body"]["status"]["tasks"]
    name = call.path["task_id"]
    if name not in tasks and not await trials.find(call.service.store, call.path["training_job_id"], name):
        message = f"Task {name} not found. The job has {', '.join(tasks)}."
        raise Problem(404, "ModelArts.50015001", message)
    return call.service.training.workshop.layout(call.path["training_job_id"], name)


HANDLERS: Mapping[str, Handler] = {
    "create_training_job": create_training_job,
    "list_training_jobs": list_training_jobs,
    "show_training_job": show_training_job,
    "update_training_job": update_training_job,
    "delete_training_job": delete_training_job,
    "stop_training_job": stop_training_job,
    "show_training_job_logs_url": show_training_job_logs_url,
    "show_training_job_logs_preview": show_training_job_logs_preview,
    "show_training_job_metrics": show_training_job_metrics,
}
