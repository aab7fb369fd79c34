"""Edge services: what is configured is kept, and no status says that something runs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from ..serving import Platform, echo, entry  # noqa: TID252 - tests are no package on the path
from .test_answers import assert_shape

if TYPE_CHECKING:
    from collections.abc import Iterator

NODE = "7f0c9d1c-edge-node"


@pytest.fixture(scope="module")
def model(platform: Platform) -> str:
    return platform.publish(echo())


@pytest.fixture
def edge(platform: Platform, model: str) -> Iterator[str]:
    changes = {"infer_type": "edge", "wait": "waiting"}
    service_id = platform.deploy({"model_id": model, "nodes": [NODE]}, **changes)
    yield service_id
    platform.remove(service_id)


def test_it_waits_for_its_node(platform: Platform, edge: str) -> None:
    service: dict[str, Any] = platform.show(edge)
    assert_shape("show_service", service)
    assert f"Edge node {NODE} is not connected" in service["error_msg"]
    assert "nothing runs" in service["error_msg"]
    assert service["config"][0]["nodes"] == [NODE]
    assert service["config"][0]["running_instance_count"] == 0
    assert "access_address" not in service
    listed = platform.call("GET", "/services", params={"infer_type": "edge"})["services"]
    assert [row["service_id"] for row in listed] == [edge]


def test_it_is_changed_stopped_and_started(platform: Platform, model: str, edge: str) -> None:
    path = f"/services/{edge}"
    refused = platform.try_call("PUT", path, json={"status": "running"})
    assert (refused.status_code, "is waiting" in refused.text) == (409, True)
    changed = entry({"model_id": model, "nodes": ["another-node"]})
    platform.call("PUT", path, json={"config": [changed]})
    service = platform.wait(edge, "waiting")
    assert service["config"][0]["nodes"] == ["another-node"]
    assert "another-node" in service["error_msg"]
    platform.call("PUT", path, json={"status": "stopped"})
    assert platform.wait(edge, "stopped")["error_msg"] == ""
    platform.call("PUT", path, json={"status": "running"})
    platform.wait(edge, "waiting")


def test_it_needs_a_node(platform: Platform, model: str) -> None:
    body = {"service_name": "no-node", "infer_type": "edge", "config": [entry(model)]}
    refused = platform.try_call("POST", "/services", json=body)
    assert (refused.status_code, "config[0].nodes is missing" in refused.text) == (400, True)
