"""Algorithms over HTTP."""

from __future__ import annotations

import pytest


@pytest.fixture
def given(caller):
    """The configuration of an algorithm whose code is there."""
    caller.put("algorithm/src/train.py", "print('x')")
    caller.put("algorithm/readme.txt", "read")
    return {
        "metadata": {"name": f"algorithm-{caller.bucket}", "description": "first"},
        "job_config": {
            "code_dir": f"/{caller.bucket}/algorithm/",
            "boot_file": f"/{caller.bucket}/algorithm/src/train.py",
            "engine": {
                "engine_name": "PyTorch",
                "engine_version": "pytorch_1.8.0-cuda_10.2-py_3.7-ubuntu_18.04-x86_64",
            },
            "inputs": [{"name": "data_url", "description": "digits"}],
            "outputs": [{"name": "train_url", "description": "model"}],
            "parameters": [
                {"name": "epochs", "value": "3", "constraint": {"type": "Integer", "editable": False}}
            ],
            "parameters_customization": False,
        },
        "resource_requirements": [],
    }


def test_the_whole_life_of_one(caller, given):
    created = caller.http.post("/algorithms", json=given)
    assert created.status_code == 200, created.text
    algorithm = created.json()
    path = f"/algorithms/{algorithm['metadata']['id']}"
    assert caller.http.get(path).json() == algorithm
    assert algorithm["metadata"]["size"] == len("print('x')") + len("read")
    assert algorithm["metadata"]["user_name"] == caller.connection.user
    config = algorithm["job_config"]
    assert config["engine"]["image_info"]["cpu_image_url"] == "aip/pytorch_1_8:train"
    assert config["parameters"][0]["constraint"]["type"] == "Integer"
    assert config["code_tree"] == {
        "name": "algorithm/",
        "children": [{"name": "readme.txt"}, {"name": "src/", "children": [{"name": "train.py"}]}],
    }
    changed = {"metadata": {"name": given["metadata"]["name"], "description": "second"}}
    updated = caller.http.put(path, json=changed).json()
    assert updated["metadata"]["description"] == "second"
    assert updated["metadata"]["update_time"] >= updated["metadata"]["create_time"]
    assert updated["job_config"] == config
    assert caller.http.delete(path).status_code == 202
    assert caller.http.get(path).status_code == 404


def test_the_list_has_pages_and_a_search(caller, given):
    for number in range(3):
        given["metadata"]["name"] = f"{caller.bucket}-{number}"
        caller.http.post("/algorithms", json=given)
    query = {"searches": f"name:{caller.bucket}", "limit": 2, "sort_by": "name", "order": "asc"}
    page = caller.http.get("/algorithms", params=query).json()
    assert (page["count"], page["limit"], page["offset"]) == (3, 2, 0)
    assert [row["metadata"]["name"] for row in page["items"]] == [f"{caller.bucket}-0", f"{caller.bucket}-1"]
    rest = caller.http.get("/algorithms", params={**query, "offset": 2}).json()
    assert [row["metadata"]["name"] for row in rest["items"]] == [f"{caller.bucket}-2"]


@pytest.mark.parametrize(
    ("field", "value", "words"),
    [
        ("boot_file", "missing.py", "does not exist"),
        ("code_dir", "/no-such-bucket-here/x/", "does not lie below"),
        ("engine", {"engine_name": "Pytorch"}, "Did you mean 'PyTorch'?"),
        ("parameters", [{"name": "a"}, {"name": "a"}], "given twice"),
    ],
)
def test_what_cannot_be_is_refused(caller, given, field, value, words):
    given["job_config"][field] = value
    answer = caller.http.post("/algorithms", json=given)
    assert answer.status_code == 400
    assert words in answer.json()["error_msg"]


def test_a_name_is_taken_once(caller, given):
    caller.http.post("/algorithms", json=given)
    answer = caller.http.post("/algorithms", json=given)
    assert (answer.status_code, answer.json()["error_code"]) == (400, "ModelArts.0103")


@pytest.mark.parametrize(
    ("parameters", "words"),
    [
        ([{"name": "epochs", "value": "4"}], "may not be changed"),
        ([{"name": "more", "value": "1"}], "allows no others"),
    ],
)
def test_a_job_keeps_to_what_its_algorithm_allows(caller, given, parameters, words):
    identifier = caller.http.post("/algorithms", json=given).json()["metadata"]["id"]
    body = caller.body()
    body["algorithm"] = {"id": identifier, "parameters": parameters}
    assert words in caller.refused(body)[2]
