"""A training job as it is stored and as it is answered.

    {"body": what the platform answers, "run": what only we need}

Every change of a job goes through the functions here; the store calls them with nobody in between.
"""

from __future__ import annotations

import uuid
from typing import TYPE_CHECKING, Any

from jupyter_modelarts.contract.life_cycles import checked, life_cycle
from jupyter_modelarts.local.problems import conflict

from . import events
from .retries_document import close_record, first_record

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jupyter_modelarts.local.call import Identity
    from jupyter_modelarts.local.catalog import Flavor

    from .outcome import Outcome, Verdict

KIND = "training_job"
LIFE_CYCLE = life_cycle("training_job_phase")
STOPPABLE = frozenset({"Creating", "Pending", "Running"})
_SERVER_ANNOTATIONS = {"job_template": "Template DL", "key_task": "worker"}
_SPEC_KEPT = (
    "auto_stop",
    "schedule_policy",
    "notification",
    "retention",
    "log_export_config",
    "custom_metrics",
)


def new_document(
    request: Mapping[str, Any],
    algorithm: Mapping[str, Any],
    spec: Mapping[str, Any],
    identity: Identity,
    now: int,
) -> dict[str, Any]:
    """A job that has just been accepted, at `now` (ms)."""
    given = request["metadata"]
    hosts = spec["resource"]["node_count"]
    metadata = {
        "id": str(uuid.uuid4()),
        "name": given["name"],
        "description": given.get("description") or "",
        "create_time": now,
        "workspace_id": given.get("workspace_id") or "0",
        "ai_project": given.get("ai_project") or "default-ai-project",
        "user_name": identity.user_name,
        "annotations": {**(given.get("annotations") or {}), **_SERVER_ANNOTATIONS},
    }
    status = {
        "phase": "Creating",
        "secondary_phase": "Creating",
        "duration": 0,
        "start_time": 0,
        "node_count_metrics": None,
        "tasks": [f"worker-{index}" for index in range(hosts)],
    }
    body = {
        "kind": request.get("kind") or "job",
        "metadata": metadata,
        "status": status,
        "algorithm": dict(algorithm),
        "spec": dict(spec),
    }
    return {"body": body, "run": {"events": [events.CREATED.line(now)]}}


def job_spec(given: Mapping[str, Any], flavor: Flavor, log_path: str | None) -> dict[str, Any]:
    """The `spec` of a job with what the service adds to it."""
    resource = given["resource"]
    spec: dict[str, Any] = {
        "resource": {
            **({"policy": resource["policy"]} if resource.get("policy") else {}),
            "flavor_id": flavor.id,
            "flavor_name": flavor.name,
            "node_count": resource.get("node_count", 1),
            "flavor_detail": {
                "flavor_type": flavor.type,
                "billing": {"code": flavor.id, "unit_num": 1},
                "flavor_info": flavor.details(),
            },
        },
        **{key: given[key] for key in _SPEC_KEPT if given.get(key)},
    }
    if log_path:
        spec["log_export_path"] = {"obs_url": log_path}
    return {**spec, "is_hosted_log": True}


def answer(document: Mapping[str, Any], now: int) -> Mapping[str, Any]:
    """The body as it is at `now` (ms): the time of a run goes on while it runs."""
    body: Mapping[str, Any] = document["body"]
    status = body["status"]
    if status["phase"] not in {"Running", "Terminating"} or not status["start_time"]:
        return body
    counted = [*status["node_count_metrics"], [now, status["node_count_metrics"][-1][1]]]
    duration = max(now - status["start_time"], 0)
    return {**body, "status": {**status, "duration": duration, "node_count_metrics": counted}}


def phase(document: Mapping[str, Any]) -> str:
    """The phase a job is in."""
    return str(document["body"]["status"]["phase"])


def is_over(document: Mapping[str, Any]) -> bool:
    """Whether nothing will happen to a job any more."""
    return phase(document) in LIFE_CYCLE.final


def is_v1(document: Mapping[str, Any]) -> bool:
    """Whether a job is a version of a job of the old API, which alone shows it."""
    return "v1" in document["run"]


def move(document: dict[str, Any], after: str, secondary: str) -> None:
    """Go to phase `after`; `IllegalMove` where the platform does not go there."""
    status = document["body"]["status"]
    status["phase"] = checked(LIFE_CYCLE, status["phase"], after)
    status["secondary_phase"] = secondary


def wait_in_queue(document: dict[str, Any]) -> None:
    """There is no room yet."""
    move(document, "Pending", "Queuing")
    events.add(document, events.QUEUED)


def reschedule(document: dict[str, Any], wanted: Mapping[str, Any]) -> None:
    """Change the `schedule_policy` of a job that waits; `Problem` 409 for any other."""
    if phase(document) not in {"Creating", "Pending"}:
        name = document["body"]["metadata"]["name"]
        raise conflict(
            f"Job {name} is {phase(document)}: only a job that waits in the queue can be given a priority."
        )
    spec = document["body"]["spec"]
    spec["schedule_policy"] = {**(spec.get("schedule_policy") or {}), **wanted}


def begin(document: dict[str, Any], now: int) -> None:
    """The job got its nodes at `now` (ms)."""
    move(document, "Running", "Running")
    events.add(document, events.RUNNING, now=now)
    body = document["body"]
    body["status"]["start_time"] = now
    body["status"]["node_count_metrics"] = [
        [body["metadata"]["create_time"], 0],
        [now, body["spec"]["resource"]["node_count"]],
    ]
    body["status"]["running_records"] = first_record(now)


def terminate(document: dict[str, Any]) -> None:
    """Somebody said stop."""
    move(document, "Terminating", "Terminating")
    events.add(document, events.stopping(document["body"]["metadata"]["id"]))


def end(document: dict[str, Any], verdict: Verdict, now: int, cause: Outcome | None = None) -> None:
    """The job is over at `now` (ms), because of `cause` if it failed; staying over changes nothing."""
    if is_over(document):
        return
    close_record(document, now, cause)
    document["run"].pop("out", None)
    move(document, verdict.phase, verdict.secondary_phase)
    events.add(document, events.over(verdict.phase, verdict.task_statuses), now=now)
    status = document["body"]["status"]
    if status["start_time"]:
        status["duration"] = max(now - status["start_time"], 0)
        status["node_count_metrics"] = [*status["node_count_metrics"], [now, 0]]
    if verdict.task_statuses:
        status["task_statuses"] = list(verdict.task_statuses)
