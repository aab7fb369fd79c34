"""The closed list of operations and the form of a call."""

from __future__ import annotations

import json
from typing import Any

import pytest

from jupyter_modelarts.contract.operations import operation, operations
from jupyter_modelarts.errors import InvalidArgument
from jupyter_modelarts.server.door import WITHHELD, action_of, offered, read_call, without_secrets


def test_all_of_modelarts_is_offered_and_nothing_else() -> None:
    expected = {entry.id for entry in operations().values() if entry.endpoint == "modelarts"}
    assert set(offered()) == expected - set(WITHHELD)
    assert set(WITHHELD) <= set(operations())


@pytest.mark.parametrize(
    ("identifier", "action"),
    [
        ("show_training_job", "read"),
        ("list_training_jobs", "read"),  # a POST that only reads
        ("create_training_job", "write"),
        ("delete_service", "write"),
    ],
)
def test_action_follows_from_the_operation(identifier: str, action: str) -> None:
    assert action_of(operation(identifier)) == action


def test_a_call_is_taken_apart() -> None:
    parts = {"path": {"training_job_id": "j"}, "body": {"action_type": "terminate"}}
    call = read_call(operation("stop_training_job"), json.dumps(parts).encode())
    assert (call.path, call.query, call.body) == (parts["path"], {}, parts["body"])


def test_parts_may_be_left_out() -> None:
    call = read_call(operation("list_services"), b"")
    assert (call.path, call.query, call.body) == ({}, {}, None)


@pytest.mark.parametrize(
    ("identifier", "parts", "reason"),
    [
        ("show_service", [], "not a JSON object"),
        ("show_service", {"url": "http://evil"}, "not 'url'"),
        ("show_service", {}, "needs the path parameter service_id"),
        ("show_service", {"path": {"service_id": ""}}, "needs the path parameter service_id"),
        ("show_service", {"path": {"service_id": {"a": 1}}}, "needs the path parameter service_id"),
        (
            "show_service",
            {"path": {"service_id": "s", "project_id": "other"}},
            "no path parameter 'project_id'",
        ),
        ("show_service", {"path": []}, "path is not a JSON object"),
        ("show_service", {"path": {"service_id": "s"}, "body": {}}, "takes no body"),
        ("list_services", {"query": {"x": 1}}, "no query parameter 'x'"),
        ("list_services", {"query": {"limit": {"a": 1}}}, "neither text nor a number"),
    ],
)
def test_what_an_operation_does_not_take_is_refused(identifier: str, parts: Any, reason: str) -> None:
    with pytest.raises(InvalidArgument, match=reason):
        read_call(operation(identifier), json.dumps(parts).encode())


def test_a_body_that_is_not_json_is_refused() -> None:
    with pytest.raises(InvalidArgument, match="not JSON"):
        read_call(operation("list_services"), b"{")


def test_secrets_are_taken_out_wherever_they_stand() -> None:
    answer = {"data": [{"id": "n", "token": "t", "lease": {"token": "t"}}]}
    assert without_secrets(operation("list_notebooks"), answer) == {"data": [{"id": "n", "lease": {}}]}


def test_other_answers_are_passed_as_they_are() -> None:
    answer = {"token": "the name of a column"}
    assert without_secrets(operation("show_training_job"), answer) is answer
