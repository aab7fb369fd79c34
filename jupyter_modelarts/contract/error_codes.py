"""What the platform's error codes mean and what helps: the table `error_codes.json`."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True, slots=True)
class ErrorCode:
    """`code` as the platform writes it, the `status` it usually comes with, cause and way out."""

    code: str
    status: int
    cause: str
    hint: str


@cache
def error_codes() -> Mapping[str, ErrorCode]:
    """Every code of the table; read on the first error, not at import."""
    text = Path(__file__).with_name("error_codes.json").read_text("utf-8")
    return {entry["code"]: ErrorCode(**entry) for entry in json.loads(text)}
