"""Calls per second of our client and of the official SDK: a search that answers 50 jobs, on the same server.

The server is aiohttp with one prepared answer, so that what is compared is the clients.
"""

from __future__ import annotations

import asyncio
import copy
import json
import subprocess
import sys
import time
from contextlib import contextmanager
from pathlib import Path

from measure import Figures, Result, alternate, ratio

CALLS = 60
EXAMPLE = Path(__file__).parents[1] / "tests/data/examples/show_training_job.response.json"
PROJECT = "0123456789abcdef0123456789abcdef"


def run() -> Result:
    with _server() as port:
        base = f"http://127.0.0.1:{port}"
        values, noise = alternate({"jupyter_modelarts": _ours(base), "official SDK": _official(base)})
    times = ratio(values, "jupyter_modelarts", "official SDK")
    figures = {name: Figures.of(seen) for name, seen in values.items()}
    return Result(
        "A search that answers 50 jobs", "calls/s", figures,
        "at least 8 times the official SDK", times, times >= 8, noise,
    )  # fmt: skip


def _ours(base: str):
    from jupyter_modelarts.session import Session

    session = Session(
        access_key="benchmark-key", secret_key="benchmark-secret", project_id=PROJECT, region="cn-north-4",
        modelarts_endpoint=base, iam_endpoint=base, obs_endpoint=base,
    )  # fmt: skip
    client = session.client()
    return lambda: _rate(lambda: client.training_job.list(limit=50), lambda answer: len(answer["items"]))


def _official(base: str):
    from huaweicloudsdkcore.auth.credentials import BasicCredentials
    from huaweicloudsdkmodelarts.v1 import JobSearches, ListTrainingJobsRequest, ModelArtsClient

    credentials = BasicCredentials("benchmark-key", "benchmark-secret", PROJECT)
    client = ModelArtsClient.new_builder().with_credentials(credentials).with_endpoint(base).build()
    request = ListTrainingJobsRequest(body=JobSearches(limit=50))
    return lambda: _rate(lambda: client.list_training_jobs(request), lambda answer: len(answer.items))


def _rate(call, rows) -> float:
    """Calls per second, one at a time; every answer is checked to hold all its rows."""
    started = time.perf_counter()
    for _ in range(CALLS):
        if rows(call()) != 50:
            raise SystemExit("the answer does not hold 50 jobs")
    return CALLS / (time.perf_counter() - started)


@contextmanager
def _server():
    """A process that answers every request with the same 50 jobs; gives its port."""
    process = subprocess.Popen([sys.executable, __file__, "serve"], stdout=subprocess.PIPE, text=True)
    try:
        yield int(process.stdout.readline())
    finally:
        process.terminate()
        process.wait(10)


def _answer() -> bytes:
    job = json.loads(EXAMPLE.read_text("utf-8"))
    items = []
    for number in range(50):
        item = copy.deepcopy(job)
        item["metadata"]["name"] = f"job-{number}"
        items.append(item)
    return json.dumps({"total": 50, "count": 50, "limit": 50, "offset": 0, "items": items}).encode()


async def _serve() -> None:
    from aiohttp import web

    body = _answer()

    async def answer(_request):
        return web.Response(body=body, content_type="application/json")

    application = web.Application()
    application.router.add_route("*", "/{tail:.*}", answer)
    runner = web.AppRunner(application, access_log=None)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    print(runner.addresses[0][1], flush=True)
    await asyncio.Event().wait()


if __name__ == "__main__":
    if sys.argv[1:] == ["serve"]:
        asyncio.run(_serve())
    else:
        print("\n".join(run().lines()))
