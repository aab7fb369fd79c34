"""Answers as text and HTML: rows, pictures, anything else; nothing foreign becomes markup."""

from __future__ import annotations

import base64
import importlib.util
from collections import Counter
from pathlib import Path
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jupyter_modelarts.display.predictions import (
    latencies_html,
    latencies_text,
    prediction_html,
    prediction_text,
    rows_of,
)
from jupyter_modelarts.workflow.predict_repeat import Latencies

_SPEC = importlib.util.spec_from_file_location("forms", Path(__file__).with_name("test_forms.py"))
assert _SPEC is not None
assert _SPEC.loader is not None
forms = importlib.util.module_from_spec(_SPEC)
_SPEC.loader.exec_module(forms)

PNG = b"\x89PNG\r\n\x1a\n" + bytes(80)
ROWS = [{"a": 1, "b": "x"}, {"a": 2, "c": [1]}]
ANSWERS = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=8,
)


@given(ANSWERS | st.binary(), st.text(max_size=20))
def test_any_answer_can_be_shown(answer, kind):
    assert isinstance(prediction_text(answer, kind), str)
    forms.checked(prediction_html(answer, {"f": ("<b>", PNG)}, 0.1, kind))


@pytest.mark.parametrize(
    ("answer", "rows", "rest"),
    [
        (ROWS, ROWS, None),
        ({"resp_data": ROWS}, ROWS, {}),
        ({"data": {"resp_data": ROWS}}, ROWS, {}),
        ({"meta": 1, "data": {"resp_data": ROWS, "n": 2}}, ROWS, {"meta": 1, "data": {"n": 2}}),
        ({"predictions": ROWS}, ROWS, {}),
        ({"predictions": ROWS, "model": "m"}, None, {"predictions": ROWS, "model": "m"}),
        ([1, 2], None, [1, 2]),
        ([], None, []),
        ([{}], None, [{}]),
        (None, None, None),
    ],
)
def test_where_the_rows_are(answer, rows, rest):
    assert rows_of(answer) == (rows, rest)


def test_rows_are_a_table():
    assert prediction_text(ROWS).splitlines() == ["a  b  c", "1  x", "2     [1]"]
    wide = [{f"c{number}": number for number in range(40)}]
    assert prediction_text(wide).splitlines()[-1] == "... and 10 more columns"
    assert prediction_text([{"t": "x" * 500 + "\n"}]).splitlines()[1] == "x" * 119 + "…"


def test_pictures():
    text = base64.b64encode(PNG).decode()
    for value in (text, f"data:image/png;base64,{text}"):
        shown = prediction_html({"image": value, "n": 1}, {}, 0.0)
        assert shown.count("<img") == 1
        assert "&lt;image/png, 88 B&gt;" in shown
        assert text not in prediction_text({"image": value})
    assert "<img" not in prediction_html({"image": "iVBORw0KGgo" + "!" * 90}, {}, 0.0)
    assert "data:image/svg+xml;base64," in prediction_html(b"<svg/>", {}, 0.0, "image/svg+xml")
    assert "<img" not in prediction_html(b"\0\1", {}, 0.0, "application/octet-stream")
    assert prediction_text(b"\0\1").startswith("bytes, 2 B: prediction.answer has the bytes")


def test_latencies():
    found = Latencies("s", 10, 2, seconds=[0.001, 0.002, 0.5], errors=Counter({"<b>": 2}), elapsed=1.0)
    text = latencies_text(found)
    assert text.splitlines()[0] == "5 of 10 calls of s, 2 at once: 5.0 answers/s, 2 failed"
    assert text.splitlines()[1] == "p50 2.00 ms  p90 500 ms  p99 500 ms  min 1.00 ms  max 500 ms"
    assert text.splitlines()[-1] == "2 × <b>"
    forms.checked(latencies_html(found))
    assert "<b>" not in latencies_html(found)
    nothing = SimpleNamespace(**vars(Latencies("s", 1)), done=0, rate=0.0, failed=0, buckets=list)
    assert latencies_text(nothing) == "0 of 1 calls of s, 1 at once: 0.0 answers/s, 0 failed"
