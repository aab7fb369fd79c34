"""Stored parameter sets: one function per operation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jupyter_modelarts.local.problems import NAME_EXISTS, Problem, not_found

from . import listing, views

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from jupyter_modelarts.local.call import Call, Handler, Reply

KIND = "training_job_config_v1"
_ABOUT = ("config_name", "config_desc")


async def create_training_job_config_v1(call: Call) -> Reply:
    """POST /v1/{project_id}/training-job-configs."""
    body, project = call.body, call.identity.project_id
    name = body["config_name"]
    stored = {
        "config_name": name,
        "config_desc": body.get("config_desc") or "",
        "create_time": call.service.clock.now_ms(),
        "config": _config(body),
    }
    async with call.service.training_v1.naming:
        if await call.service.store.find(KIND, name=name, project_id=project):
            raise Problem(400, NAME_EXISTS, f"Config name:{name} is existed")
        await call.service.store.put(
            KIND, _id(call, name), stored, name=name, project_id=project, created=stored["create_time"]
        )
    return dict(views.DONE)


async def list_training_job_configs_v1(call: Call) -> Reply:
    """GET /v1/{project_id}/training-job-configs; there are no samples, only the user's own sets."""
    query, project = call.query, call.identity.project_id
    found = [
        row.document
        for row in await call.service.store.view(KIND)
        if row.project_id == project
        and query.get("config_type") != "sample"
        and listing.has_text(query, *(row.document[name] for name in _ABOUT))
    ]
    rows = listing.page(listing.ordered(found, _ORDERS, query, "config_name", "asc"), query)
    return {
        **views.DONE,
        "config_total_count": len(found),
        "configs": [views.config_summary(row) for row in rows],
    }


async def show_training_job_config_v1(call: Call) -> Reply:
    """GET /v1/{project_id}/training-job-configs/{config_name}."""
    return views.stored_config(await _stored(call))


async def update_training_job_config_v1(call: Call) -> Reply:
    """PUT /v1/{project_id}/training-job-configs/{config_name}: the body replaces all but the description."""
    body = call.body
    config = _config(body)
    await _stored(call)

    def change(stored: dict[str, Any]) -> None:
        stored["config"] = config
        stored["config_desc"] = body.get("config_desc", stored["config_desc"])

    if await call.service.store.update(KIND, _id(call, call.path["config_name"]), change) is None:
        raise not_found("Parameter set", call.path["config_name"])
    return dict(views.DONE)


async def delete_training_job_config_v1(call: Call) -> Reply:
    """DELETE /v1/{project_id}/training-job-configs/{config_name}."""
    if not await call.service.store.delete(KIND, _id(call, call.path["config_name"])):
        raise not_found("Parameter set", call.path["config_name"])
    return dict(views.DONE)


def _config(body: Mapping[str, Any]) -> dict[str, Any]:
    """The config in a body, its numbers checked; whether it can run is seen when a job is made of it."""
    config = {name: value for name, value in body.items() if name not in _ABOUT}
    views.config_row(config)
    return config


async def _stored(call: Call) -> Mapping[str, Any]:
    name = call.path["config_name"]
    sample = call.query.get("config_type") == "sample"
    found = None if sample else await call.service.store.get(KIND, _id(call, name))
    if found is None:
        raise not_found("Parameter set", name)
    return found


def _id(call: Call, name: str) -> str:
    return f"{call.identity.project_id}/{name}"


_ORDERS: Mapping[str, Callable[[Mapping[str, Any]], Any]] = {
    "config_name": lambda stored: stored["config_name"],
    "config_desc": lambda stored: stored["config_desc"],
    "create_time": lambda stored: stored["create_time"],
    "engine_type": lambda stored: views.config_summary(stored).get("engine_type", 0),
    # the list of jobs names them so, and the platform takes its names here, too
    "job_name": lambda stored: stored["config_name"],
    "job_desc": lambda stored: stored["config_desc"],
}

HANDLERS: Mapping[str, Handler] = {
    "create_training_job_config_v1": create_training_job_config_v1,
    "list_training_job_configs_v1": list_training_job_configs_v1,
    "show_training_job_config_v1": show_training_job_config_v1,
    "update_training_job_config_v1": update_training_job_config_v1,
    "delete_training_job_config_v1": delete_training_job_config_v1,
}
