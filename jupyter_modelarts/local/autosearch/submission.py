"""A job that is submitted as a search: its settings found, checked, and put into its algorithm."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jupyter_modelarts.contract.paths import ObsPath
from jupyter_modelarts.local.obs.errors import ObsProblem
from jupyter_modelarts.local.problems import bad_request
from jupyter_modelarts.local.training.parameters import wire_path

from . import settings, yaml_config
from .sampling import missing

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jupyter_modelarts.local.obs.storage import ObjectStore

SEARCH_JOB = "autosearch_job"


async def search_fields(
    objects: ObjectStore,
    request: Mapping[str, Any],
    algorithm: Mapping[str, Any],
    stored: Mapping[str, Any] | None,
) -> dict[str, Any]:
    """What a search adds to the algorithm of its job; nothing for a job that is none.

    `algorithm` is that of the job in full, `stored` the one its id names.  Raises `Problem` 400, or 501
    for a search that nothing here can do.
    """
    given = request.get("algorithm") or {}
    policy = (given.get("policies") or {}).get("auto_search")
    path = given.get("autosearch_config_path")
    if not policy and not path and request.get("kind") != SEARCH_JOB:
        return {}
    extra: dict[str, Any] = {}
    if path:
        policy, extra = await _from_yaml(objects, path)
    policy = {**_declared(stored), **(policy or {})}
    if not policy:
        raise bad_request(
            "A job of kind autosearch_job needs algorithm.policies.auto_search "
            "or algorithm.autosearch_config_path."
        )
    search = settings.read(policy, algorithm.get("parameters") or ())
    _check_engine(algorithm.get("engine") or {})
    _check_names(search, algorithm)
    problem = missing(search.algorithm)
    if problem is not None:
        raise problem
    return {**extra, "policies": {"auto_search": settings.wire(policy)}}


def _declared(stored: Mapping[str, Any] | None) -> dict[str, Any]:
    """What the algorithm says itself; of several ways to search the first is taken."""
    declared = dict(((stored or {}).get("advanced_config") or {}).get("auto_search") or {})
    if declared.get("algo_configs"):
        declared["algo_configs"] = declared["algo_configs"][:1]
    return declared


async def _from_yaml(objects: ObjectStore, path: Any) -> tuple[dict[str, Any], dict[str, Any]]:
    place = ObsPath.parse(wire_path("algorithm.autosearch_config_path", path))
    try:
        info = await objects.head(place.bucket, place.key)
        if info is None:
            raise bad_request(f"There is no search YAML at {place.url} (algorithm.autosearch_config_path).")
        if info.size > yaml_config.MOST_BYTES:
            raise bad_request(f"The search YAML {place.url} is larger than 1 MB.")
        content = await objects.get_bytes(place.bucket, place.key)
    except ObsProblem as problem:
        raise bad_request(f"The search YAML {place.url} cannot be read: {problem.message}") from None
    text = content.decode("utf-8-sig", errors="replace")
    return yaml_config.policy_of(text), {"autosearch_config_path": place.wire}


def _check_engine(engine: Mapping[str, Any]) -> None:
    """Only engines with the tag auto_search search; an image of the user's own has no tags."""
    tags = {tag.get("key"): str(tag.get("value")) for tag in engine.get("tags") or ()}
    if engine.get("image_url") or tags.get("auto_search", "").lower() == "true":
        return
    name = f"{engine.get('engine_name')} {engine.get('engine_version') or ''}".strip()
    raise bad_request(
        f"Engine {name} does not search: take one that list_training_job_engines tags auto_search=True."
    )


def _check_names(search: settings.Search, algorithm: Mapping[str, Any]) -> None:
    channels = {row["name"] for kind in ("inputs", "outputs") for row in algorithm.get(kind) or ()}
    for parameter in search.parameters:
        if parameter.name in channels:
            raise bad_request(
                f"The name {parameter.name} is given twice, to a hyperparameter and to a channel."
            )
