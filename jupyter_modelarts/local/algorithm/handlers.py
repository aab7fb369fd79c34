"""Algorithms: one function per operation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jupyter_modelarts.contract.paths import ObsPath
from jupyter_modelarts.local.problems import name_exists, not_found, unknown_choice
from jupyter_modelarts.local.training.algorithms import program
from jupyter_modelarts.local.training.parameters import check_names, parameter_row
from jupyter_modelarts.local.training.places import check_code

from .documents import KIND, code_tree, engine_row, new_document

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jupyter_modelarts.local.call import Call, Handler, Reply

_DEFAULT_LIMIT = 50
_SORTED_BY = ("create_time", "update_time", "name")


async def create_algorithm(call: Call) -> Reply:
    """POST /v2/{project_id}/algorithms."""
    document = new_document(call.body, call.identity, call.service.clock.now_ms())
    await _check_name(call, document)
    await _configure(call, document, call.body.get("job_config") or {})
    metadata = document["metadata"]
    await call.service.store.put(
        KIND,
        metadata["id"],
        document,
        name=metadata["name"],
        project_id=call.identity.project_id,
        created=metadata["create_time"],
    )
    return document


async def list_algorithms(call: Call) -> Reply:
    """GET /v2/{project_id}/algorithms."""
    asked = call.query
    sort_by, order = asked.get("sort_by") or "create_time", asked.get("order") or "desc"
    if sort_by not in _SORTED_BY:
        raise unknown_choice("sort_by", sort_by, _SORTED_BY)
    offset, limit = asked.get("offset") or 0, asked.get("limit") or _DEFAULT_LIMIT
    workspace, text = asked.get("workspace_id") or "0", _searched(asked.get("searches") or "")
    mine = [
        row.document
        for row in await call.service.store.view(KIND)
        if row.project_id == call.identity.project_id
        and row.document["metadata"]["workspace_id"] == workspace
    ]
    found = [document for document in mine if text in document["metadata"]["name"].lower()]
    found.sort(key=lambda document: document["metadata"][sort_by], reverse=order == "desc")
    return {
        "total": len(mine),
        "count": len(found),
        "limit": limit,
        "offset": offset,
        "sort_by": sort_by,
        "order": order,
        "group_by": asked.get("group_by") or "",
        "items": found[offset : offset + limit],
    }


def _searched(searches: str) -> str:
    """The text of `searches`, which is either plain or `name:text`."""
    return searches.rpartition(":")[2].strip().lower()


async def show_algorithm(call: Call) -> Reply:
    """GET /v2/{project_id}/algorithms/{algorithm_id}."""
    return await _document(call)


async def update_algorithm(call: Call) -> Reply:
    """PUT /v2/{project_id}/algorithms/{algorithm_id}."""
    document = await _document(call)
    given = call.body or {}
    metadata = {key: value for key, value in (given.get("metadata") or {}).items() if key != "id"}
    document["metadata"].update(metadata, update_time=call.service.clock.now_ms())
    await _check_name(call, document)
    if given.get("job_config"):
        await _configure(call, document, {**document["job_config"], **given["job_config"]})
    for key in ("resource_requirements", "advanced_config"):
        document[key] = given.get(key, document[key])
    await call.service.store.put(
        KIND, document["metadata"]["id"], document, name=document["metadata"]["name"]
    )
    return document


async def delete_algorithm(call: Call) -> Reply:
    """DELETE /v2/{project_id}/algorithms/{algorithm_id}."""
    await _document(call)
    await call.service.store.delete(KIND, call.path["algorithm_id"])
    return None


async def _document(call: Call) -> dict[str, Any]:
    identifier = call.path["algorithm_id"]
    document = await call.service.store.get(KIND, identifier)
    if document is None:
        raise not_found("Algorithm", identifier)
    return document


async def _check_name(call: Call, document: Mapping[str, Any]) -> None:
    metadata = document["metadata"]
    same = await call.service.store.find(KIND, name=metadata["name"], project_id=call.identity.project_id)
    if any(other["metadata"]["id"] != metadata["id"] for other in same):
        raise name_exists("Algorithm", metadata["name"])


async def _configure(call: Call, document: dict[str, Any], given: Mapping[str, Any]) -> None:
    """Check a configuration and put it into the document, with what the platform adds."""
    check_names(given)
    config = program(given)
    if "code_dir" in config:
        objects = call.service.objects
        size = await check_code(objects, config["code_dir"], config.get("boot_file"))
        document["metadata"]["size"] = size
        place = ObsPath.parse(config["code_dir"])
        page = await objects.list(place.bucket, place.key)
        config["code_tree"] = code_tree(config["code_dir"], (info.key for info in page.objects))
    document["job_config"] = {
        **config,
        "engine": engine_row(config["engine"]),
        "parameters": [parameter_row(row) for row in given.get("parameters") or ()],
        "parameters_customization": bool(given.get("parameters_customization", True)),
        "inputs": [dict(row) for row in given.get("inputs") or ()],
        "outputs": [dict(row) for row in given.get("outputs") or ()],
    }


HANDLERS: Mapping[str, Handler] = {
    "create_algorithm": create_algorithm,
    "list_algorithms": list_algorithms,
    "show_algorithm": show_algorithm,
    "update_algorithm": update_algorithm,
    "delete_algorithm": delete_algorithm,
}
