"""What a job of the old API can be made of: built-in models, flavors, engines."""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import engines, listing, specs, views

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jupyter_modelarts.local.call import Call, Handler, Reply

_INFERENCE = "inference"


async def list_builtin_algorithms_v1(call: Call) -> Reply:
    """GET /v1/{project_id}/built-in-algorithms.

    There are none: the platform's are weights and code that it does not give away.  A job that names one with
    `model_id` alone is refused.
    """
    listing.page((), call.query)  # refuses pages that cannot be
    return {**views.DONE, "model_total_count": 0, "models": []}


async def list_job_resource_specs_v1(call: Call) -> Reply:
    """GET /v1/{project_id}/job/resource-specs: for training; every engine runs on every flavor."""
    if call.query.get("engine_id"):
        engines.find(call.query["engine_id"])
    wanted = call.query.get("job_type") != _INFERENCE
    rows = [specs.row(number) for number in specs.numbered()] if wanted else []
    return {**views.DONE, "spec_total_count": len(rows), "specs": rows}


async def list_job_engines_v1(call: Call) -> Reply:
    """GET /v1/{project_id}/job/ai-engines: for training."""
    wanted = call.query.get("job_type") != _INFERENCE
    return {**views.DONE, "engines": [engine.row() for engine in engines.engines()] if wanted else []}


HANDLERS: Mapping[str, Handler] = {
    "list_builtin_algorithms_v1": list_builtin_algorithms_v1,
    "list_job_resource_specs_v1": list_job_resource_specs_v1,
    "list_job_engines_v1": list_job_engines_v1,
}
