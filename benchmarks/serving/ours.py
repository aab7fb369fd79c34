"""The package on the embedded service: behind the gateway, and its instance by itself."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from .load import Target
from .package import ANSWER, BODY


@contextmanager
def deployed(package: Path) -> Iterator[Any]:
    """A running service of the package."""
    from jupyter_modelarts import ModelArts

    options = {"name": "benchmark", "stop_after": "never", "check": False}
    service = ModelArts().deploy(str(package), report=None, **options)
    try:
        yield service
    finally:
        service.delete()


def gateway(service: Any, connection: Any) -> Target:
    """The way of every caller: the access address and a token."""
    address = urlsplit(service.address)
    return Target(
        address.hostname, address.port, address.path, BODY, ANSWER, {"X-Auth-Token": _token(connection)}
    )


def instance(connection: Any) -> Target:
    """The only instance, without the gateway."""
    ((_, port),) = instances(connection)
    return Target("127.0.0.1", port, "/", BODY, ANSWER)


def instances(connection: Any) -> set[tuple[str, int]]:
    """The instances there are now, those that are being ended too: directory and port."""
    found = set()
    for path in Path(connection.state_dir).glob("services/*/run/*/ready.json"):
        report = json.loads(path.read_text())
        if "port" in report:
            found.add((path.parent.name, report["port"]))
    return found


def _token(connection: Any) -> str:
    import httpx

    user = {
        "name": connection.user,
        "password": connection.password.reveal(),
        "domain": {"name": connection.domain},
    }
    body = {
        "auth": {
            "identity": {"methods": ["password"], "password": {"user": user}},
            "scope": {"project": {"name": connection.region}},
        }
    }
    return httpx.post(f"{connection.iam}/v3/auth/tokens", json=body).headers["X-Subject-Token"]
