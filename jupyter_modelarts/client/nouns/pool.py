"""The operations of the noun `pool`.

Generated from the contract by scripts/generate.py; change the contract, not this file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._noun import AsyncNoun, SyncNoun
from .._sentinel import NOT_GIVEN, drop_not_given

if TYPE_CHECKING:
    from typing import Literal

    from .._sentinel import NotGiven
    from .types import pool as types


class Pool(SyncNoun):
    """`Client.pool`: 5 operations."""

    __slots__ = ()

    def list(
        self,
        *,
        workspaceId: str | NotGiven = NOT_GIVEN,
        labelSelector: str | NotGiven = NOT_GIVEN,
        status: Literal["created", "failed", "creating"] | NotGiven = NOT_GIVEN,
    ) -> types.ListPoolsAnswer:
        """Query the dedicated resource pools.

        `GET /v2/{project_id}/pools`; IAM action `modelarts:pool:list`.

        Args:
            workspaceId: ID of the workspace.
            labelSelector: Filter on labels.
            status: Current state.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        answer: types.ListPoolsAnswer = self._client._call(
            "list_pools",
            {},
            drop_not_given({"workspaceId": workspaceId, "labelSelector": labelSelector, "status": status}),
            None,
        )
        return answer

    def create(
        self,
        *,
        apiVersion: str,
        kind: Literal["Pool"],
        metadata: types.CreatePoolMetadata,
        spec: types.CreatePoolSpec | NotGiven = NOT_GIVEN,
    ) -> types.CreatePoolAnswer:
        """Create a dedicated resource pool.

        `POST /v2/{project_id}/pools`; IAM action `modelarts:pool:create`.

        Args:
            apiVersion: Version of the API as a string.
            kind: Kind of the object.
            metadata: Block that identifies the object.
            spec: Block that holds the specification.

        Raises:
            StatusError: the platform refused (400). TransportError: no answer; after a lost answer it is
                looked for before it is created again.
        """
        answer: types.CreatePoolAnswer = self._client._call(
            "create_pool",
            {},
            {},
            drop_not_given({"apiVersion": apiVersion, "kind": kind, "metadata": metadata, "spec": spec}),
        )
        return answer

    def show(self, pool_name: str) -> types.CreatePoolAnswer:
        """Query the details of one dedicated resource pool.

        `GET /v2/{project_id}/pools/{pool_name}`.

        Args:
            pool_name: Name of the dedicated resource pool.

        Raises:
            StatusError: the platform refused (404). TransportError: no answer; a lost answer is asked for
                again.
        """
        answer: types.CreatePoolAnswer = self._client._call("show_pool", {"pool_name": pool_name}, {}, None)
        return answer

    def update(
        self,
        pool_name: str,
        *,
        metadata: types.UpdatePoolMetadata | NotGiven = NOT_GIVEN,
        spec: types.UpdatePoolSpec | NotGiven = NOT_GIVEN,
    ) -> types.CreatePoolAnswer:
        """Modify a dedicated resource pool.

        `PATCH /v2/{project_id}/pools/{pool_name}`; IAM action `modelarts:pool:update`.

        Args:
            pool_name: Name of the dedicated resource pool.
            metadata: Block that identifies the object.
            spec: Block that holds the specification.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        answer: types.CreatePoolAnswer = self._client._call(
            "update_pool",
            {"pool_name": pool_name},
            {},
            drop_not_given({"metadata": metadata, "spec": spec}) or None,
        )
        return answer

    def delete(self, pool_name: str) -> types.DeletePoolAnswer:
        """Remove a dedicated resource pool.

        `DELETE /v2/{project_id}/pools/{pool_name}`; IAM action `modelarts:pool:delete`.

        Args:
            pool_name: Name of the dedicated resource pool.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        answer: types.DeletePoolAnswer = self._client._call("delete_pool", {"pool_name": pool_name}, {}, None)
        return answer


class AsyncPool(AsyncNoun):
    """`AsyncClient.pool`: 5 operations."""

    __slots__ = ()

    async def list(
        self,
        *,
        workspaceId: str | NotGiven = NOT_GIVEN,
        labelSelector: str | NotGiven = NOT_GIVEN,
        status: Literal["created", "failed", "creating"] | NotGiven = NOT_GIVEN,
    ) -> types.ListPoolsAnswer:
        """Query the dedicated resource pools.

        `GET /v2/{project_id}/pools`; IAM action `modelarts:pool:list`.

        Args:
            workspaceId: ID of the workspace.
            labelSelector: Filter on labels.
            status: Current state.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        answer: types.ListPoolsAnswer = await self._client._call(
            "list_pools",
            {},
            drop_not_given({"workspaceId": workspaceId, "labelSelector": labelSelector, "status": status}),
            None,
        )
        return answer

    async def create(
        self,
        *,
        apiVersion: str,
        kind: Literal["Pool"],
        metadata: types.CreatePoolMetadata,
        spec: types.CreatePoolSpec | NotGiven = NOT_GIVEN,
    ) -> types.CreatePoolAnswer:
        """Create a dedicated resource pool.

        `POST /v2/{project_id}/pools`; IAM action `modelarts:pool:create`.

        Args:
            apiVersion: Version of the API as a string.
            kind: Kind of the object.
            metadata: Block that identifies the object.
            spec: Block that holds the specification.

        Raises:
            StatusError: the platform refused (400). TransportError: no answer; after a lost answer it is
                looked for before it is created again.
        """
        answer: types.CreatePoolAnswer = await self._client._call(
            "create_pool",
            {},
            {},
            drop_not_given({"apiVersion": apiVersion, "kind": kind, "metadata": metadata, "spec": spec}),
        )
        return answer

    async def show(self, pool_name: str) -> types.CreatePoolAnswer:
        """Query the details of one dedicated resource pool.

        `GET /v2/{project_id}/pools/{pool_name}`.

        Args:
            pool_name: Name of the dedicated resource pool.

        Raises:
            StatusError: the platform refused (404). TransportError: no answer; a lost answer is asked for
                again.
        """
        answer: types.CreatePoolAnswer = await self._client._call(
            "show_pool",
            {"pool_name": pool_name},
            {},
            None,
        )
        return answer

    async def update(
        self,
        pool_name: str,
        *,
        metadata: types.UpdatePoolMetadata | NotGiven = NOT_GIVEN,
        spec: types.UpdatePoolSpec | NotGiven = NOT_GIVEN,
    ) -> types.CreatePoolAnswer:
        """Modify a dedicated resource pool.

        `PATCH /v2/{project_id}/pools/{pool_name}`; IAM action `modelarts:pool:update`.

        Args:
            pool_name: Name of the dedicated resource pool.
            metadata: Block that identifies the object.
            spec: Block that holds the specification.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        answer: types.CreatePoolAnswer = await self._client._call(
            "update_pool",
            {"pool_name": pool_name},
            {},
            drop_not_given({"metadata": metadata, "spec": spec}) or None,
        )
        return answer

    async def delete(self, pool_name: str) -> types.DeletePoolAnswer:
        """Remove a dedicated resource pool.

        `DELETE /v2/{project_id}/pools/{pool_name}`; IAM action `modelarts:pool:delete`.

        Args:
            pool_name: Name of the dedicated resource pool.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        answer: types.DeletePoolAnswer = await self._client._call(
            "delete_pool",
            {"pool_name": pool_name},
            {},
            None,
        )
        return answer
