"""The kinds of services: real-time, batch, edge."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from . import batch_requests, edge, requests
from .batch import BatchDeployment
from .batch_requests import BATCH
from .deployment import Deployment
from .edge import EDGE, EdgeDeployment

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jupyter_modelarts.local.call import Call
    from jupyter_modelarts.local.embedded import Service

    from .builder import Builder
    from .documents import Record


async def read_config(call: Call, kind: str) -> list[dict[str, Any]]:
    """`config` of a request as it is kept for a service of a kind; `Problem` for what cannot be deployed."""
    config = await requests.read_config(call.service.store, call.body["config"])
    if kind == BATCH:
        return await batch_requests.check_config(call, config)
    return edge.check_config(config) if kind == EDGE else config


def deployment(service: Service, record: Record, builder: Builder, document: Mapping[str, Any]) -> Deployment:
    """What runs a service."""
    if document["infer_type"] == BATCH:
        return BatchDeployment(record, builder, service.clock, document, service.objects)
    kind = EdgeDeployment if document["infer_type"] == EDGE else Deployment
    return kind(record, builder, service.clock, document)
