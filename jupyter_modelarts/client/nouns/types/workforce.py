"""The objects of the noun `workforce`.

Generated from the contract by scripts/generate.py; change the contract, not this file."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

if TYPE_CHECKING:
    from typing_extensions import Required


class NotifyWorkforceTaskBody(TypedDict, total=False):
    emails: Required[list[str]]
    """List of mail addresses."""


class NotifyWorkforceTaskAnswer(TypedDict, total=False):
    """Results of sending the mail."""

    success: bool
    """Overall result of the call."""
    error_code: str
    """Code of the error if the call failed."""
    error_msg: str
    """Text of the error if the call failed."""
    results: list[NotifyWorkforceTaskAnswerResults]
    """Results, one for each element."""


class NotifyWorkforceTaskAnswerResults(TypedDict, total=False):
    success: bool
    """Result for a single element."""
    error_code: str
    """Error code for a single element."""
    error_msg: str
    """Error text for a single element."""


class DeleteWorkforceWorkersBody(TypedDict, total=False):
    workers: Required[list[str]]
    """Members of the team."""
