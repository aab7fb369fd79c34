"""Versions: made from earlier ones, listed, deleted."""

from __future__ import annotations

from .calling import ECHO


def test_a_version_takes_over_what_its_config_does_not_say(caller):
    caller.put("data/one.txt", "1")
    parameters = [{"label": "epochs", "value": "1"}]
    first = caller.new(caller.config(ECHO, data_url=f"/{caller.bucket}/data/", parameter=parameters))
    caller.reach(first)
    changed = {
        "pre_version_id": first["version_id"],
        "worker_server_num": 1,
        "parameter": [{"label": "epochs", "value": "2"}],
    }
    body = {"job_desc": "second", "config": changed}
    second = caller.call("create_training_job_version_v1", first["job_id"], body=body)
    assert second["job_id"] == first["job_id"]
    assert second["version_id"] > first["version_id"]
    assert second["version_name"] == "V0002"
    shown = caller.reach(second)
    assert shown["pre_version_id"] == first["version_id"]
    assert shown["app_url"] == caller.version(first)["app_url"]
    assert shown["job_desc"] == "second"
    assert caller.lines(second) == [f"--data_url=s3://{caller.bucket}/data/", "--epochs=2"]


def test_versions_are_listed_newest_first_and_paged(caller):
    job = caller.new(caller.config())
    for _ in range(2):
        body = {"config": {"pre_version_id": str(job["version_id"]), "worker_server_num": "1"}}
        caller.call("create_training_job_version_v1", job["job_id"], body=body)
    found = caller.call("list_training_job_versions_v1", job["job_id"])
    assert [row["version_name"] for row in found["versions"]] == ["V0003", "V0002", "V0001"]
    assert (found["version_count"], found["job_name"]) == (3, job["job_name"])
    query = {"page": 2, "per_page": 2}
    page = caller.call("list_training_job_versions_v1", job["job_id"], query=query)
    assert [row["version_name"] for row in page["versions"]] == ["V0001"]
    assert page["version_count"] == 3


def test_a_deleted_version_is_gone_and_its_name_is_not_used_again(caller):
    job = caller.new(caller.config())
    body = {"config": {"pre_version_id": job["version_id"], "worker_server_num": 1}}
    second = caller.call("create_training_job_version_v1", job["job_id"], body=body)
    caller.call("delete_training_job_version_v1", job["job_id"], second["version_id"])
    status, _, message = caller.refusal("show_training_job_version_v1", job["job_id"], second["version_id"])
    assert (status, str(second["version_id"]) in message) == (404, True)
    third = caller.call("create_training_job_version_v1", job["job_id"], body=body)
    assert third["version_name"] == "V0003"
    (row,) = caller.rows()
    assert (row["version_count"], row["version_id"]) == (2, third["version_id"])


def test_a_job_without_a_version_gets_its_first_one_from_its_own_config(caller):
    job = caller.new(caller.config(ECHO, create_version=False, parameter=[{"label": "a", "value": "b"}]))
    assert "version_id" not in job
    (row,) = caller.rows()
    assert (row["version_count"], row["status"], row["duration"]) == (0, 1, 0)
    body = {"config": {"pre_version_id": 0, "worker_server_num": 1}}
    first = caller.call("create_training_job_version_v1", job["job_id"], body=body)
    caller.reach(first)
    assert (first["version_name"], caller.lines(first)) == ("V0001", ["--a=b"])


def test_an_unknown_version_cannot_be_the_base(caller):
    job = caller.new(caller.config())
    other = caller.new(caller.config())
    for wrong in (0, 999_999_999, other["version_id"]):
        body = {"config": {"pre_version_id": wrong, "worker_server_num": 1}}
        refused = caller.refusal("create_training_job_version_v1", job["job_id"], body=body)
        assert (refused[0], "pre_version_id" in refused[2]) == (404, True)


def test_a_version_of_another_job_is_not_found(caller):
    one, other = caller.new(caller.config()), caller.new(caller.config())
    assert caller.refusal("show_training_job_version_v1", one["job_id"], other["version_id"])[0] == 404
    assert caller.refusal("stop_training_job_version_v1", one["job_id"], other["version_id"])[0] == 404
    assert caller.refusal("delete_training_job_version_v1", one["job_id"], other["version_id"])[0] == 404


def test_ids_that_are_none(caller):
    for wrong in ("0", "-1", "12345678901234567890", "abc", "²"):
        assert caller.refusal("list_training_job_versions_v1", wrong)[0] == 404
