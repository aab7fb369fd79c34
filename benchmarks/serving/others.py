"""The servers beside ours, each as a process of its own and with the same function.

MLServer and BentoML want environments of their own: a variable names the Python of one, with scikit-learn
in it.  Flask may be in ours, too.  What is not installed yields nothing.
"""

from __future__ import annotations

import importlib.util
import json
import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from http.client import HTTPConnection, HTTPException
from pathlib import Path

from .load import Target
from .package import ANSWER, BODY, ROWS

FLASK = "JUPYTER_MODELARTS_BENCHMARK_FLASK"
MLSERVER = "JUPYTER_MODELARTS_BENCHMARK_MLSERVER"
BENTOML = "JUPYTER_MODELARTS_BENCHMARK_BENTOML"
_HOSTS = Path(__file__).with_name("hosts")
_MLSERVER = "from mlserver.cli import main; main()"
_LONGEST_START = 90.0  # seconds


class NoServer(Exception):
    """It did not come up."""


@contextmanager
def prepared(place: Path) -> Iterator[Target]:
    """A server without any work: the most that the load could see here."""
    port = _free_port()
    with _running([sys.executable, _HOSTS / "prepared.py", str(port)], place):
        yield _up(Target("127.0.0.1", port, "/", BODY, ANSWER))


@contextmanager
def flask(package: Path, place: Path) -> Iterator[Target | None]:
    """Flask on the threads of werkzeug."""
    python = os.environ.get(FLASK) or (sys.executable if importlib.util.find_spec("flask") else None)
    if not python:
        yield None
        return
    port = _free_port()
    with _running([python, _HOSTS / "flask_server.py", package, str(port)], place):
        yield _up(Target("127.0.0.1", port, "/", BODY, ANSWER))


@contextmanager
def mlserver(package: Path, place: Path) -> Iterator[Target | None]:
    """MLServer in one process, which is its quickest way for a model like this one."""
    python = os.environ.get(MLSERVER)
    if not python:
        yield None
        return
    ports = [_free_port() for _ in range(3)]
    settings = {"host": "127.0.0.1", "debug": False, "parallel_workers": 0, "metrics_endpoint": None}
    names = ("http_port", "grpc_port", "metrics_port")
    (place / "settings.json").write_text(json.dumps(settings | dict(zip(names, ports, strict=True))))
    model = {"name": "benchmark", "implementation": "mlserver_model.Model"}
    (place / "model-settings.json").write_text(json.dumps(model))
    flat = [number for row in ROWS for number in row]
    given = {"name": "rows", "shape": [len(ROWS), len(ROWS[0])], "datatype": "FP64", "data": flat}
    body = json.dumps({"inputs": [given]})
    with _running([python, "-c", _MLSERVER, "start", place], place, package):
        yield _up(Target("127.0.0.1", ports[0], "/v2/models/benchmark/infer", body, ANSWER))


@contextmanager
def bentoml(package: Path, place: Path) -> Iterator[Target | None]:
    """BentoML with one worker."""
    python = os.environ.get(BENTOML)
    if not python:
        yield None
        return
    port = _free_port()
    serve = [python, "-m", "bentoml", "serve", "bentoml_service:Model"]
    with _running([*serve, "--host", "127.0.0.1", "--port", str(port)], place, package):
        yield _up(Target("127.0.0.1", port, "/predict", BODY, ANSWER))


@contextmanager
def _running(program: Sequence[str | Path], place: Path, package: Path | None = None) -> Iterator[None]:
    """A process group with the function in its path; all of it has ended afterwards."""
    paths = [str(path) for path in (_HOSTS, package) if path]
    own = {"PYTHONPATH": os.pathsep.join(paths), "BENTOML_DO_NOT_TRACK": "1", "BENTOML_HOME": str(place)}
    log = place / "server.log"
    with log.open("wb") as out:
        process = subprocess.Popen(
            program, cwd=place, env=os.environ | own, stdout=out, stderr=out, start_new_session=True
        )
    try:
        yield
    except NoServer as problem:
        raise SystemExit(f"{problem}\n{log.read_text(errors='replace')[-2000:]}") from None
    finally:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGTERM)
        with suppress(subprocess.TimeoutExpired):
            process.wait(10)
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def _up(target: Target) -> Target:
    """Return once it answers as it should."""
    deadline = time.monotonic() + _LONGEST_START
    while time.monotonic() < deadline:
        with suppress(OSError, HTTPException):
            caller = HTTPConnection(target.host, target.port, timeout=5)
            caller.request("POST", target.path, target.body, {"Content-Type": "application/json"})
            if caller.getresponse().status == 200:
                return target
        time.sleep(0.1)
    raise NoServer(f"no server at port {target.port} answered {target.path} within {_LONGEST_START:g} s")


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listener:
        port: int = listener.getsockname()[1]
    return port
