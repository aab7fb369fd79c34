from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ..serving import Platform  # noqa: TID252 - tests are no package on the path

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jupyter_modelarts.local.connection import Connection


@pytest.fixture(scope="session")
def platform(embedded: Connection) -> Iterator[Platform]:
    caller = Platform(embedded)
    yield caller
    caller.http.close()
