"""`python -m jupyter_modelarts.local`: run the embedded service in the foreground, until SIGTERM."""

from __future__ import annotations

import argparse
import asyncio
import logging
import os
import signal
import sqlite3
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from filelock import FileLock, Timeout

from .account import load_account
from .connection import STATE_DIR_VARIABLE, state_directory
from .embedded import Service
from .logs import set_up

if TYPE_CHECKING:
    from jupyter_modelarts.contract.secrets import Secret

LOG = logging.getLogger(__name__)
LOCK_NAME = "service.lock"
FAILED, RUNNING_ALREADY, STATE_UNUSABLE = 1, 3, 4


def main(arguments: list[str] | None = None) -> int:
    """Run one service for a state directory; the exit code."""
    parser = argparse.ArgumentParser(prog="python -m jupyter_modelarts.local", description=__doc__)
    parser.add_argument("--state-dir", type=Path, help=f"where its state is kept (${STATE_DIR_VARIABLE})")
    state_dir = state_directory(parser.parse_args(arguments).state_dir)
    os.umask(0o077)  # logs and the environments of jobs may hold secrets: only the owner reads them
    try:
        state_dir.mkdir(mode=0o700, parents=True, exist_ok=True)
        with FileLock(state_dir / LOCK_NAME, timeout=0):
            set_up(state_dir, _secrets(state_dir))
            asyncio.run(_serve(state_dir))
    except Timeout:
        return _complain(f"An embedded service is running already in {state_dir}.", RUNNING_ALREADY)
    except (OSError, sqlite3.Error) as error:
        LOG.exception("the state directory cannot be used")
        return _complain(f"{type(error).__name__}: {error}", STATE_UNUSABLE)
    except Exception as error:
        LOG.exception("the service cannot run")
        return _complain(f"{type(error).__name__}: {error}", FAILED)
    return 0


async def _serve(state_dir: Path) -> None:
    ended = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, ended.set)
    service = Service(state_dir)
    try:
        await service.start()
        sys.stderr.write(
            f"ModelArts is at {service.urls.modelarts}, its state in {state_dir}. Ctrl+C ends it.\n"
        )
        await ended.wait()
    finally:
        await service.stop()


def _secrets(state_dir: Path) -> list[Secret]:
    account = load_account(state_dir)
    return [account.secret_key, account.password, account.seal]


def _complain(message: str, code: int) -> int:
    sys.stderr.write(f"{message}\n")
    return code


if __name__ == "__main__":
    sys.exit(main())
