"""Models: what is published, what is refused and in which words."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from ..serving import ECHO, Platform, config, echo  # noqa: TID252 - tests are no package on the path

if TYPE_CHECKING:
    import httpx


def refusal(answer: httpx.Response, status: int = 400) -> tuple[str, str]:
    assert answer.status_code == status, answer.text
    body = answer.json()
    assert "\n" not in body["error_msg"]
    return body["error_code"], body["error_msg"]


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


def depending(**package: str) -> dict[str, str | bytes]:
    dependencies = [{"installer": "pip", "packages": [package]}]
    return echo(**{"config.json": config(dependencies=dependencies)})


BAD_PACKAGES: dict[str, tuple[dict[str, str | bytes], str, str]] = {
    "no config": ({"net.pt": b"x"}, "ModelArts.3016", "has no config.json. Write one"),
    "two configs": (echo(**{"sub/config.json": "{}"}), "ModelArts.3016", "Keep exactly one."),
    "config too deep": ({"sub/config.json": "{}"}, "ModelArts.3016", "not in sub/config.json"),
    "config no JSON": (echo(**{"config.json": "{model"}), "ModelArts.3016", "config.json is not JSON"),
    "config no object": (echo(**{"config.json": "[]"}), "ModelArts.3016", "must hold one object"),
    "config not text": (echo(**{"config.json": b'{"\xff"}'}), "ModelArts.3016", "config.json is not JSON"),
    "no algorithm": (
        echo(**{"config.json": '{"model_type": "PyTorch"}'}),
        "ModelArts.3016",
        "model_algorithm is missing",
    ),
    "bad algorithm": (echo(**{"config.json": config(model_algorithm="1x")}), "ModelArts.3016", "36 charac"),
    "no type": (
        echo(**{"config.json": '{"model_algorithm": "a"}'}),
        "ModelArts.3016",
        "model_type is missing",
    ),
    "unknown type": (
        echo(**{"config.json": config(model_type="PyTroch")}),
        "ModelArts.3016",
        "Did you mean 'PyTorch'?",
    ),
    "another type": (
        echo(**{"config.json": config(model_type="MXNet")}),
        "ModelArts.3016",
        "model_type is PyTorch in the request and MXNet in config.json",
    ),
    "two apis": (echo(**{"config.json": config(apis=[{}, {}])}), "ModelArts.3016", "one entry"),
    "api elsewhere": (echo(**{"config.json": config(apis=[{"url": "/a"}])}), "ModelArts.3016", "'/a'"),
    "request of apis": (
        echo(**{"config.json": config(apis=[{"request": "json"}])}),
        "ModelArts.3016",
        "request of apis must be an object",
    ),
    "apis no list": (echo(**{"config.json": config(apis={})}), "ModelArts.3016", "list of objects"),
    "installer": (
        echo(**{"config.json": config(dependencies=[{"installer": "conda"}])}),
        "ModelArts.3016",
        '"installer": "pip"',
    ),
    "package without name": (
        depending(version="1"),
        "ModelArts.3016",
        "package_name",
    ),
    "restraint": (
        echo(
            **{
                "config.json": config(
                    dependencies=[{"packages": [{"package_name": "a", "restraint": "LEAST"}]}]
                )
            }
        ),
        "ModelArts.3016",
        "Did you mean 'ATLEAST'?",
    ),
    "bad version": (
        depending(package_name="a", package_version="one two"),
        "ModelArts.3016",
        "'a==one two' is no package with a version",
    ),
    "swr": (echo(**{"config.json": config(swr_location="x")}), "ModelArts.3016", "Image only"),
    "metrics": (echo(**{"config.json": config(metrics=1)}), "ModelArts.3016", "metrics must be an object"),
    "script too deep": (
        {"config.json": config(), "sub/customize_service.py": ECHO},
        "ModelArts.3015",
        "at its top",
    ),
}


@pytest.mark.parametrize("case", BAD_PACKAGES)
def test_a_bad_package_is_refused_with_the_way_out(platform: Platform, case: str) -> None:
    files, code, words = BAD_PACKAGES[case]
    found, message = refusal(
        platform.try_call("POST", "/models", json=platform.model_body(platform.put(files)))
    )
    assert found == code
    assert words in message


@pytest.mark.parametrize(
    ("location", "code", "words"),
    [
        ("obs://bucket/dir/", "ModelArts.3037", "Write /bucket/dir/."),
        ("dir", "ModelArts.3037", "is invalid"),
        ("/no-such-bucket/dir/", "ModelArts.3015", "There is no bucket no-such-bucket"),
        ("/models-of-tests/nothing/", "ModelArts.3015", "into /models-of-tests/nothing/model/."),
    ],
)
def test_a_bad_location_is_refused(platform: Platform, location: str, code: str, words: str) -> None:
    platform.put(echo())
    found, message = refusal(platform.try_call("POST", "/models", json=platform.model_body(location)))
    assert found == code
    assert words in message


@pytest.mark.parametrize(
    ("changes", "status", "words"),
    [
        ({"model_type": "Image"}, 501, "runs a container image"),
        ({"model_version": "1.02.3"}, 400, "n.n.n"),
        ({"apis": "{"}, 400, "JSON in a string"),
        ({"model_type": "Keras"}, 400, "model_type"),
    ],
)
def test_a_bad_request_is_refused(
    platform: Platform, changes: dict[str, Any], status: int, words: str
) -> None:
    body = platform.model_body(platform.put(echo()), **changes)
    assert words in refusal(platform.try_call("POST", "/models", json=body), status)[1]


def test_script_named_but_missing(platform: Platform) -> None:
    location = platform.put({"config.json": config(), "net.pt": b"x"})
    body = platform.model_body(location, execution_code=f"{location}model/customize_service.py")
    assert "there is no /models-of-tests/" in refusal(platform.try_call("POST", "/models", json=body))[1]


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
