"""A Jupyter server with the extension, in front of a real embedded service."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, ClassVar

import pytest
from jupyter_server.auth import Authorizer
from pytest_jupyter.jupyter_core import (  # noqa: F401 - fixtures are found by their names
    echo_kernel_spec,
    jp_asyncio_loop,
    jp_config_dir,
    jp_data_dir,
    jp_env_config_path,
    jp_env_jupyter_path,
    jp_environ,
    jp_home_dir,
    jp_kernel_dir,
    jp_runtime_dir,
    jp_system_config_path,
    jp_system_jupyter_path,
)
from pytest_jupyter.jupyter_server import (  # noqa: F401
    jp_argv,
    jp_auth_header,
    jp_base_url,
    jp_configurable_serverapp,
    jp_extension_environ,
    jp_fetch,
    jp_http_port,
    jp_logging_stream,
    jp_nbconvert_templates,
    jp_root_dir,
    jp_server_cleanup,
    jp_serverapp,
    jp_template_dir,
    jp_web_app,
)
from pytest_jupyter.pytest_tornasync import (  # noqa: F401
    http_server,
    http_server_client,
    http_server_port,
)

from jupyter_modelarts.local.connection import STATE_DIR_VARIABLE, Connection

if TYPE_CHECKING:
    from tornado.httpclient import HTTPResponse


class RecordingAuthorizer(Authorizer):
    """Remembers what it was asked, allows what the test allows, and answers as a coroutine."""

    asked: ClassVar[list[tuple[str, str]]] = []
    allowed: ClassVar[set[str]] = set()

    async def is_authorized(self, handler: Any, user: Any, action: str, resource: str) -> bool:
        self.asked.append((action, resource))
        return action in self.allowed


@pytest.fixture
def authorizer() -> type[RecordingAuthorizer]:
    RecordingAuthorizer.asked.clear()
    RecordingAuthorizer.allowed = {"read", "write", "execute"}
    return RecordingAuthorizer


@pytest.fixture
def state_dir(embedded: Connection) -> str:
    """The embedded service the server uses; a test may name another."""
    return str(embedded.state_dir)


@pytest.fixture
def jp_server_config(
    authorizer: type[RecordingAuthorizer], state_dir: str, monkeypatch: pytest.MonkeyPatch
) -> dict[str, Any]:
    monkeypatch.setenv(STATE_DIR_VARIABLE, state_dir)
    return {
        "ServerApp": {
            "jpserver_extensions": {"jupyter_modelarts": True},
            "allow_unauthenticated_access": False,
            "authorizer_class": RecordingAuthorizer,
        }
    }


@dataclass(frozen=True)
class Reply:
    """An answer of the server."""

    status: int
    document: Any
    text: str
    headers: dict[str, str]


Fetch = Callable[..., Reply]


@pytest.fixture
def fetch(jp_fetch: Any, jp_asyncio_loop: Any) -> Fetch:  # noqa: F811
    """Send a request to a route below `jupyter-modelarts` and give the answer, whatever its status."""

    def send(route: str, *, method: str = "GET", body: Any = None, **options: Any) -> Reply:
        content = body if body is None or isinstance(body, str) else json.dumps(body)
        awaitable = jp_fetch(
            "jupyter-modelarts",
            *route.split("/"),
            method=method,
            body=content,
            allow_nonstandard_methods=True,
            raise_error=False,
            **options,
        )
        return _reply(jp_asyncio_loop.run_until_complete(awaitable))

    return send


@pytest.fixture
def call(fetch: Fetch) -> Fetch:
    """Call an operation: `call("show_training_job", path={...})`."""

    def send(identifier: str, **parts: Any) -> Reply:
        return fetch(f"operations/{identifier}", method="POST", body=parts)

    return send


def _reply(response: HTTPResponse) -> Reply:
    text = response.body.decode()
    return Reply(response.code, json.loads(text) if text else None, text, dict(response.headers))
