"""Jobs, services and lists as text and as HTML: what is shown, and that nothing foreign gets in."""

from __future__ import annotations

from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jupyter_modelarts.display import html, predictions, text, values
from jupyter_modelarts.display.timeline import stages_of, timeline_svg

JOB = {
    "kind": "job",
    "metadata": {"id": "0b1e", "name": "digits", "create_time": 1_700_000_000_000},
    "status": {
        "phase": "Failed",
        "start_time": 1_700_000_002_000,
        "duration": 65_000,
        "tasks": ["worker-0"],
        "task_statuses": [{"task": "worker-0", "exit_code": 3, "message": "exit code 3"}],
    },
    "algorithm": {
        "engine": {"engine_name": "PyTorch", "engine_version": "pytorch_1.8"},
        "parameters": [{"name": "epochs", "value": "20"}, {"name": "fast"}],
        "inputs": [{"name": "data_url", "remote": {"obs": {"obs_url": "/bucket/in/"}}}],
    },
    "spec": {"resource": {"flavor_id": "modelarts.vm.cpu.8u", "node_count": 2}},
}
SERVICE = {
    "service_id": "5e1f",
    "service_name": "digits",
    "status": "running",
    "access_address": "http://127.0.0.1:1/v1/infers/5e1f",
    "invocation_times": 3,
    "failed_times": 1,
    "config": [{"model_name": "digits", "model_version": "0.0.1"}],
}
VOID = {"br", "img", "rect", "meta"}


class Checker(HTMLParser):
    """Well-formed, no script, nothing from elsewhere."""

    def __init__(self) -> None:
        super().__init__()
        self.open: list[str] = []
        self.text = ""

    def handle_starttag(self, tag, attrs):
        assert tag not in {"script", "link", "style", "iframe", "object"}
        for name, value in attrs:
            assert not name.startswith("on")
            assert name != "href"
            assert name != "src" or value.startswith("data:image/")
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag):
        if tag not in VOID:
            assert self.open.pop() == tag

    def handle_data(self, data):
        self.text += data + "\n"


def checked(markup: str) -> str:
    """The text of `markup`, which is good HTML."""
    checker = Checker()
    checker.feed(markup)
    checker.close()
    assert checker.open == []
    return checker.text


def test_a_job_says_what_people_ask():
    for shown in (text.job_text(JOB), checked(html.job_html(JOB, script="print(1)"))):
        for part in (
            "digits",
            "Failed",
            "0b1e",
            "1 min 5 s",
            "PyTorch pytorch_1.8",
            "× 2",
            "epochs=20, fast",
        ):
            assert part in shown
        assert "data_url: obs://bucket/in/" in shown
        assert "exit code 3" in shown
    assert "<details>" in html.job_html(JOB, script="print(1)")
    assert "<details>" not in html.job_html(JOB)


def test_a_new_job_has_little_to_say():
    new = {"metadata": {"id": "1", "name": "n"}}
    assert text.job_text(new) == "Training job n: Creating\n  ID  1"
    assert "svg" not in html.job_html(new)
    checked(html.job_html(new))


def test_a_service_says_what_people_ask():
    for shown in (text.service_text(SERVICE), checked(html.service_html(SERVICE))):
        for part in (
            "digits",
            "running",
            "5e1f",
            "http://127.0.0.1:1/v1/infers/5e1f",
            "digits 0.0.1",
            "3, 1 failed",
        ):
            assert part in shown


def test_lists():
    assert "digits  Failed" in text.jobs_text([JOB])
    assert "digits  running" in text.services_text([SERVICE])
    assert "digits" in checked(html.jobs_html([JOB]))
    assert "running" in checked(html.services_html([SERVICE]))
    for empty in (
        text.jobs_text,
        text.services_text,
        text.listing_text,
        html.jobs_html,
        html.services_html,
        html.listing_html,
    ):
        assert empty([])
    entries = [
        {"url": "obs://b/d/", "size": None, "modified": None},
        {"url": "obs://b/k", "size": 1536, "modified": 1},
    ]
    assert "1.5 KB" in text.listing_text(entries)
    assert "obs://b/d/" in checked(html.listing_html(entries))


def test_the_timeline_shows_waiting_and_running():
    assert [(name, length) for name, length, _ in stages_of(JOB)] == [("waited", 2000.0), ("ran", 65000.0)]
    assert checked(timeline_svg(JOB)).strip().endswith("waited 2.0 s, ran 1 min 5 s")
    assert timeline_svg({"metadata": {}, "status": {"start_time": "0"}}) == ""


@pytest.mark.parametrize("tone", html.COLOURS)
def test_colours_can_be_told_from_white_and_from_dark(tone):
    def luminance(colour: str) -> float:
        parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
        linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    own = luminance(html.COLOURS[tone])
    for background in ("#ffffff", "#111111"):
        other = luminance(background)
        assert (max(own, other) + 0.05) / (min(own, other) + 0.05) >= 3


@given(st.text(max_size=40))
def test_foreign_text_stays_text(foreign):
    job = {"metadata": {"id": foreign, "name": foreign}, "status": {"phase": foreign}}
    service = {"service_id": foreign, "error_msg": foreign}
    for markup in (
        html.job_html(job, script=foreign),
        html.jobs_html([job]),
        html.service_html(service),
        predictions.prediction_html({"label": foreign}, {"image": (foreign, b"\x89PNG")}, 0.1),
    ):
        checked(markup)


def test_a_picture_stands_beside_its_answer():
    shown = predictions.prediction_html(
        {"digit": 7}, {"image": ("d.png", b"\x89PNG..."), "note": ("n.txt", b"hi")}, 0.012
    )
    assert shown.count("<img") == 1
    assert '"digit": 7' in checked(shown)
    assert "12 ms" in shown


@pytest.mark.parametrize(
    ("milliseconds", "shown"),
    [(None, "–"), (0, "–"), (-1, "–"), (950, "950 ms"), (12_340, "12.3 s"), (245_000, "4 min 5 s"),
     (12_000_000, "3 h 20 min"), (187_200_000, "2 d 4 h"), (60_000, "1 min")],
)  # fmt: skip
def test_durations(milliseconds, shown):
    assert values.duration(milliseconds) == shown


@pytest.mark.parametrize(
    ("count", "shown"), [(0, "0 B"), (1023, "1023 B"), (1024, "1.0 KB"), (5 << 30, "5.0 GB")]
)
def test_sizes(count, shown):
    assert values.size(count) == shown


def test_columns_line_up_with_chinese_text():
    lines = text.table_text(["名称", "x"], [["a", "1"], ["很长的名称", "2"]]).splitlines()
    assert lines == ["名称        x", "a           1", "很长的名称  2"]


def test_two_models_are_shown_with_their_shares():
    rows = [("digits", "0.0.1", 90), ("digits", "0.0.2", 10)]
    fields = ("model_name", "model_version", "weight")
    config = [dict(zip(fields, row, strict=True)) for row in rows]
    assert "digits 0.0.1 (90 %), digits 0.0.2 (10 %)" in text.service_text({**SERVICE, "config": config})
    assert "(100 %)" not in text.service_text({**SERVICE, "config": [{**config[0], "weight": 100}]})


def test_a_running_job_is_under_way_and_a_running_service_is_well():
    assert values.tone_of("Running", of_job=True) == "busy"
    assert values.tone_of("running") == "good"
    assert values.tone_of("Terminated") == "quiet"
