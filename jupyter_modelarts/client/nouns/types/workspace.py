"""The objects of the noun `workspace`.

Generated from the contract by scripts/generate.py; change the contract, not this file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypedDict

if TYPE_CHECKING:
    from typing_extensions import Required


class ListWorkspacesAnswer(TypedDict, total=False):
    total_count: int
    """Total number of rows."""
    count: int
    """Count of rows or items."""
    workspaces: list[ListWorkspacesAnswerWorkspaces]
    """List of workspaces."""


class ListWorkspacesAnswerWorkspaces(TypedDict, total=False):
    owner: str
    """Owner of the resource."""
    auth_type: str
    """Type of access."""
    enterprise_project_id: str
    """ID of the enterprise project."""
    update_time: int
    """Time of the last update in milliseconds."""
    create_time: int
    """Time of creation in milliseconds."""
    enterprise_project_name: str
    """Name of the enterprise project."""
    name: str
    """Name of the object."""
    description: str
    """Description in free text."""
    id: str
    """Unique ID."""
    status: str
    """Current state."""
    status_info: str
    """Text that explains the state."""


class CreateWorkspaceBody(TypedDict, total=False):
    name: Required[str]
    """Name of the object."""
    auth_type: Literal["PUBLIC", "PRIVATE", "INTERNAL"]
    """Who has access."""
    enterprise_project_id: str
    """Enterprise project of the workspace; each workspace has exactly one."""
    grants: list[CreateWorkspaceGrants]
    """Users who are allowed in."""
    description: str
    """Description in free text."""


class CreateWorkspaceGrants(TypedDict, total=False):
    user_id: str
    """User who is allowed in if the access type is INTERNAL."""
    user_name: str
    """Name of the user."""
    user_type: str
    """Kind of user."""


class CreateWorkspaceAnswer(TypedDict, total=False):
    owner: str
    """Owner of the resource."""
    auth_type: str
    """Type of access."""
    enterprise_project_id: str
    """ID of the enterprise project."""
    update_time: int
    """Time of the last update in milliseconds."""
    create_time: int
    """Time of creation in milliseconds."""
    enterprise_project_name: str
    """Name of the enterprise project."""
    name: str
    """Name of the object."""
    description: str
    """Description in free text."""
    id: str
    """Unique ID."""
    status: str
    """Current state."""
    status_info: str
    """Text that explains the state."""
    grants: list[CreateWorkspaceAnswerGrants]
    """Users who are allowed in."""


class CreateWorkspaceAnswerGrants(TypedDict, total=False):
    user_id: str
    """ID of the user."""
    user_name: str
    """Name of the user."""


class ShowWorkspaceAnswer(TypedDict, total=False):
    grants: list[ShowWorkspaceAnswerGrants]
    """Users who are allowed in."""
    owner: str
    """Owner of the resource."""
    auth_type: Literal["PUBLIC", "PRIVATE", "INTERNAL"]
    """Type of access."""
    enterprise_project_id: str
    """ID of the enterprise project."""
    update_time: int
    """Time of the last update in milliseconds."""
    create_time: int
    """Time of creation in milliseconds."""
    enterprise_project_name: str
    """Name of the enterprise project."""
    name: str
    """Name of the object."""
    description: str
    """Description in free text."""
    id: str
    """Unique ID."""
    status: str
    """Current state."""
    status_info: str
    """Text that explains the state."""


class ShowWorkspaceAnswerGrants(TypedDict, total=False):
    user_id: str
    """ID of the user."""
    user_name: str
    """Name of the user."""
    user_type: str
    """Kind of user."""


class DeleteWorkspaceAnswer(TypedDict, total=False):
    workspace_id: str
    """ID of the workspace."""


class ShowWorkspaceQuotasAnswer(TypedDict, total=False):
    quotas: list[ShowWorkspaceQuotasAnswerQuotas]
    """List of quotas."""


class ShowWorkspaceQuotasAnswerQuotas(TypedDict, total=False):
    max_quota: int
    """Maximum quota."""
    update_time: int
    """Time of the last update in milliseconds."""
    resource: str
    """Name of the resource, or the block describing it."""
    quota: int
    """Limit that applies."""
    min_quota: int
    """Minimum quota."""
    name_cn: str
    """Name in Chinese."""
    unit_cn: str
    """Unit in Chinese."""
    name_en: str
    """Name in English."""
    unit_en: str
    """Unit in English."""
    used_quota: int
    """Amount already used."""
