"""Who calls the embedded service in the tests of this room."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ..training.calling import Caller  # noqa: TID252 - tests are no package on the path

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jupyter_modelarts.local.connection import Connection


@pytest.fixture
def caller(embedded: Connection) -> Iterator[Caller]:
    """A caller of the shared service with a bucket of its own."""
    found = Caller(embedded)
    yield found
    found.http.close()
