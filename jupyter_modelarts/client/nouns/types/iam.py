"""The objects of the noun `iam`.

Generated from the contract by scripts/generate.py; change the contract, not this file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, TypedDict

if TYPE_CHECKING:
    from typing_extensions import Required


class IamCreateTokenBody(TypedDict, total=False):
    auth: IamCreateTokenAuth


class IamCreateTokenAuth(TypedDict, total=False):
    identity: IamCreateTokenAuthIdentity
    scope: IamCreateTokenAuthScope


class IamCreateTokenAuthIdentity(TypedDict, total=False):
    methods: Required[list[Literal["password"]]]
    """Ways of signing in that the request uses."""
    password: IamCreateTokenAuthIdentityPassword


class IamCreateTokenAuthIdentityPassword(TypedDict, total=False):
    user: IamCreateTokenAuthIdentityPasswordUser


class IamCreateTokenAuthIdentityPasswordUser(TypedDict, total=False):
    name: Required[str]
    """Name of the IAM user."""
    password: Required[str]
    """Password of the IAM user."""
    domain: IamCreateTokenAuthIdentityPasswordUserDomain


class IamCreateTokenAuthIdentityPasswordUserDomain(TypedDict, total=False):
    name: Required[str]
    """Name of the account that owns the user."""


class IamCreateTokenAuthScope(TypedDict, total=False):
    project: IamCreateTokenAuthScopeProject


class IamCreateTokenAuthScopeProject(TypedDict, total=False):
    name: Required[str]
    """Name of the project (region), for example cn-north-1 or ap-southeast-1."""


class IamListProjectsAnswer(TypedDict, total=False):
    projects: list[IamListProjectsAnswerProjects]


class IamListProjectsAnswerProjects(TypedDict, total=False):
    id: str
    """ID of the project."""
    name: str
    """Name of the region."""
    domain_id: str
    """ID of the account."""
    parent_id: str
    """ID of the account, or of the project above."""
    description: str
    """Description in free text."""
    enabled: bool
    """Whether the project can be used."""
    is_domain: bool
    """Always false for a project."""


class IamCreateCustomPolicyBody(TypedDict, total=False):
    Version: Required[Literal["1.1"]]
    """Version of the policy grammar."""
    Statement: list[IamCreateCustomPolicyStatement]


class IamCreateCustomPolicyStatement(TypedDict, total=False):
    Effect: Required[Literal["Allow", "Deny"]]
    """Whether the statement is Allow or Deny; Deny takes precedence."""
    Action: Required[list[str]]
    """Actions written as service:resource:operation; the wildcard * can be used."""
    Resource: str
    """Resource written as service:<region>:<account>:type:path; ModelArts cannot be limited to single
    resource paths."""
    Condition: dict[str, Any]
    """Operator, condition key and values, nested in this order. Known keys: modelarts:poolType,
    modelarts:sfsId, modelarts:sfsPath, modelarts:sfsOption and g:UserName."""
