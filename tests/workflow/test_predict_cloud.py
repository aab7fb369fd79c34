"""Calls with a profile of the cloud: signed with keys, or with a token that is fetched and renewed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from jupyter_modelarts import ModelArts

from .mirrors import mirror

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jupyter_modelarts.local.connection import Connection


@pytest.fixture(scope="module")
def name(embedded: Connection) -> Iterator[str]:
    with mirror(embedded, "cloud-mirror") as found:
        yield found


def keys(connection: Connection) -> dict[str, str]:
    return {"access_key": connection.access_key, "secret_key": connection.secret_key.reveal()}


def password(connection: Connection) -> dict[str, str]:
    return {
        "user": connection.user,
        "password": connection.password.reveal(),
        "domain": connection.domain,
        "project_name": connection.region,
    }


@pytest.fixture(params=[keys, password])
def modelarts(request: pytest.FixtureRequest, embedded: Connection) -> Iterator[ModelArts]:
    places = {f"{room}_endpoint": getattr(embedded, room) for room in ("modelarts", "iam", "obs")}
    made = ModelArts(region="cn-north-4", project_id=embedded.project_id, **places, **request.param(embedded))
    assert not made.profile.embedded
    yield made
    made.close()


def test_every_kind_of_call(modelarts: ModelArts, name: str) -> None:
    service = modelarts.service(name)
    assert service.predict({"x": [1]}, path="/json")["body"] == {"x": [1]}
    assert service.predict(b"picture")["parts"][0]["field"] == "photo"
    assert service.predict(path="/hello?b=2&a=1")["path"] == "/hello?b=2&a=1"
    with service.stream({}, path="/chat") as stream:
        assert len(list(stream)) == 4
    found = service.measure({"x": 1}, path="/json", count=12, concurrency=4)
    assert (found.done, found.failed) == (12, 0), found.errors


def test_a_token_that_is_refused_is_renewed(embedded: Connection, name: str) -> None:
    places: dict[str, Any] = {
        f"{room}_endpoint": getattr(embedded, room) for room in ("modelarts", "iam", "obs")
    }
    made = ModelArts(region="cn-north-4", project_id=embedded.project_id, **places, **password(embedded))
    service = made.service(name)
    with service.stream({}, path="/json") as stream:
        assert stream.whole(list(stream))["method"] == "POST"
    auth: Any = made.client._context.target.auth
    for call in (service.predict, lambda *data, **options: list(service.stream(*data, **options))):
        auth._token = type(auth._token)("no longer good")
        assert call({}, path="/json")
        assert auth._token.reveal() != "no longer good"
    made.close()
