"""Signing in, temporary keys, and every way of not being let in."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import httpx
import pytest

from jupyter_modelarts.contract import signing

if TYPE_CHECKING:
    from jupyter_modelarts.local.connection import Connection


def sign_in(connection: Connection, **changes: str) -> httpx.Response:
    values = {"user": connection.user, "password": connection.password.reveal(), "domain": connection.domain}
    values = {**values, "project": connection.region, **changes}
    user = {"name": values["user"], "password": values["password"], "domain": {"name": values["domain"]}}
    identity = {"methods": ["password"], "password": {"user": user}}
    body = {"auth": {"identity": identity, "scope": {"project": {"name": values["project"]}}}}
    return httpx.post(f"{connection.iam}/v3/auth/tokens", json=body)


def engines(connection: Connection, headers: dict[str, str], project_id: str | None = None) -> httpx.Response:
    project = project_id or connection.project_id
    return httpx.get(f"{connection.modelarts}/v2/{project}/training-job-engines", headers=headers)


def signed(connection: Connection, **changes: Any) -> dict[str, str]:
    url = f"{connection.modelarts}/v2/{connection.project_id}/training-job-engines"
    headers = {"Host": urlsplit(url).netloc, **changes.pop("headers", {})}
    keys = {"access_key": connection.access_key, "secret_key": connection.secret_key.reveal()}
    return headers | signing.sign("GET", urlsplit(url).path, (), headers, b"", **(keys | changes))


def problem(answer: httpx.Response, status: int, code: str) -> str:
    assert answer.status_code == status, answer.text
    assert len(answer.headers["X-Request-Id"]) == 32
    body = answer.json()
    assert body["error_code"] == code
    message: str = body["error_msg"]
    assert message
    assert "\n" not in message
    return message


@pytest.mark.parametrize("user", ["developer", "embedded"], ids=["IAM user", "account"])
def test_password_gives_a_token_that_is_accepted(embedded: Connection, user: str) -> None:
    answer = sign_in(embedded, user=user)
    assert answer.status_code == 201
    token = answer.json()["token"]
    assert token["project"]["id"] == embedded.project_id
    life = datetime.fromisoformat(token["expires_at"][:-8]) - datetime.fromisoformat(token["issued_at"][:-8])
    assert life == timedelta(hours=24)
    accepted = engines(embedded, {"X-auth-Token": answer.headers["X-Subject-Token"]})
    assert accepted.status_code == 200


@pytest.mark.parametrize(
    "changes",
    [{"password": "wrong"}, {"user": "nobody"}, {"domain": "elsewhere"}],
    ids=str,
)
def test_wrong_sign_in_is_401_in_keystones_shape(embedded: Connection, changes: dict[str, str]) -> None:
    answer = sign_in(embedded, **changes)
    problem(answer, 401, "ModelArts.0203")
    assert answer.json()["error"]["code"] == 401
    assert answer.json()["error"]["title"] == "Unauthorized"
    assert "X-Subject-Token" not in answer.headers


def test_unknown_project_names_the_one_there_is(embedded: Connection) -> None:
    assert "'embedded'" in problem(sign_in(embedded, project="cn-north-4"), 401, "ModelArts.0210")


def test_projects_and_users(embedded: Connection) -> None:
    headers = {"X-Auth-Token": sign_in(embedded).headers["X-Subject-Token"]}
    projects = httpx.get(f"{embedded.iam}/v3/projects", headers=headers).json()["projects"]
    assert [(entry["id"], entry["name"]) for entry in projects] == [(embedded.project_id, "embedded")]
    users = httpx.get(f"{embedded.iam}/v3/users", headers=headers).json()["users"]
    assert [entry["name"] for entry in users] == ["developer"]


def test_signature_is_accepted(embedded: Connection) -> None:
    headers = signed(embedded, headers={"X-Project-Id": embedded.project_id})
    assert engines(embedded, headers).status_code == 200


def test_no_credentials(embedded: Connection) -> None:
    problem(engines(embedded, {}), 401, "ModelArts.0201")


def test_token_nobody_issued(embedded: Connection) -> None:
    problem(engines(embedded, {"X-Auth-Token": "made-up"}), 401, "ModelArts.0203")


@pytest.mark.parametrize("change", [{"access_key": "NOSUCHKEY"}, {"secret_key": "wrong"}], ids=["AK", "SK"])
def test_wrong_keys(embedded: Connection, change: dict[str, str]) -> None:
    problem(engines(embedded, signed(embedded, **change)), 401, "ModelArts.0206")


def test_signature_of_another_scheme(embedded: Connection) -> None:
    problem(engines(embedded, {"Authorization": "Basic Zm9v"}), 401, "ModelArts.0206")


@pytest.mark.parametrize("minutes", [-16, 16])
def test_signature_that_is_too_old_or_too_new(embedded: Connection, minutes: int) -> None:
    moment = datetime.now(timezone.utc) + timedelta(minutes=minutes)
    headers = signed(embedded, date=moment.strftime(signing.DATE_FORMAT))
    assert "15 minutes" in problem(engines(embedded, headers), 401, "ModelArts.0206")


def test_signature_of_another_request(embedded: Connection) -> None:
    headers = signed(embedded)
    url = f"{embedded.modelarts}/v2/{embedded.project_id}/training-job-flavors"
    problem(httpx.get(url, headers=headers), 401, "ModelArts.0206")


def test_project_of_somebody_else(embedded: Connection) -> None:
    headers = {"X-Auth-Token": sign_in(embedded).headers["X-Subject-Token"]}
    problem(engines(embedded, headers, "0" * 32), 403, "ModelArts.0210")
    problem(engines(embedded, signed(embedded, headers={"X-Project-Id": "0" * 32})), 403, "ModelArts.0210")


def temporary_key(connection: Connection, seconds: int) -> httpx.Response:
    headers = {"X-Auth-Token": sign_in(connection).headers["X-Subject-Token"]}
    body = {"auth": {"identity": {"methods": ["token"], "token": {"duration_seconds": seconds}}}}
    return httpx.post(f"{connection.iam}/v3.0/OS-CREDENTIAL/securitytokens", headers=headers, json=body)


def test_temporary_key_signs_with_its_security_token_only(embedded: Connection) -> None:
    answer = temporary_key(embedded, 900)
    assert answer.status_code == 201
    given = answer.json()["credential"]
    keys = {"access_key": given["access"], "secret_key": given["secret"]}
    token = {signing.SECURITY_TOKEN_HEADER: given["securitytoken"]}
    assert engines(embedded, signed(embedded, headers=token, **keys)).status_code == 200
    problem(engines(embedded, signed(embedded, **keys)), 401, "ModelArts.0206")
    other = {signing.SECURITY_TOKEN_HEADER: "other"}
    problem(engines(embedded, signed(embedded, headers=other, **keys)), 401, "ModelArts.0206")


def test_life_of_a_temporary_key_has_limits(embedded: Connection) -> None:
    assert "900 to 86400" in problem(temporary_key(embedded, 60), 400, "ModelArts.50004000")


def test_tokens_and_keys_outlive_a_restart(fresh_embedded: Connection) -> None:
    from jupyter_modelarts.local import launcher

    token = {"X-Auth-Token": sign_in(fresh_embedded).headers["X-Subject-Token"]}
    given = temporary_key(fresh_embedded, 900).json()["credential"]
    launcher.stop(fresh_embedded.state_dir)
    again = launcher.ensure_running(fresh_embedded.state_dir)
    assert engines(again, token).status_code == 200
    extra = {signing.SECURITY_TOKEN_HEADER: given["securitytoken"]}
    headers = signed(again, headers=extra, access_key=given["access"], secret_key=given["secret"])
    assert engines(again, headers).status_code == 200
    database = (again.state_dir / "modelarts.sqlite").read_bytes()
    assert given["secret"].encode() not in database
    assert token["X-Auth-Token"].encode() not in database
