"""The list of jobs: filters, order, pages; and its description."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import pytest

from .calling import GATED, SCIKIT_LEARN, Gate


def test_filters_order_and_pages(caller, tmp_path):
    gate = Gate(tmp_path / "gate")
    failed = caller.new(caller.config("raise SystemExit(3)"), name="c-failed", job_desc="Broken on purpose")
    done = caller.new(caller.config(), name="a-done")
    running = caller.new(caller.config(GATED, parameter=[gate.parameter]), name="b-running")
    caller.reach(failed)
    caller.reach(done)
    caller.reach(running, 8)

    def names(**query):
        return [row["job_name"] for row in caller.rows(**query)]

    assert names() == ["c-failed", "b-running", "a-done"]
    assert names(order="asc") == ["a-done", "b-running", "c-failed"]
    assert names(sortBy="create_time", order="asc") == ["c-failed", "a-done", "b-running"]
    assert names(sortBy="status", order="asc") == ["b-running", "a-done", "c-failed"]
    assert names(sortBy="job_desc")[0] == "c-failed"
    assert sorted(names(sortBy="engine_type")) == sorted(names(sortBy="duration")) == sorted(names())
    assert names(status=8) == ["b-running"]
    assert names(status=11) == ["c-failed"]
    assert names(status=3) == []  # jobs that could not be created
    assert names(search_content="DONE") == ["a-done"]
    assert names(search_content="purpose") == ["c-failed"]
    assert names(per_page=2, page=2, order="asc") == ["c-failed"]
    assert names(page=9) == []
    assert names(workspace_id="0", search_content=caller.bucket) == []
    (row,) = caller.rows(status=10)
    assert (row["job_id"], row["version_id"]) == (done["job_id"], done["version_id"])
    assert (row["version_count"], row["status"]) == (1, 10)
    gate.open()
    caller.reach(running)


def test_the_total_counts_what_was_found_not_the_page(caller):
    for _ in range(3):
        caller.new(caller.config(create_version=False))
    query = {"workspace_id": caller.workspace, "per_page": 2}
    found = caller.call("list_training_jobs_v1", query=query)
    assert (found["job_total_count"], len(found["jobs"])) == (3, 2)


@pytest.mark.parametrize(
    "query",
    [
        {"page": 0},
        {"page": -1},
        {"page": 65_536},
        {"per_page": 0},
        {"per_page": 1001},
        {"page": "first"},
        {"sortBy": "colour"},
        {"order": "up"},
        {"search_content": "x" * 101},
        {"status": "done"},
    ],
)
def test_ranges_of_the_list(caller, query):
    assert caller.refusal("list_training_jobs_v1", query=query)[0] == 400


def test_a_name_is_taken_once_and_free_again_after_deletion(caller):
    name = f"name-{caller.bucket}"
    job = caller.new(caller.config(), name=name)
    body = {"job_name": name, "config": caller.config()}
    refused = caller.refusal("create_training_job_v1", body=body)
    assert refused == (400, "ModelArts.0103", f"Job name:{name} is existed")
    caller.call("delete_training_job_v1", job["job_id"])
    again = caller.new(caller.config(engine_id=str(SCIKIT_LEARN)), name=name)
    assert again["job_id"] > job["job_id"]


def test_the_description_is_changed(caller):
    job = caller.new(caller.config(), job_desc="before")
    caller.call("update_training_job_v1", job["job_id"], body={"job_desc": "after"})
    assert caller.version(job)["job_desc"] == "after"
    assert caller.rows()[0]["job_desc"] == "after"
    assert caller.refusal("update_training_job_v1", job["job_id"], body={})[0] == 400
    assert caller.refusal("update_training_job_v1", 999_999_999, body={"job_desc": "x"})[0] == 404
    assert caller.refusal("delete_training_job_v1", 999_999_999)[0] == 404


def test_many_at_once_get_a_name_and_a_number_each_only_once(caller):
    config = caller.config(create_version=False)
    bodies = [
        {"job_name": f"{caller.bucket}-{number % 5}", "workspace_id": caller.workspace, "config": config}
        for number in range(20)
    ]
    with ThreadPoolExecutor(5) as pool:
        answers = list(pool.map(lambda body: caller.http.post("/training-jobs", json=body), bodies))
    made = [answer.json() for answer in answers if answer.status_code == 200]
    refused = {answer.json()["error_code"] for answer in answers if answer.status_code != 200}
    assert len(made) == len({job["job_name"] for job in made}) == len({job["job_id"] for job in made}) == 5
    assert refused == {"ModelArts.0103"}
