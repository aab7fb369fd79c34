"""Builds the wheel from a clean copy, installs it where there is no Node, and starts what it carries.

Checks what a user of the wheel meets: both extensions are enabled, JupyterLab starts without a warning
about them, the front end is served, and the embedded service starts and stops.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tempfile
import time
import urllib.request
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def main() -> int:
    """0 where the wheel works; a message naming what does not otherwise."""
    with tempfile.TemporaryDirectory(prefix="jma-wheel-", ignore_cleanup_errors=True) as name:
        scratch = Path(name)
        python = _install(_build(scratch), scratch)
        environment = _environment(python, scratch)
        _check_extensions(python, environment)
        _check_lab(python, environment)
        _check_service(python, environment)
    return 0


def _build(scratch: Path) -> Path:
    """The wheel, built from what git knows: stale bundles of the checkout cannot slip in."""
    source = scratch / "source"
    subprocess.run(["git", "clone", "--quiet", "--no-hardlinks", ROOT, source], check=True)
    _run([sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", scratch, source])
    return next(scratch.glob("jupyter_modelarts-*.whl"))


def _install(wheel: Path, scratch: Path) -> Path:
    """The interpreter of a fresh environment with the wheel and JupyterLab in it."""
    _run([sys.executable, "-m", "venv", scratch / "venv"])
    python = scratch / "venv" / "bin" / "python"
    _run([python, "-m", "pip", "install", "--quiet", "--disable-pip-version-check", wheel, "jupyterlab>=4.2"])
    return python


def _environment(python: Path, scratch: Path) -> dict[str, str]:
    """An environment without Node and with directories of its own for everything Jupyter writes."""
    home = scratch / "home"
    home.mkdir()
    return {
        **{key: value for key, value in os.environ.items() if not key.startswith(("JUPYTER", "HUAWEICLOUD"))},
        **{key: value for key, value in os.environ.items() if key == "JUPYTER_MODELARTS_CHECK_RUN"},
        "PATH": f"{python.parent}:/usr/bin:/bin",
        "HOME": str(home),
        "JUPYTER_MODELARTS_LOCAL_DIR": str(scratch / "state"),
    }


def _check_extensions(python: Path, environment: dict[str, str]) -> None:
    for listing, wanted in (
        (["labextension", "list"], r"jupyter-modelarts v\S+ .*enabled.*OK"),
        (["server", "extension", "list"], r"jupyter_modelarts.*enabled"),
    ):
        text = _run([python, "-m", "jupyter", *listing], environment)
        plain = re.sub(r"\x1b\[[0-9;]*m", "", text)
        _expect(
            re.search(wanted, plain), f"'jupyter {' '.join(listing)}' does not list the extension:\n{plain}"
        )


def _check_lab(python: Path, environment: dict[str, str]) -> None:
    log = Path(environment["HOME"]) / "lab.log"
    with log.open("w") as stream:
        command: list[str | Path] = [
            python, "-m", "jupyterlab", "--no-browser", "--allow-root", "--port=0",
            "--IdentityProvider.token=wheel-check", "--LabApp.news_url=None",
        ]  # fmt: skip
        lab = subprocess.Popen(command, cwd=log.parent, env=environment, stdout=stream, stderr=stream)
    try:
        base = _wait_for_url(log)
        _ask(f"{base}lab?token=wheel-check", "")
        _ask(f"{base}jupyter-modelarts/profile?token=wheel-check", "embedded")
        _ask(f"{base}lab/extensions/jupyter-modelarts/package.json?token=wheel-check", "jupyter-modelarts")
    finally:
        lab.terminate()
        lab.wait(30)
    ours = [line for line in log.read_text().splitlines() if re.search(r"modelarts", line, re.I)]
    bad = [line for line in ours if re.match(r"\[[WEC] ", line) or "Traceback" in line]
    _expect(not bad, "JupyterLab complained about the extension:\n" + "\n".join(bad))


def _wait_for_url(log: Path) -> str:
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline:
        if found := re.search(r"http://(?:localhost|127\.0\.0\.1):(\d+)/", log.read_text()):
            return f"http://127.0.0.1:{found[1]}/"
        time.sleep(0.2)
    sys.exit(f"JupyterLab did not start:\n{log.read_text()}")


def _ask(url: str, wanted: str) -> None:
    with urllib.request.urlopen(url, timeout=60) as answer:
        _expect(wanted in answer.read().decode(), f"{url} does not answer with {wanted!r}")


def _check_service(python: Path, environment: dict[str, str]) -> None:
    command: list[str | Path] = [python.with_name("jupyter-modelarts"), "local"]
    started = json.loads(_run([*command, "start", "--json"], environment))
    _expect({"modelarts", "iam", "obs", "pid"} <= set(started), "'local start --json' lacks fields")
    _run([*command, "stop"], environment)


def _run(command: list[str | Path], environment: dict[str, str] | None = None) -> str:
    done = subprocess.run(
        command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False
    )
    _expect(done.returncode == 0, f"{' '.join(map(str, command))} failed:\n{done.stdout}")
    return done.stdout


def _expect(condition: object, otherwise: str) -> None:
    if not condition:
        sys.exit(otherwise)


if __name__ == "__main__":
    sys.exit(main())
