"""The log covers what must not be read, also inside a traceback."""

from __future__ import annotations

import logging
import sys

import pytest

from jupyter_modelarts.contract.secrets import Secret
from jupyter_modelarts.local.logs import MaskingFormatter


@pytest.mark.parametrize(
    "text",
    [
        "the key is hunter2+/x",
        "GET /b/k?AWSAccessKeyId=AK&Expires=1&Signature=hunter2+/x&other=1",
        "X-Auth-Token: hunter2+/x",
    ],
)
def test_masked(text: str) -> None:
    known = [Secret("hunter2+/x")] if "key is" in text else []
    record = logging.LogRecord("n", logging.INFO, "f", 1, "%s", (text,), None)
    line = MaskingFormatter(known).format(record)
    assert "hunter2" not in line
    assert "*****" in line


def test_traceback_is_masked() -> None:
    try:
        raise ValueError("hunter2")
    except ValueError:
        record = logging.LogRecord("n", logging.ERROR, "f", 1, "failed", (), sys.exc_info())
    line = MaskingFormatter([Secret("hunter2")]).format(record)
    assert "ValueError" in line
    assert "hunter2" not in line.replace('raise ValueError("hunter2")', "")
