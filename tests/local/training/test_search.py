"""Searching: filters, order and pages, over HTTP and on rows."""

from __future__ import annotations

import pytest

from jupyter_modelarts.local.problems import Problem
from jupyter_modelarts.local.store import Row
from jupyter_modelarts.local.training import search


def row(number, name, phase="Completed"):
    body = {
        "metadata": {"name": name, "create_time": number},
        "status": {"phase": phase, "duration": -number},
    }
    return Row(str(number), "p", name, number, number, {"body": body})


ROWS = [row(3, "trainjob-c", "Failed"), row(2, "other"), row(1, "TrainJob-a")]


def names(rows):
    return [entry.name for entry in rows]


@pytest.mark.parametrize(
    ("entry", "found"),
    [
        ({"key": "name", "operator": "like", "value": ["trainjob"]}, ["trainjob-c", "TrainJob-a"]),
        ({"key": "name", "value": ["other"]}, ["other"]),
        ({"key": "name", "operator": "not", "value": ["other"]}, ["trainjob-c", "TrainJob-a"]),
        ({"key": "phase", "operator": "in", "value": ["failed", "Running"]}, ["trainjob-c"]),
        ({"key": "create_time", "operator": "between", "value": ["1", "2"]}, ["other", "TrainJob-a"]),
    ],
)
def test_filters(entry, found):
    assert names(search.matching(ROWS, [entry])) == found


@pytest.mark.parametrize(
    ("entry", "words"),
    [
        ({"key": "nmae", "value": ["x"]}, "Did you mean 'name'?"),
        ({"key": "name", "operator": "like", "value": ["x" * 101]}, "[0,100]"),
        ({"key": "create_time", "operator": "between", "value": ["soon", "later"]}, "two numbers"),
    ],
)
def test_filters_that_cannot_be(entry, words):
    with pytest.raises(Problem) as caught:
        search.matching(ROWS, [entry])
    assert words in caught.value.message


def test_order():
    assert names(search.ordered(ROWS, "create_time", "asc")) == ["TrainJob-a", "other", "trainjob-c"]
    assert names(search.ordered(ROWS, "name", "asc")) == ["TrainJob-a", "other", "trainjob-c"]
    assert names(search.ordered(ROWS, "duration", "desc")) == ["TrainJob-a", "other", "trainjob-c"]


def test_pages_over_http(caller):
    mark = caller.bucket
    jobs = []
    for number in range(3):
        body = caller.body()
        body["metadata"]["name"] = f"{mark}-{number}"
        jobs.append(caller.wait(caller.create(body)))
    filters = [{"key": "name", "operator": "like", "value": [mark]}]

    def ask(**more):
        return caller.http.post("/training-job-searches", json={"filters": filters, **more}).json()

    first = ask(limit=2)
    assert (first["count"], first["limit"], first["offset"]) == (3, 2, 0)
    assert first["total"] >= 3
    assert [job["metadata"]["name"] for job in first["items"]] == [f"{mark}-2", f"{mark}-1"]
    assert [job["metadata"]["name"] for job in ask(limit=2, offset=2)["items"]] == [f"{mark}-0"]
    assert ask(order="asc", limit=1)["items"] == [jobs[0]]
    assert caller.http.post("/training-job-searches", json={"limit": 51}).status_code == 400
    caller.http.put(f"/training-jobs/{jobs[0]['metadata']['id']}", json={"description": "new"})
    assert ask(order="asc", limit=1)["items"][0]["metadata"]["description"] == "new"
