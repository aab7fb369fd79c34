"""The operations of the noun `devserver`.

Generated from the contract by scripts/generate.py; change the contract, not this file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._noun import AsyncNoun, SyncNoun
from .._sentinel import NOT_GIVEN, drop_not_given

if TYPE_CHECKING:
    from typing import Literal

    from .._sentinel import NotGiven
    from .types import devserver as types


class Devserver(SyncNoun):
    """`Client.devserver`: 7 operations."""

    __slots__ = ()

    def create(
        self,
        *,
        name: str,
        flavor: str,
        image_id: str,
        network: types.CreateDevServerNetwork,
        admin_pass: str | NotGiven = NOT_GIVEN,
        key_pair_name: str | NotGiven = NOT_GIVEN,
        arch: Literal["ARM", "X86"] | NotGiven = NOT_GIVEN,
        availability_zone: str | NotGiven = NOT_GIVEN,
        charging_info: types.CreateDevServerChargingInfo | NotGiven = NOT_GIVEN,
        count: int | NotGiven = NOT_GIVEN,
        enterprise_project_id: str | NotGiven = NOT_GIVEN,
        root_volume: types.CreateDevServerRootVolume | NotGiven = NOT_GIVEN,
        server_type: Literal["BMS", "ECS"] | NotGiven = NOT_GIVEN,
        userdata: str | NotGiven = NOT_GIVEN,
        resource_flavor: str | NotGiven = NOT_GIVEN,
        data_volume: types.CreateDevServerDataVolume | NotGiven = NOT_GIVEN,
        user_data: str | NotGiven = NOT_GIVEN,
        hps_cluster_id: str | NotGiven = NOT_GIVEN,
    ) -> types.CreateDevServerAnswer:
        """Purchase a dev server, either ECS or bare metal.

        `POST /v1/{project_id}/dev-servers`.

        Args:
            name: Name of the server.
            flavor: Flavor of the server, for example Si2.large.4.
            image_id: ID of the image.
            network: Settings of the network.
            admin_pass: Password for login; exactly one of admin_pass and key_pair_name must be given. At
                least three of: upper case, lower case, digits, the special characters !@%-_=+[{}]:,./?; not
                the user name, root or administrator, forwards or backwards.
            key_pair_name: Key pair for login; exactly one of admin_pass and key_pair_name must be given.
            arch: Processor architecture.
            availability_zone: Availability zone that is used.
            charging_info: Settings of the billing.
            count: Number of servers bought with a single call.
            enterprise_project_id: Enterprise project the resource belongs to.
            root_volume: System disk of the server.
            server_type: Kind of server.
            userdata: User data of the server; the SDK calls this field user_data.
            resource_flavor: Flavor of the resource.
            data_volume: Additional disk.
            user_data: Script passed as user data.
            hps_cluster_id: ID of the supernode cluster.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is never asked for
                again.
        """
        answer: types.CreateDevServerAnswer = self._client._call(
            "create_dev_server",
            {},
            {},
            drop_not_given({
                "name": name,
                "flavor": flavor,
                "image_id": image_id,
                "network": network,
                "admin_pass": admin_pass,
                "key_pair_name": key_pair_name,
                "arch": arch,
                "availability_zone": availability_zone,
                "charging_info": charging_info,
                "count": count,
                "enterprise_project_id": enterprise_project_id,
                "root_volume": root_volume,
                "server_type": server_type,
                "userdata": userdata,
                "resource_flavor": resource_flavor,
                "data_volume": data_volume,
                "user_data": user_data,
                "hps_cluster_id": hps_cluster_id,
            }),
        )
        return answer

    def list(
        self,
        *,
        owner: str | NotGiven = NOT_GIVEN,
        sort_dir: str | NotGiven = NOT_GIVEN,
        sort_key: str | NotGiven = NOT_GIVEN,
        limit: int | NotGiven = NOT_GIVEN,
        offset: int | NotGiven = NOT_GIVEN,
    ) -> types.ListDevServersAnswer:
        """Query the dev servers.

        `GET /v1/{project_id}/dev-servers`.

        Args:
            owner: Owner of the resource.
            sort_dir: Sort direction, asc or desc.
            sort_key: Field to sort by.
            limit: Maximum number of rows on each page.
            offset: Offset at which the page starts.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        answer: types.ListDevServersAnswer = self._client._call(
            "list_dev_servers",
            {},
            drop_not_given({
                "owner": owner,
                "sort_dir": sort_dir,
                "sort_key": sort_key,
                "limit": limit,
                "offset": offset,
            }),
            None,
        )
        return answer

    def stop(self, id: str) -> types.CreateDevServerAnswer:
        """Shut down a dev server.

        `PUT /v1/{project_id}/dev-servers/{id}/stop`.

        Args:
            id: Unique ID.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        answer: types.CreateDevServerAnswer = self._client._call("stop_dev_server", {"id": id}, {}, None)
        return answer

    def start(
        self,
        id: str,
        *,
        arch: str | NotGiven = NOT_GIVEN,
        charging_mode: str | NotGiven = NOT_GIVEN,
        server_type: str | NotGiven = NOT_GIVEN,
    ) -> types.CreateDevServerAnswer:
        """Power on a dev server.

        `PUT /v1/{project_id}/dev-servers/{id}/start`.

        Args:
            id: Unique ID.
            arch: Architecture of the CPU.
            charging_mode: Mode of billing.
            server_type: Kind of server.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        answer: types.CreateDevServerAnswer = self._client._call(
            "start_dev_server",
            {"id": id},
            {},
            drop_not_given({"arch": arch, "charging_mode": charging_mode, "server_type": server_type}) or None,
        )
        return answer

    def reboot(self, id: str) -> types.RebootDevServerAnswer:
        """Restart a dev server.

        `PUT /v1/{project_id}/dev-servers/{id}/reboot`.

        Args:
            id: Unique ID.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is never asked for
                again.
        """
        answer: types.RebootDevServerAnswer = self._client._call("reboot_dev_server", {"id": id}, {}, None)
        return answer

    def show(self, id: str) -> types.CreateDevServerAnswer:
        """Query the details of one dev server.

        `GET /v1/{project_id}/dev-servers/{id}`.

        Args:
            id: Unique ID.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        answer: types.CreateDevServerAnswer = self._client._call("show_dev_server", {"id": id}, {}, None)
        return answer

    def delete(self, id: str) -> types.RebootDevServerAnswer:
        """Remove a dev server.

        `DELETE /v1/{project_id}/dev-servers/{id}`.

        Args:
            id: Unique ID.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        answer: types.RebootDevServerAnswer = self._client._call("delete_dev_server", {"id": id}, {}, None)
        return answer


class AsyncDevserver(AsyncNoun):
    """`AsyncClient.devserver`: 7 operations."""

    __slots__ = ()

    async def create(
        self,
        *,
        name: str,
        flavor: str,
        image_id: str,
        network: types.CreateDevServerNetwork,
        admin_pass: str | NotGiven = NOT_GIVEN,
        key_pair_name: str | NotGiven = NOT_GIVEN,
        arch: Literal["ARM", "X86"] | NotGiven = NOT_GIVEN,
        availability_zone: str | NotGiven = NOT_GIVEN,
        charging_info: types.CreateDevServerChargingInfo | NotGiven = NOT_GIVEN,
        count: int | NotGiven = NOT_GIVEN,
        enterprise_project_id: str | NotGiven = NOT_GIVEN,
        root_volume: types.CreateDevServerRootVolume | NotGiven = NOT_GIVEN,
        server_type: Literal["BMS", "ECS"] | NotGiven = NOT_GIVEN,
        userdata: str | NotGiven = NOT_GIVEN,
        resource_flavor: str | NotGiven = NOT_GIVEN,
        data_volume: types.CreateDevServerDataVolume | NotGiven = NOT_GIVEN,
        user_data: str | NotGiven = NOT_GIVEN,
        hps_cluster_id: str | NotGiven = NOT_GIVEN,
    ) -> types.CreateDevServerAnswer:
        """Purchase a dev server, either ECS or bare metal.

        `POST /v1/{project_id}/dev-servers`.

        Args:
            name: Name of the server.
            flavor: Flavor of the server, for example Si2.large.4.
            image_id: ID of the image.
            network: Settings of the network.
            admin_pass: Password for login; exactly one of admin_pass and key_pair_name must be given. At
                least three of: upper case, lower case, digits, the special characters !@%-_=+[{}]:,./?; not
                the user name, root or administrator, forwards or backwards.
            key_pair_name: Key pair for login; exactly one of admin_pass and key_pair_name must be given.
            arch: Processor architecture.
            availability_zone: Availability zone that is used.
            charging_info: Settings of the billing.
            count: Number of servers bought with a single call.
            enterprise_project_id: Enterprise project the resource belongs to.
            root_volume: System disk of the server.
            server_type: Kind of server.
            userdata: User data of the server; the SDK calls this field user_data.
            resource_flavor: Flavor of the resource.
            data_volume: Additional disk.
            user_data: Script passed as user data.
            hps_cluster_id: ID of the supernode cluster.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is never asked for
                again.
        """
        answer: types.CreateDevServerAnswer = await self._client._call(
            "create_dev_server",
            {},
            {},
            drop_not_given({
                "name": name,
                "flavor": flavor,
                "image_id": image_id,
                "network": network,
                "admin_pass": admin_pass,
                "key_pair_name": key_pair_name,
                "arch": arch,
                "availability_zone": availability_zone,
                "charging_info": charging_info,
                "count": count,
                "enterprise_project_id": enterprise_project_id,
                "root_volume": root_volume,
                "server_type": server_type,
                "userdata": userdata,
                "resource_flavor": resource_flavor,
                "data_volume": data_volume,
                "user_data": user_data,
                "hps_cluster_id": hps_cluster_id,
            }),
        )
        return answer

    async def list(
        self,
        *,
        owner: str | NotGiven = NOT_GIVEN,
        sort_dir: str | NotGiven = NOT_GIVEN,
        sort_key: str | NotGiven = NOT_GIVEN,
        limit: int | NotGiven = NOT_GIVEN,
        offset: int | NotGiven = NOT_GIVEN,
    ) -> types.ListDevServersAnswer:
        """Query the dev servers.

        `GET /v1/{project_id}/dev-servers`.

        Args:
            owner: Owner of the resource.
            sort_dir: Sort direction, asc or desc.
            sort_key: Field to sort by.
            limit: Maximum number of rows on each page.
            offset: Offset at which the page starts.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        answer: types.ListDevServersAnswer = await self._client._call(
            "list_dev_servers",
            {},
            drop_not_given({
                "owner": owner,
                "sort_dir": sort_dir,
                "sort_key": sort_key,
                "limit": limit,
                "offset": offset,
            }),
            None,
        )
        return answer

    async def stop(self, id: str) -> types.CreateDevServerAnswer:
        """Shut down a dev server.

        `PUT /v1/{project_id}/dev-servers/{id}/stop`.

        Args:
            id: Unique ID.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        answer: types.CreateDevServerAnswer = await self._client._call(
            "stop_dev_server",
            {"id": id},
            {},
            None,
        )
        return answer

    async def start(
        self,
        id: str,
        *,
        arch: str | NotGiven = NOT_GIVEN,
        charging_mode: str | NotGiven = NOT_GIVEN,
        server_type: str | NotGiven = NOT_GIVEN,
    ) -> types.CreateDevServerAnswer:
        """Power on a dev server.

        `PUT /v1/{project_id}/dev-servers/{id}/start`.

        Args:
            id: Unique ID.
            arch: Architecture of the CPU.
            charging_mode: Mode of billing.
            server_type: Kind of server.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        answer: types.CreateDevServerAnswer = await self._client._call(
            "start_dev_server",
            {"id": id},
            {},
            drop_not_given({"arch": arch, "charging_mode": charging_mode, "server_type": server_type}) or None,
        )
        return answer

    async def reboot(self, id: str) -> types.RebootDevServerAnswer:
        """Restart a dev server.

        `PUT /v1/{project_id}/dev-servers/{id}/reboot`.

        Args:
            id: Unique ID.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is never asked for
                again.
        """
        answer: types.RebootDevServerAnswer = await self._client._call(
            "reboot_dev_server",
            {"id": id},
            {},
            None,
        )
        return answer

    async def show(self, id: str) -> types.CreateDevServerAnswer:
        """Query the details of one dev server.

        `GET /v1/{project_id}/dev-servers/{id}`.

        Args:
            id: Unique ID.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        answer: types.CreateDevServerAnswer = await self._client._call(
            "show_dev_server",
            {"id": id},
            {},
            None,
        )
        return answer

    async def delete(self, id: str) -> types.RebootDevServerAnswer:
        """Remove a dev server.

        `DELETE /v1/{project_id}/dev-servers/{id}`.

        Args:
            id: Unique ID.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        answer: types.RebootDevServerAnswer = await self._client._call(
            "delete_dev_server",
            {"id": id},
            {},
            None,
        )
        return answer
