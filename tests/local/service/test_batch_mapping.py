"""`mapping_rule`: which body a row makes, and what is said about a row that makes none."""

from __future__ import annotations

from typing import Any

import pytest

from jupyter_modelarts.local.service.batch_mapping import RowError, body, leaves, read_rows


def field(kind: Any, index: Any = 0) -> dict[str, Any]:
    return {"type": "object", "properties": {"x": {"type": kind, "index": index}}}


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        ("number", "5", 5),
        ("number", " 5.50 ", 5.5),
        ("number", "-1e3", -1000.0),
        ("integer", "007", 7),
        ("boolean", "TRUE", True),
        ("boolean", "0", False),
        ("string", " as it is ", " as it is "),
        ("string", "5", "5"),
        (None, "5", "5"),
    ],
)
def test_values_have_the_type_of_their_field(kind: Any, text: str, value: Any) -> None:
    made = body(field(kind), [text])["x"]
    assert (made, type(made)) == (value, type(value))


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("number", "x"),
        ("number", ""),
        ("number", "nan"),
        ("number", "inf"),
        ("integer", "5.5"),
        ("boolean", "2"),
    ],
)
def test_a_value_of_another_type_is_named(kind: str, text: str) -> None:
    with pytest.raises(RowError, match=f"x is a {kind}, but column 0 holds '{text}'"):
        body(field(kind), [text])


def test_a_row_that_is_too_short_is_named() -> None:
    with pytest.raises(RowError, match="x is column 2, but the row has only 2"):
        body(field("number", 2), ["1", "2"])


@pytest.mark.parametrize("index", [-1, None, "one", 1.5, True])
def test_what_has_no_column_is_left_out(index: Any) -> None:
    assert body(field("number", index), ["1", "2"]) == {}


def test_objects_and_arrays_keep_their_form() -> None:
    inner = {"type": "object", "properties": {"b": {"type": "number", "index": "1"}, "c": {"type": "string"}}}
    pair = [
        {"type": "integer", "index": 0},
        {"type": "integer", "index": -1},
        {"type": "integer", "index": 2},
    ]
    rule = {
        "type": "object",
        "properties": {
            "a": {"type": "array", "items": pair},
            "rows": {"type": "array", "items": inner},
            "empty": {"type": "object"},
        },
    }
    assert body(rule, ["1", "2", "3"]) == {"a": [1, 3], "rows": [{"b": 2}], "empty": {}}
    assert [name for name, _ in leaves(rule)] == ["a[0]", "a[1]", "a[2]", "rows[0].b", "rows[0].c"]


def test_rows_of_a_file() -> None:
    content = '\ufeff1,"two, three"\r\n\r\n"line\nbreak \u2028 in it",4\n'.encode()
    assert read_rows(content) == [["1", "two, three"], ["line\nbreak \u2028 in it", "4"]]
    with pytest.raises(RowError, match=r"no text in UTF-8 \(byte 1\)"):
        read_rows(b"a\xff")
