"""One answer of a service."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Prediction:
    """`answer` is what the service said, decoded; `files` what was sent to it, by field; `seconds` how long it took."""

    answer: Any
    service: str
    seconds: float
    files: Mapping[str, tuple[str, bytes]] = field(default_factory=dict, repr=False)

    def __getitem__(self, key: Any) -> Any:
        return self.answer[key]
