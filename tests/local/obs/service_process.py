"""The embedded OBS in a process of its own, to be killed or put under limits: `service_process.py ROOT`.

Prints its port.  `--most-bytes N` is the largest file that the system lets it write; `--obey-permissions`
takes away what lets root pass over them.
"""

from __future__ import annotations

import argparse
import asyncio
import ctypes
import os
import resource
import signal
from pathlib import Path

from aiohttp import web
from conftest import Account

from jupyter_modelarts.local.obs.app import create_obs_app
from jupyter_modelarts.local.obs.storage import ObjectStore


async def serve(root: Path) -> None:
    account = Account()
    runner = web.AppRunner(create_obs_app(ObjectStore(root, account), account), access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    print(runner.addresses[0][1], flush=True)
    await asyncio.Event().wait()


def obey_permissions() -> None:
    """Give up CAP_DAC_OVERRIDE and CAP_DAC_READ_SEARCH; others than root have neither."""
    if os.geteuid():
        return
    rest = 0xFFFFFFFF & ~0b110
    header = (ctypes.c_uint32 * 2)(0x20080522, 0)
    data = (ctypes.c_uint32 * 6)(rest, rest, 0, 0xFFFFFFFF, 0xFFFFFFFF, 0)
    libc = ctypes.CDLL(None, use_errno=True)
    current = (ctypes.c_uint32 * 6)()
    libc.capget(header, current)
    for word in range(6):
        data[word] &= current[word]
    if libc.capset(header, data):
        raise OSError(ctypes.get_errno(), "capset")


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("root", type=Path)
    parser.add_argument("--most-bytes", type=int, default=0)
    parser.add_argument("--obey-permissions", action="store_true")
    options = parser.parse_args()
    if options.most_bytes:
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (options.most_bytes, options.most_bytes))
    if options.obey_permissions:
        obey_permissions()
    asyncio.run(serve(options.root))


if __name__ == "__main__":
    main()
