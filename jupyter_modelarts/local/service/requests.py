"""What may be asked of a service, checked before anything happens."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from jupyter_modelarts.local.catalog.flavors import find_flavor
from jupyter_modelarts.local.model.publisher import KIND as MODEL
from jupyter_modelarts.local.problems import (
    NAME_EXISTS,
    QUOTA_EXHAUSTED,
    Problem,
    bad_request,
    conflict,
    not_found,
)

from .flow import FLOW_CONTROL
from .placing import TRAFFIC_POLICY

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from jupyter_modelarts.local.call import Call
    from jupyter_modelarts.local.store import Store

NOT_THERE = "ModelArts.3502"
_MOST_INSTANCES = 8
_MOST = {"real-time": 20, "batch": 1000}
"""Services of an account by kind."""

_LONGEST_DEPLOY_SECONDS = 120 * 60
_BUSY = ("deploying", "stopping", "deleting")
_NO_START = (*_BUSY, "waiting", "concerning")


async def check_name(call: Call, name: str) -> None:
    """Refuse a name that another service of the project has."""
    if await call.service.store.find("service", name=name, project_id=call.path["project_id"]):
        raise Problem(
            400, NAME_EXISTS, f"Service name {name!r} exists already. Choose another, or update that service."
        )


async def read_config(store: Store, entries: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """`config` as it is kept: weights as integers that sum to 100, models that are published."""
    if not entries:
        raise bad_request("Field config must name at least one model.")
    kept = [await _entry(store, entry, alone=len(entries) == 1) for entry in entries]
    total = sum(entry["weight"] for entry in kept)
    if total != 100:
        raise bad_request(f"The weights of config must sum to 100, not {total}.")
    return kept


async def _entry(store: Store, entry: Mapping[str, Any], *, alone: bool) -> dict[str, Any]:
    model = await store.get(MODEL, entry["model_id"])
    if model is None:
        raise not_found("Model", entry["model_id"])
    if model["model_status"] != "published":
        raise conflict(_unpublished(model))
    _check_deploy_timeout(entry.get("deploy_timeout_in_seconds"))
    _check_policy((entry.get("envs") or {}).get(TRAFFIC_POLICY))
    if not entry.get("custom_spec"):
        find_flavor(entry["specification"], "INFER")
    return {
        **entry,
        "weight": _weight(entry.get("weight", 100 if alone else None)),
        "instance_count": _count(entry["instance_count"]),
        "model_name": model["model_name"],
        "model_version": model["model_version"],
    }


def _check_deploy_timeout(seconds: int | None) -> None:
    """The platform takes 3 to 120 minutes; here less is of use, too: processes start in seconds."""
    if seconds is not None and not 1 <= seconds <= _LONGEST_DEPLOY_SECONDS:
        raise bad_request(
            f"deploy_timeout_in_seconds must be 1 to {_LONGEST_DEPLOY_SECONDS} (the platform: from 180), "
            f"not {seconds}."
        )


def _check_policy(policy: str | None) -> None:
    if policy not in (None, "cluster", "local"):
        raise bad_request(f"{TRAFFIC_POLICY} must be cluster or local, not {policy!r}.")


def _unpublished(model: Mapping[str, Any]) -> str:
    name = f"Model {model['model_name']} {model['model_version']}"
    if model["model_status"] == "failed":
        return f"{name} could not be published: {model['error_msg']}"
    return f"{name} is {model['model_status']}. Deploy it when it is published."


def _weight(value: Any) -> int:
    if value is None:
        raise bad_request("With several models every entry of config needs a weight.")
    try:
        weight = int(value)
    except ValueError:
        weight = -1
    if not 0 <= weight <= 100:
        raise bad_request(f"Field weight must be an integer from 0 to 100, not {value!r}.")
    return weight


def _count(value: int) -> int:
    if not 1 <= value <= _MOST_INSTANCES:
        raise bad_request(
            f"Field instance_count must be 1 to {_MOST_INSTANCES} on the embedded service, not {value}."
        )
    return value


async def check_quota(call: Call) -> None:
    """Refuse one more service of a kind than an account may have."""
    kind, project = call.body["infer_type"], call.path["project_id"]
    rows = [row for row in await call.service.store.view("service") if row.project_id == project]
    most = _MOST.get(kind)
    if most is not None and sum(row.document["infer_type"] == kind for row in rows) >= most:
        message = f"There are {most} {kind} services, the most there can be. Delete one first."
        raise Problem(400, QUOTA_EXHAUSTED, message)


def check_properties(properties: Mapping[str, Any]) -> None:
    """Refuse a flow limit that is none."""
    limit = (properties.get(FLOW_CONTROL) or {}).get("requests_per_second")
    if limit is not None and (isinstance(limit, bool) or not isinstance(limit, int) or limit < 1):
        raise bad_request(f"requests_per_second must be an integer of at least 1, not {limit!r}.")


def check_schedule(schedule: Sequence[Mapping[str, Any]]) -> None:
    """Refuse a planned stop that cannot be."""
    for entry in schedule:
        if entry["type"] != "stop":
            raise bad_request(f"The type of schedule must be stop, not {entry['type']!r}.")
        if entry["time_unit"] not in ("DAYS", "HOURS", "MINUTES"):
            raise bad_request(f"time_unit must be DAYS, HOURS or MINUTES, not {entry['time_unit']!r}.")
        if entry["duration"] < 1:
            raise bad_request(f"The duration of schedule must be at least 1, not {entry['duration']}.")


def refuse_start(document: dict[str, Any]) -> None:
    """A change that refuses to start a service in the states where the platform does."""
    if document["status"] in _NO_START:
        raise _refused(document, "be started")


def refuse_config(document: dict[str, Any]) -> None:
    """A change that refuses a new config in the states where the platform does."""
    if document["status"] in _BUSY:
        raise _refused(document, "be changed")


def refuse_deleting(document: dict[str, Any]) -> None:
    """A change that refuses everything else once a service is being deleted."""
    if document["status"] == "deleting":
        raise _refused(document, "be stopped")


def refuse_endpoints(document: Mapping[str, Any]) -> None:
    """Only a real-time service that runs has addresses of instances."""
    name, kind, status = document["service_name"], document["infer_type"], document["status"]
    if kind != "real-time":
        raise conflict(f"Service {name} is a {kind} service: it has no endpoints.")
    if status not in ("running", "concerning"):
        raise conflict(f"Service {name} is {status}: its instances have no endpoints. Start it first.")


def _refused(document: Mapping[str, Any], what: str) -> Problem:
    status = document["status"]
    hint = "Stop it first." if status == "concerning" else "Wait until that is done."
    return conflict(f"Service {document['service_name']} is {status} and cannot {what}. {hint}")
