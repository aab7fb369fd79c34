"""IAM: sign in with a password, temporary keys, and the project and the user there are."""

from __future__ import annotations

from datetime import datetime, timezone
from typing import TYPE_CHECKING, Any

from aiohttp import web
from msgspec import json

from jupyter_modelarts.local.problems import PROJECT_MISMATCH, TOKEN_INVALID, Problem, bad_request

if TYPE_CHECKING:
    from collections.abc import Mapping

    from jupyter_modelarts.local.call import Call, Handler, Reply

_SHORTEST_KEY, _USUAL_KEY, _LONGEST_KEY = 900, 900, 86400  # seconds


async def create_token(call: Call) -> Reply:
    """`POST /v3/auth/tokens`: password sign-in of the IAM user or the account; 24 hours."""
    methods = _at(call.body, "auth", "identity", "methods")
    if methods != ["password"]:
        raise bad_request('auth.identity.methods must be ["password"].')
    user = _at(call.body, "auth", "identity", "password", "user") or {}
    domain = _at(user, "domain", "name") or ""
    if not call.service.iam.password_fits(domain, user.get("name", ""), user.get("password", "")):
        raise Problem(401, TOKEN_INVALID, "The username or password is wrong.")
    _check_scope(call)
    token, issued, expires = await call.service.iam.issue_token()
    body = json.encode({"token": _token_body(call, issued, expires)})
    headers = {"X-Subject-Token": token.reveal()}
    return web.Response(status=201, body=body, content_type="application/json", headers=headers)


async def list_projects(call: Call) -> Reply:
    """`GET /v3/projects`: the one project."""
    account = call.service.account
    project = {
        "id": account.project_id,
        "name": account.region,
        "domain_id": account.domain_id,
        "parent_id": account.domain_id,
        "is_domain": False,
        "enabled": True,
        "description": "",
    }
    return {"projects": [project]}


async def list_users(call: Call) -> Reply:
    """`GET /v3/users`: the one IAM user."""
    account = call.service.account
    user = {"id": account.user_id, "name": account.user, "domain_id": account.domain_id, "enabled": True}
    return {"users": [user]}


async def create_temporary_key(call: Call) -> Reply:
    """`POST /v3.0/OS-CREDENTIAL/securitytokens`: a key pair with a security token, 15 min to 24 h."""
    seconds = _duration(call.body)
    key = await call.service.iam.issue_key(seconds)
    assert key.security_token is not None
    assert key.expires_ms is not None
    credential = {
        "access": key.access_key,
        "secret": key.secret_key.reveal(),
        "securitytoken": key.security_token.reveal(),
        "expires_at": _moment(key.expires_ms),
    }
    return 201, {"credential": credential}


def _check_scope(call: Call) -> None:
    account = call.service.account
    project = _at(call.body, "auth", "scope", "project") or {}
    known = project.get("name", account.region) == account.region
    if not known or project.get("id", account.project_id) != account.project_id:
        asked = project.get("name") or project.get("id")
        message = f"Project {asked!r} is unknown. The project of this service is {account.region!r}."
        raise Problem(401, PROJECT_MISMATCH, message)


def _token_body(call: Call, issued: int, expires: int) -> dict[str, Any]:
    account = call.service.account
    domain = {"id": account.domain_id, "name": account.domain}
    return {
        "methods": ["password"],
        "issued_at": _moment(issued),
        "expires_at": _moment(expires),
        "project": {"id": account.project_id, "name": account.region, "domain": domain},
        "user": {"id": account.user_id, "name": account.user, "domain": domain},
        "roles": [],
        "catalog": [],
    }


def _duration(body: Any) -> int:
    identity = _at(body, "auth", "identity") or {}
    for method in ("token", "assume_role"):
        seconds = _at(identity, method, "duration_seconds") or _at(identity, method, "duration-seconds")
        if seconds is not None:
            return _checked_duration(seconds)
    return _USUAL_KEY


def _checked_duration(seconds: Any) -> int:
    if not isinstance(seconds, int) or not _SHORTEST_KEY <= seconds <= _LONGEST_KEY:
        raise bad_request(f"duration_seconds must be {_SHORTEST_KEY} to {_LONGEST_KEY}, not {seconds!r}.")
    return seconds


def _at(value: Any, *names: str) -> Any:
    """The value below `names`, or None where one of them is missing."""
    for name in names:
        value = value.get(name) if isinstance(value, dict) else None
    return value


def _moment(milliseconds: int) -> str:
    moment = datetime.fromtimestamp(milliseconds / 1000, timezone.utc)
    return f"{moment:%Y-%m-%dT%H:%M:%S}.{milliseconds % 1000:03d}000Z"


HANDLERS: Mapping[str, Handler] = {
    "iam_create_token": create_token,
    "iam_list_projects": list_projects,
    "iam_list_users": list_users,
    "iam_assume_agency": create_temporary_key,
}
