"""`%%ma_predict`: what a cell becomes, what is shown, what is measured, and what is refused."""

from __future__ import annotations

import json
import os
import signal
import threading
from types import SimpleNamespace
from typing import TYPE_CHECKING, Any

import pytest

from ..workflow.mirrors import mirror  # noqa: TID252 - tests are no package on the path

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jupyter_modelarts.local.connection import Connection

    from .conftest import Notebook

NAME = "magic-mirror"


@pytest.fixture(scope="module")
def _running(embedded: Connection) -> Iterator[None]:
    with mirror(embedded, NAME):
        yield


@pytest.fixture
def book(_running: None, notebook: Notebook) -> Notebook:
    notebook.shell.user_ns["service"] = notebook(f"%ma_services {NAME}").value
    return notebook


def sent(book: Notebook, cell: str, line: str = "--path /json") -> Any:
    ran = book(f"%%ma_predict service {line}\n{cell}")
    assert ran.error is None, ran.printed
    return ran.value["body"]


def test_variables_in_the_cell(book: Notebook) -> None:
    book("rate = 0.25\nword = 'say \"hi\"'\nnothing = None\nraw = b'\\0\\1'\nrows = [{'b': {}}]")
    book("import numpy, pandas\narray = numpy.eye(2)\nframe = pandas.DataFrame({'a': [1, None]})")
    assert sent(book, '{"x": {rate}, "y": [{nothing},{rate}]}') == {"x": 0.25, "y": [None, 0.25]}
    assert sent(book, '{"x":{rate}}') == {"x": 0.25}
    assert sent(book, '{"x": {word}, "t": "<{word}> {rate} {array}"}') == {
        "x": 'say "hi"', "t": '<say "hi"> 0.25 [[1.0, 0.0], [0.0, 1.0]]',
    }  # fmt: skip
    assert sent(book, '{"x": "{{rate}} {rate}", "\\"{rate}": 1}') == {"x": "{rate} 0.25", '"0.25': 1}
    assert sent(book, '{"x": {array}, "f": {frame}, "b": {raw}}') == {
        "x": [[1.0, 0.0], [0.0, 1.0]], "f": [{"a": 1.0}, {"a": None}], "b": "AAE=",
    }  # fmt: skip
    untouched = {"a": {}, "b": {"rate": {"c": 1}}, "d": "{ rate } {0} {rate.x} {a b}"}
    assert sent(book, json.dumps(untouched)) == untouched
    assert sent(book, json.dumps({"x": "{rate}"}), "--path /json --literal") == {"x": "{rate}"}
    assert sent(book, "{rows}", "--path /bare") == {"req_data": [{"b": {}}]}
    assert sent(book, "Hello {word}, {{word}}", "--path /words") == 'Hello say "hi", {word}'
    assert sent(book, "a,b {rate}", "--content-type text/csv --path /json") == "a,b 0.25"


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        (
            '{"x": {ratte}}',
            "There is no variable ratte. Did you mean rate? Assign it in an earlier cell; "
            "in a text, {{ratte}} stands for the letters {ratte}.",
        ),
        ('{"x": "{nobody}"}', "There is no variable nobody."),
        ("{nobody}", "There is no variable nobody."),
        ('{"x": {strange}}', "{strange}: The data cannot be sent as JSON: a value of the type object"),
        ('{"x": NaN}', "The body is not JSON: it has NaN."),
        ('{"x": {rate}', "The body is not JSON: line 2, column"),
    ],
)  # fmt: skip
def test_a_cell_that_cannot_be_sent(book: Notebook, cell: str, words: str) -> None:
    book("rate = 1\nstrange = object()")
    assert words in book(f"%%ma_predict service --path /json\n{cell}").error_line


def test_files_and_variables(book: Notebook, tmp_path: Any) -> None:
    for name in ("a.png", "b.png"):
        (tmp_path / name).write_bytes(b"\x89PNG\r\n\x1a\n" + name.encode())
    ran = book("%ma_predict service --file *.png")
    assert [part["file"] for part in ran.value["parts"]] == ["a.png", "b.png"]
    assert ran.printed.startswith("multipart field photo, because the model's schema has a file there\n")
    ran = book("%ma_predict service --file photo=a.png --file photo=b.png --file other=b.png")
    assert [part["field"] for part in ran.value["parts"]] == ["photo", "photo", "other"]
    assert "multipart fields photo, other, because you named it" in ran.printed
    book("import pandas, pathlib\nframe = pandas.DataFrame({'height': [1.5], 'width': [2]})")
    ran = book("%ma_predict service --data frame --path /rows --into answer --store kept")
    assert ran.value["body"] == {"data": {"req_data": [{"height": 1.5, "width": 2}]}}
    assert book["answer"] == ran.value.answer
    assert book["kept"] is ran.value
    book("here = pathlib.Path('a.png')")
    assert book("%ma_predict service --data here").value["parts"][0]["file"] == "a.png"
    raw = book("%ma_predict service --data here --as raw --path /json")
    assert raw.value["type"] == "image/png"
    assert "the bytes as image/png, because you asked for it" in raw.printed


def test_path_method_header(book: Notebook) -> None:
    found = book('%ma_predict service --path /hello --header "X-Greeting: a b" --timeout 20').value
    assert (found["method"], found["greeting"]) == ("GET", "a b")
    assert book("%ma_predict service --path /other --method put --data __name__").value["method"] == "PUT"


def test_answers_are_shown_as_what_they_are(book: Notebook) -> None:
    ran = book("%%ma_predict service --path /table\n60")
    forms = book.forms(ran.value)
    head, first, *rest = forms["text/plain"].splitlines()
    assert (head.split(), first.split()) == (["label", "score"], ["<b>0</b>", "0.0"])
    assert rest[49:51] == ["... and 10 more rows", "{"]
    assert forms["text/html"].count("<tr") == 51
    assert "<b>" not in forms["text/html"]
    assert "&quot;meta&quot;" in forms["text/html"]
    forms = book.forms(book("%%ma_predict service --path /picture\n{}").value)
    assert 'src="data:image/png;base64,iVBOR' in forms["text/html"]
    assert forms["text/plain"].startswith("image/png, ")
    forms = book.forms(book("%%ma_predict service --path /plain\n{}").value)
    assert forms["text/plain"] == "Ein Text: grün\nzweite Zeile"
    forms = book.forms(book("%%ma_predict service --path /json\n{}").value)
    assert json.loads(forms["text/plain"])["body"] == {}


def test_repeat(book: Notebook) -> None:
    ran = book("%%ma_predict service --path /json --repeat 40 --concurrency 4\n{}")
    assert ran.error is None, ran.printed
    assert book["prediction"] is ran.value
    text = book.forms(ran.value)["text/plain"]
    assert text.startswith("40 of 40 calls of magic-mirror, 4 at once: ")
    assert all(name in text for name in ("p50 ", "p90 ", "p99 ", "█"))
    assert book.forms(ran.value)["text/html"].count("<tr") == text.count(" – ")
    failing = book("%%ma_predict service --path /teapot --repeat 3\n{}").value
    text = book.forms(failing)["text/plain"]
    assert "3 failed" in text
    assert "3 × The service magic-mirror answered HTTP 418: I'm a teapot." in text


def test_an_interrupt_shows_what_was_measured(book: Notebook) -> None:
    service = book["service"]
    count = service.metrics()[0]["invocation_times"]

    def interrupt() -> None:
        while service.metrics()[0]["invocation_times"] < count + 20:
            pass
        os.kill(os.getpid(), signal.SIGINT)

    thread = threading.Thread(target=interrupt)
    thread.start()
    ran = book("%%ma_predict service --path /json --repeat 1000000 --concurrency 2\n{}")
    thread.join()
    assert ran.error is None, ran.printed
    assert "Interrupted: this is what was measured." in ran.printed
    assert 0 < ran.value.done < 1_000_000
    assert ran.value.percentile(0.5) > 0
    assert book("%%ma_predict service --path /json\n{}").error is None


def test_stream(book: Notebook) -> None:
    ran = book("%%ma_predict service --path /chat --stream --into events\n{}")
    assert ran.error is None, ran.printed
    assert ran.printed.endswith("\nHello\n")
    assert ran.value is None
    assert book["events"][1]["choices"][0]["delta"] == {"content": "Hel"}
    assert book("%%ma_predict service --path /lines --stream\n{}").printed.endswith('{"n": 1}\n{"n": 2}\n\n')
    assert book("%%ma_predict service --path /pieces --stream\n{}").printed.endswith("\nGrüße\n")
    assert book["prediction"].answer == "Grüße"


def test_an_interrupt_ends_a_stream(book: Notebook) -> None:
    service = book["service"]

    def interrupt() -> None:
        while service.predict(path="/sent", method="GET") < 5:
            pass
        os.kill(os.getpid(), signal.SIGINT)

    thread = threading.Thread(target=interrupt)
    thread.start()
    ran = book("%%ma_predict service --path /endless --stream\n{}")
    thread.join()
    assert ran.error is None, ran.printed
    assert "Interrupted: the rest was not read." in ran.printed
    assert book["prediction"].answer[:2] == [1, 2]


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("--concurrency 3 --data x", "--concurrency belongs to --repeat."),
        ("--repeat 3 --stream --data x", "--repeat measures whole answers."),
        ("--repeat 0 --data x", "--repeat takes a number of calls, at least 1."),
        ("--timeout soon --data x", "--timeout takes seconds, not soon."),
        ("--header nothing --data x", "'nothing' is no header."),
        ("--as xml --data x", "xml is no form of a body. Choose one of json, table, form, raw."),
        ("--data nobody", "There is no variable nobody."),
        ("--file nowhere.png", "The file for photo cannot be read: nowhere.png"),
        ("--path http://x/ --data x", "http://x/ is not below the service's address."),
        ("", "There is nothing to send."),
    ],
)
def test_a_line_that_makes_no_sense(book: Notebook, line: str, words: str) -> None:
    book("x = 1")
    assert words in book(f"%ma_predict service {line}").error_line


def test_the_tab_key(book: Notebook, tmp_path: Any) -> None:
    (tmp_path / "digit.png").write_bytes(b"")

    def complete(text: str) -> list[str]:
        matcher = book.shell.Completer.custom_matchers[-1]
        context = SimpleNamespace(text_until_cursor=text)
        return [found.text for found in matcher(context)["completions"]]

    assert complete("%ma_predict service --file dig") == ["digit.png"]
    assert complete("%ma_predict service --file image=dig") == ["image=digit.png"]
    assert complete("%ma_predict service --con") == ["--content-type", "--concurrency"]
    assert complete("%ma_predict dig") == []
