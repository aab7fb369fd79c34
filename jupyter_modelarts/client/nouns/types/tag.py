"""The objects of the noun `tag`.

Generated from the contract by scripts/generate.py; change the contract, not this file."""

from __future__ import annotations

from typing import TypedDict


class ListNotebookTagsAnswer(TypedDict, total=False):
    tags: list[ListNotebookTagsAnswerTags]
    """Tags attached to the resource."""


class ListNotebookTagsAnswerTags(TypedDict, total=False):
    key: str
    """Key of the tag, with equal keys merged."""
    values: list[str]
    """Every value that belongs to the key."""
