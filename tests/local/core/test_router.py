"""Every answer of the API that does not depend on what an operation does."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from jupyter_modelarts.contract.operations import Operation, operations
from jupyter_modelarts.local import registry
from jupyter_modelarts.local.registry import handlers

from .test_iam import problem, sign_in

if TYPE_CHECKING:
    from jupyter_modelarts.local.connection import Connection


@pytest.fixture(scope="module")
def api(embedded: Connection) -> Iterator[Any]:
    token = sign_in(embedded).headers["X-Subject-Token"]
    base = {"modelarts": embedded.modelarts, "iam": embedded.iam}
    with httpx.Client(headers={"X-Auth-Token": token}, trust_env=False) as client:

        def call(method: str, path: str, endpoint: str = "modelarts", **arguments: Any) -> httpx.Response:
            url = base[endpoint] + path.replace("{project_id}", embedded.project_id)
            return client.request(method, url, **arguments)

        yield call


@pytest.fixture(scope="module")
def nobody() -> Iterator[httpx.Client]:
    with httpx.Client(trust_env=False) as client:
        yield client


def routed() -> list[Operation]:
    return [entry for entry in operations().values() if entry.endpoint in ("modelarts", "iam")]


def _error_fields(operation: Operation) -> set[str]:
    if operation.error_style == "error_message":
        return {"is_success", "error_code", "error_message"}
    return {"error_code", "error_msg"} | ({"error"} if operation.endpoint == "iam" else set())


@pytest.mark.parametrize("operation", routed(), ids=lambda operation: operation.id)
def test_every_operation_is_routed_to_itself(
    embedded: Connection, nobody: httpx.Client, operation: Operation
) -> None:
    """Without credentials every route says 401, in the error shape of its own operation."""
    base = embedded.iam if operation.endpoint == "iam" else embedded.modelarts
    path = re.sub(r"\{\w+\}", "x", operation.path)
    answer = nobody.request(operation.method, base + path, content=b"{}" if operation.has_body else None)
    assert answer.status_code == (400 if operation.id == "iam_create_token" else 401)
    assert set(answer.json()) == _error_fields(operation)
    assert re.fullmatch("[0-9a-f]{32}", answer.headers["X-Request-Id"])
    assert answer.headers["Content-Type"].startswith("application/json")


def test_what_is_not_emulated_answers_501(api: Any) -> None:
    missing = [entry for entry in routed() if entry.id not in handlers()]
    for operation in missing:
        path = re.sub(r"\{(?!project_id)\w+\}", "x", operation.path)
        answer = api(operation.method, path, operation.endpoint)
        assert answer.status_code == 501, operation.id
        text = answer.json()["error_message" if "is_success" in answer.json() else "error_msg"]
        assert operation.id in text
        assert "docs/emulation.md" in text


def test_unknown_path(api: Any) -> None:
    assert "/v9/nothing" in problem(api("GET", "/v9/nothing"), 404, "APIG.0101")


def test_unknown_method_says_which_there_are(api: Any) -> None:
    message = problem(api("DELETE", "/v2/{project_id}/training-job-engines"), 405, "APIG.0101")
    assert message.endswith("Allowed: GET.")


def test_fixed_segment_before_parameter(api: Any) -> None:
    message = problem(api("GET", "/v1/{project_id}/notebooks/flavors"), 501, "ModelArts.50005010")
    assert "list_notebook_flavors" in message


@pytest.mark.parametrize("content", [b"{not json", b"\xff\xfe", b'{"a": 1} trailing'])
def test_body_that_is_not_json(api: Any, content: bytes) -> None:
    message = problem(api("POST", "/v3/auth/tokens", "iam", content=content), 400, "ModelArts.50004000")
    assert "not JSON" in message


def test_body_against_the_contract(api: Any) -> None:
    body = {"auth": {"identity": {"methods": ["magic"]}}}
    message = problem(api("POST", "/v3/auth/tokens", "iam", json=body), 400, "ModelArts.50004000")
    assert message == "Field auth.identity.methods[0] must be one of password, not 'magic'."


def test_query_against_the_contract(api: Any) -> None:
    path = "/v2/{project_id}/training-job-flavors"
    message = problem(api("GET", path, params={"flavor_type": "TPU"}), 400, "ModelArts.50004000")
    assert message == "Query parameter flavor_type must be one of CPU, GPU, Ascend, not 'TPU'."
    assert api("GET", path, params={"flavor_type": "GPU"}).json() == {"total_count": 0, "flavors": []}
    assert api("GET", path, params={"unknown": "1"}).json()["total_count"] == 2


def test_body_that_is_too_large(api: Any) -> None:
    content = b" " * (64 * 1024 * 1024 + 1)
    assert "64 MiB" in problem(api("POST", "/v3/auth/tokens", "iam", content=content), 413, "APIG.0201")


def test_every_room_with_handlers_is_registered() -> None:
    rooms = {path.parent.name for path in Path(registry.__file__).parent.glob("*/handlers.py")}
    assert rooms == set(registry.NOUNS)
