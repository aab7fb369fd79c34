"""From the body of `create_training_job` to a job that can run, or a `Problem` that says why not."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jupyter_modelarts.local.algorithm.documents import KIND as ALGORITHM
from jupyter_modelarts.local.autosearch.submission import SEARCH_JOB, search_fields
from jupyter_modelarts.local.catalog import find_flavor
from jupyter_modelarts.local.problems import NOT_EMULATED, Problem, bad_request, not_found

from . import documents, retries
from .algorithms import check_source, job_algorithm
from .claims import place_of
from .parameters import wire_path
from .places import check_places

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from jupyter_modelarts.local.call import Call
    from jupyter_modelarts.local.catalog import Flavor

_AUTO_STOP_UNITS = ("HOURS",)


async def accept(call: Call) -> dict[str, Any]:
    """The new job's document; nothing is stored yet."""
    request = call.body
    if request.get("kind", "job") not in {"job", SEARCH_JOB}:
        message = f"The embedded service does not emulate jobs of kind {request['kind']} yet; use kind job."
        raise Problem(501, NOT_EMULATED, message)
    retries.check(request["metadata"].get("annotations") or {})
    given = request.get("algorithm") or {}
    check_source(given)
    stored = await _stored_algorithm(call, given.get("id"))
    algorithm = job_algorithm(given, stored)
    algorithm |= await search_fields(call.service.objects, request, algorithm, stored)
    spec = _spec(request.get("spec") or {})
    document = documents.new_document(request, algorithm, spec, call.identity, call.service.clock.now_ms())
    await check_places(call.service.objects, document["body"])
    return document


async def _stored_algorithm(call: Call, identifier: str | None) -> dict[str, Any] | None:
    if not identifier:
        return None
    found = await call.service.store.get(ALGORITHM, identifier)
    if found is None:
        raise not_found("Algorithm", identifier)
    return found


def _spec(given: Mapping[str, Any]) -> dict[str, Any]:
    if given.get("volumes"):
        raise Problem(501, NOT_EMULATED, "The embedded service mounts no volumes: leave spec.volumes out.")
    _check_auto_stop(given.get("auto_stop") or {})
    flavor = _flavor(given.get("resource") or {})
    log = (given.get("log_export_path") or {}).get("obs_url")
    path = wire_path("spec.log_export_path.obs_url", log) if log else None
    return documents.job_spec(given, flavor, path)


def _flavor(resource: Mapping[str, Any]) -> Flavor:
    if resource.get("pool_id"):
        raise Problem(
            501, NOT_EMULATED, "The embedded service has no resource pools: give spec.resource.flavor_id."
        )
    if not resource.get("flavor_id"):
        raise bad_request("Field spec.resource.flavor_id is missing: name the flavor to run on.")
    flavor = find_flavor(resource["flavor_id"])
    nodes = resource.get("node_count", 1)
    if nodes > flavor.most_nodes:
        raise bad_request(
            f"Flavor {flavor.id} allows {flavor.most_nodes} node{'s' * (flavor.most_nodes > 1)} in a job, "
            f"not node_count {nodes}."
        )
    return flavor


def _check_auto_stop(given: Mapping[str, Any]) -> None:
    if not given:
        return
    if given.get("time_unit") not in _AUTO_STOP_UNITS or given.get("duration", 0) < 1:
        raise bad_request("spec.auto_stop needs time_unit HOURS and a duration of at least 1.")


def check_outputs(algorithm: Mapping[str, Any], jobs: Iterable[Mapping[str, Any]]) -> None:
    """One output directory belongs to one job that is not over."""
    wanted = {place_of(channel): channel["name"] for channel in algorithm["outputs"]}
    if not wanted:
        return
    for document in jobs:
        if documents.is_over(document):
            continue
        for channel in _outputs(document["body"]["algorithm"]):
            if place_of(channel) in wanted:
                job = document["body"]["metadata"]["name"]
                name = wanted[place_of(channel)]
                raise bad_request(f"Other running job {job} contain {name}: {place_of(channel)}.")


def _outputs(algorithm: Mapping[str, Any]) -> Iterable[Mapping[str, Any]]:
    """The outputs of a job, those among them that a script of the old API writes itself."""
    yield from algorithm.get("outputs") or ()
    yield from (algorithm.get("v1") or {}).get("outputs") or ()
