"""A stored service as the API shows it."""

from __future__ import annotations

import asyncio
import os
import uuid
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import psutil

from .group import usage

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jupyter_modelarts.local.embedded import Service

    from .deployment import Deployment
    from .group import Group

_ROW = (
    "service_id",
    "service_name",
    "description",
    "tenant",
    "project",
    "owner",
    "publish_at",
    "infer_type",
    "status",
    "error_msg",
    "vpc_id",
    "subnet_network_id",
    "security_group_id",
)
_DETAILS = (
    "workspace_id",
    "cluster_id",
    "schedule",
    "update_time",
    "operation_time",
    "transition_at",
    "due_time",
    "additional_properties",
    "pool_name",
    "load_balancer_policy",
    "priority",
    "progress",
    "batch_task",
)


def row(document: Mapping[str, Any], deployment: Deployment | None) -> dict[str, Any]:
    """A row of the list."""
    counts = deployment.traffic.counts.values() if deployment else ()
    return {name: document[name] for name in _ROW if document.get(name) is not None} | {
        "invocation_times": sum(entry[0] for entry in counts),
        "failed_times": sum(entry[1] for entry in counts),
        "is_shared": False,
        "shared_count": 0,
    }


def details(service: Service, document: Mapping[str, Any], deployment: Deployment | None) -> dict[str, Any]:
    """One service.  Beyond the platform's answer, `log_directory` is where its instances write."""
    identifier = document["service_id"]
    shown = {name: document[name] for name in _DETAILS if document.get(name) is not None}
    progress = deployment.progress if deployment else None
    if progress is not None:
        shown["progress"] = progress
    return {
        **row(document, deployment),
        **shown,
        "config": _config(document, deployment),
        **_address(service, document),
        "is_free": True,
        "log_directory": str(service.state_dir / "services" / identifier),
    }


def _address(service: Service, document: Mapping[str, Any]) -> dict[str, str]:
    """Only a real-time service can be called."""
    if document["infer_type"] != "real-time":
        return {}
    return {"access_address": f"{service.urls.gateway}/v1/infers/{document['service_id']}"}


def _config(document: Mapping[str, Any], deployment: Deployment | None) -> list[dict[str, Any]]:
    groups = deployment.groups if deployment else []
    return [
        {
            **entry,
            "running_instance_count": len(groups[number].ready) if number < len(groups) else 0,
            "status": _instance_status(groups[number]) if number < len(groups) else "notReady",
        }
        for number, entry in enumerate(document["config"])
    ]


def _instance_status(group: Group) -> str:
    if not group.ready:
        return "notReady"
    return "ready" if len(group.ready) == len(group.instances) else "concerning"


async def monitor(document: Mapping[str, Any], deployment: Deployment) -> dict[str, Any]:
    """Calls, failures, processors and memory, measured now.

    Beyond the platform's answer, `error_msg` of a row is the last line of the last call that failed.
    """
    groups = list(deployment.groups)
    rows = [await _monitor_row(group, deployment) for group in groups]
    return {
        "service_id": document["service_id"],
        "service_name": document["service_name"],
        "monitors": rows,
        "service_running_instance_count": sum(len(group.ready) for group in groups),
        "service_instance_count": sum(entry["instance_count"] for entry in document["config"]),
        "req_count_per_min": deployment.traffic.per_minute(),
    }


async def _monitor_row(group: Group, deployment: Deployment) -> dict[str, Any]:
    model = group.model
    calls, failures = deployment.traffic.of(model["model_id"])
    cores, memory = await asyncio.to_thread(usage, group)
    shown = {
        "model_id": model["model_id"],
        "model_name": model["model_name"],
        "model_version": model["model_version"],
        "invocation_times": calls,
        "failed_times": failures,
        "model_instance_count": len(group.instances),
        "model_running_instance_count": len(group.ready),
        "node_name": "localhost",
        "cpu_core_usage": cores,
        "cpu_core_total": os.cpu_count() or 1,
        "cpu_memory_usage": memory,
        "cpu_memory_total": psutil.virtual_memory().total >> 20,
        "gpu_usage": 0,
        "gpu_total": 0,
        "gpu_memory_usage": 0,
        "gpu_memory_total": 0,
        "npu_usage": 0,
        "npu_total": 0,
        "npu_memory_usage": 0,
        "npu_memory_total": 0,
    }
    detail = deployment.traffic.last_error.get(model["model_id"])
    return {**shown, "error_msg": detail} if detail else shown


def endpoints(deployment: Deployment) -> list[dict[str, Any]]:
    """Where the instances that can be called listen."""
    ready = [instance for group in deployment.groups for instance in group.ready]
    split = [urlsplit(instance.base_url) for instance in ready]
    return [{"schema": url.scheme, "ip": url.hostname, "port": url.port} for url in split]


def internal_channel(service: Service) -> dict[str, Any]:
    """The gateway as an endpoint service; its id stays the same as long as the account does."""
    identifier = str(uuid.uuid5(uuid.NAMESPACE_URL, f"modelarts-gateway:{service.account.project_id}"))
    gateway = urlsplit(service.urls.gateway)
    endpoint = {
        "vpcep_service_id": identifier,
        "vpcep_service_name": f"{service.account.region}.gateway.{identifier}",
        "service_port": gateway.port,
    }
    return {"dns_domain_name": gateway.hostname, "vpcep_info": [endpoint]}
