"""`{name}` in a cell: JSON is never broken, and every value arrives as it is."""

from __future__ import annotations

import json
import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jupyter_modelarts.workflow.errors import PredictError
from jupyter_modelarts.workflow.interpolation import alone, interpolate, interpolate_text

NUMBERS = st.integers() | st.floats(allow_nan=False, allow_infinity=False)
VALUES = st.recursive(
    st.none() | st.booleans() | NUMBERS | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)
NO_BRACES = st.text(st.characters(exclude_characters="{}"))
PLAIN = st.recursive(
    st.none() | NUMBERS | NO_BRACES,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(NO_BRACES, inner, max_size=3),
    max_leaves=8,
)


@given(PLAIN, st.sampled_from([None, 1]))
def test_json_is_left_alone(value, indent):
    text = json.dumps(value, indent=indent)
    assert interpolate(text, {}) == text


@given(VALUES)
def test_a_value_arrives_as_it_is(value):
    for cell in ('{"x":{v}}', '{"a": [{v}], "x": {v}}', '{"x"\n:{v} }'):
        assert json.loads(interpolate(cell, {"v": value}))["x"] == value


@given(VALUES, NO_BRACES)
def test_a_value_within_a_text_cannot_leave_it(value, around):
    cell = json.dumps([around + "{v}" + around, 1])
    expected = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    assert json.loads(interpolate(cell, {"v": value})) == [around + expected + around, 1]


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ('"{{v}}"', '"{v}"'),
        ('"{{{v}}}"', '"{{v}}"'),
        ('"{{v}} {v}"', '"{v} 7"'),
        ('["\\"{v}\\""]', '["\\"7\\""]'),
        ('{"{v}":{v}}', '{"7":7}'),
        ('{"a":{"b":{v}}}', '{"a":{"b":7}}'),
        ("{ v }", "{ v }"),
        ("{v.real} {0} {} {v!r} {v:3}", "{v.real} {0} {} {v!r} {v:3}"),
        ("{größe}", "3"),
    ],
)
def test_the_rule(cell, expected):
    assert interpolate(cell, {"v": 7, "größe": 3}) == expected


def test_a_text_that_is_no_json():
    names = {"who": 'a "b"', "n": [1]}
    assert interpolate_text('say {who}\n{{who}} {n} "{n}"', names) == 'say a "b"\n{who} [1] "[1]"'


def test_a_name_alone():
    assert alone(" {frame}\n") == "frame"
    assert alone('{"x": {frame}}') == alone("{}") == alone("{frame}{other}") == ""


@pytest.mark.parametrize("value", [math.nan, math.inf, object(), {1}, {("a",): 1}])
def test_what_json_does_not_have_names_the_variable(value):
    with pytest.raises(PredictError, match=r"\{v\}: The data cannot be sent as JSON"):
        interpolate('{"x": {v}}', {"v": value})


def test_bytes_are_base64():
    assert interpolate("[{v}]", {"v": b"\x00\xff"}) == '["AP8="]'
