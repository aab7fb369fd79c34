"""Answers as they arrive, and many calls measured, over HTTP; what is read of server-sent events."""

from __future__ import annotations

import threading
from itertools import pairwise
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jupyter_modelarts import ModelArts
from jupyter_modelarts.errors import InvalidArgument
from jupyter_modelarts.workflow.errors import PredictError
from jupyter_modelarts.workflow.predict_repeat import Latencies
from jupyter_modelarts.workflow.predict_stream import Event, events_of, lines_of

from .mirrors import mirror

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jupyter_modelarts.local.connection import Connection
    from jupyter_modelarts.workflow import Service


@pytest.fixture(scope="module")
def service(embedded: Connection) -> Iterator[Service]:
    made = ModelArts(local_dir=embedded.state_dir)
    with mirror(embedded, "stream-mirror") as name:
        yield made.service(name)
    made.close()


def test_events_come_one_by_one(service: Service) -> None:
    with service.stream({}, path="/events") as stream:
        assert stream.events
        events = iter(stream)
        assert next(events) == Event({"text": "grüß"}, "token", "1")
        service.predict({}, path="/open")  # the rest is sent only now
        assert [event.data for event in events] == ["two\nlines"]


def test_other_streams(service: Service) -> None:
    assert list(service.stream({}, path="/lines")) == [{"n": 1}, {"n": 2}]
    with service.stream({}, path="/pieces") as stream:
        assert "".join(stream) == "Grüße"
    with service.stream({}, path="/picture") as stream:
        assert b"".join(stream).startswith(b"\x89PNG")
    with service.stream({"a": 1}, path="/json") as stream:
        assert stream.whole(list(stream))["body"] == {"a": 1}


def test_a_stream_that_is_left_frees_its_connection(service: Service) -> None:
    for _number in range(3):
        with service.stream({}, path="/endless") as stream:
            assert next(iter(stream)).data == 1
    assert service.predict({}, path="/json")["method"] == "POST"


def test_a_stream_that_is_refused(service: Service) -> None:
    with pytest.raises(PredictError, match=r"answered HTTP 418: I'm a teapot"):
        service.stream({}, path="/teapot")


EVENTS = b": note\r\n\r\ndata: 1\n\nevent: x\rdata: a\rdata: b\r\r"
EVENTS += b'id: 7\ndata: {"k": "\xc3\xbc"}\n\ndata: [DONE]\n\ndata:last'


@given(st.lists(st.integers(0, len(EVENTS)), max_size=8))
def test_events_are_the_same_however_they_are_cut(cuts: list[int]) -> None:
    places = [0, *sorted(cuts), len(EVENTS)]
    chunks = [EVENTS[start:end] for start, end in pairwise(places)]
    assert list(events_of(lines_of(chunks))) == [
        Event(1), Event("a\nb", "x"), Event({"k": "ü"}, id="7"), Event("last"),
    ]  # fmt: skip


def test_calls_are_measured(service: Service) -> None:
    before = service.metrics()[0]["invocation_times"]
    found = service.measure({"a": 1}, path="/json", count=60, concurrency=6)
    assert (found.done, len(found.seconds), found.failed) == (60, 60, 0)
    assert service.metrics()[0]["invocation_times"] == before + 60
    assert 0 < min(found.seconds) <= found.percentile(0.5) <= found.percentile(0.99) <= max(found.seconds)
    assert sum(count for _low, _high, count in found.buckets()) == 60
    assert found.elapsed > 0


def test_failures_are_counted_by_their_text(service: Service) -> None:
    found = service.measure({}, path="/teapot", count=5, concurrency=2)
    assert (found.done, found.failed, found.seconds) == (5, 5, [])
    ((text, count),) = found.errors.items()
    assert count == 5
    assert "HTTP 418: I'm a teapot" in text
    assert found.buckets() == []
    slow = service.measure({}, path="/slow", count=1, timeout=0.2)
    assert list(slow.errors) == ["The service stream-mirror did not answer within 0.2 s."]


def test_numbers_that_make_no_sense(service: Service) -> None:
    with pytest.raises(InvalidArgument, match="at least 1"):
        service.measure({}, count=0)
    with pytest.raises(InvalidArgument, match=r"takes 1 to 256, not 999"):
        service.measure({}, count=10, concurrency=999)


def test_no_thread_is_left(service: Service) -> None:
    before = set(threading.enumerate())
    service.measure({}, path="/json", count=4, concurrency=2)
    assert set(threading.enumerate()) <= before


@given(st.lists(st.floats(0.0001, 100), min_size=1, max_size=300))
def test_every_answer_is_in_one_bucket(seconds: list[float]) -> None:
    found = Latencies("s", len(seconds), seconds=seconds)
    buckets = found.buckets()
    assert sum(count for _low, _high, count in buckets) == len(seconds)
    assert buckets[0][0] == min(seconds)
    assert buckets[-1][1] == max(seconds)
    assert all(low <= high for low, high, _count in buckets)
