"""Every platform code that the package writes stands in the table of error codes, with its meaning."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import jupyter_modelarts
from jupyter_modelarts.contract.error_codes import error_codes

PACKAGE = Path(jupyter_modelarts.__file__).parent
CODE = re.compile(r"\b(?:ModelArts|APIG|APIGW)\.\d{4,}\b|\bMR\.01\d{2}\b")
NOT_AN_ERROR = {"MR.0100"}  # what a service says where it succeeded


def _written() -> dict[str, str]:
    files = (path for path in PACKAGE.rglob("*.py") if "nouns" not in path.parts)
    return {code: path.name for path in files for code in CODE.findall(path.read_text("utf-8"))}


@pytest.mark.parametrize("code", sorted(_written().keys() - NOT_AN_ERROR))
def test_a_code_we_write_is_explained(code: str) -> None:
    assert error_codes()[code].cause
