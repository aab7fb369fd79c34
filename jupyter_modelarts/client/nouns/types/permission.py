"""The objects of the noun `permission`.

Generated from the contract by scripts/generate.py; change the contract, not this file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypedDict

if TYPE_CHECKING:
    from typing_extensions import Required


class CreateAgencyBody(TypedDict, total=False):
    agency_name_suffix: str
    """Suffix added to the name of the agency."""


class CreateAuthorizationBody(TypedDict, total=False):
    user_id: str
    """ID of the user."""
    type: Literal["agency", "credential"]
    """Kind of the entry."""
    content: Required[str]
    """Content as text."""
    secret_key: str
    """Secret part of the access key."""
    user_name: str
    """Name of the user."""
    user_type: Literal["iam", "federate", "federation-group", "grant", "all-users"]
    """Kind of user."""


class ListAuthorizationsAnswer(TypedDict, total=False):
    total_count: float
    """Total number of rows."""
    auth: list[ListAuthorizationsAnswerAuth]
    """Block for sign-in, or the list of authorizations."""


class ListAuthorizationsAnswerAuth(TypedDict, total=False):
    user_id: str
    """ID of the user."""
    type: Literal["agency", "credential"]
    """Kind of the entry."""
    content: Required[str]
    """Content as text."""
    secret_key: str
    """Secret part of the access key."""
    user_name: str
    """Name of the user."""
    user_type: Literal["iam", "federate", "federation-group", "grant", "all-users"]
    """Kind of user."""
    create_time: int
    """Time of creation in milliseconds."""


class UpdateAuthModeBody(TypedDict, total=False):
    mode: Required[str]
    """Mode that applies."""


class UpdateAuthModeAnswer(TypedDict, total=False):
    domain_id: str
    """ID of the account."""
    mode: str
    """Mode that applies."""
