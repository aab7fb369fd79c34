"""A whole session with secrets that can be told from everything else: none of them turns up anywhere.

What user code prints of its own environment is the user's matter; everything that we write is looked through.
"""

from __future__ import annotations

import json
import logging
import os
import stat
import traceback
from pathlib import Path

import nbformat
import psutil
import pytest

from jupyter_modelarts import ModelArts
from jupyter_modelarts.client import Client
from jupyter_modelarts.errors import ModelArtsError
from jupyter_modelarts.local import launcher
from jupyter_modelarts.local.connection import STATE_DIR_VARIABLE, read_connection
from jupyter_modelarts.session import Session

from ..magics.conftest import opened  # noqa: TID252
from .conftest import cloud_environment, start_jupyter
from .proxy import Proxy, answer, drop

PREFIX = 8
"""So many characters of a secret, in a row, are too many."""
NEW = {
    "access_key": "KEYOFTHETESTS9911QWX",
    "secret_key": "Zq7secretkeyXw3vUt5Rs9Pn2Mk4Jh6Gf8Dd0Bba",
    "password": "Yp8passwordVv4Tt6Rr2Nn0L",
    "seal": "Wo9sealUu5Ss7Qq3Oo1Mm8Kk6Ii4Gg2Ee0Cc9Aa7Yy5",
}
SECRET = ("secret_key", "password", "seal")
CELL = """%%ma_train --wait
import os
print(len(os.environ), "variables")
"""
ECHO = """
from model_service.python_model_service import XgSklServingBaseService

class Echo(XgSklServingBaseService):
    def _preprocess(self, data):
        return data
    def _inference(self, data):
        return data
    def _postprocess(self, data):
        return {"got": data}
"""


class Net:
    """Everything that was said, by place; and the secrets that may not be in it."""

    def __init__(self) -> None:
        self.said: dict[str, str] = {}
        self.secrets: dict[str, str] = {}

    def hear(self, place: str, text: object) -> None:
        self.said[place] = f"{self.said.get(place, '')}\n{text}"

    def hear_error(self, place: str, error: BaseException) -> None:
        """Everything that can be had of an exception without looking into the frames."""
        parts = [str(error), repr(error), repr(getattr(error, "__dict__", "")), repr(error.args)]
        self.hear(place, "\n".join([*parts, *traceback.format_exception(error)]))

    def found(self) -> list[str]:
        """Where what was heard."""
        return [
            f"{name} in {place}: ...{text[max(0, text.find(part) - 60) : text.find(part)]}"
            for name, secret in self.secrets.items()
            for place, text in self.said.items()
            for part in {secret[:PREFIX], secret[len(secret) // 2 :][:PREFIX], secret[-PREFIX:]}
            if part in text
        ]


@pytest.fixture
def net():
    made = Net()
    made.secrets = {name: NEW[name] for name in SECRET}
    return made


@pytest.fixture
def world(tmp_path, monkeypatch):
    """A service whose account has the secrets of these tests, started where the environment has them."""
    state = tmp_path / "state"
    launcher.ensure_running(state)
    launcher.stop(state)
    path = state / "account.json"
    path.write_text(json.dumps({**json.loads(path.read_text()), **NEW}))
    monkeypatch.setenv("HUAWEICLOUD_SDK_SK", NEW["secret_key"])  # a cloud user's environment
    connection = launcher.ensure_running(state)
    monkeypatch.delenv("HUAWEICLOUD_SDK_SK")
    assert connection.secret_key.reveal() == NEW["secret_key"]
    proxy = Proxy()
    proxy.start(connection)
    yield connection, proxy
    proxy.clear()
    proxy.stop()
    launcher.stop(state)


@pytest.fixture
def debugging(caplog):
    """The loggers of every library say all they can."""
    caplog.set_level(logging.DEBUG)
    names = (
        "httpx",
        "httpcore",
        "aiohttp",
        "asyncio",
        "obstore",
        "jupyter_modelarts",
        "jupyter_modelarts.client",
    )
    for name in names:
        caplog.set_level(logging.DEBUG, logger=name)
    return caplog


def test_nothing_that_we_write_holds_a_secret(net, world, debugging, shell, monkeypatch, capsys, tmp_path):
    connection, proxy = world
    for name, value in cloud_environment(connection, proxy.urls).items():
        monkeypatch.setenv(name, value)
    notebook = opened(shell, connection, monkeypatch, capsys)
    server = start_jupyter(connection, proxy.urls, tmp_path / "jupyter")
    jupyter = next(server)
    outputs = _use_notebook(net, notebook, proxy, tmp_path)
    _use_python(net, connection, proxy)
    _use_browser(net, jupyter, proxy, notebook["job"].id)
    _hear_processes(net)
    notebook["service"].delete()
    server.close()
    net.hear("notebook file", nbformat.writes(outputs))
    net.hear("debug logs", debugging.text)
    net.hear("jupyter log", jupyter.log.read_text())
    _hear_state(net, connection.state_dir)
    assert "receive_response_headers" in net.said["debug logs"]
    assert "echo **********" in net.said["cells"]
    assert "echo **********" in net.said["browser"]
    assert "KeyError: 'bug'" in net.said["cells"]
    assert {"file service.log", "command lines", "repr", "python"} <= net.said.keys()
    assert [place for place in net.said if place.endswith("worker-0.log")]
    assert net.found() == []


def _use_notebook(net, notebook, proxy, tmp_path):
    """Run cells that go well and cells that do not; the notebook as it would be saved."""
    model = tmp_path / "package" / "model"
    model.mkdir(parents=True)
    (model / "config.json").write_text('{"model_algorithm": "x", "model_type": "Scikit_Learn"}')
    (model / "customize_service.py").write_text(ECHO)
    good = [
        CELL,
        "%ma_deploy ./package",
        "%%ma_predict service\n[1]",
        "%ma_profile",
        "%ma_jobs",
        "%ma_services",
    ]
    good += [
        "%ma_logs job",
        "%ma_logs service",
        "%ma_obs ls",
        "%ma_obs ls -r obs:///",
        "job",
        "service",
        "prediction",
    ]
    good += ["%%ma_train --dry-run\nprint(1)"]
    bad = [
        "%ma_profile nosuch",
        "%ma_deploy nosuch",
        "%%ma_predict nosuch\n{}",
        "%ma_obs cat obs:///none",
        "%ma_jobs x",
    ]
    saved = nbformat.v4.new_notebook()

    def run(source: str) -> None:
        ran = notebook(source)
        value = notebook.forms(ran.value) if ran.value is not None else {}
        net.hear("cells", f"{source}\n{ran.printed}\n{ran.value!r}\n{value}")
        cell = nbformat.v4.new_code_cell(source)
        cell.outputs = [nbformat.v4.new_output("stream", name="stdout", text=ran.printed)]
        if value:
            cell.outputs.append(nbformat.v4.new_output("display_data", data=value))
        saved.cells.append(cell)
        if ran.error is not None:
            net.hear_error(f"error of {source[:20]}", ran.error)
        assert (ran.error is None) == (source in good), ran.printed

    for source in good + bad:
        run(source)
    echo = json.dumps({"error_msg": f"echo {NEW['secret_key']}", "sk": NEW["secret_key"]})
    for act in (drop, answer(403, echo)):
        proxy.on("*", "/v2/", act)
        proxy.on("*", "/", answer(403, echo))
        run("%ma_jobs --limit 4")
        run("%ma_obs ls -r obs:///x/")
        proxy.clear()
    with pytest.MonkeyPatch.context() as patch:  # a bug of ours, with the traceback that it keeps
        patch.setattr(Client, "_answer", lambda self, response: {}["bug"])
        run("%ma_jobs --limit 3")
    return saved


def _use_python(net, connection, proxy):
    account = {"user": connection.user, "password": connection.password, "domain": connection.domain}
    place = {"region": connection.region, "project_id": connection.project_id}
    urls = {f"{name}_endpoint": url for name, url in proxy.urls.items()}
    keys = {"access_key": connection.access_key, "secret_key": connection.secret_key}
    refused = {**account, "password": "Wrong1password2of3somebody"}
    for values in (account, keys, refused):
        modelarts = ModelArts(**values, **place, **urls, attempts=1)
        client = modelarts.client
        for work in (
            modelarts.jobs,
            modelarts.obs.ls if values is keys else modelarts.services,
            _bug(client),
        ):
            try:
                work()
            except Exception as error:  # noqa: BLE001 - a bug is among them
                net.hear_error("python", error)
        auth = client._context.target.auth
        token = getattr(auth, "_token", None)
        if token:
            net.secrets["token"] = token.reveal()
        shown = [modelarts, modelarts.profile, client, auth, client._context, client._context.target]
        shown += [modelarts._platform, client._settings, connection, Session(**values, **place, **urls)]
        shown += [vars(modelarts), vars(client), vars(auth), vars(connection)]
        if values is not refused:
            shown += [modelarts.obs, modelarts.obs.aio, modelarts.obs.aio._stores, vars(modelarts.obs.aio)]
        net.hear("repr", [f"{one!r} {one}" for one in shown])
        modelarts.close()
    net.secrets["wrong password"] = "Wrong1password2of3somebody"
    assert "token" in net.secrets


def _bug(client):
    def work():
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(client._transport, "answer_from", lambda response: response.no_such_thing)
            client.call("list_training_job_engines")

    return work


def _use_browser(net, jupyter, proxy, job_id):
    calls = [
        ("list_training_jobs", {"body": {"limit": 5}}),
        ("show_training_job", {"path": {"training_job_id": job_id}}),
        ("show_training_job", {"path": {"training_job_id": "none"}}),
        ("show_training_job_logs_url", {"path": {"training_job_id": job_id, "task_id": "worker-0"}}),
        ("list_services", {}),
        ("no_such_operation", {}),
        ("list_models", {"query": {"unknown": 1}}),
    ]
    for act in (None, drop, answer(403, json.dumps({"error_msg": f"echo {NEW['secret_key']}"}))):
        if act:
            proxy.on("*", "/", act)
        for operation, parts in calls[:2] if act else calls:
            answered = jupyter.call(operation, **parts)
            net.hear("browser", f"{answered.headers}\n{answered.text}")
        proxy.clear()
    net.hear("browser", jupyter.http.get(f"{jupyter.url}jupyter-modelarts/profile").text)


def _hear_processes(net):
    """Command lines are for everybody on the machine to read."""
    for process in psutil.process_iter():
        try:
            net.hear("command lines", " ".join(process.cmdline()))
        except psutil.Error:
            continue


def _hear_state(net, state_dir: Path):
    """All that the service left on disk: only two files may hold secrets, and nobody else may read those."""
    assert stat.S_IMODE(state_dir.stat().st_mode) == 0o700
    for path in [path for path in state_dir.rglob("*") if path.is_file()]:
        text = path.read_bytes().decode("latin-1")
        if path.name in ("account.json", "connection.json"):
            assert NEW["secret_key"] in text
            assert stat.S_IMODE(path.stat().st_mode) == 0o600
            continue
        net.hear(f"file {path.relative_to(state_dir)}", text)


def test_the_net_catches_what_it_is_for(net):
    net.hear("here", f"x{NEW['password'][:PREFIX]}x")
    net.hear("there", f"x{NEW['secret_key'][-PREFIX:]}x")
    net.hear("fine", NEW["seal"][: PREFIX - 1])
    assert sorted(line.partition(":")[0] for line in net.found()) == [
        "password in here",
        "secret_key in there",
    ]
    net.said.clear()
    try:
        raise ModelArtsError(f"the key is {NEW['secret_key']}")
    except ModelArtsError as error:
        net.hear_error("error", error)
    assert len(net.found()) == 3


def test_files_that_hold_secrets_are_private(tmp_path, monkeypatch):
    old = os.umask(0)
    try:
        connection = launcher.ensure_running(tmp_path / "state")
    finally:
        os.umask(old)
    monkeypatch.setenv(STATE_DIR_VARIABLE, str(connection.state_dir))
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in connection.state_dir.iterdir()}
    launcher.stop(connection.state_dir)
    assert stat.S_IMODE(connection.state_dir.stat().st_mode) == 0o700
    assert (modes["account.json"], modes["connection.json"]) == (0o600, 0o600)
    assert read_connection(connection.state_dir) is None
