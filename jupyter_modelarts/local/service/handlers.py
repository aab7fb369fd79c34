"""Services v1: create, list, show, update, delete, update history, monitor, ways around the gateway."""

from __future__ import annotations

import secrets
import uuid
from typing import TYPE_CHECKING, Any

from jupyter_modelarts.local.problems import not_found

from . import documents, kinds, requests, views
from .documents import KIND

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jupyter_modelarts.local.call import Call, Handler, Reply
    from jupyter_modelarts.local.store import Row

    from .deployment import Change, Deployment

_PAGE = 1000
_GIVEN = (
    "vpc_id",
    "subnet_network_id",
    "security_group_id",
    "cluster_id",
    "pool_name",
    "additional_properties",
    "load_balancer_policy",
    "priority",
)


async def create_service(call: Call) -> Reply:
    """`POST /v1/{project_id}/services`: deploys in the background."""
    body = call.body
    name = body.get("service_name") or f"service-{secrets.token_hex(2)}"
    await requests.check_name(call, name)
    await requests.check_quota(call)
    requests.check_schedule(body.get("schedule", []))
    requests.check_properties(body.get("additional_properties") or {})
    config = await kinds.read_config(call, body["infer_type"])
    document = _document(call, name, config)
    await call.service.inference.create(document)
    return {"service_id": document["service_id"], "resource_ids": []}


def _document(call: Call, name: str, config: list[dict[str, Any]]) -> dict[str, Any]:
    body, identity, now = call.body, call.identity, call.service.clock.now_ms()
    given = {field: body[field] for field in _GIVEN if body.get(field) is not None}
    return given | {
        "service_id": str(uuid.uuid4()),
        "service_name": name,
        "description": body.get("description", ""),
        "infer_type": body["infer_type"],
        "status": "deploying",
        "error_msg": "",
        "config": config,
        "revision": 1,
        "schedule": body.get("schedule", []),
        "due_time": None,
        "workspace_id": body.get("workspace_id", "0"),
        "tenant": identity.domain_id,
        "project": identity.project_id,
        "owner": identity.user_id,
        "publish_at": now,
        "update_time": now,
        "operation_time": now,
        "transition_at": now,
        "progress": 0,
        "counts": {},
        "logs": [],
    }


async def list_services(call: Call) -> Reply:
    """`GET /v1/{project_id}/services`: newest first; `offset` counts pages."""
    query, inference = call.query, call.service.inference
    rows = [row for row in await call.service.store.view(KIND) if _wanted(row, call)]
    if query.get("sort_by") == "service_name":
        rows.sort(key=lambda row: row.name, reverse=query.get("order", "desc") == "desc")
    elif query.get("order") == "asc":
        rows.reverse()
    limit = query.get("limit", _PAGE)
    page = rows[query.get("offset", 0) * limit :][:limit]
    shown = [views.row(row.document, inference.find(row.id)) for row in page]
    return {"total_count": len(rows), "count": len(shown), "services": shown}


def _wanted(row: Row, call: Call) -> bool:
    document, query = row.document, call.query
    same = ("service_id", "infer_type", "status", "workspace_id", "cluster_id")
    models = {entry["model_id"] for entry in document["config"]}
    return (
        row.project_id == call.path["project_id"]
        and query.get("service_name", "") in row.name
        and all(document.get(field) == query[field] for field in same if field in query)
        and query.get("model_id", next(iter(models))) in models
    )


async def show_service(call: Call) -> Reply:
    """`GET /v1/{project_id}/services/{service_id}`."""
    document, deployment = await _found(call)
    return views.details(call.service, document, deployment)


async def _found(call: Call) -> tuple[dict[str, Any], Deployment]:
    service_id = call.path["service_id"]
    document = await call.service.store.get(KIND, service_id)
    deployment = call.service.inference.find(service_id)
    if document is None or deployment is None:
        raise not_found("Service", service_id, requests.NOT_THERE)
    return document, deployment


async def update_service(call: Call) -> Reply:
    """`PUT /v1/{project_id}/services/{service_id}`: `status`, or else `config`; and what needs no restart."""
    document, deployment = await _found(call)
    body = call.body or {}
    requests.check_schedule(body.get("schedule", []))
    requests.check_properties(body.get("additional_properties") or {})
    change = _plain_changes(call, body)
    if body.get("status") == "stopped":
        await _stop(document, deployment, change)
    elif body.get("status") == "running":
        await _start(document, deployment, change)
    elif body.get("config"):
        await _configure(call, deployment, change)
    else:
        await deployment.change(requests.refuse_deleting, change)
    return {}


def _plain_changes(call: Call, body: Mapping[str, Any]) -> Change:
    now = call.service.clock.now_ms()

    def change(document: dict[str, Any]) -> None:
        document["update_time"] = document["operation_time"] = now
        for field in ("description", "additional_properties", "load_balancer_policy", "priority"):
            if body.get(field) is not None:
                document[field] = body[field]
        if "schedule" in body:
            document["schedule"] = body["schedule"]
            document["due_time"] = documents.due_time(body["schedule"], now)

    return change


async def _stop(document: Mapping[str, Any], deployment: Deployment, change: Change) -> None:
    if document["status"] in ("stopped", "stopping"):
        await deployment.change(change)
    else:
        await deployment.stop(requests.refuse_deleting, change)


async def _start(document: Mapping[str, Any], deployment: Deployment, change: Change) -> None:
    if document["status"] == "running":
        await deployment.change(change)
    else:
        await deployment.deploy(requests.refuse_start, change)


async def _configure(call: Call, deployment: Deployment, change: Change) -> None:
    """A new config: kept for later on a stopped service, else started before the old one ends."""
    config = await kinds.read_config(call, deployment.infer_type)

    def keep(document: dict[str, Any]) -> None:
        document.update(config=config, revision=document["revision"] + 1)

    def prepare(document: dict[str, Any]) -> None:
        document["pending"] = {"config": config, "revision": document["revision"] + 1}

    if deployment.status == "stopped":
        await deployment.change(requests.refuse_config, change, keep)
    else:
        await deployment.deploy(requests.refuse_config, change, prepare)


async def delete_service(call: Call) -> Reply:
    """`DELETE /v1/{project_id}/services/{service_id}`: gone once its instances have ended."""
    document, deployment = await _found(call)
    if document["status"] != "deleting":
        await call.service.inference.delete(deployment)
    return {}


async def list_service_logs(call: Call) -> Reply:
    """`GET /v1/{project_id}/services/{service_id}/logs`: the history of deployments, newest first."""
    document, _ = await _found(call)
    since = call.query.get("update_time", 0)
    logs = [entry for entry in document["logs"] if entry["update_time"] >= since]
    return {"service_id": document["service_id"], "service_name": document["service_name"], "logs": logs}


async def show_service_monitor(call: Call) -> Reply:
    """`GET /v1/{project_id}/services/{service_id}/monitor`: measured at the processes now."""
    document, deployment = await _found(call)
    return await views.monitor(document, deployment)


async def list_service_host_endpoints(call: Call) -> Reply:
    """`GET /v1/{project_id}/services/{service_id}/predict/endpoints`: where the instances themselves listen.

    Calls there pass no gateway: nobody asks who calls, shares are not kept, nothing is counted.
    """
    document, deployment = await _found(call)
    requests.refuse_endpoints(document)
    return {"endpoints": views.endpoints(deployment)}


async def show_internal_channel_info(call: Call) -> Reply:
    """`GET /v1/{project_id}/internal-channel-info`: the gateway, which stands on this machine."""
    return views.internal_channel(call.service)


HANDLERS: Mapping[str, Handler] = {
    "create_service": create_service,
    "list_services": list_services,
    "show_service": show_service,
    "update_service": update_service,
    "delete_service": delete_service,
    "list_service_logs": list_service_logs,
    "show_service_monitor": show_service_monitor,
    "list_service_host_endpoints": list_service_host_endpoints,
    "show_internal_channel_info": show_internal_channel_info,
}
