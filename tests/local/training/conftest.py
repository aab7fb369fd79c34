"""Who calls the embedded service in the tests of this room."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from jupyter_modelarts.contract.secrets import Secret
from jupyter_modelarts.local.clock import Clock
from jupyter_modelarts.local.obs.storage import ObjectStore
from jupyter_modelarts.local.store import Store
from jupyter_modelarts.local.training.collect import Hosted
from jupyter_modelarts.local.training.environment import Surroundings
from jupyter_modelarts.local.training.executor_process import ProcessExecutor
from jupyter_modelarts.local.training.job import Workshop
from jupyter_modelarts.local.training.metrics import Sampler

from .calling import Caller

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterator
    from pathlib import Path

    from jupyter_modelarts.local.connection import Connection


@pytest.fixture
def caller(embedded: Connection) -> Iterator[Caller]:
    """A caller of the shared service with a bucket of its own."""
    found = Caller(embedded)
    yield found
    found.end()


@pytest.fixture
def owner(fresh_embedded: Connection) -> Iterator[Caller]:
    """A caller of a service that this test may kill."""
    found = Caller(fresh_embedded)
    yield found
    found.end()


@pytest.fixture
async def workshop(tmp_path: Path) -> AsyncIterator[Workshop]:
    """What runs share, with a store and object storage of its own and the bucket `bucket`."""
    store = await Store.open(tmp_path / "db.sqlite")
    objects = ObjectStore(tmp_path / "objects")
    await objects.create_bucket("bucket")
    around = Surroundings("http://m", "http://o", "here", "KEY", Secret("s"), tmp_path / "pip")
    sampler = Sampler()
    jobs = tmp_path / "jobs"
    jobs.mkdir()
    hosted = Hosted(objects, "hosted")
    executor = ProcessExecutor(objects, hosted, sampler, around, jobs / "environments", grace=5.0)
    yield Workshop(store, Clock(), jobs, hosted, executor)
    await sampler.close()
    objects.close()
    await store.close()
