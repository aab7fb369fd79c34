"""`NOT_GIVEN`: an argument that was left out, as distinct from one that is None (JSON null)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, final

if TYPE_CHECKING:
    from collections.abc import Mapping


@final
class NotGiven:
    """The type of `NOT_GIVEN`."""

    __slots__ = ()

    def __bool__(self) -> Literal[False]:
        return False

    def __repr__(self) -> str:
        return "NOT_GIVEN"


NOT_GIVEN = NotGiven()


def drop_not_given(values: Mapping[str, Any]) -> dict[str, Any]:
    """`values` without the arguments that were left out."""
    return {name: value for name, value in values.items() if value is not NOT_GIVEN}
