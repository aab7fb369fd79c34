"""Method and path -> operation.

A tree of path segments: a fixed segment is preferred to a parameter, so `/notebooks/flavors` is never
taken for a notebook called "flavors", and the cost does not grow with the number of operations.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import unquote

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from jupyter_modelarts.contract.operations import Operation


@dataclass(slots=True)
class _Node:
    fixed: dict[str, _Node] = field(default_factory=dict)
    parameter: _Node | None = None
    operations: dict[str, Operation] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Found:
    """What stands at a path: the operations by method, and the values of its parameters in order."""

    operations: dict[str, Operation]
    values: tuple[str, ...]


class Routes:
    """The routes of some operations; two at one method and path are refused."""

    def __init__(self, operations: Iterable[Operation]) -> None:
        self._root = _Node()
        for operation in operations:
            self._add(operation)

    def find(self, raw_path: str) -> Found | None:
        """What stands at a path as it was sent (still quoted), or None."""
        segments = raw_path.strip("/").split("/")
        return next(self._walk(self._root, segments, 0, ()), None)

    def _add(self, operation: Operation) -> None:
        node = self._root
        for segment in operation.path.strip("/").split("/"):
            node = _child(node, segment)
        if operation.method in node.operations:
            raise ValueError(f"two operations at {operation.method} {operation.path}")
        node.operations[operation.method] = operation

    def _walk(self, node: _Node, segments: list[str], at: int, values: tuple[str, ...]) -> Iterator[Found]:
        if at == len(segments):
            if node.operations:
                yield Found(node.operations, values)
            return
        segment = segments[at]
        if segment in node.fixed:
            yield from self._walk(node.fixed[segment], segments, at + 1, values)
        if node.parameter is not None and segment:
            yield from self._walk(node.parameter, segments, at + 1, (*values, unquote(segment)))


def _child(node: _Node, segment: str) -> _Node:
    if not segment.startswith("{"):
        return node.fixed.setdefault(segment, _Node())
    if node.parameter is None:
        node.parameter = _Node()
    return node.parameter
