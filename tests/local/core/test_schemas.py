"""The service starts without loading what it does not use."""

from __future__ import annotations

import subprocess
import sys

import pytest

CODE = """
import sys
import jupyter_modelarts.local.schemas
assert "rfc3987_syntax" not in sys.modules
import {module}
"""


@pytest.mark.parametrize("module", ["rfc3987_syntax", "jsonschema"])
def test_slow_grammar_is_left_out_but_not_spoilt(module: str) -> None:
    done = subprocess.run([sys.executable, "-c", CODE.format(module=module)], check=False)
    assert done.returncode == 0
