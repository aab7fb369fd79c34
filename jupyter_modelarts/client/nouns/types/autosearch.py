"""The objects of the noun `autosearch`.

Generated from the contract by scripts/generate.py; change the contract, not this file."""

from __future__ import annotations

from typing import Any, Literal, TypedDict


class ListAutosearchYamlTemplatesAnswer(TypedDict, total=False):
    yaml_templates: list[ListAutosearchYamlTemplatesAnswerYamlTemplates]
    """Types of search algorithms."""


class ListAutosearchYamlTemplatesAnswerYamlTemplates(TypedDict, total=False):
    algorithm_type_en: Literal["hpo", "nas", "augment", "compression"]
    """Type of the search algorithm."""
    algorithm_type_zh: str
    """Name of the type in Chinese."""
    algorithm_names: list[str]
    """Names of the algorithms that belong to the type."""


class ShowAutosearchYamlTemplateAnswer(TypedDict, total=False):
    file_name: str
    """Name of the file, for example Bayes.yaml."""
    content: str
    """Text of the YAML file."""


class ListAutosearchTrialsAnswer(TypedDict, total=False):
    total: int
    """Number of all trials."""
    count: int
    """Number of trials in the response."""
    limit: int
    """Value repeated from the request, for example 50."""
    offset: int
    """Value repeated from the request."""
    group_by: str
    """How the rows are grouped."""
    items: ListAutosearchTrialsAnswerItems
    """List of rows."""


class ListAutosearchTrialsAnswerItems(TypedDict, total=False):
    """List of rows."""

    header: list[str]
    """Names of the columns; the first is empty because it holds the row number."""
    data: list[list[Any]]
    """One row for each trial; the config cell is an object and every other cell is a string."""


class ShowAutosearchTrialAnswer(TypedDict, total=False):
    header: list[str]
    """Names of the columns, in an order that differs from the list call."""
    data: list[list[Any]]
    """One row for each report the trial has made."""


class EarlyStopAutosearchTrialAnswer(TypedDict, total=False):
    earlystop_trial: str
    """Trial that has been stopped."""


class ListAutosearchParameterAnalysisAnswer(TypedDict, total=False):
    header: list[str]
    """Names of the columns."""
    data: list[list[Any]]
    """Rows of the table."""


class ShowAutosearchParameterAnalysisAnswer(TypedDict, total=False):
    file_path: str
    """Path of the image."""
