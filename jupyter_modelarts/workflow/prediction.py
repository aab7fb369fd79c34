"""One answer of a service."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True)
class Prediction:
    """What a service answered, decoded; `files` were sent to it, by field; `seconds` is how long it took."""

    answer: Any
    service: str
    seconds: float
    files: Mapping[str, tuple[str, bytes]] = field(default_factory=dict, repr=False)

    def __getitem__(self, key: Any) -> Any:
        return self.answer[key]
