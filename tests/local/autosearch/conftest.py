"""Who calls the embedded service in the tests of this room."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from .searching import Searcher

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jupyter_modelarts.local.connection import Connection


@pytest.fixture
def searcher(embedded: Connection) -> Iterator[Searcher]:
    """A caller of the shared service with a bucket of its own."""
    found = Searcher(embedded)
    yield found
    found.end()


@pytest.fixture
def owner(fresh_embedded: Connection) -> Iterator[Searcher]:
    """A caller of a service that this test may kill."""
    found = Searcher(fresh_embedded)
    yield found
    found.end()
