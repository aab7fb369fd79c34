"""Tests of the contract share the OpenAPI files, read once."""

from __future__ import annotations

import pytest

from ..openapi_files import Contract  # noqa: TID252 - tests are no package on the path


@pytest.fixture(scope="session")
def contract() -> Contract:
    return Contract()
