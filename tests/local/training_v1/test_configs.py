"""Stored parameter sets."""

from __future__ import annotations

import uuid

import pytest

from .calling import SCIKIT_LEARN


@pytest.fixture
def prefix():
    return f"s{uuid.uuid4().hex[:8]}"


def stored(caller, name, **more):
    body = {"config_name": name, "worker_server_num": 1, "spec_id": 1, "engine_id": SCIKIT_LEARN, **more}
    caller.call("create_training_job_config_v1", body=body)
    return body


def test_a_set_is_stored_shown_changed_and_deleted(caller, prefix):
    body = stored(
        caller,
        prefix,
        config_desc="first",
        app_url="/b/code/",
        boot_file_url="/b/code/train.py",
        data_source=[{"type": "obs", "data_url": "/b/data/"}],
        parameter=[{"label": "epochs", "value": "1"}],
        train_url="/b/out/",
        log_url="/b/log/",
    )
    shown = caller.call("show_training_job_config_v1", prefix)
    assert {name: shown[name] for name in body} == body
    assert (shown["engine_name"], shown["engine_type"]) == ("XGBoost-Sklearn", 9)
    assert (shown["spec_code"], shown["core"]) == ("modelarts.vm.cpu.2u", "2")
    assert isinstance(shown["create_time"], int)
    caller.call("update_training_job_config_v1", prefix, body={"worker_server_num": 2, "spec_id": 2})
    changed = caller.call("show_training_job_config_v1", prefix, query={"config_type": "custom"})
    assert (changed["config_desc"], changed["spec_code"]) == ("first", "modelarts.vm.cpu.8u")
    assert (changed["worker_server_num"], changed["app_url"], changed["parameter"]) == (2, "", [])
    assert changed["create_time"] == shown["create_time"]
    caller.call("delete_training_job_config_v1", prefix)
    assert caller.refusal("show_training_job_config_v1", prefix)[0] == 404


def test_a_name_is_taken_once(caller, prefix):
    body = stored(caller, prefix)
    refused = caller.refusal("create_training_job_config_v1", body=body)
    assert refused == (400, "ModelArts.0103", f"Config name:{prefix} is existed")
    caller.call("delete_training_job_config_v1", prefix)
    stored(caller, prefix)
    caller.call("delete_training_job_config_v1", prefix)


def test_the_list(caller, prefix):
    for letter in "bca":
        stored(caller, f"{prefix}-{letter}", config_desc=f"{letter.upper()} of {prefix}")

    def names(**query):
        asked = {"search_content": prefix, **query}
        found = caller.call("list_training_job_configs_v1", query=asked)
        return found["config_total_count"], [row["config_name"][-1] for row in found["configs"]]

    assert names() == (3, ["a", "b", "c"])
    assert names(order="desc") == (3, ["c", "b", "a"])
    assert names(sortBy="create_time") == (3, ["b", "c", "a"])
    assert names(sortBy="job_name", per_page=2, page=2) == (3, ["c"])
    assert names(search_content=f"C OF {prefix}") == (1, ["c"])
    assert names(config_type="sample") == (0, [])
    row = caller.call("list_training_job_configs_v1", query={"search_content": prefix})["configs"][0]
    assert set(row) == {
        "config_name",
        "config_desc",
        "create_time",
        "engine_type",
        "engine_name",
        "engine_id",
        "engine_version",
    }
    for letter in "abc":
        caller.call("delete_training_job_config_v1", f"{prefix}-{letter}")


def test_what_is_refused(caller, prefix):
    body = {"config_name": prefix, "worker_server_num": 1}
    for wrong in (
        {"config_name": "x" * 21},
        {"config_name": "a b"},
        {"config_desc": "x" * 257},
        {"worker_server_num": "many"},
        {"spec_id": 77},
        {"engine_id": 77},
    ):
        assert caller.refusal("create_training_job_config_v1", body={**body, **wrong})[0] == 400
    for wrong in ({"page": 0}, {"per_page": 1001}, {"sortBy": "status"}, {"config_type": "own"}):
        assert caller.refusal("list_training_job_configs_v1", query=wrong)[0] == 400
    assert caller.refusal("update_training_job_config_v1", prefix, body={"worker_server_num": 1})[0] == 404
    assert caller.refusal("delete_training_job_config_v1", prefix)[0] == 404
    assert caller.refusal("show_training_job_config_v1", prefix, query={"config_type": "sample"})[0] == 404
