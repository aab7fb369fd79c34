"""Run `quickstart.ipynb` from beginning to end without a browser, and show what happens.

The notebook runs in a temporary copy, so that this checkout stays as it is.  The last line on stdout is
one JSON object: `accuracy`, `label`, `prediction`, `job`, `service`.
"""

from __future__ import annotations

import json
import os
import shutil
import sys
import tempfile
import time
from pathlib import Path
from typing import Any

os.environ.setdefault("JUPYTER_PREFER_ENV_PATH", "1")  # the kernel of this Python, not one of the user's
os.environ.setdefault("PYDEVD_DISABLE_FILE_VALIDATION", "1")

import nbformat
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError

NOTEBOOK = Path(__file__).with_name("quickstart.ipynb")
CELL_SECONDS = 1800
WHERE_TO_GO_ON = """
Where to go on:
  make lab                      open this notebook in JupyterLab, with the ModelArts panel
  {jupyter} modelarts local status
                                what the embedded ModelArts is and where
  {jupyter} modelarts local stop
                                end it, with the service that now runs
  docs/                         design, reference, what the embedded ModelArts does
"""


class Runner(NotebookClient):
    """Runs the cells and prints what they print, when they print it."""

    def process_message(self, msg: Any, cell: Any, cell_index: int) -> Any:
        """Show a message's text at once, then do with it what nbclient does."""
        content = msg.get("content", {})
        if msg.get("msg_type") == "stream":
            show(content["text"])
        elif msg.get("msg_type") == "execute_result":
            show(content["data"].get("text/plain", "") + "\n")
        return super().process_message(msg, cell, cell_index)


def show(text: str) -> None:
    """Print `text` indented, so that what cells print stands apart."""
    for line in text.rstrip("\n").split("\n"):
        print(f"    {line}" if line else "", flush=True)


def main() -> int:
    """0 where every cell ran; the result is the last line."""
    started = time.monotonic()
    notebook: Any = nbformat.read(NOTEBOOK, as_version=4)
    with tempfile.TemporaryDirectory(prefix="quickstart-", ignore_cleanup_errors=True) as directory:
        shutil.copy(NOTEBOOK, directory)
        try:
            run(notebook, directory)
        except CellExecutionError as error:
            print(f"The quickstart failed: {error.evalue or error.ename}", file=sys.stderr)
            return 1
    print(f"\nDone in {time.monotonic() - started:.0f} s.")
    print(WHERE_TO_GO_ON.format(jupyter=os.path.relpath(Path(sys.executable).with_name("jupyter"))))
    print(json.dumps(result_of(notebook)), flush=True)
    return 0


def run(notebook: Any, directory: str) -> None:
    """Run every cell; raises `CellExecutionError` at the first that fails."""
    code_cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
    client = Runner(
        notebook,
        timeout=CELL_SECONDS,
        kernel_name="python3",
        resources={"metadata": {"path": directory}},
        on_cell_execute=lambda cell, **_: announce(cell, code_cells),
        extra_arguments=["--IPKernelApp.log_level=40"],  # it warns of TCP, which is on loopback here
    )
    client.execute()


def announce(cell: Any, code_cells: list[Any]) -> None:
    """Say which cell begins."""
    if cell.cell_type == "code":
        first = next(line for line in cell.source.split("\n") if line.strip())
        print(f"\n[{code_cells.index(cell) + 1}/{len(code_cells)}] {first}", flush=True)


def result_of(notebook: Any) -> dict[str, Any]:
    """The JSON object that the last cell displays."""
    for output in notebook.cells[-1].outputs:
        if "application/json" in output.get("data", {}):
            return dict(output["data"]["application/json"])
    raise SystemExit("the last cell of the notebook displays no result")


if __name__ == "__main__":
    sys.exit(main())
