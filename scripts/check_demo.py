"""Runs the README's main job on an embedded service of its own and checks what it says in its last line."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
COMMAND = Path(sys.executable).with_name("jupyter-modelarts")
KEYS = {"accuracy", "label", "prediction", "job", "service"}


def main() -> int:
    """0 where the demo ends with an accuracy of at least 0.95 and its service can be stopped."""
    with tempfile.TemporaryDirectory(prefix="jma-demo-", ignore_cleanup_errors=True) as state:
        environment = {**os.environ, "JUPYTER_MODELARTS_LOCAL_DIR": state}
        try:
            _demo(environment)
        finally:
            subprocess.run([COMMAND, "local", "stop"], env=environment, check=False)
        status = subprocess.run([COMMAND, "local", "status"], env=environment, check=False)
    return _expect(status.returncode == 1, "the embedded service is still running after 'local stop'")


def _demo(environment: dict[str, str]) -> None:
    command = [sys.executable, "examples/run_quickstart.py"]
    done = subprocess.run(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True, check=False)
    print(done.stdout)
    _expect(done.returncode == 0, f"the demo exited with {done.returncode}")
    result = json.loads(done.stdout.splitlines()[-1])
    _expect(set(result) >= KEYS, f"the last line lacks {sorted(KEYS - set(result))}")
    _expect(result["accuracy"] >= 0.95, f"accuracy {result['accuracy']} is below 0.95")


def _expect(condition: bool, otherwise: str) -> int:
    if not condition:
        sys.exit(otherwise)
    return 0


if __name__ == "__main__":
    sys.exit(main())
