"""The operations of the noun `network`.

Generated from the contract by scripts/generate.py; change the contract, not this file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._noun import AsyncNoun, SyncNoun
from .._sentinel import NOT_GIVEN, drop_not_given

if TYPE_CHECKING:
    from typing import Literal

    from .._sentinel import NotGiven
    from .types import network as types


class Network(SyncNoun):
    """`Client.network`: 6 operations."""

    __slots__ = ()

    def show_internal_channel_info(self) -> types.ShowInternalChannelInfoAnswer:
        """Obtain the VPC endpoint service in front of inference access.

        `GET /v1/{project_id}/internal-channel-info`.

        Raises:
            StatusError: the platform refused (401). TransportError: no answer; a lost answer is asked for
                again.
        """
        answer: types.ShowInternalChannelInfoAnswer = self._client._call(
            "show_internal_channel_info",
            {},
            {},
            None,
        )
        return answer

    def show(self, network_name: str) -> types.ShowNetworkAnswer:
        """Query the details of one pool network.

        `GET /v1/{project_id}/networks/{network_name}`; IAM action `modelarts:network:get`.

        Args:
            network_name: Name of the network.

        Raises:
            StatusError: the platform refused (404). TransportError: no answer; a lost answer is asked for
                again.
        """
        answer: types.ShowNetworkAnswer = self._client._call(
            "show_network",
            {"network_name": network_name},
            {},
            None,
        )
        return answer

    def update(
        self,
        network_name: str,
        *,
        metadata: types.UpdateNetworkMetadata | NotGiven = NOT_GIVEN,
        spec: types.UpdateNetworkSpec | NotGiven = NOT_GIVEN,
    ) -> types.UpdateNetworkAnswer:
        """Connect a pool network with a user VPC or with SFS Turbo.

        `PATCH /v1/{project_id}/networks/{network_name}`.

        Args:
            network_name: Name of the network.
            metadata: Block that identifies the object.
            spec: Block that holds the specification.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        answer: types.UpdateNetworkAnswer = self._client._call(
            "update_network",
            {"network_name": network_name},
            {},
            drop_not_given({"metadata": metadata, "spec": spec}) or None,
        )
        return answer

    def delete(self, network_name: str) -> types.UpdateNetworkAnswer:
        """Remove a network of resource pools.

        `DELETE /v1/{project_id}/networks/{network_name}`.

        Args:
            network_name: Name of the network.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        answer: types.UpdateNetworkAnswer = self._client._call(
            "delete_network",
            {"network_name": network_name},
            {},
            None,
        )
        return answer

    def create(
        self,
        *,
        apiVersion: str,
        kind: Literal["Network"],
        metadata: types.CreateNetworkMetadata,
        spec: types.CreateNetworkSpec,
    ) -> types.UpdateNetworkAnswer:
        """Create a network for resource pools.

        `POST /v1/{project_id}/networks`.

        Args:
            apiVersion: Version of the API as a string.
            kind: Kind of the object.
            metadata: Block that identifies the object.
            spec: Block that holds the specification.

        Raises:
            StatusError: the platform refused. TransportError: no answer; after a lost answer it is looked for
                before it is created again.
        """
        answer: types.UpdateNetworkAnswer = self._client._call(
            "create_network",
            {},
            {},
            {"apiVersion": apiVersion, "kind": kind, "metadata": metadata, "spec": spec},
        )
        return answer

    def list(
        self,
        *,
        labelSelector: str | NotGiven = NOT_GIVEN,
        limit: int | NotGiven = NOT_GIVEN,
        continue_: str | NotGiven = NOT_GIVEN,
    ) -> types.ListNetworksAnswer:
        """Query the networks of resource pools.

        `GET /v1/{project_id}/networks`.

        Args:
            labelSelector: Filter on labels.
            limit: Maximum number of rows on each page.
            continue_: Cursor for fetching the next page.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        answer: types.ListNetworksAnswer = self._client._call(
            "list_networks",
            {},
            drop_not_given({"labelSelector": labelSelector, "limit": limit, "continue": continue_}),
            None,
        )
        return answer


class AsyncNetwork(AsyncNoun):
    """`AsyncClient.network`: 6 operations."""

    __slots__ = ()

    async def show_internal_channel_info(self) -> types.ShowInternalChannelInfoAnswer:
        """Obtain the VPC endpoint service in front of inference access.

        `GET /v1/{project_id}/internal-channel-info`.

        Raises:
            StatusError: the platform refused (401). TransportError: no answer; a lost answer is asked for
                again.
        """
        answer: types.ShowInternalChannelInfoAnswer = await self._client._call(
            "show_internal_channel_info",
            {},
            {},
            None,
        )
        return answer

    async def show(self, network_name: str) -> types.ShowNetworkAnswer:
        """Query the details of one pool network.

        `GET /v1/{project_id}/networks/{network_name}`; IAM action `modelarts:network:get`.

        Args:
            network_name: Name of the network.

        Raises:
            StatusError: the platform refused (404). TransportError: no answer; a lost answer is asked for
                again.
        """
        answer: types.ShowNetworkAnswer = await self._client._call(
            "show_network",
            {"network_name": network_name},
            {},
            None,
        )
        return answer

    async def update(
        self,
        network_name: str,
        *,
        metadata: types.UpdateNetworkMetadata | NotGiven = NOT_GIVEN,
        spec: types.UpdateNetworkSpec | NotGiven = NOT_GIVEN,
    ) -> types.UpdateNetworkAnswer:
        """Connect a pool network with a user VPC or with SFS Turbo.

        `PATCH /v1/{project_id}/networks/{network_name}`.

        Args:
            network_name: Name of the network.
            metadata: Block that identifies the object.
            spec: Block that holds the specification.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        answer: types.UpdateNetworkAnswer = await self._client._call(
            "update_network",
            {"network_name": network_name},
            {},
            drop_not_given({"metadata": metadata, "spec": spec}) or None,
        )
        return answer

    async def delete(self, network_name: str) -> types.UpdateNetworkAnswer:
        """Remove a network of resource pools.

        `DELETE /v1/{project_id}/networks/{network_name}`.

        Args:
            network_name: Name of the network.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        answer: types.UpdateNetworkAnswer = await self._client._call(
            "delete_network",
            {"network_name": network_name},
            {},
            None,
        )
        return answer

    async def create(
        self,
        *,
        apiVersion: str,
        kind: Literal["Network"],
        metadata: types.CreateNetworkMetadata,
        spec: types.CreateNetworkSpec,
    ) -> types.UpdateNetworkAnswer:
        """Create a network for resource pools.

        `POST /v1/{project_id}/networks`.

        Args:
            apiVersion: Version of the API as a string.
            kind: Kind of the object.
            metadata: Block that identifies the object.
            spec: Block that holds the specification.

        Raises:
            StatusError: the platform refused. TransportError: no answer; after a lost answer it is looked for
                before it is created again.
        """
        answer: types.UpdateNetworkAnswer = await self._client._call(
            "create_network",
            {},
            {},
            {"apiVersion": apiVersion, "kind": kind, "metadata": metadata, "spec": spec},
        )
        return answer

    async def list(
        self,
        *,
        labelSelector: str | NotGiven = NOT_GIVEN,
        limit: int | NotGiven = NOT_GIVEN,
        continue_: str | NotGiven = NOT_GIVEN,
    ) -> types.ListNetworksAnswer:
        """Query the networks of resource pools.

        `GET /v1/{project_id}/networks`.

        Args:
            labelSelector: Filter on labels.
            limit: Maximum number of rows on each page.
            continue_: Cursor for fetching the next page.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        answer: types.ListNetworksAnswer = await self._client._call(
            "list_networks",
            {},
            drop_not_given({"labelSelector": labelSelector, "limit": limit, "continue": continue_}),
            None,
        )
        return answer
