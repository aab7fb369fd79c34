"""Words for what a request gets wrong, and the typing of query parameters."""

from __future__ import annotations

import contextlib
from typing import Any

import pytest

from jupyter_modelarts.contract.operations import operations
from jupyter_modelarts.local.problems import Problem
from jupyter_modelarts.local.validation import BodyRule, QueryRule, rules

SCHEMA = {
    "type": "object",
    "required": ["name"],
    "properties": {
        "name": {"type": "string", "minLength": 1, "maxLength": 4},
        "count": {"type": "integer", "minimum": 1, "maximum": 16},
        "config": {"type": "array", "items": {"type": "object", "required": ["model_id"]}},
        "password": {"type": "string", "minLength": 8},
        "either": {"type": ["string", "integer"]},
    },
}


@pytest.mark.parametrize(
    ("body", "message"),
    [
        (b"", "The request needs a JSON body, but it is empty."),
        (b"[]", "The request body must be an object, not []."),
        (b"{}", "Field name is missing."),
        (b'{"name": 3}', "Field name must be a string, not 3."),
        (b'{"name": "abcde"}', "Field name must have at most 4 characters, not 'abcde'."),
        (b'{"name": "a", "count": 0}', "Field count must be at least 1, not 0."),
        (b'{"name": "a", "count": 17}', "Field count must be at most 16, not 17."),
        (b'{"name": "a", "config": [{}]}', "Field config[0].model_id is missing."),
        (b'{"name": "a", "either": null}', "Field either must be a string or an integer, not None."),
        (
            b'{"name": "a", "password": "hunter2"}',
            "Field password must have at least 8 characters, not what was given.",
        ),
    ],
)
def test_one_line_that_names_the_field(body: bytes, message: str) -> None:
    with pytest.raises(Problem) as caught:
        BodyRule(SCHEMA, required=True).read(body)
    assert (caught.value.status, caught.value.message) == (400, message)


def test_same_bytes_again_give_a_new_object() -> None:
    rule = BodyRule(SCHEMA, required=True)
    first = rule.read(b'{"name": "a"}')
    first["name"] = "changed"
    assert rule.read(b'{"name": "a"}') == {"name": "a"}


def test_rejected_bytes_are_rejected_again() -> None:
    rule = BodyRule(SCHEMA, required=True)
    for _ in range(2):
        with pytest.raises(Problem):
            rule.read(b"{}")


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [("integer", "7", 7), ("boolean", "True", True), ("string", "7", "7"), ("number", "0.5", 0.5)],
)
def test_query_values_are_typed(kind: str, text: str, value: Any) -> None:
    rule = QueryRule([{"name": "x", "in": "query", "schema": {"type": kind}}])
    assert rule.read({"x": text, "unknown": "1"}) == {"x": value}


def test_query_errors() -> None:
    rule = QueryRule([{"name": "x", "required": True, "schema": {"type": "integer"}}])
    with pytest.raises(Problem, match="Query parameter x must be an integer, not 'ten'"):
        rule.read({"x": "ten"})
    with pytest.raises(Problem, match="Query parameter x is missing"):
        rule.read({})


@pytest.mark.parametrize("identifier", list(operations()))
def test_rules_of_every_operation_can_be_used(identifier: str) -> None:
    """Every reference in every schema resolves: odd requests are judged, not crashed on."""
    body, query = rules(operations()[identifier])
    for content in (b"", b"[1]", b'{"metadata": 1, "name": 2, "spec": [], "config": {"a": 1}}'):
        with contextlib.suppress(Problem):
            body.read(content)
    with contextlib.suppress(Problem):
        query.read(dict.fromkeys(operations()[identifier].query_parameters, "?"))
