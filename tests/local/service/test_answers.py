"""What the operations of models and services answer has the shapes of the contract."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

from jupyter_modelarts import contract
from jupyter_modelarts.contract.operations import operation

from ..serving import Platform, echo, entry  # noqa: TID252 - tests are no package on the path

if TYPE_CHECKING:
    from collections.abc import Iterator

OPENAPI = Path(contract.__path__[0]) / "openapi"


def retrieve(name: str) -> Resource[Any]:
    return DRAFT202012.create_resource(json.loads((OPENAPI / name).read_text()))


REGISTRY: Registry[Any] = Registry(retrieve=retrieve)  # type: ignore[call-arg]  # attrs hides it


def assert_shape(identifier: str, answer: Any) -> None:
    described = operation(identifier)
    item = json.loads((OPENAPI / f"{described.noun}.json").read_text())["paths"][described.path]
    response = item[described.method.lower()]["responses"][str(described.success)]
    schema = response.get("content", {}).get("application/json", {}).get("schema", {})
    validator = Draft202012Validator(with_file(schema, f"{described.noun}.json"), registry=REGISTRY)
    problems = [f"{error.json_path}: {error.message}" for error in validator.iter_errors(answer)]
    assert not problems, problems


def with_file(schema: Any, name: str) -> Any:
    """The schema with references to its own file made references to `name`."""
    return json.loads(json.dumps(schema).replace('"$ref": "#', f'"$ref": "{name}#'))


@pytest.fixture(scope="module")
def deployed(platform: Platform) -> Iterator[tuple[str, str]]:
    model_id = platform.publish(echo())
    service_id = platform.deploy(model_id, schedule=[{"type": "stop", "time_unit": "DAYS", "duration": 1}])
    yield model_id, service_id
    platform.remove(service_id)


@pytest.mark.parametrize(
    ("identifier", "path"),
    [
        ("list_models", "/models"),
        ("show_model", "/models/{model}"),
        ("list_services", "/services"),
        ("show_service", "/services/{service}"),
        ("list_service_logs", "/services/{service}/logs"),
        ("show_service_monitor", "/services/{service}/monitor"),
        ("list_service_host_endpoints", "/services/{service}/predict/endpoints?type=host_endpoints"),
        ("show_internal_channel_info", "/internal-channel-info"),
    ],
)
def test_answers_have_the_shape(
    platform: Platform, deployed: tuple[str, str], identifier: str, path: str
) -> None:
    model_id, service_id = deployed
    platform.predict(service_id, json={})
    assert_shape(identifier, platform.call("GET", path.format(model=model_id, service=service_id)))


def test_answers_of_changes_have_the_shape(platform: Platform) -> None:
    body = platform.model_body(platform.put(echo()))
    created = platform.call("POST", "/models", json=body)
    assert_shape("create_model", created)
    model_id = created["model_id"]
    platform.settled_model(model_id)
    answer = platform.call("POST", "/services", json={"infer_type": "real-time", "config": [entry(model_id)]})
    assert_shape("create_service", answer)
    path = f"/services/{answer['service_id']}"
    assert_shape("update_service", platform.call("PUT", path, json={"status": "stopped"}))
    platform.wait(answer["service_id"], "stopped")
    assert_shape("delete_model", platform.call("DELETE", f"/models/{model_id}"))
    platform.remove(answer["service_id"])
    assert_shape("delete_model", platform.call("DELETE", f"/models/{model_id}"))
