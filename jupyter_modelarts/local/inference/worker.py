"""One instance of a deployed service: `python -m jupyter_modelarts.local.inference.worker`.

Loads the package, listens on a free loopback port, and writes that port (or the one line that says why
it cannot serve) to the file `--ready`.
"""

from __future__ import annotations

import argparse
import asyncio
import json
import logging
import os
import signal
import sys
import time
import traceback
from pathlib import Path
from typing import TYPE_CHECKING, Any

from aiohttp import web

from .loading import StartError, load
from .packages import Package
from .server import Server

if TYPE_CHECKING:
    from collections.abc import Sequence

RUNTIME = Path(__file__).parent / "runtime"
"""Directory of the top-level packages that service scripts import."""

_FORM = "%(asctime)s - %(name)s - %(levelname)s - %(message)s"
_ORPHAN_AFTER = 15 * 60.0  # seconds without any request, once the process that started us is gone
_LAST_REQUESTS = 2.0  # seconds that requests under way get when we are asked to end


def main(arguments: Sequence[str] | None = None) -> int:
    """Serve until SIGTERM, then exit; 1 when the package cannot be served."""
    options = _options(arguments)
    logging.basicConfig(level=logging.WARNING, format=_FORM)
    package = Package(options.package.resolve(), options.engine)
    sys.path.insert(0, str(RUNTIME))
    os.chdir(package.directory)
    try:
        service = load(package, options.name)
    except StartError as error:
        traceback.print_exception(error.__cause__ or error)
        _report(options.ready, {"error": str(error)})
        return 1
    asyncio.run(_serve(service, package, options.ready))
    # A request that is still in user code has had its time; a normal exit would wait for its thread.
    sys.stdout.flush()
    sys.stderr.flush()
    os._exit(0)


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


async def _serve(service: Any, package: Package, ready: Path) -> None:
    server = Server(service, package.directory)
    runner = web.AppRunner(server.app(), access_log=None, shutdown_timeout=_LAST_REQUESTS)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0, backlog=1024)
    await site.start()
    _report(ready, {"port": runner.addresses[0][1]})
    try:
        await _until_told(server)
    finally:
        await runner.cleanup()


async def _until_told(server: Server) -> None:
    """Wait for SIGTERM, or until nobody is left who would send it."""
    told = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, told.set)
    parent = os.getppid()
    while not told.is_set():
        try:
            await asyncio.wait_for(told.wait(), 30)
        except asyncio.TimeoutError:
            idle = time.monotonic() - server.last_request
            if os.getppid() != parent and idle > _ORPHAN_AFTER:
                return


if __name__ == "__main__":
    sys.exit(main())
