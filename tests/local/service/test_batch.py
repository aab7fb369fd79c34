"""Batch services: what is sent, what is written, which statuses there are."""

from __future__ import annotations

import json
import os
import signal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from jupyter_modelarts.contract.limits import MIB

from ..serving import Platform, until  # noqa: TID252 - tests are no package on the path
from . import containers
from .batches import Batch, outcomes, package
from .containers import certificate, publish
from .test_answers import assert_shape

if TYPE_CHECKING:
    from collections.abc import Iterator

EXAMPLES = Path(__file__).parents[2] / "data" / "examples"


@pytest.fixture(scope="module")
def model(platform: Platform) -> str:
    return platform.publish(package())


@pytest.fixture
def batch(platform: Platform, model: str) -> Iterator[Batch]:
    made = Batch(platform, model)
    yield made
    made.go()
    if made.service_id:
        platform.remove(made.service_id)


def test_a_file_is_a_request(batch: Batch) -> None:
    batch.put({"1.jpg": "one", "deep/2.txt": "two", "drei é.csv": "3", "4.json": '{"four": 4}'})
    service = batch.run()
    assert (service["progress"], service["error_msg"]) == (100, "")
    assert {name: json.loads(text) for name, text in batch.results().items()} == {
        "1.jpg_result.txt": {"images": ["1.jpg", "one"]},
        "deep/2.txt_result.txt": {"file": ["2.txt", "two"]},
        "drei é.csv_result.txt": {"file": ["drei é.csv", "3"]},
        "4.json_result.txt": {"four": 4},
    }
    assert batch.manifest()[0] == {
        "source": f"obs://{batch.bucket}/in/1.jpg",
        "result": "SUCCESSFUL",
        "inference-loc": f"obs://{batch.bucket}/out/infer-result/1.jpg_result.txt",
    }
    task = service["batch_task"]
    assert (task["total"], task["succeeded"], task["failed"]) == (4, 4, 0)
    assert "access_address" not in service
    assert service["config"][0]["running_instance_count"] == 0


@pytest.mark.parametrize("kind", ["csv", "file"])
def test_the_examples_of_the_contract(platform: Platform, batch: Batch, kind: str) -> None:
    body = json.loads((EXAMPLES / f"create_service.request.batch_{kind}.json").read_text())
    (entry,) = body["config"]
    for field in ("src_path", "dest_path"):
        entry[field] = entry[field].replace("infers-data", batch.bucket)
    (batch.root / "xgboosterdata").mkdir()
    (batch.root / "xgboosterdata" / "rows.csv").write_text("5,4,3,2,1\n5.5,40,30,20,10\n")
    entry |= {"model_id": batch.model, "envs": {"SEEN": str(batch.seen)}}
    created = platform.call("POST", "/services", json=body)
    assert_shape("create_service", created)
    batch.service_id = created["service_id"]
    shown = batch.wait("finished")
    assert_shape("show_service", shown)
    given = ("src_path", "dest_path", "req_uri", "mapping_type", "mapping_rule")
    assert all(shown["config"][0].get(name) == entry.get(name) for name in given)
    (result,) = (batch.root / "output" / "infer-result").iterdir()
    assert result.name == "rows.csv_result.txt"
    answers = [json.loads(line) for line in result.read_text().splitlines()]
    if kind == "csv":
        rows = ([5, 4, 3, 2, 1], [5.5, 40, 30, 20, 10])
        sent = [{f"input{5 - column}": value for column, value in enumerate(row)} for row in rows]
        assert answers == [{"data": {"req_data": [row]}} for row in sent]
    else:
        assert answers == [{"file": ["rows.csv", "5,4,3,2,1\n5.5,40,30,20,10\n"]}]


def test_apis_of_the_model_say_how_a_file_is_sent(platform: Platform, batch: Batch) -> None:
    forms = {
        "multipart/form-data": {"properties": {"kind": {"type": "string"}, "photo": {"type": "file"}}},
        "application/json": {"properties": {"four": {"type": "integer"}}},
    }
    for kind, schema in forms.items():
        config = json.loads(str(package()["config.json"]))
        config["apis"] = [{"url": "/", "method": "post", "request": {"Content-type": kind, "data": schema}}]
        batch.model = platform.publish({**package(), "config.json": json.dumps(config)})
        batch.put({"1.txt": '{"four": 4}'})
        batch.run()
        answer = json.loads(batch.results()["1.txt_result.txt"])
        as_json = kind == "application/json"
        assert answer == ({"four": 4} if as_json else {"photo": ["1.txt", '{"four": 4}']})
        platform.remove(batch.service_id)


def test_a_server_of_its_own_over_https(platform: Platform, batch: Batch) -> None:
    api = {"url": "/v2/predict", "method": "post", "protocol": "https"}
    api["request"] = {"Content-type": "application/x-signal"}
    batch.model = publish(platform, containers.package(apis=[api]) | certificate())
    batch.put({"1.bin": "one"})
    refused = platform.try_call("POST", "/services", json=batch.body())
    assert "req_uri '/' is unknown" in refused.json()["error_msg"]
    batch.run(req_uri="/v2/predict")
    answer = json.loads(batch.results()["1.bin_result.txt"])
    assert [answer[name] for name in ("method", "path", "body")] == ["POST", "/v2/predict", "one"]
    assert answer["headers"]["content-type"] == "application/x-signal"


def test_it_cannot_be_called(platform: Platform, batch: Batch) -> None:
    batch.put({"1.txt": "hold"})
    batch.start()
    batch.until_asked("hold")
    channel = platform.call("GET", "/internal-channel-info")
    port = channel["vpcep_info"][0]["service_port"]
    url = f"http://{channel['dns_domain_name']}:{port}/v1/infers/{batch.service_id}"
    answer = platform.request("POST", url, json={})
    assert (answer.status_code, answer.json()["error_code"]) == (404, "ModelArts.4201")
    assert "is a batch service: it cannot be called" in answer.json()["error_msg"]
    assert len(batch.requests()) == 1


def test_a_manifest_says_which_files(batch: Batch) -> None:
    batch.put({"a/1.jpg": "a", "b/1.jpg": "b", "c.jpg": "c"})
    sources = [f"obs://{batch.bucket}/in/a/1.jpg", f"s3://{batch.bucket}/in/b/1.jpg"]
    sources.append(f"/{batch.bucket}/in/none.jpg")
    lines = [*(json.dumps({"source": source, "usage": "TRAIN"}) for source in sources), "", "no json"]
    (batch.root / "some.manifest").write_text("\n".join(lines))
    service = batch.run(src_path=f"/{batch.bucket}/some.manifest", src_type="ManifestFile")
    assert sorted(batch.results()) == ["1.jpg_2_result.txt", "1.jpg_result.txt"]
    manifest = batch.manifest()
    assert [line["source"] for line in manifest] == [*sources, "no json"]
    assert [line["result"] for line in manifest] == ["SUCCESSFUL", "SUCCESSFUL", "FAILED", "FAILED"]
    assert "There is no object in/none.jpg" in manifest[2]["error_message"]
    assert "Line 5 of the manifest is not of the form" in manifest[3]["error_message"]
    assert service["error_msg"].startswith("2 of 4 inputs failed")


def test_inputs_that_fail_do_not_fail_the_others(batch: Batch) -> None:
    batch.put({"1.txt": "one", "2.txt": "bad", "3.txt": "die", "4.txt": "four"})
    batch.put({"5.jpg": bytes(10 * MIB), "6.jpg": b"0" * (10 * MIB - 1)})
    batch.put({f"7-{number}.txt": "die" for number in range(3)} | {"8.txt": "eight"})
    service = batch.run()
    assert service["error_msg"].startswith("6 of 10 inputs failed")
    manifest = {line["source"].rpartition("/")[2]: line for line in batch.manifest()}
    good = [name for name, line in manifest.items() if line["result"] == "SUCCESSFUL"]
    assert good == ["1.txt", "4.txt", "6.jpg", "8.txt"]
    assert sorted(batch.results()) == [f"{name}_result.txt" for name in good]
    assert "inference-loc" not in manifest["2.txt"]
    assert "ValueError: no digit in it" in manifest["2.txt"]["error_message"]
    assert "The instance exited with 3" in manifest["3.txt"]["error_message"]
    assert "The image has 10.0 MB; it must be smaller" in manifest["5.jpg"]["error_message"]
    assert f"ERROR obs://{batch.bucket}/in/2.txt" in batch.log()
    (row,) = batch.platform.call("GET", f"/services?service_id={batch.service_id}")["services"]
    assert (row["invocation_times"], row["failed_times"]) == (9, 5)


CSV = {
    "good.csv": "1\r\n\r\n2,9\r\n",
    "some.csv": "1\nbad\n3\n",
    "none.csv": "\n",
    "latin.csv": "é\n".encode("latin-1"),
    "large.csv": b"1\n" * (6 * MIB) + b"1",
}


def test_rows_of_csv_files(batch: Batch) -> None:
    batch.put(CSV)
    batch.run(mapping_type="csv", instance_count=2)
    assert batch.results() == {
        "good.csv_result.txt": '{"x": 1}\n{"x": 2}\n',
        "some.csv_result.txt": '{"x": 1}\n'
        '{"error_msg": "x is a number, but column 0 holds \'bad\'"}\n'
        '{"x": 3}\n',
    }
    manifest = batch.manifest()
    assert outcomes(manifest) == dict.fromkeys(sorted(CSV), "FAILED") | {"good.csv": "SUCCESSFUL"}
    said = {line["source"].rpartition("/")[2]: line.get("error_message", "") for line in manifest}
    assert said["some.csv"].startswith("1 of 3 rows failed; row 2: x is a number")
    assert said["none.csv"] == "The csv file has no rows."
    assert "no text in UTF-8" in said["latin.csv"]
    assert "12 MB is the most" in said["large.csv"]


def test_instances_work_at_the_same_time(batch: Batch) -> None:
    batch.put({"1.txt": "hold 1", "2.txt": "hold 2", "3.txt": "three"})
    batch.start(instance_count=2)
    batch.until_asked("hold 1", "hold 2")
    service = batch.wait("running")
    assert service["config"][0]["running_instance_count"] == 2
    assert len(batch.requests()) == 2
    batch.go()
    batch.wait("finished")
    assert set(outcomes(batch.manifest()).values()) == {"SUCCESSFUL"}


def test_stop_and_start_again(batch: Batch) -> None:
    batch.put({"1.txt": "one", "2.txt": "hold", "3.txt": "three"})
    batch.start()
    batch.until_asked("hold")
    service = until(lambda: _progressed(batch), "progress")
    first = service["batch_task"]["task_id"]
    assert service["progress"] == 33
    batch.set("stopped")
    stopped = batch.wait("stopped")
    assert stopped["batch_task"]["succeeded"] == 1
    assert outcomes(batch.manifest()) == {"1.txt": "SUCCESSFUL"}
    assert list(batch.results()) == ["1.txt_result.txt"]
    batch.go()
    batch.put({"1.txt": "bad"})
    batch.set("running")
    again = batch.wait("finished")
    assert again["batch_task"]["task_id"] != first
    assert list(outcomes(batch.manifest()).values()) == ["FAILED", "SUCCESSFUL", "SUCCESSFUL"]
    assert sorted(batch.results()) == ["2.txt_result.txt", "3.txt_result.txt"]  # none of the task before
    refused = batch.platform.try_call("PUT", f"/services/{batch.service_id}", json={"status": "stopped"})
    assert refused.status_code == 409
    assert "is finished: there is nothing to stop" in refused.json()["error_msg"]
    logs = batch.platform.call("GET", f"/services/{batch.service_id}/logs")["logs"]
    assert [log["result"] for log in logs] == ["SUCCESS", "SUCCESS"]


def _progressed(batch: Batch) -> dict[str, Any] | None:
    service = batch.platform.show(batch.service_id)
    return service if service["progress"] else None


def test_delete_in_the_middle(batch: Batch) -> None:
    batch.put({"1.txt": "hold"})
    batch.start()
    batch.until_asked("hold")
    batch.platform.remove(batch.service_id)
    directory = batch.platform.connection.state_dir / "services" / batch.service_id
    assert not directory.exists()
    batch.service_id = ""


def test_results_of_a_task_are_no_input_of_the_next(batch: Batch) -> None:
    batch.put({"1.txt": "one"})
    place = f"/{batch.bucket}/in"
    batch.run(dest_path=place)
    batch.set("running")
    until(lambda: len(list((batch.root / "in").glob("*.manifest"))) == 2, "the second manifest")
    assert batch.wait("finished")["batch_task"]["total"] == 1


def test_a_task_that_cannot_go_on_fails(platform: Platform, batch: Batch) -> None:
    service = batch.start().wait("failed")
    assert service["error_msg"].startswith(f"src_path obs://{batch.bucket}/in/ names no file.")
    batch.put({"1.txt": "one"})
    batch.set("running")  # it can be started again
    batch.wait("finished")
    platform.remove(batch.service_id)
    script = "import no_such_package\n" + str(package()["customize_service.py"])
    batch.model = platform.publish({**package(), "customize_service.py": script})
    service = batch.start().wait("failed")
    assert "no_such_package" in service["error_msg"]


def test_a_request_of_an_instance_that_was_killed_is_sent_again(platform: Platform, batch: Batch) -> None:
    batch.put({"1.txt": "hold", "2.txt": "two"})
    batch.start()
    batch.until_asked("hold")
    directory = platform.connection.state_dir / "services" / batch.service_id / "run"
    (process,) = directory.glob("*/process.json")
    os.kill(json.loads(process.read_text())["pid"], signal.SIGKILL)
    batch.wait("concerning")
    until(lambda: len(batch.requests()) == 2, "the second try")
    batch.wait("running")
    batch.go()
    batch.wait("finished")
    assert set(outcomes(batch.manifest()).values()) == {"SUCCESSFUL"}


def test_where_results_go_may_vanish(platform: Platform, batch: Batch) -> None:
    other = Batch(platform, batch.model)
    batch.put({"1.txt": "hold", "2.txt": "two"})
    batch.start(dest_path=f"/{other.bucket}/")
    batch.until_asked("hold")
    (other.root / "out").rmdir()
    other.root.rmdir()
    batch.go()
    service = batch.wait("failed")
    assert f"obs://{other.bucket}/infer-result/1.txt_result.txt cannot be written" in service["error_msg"]


REFUSED: dict[str, tuple[dict[str, Any], str]] = {
    "no source": ({"src_path": ""}, "config[0].src_path is missing"),
    "no mapping": ({"mapping_type": None}, "mapping_type"),
    "mapping": ({"mapping_type": "cvs"}, "Did you mean 'csv'?"),
    "rule": ({"mapping_type": "csv", "mapping_rule": {}}, "mapping_rule is missing"),
    "unused rule": (
        {"mapping_type": "csv", "mapping_rule": {"properties": {"x": {"type": "number", "index": -1}}}},
        "No field of mapping_rule has a column",
    ),
    "odd rule": ({"mapping_type": "csv", "mapping_rule": {"properties": {"x": 1}}}, "must be the JSON sch"),
    "source": ({"src_path": "here"}, "is not an OBS path"),
    "bucket": ({"dest_path": "/no-such-bucket/x/"}, "bucket of dest_path, no-such-bucket, does not exist"),
    "kind of source": ({"src_type": "Folder"}, "src_type must be ManifestFile"),
    "manifest": ({"src_type": "ManifestFile"}, "must name a manifest file"),
    "uri": ({"req_uri": "predict"}, "must begin with a slash"),
}


@pytest.mark.parametrize("case", REFUSED)
def test_what_is_refused(platform: Platform, batch: Batch, case: str) -> None:
    changes, words = REFUSED[case]
    answer = platform.try_call("POST", "/services", json=batch.body(**changes))
    assert answer.status_code == 400, answer.text
    assert words in answer.json()["error_msg"]


def test_one_model_only(platform: Platform, batch: Batch) -> None:
    body = batch.body(weight=50)
    body["config"] *= 2
    answer = platform.try_call("POST", "/services", json=body)
    assert "A batch service has one model, but config has 2" in answer.json()["error_msg"]
