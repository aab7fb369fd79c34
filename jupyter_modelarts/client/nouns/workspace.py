"""The operations of the noun `workspace`.

Generated from the contract by scripts/generate.py; change the contract, not this file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._noun import AsyncNoun, SyncNoun
from .._sentinel import NOT_GIVEN, drop_not_given

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Literal

    from .._sentinel import NotGiven
    from .types import workspace as types


class Workspace(SyncNoun):
    """`Client.workspace`: 5 operations."""

    __slots__ = ()

    def list(
        self,
        *,
        offset: int | NotGiven = NOT_GIVEN,
        limit: int | NotGiven = NOT_GIVEN,
        sort_by: str | NotGiven = NOT_GIVEN,
        order: str | NotGiven = NOT_GIVEN,
        enterprise_project_id: str | NotGiven = NOT_GIVEN,
        name: str | NotGiven = NOT_GIVEN,
        filter_accessible: bool | NotGiven = NOT_GIVEN,
    ) -> types.ListWorkspacesAnswer:
        """Query the workspaces.

        `GET /v1/{project_id}/workspaces`; IAM action `modelarts:workspace:list`.

        Args:
            offset: Offset at which the page starts.
            limit: Maximum number of rows on each page.
            sort_by: Field to sort by.
            order: Sort direction, asc or desc.
            enterprise_project_id: ID of the enterprise project.
            name: Name of the object.
            filter_accessible: Whether to return only workspaces that can be accessed.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        answer: types.ListWorkspacesAnswer = self._client._call(
            "list_workspaces",
            {},
            drop_not_given({
                "offset": offset,
                "limit": limit,
                "sort_by": sort_by,
                "order": order,
                "enterprise_project_id": enterprise_project_id,
                "name": name,
                "filter_accessible": filter_accessible,
            }),
            None,
        )
        return answer

    def create(
        self,
        *,
        name: str,
        auth_type: Literal["PUBLIC", "PRIVATE", "INTERNAL"] | NotGiven = NOT_GIVEN,
        enterprise_project_id: str | NotGiven = NOT_GIVEN,
        grants: Sequence[types.CreateWorkspaceGrants] | NotGiven = NOT_GIVEN,
        description: str | NotGiven = NOT_GIVEN,
    ) -> types.CreateWorkspaceAnswer:
        """Create a new workspace.

        `POST /v1/{project_id}/workspaces`.

        Args:
            name: Name of the object.
            auth_type: Who has access.
            enterprise_project_id: Enterprise project of the workspace; each workspace has exactly one.
            grants: Users who are allowed in.
            description: Description in free text.

        Raises:
            StatusError: the platform refused. TransportError: no answer; after a lost answer it is looked for
                before it is created again.
        """
        answer: types.CreateWorkspaceAnswer = self._client._call(
            "create_workspace",
            {},
            {},
            drop_not_given({
                "name": name,
                "auth_type": auth_type,
                "enterprise_project_id": enterprise_project_id,
                "grants": grants,
                "description": description,
            }),
        )
        return answer

    def show(self, workspace_id: str) -> types.ShowWorkspaceAnswer:
        """Query the details of one workspace.

        `GET /v1/{project_id}/workspaces/{workspace_id}`; IAM action `modelarts:workspace:get`.

        Args:
            workspace_id: ID of the workspace.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        answer: types.ShowWorkspaceAnswer = self._client._call(
            "show_workspace",
            {"workspace_id": workspace_id},
            {},
            None,
        )
        return answer

    def delete(self, workspace_id: str) -> types.DeleteWorkspaceAnswer:
        """Remove a workspace together with its resources.

        `DELETE /v1/{project_id}/workspaces/{workspace_id}`.

        Args:
            workspace_id: ID of the workspace.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        answer: types.DeleteWorkspaceAnswer = self._client._call(
            "delete_workspace",
            {"workspace_id": workspace_id},
            {},
            None,
        )
        return answer

    def show_quotas(self, workspace_id: str) -> types.ShowWorkspaceQuotasAnswer:
        """Query the quotas of a workspace.

        `GET /v1/{project_id}/workspaces/{workspace_id}/quotas`; IAM action `modelarts:workspace:getQuotas`.

        Args:
            workspace_id: ID of the workspace.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        answer: types.ShowWorkspaceQuotasAnswer = self._client._call(
            "show_workspace_quotas",
            {"workspace_id": workspace_id},
            {},
            None,
        )
        return answer


class AsyncWorkspace(AsyncNoun):
    """`AsyncClient.workspace`: 5 operations."""

    __slots__ = ()

    async def list(
        self,
        *,
        offset: int | NotGiven = NOT_GIVEN,
        limit: int | NotGiven = NOT_GIVEN,
        sort_by: str | NotGiven = NOT_GIVEN,
        order: str | NotGiven = NOT_GIVEN,
        enterprise_project_id: str | NotGiven = NOT_GIVEN,
        name: str | NotGiven = NOT_GIVEN,
        filter_accessible: bool | NotGiven = NOT_GIVEN,
    ) -> types.ListWorkspacesAnswer:
        """Query the workspaces.

        `GET /v1/{project_id}/workspaces`; IAM action `modelarts:workspace:list`.

        Args:
            offset: Offset at which the page starts.
            limit: Maximum number of rows on each page.
            sort_by: Field to sort by.
            order: Sort direction, asc or desc.
            enterprise_project_id: ID of the enterprise project.
            name: Name of the object.
            filter_accessible: Whether to return only workspaces that can be accessed.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        answer: types.ListWorkspacesAnswer = await self._client._call(
            "list_workspaces",
            {},
            drop_not_given({
                "offset": offset,
                "limit": limit,
                "sort_by": sort_by,
                "order": order,
                "enterprise_project_id": enterprise_project_id,
                "name": name,
                "filter_accessible": filter_accessible,
            }),
            None,
        )
        return answer

    async def create(
        self,
        *,
        name: str,
        auth_type: Literal["PUBLIC", "PRIVATE", "INTERNAL"] | NotGiven = NOT_GIVEN,
        enterprise_project_id: str | NotGiven = NOT_GIVEN,
        grants: Sequence[types.CreateWorkspaceGrants] | NotGiven = NOT_GIVEN,
        description: str | NotGiven = NOT_GIVEN,
    ) -> types.CreateWorkspaceAnswer:
        """Create a new workspace.

        `POST /v1/{project_id}/workspaces`.

        Args:
            name: Name of the object.
            auth_type: Who has access.
            enterprise_project_id: Enterprise project of the workspace; each workspace has exactly one.
            grants: Users who are allowed in.
            description: Description in free text.

        Raises:
            StatusError: the platform refused. TransportError: no answer; after a lost answer it is looked for
                before it is created again.
        """
        answer: types.CreateWorkspaceAnswer = await self._client._call(
            "create_workspace",
            {},
            {},
            drop_not_given({
                "name": name,
                "auth_type": auth_type,
                "enterprise_project_id": enterprise_project_id,
                "grants": grants,
                "description": description,
            }),
        )
        return answer

    async def show(self, workspace_id: str) -> types.ShowWorkspaceAnswer:
        """Query the details of one workspace.

        `GET /v1/{project_id}/workspaces/{workspace_id}`; IAM action `modelarts:workspace:get`.

        Args:
            workspace_id: ID of the workspace.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        answer: types.ShowWorkspaceAnswer = await self._client._call(
            "show_workspace",
            {"workspace_id": workspace_id},
            {},
            None,
        )
        return answer

    async def delete(self, workspace_id: str) -> types.DeleteWorkspaceAnswer:
        """Remove a workspace together with its resources.

        `DELETE /v1/{project_id}/workspaces/{workspace_id}`.

        Args:
            workspace_id: ID of the workspace.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        answer: types.DeleteWorkspaceAnswer = await self._client._call(
            "delete_workspace",
            {"workspace_id": workspace_id},
            {},
            None,
        )
        return answer

    async def show_quotas(self, workspace_id: str) -> types.ShowWorkspaceQuotasAnswer:
        """Query the quotas of a workspace.

        `GET /v1/{project_id}/workspaces/{workspace_id}/quotas`; IAM action `modelarts:workspace:getQuotas`.

        Args:
            workspace_id: ID of the workspace.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        answer: types.ShowWorkspaceQuotasAnswer = await self._client._call(
            "show_workspace_quotas",
            {"workspace_id": workspace_id},
            {},
            None,
        )
        return answer
