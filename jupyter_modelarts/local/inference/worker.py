"""One instance of a deployed service: `python -m jupyter_modelarts.local.inference.worker`.

Loads the package, listens on a free loopback port, and writes that port (or the one line that says why
it cannot serve) to the file `--ready`.
"""

from __future__ import annotations

import argparse
import faulthandler
import gc
import json
import logging
import os
import signal
import socket
import sys
import traceback
from pathlib import Path
from typing import TYPE_CHECKING, Any

from .failures import frame_place
from .loading import StartError, load
from .loop import Loop
from .packages import Package
from .server import Server

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import FrameType

RUNTIME = Path(__file__).parent / "runtime"
"""Directory of the top-level packages that service scripts import."""

_FORM = "%(asctime)s - %(name)s - %(levelname)s - %(message)s"
_ORPHAN_AFTER = 15 * 60.0  # seconds without any request, once the process that started us is gone
_BACKLOG = 1024


def main(arguments: Sequence[str] | None = None) -> int:
    """Serve until SIGTERM, then exit; 1 when the package cannot be served."""
    options = _options(arguments)
    logging.basicConfig(level=logging.WARNING, format=_FORM)
    faulthandler.enable()
    package = Package(options.package.resolve(), options.engine)
    sys.path.insert(0, str(RUNTIME))
    os.chdir(package.directory)
    _tell_where_it_hangs(package, options.ready)
    try:
        service = load(package, options.name)
    except StartError as error:
        traceback.print_exception(error.__cause__ or error)
        _report(options.ready, {"error": str(error)})
        _leave(1)
    _serve(service, package, options.ready)
    return 0


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="worker", description=__doc__)
    parser.add_argument("--package", type=Path, required=True, help="directory model/ of the AI application")
    parser.add_argument("--engine", required=True, help="model_type of config.json")
    parser.add_argument("--ready", type=Path, required=True, help="file to write the port to")
    parser.add_argument("--name", default="serve", help="model name given to the service script")
    return parser.parse_args(arguments)


def _report(path: Path, value: dict[str, Any]) -> None:
    temporary = path.with_suffix(".partial")
    temporary.write_text(json.dumps(value))
    temporary.replace(path)


def _leave(code: int) -> None:
    """Exit now: a normal exit would wait for threads of the script."""
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(code)


def _tell_where_it_hangs(package: Package, ready: Path) -> None:
    """From now on a start that is ended from outside says which line it was at."""

    def told(_: int, frame: FrameType | None) -> None:
        place = frame_place(frame, package.directory) or "The package"
        traceback.print_stack(frame)
        _report(ready, {"error": f"{place}: the start had not come to its end when it was ended."})
        _leave(1)

    signal.signal(signal.SIGTERM, told)


def _serve(service: Any, package: Package, ready: Path) -> None:
    gc.freeze()  # the model stays: no collection needs to look through it again
    with socket.create_server(("127.0.0.1", 0), backlog=_BACKLOG) as listener:
        loop = Loop(listener, Server(service, package.directory), idle=_orphaned())
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: None)  # the loop hears of it
        signal.set_wakeup_fd(loop.waker, warn_on_full_buffer=False)
        _report(ready, {"port": listener.getsockname()[1]})
        loop.run(on_end=lambda: _leave(0))


def _orphaned() -> Any:
    parent = os.getppid()
    return lambda seconds: seconds > _ORPHAN_AFTER and os.getppid() != parent


if __name__ == "__main__":
    sys.exit(main())
