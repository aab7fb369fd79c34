"""One answer of a service."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping


@dataclass(frozen=True)
class Prediction:
    """What a service answered: `answer` decoded, `content` as it came, with its `content_type`.

    `reason` says what was sent and why so, `files` were sent, by field; `seconds` is how long it took.
    """

    answer: Any
    service: str
    seconds: float
    files: Mapping[str, tuple[str, bytes]] = field(default_factory=dict, repr=False)
    reason: str = ""
    content_type: str = ""
    content: bytes = field(default=b"", repr=False)

    def __getitem__(self, key: Any) -> Any:
        return self.answer[key]

    def save(self, path: str | os.PathLike[str]) -> Path:
        """Write the answer as it came to a file."""
        place = Path(path).expanduser()
        place.write_bytes(self.content)
        return place
