"""An instance in this process: its own loop in a thread, called over HTTP."""

from __future__ import annotations

import socket
import sys
import threading
from typing import TYPE_CHECKING, Any

import pytest

from jupyter_modelarts.local.inference.loop import Loop
from jupyter_modelarts.local.inference.server import Server
from jupyter_modelarts.local.inference.worker import RUNTIME

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    Serve = Callable[[Any], str]


@pytest.fixture
def bases(monkeypatch: pytest.MonkeyPatch) -> Iterator[dict[str, Any]]:
    """The packages that an instance offers, importable here for the length of a test."""
    monkeypatch.syspath_prepend(str(RUNTIME))
    import model_service.python_model_service as machine_learning
    import model_service.pytorch_model_service as deep_learning

    yield {"deep": deep_learning.PTServingBaseService, "table": machine_learning.XgSklServingBaseService}
    ours = ("model_service", "log", "mms", "metric")
    for name in [name for name in sys.modules if name.partition(".")[0] in ours]:
        del sys.modules[name]


@pytest.fixture
def serve(tmp_path: Path) -> Iterator[Serve]:
    """Serve an object as an instance does; what its address is."""
    running: list[tuple[Loop, threading.Thread]] = []

    def start(service: Any) -> str:
        listener = socket.create_server(("127.0.0.1", 0))
        loop = Loop(listener, Server(service, tmp_path))
        running.append((loop, threading.Thread(target=loop.run)))
        running[-1][1].start()
        return f"http://127.0.0.1:{listener.getsockname()[1]}"

    yield start
    for loop, thread in running:
        loop.end()
        thread.join(10)
        assert not thread.is_alive()
