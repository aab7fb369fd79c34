"""The operations of the noun `notebook`.

Generated from the contract by scripts/generate.py; change the contract, not this file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._noun import AsyncNoun, SyncNoun
from .._sentinel import NOT_GIVEN, drop_not_given

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Literal

    from .._sentinel import NotGiven
    from .types import common, notebook as types


class Notebook(SyncNoun):
    """`Client.notebook`: 15 operations."""

    __slots__ = ()

    def list(
        self,
        *,
        feature: Literal["DEFAULT", "NOTEBOOK"] | NotGiven = NOT_GIVEN,
        limit: int | NotGiven = NOT_GIVEN,
        name: str | NotGiven = NOT_GIVEN,
        pool_id: str | NotGiven = NOT_GIVEN,
        offset: int | NotGiven = NOT_GIVEN,
        owner: str | NotGiven = NOT_GIVEN,
        sort_dir: Literal["ASC", "DESC"] | NotGiven = NOT_GIVEN,
        sort_key: str | NotGiven = NOT_GIVEN,
        status: Literal["INIT", "CREATING", "STARTING", "STOPPING", "DELETING", "RUNNING", "STOPPED", "SNAPSHOTTING", "CREATE_FAILED", "START_FAILED", "DELETE_FAILED", "ERROR", "DELETED", "FROZEN"] | NotGiven = NOT_GIVEN,
        workspace_id: str | NotGiven = NOT_GIVEN,
        flavor: str | NotGiven = NOT_GIVEN,
        image_id: str | NotGiven = NOT_GIVEN,
        id: str | NotGiven = NOT_GIVEN,
        billing: Literal["COMPUTE", "STORAGE", "ALL"] | NotGiven = NOT_GIVEN,
        tags: str | NotGiven = NOT_GIVEN,
        swr_path: str | NotGiven = NOT_GIVEN,
        pool_name: str | NotGiven = NOT_GIVEN,
        description: str | NotGiven = NOT_GIVEN,
        ip: str | NotGiven = NOT_GIVEN,
        username: str | NotGiven = NOT_GIVEN,
    ) -> types.ListNotebooksAnswer:
        """Query the notebook instances that belong to the caller.

        `GET /v1/{project_id}/notebooks`; IAM action `modelarts:notebook:list`.

        Args:
            feature: Kind of the instance.
            limit: Maximum number of rows on each page.
            name: Name of the object.
            pool_id: ID of the dedicated resource pool.
            offset: Offset at which the page starts.
            owner: Owner of the resource.
            sort_dir: Sort direction, asc or desc.
            sort_key: Field to sort by.
            status: Current state.
            workspace_id: ID of the workspace.
            flavor: Flavor of the compute resources.
            image_id: ID of the image.
            id: Unique ID.
            billing: Description of the billing.
            tags: Tags attached to the resource.
            swr_path: Path in the image registry.
            pool_name: Name of the dedicated resource pool.
            description: Description in free text.
            ip: IP or other address.
            username: Name of the user.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        answer: types.ListNotebooksAnswer = self._client._call(
            "list_notebooks",
            {},
            drop_not_given({
                "feature": feature,
                "limit": limit,
                "name": name,
                "pool_id": pool_id,
                "offset": offset,
                "owner": owner,
                "sort_dir": sort_dir,
                "sort_key": sort_key,
                "status": status,
                "workspace_id": workspace_id,
                "flavor": flavor,
                "image_id": image_id,
                "id": id,
                "billing": billing,
                "tags": tags,
                "swr_path": swr_path,
                "pool_name": pool_name,
                "description": description,
                "ip": ip,
                "username": username,
            }),
            None,
        )
        return answer

    def create(
        self,
        *,
        name: str,
        image_id: str,
        volume: types.CreateNotebookVolume,
        feature: Literal["NOTEBOOK", "DEFAULT", "notebook", "default"] | NotGiven = NOT_GIVEN,
        workspace_id: str | NotGiven = NOT_GIVEN,
        description: str | NotGiven = NOT_GIVEN,
        flavor: str | NotGiven = NOT_GIVEN,
        endpoints: Sequence[types.CreateNotebookEndpoints] | NotGiven = NOT_GIVEN,
        custom_spec: types.CreateNotebookCustomSpec | NotGiven = NOT_GIVEN,
        pool_id: str | NotGiven = NOT_GIVEN,
        hooks: types.CreateNotebookHooks | NotGiven = NOT_GIVEN,
        lease: types.CreateNotebookLease | NotGiven = NOT_GIVEN,
        affinity: types.CreateNotebookAffinity | NotGiven = NOT_GIVEN,
        run_user: types.CreateNotebookRunUser | NotGiven = NOT_GIVEN,
        data_volumes: Sequence[types.CreateNotebookDataVolumes] | NotGiven = NOT_GIVEN,
        user_vpc: types.CreateNotebookUserVpc | NotGiven = NOT_GIVEN,
        duration: int | NotGiven = NOT_GIVEN,
        public_network_config: types.CreateNotebookPublicNetworkConfig | NotGiven = NOT_GIVEN,
    ) -> types.CreateNotebookAnswer:
        """Create a notebook instance and start it.

        `POST /v1/{project_id}/notebooks`; IAM action `modelarts:notebook:create`.

        Args:
            name: Name of the instance.
            feature: Kind of the instance; NOTEBOOK by default.
            workspace_id: ID of the workspace; "0" by default.
            description: Description in free text.
            flavor: Flavor of the compute resources, for example modelarts.vm.cpu.2u.
            image_id: ID of the image the instance starts from.
            volume: Storage that is attached.
            endpoints: Channels through which the instance can be accessed.
            custom_spec: Resource size defined by the user.
            pool_id: ID of the dedicated resource pool.
            hooks: Scripts that run at startup.
            lease: Lease after which the instance stops automatically.
            affinity: Affinity rules for scheduling.
            run_user: User identity under which the container runs.
            data_volumes: Additional storage that is mounted.
            user_vpc: Connection to a VPC of the user.
            duration: Length of time.
            public_network_config: Settings of the public network.

        Raises:
            StatusError: the platform refused. TransportError: no answer; after a lost answer it is looked for
                before it is created again.
        """
        answer: types.CreateNotebookAnswer = self._client._call(
            "create_notebook",
            {},
            {},
            drop_not_given({
                "name": name,
                "feature": feature,
                "workspace_id": workspace_id,
                "description": description,
                "flavor": flavor,
                "image_id": image_id,
                "volume": volume,
                "endpoints": endpoints,
                "custom_spec": custom_spec,
                "pool_id": pool_id,
                "hooks": hooks,
                "lease": lease,
                "affinity": affinity,
                "run_user": run_user,
                "data_volumes": data_volumes,
                "user_vpc": user_vpc,
                "duration": duration,
                "public_network_config": public_network_config,
            }),
        )
        return answer

    def list_all(
        self,
        *,
        feature: Literal["DEFAULT", "NOTEBOOK"] | NotGiven = NOT_GIVEN,
        limit: int | NotGiven = NOT_GIVEN,
        name: str | NotGiven = NOT_GIVEN,
        pool_id: str | NotGiven = NOT_GIVEN,
        offset: int | NotGiven = NOT_GIVEN,
        owner: str | NotGiven = NOT_GIVEN,
        sort_dir: Literal["ASC", "DESC"] | NotGiven = NOT_GIVEN,
        sort_key: str | NotGiven = NOT_GIVEN,
        status: Literal["INIT", "CREATING", "STARTING", "STOPPING", "DELETING", "RUNNING", "STOPPED", "SNAPSHOTTING", "CREATE_FAILED", "START_FAILED", "DELETE_FAILED", "ERROR", "DELETED", "FROZEN"] | NotGiven = NOT_GIVEN,
        workspace_id: str | NotGiven = NOT_GIVEN,
        flavor: str | NotGiven = NOT_GIVEN,
        image_id: str | NotGiven = NOT_GIVEN,
        id: str | NotGiven = NOT_GIVEN,
        billing: Literal["COMPUTE", "STORAGE", "ALL"] | NotGiven = NOT_GIVEN,
        tags: str | NotGiven = NOT_GIVEN,
        swr_path: str | NotGiven = NOT_GIVEN,
        pool_name: str | NotGiven = NOT_GIVEN,
        description: str | NotGiven = NOT_GIVEN,
        ip: str | NotGiven = NOT_GIVEN,
        username: str | NotGiven = NOT_GIVEN,
    ) -> types.ListAllNotebooksAnswer:
        """Query the notebook instances of all users in the project.

        `GET /v1/{project_id}/notebooks/all`; IAM action `modelarts:notebook:listAllNotebooks`.

        Args:
            feature: Kind of the instance.
            limit: Maximum number of rows on each page.
            name: Name of the object.
            pool_id: ID of the dedicated resource pool.
            offset: Offset at which the page starts.
            owner: Owner of the resource.
            sort_dir: Sort direction, asc or desc.
            sort_key: Field to sort by.
            status: Current state.
            workspace_id: ID of the workspace.
            flavor: Flavor of the compute resources.
            image_id: ID of the image.
            id: Unique ID.
            billing: Description of the billing.
            tags: Tags attached to the resource.
            swr_path: Path in the image registry.
            pool_name: Name of the dedicated resource pool.
            description: Description in free text.
            ip: IP or other address.
            username: Name of the user.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        answer: types.ListAllNotebooksAnswer = self._client._call(
            "list_all_notebooks",
            {},
            drop_not_given({
                "feature": feature,
                "limit": limit,
                "name": name,
                "pool_id": pool_id,
                "offset": offset,
                "owner": owner,
                "sort_dir": sort_dir,
                "sort_key": sort_key,
                "status": status,
                "workspace_id": workspace_id,
                "flavor": flavor,
                "image_id": image_id,
                "id": id,
                "billing": billing,
                "tags": tags,
                "swr_path": swr_path,
                "pool_name": pool_name,
                "description": description,
                "ip": ip,
                "username": username,
            }),
            None,
        )
        return answer

    def show(self, id: str) -> types.CreateNotebookAnswer:
        """Query the details of one notebook instance.

        `GET /v1/{project_id}/notebooks/{id}`; IAM action `modelarts:notebook:get`.

        Args:
            id: ID of the instance.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        answer: types.CreateNotebookAnswer = self._client._call("show_notebook", {"id": id}, {}, None)
        return answer

    def update(
        self,
        id: str,
        *,
        description: str | NotGiven = NOT_GIVEN,
        endpoints: Sequence[types.CreateNotebookEndpoints] | NotGiven = NOT_GIVEN,
        flavor: str | NotGiven = NOT_GIVEN,
        custom_spec: types.CreateNotebookCustomSpec | NotGiven = NOT_GIVEN,
        image_id: str | NotGiven = NOT_GIVEN,
        name: str | NotGiven = NOT_GIVEN,
        storage_new_size: int | NotGiven = NOT_GIVEN,
        hooks: types.CreateNotebookHooks | NotGiven = NOT_GIVEN,
        affinity: types.CreateNotebookAffinity | NotGiven = NOT_GIVEN,
        dew_secret_name: str | NotGiven = NOT_GIVEN,
        data_volumes: Sequence[types.CreateNotebookDataVolumes] | NotGiven = NOT_GIVEN,
        public_network_config: types.CreateNotebookPublicNetworkConfig | NotGiven = NOT_GIVEN,
    ) -> types.CreateNotebookAnswer:
        """Modify the name, description, flavor, image or other settings.

        `PUT /v1/{project_id}/notebooks/{id}`; IAM action `modelarts:notebook:update`.

        Args:
            id: ID of the instance.
            description: Description in free text.
            endpoints: Channels through which the instance can be accessed.
            flavor: Flavor of the compute resources.
            custom_spec: Resource size defined by the user.
            image_id: ID of the image.
            name: Name of the object.
            storage_new_size: New size of the storage in GB.
            hooks: Scripts that run at startup.
            affinity: Affinity rules for scheduling.
            dew_secret_name: Name of the credential kept in the secret service.
            data_volumes: Additional storage that is mounted.
            public_network_config: Settings of the public network.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        answer: types.CreateNotebookAnswer = self._client._call(
            "update_notebook",
            {"id": id},
            {},
            drop_not_given({
                "description": description,
                "endpoints": endpoints,
                "flavor": flavor,
                "custom_spec": custom_spec,
                "image_id": image_id,
                "name": name,
                "storage_new_size": storage_new_size,
                "hooks": hooks,
                "affinity": affinity,
                "dew_secret_name": dew_secret_name,
                "data_volumes": data_volumes,
                "public_network_config": public_network_config,
            }) or None,
        )
        return answer

    def delete(self, id: str) -> types.CreateNotebookAnswer:
        """Remove an instance.

        `DELETE /v1/{project_id}/notebooks/{id}`; IAM action `modelarts:notebook:delete`.

        Args:
            id: ID of the instance.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        answer: types.CreateNotebookAnswer = self._client._call("delete_notebook", {"id": id}, {}, None)
        return answer

    def start(
        self,
        id: str,
        *,
        duration: int | NotGiven = NOT_GIVEN,
        type: Literal["TIMING", "IDLE"] | NotGiven = NOT_GIVEN,
    ) -> types.CreateNotebookAnswer:
        """Start an instance that is stopped.

        `POST /v1/{project_id}/notebooks/{id}/start`; IAM action `modelarts:notebook:start`.

        Args:
            id: ID of the instance.
            duration: Time to run in milliseconds, counted from now.
            type: Kind of automatic stop.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        answer: types.CreateNotebookAnswer = self._client._call(
            "start_notebook",
            {"id": id},
            drop_not_given({"duration": duration, "type": type}),
            None,
        )
        return answer

    def stop(self, id: str) -> types.CreateNotebookAnswer:
        """Stop an instance that is running.

        `POST /v1/{project_id}/notebooks/{id}/stop`; IAM action `modelarts:notebook:stop`.

        Args:
            id: ID of the instance.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        answer: types.CreateNotebookAnswer = self._client._call("stop_notebook", {"id": id}, {}, None)
        return answer

    def renew_lease(
        self,
        id: str,
        *,
        query_duration: int | NotGiven = NOT_GIVEN,
        duration: int | NotGiven = NOT_GIVEN,
        type: Literal["TIMING", "IDLE", "timing", "idle"] | NotGiven = NOT_GIVEN,
    ) -> common.Lease:
        """Prolong the run time of an instance.

        `PATCH /v1/{project_id}/notebooks/{id}/lease`; IAM action `modelarts:notebook:updateStopPolicy`.

        Args:
            id: ID of the instance.
            query_duration: Same meaning as the field of that name in the body.
            duration: New time to run in milliseconds, counted from the present.
            type: Kind of automatic stop; TIMING by default, lower-case timing may also be sent.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        answer: common.Lease = self._client._call(
            "renew_notebook_lease",
            {"id": id},
            drop_not_given({"duration": query_duration}),
            drop_not_given({"duration": duration, "type": type}) or None,
        )
        return answer

    def show_lease(self, id: str) -> common.Lease:
        """Query the lease of an instance that is running.

        `GET /v1/{project_id}/notebooks/{id}/lease`.

        Args:
            id: Unique ID.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        answer: common.Lease = self._client._call("show_notebook_lease", {"id": id}, {}, None)
        return answer

    def list_flavors(
        self,
        *,
        category: str | NotGiven = NOT_GIVEN,
        limit: int | NotGiven = NOT_GIVEN,
        offset: int | NotGiven = NOT_GIVEN,
        type: Literal["MANAGED", "DEDICATED"] | NotGiven = NOT_GIVEN,
        sort_dir: Literal["ASC", "DESC"] | NotGiven = NOT_GIVEN,
        sort_key: str | NotGiven = NOT_GIVEN,
        flavor_type: Literal["ASCEND_SNT9", "ASCEND_SNT9B", "ASCEND_SNT3"] | NotGiven = NOT_GIVEN,
        feature: Literal["NOTEBOOK"] | NotGiven = NOT_GIVEN,
    ) -> types.ListNotebookFlavorsAnswer:
        """Query the flavors available to a notebook.

        `GET /v1/{project_id}/notebooks/flavors`.

        Args:
            category: Kind of the entry.
            limit: Maximum number of rows on each page.
            offset: Offset at which the page starts.
            type: Kind of the entry.
            sort_dir: Sort direction, asc or desc.
            sort_key: Field to sort by.
            flavor_type: Class of hardware.
            feature: Kind of the instance.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        answer: types.ListNotebookFlavorsAnswer = self._client._call(
            "list_notebook_flavors",
            {},
            drop_not_given({
                "category": category,
                "limit": limit,
                "offset": offset,
                "type": type,
                "sort_dir": sort_dir,
                "sort_key": sort_key,
                "flavor_type": flavor_type,
                "feature": feature,
            }),
            None,
        )
        return answer

    def list_storages(
        self,
        instance_id: str,
        *,
        limit: int | NotGiven = NOT_GIVEN,
        offset: int | NotGiven = NOT_GIVEN,
    ) -> types.ListMountedStoragesAnswer:
        """Query the storage mounted dynamically in an instance.

        `GET /v1/{project_id}/notebooks/{instance_id}/storage`; IAM action
        `modelarts:notebook:listMountedStorages`.

        Args:
            instance_id: ID of the instance.
            limit: Maximum number of rows on each page.
            offset: Number of the page, counted from 0.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        answer: types.ListMountedStoragesAnswer = self._client._call(
            "list_mounted_storages",
            {"instance_id": instance_id},
            drop_not_given({"limit": limit, "offset": offset}),
            None,
        )
        return answer

    def mount_storage(
        self,
        instance_id: str,
        *,
        category: Literal["OBS", "OBSFS", "EFS", "obs", "obsfs", "efs"],
        mount_path: str,
        uri: str,
        efs_id: str | NotGiven = NOT_GIVEN,
    ) -> types.MountStorageAnswer:
        """Attach an OBS path to an instance that is running.

        `POST /v1/{project_id}/notebooks/{instance_id}/storage`; IAM action `modelarts:notebook:mountStorage`.

        Args:
            instance_id: ID of the instance.
            category: Kind of the entry.
            mount_path: Path at which it is mounted.
            uri: IP or other address.
            efs_id: ID of the file system.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is never asked for
                again.
        """
        answer: types.MountStorageAnswer = self._client._call(
            "mount_storage",
            {"instance_id": instance_id},
            {},
            drop_not_given({"category": category, "mount_path": mount_path, "uri": uri, "efs_id": efs_id}),
        )
        return answer

    def show_storage(self, instance_id: str, storage_id: str) -> types.MountStorageAnswer:
        """Query the details of one mount.

        `GET /v1/{project_id}/notebooks/{instance_id}/storage/{storage_id}`; IAM action
        `modelarts:notebook:getMountedStorage`.

        Args:
            instance_id: ID of the instance.
            storage_id: ID of the mount.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        answer: types.MountStorageAnswer = self._client._call(
            "show_mounted_storage",
            {"instance_id": instance_id, "storage_id": storage_id},
            {},
            None,
        )
        return answer

    def unmount_storage(self, instance_id: str, storage_id: str) -> types.MountStorageAnswer:
        """Unmount one storage.

        `DELETE /v1/{project_id}/notebooks/{instance_id}/storage/{storage_id}`; IAM action
        `modelarts:notebook:umountStorage`.

        Args:
            instance_id: ID of the instance.
            storage_id: ID of the mount.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        answer: types.MountStorageAnswer = self._client._call(
            "unmount_storage",
            {"instance_id": instance_id, "storage_id": storage_id},
            {},
            None,
        )
        return answer


class AsyncNotebook(AsyncNoun):
    """`AsyncClient.notebook`: 15 operations."""

    __slots__ = ()

    async def list(
        self,
        *,
        feature: Literal["DEFAULT", "NOTEBOOK"] | NotGiven = NOT_GIVEN,
        limit: int | NotGiven = NOT_GIVEN,
        name: str | NotGiven = NOT_GIVEN,
        pool_id: str | NotGiven = NOT_GIVEN,
        offset: int | NotGiven = NOT_GIVEN,
        owner: str | NotGiven = NOT_GIVEN,
        sort_dir: Literal["ASC", "DESC"] | NotGiven = NOT_GIVEN,
        sort_key: str | NotGiven = NOT_GIVEN,
        status: Literal["INIT", "CREATING", "STARTING", "STOPPING", "DELETING", "RUNNING", "STOPPED", "SNAPSHOTTING", "CREATE_FAILED", "START_FAILED", "DELETE_FAILED", "ERROR", "DELETED", "FROZEN"] | NotGiven = NOT_GIVEN,
        workspace_id: str | NotGiven = NOT_GIVEN,
        flavor: str | NotGiven = NOT_GIVEN,
        image_id: str | NotGiven = NOT_GIVEN,
        id: str | NotGiven = NOT_GIVEN,
        billing: Literal["COMPUTE", "STORAGE", "ALL"] | NotGiven = NOT_GIVEN,
        tags: str | NotGiven = NOT_GIVEN,
        swr_path: str | NotGiven = NOT_GIVEN,
        pool_name: str | NotGiven = NOT_GIVEN,
        description: str | NotGiven = NOT_GIVEN,
        ip: str | NotGiven = NOT_GIVEN,
        username: str | NotGiven = NOT_GIVEN,
    ) -> types.ListNotebooksAnswer:
        """Query the notebook instances that belong to the caller.

        `GET /v1/{project_id}/notebooks`; IAM action `modelarts:notebook:list`.

        Args:
            feature: Kind of the instance.
            limit: Maximum number of rows on each page.
            name: Name of the object.
            pool_id: ID of the dedicated resource pool.
            offset: Offset at which the page starts.
            owner: Owner of the resource.
            sort_dir: Sort direction, asc or desc.
            sort_key: Field to sort by.
            status: Current state.
            workspace_id: ID of the workspace.
            flavor: Flavor of the compute resources.
            image_id: ID of the image.
            id: Unique ID.
            billing: Description of the billing.
            tags: Tags attached to the resource.
            swr_path: Path in the image registry.
            pool_name: Name of the dedicated resource pool.
            description: Description in free text.
            ip: IP or other address.
            username: Name of the user.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        answer: types.ListNotebooksAnswer = await self._client._call(
            "list_notebooks",
            {},
            drop_not_given({
                "feature": feature,
                "limit": limit,
                "name": name,
                "pool_id": pool_id,
                "offset": offset,
                "owner": owner,
                "sort_dir": sort_dir,
                "sort_key": sort_key,
                "status": status,
                "workspace_id": workspace_id,
                "flavor": flavor,
                "image_id": image_id,
                "id": id,
                "billing": billing,
                "tags": tags,
                "swr_path": swr_path,
                "pool_name": pool_name,
                "description": description,
                "ip": ip,
                "username": username,
            }),
            None,
        )
        return answer

    async def create(
        self,
        *,
        name: str,
        image_id: str,
        volume: types.CreateNotebookVolume,
        feature: Literal["NOTEBOOK", "DEFAULT", "notebook", "default"] | NotGiven = NOT_GIVEN,
        workspace_id: str | NotGiven = NOT_GIVEN,
        description: str | NotGiven = NOT_GIVEN,
        flavor: str | NotGiven = NOT_GIVEN,
        endpoints: Sequence[types.CreateNotebookEndpoints] | NotGiven = NOT_GIVEN,
        custom_spec: types.CreateNotebookCustomSpec | NotGiven = NOT_GIVEN,
        pool_id: str | NotGiven = NOT_GIVEN,
        hooks: types.CreateNotebookHooks | NotGiven = NOT_GIVEN,
        lease: types.CreateNotebookLease | NotGiven = NOT_GIVEN,
        affinity: types.CreateNotebookAffinity | NotGiven = NOT_GIVEN,
        run_user: types.CreateNotebookRunUser | NotGiven = NOT_GIVEN,
        data_volumes: Sequence[types.CreateNotebookDataVolumes] | NotGiven = NOT_GIVEN,
        user_vpc: types.CreateNotebookUserVpc | NotGiven = NOT_GIVEN,
        duration: int | NotGiven = NOT_GIVEN,
        public_network_config: types.CreateNotebookPublicNetworkConfig | NotGiven = NOT_GIVEN,
    ) -> types.CreateNotebookAnswer:
        """Create a notebook instance and start it.

        `POST /v1/{project_id}/notebooks`; IAM action `modelarts:notebook:create`.

        Args:
            name: Name of the instance.
            feature: Kind of the instance; NOTEBOOK by default.
            workspace_id: ID of the workspace; "0" by default.
            description: Description in free text.
            flavor: Flavor of the compute resources, for example modelarts.vm.cpu.2u.
            image_id: ID of the image the instance starts from.
            volume: Storage that is attached.
            endpoints: Channels through which the instance can be accessed.
            custom_spec: Resource size defined by the user.
            pool_id: ID of the dedicated resource pool.
            hooks: Scripts that run at startup.
            lease: Lease after which the instance stops automatically.
            affinity: Affinity rules for scheduling.
            run_user: User identity under which the container runs.
            data_volumes: Additional storage that is mounted.
            user_vpc: Connection to a VPC of the user.
            duration: Length of time.
            public_network_config: Settings of the public network.

        Raises:
            StatusError: the platform refused. TransportError: no answer; after a lost answer it is looked for
                before it is created again.
        """
        answer: types.CreateNotebookAnswer = await self._client._call(
            "create_notebook",
            {},
            {},
            drop_not_given({
                "name": name,
                "feature": feature,
                "workspace_id": workspace_id,
                "description": description,
                "flavor": flavor,
                "image_id": image_id,
                "volume": volume,
                "endpoints": endpoints,
                "custom_spec": custom_spec,
                "pool_id": pool_id,
                "hooks": hooks,
                "lease": lease,
                "affinity": affinity,
                "run_user": run_user,
                "data_volumes": data_volumes,
                "user_vpc": user_vpc,
                "duration": duration,
                "public_network_config": public_network_config,
            }),
        )
        return answer

    async def list_all(
        self,
        *,
        feature: Literal["DEFAULT", "NOTEBOOK"] | NotGiven = NOT_GIVEN,
        limit: int | NotGiven = NOT_GIVEN,
        name: str | NotGiven = NOT_GIVEN,
        pool_id: str | NotGiven = NOT_GIVEN,
        offset: int | NotGiven = NOT_GIVEN,
        owner: str | NotGiven = NOT_GIVEN,
        sort_dir: Literal["ASC", "DESC"] | NotGiven = NOT_GIVEN,
        sort_key: str | NotGiven = NOT_GIVEN,
        status: Literal["INIT", "CREATING", "STARTING", "STOPPING", "DELETING", "RUNNING", "STOPPED", "SNAPSHOTTING", "CREATE_FAILED", "START_FAILED", "DELETE_FAILED", "ERROR", "DELETED", "FROZEN"] | NotGiven = NOT_GIVEN,
        workspace_id: str | NotGiven = NOT_GIVEN,
        flavor: str | NotGiven = NOT_GIVEN,
        image_id: str | NotGiven = NOT_GIVEN,
        id: str | NotGiven = NOT_GIVEN,
        billing: Literal["COMPUTE", "STORAGE", "ALL"] | NotGiven = NOT_GIVEN,
        tags: str | NotGiven = NOT_GIVEN,
        swr_path: str | NotGiven = NOT_GIVEN,
        pool_name: str | NotGiven = NOT_GIVEN,
        description: str | NotGiven = NOT_GIVEN,
        ip: str | NotGiven = NOT_GIVEN,
        username: str | NotGiven = NOT_GIVEN,
    ) -> types.ListAllNotebooksAnswer:
        """Query the notebook instances of all users in the project.

        `GET /v1/{project_id}/notebooks/all`; IAM action `modelarts:notebook:listAllNotebooks`.

        Args:
            feature: Kind of the instance.
            limit: Maximum number of rows on each page.
            name: Name of the object.
            pool_id: ID of the dedicated resource pool.
            offset: Offset at which the page starts.
            owner: Owner of the resource.
            sort_dir: Sort direction, asc or desc.
            sort_key: Field to sort by.
            status: Current state.
            workspace_id: ID of the workspace.
            flavor: Flavor of the compute resources.
            image_id: ID of the image.
            id: Unique ID.
            billing: Description of the billing.
            tags: Tags attached to the resource.
            swr_path: Path in the image registry.
            pool_name: Name of the dedicated resource pool.
            description: Description in free text.
            ip: IP or other address.
            username: Name of the user.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        answer: types.ListAllNotebooksAnswer = await self._client._call(
            "list_all_notebooks",
            {},
            drop_not_given({
                "feature": feature,
                "limit": limit,
                "name": name,
                "pool_id": pool_id,
                "offset": offset,
                "owner": owner,
                "sort_dir": sort_dir,
                "sort_key": sort_key,
                "status": status,
                "workspace_id": workspace_id,
                "flavor": flavor,
                "image_id": image_id,
                "id": id,
                "billing": billing,
                "tags": tags,
                "swr_path": swr_path,
                "pool_name": pool_name,
                "description": description,
                "ip": ip,
                "username": username,
            }),
            None,
        )
        return answer

    async def show(self, id: str) -> types.CreateNotebookAnswer:
        """Query the details of one notebook instance.

        `GET /v1/{project_id}/notebooks/{id}`; IAM action `modelarts:notebook:get`.

        Args:
            id: ID of the instance.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        answer: types.CreateNotebookAnswer = await self._client._call("show_notebook", {"id": id}, {}, None)
        return answer

    async def update(
        self,
        id: str,
        *,
        description: str | NotGiven = NOT_GIVEN,
        endpoints: Sequence[types.CreateNotebookEndpoints] | NotGiven = NOT_GIVEN,
        flavor: str | NotGiven = NOT_GIVEN,
        custom_spec: types.CreateNotebookCustomSpec | NotGiven = NOT_GIVEN,
        image_id: str | NotGiven = NOT_GIVEN,
        name: str | NotGiven = NOT_GIVEN,
        storage_new_size: int | NotGiven = NOT_GIVEN,
        hooks: types.CreateNotebookHooks | NotGiven = NOT_GIVEN,
        affinity: types.CreateNotebookAffinity | NotGiven = NOT_GIVEN,
        dew_secret_name: str | NotGiven = NOT_GIVEN,
        data_volumes: Sequence[types.CreateNotebookDataVolumes] | NotGiven = NOT_GIVEN,
        public_network_config: types.CreateNotebookPublicNetworkConfig | NotGiven = NOT_GIVEN,
    ) -> types.CreateNotebookAnswer:
        """Modify the name, description, flavor, image or other settings.

        `PUT /v1/{project_id}/notebooks/{id}`; IAM action `modelarts:notebook:update`.

        Args:
            id: ID of the instance.
            description: Description in free text.
            endpoints: Channels through which the instance can be accessed.
            flavor: Flavor of the compute resources.
            custom_spec: Resource size defined by the user.
            image_id: ID of the image.
            name: Name of the object.
            storage_new_size: New size of the storage in GB.
            hooks: Scripts that run at startup.
            affinity: Affinity rules for scheduling.
            dew_secret_name: Name of the credential kept in the secret service.
            data_volumes: Additional storage that is mounted.
            public_network_config: Settings of the public network.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        answer: types.CreateNotebookAnswer = await self._client._call(
            "update_notebook",
            {"id": id},
            {},
            drop_not_given({
                "description": description,
                "endpoints": endpoints,
                "flavor": flavor,
                "custom_spec": custom_spec,
                "image_id": image_id,
                "name": name,
                "storage_new_size": storage_new_size,
                "hooks": hooks,
                "affinity": affinity,
                "dew_secret_name": dew_secret_name,
                "data_volumes": data_volumes,
                "public_network_config": public_network_config,
            }) or None,
        )
        return answer

    async def delete(self, id: str) -> types.CreateNotebookAnswer:
        """Remove an instance.

        `DELETE /v1/{project_id}/notebooks/{id}`; IAM action `modelarts:notebook:delete`.

        Args:
            id: ID of the instance.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        answer: types.CreateNotebookAnswer = await self._client._call("delete_notebook", {"id": id}, {}, None)
        return answer

    async def start(
        self,
        id: str,
        *,
        duration: int | NotGiven = NOT_GIVEN,
        type: Literal["TIMING", "IDLE"] | NotGiven = NOT_GIVEN,
    ) -> types.CreateNotebookAnswer:
        """Start an instance that is stopped.

        `POST /v1/{project_id}/notebooks/{id}/start`; IAM action `modelarts:notebook:start`.

        Args:
            id: ID of the instance.
            duration: Time to run in milliseconds, counted from now.
            type: Kind of automatic stop.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        answer: types.CreateNotebookAnswer = await self._client._call(
            "start_notebook",
            {"id": id},
            drop_not_given({"duration": duration, "type": type}),
            None,
        )
        return answer

    async def stop(self, id: str) -> types.CreateNotebookAnswer:
        """Stop an instance that is running.

        `POST /v1/{project_id}/notebooks/{id}/stop`; IAM action `modelarts:notebook:stop`.

        Args:
            id: ID of the instance.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        answer: types.CreateNotebookAnswer = await self._client._call("stop_notebook", {"id": id}, {}, None)
        return answer

    async def renew_lease(
        self,
        id: str,
        *,
        query_duration: int | NotGiven = NOT_GIVEN,
        duration: int | NotGiven = NOT_GIVEN,
        type: Literal["TIMING", "IDLE", "timing", "idle"] | NotGiven = NOT_GIVEN,
    ) -> common.Lease:
        """Prolong the run time of an instance.

        `PATCH /v1/{project_id}/notebooks/{id}/lease`; IAM action `modelarts:notebook:updateStopPolicy`.

        Args:
            id: ID of the instance.
            query_duration: Same meaning as the field of that name in the body.
            duration: New time to run in milliseconds, counted from the present.
            type: Kind of automatic stop; TIMING by default, lower-case timing may also be sent.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        answer: common.Lease = await self._client._call(
            "renew_notebook_lease",
            {"id": id},
            drop_not_given({"duration": query_duration}),
            drop_not_given({"duration": duration, "type": type}) or None,
        )
        return answer

    async def show_lease(self, id: str) -> common.Lease:
        """Query the lease of an instance that is running.

        `GET /v1/{project_id}/notebooks/{id}/lease`.

        Args:
            id: Unique ID.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        answer: common.Lease = await self._client._call("show_notebook_lease", {"id": id}, {}, None)
        return answer

    async def list_flavors(
        self,
        *,
        category: str | NotGiven = NOT_GIVEN,
        limit: int | NotGiven = NOT_GIVEN,
        offset: int | NotGiven = NOT_GIVEN,
        type: Literal["MANAGED", "DEDICATED"] | NotGiven = NOT_GIVEN,
        sort_dir: Literal["ASC", "DESC"] | NotGiven = NOT_GIVEN,
        sort_key: str | NotGiven = NOT_GIVEN,
        flavor_type: Literal["ASCEND_SNT9", "ASCEND_SNT9B", "ASCEND_SNT3"] | NotGiven = NOT_GIVEN,
        feature: Literal["NOTEBOOK"] | NotGiven = NOT_GIVEN,
    ) -> types.ListNotebookFlavorsAnswer:
        """Query the flavors available to a notebook.

        `GET /v1/{project_id}/notebooks/flavors`.

        Args:
            category: Kind of the entry.
            limit: Maximum number of rows on each page.
            offset: Offset at which the page starts.
            type: Kind of the entry.
            sort_dir: Sort direction, asc or desc.
            sort_key: Field to sort by.
            flavor_type: Class of hardware.
            feature: Kind of the instance.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        answer: types.ListNotebookFlavorsAnswer = await self._client._call(
            "list_notebook_flavors",
            {},
            drop_not_given({
                "category": category,
                "limit": limit,
                "offset": offset,
                "type": type,
                "sort_dir": sort_dir,
                "sort_key": sort_key,
                "flavor_type": flavor_type,
                "feature": feature,
            }),
            None,
        )
        return answer

    async def list_storages(
        self,
        instance_id: str,
        *,
        limit: int | NotGiven = NOT_GIVEN,
        offset: int | NotGiven = NOT_GIVEN,
    ) -> types.ListMountedStoragesAnswer:
        """Query the storage mounted dynamically in an instance.

        `GET /v1/{project_id}/notebooks/{instance_id}/storage`; IAM action
        `modelarts:notebook:listMountedStorages`.

        Args:
            instance_id: ID of the instance.
            limit: Maximum number of rows on each page.
            offset: Number of the page, counted from 0.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        answer: types.ListMountedStoragesAnswer = await self._client._call(
            "list_mounted_storages",
            {"instance_id": instance_id},
            drop_not_given({"limit": limit, "offset": offset}),
            None,
        )
        return answer

    async def mount_storage(
        self,
        instance_id: str,
        *,
        category: Literal["OBS", "OBSFS", "EFS", "obs", "obsfs", "efs"],
        mount_path: str,
        uri: str,
        efs_id: str | NotGiven = NOT_GIVEN,
    ) -> types.MountStorageAnswer:
        """Attach an OBS path to an instance that is running.

        `POST /v1/{project_id}/notebooks/{instance_id}/storage`; IAM action `modelarts:notebook:mountStorage`.

        Args:
            instance_id: ID of the instance.
            category: Kind of the entry.
            mount_path: Path at which it is mounted.
            uri: IP or other address.
            efs_id: ID of the file system.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is never asked for
                again.
        """
        answer: types.MountStorageAnswer = await self._client._call(
            "mount_storage",
            {"instance_id": instance_id},
            {},
            drop_not_given({"category": category, "mount_path": mount_path, "uri": uri, "efs_id": efs_id}),
        )
        return answer

    async def show_storage(self, instance_id: str, storage_id: str) -> types.MountStorageAnswer:
        """Query the details of one mount.

        `GET /v1/{project_id}/notebooks/{instance_id}/storage/{storage_id}`; IAM action
        `modelarts:notebook:getMountedStorage`.

        Args:
            instance_id: ID of the instance.
            storage_id: ID of the mount.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        answer: types.MountStorageAnswer = await self._client._call(
            "show_mounted_storage",
            {"instance_id": instance_id, "storage_id": storage_id},
            {},
            None,
        )
        return answer

    async def unmount_storage(self, instance_id: str, storage_id: str) -> types.MountStorageAnswer:
        """Unmount one storage.

        `DELETE /v1/{project_id}/notebooks/{instance_id}/storage/{storage_id}`; IAM action
        `modelarts:notebook:umountStorage`.

        Args:
            instance_id: ID of the instance.
            storage_id: ID of the mount.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        answer: types.MountStorageAnswer = await self._client._call(
            "unmount_storage",
            {"instance_id": instance_id, "storage_id": storage_id},
            {},
            None,
        )
        return answer
