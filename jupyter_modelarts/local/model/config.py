"""What config.json says, with what the request says over it: each value knows where it stands."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from jupyter_modelarts.local.inference.packages import CONFIG, ENGINES

from . import positions
from .faults import BAD_CONFIG, fault, suggestion

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from jupyter_modelarts.local.problems import Problem

IMAGE, CUSTOM = "Image", "Custom"
CONTAINERS = (IMAGE, CUSTOM)
MODEL_TYPES = (*ENGINES, *CONTAINERS)


@dataclass(frozen=True)
class Config:
    """`written` is config.json, None for an image without one; `given` are fields of the request."""

    written: positions.Document | None
    given: Mapping[str, Any]

    @property
    def values(self) -> dict[str, Any]:
        """Everything there is; the request goes before the file."""
        return {**(self.written.value if self.written else {}), **self.given}

    @property
    def model_type(self) -> str:
        """The engine."""
        return str(self.values.get("model_type"))

    @property
    def runs_container(self) -> bool:
        """Whether a server of the owner's answers, not one of ours."""
        return self.model_type in CONTAINERS

    def place(self, path: positions.Path) -> str:
        """`config.json line 4`, or the field of the request."""
        if path and path[0] in self.given:
            return f"{path[0]} of the request"
        if self.written is None:
            return "The request"
        return f"{CONFIG} line {self.written.line(path)}"

    def fault(self, path: Iterable[str | int], what: str, way_out: str) -> Problem:
        """The refusal of the value at `path`."""
        return fault(BAD_CONFIG, self.place(tuple(path)), what, way_out)

    def unknown(self, path: Iterable[str | int], what: str, given: object, choices: Iterable[str]) -> Problem:
        """The refusal of a choice that there is not."""
        return self.fault(path, f"{what} {given!r} is unknown", suggestion(given, choices))


def read(raw: bytes) -> positions.Document:
    """config.json as JSON.  `Problem` 3016 with line and column."""
    try:
        document = positions.read(raw)
    except positions.NotJson as error:
        place = f"{CONFIG} {error.place}"
        raise fault(BAD_CONFIG, place, f"it is no JSON ({error})", "correct that line") from None
    if not isinstance(document.value, dict):
        what = "it must hold one object"
        raise fault(BAD_CONFIG, f"{CONFIG} line 1", what, 'write {"model_algorithm": ..., "model_type": ...}')
    return document
