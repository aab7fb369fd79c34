"""Who calls the embedded service in the tests of this room."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from .boards import RUNNING, Boards

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jupyter_modelarts.local.connection import Connection


@pytest.fixture(scope="session")
def boards(embedded: Connection) -> Iterator[Boards]:
    """A caller of the shared service."""
    found = Boards(embedded)
    yield found
    found.http.close()


@pytest.fixture(scope="session")
def board(boards: Boards) -> dict[str, Any]:
    """A job that runs: look at it, do not change it."""
    return boards.wait_for(boards.start(boards.log(0.5, 0.25)), RUNNING)


@pytest.fixture
def owner(fresh_embedded: Connection) -> Iterator[Boards]:
    """A caller of a service that this test may stop."""
    found = Boards(fresh_embedded)
    yield found
    found.http.close()
