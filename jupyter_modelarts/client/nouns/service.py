"""The operations of the noun `service`.

Generated from the contract by scripts/generate.py; change the contract, not this file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._noun import AsyncNoun, SyncNoun
from .._sentinel import NOT_GIVEN, drop_not_given

if TYPE_CHECKING:
    import builtins
    from collections.abc import Mapping, Sequence
    from typing import Any, Literal

    from .._sentinel import NotGiven
    from .types import service as types


class Service(SyncNoun):
    """`Client.service`: 8 operations."""

    __slots__ = ()

    def create(
        self,
        *,
        infer_type: Literal["real-time", "batch", "edge"],
        config: Sequence[types.CreateServiceConfig],
        service_name: str | NotGiven = NOT_GIVEN,
        description: str | NotGiven = NOT_GIVEN,
        vpc_id: str | NotGiven = NOT_GIVEN,
        subnet_network_id: str | NotGiven = NOT_GIVEN,
        security_group_id: str | NotGiven = NOT_GIVEN,
        schedule: Sequence[types.CreateServiceSchedule] | NotGiven = NOT_GIVEN,
        cluster_id: str | NotGiven = NOT_GIVEN,
        pool_name: str | NotGiven = NOT_GIVEN,
        workspace_id: str | NotGiven = NOT_GIVEN,
        additional_properties: Mapping[str, Mapping[str, Any]] | NotGiven = NOT_GIVEN,
        load_balancer_policy: str | NotGiven = NOT_GIVEN,
        service_secrets: Sequence[types.CreateServiceServiceSecrets] | NotGiven = NOT_GIVEN,
        priority: int | NotGiven = NOT_GIVEN,
    ) -> types.CreateServiceAnswer:
        """Deploy models as an online service or a batch service.

        `POST /v1/{project_id}/services`; IAM action `modelarts:service:create`.

        Args:
            service_name: Name of the object.
            description: Description text; 100 characters at most.
            infer_type: Kind of the service; the SDK uses real-time by default. An edge service runs on nodes
                of the user's own.
            vpc_id: VPC of the user to deploy into; if cluster_id is given too, only the pool takes effect. It
                cannot be changed afterwards.
            subnet_network_id: ID of the subnet network; required with vpc_id.
            security_group_id: Security group, required with vpc_id; it has to allow inbound TCP 8080 from
                0.0.0.0/0.
            config: Either several ServiceConfigRealtime entries or a single ServiceConfigBatch entry.
            schedule: Stop that has been planned.
            cluster_id: ID of the dedicated resource pool of the old kind.
            pool_name: ID of the dedicated resource pool of the new kind.
            workspace_id: Workspace the object belongs to.
            additional_properties: Additional settings: notification, log channel, WebSocket upgrade and
                volumes.
            load_balancer_policy: Policy of the load balancer.
            service_secrets: Secrets that are mounted into the service.
            priority: Priority that applies.

        Raises:
            StatusError: the platform refused. TransportError: no answer; after a lost answer it is looked for
                before it is created again.
        """
        answer: types.CreateServiceAnswer = self._client._call(
            "create_service",
            {},
            {},
            drop_not_given({
                "service_name": service_name,
                "description": description,
                "infer_type": infer_type,
                "vpc_id": vpc_id,
                "subnet_network_id": subnet_network_id,
                "security_group_id": security_group_id,
                "config": config,
                "schedule": schedule,
                "cluster_id": cluster_id,
                "pool_name": pool_name,
                "workspace_id": workspace_id,
                "additional_properties": additional_properties,
                "load_balancer_policy": load_balancer_policy,
                "service_secrets": service_secrets,
                "priority": priority,
            }),
        )
        return answer

    def list(
        self,
        *,
        service_id: str | NotGiven = NOT_GIVEN,
        service_name: str | NotGiven = NOT_GIVEN,
        infer_type: Literal["real-time", "batch", "edge"] | NotGiven = NOT_GIVEN,
        offset: int | NotGiven = NOT_GIVEN,
        limit: int | NotGiven = NOT_GIVEN,
        status: Literal["running", "deploying", "concerning", "failed", "stopped", "finished"] | NotGiven = NOT_GIVEN,
        sort_by: Literal["publish_at", "service_name"] | NotGiven = NOT_GIVEN,
        order: Literal["asc", "desc"] | NotGiven = NOT_GIVEN,
        model_id: str | NotGiven = NOT_GIVEN,
        workspace_id: str | NotGiven = NOT_GIVEN,
        tags: str | NotGiven = NOT_GIVEN,
    ) -> types.ListServicesAnswer:
        """Query the services.

        `GET /v1/{project_id}/services`; IAM action `modelarts:service:list`.

        Args:
            service_id: ID of the object.
            service_name: Name of the object.
            infer_type: Kind of the entry.
            offset: Page to return; 0 by default.
            limit: Rows on one page; 1000 by default.
            status: State of the service; the SDK argument is called service_status.
            sort_by: Field to sort by.
            order: Sort order; desc by default.
            model_id: Model that is used.
            workspace_id: ID of the workspace.
            tags: Tags attached to the resource.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        answer: types.ListServicesAnswer = self._client._call(
            "list_services",
            {},
            drop_not_given({
                "service_id": service_id,
                "service_name": service_name,
                "infer_type": infer_type,
                "offset": offset,
                "limit": limit,
                "status": status,
                "sort_by": sort_by,
                "order": order,
                "model_id": model_id,
                "workspace_id": workspace_id,
                "tags": tags,
            }),
            None,
        )
        return answer

    def show(self, service_id: str) -> types.ShowServiceAnswer:
        """Query the details of one service.

        `GET /v1/{project_id}/services/{service_id}`; IAM action `modelarts:service:get`.

        Args:
            service_id: ID of the service.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        answer: types.ShowServiceAnswer = self._client._call(
            "show_service",
            {"service_id": service_id},
            {},
            None,
        )
        return answer

    def update(
        self,
        service_id: str,
        *,
        description: str | NotGiven = NOT_GIVEN,
        status: Literal["running", "stopped"] | NotGiven = NOT_GIVEN,
        config: Sequence[types.CreateServiceConfig] | NotGiven = NOT_GIVEN,
        schedule: Sequence[types.UpdateServiceSchedule] | NotGiven = NOT_GIVEN,
        additional_properties: Mapping[str, Mapping[str, Any]] | NotGiven = NOT_GIVEN,
        load_balancer_policy: str | NotGiven = NOT_GIVEN,
        service_secrets: Sequence[types.CreateServiceServiceSecrets] | NotGiven = NOT_GIVEN,
        priority: int | NotGiven = NOT_GIVEN,
    ) -> types.UpdateServiceAnswer:
        """Start a service, stop it or change it.

        `PUT /v1/{project_id}/services/{service_id}`; IAM action `modelarts:service:update`.

        Args:
            service_id: ID of the service.
            description: Description text of at most 100 characters; stays as it is if missing.
            status: State to reach; if config is sent as well, only status takes effect.
            config: List of ServiceConfigRealtime or ServiceConfigBatch entries.
            schedule: Stop that has been planned.
            additional_properties: Additional settings: notification, log channel, WebSocket upgrade and
                volumes.
            load_balancer_policy: Policy of the load balancer.
            service_secrets: Secrets that are mounted into the service.
            priority: Priority that applies.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        answer: types.UpdateServiceAnswer = self._client._call(
            "update_service",
            {"service_id": service_id},
            {},
            drop_not_given({
                "description": description,
                "status": status,
                "config": config,
                "schedule": schedule,
                "additional_properties": additional_properties,
                "load_balancer_policy": load_balancer_policy,
                "service_secrets": service_secrets,
                "priority": priority,
            }) or None,
        )
        return answer

    def delete(self, service_id: str) -> None:
        """Remove a service.

        `DELETE /v1/{project_id}/services/{service_id}`; IAM action `modelarts:service:delete`.

        Args:
            service_id: ID of the service.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        self._client._call("delete_service", {"service_id": service_id}, {}, None)

    def show_monitor(
        self,
        service_id: str,
        *,
        node_id: str | NotGiven = NOT_GIVEN,
    ) -> types.ShowServiceMonitorAnswer:
        """Query the resource usage of a service.

        `GET /v1/{project_id}/services/{service_id}/monitor`.

        Args:
            service_id: ID of the service.
            node_id: ID of the node.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        answer: types.ShowServiceMonitorAnswer = self._client._call(
            "show_service_monitor",
            {"service_id": service_id},
            drop_not_given({"node_id": node_id}),
            None,
        )
        return answer

    def list_logs(
        self,
        service_id: str,
        *,
        update_time: float | NotGiven = NOT_GIVEN,
    ) -> types.ListServiceLogsAnswer:
        """Query the history of updates of a service.

        `GET /v1/{project_id}/services/{service_id}/logs`; IAM action `modelarts:service:getLogs`.

        Args:
            service_id: ID of the service.
            update_time: Time of the last update in milliseconds.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        answer: types.ListServiceLogsAnswer = self._client._call(
            "list_service_logs",
            {"service_id": service_id},
            drop_not_given({"update_time": update_time}),
            None,
        )
        return answer

    def list_host_endpoints(
        self,
        service_id: str,
        *,
        type: Literal["host_endpoints"],
    ) -> builtins.dict[str, Any]:
        """Obtain the IP, port and schema of the instances for direct access from a VPC.

        `GET /v1/{project_id}/services/{service_id}/predict/endpoints`.

        Args:
            service_id: ID of the service.
            type: Type, always the same value.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        answer: builtins.dict[str, Any] = self._client._call(
            "list_service_host_endpoints",
            {"service_id": service_id},
            {"type": type},
            None,
        )
        return answer


class AsyncService(AsyncNoun):
    """`AsyncClient.service`: 8 operations."""

    __slots__ = ()

    async def create(
        self,
        *,
        infer_type: Literal["real-time", "batch", "edge"],
        config: Sequence[types.CreateServiceConfig],
        service_name: str | NotGiven = NOT_GIVEN,
        description: str | NotGiven = NOT_GIVEN,
        vpc_id: str | NotGiven = NOT_GIVEN,
        subnet_network_id: str | NotGiven = NOT_GIVEN,
        security_group_id: str | NotGiven = NOT_GIVEN,
        schedule: Sequence[types.CreateServiceSchedule] | NotGiven = NOT_GIVEN,
        cluster_id: str | NotGiven = NOT_GIVEN,
        pool_name: str | NotGiven = NOT_GIVEN,
        workspace_id: str | NotGiven = NOT_GIVEN,
        additional_properties: Mapping[str, Mapping[str, Any]] | NotGiven = NOT_GIVEN,
        load_balancer_policy: str | NotGiven = NOT_GIVEN,
        service_secrets: Sequence[types.CreateServiceServiceSecrets] | NotGiven = NOT_GIVEN,
        priority: int | NotGiven = NOT_GIVEN,
    ) -> types.CreateServiceAnswer:
        """Deploy models as an online service or a batch service.

        `POST /v1/{project_id}/services`; IAM action `modelarts:service:create`.

        Args:
            service_name: Name of the object.
            description: Description text; 100 characters at most.
            infer_type: Kind of the service; the SDK uses real-time by default. An edge service runs on nodes
                of the user's own.
            vpc_id: VPC of the user to deploy into; if cluster_id is given too, only the pool takes effect. It
                cannot be changed afterwards.
            subnet_network_id: ID of the subnet network; required with vpc_id.
            security_group_id: Security group, required with vpc_id; it has to allow inbound TCP 8080 from
                0.0.0.0/0.
            config: Either several ServiceConfigRealtime entries or a single ServiceConfigBatch entry.
            schedule: Stop that has been planned.
            cluster_id: ID of the dedicated resource pool of the old kind.
            pool_name: ID of the dedicated resource pool of the new kind.
            workspace_id: Workspace the object belongs to.
            additional_properties: Additional settings: notification, log channel, WebSocket upgrade and
                volumes.
            load_balancer_policy: Policy of the load balancer.
            service_secrets: Secrets that are mounted into the service.
            priority: Priority that applies.

        Raises:
            StatusError: the platform refused. TransportError: no answer; after a lost answer it is looked for
                before it is created again.
        """
        answer: types.CreateServiceAnswer = await self._client._call(
            "create_service",
            {},
            {},
            drop_not_given({
                "service_name": service_name,
                "description": description,
                "infer_type": infer_type,
                "vpc_id": vpc_id,
                "subnet_network_id": subnet_network_id,
                "security_group_id": security_group_id,
                "config": config,
                "schedule": schedule,
                "cluster_id": cluster_id,
                "pool_name": pool_name,
                "workspace_id": workspace_id,
                "additional_properties": additional_properties,
                "load_balancer_policy": load_balancer_policy,
                "service_secrets": service_secrets,
                "priority": priority,
            }),
        )
        return answer

    async def list(
        self,
        *,
        service_id: str | NotGiven = NOT_GIVEN,
        service_name: str | NotGiven = NOT_GIVEN,
        infer_type: Literal["real-time", "batch", "edge"] | NotGiven = NOT_GIVEN,
        offset: int | NotGiven = NOT_GIVEN,
        limit: int | NotGiven = NOT_GIVEN,
        status: Literal["running", "deploying", "concerning", "failed", "stopped", "finished"] | NotGiven = NOT_GIVEN,
        sort_by: Literal["publish_at", "service_name"] | NotGiven = NOT_GIVEN,
        order: Literal["asc", "desc"] | NotGiven = NOT_GIVEN,
        model_id: str | NotGiven = NOT_GIVEN,
        workspace_id: str | NotGiven = NOT_GIVEN,
        tags: str | NotGiven = NOT_GIVEN,
    ) -> types.ListServicesAnswer:
        """Query the services.

        `GET /v1/{project_id}/services`; IAM action `modelarts:service:list`.

        Args:
            service_id: ID of the object.
            service_name: Name of the object.
            infer_type: Kind of the entry.
            offset: Page to return; 0 by default.
            limit: Rows on one page; 1000 by default.
            status: State of the service; the SDK argument is called service_status.
            sort_by: Field to sort by.
            order: Sort order; desc by default.
            model_id: Model that is used.
            workspace_id: ID of the workspace.
            tags: Tags attached to the resource.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        answer: types.ListServicesAnswer = await self._client._call(
            "list_services",
            {},
            drop_not_given({
                "service_id": service_id,
                "service_name": service_name,
                "infer_type": infer_type,
                "offset": offset,
                "limit": limit,
                "status": status,
                "sort_by": sort_by,
                "order": order,
                "model_id": model_id,
                "workspace_id": workspace_id,
                "tags": tags,
            }),
            None,
        )
        return answer

    async def show(self, service_id: str) -> types.ShowServiceAnswer:
        """Query the details of one service.

        `GET /v1/{project_id}/services/{service_id}`; IAM action `modelarts:service:get`.

        Args:
            service_id: ID of the service.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        answer: types.ShowServiceAnswer = await self._client._call(
            "show_service",
            {"service_id": service_id},
            {},
            None,
        )
        return answer

    async def update(
        self,
        service_id: str,
        *,
        description: str | NotGiven = NOT_GIVEN,
        status: Literal["running", "stopped"] | NotGiven = NOT_GIVEN,
        config: Sequence[types.CreateServiceConfig] | NotGiven = NOT_GIVEN,
        schedule: Sequence[types.UpdateServiceSchedule] | NotGiven = NOT_GIVEN,
        additional_properties: Mapping[str, Mapping[str, Any]] | NotGiven = NOT_GIVEN,
        load_balancer_policy: str | NotGiven = NOT_GIVEN,
        service_secrets: Sequence[types.CreateServiceServiceSecrets] | NotGiven = NOT_GIVEN,
        priority: int | NotGiven = NOT_GIVEN,
    ) -> types.UpdateServiceAnswer:
        """Start a service, stop it or change it.

        `PUT /v1/{project_id}/services/{service_id}`; IAM action `modelarts:service:update`.

        Args:
            service_id: ID of the service.
            description: Description text of at most 100 characters; stays as it is if missing.
            status: State to reach; if config is sent as well, only status takes effect.
            config: List of ServiceConfigRealtime or ServiceConfigBatch entries.
            schedule: Stop that has been planned.
            additional_properties: Additional settings: notification, log channel, WebSocket upgrade and
                volumes.
            load_balancer_policy: Policy of the load balancer.
            service_secrets: Secrets that are mounted into the service.
            priority: Priority that applies.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        answer: types.UpdateServiceAnswer = await self._client._call(
            "update_service",
            {"service_id": service_id},
            {},
            drop_not_given({
                "description": description,
                "status": status,
                "config": config,
                "schedule": schedule,
                "additional_properties": additional_properties,
                "load_balancer_policy": load_balancer_policy,
                "service_secrets": service_secrets,
                "priority": priority,
            }) or None,
        )
        return answer

    async def delete(self, service_id: str) -> None:
        """Remove a service.

        `DELETE /v1/{project_id}/services/{service_id}`; IAM action `modelarts:service:delete`.

        Args:
            service_id: ID of the service.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        await self._client._call("delete_service", {"service_id": service_id}, {}, None)

    async def show_monitor(
        self,
        service_id: str,
        *,
        node_id: str | NotGiven = NOT_GIVEN,
    ) -> types.ShowServiceMonitorAnswer:
        """Query the resource usage of a service.

        `GET /v1/{project_id}/services/{service_id}/monitor`.

        Args:
            service_id: ID of the service.
            node_id: ID of the node.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        answer: types.ShowServiceMonitorAnswer = await self._client._call(
            "show_service_monitor",
            {"service_id": service_id},
            drop_not_given({"node_id": node_id}),
            None,
        )
        return answer

    async def list_logs(
        self,
        service_id: str,
        *,
        update_time: float | NotGiven = NOT_GIVEN,
    ) -> types.ListServiceLogsAnswer:
        """Query the history of updates of a service.

        `GET /v1/{project_id}/services/{service_id}/logs`; IAM action `modelarts:service:getLogs`.

        Args:
            service_id: ID of the service.
            update_time: Time of the last update in milliseconds.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        answer: types.ListServiceLogsAnswer = await self._client._call(
            "list_service_logs",
            {"service_id": service_id},
            drop_not_given({"update_time": update_time}),
            None,
        )
        return answer

    async def list_host_endpoints(
        self,
        service_id: str,
        *,
        type: Literal["host_endpoints"],
    ) -> builtins.dict[str, Any]:
        """Obtain the IP, port and schema of the instances for direct access from a VPC.

        `GET /v1/{project_id}/services/{service_id}/predict/endpoints`.

        Args:
            service_id: ID of the service.
            type: Type, always the same value.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        answer: builtins.dict[str, Any] = await self._client._call(
            "list_service_host_endpoints",
            {"service_id": service_id},
            {"type": type},
            None,
        )
        return answer
