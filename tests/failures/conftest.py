"""The surfaces at which a failure shows, each real: a notebook, Python, a Jupyter server, plain HTTP."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from jupyter_modelarts import ModelArts
from jupyter_modelarts.display.i18n import ENVIRONMENT
from jupyter_modelarts.errors import ModelArtsError

from ..local.serving import Platform  # noqa: TID252 - tests are no package on the path
from ..magics.conftest import Notebook, opened, shell  # noqa: F401, TID252
from .proxy import Proxy

if TYPE_CHECKING:
    from jupyter_modelarts.local.connection import Connection

SERVER_TOKEN = "token-of-the-jupyter-server"
LONGEST = 30.0


def until(condition: Callable[[], Any], what: str, longest: float = LONGEST) -> Any:
    """The first true value of `condition`."""
    deadline = time.monotonic() + longest
    while not (value := condition()):
        assert time.monotonic() < deadline, f"waited {longest:g} s for {what}"
        time.sleep(0.02)
    return value


def clear_line(line: str) -> str:
    """`line`, which has to be one for people: no traceback, nothing that only programmers read."""
    assert line.strip(), "nothing was said"
    assert "\n" not in line.strip(), line
    for shrug in ("Traceback", "Unexpected", "Internal error", "object at 0x", "<class", "Errno"):
        assert shrug not in line, line
    return line


@pytest.fixture(autouse=True)
def _in_english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(ENVIRONMENT, "en")


def cloud_environment(connection: Connection, urls: dict[str, str]) -> dict[str, str]:
    """The variables of a profile of "the cloud": the embedded service's account, reached at `urls`."""
    values = {
        "AK": connection.access_key,
        "SK": connection.secret_key.reveal(),
        "PROJECT_ID": connection.project_id,
        "REGION": connection.region,
        **{f"{name.upper()}_ENDPOINT": url for name, url in urls.items()},
    }
    named = {f"HUAWEICLOUD_SDK_{name}": value for name, value in values.items()}
    return {**named, "JUPYTER_MODELARTS_TIMEOUT": "1.5", "JUPYTER_MODELARTS_ATTEMPTS": "2"}


@pytest.fixture(scope="session")
def _proxy(embedded: Connection) -> Iterator[Proxy]:
    made = Proxy()
    made.start(embedded)
    yield made
    made.clear()
    made.stop()


@pytest.fixture
def proxy(_proxy: Proxy) -> Iterator[Proxy]:
    """What stands between the surfaces and the embedded service; it spoils nothing yet."""
    _proxy.clear()
    yield _proxy
    _proxy.clear()


@pytest.fixture
def platform(embedded: Connection) -> Iterator[Platform]:
    """Plain signed HTTP."""
    caller = Platform(embedded)
    yield caller
    caller.http.close()


@pytest.fixture
def notebook(shell: Any, embedded: Connection, monkeypatch: Any, capsys: Any) -> Notebook:  # noqa: F811
    """A notebook on the shared embedded service."""
    return opened(shell, embedded, monkeypatch, capsys)


@dataclass
class JupyterServer:
    """A real `jupyter server` with the extension; `log` is all that it wrote."""

    url: str
    log: Path
    http: httpx.Client

    def call(self, operation: str, **parts: Any) -> httpx.Response:
        """The answer of the extension to a browser."""
        return self.http.post(f"{self.url}jupyter-modelarts/operations/{operation}", json=parts)


@pytest.fixture(scope="session")
def jupyter(
    _proxy: Proxy, embedded: Connection, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[JupyterServer]:
    """A server whose profile calls through the proxy."""
    yield from start_jupyter(embedded, _proxy.urls, tmp_path_factory.mktemp("jupyter"))


def start_jupyter(connection: Connection, urls: dict[str, str], root: Path) -> Iterator[JupyterServer]:
    """A server that calls `urls`, for as long as this is not closed."""
    root.mkdir(exist_ok=True)
    environment = {
        **os.environ,
        **cloud_environment(connection, urls),
        "JUPYTER_RUNTIME_DIR": str(root / "runtime"),
        "JUPYTER_CONFIG_DIR": str(root / "config"),
        "JUPYTER_TOKEN": SERVER_TOKEN,
    }
    arguments = ["--no-browser", "--allow-root", "--port=0", "--debug", f"--ServerApp.root_dir={root}"]
    extension = "--ServerApp.jpserver_extensions={'jupyter_modelarts': True}"
    with (root / "server.log").open("wb") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "jupyter_server", *arguments, extension],
            env=environment,
            stdout=log,
            stderr=log,
            start_new_session=True,
        )
    try:
        (found,) = until(lambda: list(root.glob("runtime/jpserver-*.json")), "the Jupyter server")
        url = until(lambda: _url(found), "its address")
        with httpx.Client(headers={"Authorization": f"token {SERVER_TOKEN}"}, timeout=LONGEST) as client:
            until(lambda: _answers(client, url), "its answer")
            yield JupyterServer(url, root / "server.log", client)
    finally:
        process.terminate()
        process.wait(LONGEST)


def _url(path: Path) -> str:
    try:
        return str(json.loads(path.read_text())["url"])
    except ValueError:
        return ""


def _answers(client: httpx.Client, url: str) -> bool:
    try:
        return client.get(f"{url}api/status").is_success
    except httpx.TransportError:
        return False


@dataclass
class Surface:
    """One way to ask for the list of jobs, and to hear why it cannot be had."""

    name: str
    list_jobs: Callable[[], str | None]
    """The line that says why not; None where there is a list."""


@pytest.fixture(params=["magic", "python", "browser"])
def surface(
    request: pytest.FixtureRequest, embedded: Connection, proxy: Proxy, monkeypatch: Any
) -> Iterator[Surface]:
    """Each surface in turn, all calling through the proxy."""
    if request.param == "browser":
        server = request.getfixturevalue("jupyter")
        yield Surface("browser", lambda: _line_of(server.call("list_training_jobs", body={"limit": 5})))
        return
    for name, value in cloud_environment(embedded, proxy.urls).items():
        monkeypatch.setenv(name, value)
    if request.param == "magic":
        notebook = request.getfixturevalue("notebook")
        yield Surface("magic", lambda: _line_of_cell(notebook))
        return
    made = ModelArts()
    yield Surface("python", lambda: _line_of_call(made))
    made.close()


def _line_of(response: httpx.Response) -> str | None:
    if response.is_success:
        return None
    error = response.json()["error"]
    assert set(error) == {"status", "code", "message", "hint", "request_id"}
    return f"{error['message']} {error['hint']} ({error['code']}, {error['status']})"


def _line_of_cell(notebook: Notebook) -> str | None:
    ran = notebook("%ma_jobs")
    return None if ran.error is None else ran.error_line


def _line_of_call(made: ModelArts) -> str | None:
    try:
        made.jobs()
    except ModelArtsError as error:
        return str(error)
    return None
