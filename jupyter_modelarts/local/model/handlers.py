"""Models v1: create, list, show, delete."""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING, Any

from jupyter_modelarts.local.obs.errors import ObsProblem
from jupyter_modelarts.local.problems import not_found

from . import documents, jobs, listing, package, places, requests, views
from .documents import KIND
from .faults import BAD_LOCATION, fault

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jupyter_modelarts.local.call import Call, Handler, Reply

    from .config import Config
    from .package import Located

_IN_USE = "ModelArts.3009"


async def create_model(call: Call) -> Reply:
    """`POST /v1/{project_id}/models`: check the package, then publish it in the background.

    The package stands in OBS, in the output of a training job say, or on this machine; a model of type
    `Image` may also name its image and no package.
    """
    body = call.body
    name = body.get("model_name") or f"model-{secrets.token_hex(2)}"
    requests.check_version(body["model_version"])
    await requests.check_free(call, KIND, name, body["model_version"])
    image = requests.image_of(body)
    given = requests.given(body, image)
    located = None if image else await _located(call)
    found = await _examined(located, given)
    model = documents.new(call, name, found, located, given)
    await _store(call, model)
    call.service.inference.publisher.publish(model["model_id"])
    return {"model_id": model["model_id"]}


async def _located(call: Call) -> Located:
    body, objects = call.body, call.service.objects
    hint = await jobs.check(call)
    place = places.of(objects, body["source_location"], local=places.is_local(body))
    try:
        located = await package.locate(place, hint)
    except ObsProblem as problem:
        raise fault(BAD_LOCATION, place.shown, str(problem).rstrip("."), "check source_location") from None
    package.check_execution_code(body.get("execution_code"), located)
    return located


async def _examined(located: Located | None, given: Mapping[str, Any]) -> Config:
    return package.check_given(given) if located is None else await package.examine(located, given)


async def _store(call: Call, model: dict[str, Any]) -> None:
    name, project = model["model_name"], call.path["project_id"]
    async with call.service.inference.publisher.naming:
        await requests.check_free(call, KIND, name, model["model_version"])
        found_by = {"name": name, "project_id": project, "created": model["create_at"]}
        await call.service.store.put(KIND, model["model_id"], model, **found_by)


async def list_models(call: Call) -> Reply:
    """`GET /v1/{project_id}/models`: newest first; `offset` counts pages."""
    rows = await call.service.store.view(KIND)
    found = listing.found(rows, call.path["project_id"], call.query)
    shown = [views.row(row.document) for row in listing.page(found, call.query)]
    return {"total_count": len(found), "count": len(shown), "models": shown}


async def show_model(call: Call) -> Reply:
    """`GET /v1/{project_id}/models/{model_id}`."""
    return views.details(await _found(call))


async def _found(call: Call) -> Mapping[str, Any]:
    model = await call.service.store.get(KIND, call.path["model_id"])
    if model is None or model["project"] != call.path["project_id"]:
        raise not_found("Model", call.path["model_id"])
    return model


async def delete_model(call: Call) -> Reply:
    """`DELETE /v1/{project_id}/models/{model_id}`: lists what was deleted and what was not.

    A model that a service is configured with stays, whatever `cascade` says.
    """
    model_id = (await _found(call))["model_id"]
    users = await call.service.inference.services_using(model_id)
    if users:
        reason = f"Model {model_id} is used by service {', '.join(users)}. Delete the service first."
        failure = {"model_id": model_id, "error_code": _IN_USE, "error_msg": reason}
        return {"delete_success_list": [], "delete_failed_list": [failure]}
    await call.service.store.delete(KIND, model_id)
    await call.service.inference.publisher.forget(model_id)
    return {"delete_success_list": [model_id], "delete_failed_list": []}


HANDLERS: Mapping[str, Handler] = {
    "create_model": create_model,
    "list_models": list_models,
    "show_model": show_model,
    "delete_model": delete_model,
}
