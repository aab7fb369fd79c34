"""What becomes of data on their way to a service, each kind against each schema, over HTTP."""

from __future__ import annotations

import io
import json
import subprocess
import sys
import time
from collections import deque
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy
import pandas
import pytest
from PIL import Image

from jupyter_modelarts import ModelArts
from jupyter_modelarts.client import StatusError
from jupyter_modelarts.errors import InvalidArgument
from jupyter_modelarts.workflow.errors import PredictError
from jupyter_modelarts.workflow.predict_errors import explained

from .mirrors import mirror

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from jupyter_modelarts.local.connection import Connection
    from jupyter_modelarts.workflow import Service

FRAME = pandas.DataFrame({"height": [1.5, 2.0], "width": [3, 4]})
ROWS = [{"height": 1.5, "width": 3}, {"height": 2.0, "width": 4}]
TABLE = {"data": {"req_data": ROWS}}
NUMBERS = numpy.array([[1.5, 3.0], [2.0, 4.0]])
PHOTO = Image.new("RGB", (8, 6), (200, 10, 10))
PIXELS = numpy.arange(48, dtype="uint8").reshape(6, 8)


DEADLY = """
import os, sys
from model_service.python_model_service import XgSklServingBaseService

class Deadly(XgSklServingBaseService):
    def _preprocess(self, data):
        print("the last words", file=sys.stderr, flush=True)
        os._exit(5)
"""


@pytest.fixture(scope="module")
def modelarts(embedded: Connection) -> Iterator[ModelArts]:
    made = ModelArts(local_dir=embedded.state_dir)
    yield made
    made.close()


@pytest.fixture(scope="module")
def service(embedded: Connection, modelarts: ModelArts) -> Iterator[Service]:
    with mirror(embedded, "predict-mirror") as name:
        yield modelarts.service(name)


@pytest.mark.parametrize(
    ("data", "path", "body", "reason"),
    [
        (FRAME, "/rows", TABLE, "rows in data.req_data, because the model's schema has a table there"),
        (FRAME, "/bare", {"req_data": ROWS}, "JSON, the rows in req_data, because"),
        (FRAME, "/json", ROWS, "JSON as it is, because the model's schema says application/json"),
        (NUMBERS, "/rows", TABLE, "data.req_data"),
        (NUMBERS, "/list", {"observations": NUMBERS.tolist()}, "JSON, the list in observations, because"),
        (NUMBERS, "/json", NUMBERS.tolist(), "JSON as it is"),
        (ROWS, "/rows", TABLE, "data.req_data"),
        (ROWS[0], "/rows", {"data": {"req_data": ROWS[:1]}}, "data.req_data"),
        (TABLE, "/rows", TABLE, "JSON as it is"),
        ({"other": 1}, "/rows", {"other": 1}, "JSON as it is"),
        (json.dumps(ROWS), "/rows", TABLE, "data.req_data"),
        (FRAME["width"], "/list", {"observations": [3, 4]}, "the list in observations"),
        ((1, numpy.float32(0.5), numpy.int64(3)), "/json", [1, 0.5, 3], "JSON as it is"),
        ({"when": pandas.Timestamp("2026-11-21")}, "/json", {"when": "2026-11-21T00:00:00"}, "JSON as it is"),
        (None, "/json", None, "JSON as it is"),
        ("just text", "/json", "just text", "JSON as it is"),
        ({"a": 1}, "/", {"a": 1}, "the model's schema has one: --file photo=PATH"),
    ],
)  # fmt: skip
def test_values_become_json(service: Service, data: Any, path: str, body: Any, reason: str) -> None:
    found = service.ask(data, path=path)
    assert (found["type"], found["body"], found["path"]) == ("application/json", body, path)
    assert reason in found.reason
    assert "\n" not in found.reason


def test_what_is_missing_in_a_frame_is_null(service: Service) -> None:
    frame = pandas.DataFrame({"a": [1.0, None], "t": [pandas.Timestamp(0), pandas.NaT], 3: ["x", pandas.NA]})
    body = service.predict(frame, path="/json")["body"]
    assert body == [{"a": 1.0, "t": "1970-01-01T00:00:00", "3": "x"}, {"a": None, "t": None, "3": None}]


def photo_file(place: Path) -> Path:
    PHOTO.save(place / "red.png")
    return place / "red.png"


def stream() -> io.BytesIO:
    found = io.BytesIO(b"bytes of a file")
    found.name = "/some/where/open.bin"
    return found


@pytest.mark.parametrize(
    ("make", "names", "start"),
    [
        (photo_file, ["red.png"], "\x89PNG"),
        (lambda _place: PHOTO, ["image.png"], "\x89PNG"),
        (lambda place: Image.open(photo_file(place)), ["red.png"], "\x89PNG"),
        (lambda _place: PIXELS, ["image.png"], "\x89PNG"),
        (lambda _place: numpy.dstack([PIXELS] * 3), ["image.png"], "\x89PNG"),
        (lambda _place: b"raw bytes", ["photo"], "raw bytes"),
        (lambda _place: bytearray(b"raw"), ["photo"], "raw"),
        (lambda _place: stream(), ["open.bin"], "bytes of a file"),
        (lambda place: [photo_file(place), PHOTO], ["red.png", "image.png"], "\x89PNG"),
    ],
)  # fmt: skip
def test_files_go_into_the_field_of_the_schema(
    service: Service, tmp_path: Path, make: Any, names: Any, start: str
) -> None:
    found = service.ask(make(tmp_path))
    assert (found["method"], found["type"]) == ("POST", "multipart/form-data")
    assert [(part["field"], part["file"]) for part in found["parts"]] == [("photo", name) for name in names]
    assert found["parts"][0]["text"].startswith(start)
    assert found.reason == "multipart field photo, because the model's schema has a file there"
    assert len(found.files) == len(names)


def test_the_pixels_of_an_array_are_the_picture(service: Service) -> None:
    for array in (PIXELS, numpy.dstack([PIXELS, PIXELS + 1, PIXELS + 2])):
        (sent,) = service.ask(array).files.values()
        assert (numpy.asarray(Image.open(io.BytesIO(sent[1]))) == array).all()


def test_a_dict_with_files_is_a_form(service: Service, tmp_path: Path) -> None:
    found = service.ask({"photo": [photo_file(tmp_path), b"2"], "note": "grün", "top": 3})
    parts = [(part["field"], part["file"]) for part in found["parts"]]
    assert sorted(parts, key=str) == [("note", None), ("photo", "photo"), ("photo", "red.png"), ("top", None)]
    assert found.reason == "multipart field photo, because there is a file in the data"
    named = service.ask({"k": "1"}, files={"other": photo_file(tmp_path)})
    assert {part["field"] for part in named["parts"]} == {"other", "k"}
    assert named.reason == "multipart field other, because you named it"
    (part,) = service.ask(b"x", field="mine")["parts"]
    assert part["field"] == "mine"
    form = service.ask({"a": 1, "b": "text"}, shape="form", path="/json")
    assert [(part["field"], part["text"]) for part in form["parts"]] == [("a", "1"), ("b", "text")]


def test_csv_files_are_rows_where_the_schema_has_rows(service: Service, tmp_path: Path) -> None:
    table = tmp_path / "rows.csv"
    table.write_text("height,width\n1.5,3\n2.0,4\n")
    assert service.predict(table, path="/rows")["body"] == TABLE
    assert service.predict(files={"": [str(table)]}, path="/rows")["body"] == TABLE
    table.write_text("1.5;3\n2.0;4\n")
    assert service.predict(table, path="/rows")["body"] == TABLE
    table.write_text('\ufeffname,n\n"Li, Lei",\n', "utf-8")
    assert service.predict(table, path="/bare")["body"] == {"req_data": [{"name": "Li, Lei", "n": None}]}
    assert service.ask(files={"": [str(table)]})["parts"][0]["file"] == "rows.csv"
    table.write_text("a,b\n1,2\n3\n")
    with pytest.raises(PredictError, match=r"Row 2 of rows.csv has 1 values, not 2\. Correct the row"):
        service.predict(table, path="/rows")
    document = tmp_path / "body.json"
    document.write_text('{"a": 1e0}')
    assert service.ask(document, path="/json")["size"] == len('{"a": 1e0}')


def test_bytes_and_texts_as_they_are_where_the_schema_takes_them(service: Service) -> None:
    found = service.ask(b"\x00\x01", path="/blob")
    assert (found["type"], found["size"]) == ("application/octet-stream", 2)
    assert found.reason == "the bytes as application/octet-stream, because the model's schema says so"
    found = service.ask("grün", path="/words")
    assert (found["type"], found["body"]) == ("text/plain", "grün")
    found = service.ask(b"a,b", path="/json", shape="raw", content_type="text/csv")
    assert (found["type"], found["body"]) == ("text/csv", "a,b")
    assert found.reason == "the bytes as text/csv, because you asked for it"
    assert "you asked for it" in service.ask(ROWS, path="/json", shape="table").reason


def test_path_method_headers(service: Service) -> None:
    found = service.ask(path="/hello?a=1", headers={"X-Greeting": "hello"})
    assert (found["method"], found["path"], found["greeting"]) == ("GET", "/hello?a=1", "hello")
    assert found.reason == "GET without a body, because the model's schema says so"
    assert service.ask({"a": 1}, path="unknown/sub", method="put")["path"] == "/unknown/sub"
    assert service.predict({}, path="/json", headers={"Content-Type": "application/x-json"})["type"].endswith(
        "x-json"
    )
    with pytest.raises(InvalidArgument, match="is not below the service's address"):
        service.predict({}, path="http://127.0.0.1/")
    with pytest.raises(InvalidArgument, match=r"no option shapes. Did you mean shape\?"):
        service.predict({}, shapes="json")


@pytest.mark.parametrize(
    ("options", "words"),
    [
        ({"shape": "xml"}, "Choose one of json, table"),
        ({"method": "GE T"}, "'GE T' is no method. Write for example GET"),
        ({"timeout": 0}, "The timeout cannot be 0 s."),
        ({"headers": {"X-Name": "grün"}}, "The header X-Name has characters that a header cannot have."),
        ({"headers": {"X-Name": "a\r\nX-Other: b"}}, "The header X-Name has characters"),
        ({"headers": {"X Name": "a"}}, "The header X Name has characters"),
        ({"content_type": "text/plain\n"}, "The header Content-Type has characters"),
    ],
)  # fmt: skip
def test_options_that_make_no_sense(service: Service, options: Any, words: str) -> None:
    with pytest.raises(InvalidArgument, match=words):
        service.predict({}, **options)


@pytest.mark.parametrize(
    ("data", "options", "words"),
    [
        ({"x": float("nan")}, {}, "has no NaN and no infinity. Replace them"),
        ({1, 2}, {}, "cannot be sent as JSON: a value of the type set is not JSON"),
        ([[1, 2, 3]], {"path": "/rows"}, "has 3 values; the model's schema has 2 columns: height, width"),
        (7, {"shape": "table"}, "The data are no table."),
        (7, {"shape": "form"}, "A form needs fields."),
        (Path("missing.png"), {}, "The file for photo cannot be read"),
        (Image.new("F", (2, 2)), {}, 'cannot be sent as PNG: .* Convert it first: image.convert\\("RGB"\\)'),
        (b"x" * (12 << 20), {}, r"has 12\.0 MB; the gateway takes 12 MB\. Send fewer or smaller files"),
        (pandas.DataFrame({"a": ["x" * 100] * 200_000}), {}, "Send the rows in parts of at most [0-9]+,"),
        ("x" * (13 << 20), {}, "Send less at once"),
    ],
)  # fmt: skip
def test_what_cannot_be_sent_is_not(service: Service, data: Any, options: Any, words: str) -> None:
    before = service.metrics()[0]["invocation_times"]
    with pytest.raises(PredictError, match=words) as caught:
        service.predict(data, **options)
    assert "\n" not in str(caught.value)
    assert service.metrics()[0]["invocation_times"] == before


def test_a_body_of_exactly_the_limit_goes(service: Service) -> None:
    assert service.predict(b"x" * (12 << 20), path="/blob")["size"] == 12 << 20


def test_answers_are_decoded_by_their_kind(service: Service, tmp_path: Path) -> None:
    picture = service.ask({}, path="/picture")
    assert isinstance(picture.answer, bytes)
    assert picture.save(tmp_path / "answer.png").read_bytes() == picture.content
    assert Image.open(io.BytesIO(picture.answer)).size == (64, 48)
    assert service.predict({}, path="/plain") == "Ein Text: grün\nzweite Zeile"
    assert (
        service.predict(2, path="/table", headers={"Content-Type": "text/x"})["data"]["resp_data"][1]["score"]
        == 1 / 8
    )


@pytest.mark.parametrize(
    ("path", "options", "words", "status"),
    [
        ("/teapot", {}, r"answered HTTP 418: I'm a teapot\.", 418),
        ("/recognition", {}, r"answered MR\.0105: Recognition failed\. .* compare it with what", 500),
        ("/slow", {"timeout": 0.3}, r"did not answer within 0\.3 s\. --timeout waits longer", 0),
    ],
)  # fmt: skip
def test_errors_are_one_line_with_the_way_out(
    service: Service, path: str, options: Any, words: str, status: int
) -> None:
    with pytest.raises(PredictError, match=words) as caught:
        service.predict({}, path=path, **options)
    assert caught.value.status == status
    assert "\n" not in str(caught.value)


def test_an_instance_that_died_leaves_its_last_line(modelarts: ModelArts, tmp_path: Path) -> None:
    package = tmp_path / "model"
    package.mkdir()
    (package / "config.json").write_text('{"model_algorithm": "x", "model_type": "Scikit_Learn"}')
    (package / "customize_service.py").write_text(DEADLY)
    (package / "model.m").write_bytes(b"weights")
    service = modelarts.deploy(tmp_path, name="predict-deadly")
    with pytest.raises(PredictError, match=r"ModelArts\.4503: .*no instance answered") as caught:
        service.predict({})
    assert "See its log: %ma_logs predict-deadly" in str(caught.value)
    # what the instance left stands in the service a moment after its connection broke
    _until(lambda: service.refresh().error.endswith("the last words"))
    answer = caught.value.__context__
    assert isinstance(answer, StatusError)
    assert "(no instance answered, or not in time; last line of its log: " in str(explained(service, answer))
    service.delete()


def _until(true: Callable[[], bool], seconds: float = 20) -> None:
    end = time.monotonic() + seconds
    while not true():
        assert time.monotonic() < end
        time.sleep(0.01)


def test_too_many_calls(modelarts: ModelArts, service: Service) -> None:
    def limit(rate: int) -> None:
        body = {"additional_properties": {"flow_control": {"requests_per_second": rate}}}
        modelarts.client.call("update_service", path={"service_id": service.id}, body=body)

    limit(1)
    with pytest.raises(PredictError, match=r"4206.*\(more calls than its flow limit allows\)") as caught:
        deque((service.predict({}, path="/json") for _number in range(20)), maxlen=0)
    limit(100_000)
    assert "raise the service's flow limit" in str(caught.value)
    assert (caught.value.code, caught.value.status) == ("ModelArts.4206", 429)


def test_no_library_is_imported(embedded: Connection, service: Service) -> None:
    code = f"""
import sys
from jupyter_modelarts import ModelArts
service = ModelArts(local_dir={str(embedded.state_dir)!r}).service("predict-mirror")
assert service.predict({{"a": [1]}}, path="/json")["body"] == {{"a": [1]}}
assert service.predict(b"x")["parts"]
print(*sorted({{"pandas", "numpy", "PIL"}} & set(sys.modules)))
"""
    done = subprocess.run(
        [sys.executable, "-c", code], check=False, capture_output=True, text=True, timeout=60
    )
    assert (done.returncode, done.stdout.strip()) == (0, ""), done.stderr
