"""A deployed service, called as anybody calls it."""

from __future__ import annotations

import io
import json
from collections import Counter
from typing import TYPE_CHECKING, Any

import joblib
import pytest
from PIL import Image
from sklearn.datasets import load_iris
from sklearn.linear_model import LogisticRegression

from ..serving import ECHO, Platform, config, echo, entry, until  # noqa: TID252 - tests are no package on the path

if TYPE_CHECKING:
    from collections.abc import Iterator

    from httpx import Response

IMAGES = """\
from PIL import Image
from model_service.pytorch_model_service import PTServingBaseService

class ImageService(PTServingBaseService):
    def __init__(self, model_name, model_path):
        super().__init__(model_name, model_path)
        self.path = model_path

    def _preprocess(self, data):
        if "exit" in data:
            raise SystemExit(3)
        for files in data.values():
            for name, content in files.items():
                return name, Image.open(content)

    def _inference(self, data):
        name, image = data
        return {"name": name, "size": image.size, "path": self.path}
"""


def picture() -> bytes:
    stream = io.BytesIO()
    Image.new("L", (8, 6), 40).save(stream, "PNG")
    return stream.getvalue()


@pytest.fixture(scope="module")
def images(platform: Platform) -> Iterator[str]:
    service_id = platform.deploy(platform.publish(echo(**{"customize_service.py": IMAGES})))
    yield service_id
    platform.remove(service_id)


def script_failure(answer: Response, status: int) -> str:
    assert answer.status_code == status, answer.text
    body = answer.json()
    assert body["erno"] == "MR.0105"
    assert body["msg"] == "Recognition failed"
    assert body["words_result"] == {}
    detail: str = body["detail"]
    assert "\n" not in detail
    return detail


def test_a_scikit_learn_model_without_a_script_answers_tables(platform: Platform) -> None:
    features, labels = load_iris(return_X_y=True)
    model = LogisticRegression(max_iter=500).fit(features, labels)
    stream = io.BytesIO()
    joblib.dump(model, stream)
    files = {"config.json": config(model_type="Scikit_Learn"), "iris.m": stream.getvalue()}
    service_id = platform.deploy(platform.publish(files, model_type="Scikit_Learn"))
    names = ["sepal_length", "sepal_width", "petal_length", "petal_width"]
    rows = [dict(zip(names, map(float, row), strict=True)) for row in features[::30]]
    answer = platform.predict(service_id, json={"meta": {"uuid": "1"}, "data": {"req_data": rows}})
    predicted = [{"predictresult": int(label)} for label in model.predict(features[::30])]
    assert answer.json() == {"meta": {"uuid": "1"}, "data": {"resp_data": predicted}}
    wrong = platform.predict(service_id, json={"data": {"req_data": [{"a": 1}]}})
    assert "X has 1 features" in script_failure(wrong, 500)
    assert "req_data" in script_failure(platform.predict(service_id, json={"rows": []}), 400)
    platform.remove(service_id)


def test_an_image_in_a_form(platform: Platform, images: str) -> None:
    answer = platform.predict(images, files={"images": ("digit.png", picture())})
    assert answer.status_code == 200, answer.text
    body = answer.json()
    assert body["name"] == "digit.png"
    assert body["size"] == [8, 6]
    assert body["path"].endswith("/model/net.pt")


def test_an_image_that_is_none_names_file_and_line(platform: Platform, images: str) -> None:
    before = platform.call("GET", f"/services/{images}/monitor")["monitors"][0]
    answer = platform.predict(images, files={"images": ("digit.png", b"no picture")})
    detail = script_failure(answer, 500)
    assert detail.startswith(
        "customize_service.py line 14, in _preprocess: PIL.UnidentifiedImageError: cannot"
    )
    (monitor,) = platform.call("GET", f"/services/{images}/monitor")["monitors"]
    assert monitor["failed_times"] == before["failed_times"] + 1
    assert monitor["invocation_times"] == before["invocation_times"] + 1
    assert monitor["error_msg"] == detail
    assert monitor["cpu_memory_usage"] > 5
    log = platform.connection.state_dir / "services" / images
    assert "Traceback (most recent call last)" in "".join(path.read_text() for path in log.glob("*.log"))


def test_a_script_that_exits_keeps_its_instance(platform: Platform, images: str) -> None:
    assert "SystemExit: 3" in script_failure(platform.predict(images, json={"exit": 1}), 500)
    assert platform.predict(images, files={"images": ("digit.png", picture())}).status_code == 200
    assert platform.show(images)["status"] == "running"


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ({"content": b"{data", "headers": {"Content-Type": "application/json"}}, "The body is not JSON: "),
        ({"content": b"data", "headers": {"Content-Type": "text/plain"}}, "text/plain is no form"),
        ({}, "has no body"),
        (
            {"content": b"x", "headers": {"Content-Type": "multipart/form-data; boundary=b"}},
            "The multipart form cannot be read",
        ),
    ],
)
def test_an_unusable_body(platform: Platform, images: str, arguments: dict[str, Any], words: str) -> None:
    answer = platform.predict(images, **arguments)
    assert answer.status_code == 400, answer.text
    assert answer.json()["erno"] == "MR.0101"
    assert words in answer.json()["detail"]


def test_only_post_and_only_the_one_api(platform: Platform, images: str) -> None:
    answer = platform.predict(images, method="GET")
    assert answer.status_code == 405
    assert answer.json()["msg"] == "Method Not Allowed"
    assert platform.predict(images, "/other", json={}).status_code == 404
    assert platform.predict(images, "/health", method="GET").json() == {"status": "OK"}


def test_traffic_follows_the_weights_and_every_instance_gets_some(platform: Platform) -> None:
    first, second = (platform.publish(echo()) for _ in range(2))
    config = [
        entry({"model_id": first, "weight": "70", "envs": {"NAME": "first"}, "instance_count": 2}),
        entry({"model_id": second, "weight": 30, "envs": {"NAME": "second"}}),
    ]
    service_id = platform.deploy(*config)
    address = platform.show(service_id)["access_address"]
    answers = [platform.request("POST", address, json={"a": 1}).json() for _ in range(20)]
    assert Counter(answer["name"] for answer in answers) == {"first": 14, "second": 6}
    assert all(answer["data"] == {"a": 1} for answer in answers)
    monitor = platform.call("GET", f"/services/{service_id}/monitor")
    assert [row["invocation_times"] for row in monitor["monitors"]] == [14, 6]
    assert [row["model_running_instance_count"] for row in monitor["monitors"]] == [2, 1]
    assert monitor["service_running_instance_count"] == monitor["service_instance_count"] == 3
    assert monitor["req_count_per_min"] == 20
    (log,) = platform.call("GET", f"/services/{service_id}/logs")["logs"]
    assert (log["result"], log["success_num"], log["failed_num"]) == ("SUCCESS", 3, 0)
    assert [item["weight"] for item in log["config"]] == [70, 30]
    refused = platform.call("DELETE", f"/models/{first}")["delete_failed_list"][0]
    assert refused["error_code"] == "ModelArts.3009"
    assert platform.show(service_id)["service_name"] in refused["error_msg"]
    platform.remove(service_id)
    assert platform.call("DELETE", f"/models/{first}")["delete_success_list"] == [first]


def test_a_large_answer_arrives_whole(platform: Platform) -> None:
    script = ECHO.replace('{"data": data', '{"data": "x" * data["size"]')
    service_id = platform.deploy(platform.publish(echo(**{"customize_service.py": script})))
    answer = platform.predict(service_id, json={"size": 20 << 20})
    assert len(answer.json()["data"]) == 20 << 20
    platform.remove(service_id)


def test_a_request_that_kills_its_instance(platform: Platform) -> None:
    deadly = '        if "die" in data:\n            os._exit(5)\n        return'
    script = ECHO.replace("        return", deadly)
    service_id = platform.deploy(platform.publish(echo(**{"customize_service.py": script})))
    answer = platform.predict(service_id, json={"die": True})
    assert answer.status_code == 503, answer.text
    assert answer.json()["error_code"] == "ModelArts.4503"
    until(lambda: platform.predict(service_id, json={}).is_success, "the instance to be back")
    assert platform.call("GET", f"/services/{service_id}/monitor")["monitors"][0]["failed_times"] >= 1
    platform.remove(service_id)


def test_who_may_not_call(platform: Platform, images: str) -> None:
    address = platform.show(images)["access_address"]

    def refused(answer: Response, status: int, code: str) -> str:
        assert answer.status_code == status, answer.text
        body = json.loads(answer.content)
        assert set(body) == {"error_code", "error_msg"}
        assert body["error_code"] == code
        assert answer.headers["X-Request-Id"]
        message: str = body["error_msg"]
        return message

    http = platform.http
    assert "X-Auth-Token is missing" in refused(http.post(address, json={}), 401, "APIG.0301")
    token = {"X-Auth-Token": "nothing"}
    refused(http.post(address, json={}, headers=token), 401, "APIG.0301")
    forged = {"Authorization": "SDK-HMAC-SHA256 Access=A, SignedHeaders=host, Signature=0"}
    refused(http.post(address, json={}, headers=forged), 401, "APIG.0301")
    elsewhere = address.rsplit("/", 1)[0] + "/0"
    refused(platform.request("POST", elsewhere, json={}), 404, "APIG.0101")
    refused(platform.request("POST", address.replace("infers", "x"), json={}), 404, "APIG.0101")
    assert "12 MB" in refused(http.post(address, content=bytes(13 << 20)), 413, "APIG.0201")


def test_a_token_of_the_account_may_call(platform: Platform, images: str) -> None:
    connection = platform.connection
    user = {
        "name": connection.user,
        "password": connection.password.reveal(),
        "domain": {"name": connection.domain},
    }
    identity = {"methods": ["password"], "password": {"user": user}}
    scope = {"project": {"name": connection.region}}
    answer = platform.http.post(
        f"{connection.iam}/v3/auth/tokens", json={"auth": {"identity": identity, "scope": scope}}
    )
    headers = {"X-Auth-Token": answer.headers["X-Subject-Token"]}
    address = platform.show(images)["access_address"]
    called = platform.http.post(address, files={"images": ("a.png", picture())}, headers=headers)
    assert called.json()["name"] == "a.png"
