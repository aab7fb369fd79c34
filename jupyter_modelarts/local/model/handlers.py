"""Models v1: create, list, show, delete."""

from __future__ import annotations

import re
import secrets
import uuid
from typing import TYPE_CHECKING, Any

import msgspec

from jupyter_modelarts.local.inference.packages import SCRIPT
from jupyter_modelarts.local.problems import NAME_EXISTS, Problem, bad_request, not_found

from . import package, views
from .publisher import KIND

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jupyter_modelarts.contract.paths import ObsPath
    from jupyter_modelarts.local.call import Call, Handler, Reply
    from jupyter_modelarts.local.store import Row

_IN_USE = "ModelArts.3009"
_VERSION = re.compile(r"(0|[1-9]\d?)\.(0|[1-9]\d?)\.(0|[1-9]\d?)")
_COPIED = ("description", "source_job_id", "source_job_version", "source_type", "execution_code")
_PAGE = 280


async def create_model(call: Call) -> Reply:
    """`POST /v1/{project_id}/models`: check the package, then publish it in the background."""
    body = call.body
    package.check_engine(body["model_type"])
    name = body.get("model_name") or f"model-{secrets.token_hex(2)}"
    await _check_version(call, name, body["model_version"])
    objects = call.service.objects
    located = await package.locate(objects, package.parse_location(body["source_location"]))
    _check_script(body.get("execution_code"), located)
    where = located.directory
    raw = await objects.get_bytes(where.bucket, (where / "config.json").key)
    config = _merged(package.read_config(raw), body)
    model = _document(call, name, config, located)
    identifier = model["model_id"]
    await call.service.store.put(
        KIND, identifier, model, name=name, project_id=call.path["project_id"], created=model["create_at"]
    )
    call.service.inference.publisher.publish(identifier)
    return {"model_id": identifier}


async def _check_version(call: Call, name: str, version: str) -> None:
    if not _VERSION.fullmatch(version):
        raise bad_request(f"model_version {version!r} is not of the form n.n.n, such as 0.0.1.")
    taken = {
        row.document["model_version"]
        for row in await call.service.store.view(KIND)
        if row.name == name and row.project_id == call.path["project_id"]
    }
    if version in taken:
        raise Problem(400, NAME_EXISTS, f"Model {name!r} has a version {version} already. {_advice(taken)}")


def _advice(taken: set[str]) -> str:
    major, minor, patch = max(tuple(int(part) for part in version.split(".")) for version in taken)
    following = (major, minor, patch + 1) if patch < 99 else (major, minor + 1, 0)
    return f"Use, for example, {'.'.join(map(str, following))}."


def _check_script(execution_code: str | None, located: package.Located) -> None:
    if execution_code and SCRIPT not in located.files:
        where = (located.directory / SCRIPT).wire
        raise bad_request(f"execution_code names {execution_code}, but there is no {where}.")


def _merged(config: dict[str, Any], body: Mapping[str, Any]) -> dict[str, Any]:
    """What the request says, over what config.json says."""
    if config["model_type"] != body["model_type"]:
        raise bad_request(
            f"model_type is {body['model_type']} in the request and {config['model_type']} in config.json. "
            "Make them the same.",
            package.BAD_CONFIG,
        )
    given = {name: body[name] for name in ("model_algorithm", "runtime", "dependencies") if body.get(name)}
    if body.get("apis"):
        given["apis"] = _decoded_apis(body["apis"])
    return config if not given else package.read_config(msgspec.json.encode(config | given))


def _decoded_apis(text: str) -> Any:
    try:
        return msgspec.json.decode(text)
    except msgspec.DecodeError as error:
        raise bad_request(f"Field apis must be JSON in a string: {error}.") from None


def _document(call: Call, name: str, config: dict[str, Any], located: package.Located) -> dict[str, Any]:
    body, identity = call.body, call.identity
    copied = {field: body[field] for field in _COPIED if body.get(field) is not None}
    return copied | {
        "model_id": str(uuid.uuid4()),
        "model_name": name,
        "model_version": body["model_version"],
        "model_type": config["model_type"],
        "model_algorithm": config["model_algorithm"],
        "model_size": located.size,
        "model_status": "publishing",
        "runtime": config.get("runtime", ""),
        "source_location": _shown_location(call, located.directory),
        "package_location": located.directory.wire,
        "dependencies": config.get("dependencies", []),
        "config": config,
        "workspace_id": body.get("workspace_id", "0"),
        "tenant": identity.domain_id,
        "project": identity.project_id,
        "owner": identity.user_id,
        "create_at": call.service.clock.now_ms(),
    }


def _shown_location(call: Call, directory: ObsPath) -> str:
    parent = directory.parent
    return f"https://{parent.bucket}.obs.{call.service.account.region}.myhuaweicloud.com/{parent.key}"


async def list_models(call: Call) -> Reply:
    """`GET /v1/{project_id}/models`: newest first; `offset` counts pages."""
    query = call.query
    rows = [row for row in await call.service.store.view(KIND) if _wanted(row, call)]
    if "sort_by" in query:
        rows.sort(key=_sort_key(query["sort_by"]), reverse=query.get("order", "desc") == "desc")
    elif query.get("order") == "asc":
        rows.reverse()
    limit = query.get("limit", _PAGE)
    page = rows[query.get("offset", 0) * limit :][:limit]
    shown = [views.row(row.document) for row in page]
    return {"total_count": len(rows), "count": len(shown), "models": shown}


def _wanted(row: Row, call: Call) -> bool:
    model, query = row.document, call.query
    name, text = query.get("model_name", ""), query.get("description", "")
    named = model["model_name"] == name if query.get("exact_match") and name else name in model["model_name"]
    same = ("model_version", "model_status", "model_type", "workspace_id")
    return (
        row.project_id == call.path["project_id"]
        and named
        and text in model.get("description", "")
        and all(model[field] == query[field] for field in same if field in query)
    )


def _sort_key(field: str) -> Any:
    def key(row: Row) -> Any:
        value = row.document[field]
        return [int(part) for part in value.split(".")] if field == "model_version" else value

    return key


async def show_model(call: Call) -> Reply:
    """`GET /v1/{project_id}/models/{model_id}`."""
    model = await call.service.store.get(KIND, call.path["model_id"])
    if model is None:
        raise not_found("Model", call.path["model_id"])
    return views.details(model)


async def delete_model(call: Call) -> Reply:
    """`DELETE /v1/{project_id}/models/{model_id}`: lists what was deleted and what was not."""
    model_id = call.path["model_id"]
    if await call.service.store.get(KIND, model_id) is None:
        raise not_found("Model", model_id)
    users = await call.service.inference.services_using(model_id)
    if users:
        reason = f"Model {model_id} is used by service {', '.join(users)}. Delete the service first."
        failure = {"model_id": model_id, "error_code": _IN_USE, "error_msg": reason}
        return {"delete_success_list": [], "delete_failed_list": [failure]}
    await call.service.inference.publisher.forget(model_id)
    await call.service.store.delete(KIND, model_id)
    return {"delete_success_list": [model_id], "delete_failed_list": []}


HANDLERS: Mapping[str, Handler] = {
    "create_model": create_model,
    "list_models": list_models,
    "show_model": show_model,
    "delete_model": delete_model,
}
