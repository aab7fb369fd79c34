"""The embedded OBS alone, in a process of its own, each request delayed; it counts what it is asked.

A connection costs its first request twice the delay more, as a handshake would.  Started as a program it
reads `{"root", "access_key", "secret_key", "delay_s"}`, prints its port, and then answers every line with
the counts since the last one.
"""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
import tempfile
import weakref
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any


@dataclass
class Delaying:
    """The process, seen from the benchmark."""

    where: dict[str, str]
    process: subprocess.Popen[str]

    def counts(self) -> dict[str, int]:
        """Requests since the last time this was asked: `PUT object`, `GET bucket`, …"""
        self.process.stdin.write("\n")
        self.process.stdin.flush()
        return json.loads(self.process.stdout.readline())


@contextmanager
def delaying(delay_s: float) -> Iterator[Delaying]:
    """A service that answers everything `delay_s` later; ended and removed afterwards."""
    keys = {"access_key": "AKBENCHMARK", "secret_key": "secret-of-the-benchmark"}
    with tempfile.TemporaryDirectory(prefix="jma-benchmark-", ignore_cleanup_errors=True) as root:
        process = subprocess.Popen(
            [sys.executable, __file__], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, bufsize=1
        )
        try:
            process.stdin.write(json.dumps({"root": root, "delay_s": delay_s, **keys}) + "\n")
            port = int(process.stdout.readline())
            where = {"endpoint": f"http://127.0.0.1:{port}", "region": "embedded", **keys}
            yield Delaying(where, process)
        finally:
            process.stdin.close()
            process.wait(30)


@dataclass
class _Account:
    access_key: str
    secret_key: Any
    domain_id: str = "d" * 32
    user_id: str = "u" * 32


@dataclass
class _Counting:
    """The middleware in front of everything."""

    delay_s: float
    seen: Counter[str] = field(default_factory=Counter)
    known: weakref.WeakSet[Any] = field(default_factory=weakref.WeakSet)

    def middleware(self):
        from aiohttp import web

        @web.middleware
        async def late(request, handler):
            what = "object" if request.path.strip("/").count("/") else "bucket"
            self.seen[f"{request.method} {what}"] += 1
            new = request.transport not in self.known
            self.known.add(request.transport)
            if self.delay_s:
                await asyncio.sleep(self.delay_s * (3 if new else 1))
            return await handler(request)

        return late


async def _serve(root: str, delay_s: float, access_key: str, secret_key: str) -> None:
    from aiohttp import web

    from jupyter_modelarts.contract.secrets import Secret
    from jupyter_modelarts.local.obs.app import create_obs_app
    from jupyter_modelarts.local.obs.storage import ObjectStore

    account = _Account(access_key, Secret(secret_key))
    store = ObjectStore(Path(root), account)
    app = create_obs_app(store, account)
    counting = _Counting(delay_s)
    app.middlewares.insert(0, counting.middleware())
    runner = web.AppRunner(app, access_log=None, read_bufsize=1 << 18, shutdown_timeout=1)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0, backlog=1024)
    await site.start()
    print(runner.addresses[0][1], flush=True)
    while await asyncio.to_thread(sys.stdin.readline):
        print(json.dumps(counting.seen), flush=True)
        counting.seen.clear()
    await runner.cleanup()
    store.close()


if __name__ == "__main__":
    asyncio.run(_serve(**json.loads(sys.stdin.readline())))
