"""What reaches a service script, and what leaves it: the server of an instance in this process."""

from __future__ import annotations

import io
import json
import sys
from collections import OrderedDict
from typing import TYPE_CHECKING, Any

import aiohttp
import pytest
from aiohttp.test_utils import TestClient, TestServer

from jupyter_modelarts.local.inference.server import Server
from jupyter_modelarts.local.inference.worker import RUNTIME

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable
    from pathlib import Path

    Call = Callable[..., Awaitable[tuple[int, Any]]]


@pytest.fixture
def bases(monkeypatch: pytest.MonkeyPatch) -> Any:
    """The packages that an instance offers, importable here for the length of a test."""
    monkeypatch.syspath_prepend(str(RUNTIME))
    import model_service.python_model_service as machine_learning
    import model_service.pytorch_model_service as deep_learning

    yield {"deep": deep_learning.PTServingBaseService, "table": machine_learning.XgSklServingBaseService}
    for name in [name for name in sys.modules if name.partition(".")[0] == "model_service"]:
        del sys.modules[name]


async def answered(service: Any, tmp_path: Path, **arguments: Any) -> tuple[int, Any]:
    """Status and decoded body of one POST."""
    query = arguments.pop("query", "")
    async with TestClient(TestServer(Server(service, tmp_path).app())) as client:
        answer = await client.post(f"/{query}", **arguments)
        return answer.status, json.loads(await answer.text())


@pytest.fixture
def see(bases: Any, tmp_path: Path) -> Call:
    """Send a request to a deep-learning service that answers what it was handed."""

    class Seen(bases["deep"]):  # type: ignore[misc]
        def _inference(self, data: Any) -> Any:
            return _shown(data)

    async def send(**arguments: Any) -> tuple[int, Any]:
        return await answered(Seen("serve", "net.pt"), tmp_path, **arguments)

    return send


def _shown(data: Any) -> Any:
    if isinstance(data, dict):
        return {name: _shown(value) for name, value in data.items()}
    return ["file", data.getvalue().decode()] if isinstance(data, io.BytesIO) else data


async def test_json_reaches_the_script_as_it_is(see: Call) -> None:
    assert await see(json={"a": [1, None, "ü"]}) == (200, {"a": [1, None, "ü"]})
    assert await see(json=[1, 2]) == (200, [1, 2])


async def test_query_arguments_are_merged_in_last(see: Call) -> None:
    assert await see(json={"a": 1, "b": 2}, query="?b=3&c=4") == (200, {"a": 1, "b": "3", "c": "4"})


async def test_a_form_has_text_fields_and_files_by_name(see: Call) -> None:
    form = aiohttp.FormData()
    form.add_field("size", "5")
    form.add_field("images", b"one", filename="a.png")
    form.add_field("images", b"two", filename="b.png")
    files = {"a.png": ["file", "one"], "b.png": ["file", "two"]}
    assert await see(data=form) == (200, {"size": "5", "images": files})


async def test_a_plain_form(see: Call) -> None:
    assert await see(data={"a": "1"}) == (200, {"a": "1"})


async def test_json_without_a_content_type_is_taken(see: Call) -> None:
    assert await see(data=b'{"a": 1}', headers={"Content-Type": "application/octet-stream"}) == (
        200,
        {"a": 1},
    )


async def test_a_result_that_is_no_json_is_the_scripts_mistake(bases: Any, tmp_path: Path) -> None:
    class Bad(bases["deep"]):  # type: ignore[misc]
        def _inference(self, data: Any) -> Any:
            return {1, 2}

    status, body = await answered(Bad("serve", "net.pt"), tmp_path, json={})
    assert status == 400
    assert body["erno"] == "MR.0105"
    assert body["detail"] == "TypeError: Object of type set is not JSON serializable"


def ordered(data: Any) -> Any:
    return json.loads(data, object_pairs_hook=OrderedDict)


def as_it_is(data: Any) -> Any:
    assert data.get("data") is data["data"]
    return data


@pytest.mark.parametrize(
    ("error", "status"), [(KeyError("k"), 400), (TypeError("t"), 400), (OSError("o"), 500)]
)
async def test_status_by_kind_of_exception(bases: Any, tmp_path: Path, error: Exception, status: int) -> None:
    class Failing(bases["deep"]):  # type: ignore[misc]
        def _preprocess(self, data: Any) -> Any:
            raise error

    found, body = await answered(Failing("serve", "net.pt"), tmp_path, json={})
    assert found == status
    assert type(error).__name__ in body["detail"]


@pytest.mark.parametrize("decode", [json.loads, ordered, as_it_is, dict], ids=lambda f: f.__name__)
async def test_a_table_is_text_and_value_and_its_answer_is_wrapped(
    bases: Any, tmp_path: Path, decode: Callable[[Any], Any]
) -> None:
    class Rows(bases["table"]):  # type: ignore[misc]
        def _preprocess(self, data: Any) -> Any:
            assert "data" in data
            return decode(data)["data"]["req_data"]

        def _inference(self, data: Any) -> Any:
            return [len(row) for row in data]

    body = {"meta": {"uuid": "u"}, "data": {"req_data": [{"a": 1, "b": 2}]}}
    answer = {"meta": {"uuid": "u"}, "data": {"resp_data": [{"predictresult": 2}]}}
    assert await answered(Rows("iris.m"), tmp_path, json=body) == (200, answer)


async def test_a_script_without_a_model_is_told(bases: Any, tmp_path: Path) -> None:
    class Forgetful(bases["deep"]):  # type: ignore[misc]
        pass

    status, body = await answered(Forgetful("serve", "net.pt"), tmp_path, json={"a": 1})
    assert status == 500
    assert "Forgetful sets no self.model" in body["detail"]
