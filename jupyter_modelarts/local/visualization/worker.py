"""The process of a visualization job: TensorBoard on a free port, for as long as our parent lives.

`settings.json` in the job's directory says what to show and below which path, which is a secret and
therefore no argument; `ready.json` will say the port, or why there is none.
"""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path
from types import ModuleType
from urllib.parse import urlsplit

SETTINGS, READY = "settings.json", "ready.json"
RELOAD_SECONDS = 3
"""How soon new events show."""
_LOOK = 0.5  # seconds between two looks at our parent


def main(directory: Path, parent: int) -> None:
    """Serve until process `parent` is gone."""
    try:
        report: dict[str, object] = {"port": _launch(json.loads((directory / SETTINGS).read_bytes()))}
    except ImportError as error:
        report = {"error": f"TensorBoard cannot be loaded: {error}."}
    _write(directory, report)
    while "port" in report and os.getppid() == parent:
        time.sleep(_LOOK)


def _launch(settings: dict[str, str]) -> int:
    # TensorFlow's own reader keeps the file open, and an object that is written again is a new file;
    # TensorBoard's looks anew.  It also loads in a fraction of the time.  This module chooses it.
    sys.modules["tensorboard.compat.notf"] = ModuleType("tensorboard.compat.notf")
    from tensorboard.program import TensorBoard

    board = TensorBoard()
    board.configure(
        argv=("",),
        logdir=settings["directory"],
        path_prefix=settings["prefix"],
        window_title=settings["title"],
        host="127.0.0.1",
        port=0,
        load_fast="false",  # the fast reader keeps files open, too
        reload_interval=RELOAD_SECONDS,
        reload_multifile=True,  # several workers of a job write to one directory
        reload_multifile_inactive_secs=-1,  # a job may be silent for days
    )
    return urlsplit(board.launch()).port or 0


def _write(directory: Path, report: dict[str, object]) -> None:
    partial = directory / f"{READY}.part"
    partial.write_text(json.dumps(report))
    partial.replace(directory / READY)


if __name__ == "__main__":
    main(Path(sys.argv[1]), int(sys.argv[2]))
