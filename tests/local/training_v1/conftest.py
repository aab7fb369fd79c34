"""Who calls the old API in the tests of this room."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ...openapi_files import Contract  # noqa: TID252 - tests are no package on the path
from .calling import CallerV1

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jupyter_modelarts.local.connection import Connection


@pytest.fixture(scope="session")
def contract() -> Contract:
    return Contract()


@pytest.fixture
def caller(embedded: Connection, contract: Contract) -> Iterator[CallerV1]:
    """A caller of the shared service with a bucket and a workspace of its own."""
    found = CallerV1(embedded, contract)
    yield found
    found.clean_up()


@pytest.fixture
def owner(fresh_embedded: Connection, contract: Contract) -> Iterator[CallerV1]:
    """A caller of a service that this test may kill."""
    found = CallerV1(fresh_embedded, contract)
    yield found
    found.http.close()
