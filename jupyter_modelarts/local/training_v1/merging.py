"""The config of a new version from that of an earlier one (pure)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

_ALTERNATIVES = (
    ({"data_url"}, {"dataset_id", "dataset_version_id"}, {"data_source"}),
    ({"boot_file_url", "engine_id"}, {"model_id"}, {"user_image_url", "user_command"}),
)
"""Ways to say the same: who says it in one way takes back the others."""


def merged(before: Mapping[str, Any], given: Mapping[str, Any]) -> dict[str, Any]:
    """`before` with what is given, without what that takes back."""
    taken_back: set[str] = set()
    for ways in _ALTERNATIVES:
        named = set().union(*(way for way in ways if way & given.keys()))
        if named:
            taken_back |= set().union(*ways) - named
    kept = {name: value for name, value in before.items() if name not in taken_back}
    return {**kept, **given}
