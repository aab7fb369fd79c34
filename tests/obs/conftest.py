"""The client against the running embedded service."""

from __future__ import annotations

import secrets
from typing import Any

import pytest

from jupyter_modelarts.contract.paths import ObsPath
from jupyter_modelarts.contract.secrets import Secret
from jupyter_modelarts.obs import Obs


def client(connection: Any, **changes: Any) -> Obs:
    secret = changes.pop("secret", None)
    keys = {"access_key": connection.access_key, **changes}
    revealed = getattr(connection.secret_key, "reveal", lambda: connection.secret_key)()
    return Obs(changes.pop("endpoint", connection.obs), keys["access_key"], Secret(secret or revealed))


@pytest.fixture
def obs(embedded: Any) -> Obs:
    return client(embedded)


@pytest.fixture
def place(obs: Obs) -> ObsPath:
    """A new bucket."""
    bucket = f"client-{secrets.token_hex(6)}"
    assert obs.make_bucket(bucket)
    return ObsPath(bucket)
