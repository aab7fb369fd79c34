"""Lists of what can be chosen."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jupyter_modelarts.local.problems import bad_request

from .engines import engines
from .flavors import flavors
from .runtimes import rows

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jupyter_modelarts.local.call import Call, Handler, Reply


async def list_training_job_engines(call: Call) -> Reply:  # noqa: ARG001 - the same for every call
    """`GET /v2/{project_id}/training-job-engines`."""
    items = [engine.row() for engine in engines()]
    return {"total": len(items), "items": items}


async def list_training_job_flavors(call: Call) -> Reply:
    """`GET /v2/{project_id}/training-job-flavors`, of one `flavor_type` if asked."""
    wanted = call.query.get("flavor_type")
    found = [flavor.row() for flavor in flavors("TRAIN") if wanted in (None, flavor.type)]
    return {"total_count": len(found), "flavors": found}


async def list_ai_engine_runtimes(call: Call) -> Reply:
    """`GET /v1/{project_id}/models/ai-engine-runtimes`; `limit` and `offset` count engines.

    The platform's texts give `count` and `total_count` one meaning each and swap them elsewhere: both say
    how many there are.
    """
    found = rows()
    offset = _number(call.query, "offset", 0)
    page = found[offset : offset + _number(call.query, "limit", len(found))]
    return {"count": len(found), "total_count": len(found), "engine_runtimes": page}


def _number(query: Mapping[str, Any], name: str, usual: int) -> int:
    text = query.get(name, usual)
    try:
        value = int(text)
    except ValueError:
        value = -1
    if value < 0:
        raise bad_request(f"Query parameter {name} must be a number of 0 or more, not {text!r}.")
    return value


HANDLERS: Mapping[str, Handler] = {
    "list_training_job_engines": list_training_job_engines,
    "list_training_job_flavors": list_training_job_flavors,
    "list_ai_engine_runtimes": list_ai_engine_runtimes,
}
