"""The objects of the noun `plugin`.

Generated from the contract by scripts/generate.py; change the contract, not this file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, TypedDict

if TYPE_CHECKING:
    from typing_extensions import Required


class ShowPluginTemplateAnswer(TypedDict, total=False):
    apiVersion: str
    """Version of the API as a string."""
    kind: Literal["PluginTemplate"]
    """Kind of the object."""
    metadata: ShowPluginTemplateAnswerMetadata
    """Block that identifies the object."""
    spec: ShowPluginTemplateAnswerSpec
    """Block that holds the specification."""


class ShowPluginTemplateAnswerMetadata(TypedDict, total=False):
    """Block that identifies the object."""

    name: Required[str]
    """Name of the object."""
    annotations: dict[str, str]
    """Annotations of the object."""


class ShowPluginTemplateAnswerSpec(TypedDict, total=False):
    """Block that holds the specification."""

    type: Required[Literal["npu-river", "gpu-driver"]]
    """Kind of the entry."""
    description: Required[str]
    """Description in free text."""
    versions: Required[dict[str, dict[str, Any]]]
    """List of versions."""
