"""Visualization jobs: one function per operation."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, Any

from jupyter_modelarts.local.problems import not_found

from . import documents, listing, requests
from .manager import JOB_LIMIT, RUNNING_LIMIT

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jupyter_modelarts.local.call import Call, Handler, Reply

    from .board import Board


async def create_visualization_job(call: Call) -> Reply:
    """POST /v1/{project_id}/visualization-jobs: TensorBoard starts in the background."""
    body, service = call.body, call.service
    requests.check_kind(body)
    requests.check_installed()
    life = requests.life_ms(body.get("schedule"))
    await requests.check_events(service.objects, body["train_url"])
    name = body.get("job_name") or f"visualization-{secrets.token_hex(2)}"

    def make(number: int) -> dict[str, Any]:
        return documents.new_document(body, number, name, life, service.clock.now_ms())

    board = await service.visualization.create(name, call.path["project_id"], make)
    return documents.accepted(board.document, service.urls.gateway)


async def list_visualization_jobs(call: Call) -> Reply:
    """GET /v1/{project_id}/visualization-jobs: by name, ten on a page, unless told."""
    now, gateway = call.service.clock.now_ms(), call.service.urls.gateway
    mine = [board.document for board in call.service.visualization.of_project(call.path["project_id"])]
    found = listing.ordered(listing.matching(mine, call.query), call.query, now)
    shown = listing.page(found, call.query)
    return {
        "is_success": True,
        "job_total_count": len(found),
        "job_count_limit": JOB_LIMIT - len(mine),
        "quotas": RUNNING_LIMIT,
        "jobs": [documents.answer(document, gateway, now) for document in shown],
    }


async def show_visualization_job(call: Call) -> Reply:
    """GET /v1/{project_id}/visualization-jobs/{job_id}."""
    service = call.service
    return documents.answer(_board(call).document, service.urls.gateway, service.clock.now_ms())


async def update_visualization_job(call: Call) -> Reply:
    """PUT /v1/{project_id}/visualization-jobs/{job_id}."""
    await _board(call).describe(call.body["job_desc"])
    return {"is_success": True}


async def delete_visualization_job(call: Call) -> Reply:
    """DELETE /v1/{project_id}/visualization-jobs/{job_id}: its TensorBoard ends with it."""
    await call.service.visualization.delete(_board(call))
    return {"is_success": True}


async def stop_visualization_job(call: Call) -> Reply:
    """POST /v1/{project_id}/visualization-jobs/{job_id}/stop."""
    await _board(call).stop()
    return {"is_success": True}


async def restart_visualization_job(call: Call) -> Reply:
    """POST /v1/{project_id}/visualization-jobs/{job_id}/restart: of a job that has stopped or failed."""
    board = _board(call)
    requests.check_installed()
    await call.service.visualization.restart(board)
    return {"is_success": True}


def _board(call: Call) -> Board:
    number = call.path["job_id"]
    board = call.service.visualization.find(number)
    if board is None or board.document["project_id"] != call.path["project_id"]:
        raise not_found("Visualization job", number)
    return board


HANDLERS: Mapping[str, Handler] = {
    "create_visualization_job": create_visualization_job,
    "list_visualization_jobs": list_visualization_jobs,
    "show_visualization_job": show_visualization_job,
    "update_visualization_job": update_visualization_job,
    "delete_visualization_job": delete_visualization_job,
    "stop_visualization_job": stop_visualization_job,
    "restart_visualization_job": restart_visualization_job,
}
