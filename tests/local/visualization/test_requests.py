"""What is refused, how lists are made, and what the stored form answers."""

from __future__ import annotations

import uuid

import pytest

from jupyter_modelarts.local import launcher
from jupyter_modelarts.local.obs.keys import escaped_parts
from jupyter_modelarts.local.problems import Problem
from jupyter_modelarts.local.visualization import documents, listing, requests

from .boards import JOBS, RUNNING, Boards

HOUR = 3_600_000


def row(number: int, **changes):
    body = {"train_url": f"/bucket/{number}/"}
    return {**documents.new_document(body, number, f"job-{number}", HOUR, number), **changes}


def refused(boards, **body):
    answer = boards.http.post(JOBS, json=body)
    problem = answer.json()
    assert set(problem) == {"is_success", "error_code", "error_message"}
    assert problem["is_success"] is False
    return answer.status_code, problem["error_message"]


def test_where_no_event_files_are(boards):
    empty = boards.put("empty/model.pt", "weights").rpartition("/")[0] + "/"
    assert refused(boards, train_url=empty) == (
        400,
        f"The directory obs:/{empty} holds no TensorBoard file: nothing there begins with "
        "events.out.tfevents. Write summaries with TensorFlow or tensorboardX, or name the directory that "
        "has them.",
    )
    status, message = refused(boards, train_url=f"/{boards.bucket}/missing/")
    assert (status, "holds no TensorBoard file" in message) == (400, True)
    assert refused(boards, train_url="/no-such-bucket/logs/") == (
        400,
        "The bucket no-such-bucket of train_url does not exist. Create it first.",
    )
    assert refused(boards, train_url="logs")[0] == 400


def test_where_the_files_cannot_be_read_in_place(boards):
    boards.put("both", "an object where the directory would be")
    aside = boards.objects.joinpath(boards.bucket, *escaped_parts("both/events.out.tfevents.1"))
    aside.parent.mkdir(parents=True, exist_ok=True)
    aside.write_bytes(b"events")
    status, message = refused(boards, train_url=f"/{boards.bucket}/both/")
    assert (status, "cannot be a directory on this disk" in message) == (400, True)


@pytest.mark.parametrize(
    ("field", "value"), [("job_name", "a" * 21), ("job_name", "a b"), ("job_desc", "x" * 257)]
)
def test_names_and_descriptions(boards, field, value):
    status, message = refused(boards, train_url=boards.log(1.0), **{field: value})
    assert (status, message.startswith(f"Field {field} must")) == (400, True)


def test_what_is_not_emulated(boards):
    status, message = refused(boards, train_url="/b/d/", job_type="MindInsight")
    assert (status, "runs TensorBoard, not MindInsight" in message) == (501, True)


def test_a_job_that_is_not_there(boards):
    for number in ("987654321", "x", "-1"):
        answer = boards.http.get(f"{JOBS}/{number}")
        assert (answer.status_code, answer.json()["error_message"]) == (
            404,
            f"Visualization job {number} not found.",
        )


def test_schedules():
    assert requests.life_ms(None) == requests.DEFAULT_LIFE_MS == 8 * HOUR
    assert requests.life_ms({"type": "stop", "time_unit": "HOURS", "duration": 2}) == 2 * HOUR
    with pytest.raises(Problem, match=r"'pause' is unknown\. Known: stop"):
        requests.life_ms({"type": "pause", "time_unit": "HOURS", "duration": 2})
    with pytest.raises(Problem, match="Did you mean 'HOURS'"):
        requests.life_ms({"type": "stop", "time_unit": "HOUR", "duration": 2})


def test_without_tensorboard(tmp_path, monkeypatch):
    (tmp_path / "sitecustomize.py").write_text("import sys; sys.modules['tensorboard'] = None")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    state_dir = tmp_path / "state"
    boards = Boards(launcher.ensure_running(state_dir))
    try:
        status, message = refused(boards, train_url=boards.log(1.0))
    finally:
        boards.http.close()
        launcher.stop(state_dir)
    assert (status, "pip install 'jupyter_modelarts[tensorboard]'" in message) == (501, True)


def test_which_jobs_a_list_shows():
    rows = [row(1, job_desc="Flowers"), row(2, status=RUNNING, started_at=5), row(3, status=11)]

    def numbers(**query):
        return [found["job_id"] for found in listing.matching(rows, query)]

    assert numbers() == [1, 2, 3]
    assert numbers(status="8") == [2]
    assert numbers(status="8|11") == numbers(status="8,11") == [2, 3]
    assert numbers(search_content="FLOW") == [1]
    assert numbers(search_content="job-3") == [3]
    assert numbers(workspace_id="0") == [1, 2, 3]
    assert numbers(workspace_id="other") == []
    with pytest.raises(Problem, match="Status 'running' is unknown"):
        numbers(status="running")


def test_the_order_of_a_list():
    rows = [row(2, train_url="/b/a/"), row(1, status=RUNNING, started_at=0, train_url="/b/c/")]

    def numbers(**query):
        return [found["job_id"] for found in listing.ordered(rows, query, now=100)]

    assert numbers() == [1, 2]
    assert numbers(order="desc") == [2, 1]
    assert numbers(sortBy="create_time") == [1, 2]
    assert numbers(sortBy="duration") == [2, 1]
    assert numbers(sortBy="log_dir") == [2, 1]
    assert numbers(sortBy="status", order="desc") == [1, 2]


def test_the_pages_of_a_list():
    rows = [row(number) for number in range(25)]
    assert len(listing.page(rows, {})) == 10
    assert [found["job_id"] for found in listing.page(rows, {"page": 3, "per_page": 12})] == [24]
    assert listing.page(rows, {"page": 4}) == []
    with pytest.raises(Problem, match="counted from 1"):
        listing.page(rows, {"page": 0})


def test_a_list_as_it_is_answered(boards, board):
    name = f"list-{uuid.uuid4().hex[:8]}"
    status, _ = refused(boards, train_url=f"/{boards.bucket}/missing/", job_name=name)
    assert status == 400
    listed = boards.found(search_content=board["job_name"])
    assert listed["is_success"] is True
    assert listed["job_total_count"] == 1
    assert (listed["quotas"], listed["job_count_limit"] < 1000) == (10, True)
    (shown,) = listed["jobs"]
    assert shown.keys() == board.keys()
    assert boards.found(search_content=name)["jobs"] == []
    answer = boards.http.get(JOBS, params={"search_content": "x" * 101})
    assert (answer.status_code, answer.json()["is_success"]) == (400, False)


def test_the_time_that_a_job_has_run():
    job = row(1)
    assert documents.duration(job, 50) == 0
    documents.move(job, RUNNING, 100)
    assert documents.duration(job, 150) == 50
    documents.move(job, documents.COMPLETED, 300)
    assert documents.duration(job, 900) == 200
    documents.wait_again(job, 1000)
    assert documents.duration(job, 1100) == 0
