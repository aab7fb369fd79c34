"""Ten thousand finished jobs: how long a search takes, and how much memory the service holds for them."""

from __future__ import annotations

import asyncio
import os
import time
import uuid
from pathlib import Path

import psutil
from embedded import embedded
from measure import Figures, Goal, Table, alternate

QUICK = bool(os.environ.get("JUPYTER_MODELARTS_BENCHMARK_QUICK"))
ROUNDS = 3 if QUICK else 15
JOBS = 500 if QUICK else 10_000
SEARCHES = 50 if QUICK else 500  # between the two looks at the memory
BEGAN = 1_700_000_000_000
SEARCHED = {
    "the newest page": {},
    "the last page": {"offset": JOBS - 50, "limit": 50},
    "name like": {"filters": [{"key": "name", "operator": "like", "value": ["job-77"]}]},
    "failed ones, the longest first": {
        "filters": [{"key": "phase", "operator": "in", "value": ["Failed"]}],
        "sort_by": "duration",
    },
}


def run() -> Table:
    from jupyter_modelarts.local import launcher
    from jupyter_modelarts.session import Session

    with embedded() as connection:
        state = Path(connection.state_dir)
        few = _search_once(Session("embedded").client(), connection.pid)
        launcher.stop(state)
        asyncio.run(_write(state / "modelarts.sqlite", connection.project_id))
        begun = time.perf_counter()
        pid = launcher.ensure_running(state).pid
        started = time.perf_counter() - begun
        client = Session("embedded").client()
        many = _search_once(client, pid)
        values, noise = alternate(
            {name: lambda asked=asked: _seconds(client, asked) for name, asked in SEARCHED.items()}, ROUNDS
        )
        for _ in range(SEARCHES):
            _seconds(client, {})
        grown = _memory(pid) - many
    return _table(
        {name: Figures.of(seen) for name, seen in values.items()}, started, many - few, grown, noise
    )


def _table(seen: dict[str, Figures], started: float, more: float, grown: float, noise: float) -> Table:
    slowest = 1000 * max(figures.median for figures in seen.values())
    return Table(
        f"{JOBS:,} finished training jobs",
        ("ms, over HTTP",),
        {name: (f"{1000 * f.median:.1f} ({1000 * f.low:.1f} to {1000 * f.high:.1f})",)
         for name, f in seen.items()},
        (
            Goal("The slowest search in ms, goal at most 50", slowest, slowest <= 50),
            Goal("MB that the service holds for them, goal at most 40", more, more <= 40),
            Goal(f"MB more after {SEARCHES} searches, goal at most 5", grown, grown <= 5),
        ),
        noise,
        (f"The service starts in {started:.2f} s with them.",),
    )  # fmt: skip


def _search_once(client, pid: int) -> float:
    """The memory of a service that has answered its first searches."""
    for asked in SEARCHED.values():
        _seconds(client, asked)
    return _memory(pid)


def _seconds(client, asked: dict) -> float:
    started = time.perf_counter()
    client.call("list_training_jobs", body=asked)
    return time.perf_counter() - started


def _memory(pid: int) -> float:
    return psutil.Process(pid).memory_info().rss / 1e6


async def _write(database: Path, project_id: str) -> None:
    """Write the jobs as a service leaves them."""
    from jupyter_modelarts.local.store import opened
    from jupyter_modelarts.local.training import documents

    async with opened(database) as store:
        for number in range(JOBS):
            document = _document(number)
            metadata = document["body"]["metadata"]
            await store.put(
                documents.KIND, metadata["id"], document,
                name=metadata["name"], project_id=project_id, created=metadata["create_time"],
            )  # fmt: skip


def _document(number: int) -> dict:
    from jupyter_modelarts.local.call import Identity
    from jupyter_modelarts.local.catalog import find_flavor
    from jupyter_modelarts.local.training import documents
    from jupyter_modelarts.local.training.algorithms import job_algorithm
    from jupyter_modelarts.local.training.outcome import Outcome, judge

    now = BEGAN + number * 1000
    out = f"/bucket/{uuid.uuid4().hex}/"
    given = {
        "code_dir": "/bucket/code/",
        "boot_file": "train.py",
        "engine": {"engine_name": "PyTorch"},
        "parameters": [{"name": "epochs", "value": str(number)}, {"name": "lr", "value": "0.1"}],
        "inputs": [{"name": "data_url", "remote": {"obs": {"obs_url": "/bucket/data/"}}}],
        "outputs": [{"name": "train_url", "remote": {"obs": {"obs_url": out}}}],
    }
    spec = documents.job_spec({"resource": {"node_count": 1}}, find_flavor("modelarts.vm.cpu.2u"), None)
    who = Identity("p", "u", "developer", "d", "embedded")
    request = {"metadata": {"name": f"job-{number}"}}
    document = documents.new_document(request, job_algorithm(given, None), spec, who, now)
    documents.begin(document, now + 10)
    verdict = judge([Outcome("worker-0", 1 if number % 20 == 0 else 0)], stopping=False)
    documents.end(document, verdict, now + 500 + number)
    return document


if __name__ == "__main__":
    print("\n".join(run().lines()))
