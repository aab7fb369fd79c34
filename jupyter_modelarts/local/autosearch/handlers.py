"""Searches: one function per operation."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jupyter_modelarts.local.problems import bad_request, conflict, not_found, unknown_choice
from jupyter_modelarts.local.training import documents

from . import analysis, settings, tables, templates, trials
from .executor import is_search

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jupyter_modelarts.local.call import Call, Handler, Reply

_DEFAULT_LIMIT = 50


async def list_autosearch_yaml_templates(_: Call) -> Reply:
    """GET /v2/{project_id}/training-jobs/autosearch/yaml-templates."""
    return {"yaml_templates": templates.listing()}


async def show_autosearch_yaml_template(call: Call) -> Reply:
    """GET /v2/{project_id}/training-jobs/autosearch/yaml-templates/{algorithm_type}/{algorithm_name}."""
    name, text = templates.content(call.path["algorithm_type"], call.path["algorithm_name"])
    return {"file_name": name, "content": text}


async def list_autosearch_trials(call: Call) -> Reply:
    """GET /v2/{project_id}/training-jobs/{training_job_id}/autosearch-trials."""
    search = await _search(call)
    found = await trials.of_job(call.service.store, call.path["training_job_id"])
    offset, limit = call.query.get("offset") or 0, call.query.get("limit") or _DEFAULT_LIMIT
    if offset < 0 or limit < 1:
        raise bad_request("offset must be at least 0 and limit at least 1.")
    page = found[offset : offset + limit]
    return {
        "total": len(found),
        "count": len(page),
        "limit": limit,
        "offset": offset,
        "group_by": "",
        "items": tables.listing(page, search.rewards, call.service.clock.now_ms()),
    }


async def show_autosearch_trial(call: Call) -> Reply:
    """GET /v2/{project_id}/training-jobs/{training_job_id}/autosearch-trials/{trial_id}."""
    search = await _search(call)
    return tables.one(await _trial(call), search.rewards, call.service.clock.now_ms())


async def early_stop_autosearch_trial(call: Call) -> Reply:
    """POST /v2/{project_id}/training-jobs/{training_job_id}/autosearch-trial-earlystop/{trial_id}."""
    await _search(call)
    trial = await _trial(call)
    running = call.service.training.searches.trial(trial["job_id"], trial["id"])
    if running is None or trials.is_over(trial):
        raise conflict(f"Trial {trial['id']} is {trial['status']}: only a trial that runs can be stopped.")
    running.stop(early=True)
    return {"earlystop_trial": trial["id"]}


async def list_autosearch_parameter_analysis(call: Call) -> Reply:
    """GET /v2/{project_id}/training-jobs/{training_job_id}/autosearch-parameter-analysis."""
    return await analysis.table(await _outcomes(call, await _search(call)))


async def show_autosearch_parameter_analysis(call: Call) -> Reply:
    """GET /v2/{project_id}/training-jobs/{training_job_id}/autosearch-parameter-analysis/{parameter_name}."""
    search = await _search(call)
    name = call.path["parameter_name"]
    names = [parameter.name for parameter in search.parameters]
    if name not in names:
        raise unknown_choice("Hyperparameter", name, names)
    known = await _outcomes(call, search)
    hosted = call.service.training.workshop.hosted
    return {"file_path": await analysis.picture(known, name, hosted, call.path["training_job_id"])}


async def _outcomes(call: Call, search: settings.Search) -> analysis.Outcomes:
    found = await trials.of_job(call.service.store, call.path["training_job_id"])
    return analysis.outcomes(search, found)


async def _search(call: Call) -> settings.Search:
    """The settings of the job that the path names; `Problem` when there is none, or it is no search."""
    identifier = call.path["training_job_id"]
    document = await call.service.store.get(documents.KIND, identifier)
    if document is None:
        raise not_found("Training job", identifier)
    body = document["body"]
    if not is_search(body):
        raise bad_request(f"Training job {body['metadata']['name']} is no search: it has no auto_search.")
    algorithm = body["algorithm"]
    return settings.read(algorithm["policies"]["auto_search"], algorithm.get("parameters") or ())


async def _trial(call: Call) -> Mapping[str, Any]:
    job_id, trial_id = call.path["training_job_id"], call.path["trial_id"]
    trial = await trials.find(call.service.store, job_id, trial_id)
    if trial is None:
        raise not_found("Trial", trial_id)
    return trial


HANDLERS: Mapping[str, Handler] = {
    "list_autosearch_yaml_templates": list_autosearch_yaml_templates,
    "show_autosearch_yaml_template": show_autosearch_yaml_template,
    "list_autosearch_trials": list_autosearch_trials,
    "show_autosearch_trial": show_autosearch_trial,
    "early_stop_autosearch_trial": early_stop_autosearch_trial,
    "list_autosearch_parameter_analysis": list_autosearch_parameter_analysis,
    "show_autosearch_parameter_analysis": show_autosearch_parameter_analysis,
}
