"""Models: published, listed, shown, deleted."""

from __future__ import annotations

import json
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from ..serving import Platform, config, echo  # noqa: TID252 - tests are no package on the path
from .refusals import refusal


def test_a_package_is_checked_copied_and_published(platform: Platform) -> None:
    apis = [{"url": "/", "method": "post", "request": {"data": {"properties": {"image": {"type": "file"}}}}}]
    files = echo(**{"config.json": config(apis=apis, metrics={"f1": 0.5}, runtime="python3.7")})
    body = platform.model_body(platform.put(files), description="digits")
    identifier = platform.call("POST", "/models", json=body)["model_id"]
    model = platform.settled_model(identifier)
    assert model["model_status"] == "published"
    assert model["model_name"] == body["model_name"]
    assert model["model_size"] == sum(len(content) for content in files.values())
    assert json.loads(model["model_metrics"]) == {"f1": 0.5}
    assert json.loads(model["config"])["runtime"] == model["runtime"] == "python3.7"
    assert json.loads(model["apis"])[0]["url"] == "/"
    assert model["input_params"][0]["param_name"] == "image"
    copied = platform.connection.state_dir / "models" / identifier / "model"
    assert {path.name for path in copied.iterdir()} == set(files)


def test_the_directory_model_itself_can_be_named(platform: Platform) -> None:
    location = platform.put(echo()) + "model"
    identifier = platform.call("POST", "/models", json=platform.model_body(location))["model_id"]
    assert platform.settled_model(identifier)["model_status"] == "published"


def test_the_url_of_a_directory_will_do(platform: Platform) -> None:
    location = platform.put(echo())
    bucket, _, key = location.strip("/").partition("/")
    for url in (
        platform.connection.obs + location,
        f"https://{bucket}.obs.embedded.myhuaweicloud.com/{key}",
    ):
        identifier = platform.call("POST", "/models", json=platform.model_body(url))["model_id"]
        assert platform.settled_model(identifier)["model_status"] == "published"


def test_a_version_can_be_taken_once(platform: Platform) -> None:
    location = platform.put(echo())
    body = platform.model_body(location, model_version="1.0.99")
    platform.call("POST", "/models", json=body)
    code, message = refusal(platform.try_call("POST", "/models", json=body))
    assert code == "ModelArts.0103"
    assert "Use, for example, 1.1.0." in message
    platform.call("POST", "/models", json=body | {"model_version": "1.1.0"})


def test_list_filters_sorts_and_pages(platform: Platform) -> None:
    location = platform.put(echo())
    name = platform.model_body(location)["model_name"]
    for version in ("0.0.2", "0.0.10", "0.0.9"):
        platform.call(
            "POST", "/models", json=platform.model_body(location, model_name=name, model_version=version)
        )

    def versions(**query: Any) -> list[str]:
        answer = platform.call("GET", "/models", params={"model_name": name, **query})
        assert answer["count"] == len(answer["models"])
        assert answer["total_count"] == 3
        return [model["model_version"] for model in answer["models"]]

    assert versions() == ["0.0.9", "0.0.10", "0.0.2"]
    assert versions(order="asc") == ["0.0.2", "0.0.10", "0.0.9"]
    assert versions(sort_by="model_version") == ["0.0.10", "0.0.9", "0.0.2"]
    assert versions(limit=2, offset=1) == ["0.0.2"]
    assert (
        platform.call("GET", "/models", params={"model_name": name[:-1], "exact_match": "true"})["count"] == 0
    )
    assert (
        platform.call("GET", "/models", params={"model_name": name, "model_version": "0.0.9"})["count"] == 1
    )


def test_a_deleted_model_is_gone_with_its_files(platform: Platform) -> None:
    identifier = platform.publish(echo())
    files = platform.connection.state_dir / "models" / identifier
    assert files.is_dir()
    answer = platform.call("DELETE", f"/models/{identifier}")
    assert answer == {"delete_success_list": [identifier], "delete_failed_list": []}
    assert not files.exists()
    assert "not found" in refusal(platform.try_call("GET", f"/models/{identifier}"), 404)[1]
    assert "not found" in refusal(platform.try_call("DELETE", f"/models/{identifier}"), 404)[1]


def test_a_model_that_a_service_needs_stays(platform: Platform) -> None:
    identifier = platform.publish(echo())
    service = platform.deploy(identifier)
    name = platform.show(service)["service_name"]
    for query in ({}, {"cascade": "true"}):
        answer = platform.call("DELETE", f"/models/{identifier}", params=query)
        (failure,) = answer.pop("delete_failed_list")
        assert answer == {"delete_success_list": []}
        assert failure["model_id"] == identifier
        assert failure["error_code"] == "ModelArts.3009"
        assert failure["error_msg"].endswith(f"is used by service {name}. Delete the service first.")
    platform.remove(service)
    assert platform.call("DELETE", f"/models/{identifier}")["delete_success_list"] == [identifier]


def test_a_model_is_deleted_while_it_is_being_published(platform: Platform) -> None:
    body = platform.model_body(platform.put(echo()))
    identifier = platform.call("POST", "/models", json=body)["model_id"]
    assert platform.call("DELETE", f"/models/{identifier}")["delete_success_list"] == [identifier]
    assert platform.try_call("GET", f"/models/{identifier}").status_code == 404
    assert not (platform.connection.state_dir / "models" / identifier).exists()


def test_lists_by_type_state_description_and_workspace(platform: Platform) -> None:
    location = platform.put(echo())
    name = platform.model_body(location)["model_name"]
    bodies: list[dict[str, Any]] = [
        {"description": "of digits"},
        {"model_type": "Image", "source_location": "lab/digits:1"},
        {"workspace_id": "w1"},
    ]
    for number, changes in enumerate(bodies, 1):
        body = platform.model_body(location, model_name=name, model_version=f"0.0.{number}", **changes)
        platform.settled_model(platform.call("POST", "/models", json=body)["model_id"])

    def found(**query: Any) -> list[str]:
        answer = platform.call("GET", "/models", params={"model_name": name, "order": "asc", **query})
        return [model["model_version"] for model in answer["models"]]

    assert found() == ["0.0.1", "0.0.2"]
    assert found(workspace_id="w1") == ["0.0.3"]
    assert found(description="digits") == ["0.0.1"]
    assert found(model_type="Image") == found(not_model_type="PyTorch,XGBoost") == ["0.0.2"]
    assert found(not_model_type="Image") == ["0.0.1"]
    assert found(model_status="published") == ["0.0.1", "0.0.2"]
    assert found(model_status="failed") == []
    for wrong in ({"limit": 0}, {"limit": 281}, {"sort_by": "owner"}, {"model_status": "gone"}):
        assert platform.try_call("GET", "/models", params=wrong).status_code == 400


def test_two_who_create_the_same_version_at_once(platform: Platform) -> None:
    body = platform.model_body(platform.put(echo()))
    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(lambda _: platform.try_call("POST", "/models", json=body), range(4)))
    assert sorted(answer.status_code for answer in answers) == [200, 400, 400, 400]
