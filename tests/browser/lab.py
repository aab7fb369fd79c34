"""A JupyterLab of the tests' own: its directories in one place, its port free, its end certain."""

from __future__ import annotations

import json
import os
import secrets
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psutil

PACKAGE = Path(__file__).parents[2] / "jupyter_modelarts"
NAME = "jupyter-modelarts"


@dataclass(frozen=True)
class Lab:
    """A running JupyterLab."""

    url: str
    token: str
    root: Path
    log: Path

    def page_url(self, path: str = "", *, workspace: str = "test") -> str:
        """The address of a fresh workspace, with a notebook open where `path` names one."""
        tree = f"/tree/{path}" if path else ""
        return f"{self.url}lab/workspaces/{workspace}{tree}?reset&token={self.token}"


@contextmanager
def running_lab(
    directory: Path, *, state_dir: Path, settings: dict[str, object] | None = None
) -> Iterator[Lab]:
    """Start JupyterLab with this checkout's extension, and end it.

    `state_dir` is that of the embedded service it is to use; `settings` are JupyterLab settings by plugin.
    """
    port, token = _free_port(), secrets.token_hex(16)
    lab = Lab(f"http://127.0.0.1:{port}/", token, _made(directory / "root"), directory / "lab.log")
    quiet = {"@jupyterlab/apputils-extension:notification": {"fetchNews": "false", "checkForUpdates": False}}
    _write_settings(directory / "settings", {**quiet, **(settings or {})})
    with lab.log.open("w") as log:
        process = subprocess.Popen(
            _command(directory, lab, port), env=_environment(directory, state_dir), stdout=log, stderr=log
        )
    try:
        _wait_until_ready(lab, process)
        yield lab
    finally:
        _end(process)


def _end(process: subprocess.Popen[bytes]) -> None:
    """End JupyterLab and its kernels; a kernel that is just starting can keep it from ending itself."""
    everything = [psutil.Process(process.pid), *psutil.Process(process.pid).children(recursive=True)]
    process.terminate()
    try:
        process.wait(20)
    except subprocess.TimeoutExpired:
        process.kill()
        process.wait()
    for left in psutil.wait_procs(everything, timeout=5)[1]:
        left.kill()


def _command(directory: Path, lab: Lab, port: int) -> list[str]:
    return [
        *(sys.executable, "-m", "jupyterlab", "--no-browser", "--allow-root", f"--port={port}"),
        "--ServerApp.port_retries=0",
        f"--IdentityProvider.token={lab.token}",
        f"--ServerApp.root_dir={lab.root}",
        "--ServerApp.jpserver_extensions={'jupyter_modelarts': True}",
        f"--LabApp.extra_labextensions_path={_extensions(directory)}",
        "--LabApp.expose_app_in_browser=True",
        "--LabApp.news_url=None",
        "--LabApp.check_for_updates_class=jupyterlab.NeverCheckForUpdate",
        "--LabApp.extension_manager=readonly",
    ]


def _extensions(directory: Path) -> Path:
    """A directory of Lab extensions with the one that was built in this checkout."""
    built = PACKAGE / "labextension"
    assert (built / "package.json").exists(), "build the extension first: npm run build in labextension/"
    extensions = _made(directory / "labextensions")
    (extensions / NAME).symlink_to(built)
    return extensions


def _environment(directory: Path, state_dir: Path) -> dict[str, str]:
    own = {
        "JUPYTER_CONFIG_DIR": "config",
        "JUPYTER_DATA_DIR": "data",
        "JUPYTER_RUNTIME_DIR": "runtime",
        "JUPYTERLAB_SETTINGS_DIR": "settings",
        "JUPYTERLAB_WORKSPACES_DIR": "workspaces",
        "IPYTHONDIR": "ipython",
    }
    return {
        **os.environ,
        **{name: str(_made(directory / folder)) for name, folder in own.items()},
        "JUPYTER_MODELARTS_LOCAL_DIR": str(state_dir),
        "PYTHONPATH": str(PACKAGE.parent),
    }


def _write_settings(directory: Path, settings: dict[str, object]) -> None:
    for plugin, values in settings.items():
        package, _, name = plugin.partition(":")
        (_made(directory / package) / f"{name}.jupyterlab-settings").write_text(json.dumps(values))


def _wait_until_ready(lab: Lab, process: subprocess.Popen[bytes], timeout: float = 60) -> None:
    end = time.monotonic() + timeout
    while time.monotonic() < end:
        assert process.poll() is None, f"JupyterLab ended:\n{lab.log.read_text()}"
        try:
            with urllib.request.urlopen(f"{lab.url}api/status?token={lab.token}", timeout=5):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.1)
    raise AssertionError(f"JupyterLab is not ready after {timeout} s:\n{lab.log.read_text()}")


def _made(directory: Path) -> Path:
    directory.mkdir(parents=True, exist_ok=True)
    return directory


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port
