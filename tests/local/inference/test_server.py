"""What reaches a service script, and what leaves it."""

from __future__ import annotations

import io
import json
from collections import OrderedDict
from typing import TYPE_CHECKING, Any

import httpx
import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    Call = Callable[..., tuple[int, Any]]


def answered(address: str, query: str = "", **arguments: Any) -> tuple[int, Any]:
    """Status and decoded body of one POST."""
    answer = httpx.post(f"{address}/{query}", **arguments)
    return answer.status_code, json.loads(answer.text)


@pytest.fixture
def see(bases: Any, serve: Any) -> Call:
    """Send a request to a deep-learning service that answers what it was handed."""

    class Seen(bases["deep"]):  # type: ignore[misc]
        def _inference(self, data: Any) -> Any:
            return _shown(data)

    address = serve(Seen("serve", "net.pt"))
    return lambda query="", **arguments: answered(address, query, **arguments)


@pytest.fixture
def returned(bases: Any, serve: Any) -> Callable[[Any], httpx.Response]:
    """The answer to a request whose script returns a given value."""

    class Returning(bases["deep"]):  # type: ignore[misc]
        value: Any = None

        def _inference(self, data: Any) -> Any:
            return self.value

    service = Returning("serve", "net.pt")
    address = serve(service)

    def call(value: Any) -> httpx.Response:
        service.value = value
        return httpx.post(address, json={"a": 1})

    return call


def _shown(data: Any) -> Any:
    if isinstance(data, dict):
        return {name: _shown(value) for name, value in data.items()}
    return ["file", data.getvalue().decode()] if isinstance(data, io.BytesIO) else data


def test_json_reaches_the_script_as_it_is(see: Call) -> None:
    assert see(json={"a": [1, None, "ü"]}) == (200, {"a": [1, None, "ü"]})
    assert see(json=[1, 2]) == (200, [1, 2])


def test_query_arguments_are_merged_in_last(see: Call) -> None:
    assert see(json={"a": 1, "b": 2}, query="?b=3&b=5&c=4&d=") == (
        200,
        {"a": 1, "b": "3", "c": "4", "d": ""},
    )


def test_a_form_has_text_fields_and_files_by_name(see: Call) -> None:
    files = [
        ("size", (None, "5")),
        ("size", (None, "6")),
        ("images", ("a.png", b"one\r\n--")),
        ("images", ("中 文.png", b"two")),
        ("none", ("empty", b"")),
    ]
    seen = {
        "size": "5",
        "images": {"a.png": ["file", "one\r\n--"], "中 文.png": ["file", "two"]},
        "none": {"empty": ["file", ""]},
    }
    assert see(files=files) == (200, seen)
    assert see(files=files, query="?size=7") == (200, seen | {"size": "7"})


def test_file_names_as_browsers_and_curl_write_them(see: Call) -> None:
    lines = [
        "--b",
        'Content-Disposition: form-data; name="f"; filename="a \\"b\\".png"',
        "Content-Type: image/png",
        "",
        "1",
        "--b",
        "content-disposition: form-data; filename*=UTF-8''%e4%b8%ad.png; name=g",
        "",
        "2",
        "--b--",
        "",
    ]
    headers = {"Content-Type": 'multipart/form-data; boundary="b"'}
    found = see(content="\r\n".join(lines).encode(), headers=headers)
    assert found == (200, {"f": {'a "b".png': ["file", "1"]}, "g": {"中.png": ["file", "2"]}})


def test_a_plain_form(see: Call) -> None:
    assert see(data={"a": "1"}) == (200, {"a": "1"})


@pytest.mark.parametrize(
    ("body", "value"),
    [
        (b'{"a": 1e400, "n": 123456789012345678901234567890}', None),
        (b'\xef\xbb\xbf{"a": 1}', {"a": 1}),
        ('{"a": "ü"}'.encode("utf-16"), {"a": "ü"}),
        (b'{"a": "\\ud800"}', {"a": "\ud800"}),
        (b'{"a": 1, "a": 2}', {"a": 2}),
    ],
)
def test_json_of_every_kind_that_the_platform_takes(see: Call, body: bytes, value: Any) -> None:
    status, found = see(content=body, headers={"Content-Type": "application/octet-stream"})
    assert status == 200
    assert found == (json.loads(body) if value is None else value)


_TYPES = {
    "json": "application/json",
    "text": "text/plain",
    "form": "application/x-www-form-urlencoded",
    "bare": "multipart/form-data",
    "parts": "multipart/form-data; boundary=b",
}


@pytest.mark.parametrize(
    ("kind", "content", "says"),
    [
        ("json", b"", "The request has no body."),
        ("json", b"{", "The body is not JSON: "),
        ("text", b"abc", "text/plain is no form."),
        ("", b"abc", "no content type is no form."),
        ("json", b"[" * 100_000, "nested too deeply"),
        ("form", b'{"a": 1}', "but its Content-Type says form."),
        ("form", b"", "The form has no fields."),
        ("bare", b"a", "names no boundary"),
        ("parts", b"a", "the boundary b of its Content-Type is nowhere in the body"),
        ("parts", b"--b\r\n", "it ends before its last boundary"),
        ("parts", b"--b\r\nX: y\r\n--b--", "a part of it has no headers"),
        ("parts", b"--b\r\n\r\n--b--", "The form has no fields."),
    ],
)
def test_what_no_script_could_use(see: Call, kind: str, content: bytes, says: str) -> None:
    headers = {"Content-Type": _TYPES[kind]} if kind else {}
    status, body = see(content=content, headers=headers)
    assert (status, body["erno"], body["words_result"]) == (400, "MR.0101", {})
    assert body["msg"] == "The input parameter is invalid"
    assert says in body["detail"]


class Odd:
    """Nothing that JSON knows."""


@pytest.mark.parametrize(
    ("value", "says"),
    [
        ({1, 2}, "The result is set, which is no JSON. Make it a list"),
        ({"a": [1, b"x"]}, 'holds bytes at ["a"][1], which is no JSON. Send it as text: base64'),
        ({(1, 2): 3}, "holds tuple"),
        ([Odd()], "Odd at [0], which is no JSON. Return dicts, lists"),
        ((number for number in [1]), "list(value)"),
    ],
)
def test_a_result_that_is_no_json(returned: Callable[[Any], httpx.Response], value: Any, says: str) -> None:
    answer = returned(value)
    body = answer.json()
    assert (answer.status_code, body["erno"], body["msg"]) == (400, "MR.0105", "Recognition failed")
    assert says in body["detail"]


def test_numbers_of_numpy_are_no_json(returned: Callable[[Any], httpx.Response]) -> None:
    numpy = pytest.importorskip("numpy")
    pandas = pytest.importorskip("pandas")
    scalar = returned({"score": numpy.float32(1)}).json()["detail"]
    assert 'holds numpy.float32 at ["score"], which is no JSON. Convert it' in scalar
    assert ".item()" in scalar
    assert ".tolist()" in returned([numpy.zeros(2)]).json()["detail"]
    assert ".to_dict(" in returned(pandas.DataFrame({"a": [1]})).json()["detail"]
    assert returned({"score": numpy.float64(1.5)}).json() == {"score": 1.5}  # is a float


def test_nan_leaves_as_on_the_platform_and_the_log_says_so(
    returned: Callable[[Any], httpx.Response], caplog: pytest.LogCaptureFixture
) -> None:
    assert returned({"a": [1.5, float("nan")]}).text == '{"a": [1.5, NaN]}'
    assert 'NaN or Infinity at ["a"][1], which is no JSON' in caplog.text


def test_text_of_every_kind_leaves(returned: Callable[[Any], httpx.Response]) -> None:
    assert returned({"a": "中文"}).content == '{"a": "中文"}'.encode()
    assert returned("\ud800").json() == "\ud800"
    assert returned({1: (2, None)}).json() == {"1": [2, None]}


def test_a_result_that_holds_itself(returned: Callable[[Any], httpx.Response]) -> None:
    value: list[Any] = []
    value.append(value)
    answer = returned(value)
    assert (answer.status_code, answer.json()["erno"]) == (500, "MR.0105")
    assert "Circular reference" in answer.json()["detail"]


def test_a_huge_result(returned: Callable[[Any], httpx.Response]) -> None:
    value = "x" * 30_000_000
    assert len(returned(value).content) == len(value) + 2


def ordered(data: Any) -> Any:
    return json.loads(data, object_pairs_hook=OrderedDict)


def as_it_is(data: Any) -> Any:
    assert data.get("data") is data["data"]
    return data


@pytest.mark.parametrize(
    ("error", "status"),
    [(KeyError("k"), 400), (TypeError("t"), 400), (OSError("o"), 500), (SystemExit(3), 500)],
)
def test_status_by_kind_of_exception(bases: Any, serve: Any, error: BaseException, status: int) -> None:
    class Failing(bases["deep"]):  # type: ignore[misc]
        def _preprocess(self, data: Any) -> Any:
            raise error

    found, body = answered(serve(Failing("serve", "net.pt")), json={})
    assert (found, body["erno"], body["msg"]) == (status, "MR.0105", "Recognition failed")
    assert type(error).__name__ in body["detail"]


@pytest.mark.parametrize("decode", [json.loads, ordered, as_it_is, dict], ids=lambda f: f.__name__)
def test_a_table_is_text_and_value_and_its_answer_is_wrapped(
    bases: Any, serve: Any, decode: Callable[[Any], Any]
) -> None:
    class Rows(bases["table"]):  # type: ignore[misc]
        def _preprocess(self, data: Any) -> Any:
            assert "data" in data
            return decode(data)["data"]["req_data"]

        def _inference(self, data: Any) -> Any:
            return [len(row) for row in data]

    body = {"meta": {"uuid": "u"}, "data": {"req_data": [{"a": 1, "b": 2}]}}
    answer = {"meta": {"uuid": "u"}, "data": {"resp_data": [{"predictresult": 2}]}}
    assert answered(serve(Rows("iris.m")), json=body) == (200, answer)


def test_a_script_without_a_model_is_told(bases: Any, serve: Any) -> None:
    class Forgetful(bases["deep"]):  # type: ignore[misc]
        pass

    status, body = answered(serve(Forgetful("serve", "net.pt")), json={"a": 1})
    assert status == 500
    assert "Forgetful sets no self.model" in body["detail"]


def test_other_methods_and_paths(see: Call, bases: Any, serve: Any) -> None:
    address = serve(bases["deep"]("serve", "net.pt"))
    health = httpx.get(f"{address}/health")
    assert (health.status_code, health.text) == (200, '{"status": "OK"}')
    assert httpx.head(f"{address}/health").text == ""
    wrong = httpx.get(address)
    assert (wrong.status_code, wrong.headers["Allow"], wrong.json()["msg"]) == (
        405,
        "POST",
        "Method Not Allowed",
    )
    missing = httpx.post(f"{address}/predict", json={})
    assert (missing.status_code, missing.json()["detail"]) == (
        404,
        "This service has no API /predict. Its one API is POST /.",
    )
