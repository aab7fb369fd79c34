"""What a model's description says of its input, in each form in which the platform writes it."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from jupyter_modelarts.workflow.predict_schema import Api, apis_of

EXAMPLE = Path(__file__).parents[1] / "data" / "examples" / "show_model.response.json"


def schema(**properties: Any) -> dict[str, Any]:
    return {"type": "object", "properties": properties}


ROWS = {"type": "array", "items": [schema(a={"type": "number"}, b={"type": "string"})]}


def test_the_platforms_example() -> None:
    model = json.loads(EXAMPLE.read_text("utf-8"))
    (api,) = apis_of(model)
    assert (api.url, api.method, api.file_fields, api.is_form) == ("/", "POST", ["images"], True)
    (old,) = apis_of({**model, "config": ""})
    assert (old.table, old.columns, old.is_form) == (("data", "req_data"), [], False)


@pytest.mark.parametrize(
    ("found", "table", "columns", "files", "a_list"),
    [
        (schema(data=schema(req_data=ROWS)), ("data", "req_data"), ["a", "b"], [], ""),
        (schema(req_data=ROWS), ("req_data",), ["a", "b"], [], ""),
        (schema(meta=schema(id={}), data=schema(rows=ROWS)), ("data", "rows"), ["a", "b"], [], ""),
        (schema(instances={"type": "array", "items": {"type": "array"}}), (), [], [], "instances"),
        (schema(a={"type": "array"}, b={"type": "array"}), (), [], [], ""),
        (schema(images={"type": "file"}, k={"type": "integer"}), (), [], ["images"], ""),
        (schema(images={"type": "array", "items": {"type": "file"}}), (), [], ["images"], "images"),
        (schema(data={"type": "object"}), (), [], [], ""),
        ({}, (), [], [], ""),
        ({"properties": None}, (), [], [], ""),
        ({"properties": {"x": "text", "y": {"type": "array", "items": []}}}, (), [], [], "y"),
    ],
)  # fmt: skip
def test_what_a_schema_says(found: Any, table: Any, columns: Any, files: Any, a_list: str) -> None:
    api = Api(schema=found)
    assert (api.table, api.columns, api.file_fields, api.list_field) == (table, columns, files, a_list)


@pytest.mark.parametrize(
    "model", [{}, {"apis": "no json", "config": None}, {"apis": "[1, null]"}, {"apis": []}]
)
def test_a_model_that_says_nothing(model: Any) -> None:
    assert list(apis_of(model)) == []
