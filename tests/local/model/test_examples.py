"""The examples of the documents on models: sent to the service, or held against its answer field by field."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from ...agreement.walking import EXAMPLES, differences, example  # noqa: TID252 - tests are no package on the path
from ..serving import Platform, echo  # noqa: TID252

if TYPE_CHECKING:
    from collections.abc import Mapping

OPERATIONS = {"create_model", "show_model", "model_package_config", "list_ai_engine_runtimes"}
VARIES = {
    *("model_id", "model_name", "project", "owner", "tenant"),
    *("source_location", "execution_code", "model_size"),
    "image_address",  # no image is built
    "runtime",  # the example's is none of its engine
    "dependencies[].packages[].package_name",  # that of the example does not exist
}
"""Fields of which only the type is compared."""


def show(platform: Platform, files: Mapping[str, str | bytes], **changes: Any) -> dict[str, Any]:
    """A published model."""
    return platform.settled_model(platform.publish(files, **changes))


def test_a_shown_model_has_every_field_of_the_example(platform: Platform) -> None:
    theirs = example("show_model.response")
    written = json.loads(theirs["config"])
    written["runtime"] = "tf1.13-python3.6-cpu"
    written["metrics"] = json.loads(theirs["model_metrics"])
    written["apis"] = [
        {
            "url": "/",
            "request": {"data": api["input_params"]},
            "response": {"data": api["output_params"]},
        }
        for api in json.loads(theirs["apis"])
    ]
    written["dependencies"] = [
        {
            "installer": "pip",
            "packages": [{"package_name": "packaging", "package_version": "1.0.1", "restraint": "ATLEAST"}],
        }
    ]
    files = echo(**{"config.json": json.dumps(written), "saved_model.pb": b"x"})
    ours = show(platform, files, model_type="TensorFlow", model_version=theirs["model_version"])
    assert json.loads(ours["config"]) == written
    found = set(differences(_decoded(theirs), _decoded(ours)))
    assert found == {(name, "value") for name in VARIES}


def _decoded(model: Mapping[str, Any]) -> dict[str, Any]:
    """A model with what stands in its strings; `config` has been compared."""
    texts = {name: json.loads(model[name]) for name in ("apis", "model_metrics")}
    parameters = {
        side: [entry | {"param_desc": json.loads(entry["param_desc"])} for entry in model[side]]
        for side in ("input_params", "output_params")
    }
    return {name: value for name, value in model.items() if name != "config"} | texts | parameters


def test_the_config_of_the_example_is_taken_as_it_is(platform: Platform) -> None:
    written = json.loads(example("show_model.response")["config"])
    written["dependencies"] = []  # versions of years ago, for a Python of years ago
    files = {"config.json": json.dumps(written), "saved_model.pb": b"x", "variables/x": b"x"}
    ours = show(platform, files, model_type="TensorFlow")
    assert json.loads(ours["config"]) == written
    assert ours["health"] == written["health"]


def test_the_package_of_the_example(platform: Platform) -> None:
    written = example("model_package_config.request")
    ours = show(platform, echo(**{"config.json": json.dumps(written)}))
    assert {name: ours[name] for name in written} == written
    assert json.loads(ours["config"]) == written


def test_the_apis_of_the_example(platform: Platform) -> None:
    apis = example("create_model.request.apis")
    body = platform.model_body("lab/greeter:1", model_type="Image", apis=json.dumps(apis))
    ours = platform.settled_model(platform.call("POST", "/models", json=body)["model_id"])
    assert set(differences(apis, json.loads(ours["apis"]))) == set()


def test_the_dependencies_of_the_example(platform: Platform) -> None:
    dependencies = example("create_model.request.dependencies")
    body = platform.model_body("lab/greeter:1", model_type="Image", dependencies=dependencies)
    identifier = platform.call("POST", "/models", json=body)["model_id"]
    assert platform.call("GET", f"/models/{identifier}")["dependencies"] == dependencies
    platform.call("DELETE", f"/models/{identifier}")


def test_the_runtimes_of_the_example(platform: Platform) -> None:
    theirs = example("list_ai_engine_runtimes.response")
    ours = platform.call("GET", "/models/ai-engine-runtimes")
    assert ours["count"] == ours["total_count"] == len(ours["engine_runtimes"])
    rows = {row["ai_engine"]: row for row in ours["engine_runtimes"]}
    for row in theirs["engine_runtimes"]:
        mine = rows[row["ai_engine"]]
        added = len(mine["runtimes"]) - len(row["runtimes"])  # the one that is this very Python
        assert {name: values[added:] for name, values in mine.items() if name != "ai_engine"} == {
            name: values for name, values in row.items() if name != "ai_engine"
        }
        assert all(name.endswith("-embedded") for name in mine["runtimes"][:added])


@pytest.mark.parametrize("query", [{"limit": 2}, {"limit": 1, "offset": 3}, {"offset": 100}])
def test_runtimes_come_in_pages(platform: Platform, query: dict[str, int]) -> None:
    everything = platform.call("GET", "/models/ai-engine-runtimes")["engine_runtimes"]
    page = platform.call("GET", "/models/ai-engine-runtimes", params=query)
    first = query.get("offset", 0)
    assert page["engine_runtimes"] == everything[first:][: query.get("limit", len(everything))]
    assert page["count"] == page["total_count"] == len(everything)


def test_every_example_of_models_is_used() -> None:
    text = Path(__file__).read_text("utf-8")
    names = [path.stem for path in EXAMPLES.iterdir() if operation(path.stem) in OPERATIONS]
    assert len(names) >= 5
    assert all(f'example("{name}")' in text for name in names)


def operation(name: str) -> str:
    """What the example of a body belongs to."""
    return name.partition(".")[0]
