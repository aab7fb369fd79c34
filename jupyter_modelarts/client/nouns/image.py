"""The operations of the noun `image`.

Generated from the contract by scripts/generate.py; change the contract, not this file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from .._noun import AsyncNoun, SyncNoun
from .._sentinel import NOT_GIVEN, drop_not_given

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import Literal

    from .._sentinel import NotGiven
    from .types import common, image as types


class Image(SyncNoun):
    """`Client.image`: 6 operations."""

    __slots__ = ()

    def list(
        self,
        *,
        limit: int | NotGiven = NOT_GIVEN,
        name: str | NotGiven = NOT_GIVEN,
        name_fuzzy_match: bool | NotGiven = NOT_GIVEN,
        namespace: str | NotGiven = NOT_GIVEN,
        offset: int | NotGiven = NOT_GIVEN,
        service_type: Literal["COMMON", "INFERENCE", "TRAIN", "DEV", "UNKNOWN"] | NotGiven = NOT_GIVEN,
        sort_dir: Literal["ASC", "DESC"] | NotGiven = NOT_GIVEN,
        sort_key: str | NotGiven = NOT_GIVEN,
        type: Literal["BUILD_IN", "DEDICATED"] | NotGiven = NOT_GIVEN,
        workspace_id: str | NotGiven = NOT_GIVEN,
        show_name: str | NotGiven = NOT_GIVEN,
        show_tag: str | NotGiven = NOT_GIVEN,
    ) -> types.ListImagesAnswer:
        """Query the images from which a notebook can start.

        `GET /v1/{project_id}/images`; IAM action `modelarts:image:list`.

        Args:
            limit: Maximum number of rows on each page.
            name: Name of the object.
            name_fuzzy_match: Name to match in a fuzzy way.
            namespace: Organisation in the image registry.
            offset: Offset at which the page starts.
            service_type: Use the image is intended for.
            sort_dir: Sort direction, asc or desc.
            sort_key: Field to sort by.
            type: Kind of the entry.
            workspace_id: ID of the workspace.
            show_name: Name to display.
            show_tag: Version to display.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        answer: types.ListImagesAnswer = self._client._call(
            "list_images",
            {},
            drop_not_given({
                "limit": limit,
                "name": name,
                "name_fuzzy_match": name_fuzzy_match,
                "namespace": namespace,
                "offset": offset,
                "service_type": service_type,
                "sort_dir": sort_dir,
                "sort_key": sort_key,
                "type": type,
                "workspace_id": workspace_id,
                "show_name": show_name,
                "show_tag": show_tag,
            }),
            None,
        )
        return answer

    def register(
        self,
        *,
        swr_path: str,
        arch: Literal["X86_64", "AARCH64", "x86_64", "aarch64"] | NotGiven = NOT_GIVEN,
        description: str | NotGiven = NOT_GIVEN,
        origin: Literal["CUSTOMIZE", "IMAGE_SAVE", "customize", "image_save"] | NotGiven = NOT_GIVEN,
        resource_category: Sequence[str] | NotGiven = NOT_GIVEN,
        service_type: Literal["COMMON", "INFERENCE", "TRAIN", "DEV", "UNKNOWN", "common", "inference", "train", "dev", "unknown"] | NotGiven = NOT_GIVEN,
        services: Sequence[Literal["NOTEBOOK", "SSH", "notebook", "ssh"]] | NotGiven = NOT_GIVEN,
        visibility: Literal["PRIVATE", "PUBLIC", "private", "public"] | NotGiven = NOT_GIVEN,
        workspace_id: str | NotGiven = NOT_GIVEN,
        flavor_type: Literal["ASCEND_SNT9", "ASCEND_SNT9B", "ASCEND_SNT3", "ascend_snt9", "ascend_snt9b", "ascend_snt3"] | NotGiven = NOT_GIVEN,
        tags: Sequence[str] | NotGiven = NOT_GIVEN,
        swr_instance_id: str | NotGiven = NOT_GIVEN,
        read_me: str | NotGiven = NOT_GIVEN,
    ) -> types.RegisterImageAnswer:
        """Add a custom image from the registry to ModelArts.

        `POST /v1/{project_id}/images`; IAM action `modelarts:image:register`.

        Args:
            arch: Architecture of the CPU.
            description: Description in free text.
            origin: Where the object comes from.
            resource_category: Kinds of hardware that are supported.
            service_type: Use the image is intended for.
            services: Services, or channels for access.
            swr_path: Path in the image registry.
            visibility: Who is allowed to use it.
            workspace_id: ID of the workspace.
            flavor_type: Class of hardware.
            tags: Tags attached to the resource.
            swr_instance_id: ID of the enterprise registry instance.
            read_me: Text of the read-me.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is never asked for
                again.
        """
        answer: types.RegisterImageAnswer = self._client._call(
            "register_image",
            {},
            {},
            drop_not_given({
                "arch": arch,
                "description": description,
                "origin": origin,
                "resource_category": resource_category,
                "service_type": service_type,
                "services": services,
                "swr_path": swr_path,
                "visibility": visibility,
                "workspace_id": workspace_id,
                "flavor_type": flavor_type,
                "tags": tags,
                "swr_instance_id": swr_instance_id,
                "read_me": read_me,
            }),
        )
        return answer

    def show(self, id: str) -> types.RegisterImageAnswer:
        """Query the details of one image.

        `GET /v1/{project_id}/images/{id}`; IAM action `modelarts:image:get`.

        Args:
            id: ID of the image.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        answer: types.RegisterImageAnswer = self._client._call("show_image", {"id": id}, {}, None)
        return answer

    def delete(self, id: str, *, is_force: bool | NotGiven = NOT_GIVEN) -> types.DeleteImageAnswer:
        """Remove a custom image.

        `DELETE /v1/{project_id}/images/{id}`; IAM action `modelarts:image:delete`.

        Args:
            id: ID of the image.
            is_force: Whether to force the deletion.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        answer: types.DeleteImageAnswer = self._client._call(
            "delete_image",
            {"id": id},
            {},
            drop_not_given({"is_force": is_force}) or None,
        )
        return answer

    def list_groups(
        self,
        *,
        name: str | NotGiven = NOT_GIVEN,
        name_fuzzy_match: bool | NotGiven = NOT_GIVEN,
        namespace: str | NotGiven = NOT_GIVEN,
        type: Literal["BUILD_IN", "DEDICATED"] | NotGiven = NOT_GIVEN,
        workspace_id: str | NotGiven = NOT_GIVEN,
        limit: int | NotGiven = NOT_GIVEN,
        offset: int | NotGiven = NOT_GIVEN,
        swr_instance_id: str | NotGiven = NOT_GIVEN,
    ) -> types.ListImageGroupsAnswer:
        """Query the images, grouped by their name.

        `GET /v1/{project_id}/images/group`; IAM action `modelarts:image:listGroup`.

        Args:
            name: Name of the object.
            name_fuzzy_match: Name to match in a fuzzy way.
            namespace: Organisation in the image registry.
            type: Kind of the entry.
            workspace_id: ID of the workspace.
            limit: Maximum number of rows on each page.
            offset: Offset at which the page starts.
            swr_instance_id: ID of the enterprise registry instance.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        answer: types.ListImageGroupsAnswer = self._client._call(
            "list_image_groups",
            {},
            drop_not_given({
                "name": name,
                "name_fuzzy_match": name_fuzzy_match,
                "namespace": namespace,
                "type": type,
                "workspace_id": workspace_id,
                "limit": limit,
                "offset": offset,
                "swr_instance_id": swr_instance_id,
            }),
            None,
        )
        return answer

    def create_from_notebook(
        self,
        id: str,
        *,
        name: str,
        namespace: str,
        description: str | NotGiven = NOT_GIVEN,
        tag: str | NotGiven = NOT_GIVEN,
        workspace_id: str | NotGiven = NOT_GIVEN,
        swr_instance_id: str | NotGiven = NOT_GIVEN,
        swr_instance_domain: str | NotGiven = NOT_GIVEN,
    ) -> types.RegisterImageAnswer:
        """Turn a running instance into a custom image.

        `POST /v1/{project_id}/notebooks/{id}/create-image`; IAM action `modelarts:image:create`.

        Args:
            id: ID of the instance.
            description: Description in free text.
            name: Name of the object.
            namespace: Organisation in the image registry.
            tag: Tag of the image.
            workspace_id: ID of the workspace.
            swr_instance_id: ID of the enterprise registry instance.
            swr_instance_domain: Domain of the enterprise registry.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is never asked for
                again.
        """
        answer: types.RegisterImageAnswer = self._client._call(
            "create_image_from_notebook",
            {"id": id},
            {},
            drop_not_given({
                "description": description,
                "name": name,
                "namespace": namespace,
                "tag": tag,
                "workspace_id": workspace_id,
                "swr_instance_id": swr_instance_id,
                "swr_instance_domain": swr_instance_domain,
            }),
        )
        return answer


class AsyncImage(AsyncNoun):
    """`AsyncClient.image`: 6 operations."""

    __slots__ = ()

    async def list(
        self,
        *,
        limit: int | NotGiven = NOT_GIVEN,
        name: str | NotGiven = NOT_GIVEN,
        name_fuzzy_match: bool | NotGiven = NOT_GIVEN,
        namespace: str | NotGiven = NOT_GIVEN,
        offset: int | NotGiven = NOT_GIVEN,
        service_type: Literal["COMMON", "INFERENCE", "TRAIN", "DEV", "UNKNOWN"] | NotGiven = NOT_GIVEN,
        sort_dir: Literal["ASC", "DESC"] | NotGiven = NOT_GIVEN,
        sort_key: str | NotGiven = NOT_GIVEN,
        type: Literal["BUILD_IN", "DEDICATED"] | NotGiven = NOT_GIVEN,
        workspace_id: str | NotGiven = NOT_GIVEN,
        show_name: str | NotGiven = NOT_GIVEN,
        show_tag: str | NotGiven = NOT_GIVEN,
    ) -> types.ListImagesAnswer:
        """Query the images from which a notebook can start.

        `GET /v1/{project_id}/images`; IAM action `modelarts:image:list`.

        Args:
            limit: Maximum number of rows on each page.
            name: Name of the object.
            name_fuzzy_match: Name to match in a fuzzy way.
            namespace: Organisation in the image registry.
            offset: Offset at which the page starts.
            service_type: Use the image is intended for.
            sort_dir: Sort direction, asc or desc.
            sort_key: Field to sort by.
            type: Kind of the entry.
            workspace_id: ID of the workspace.
            show_name: Name to display.
            show_tag: Version to display.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        answer: types.ListImagesAnswer = await self._client._call(
            "list_images",
            {},
            drop_not_given({
                "limit": limit,
                "name": name,
                "name_fuzzy_match": name_fuzzy_match,
                "namespace": namespace,
                "offset": offset,
                "service_type": service_type,
                "sort_dir": sort_dir,
                "sort_key": sort_key,
                "type": type,
                "workspace_id": workspace_id,
                "show_name": show_name,
                "show_tag": show_tag,
            }),
            None,
        )
        return answer

    async def register(
        self,
        *,
        swr_path: str,
        arch: Literal["X86_64", "AARCH64", "x86_64", "aarch64"] | NotGiven = NOT_GIVEN,
        description: str | NotGiven = NOT_GIVEN,
        origin: Literal["CUSTOMIZE", "IMAGE_SAVE", "customize", "image_save"] | NotGiven = NOT_GIVEN,
        resource_category: Sequence[str] | NotGiven = NOT_GIVEN,
        service_type: Literal["COMMON", "INFERENCE", "TRAIN", "DEV", "UNKNOWN", "common", "inference", "train", "dev", "unknown"] | NotGiven = NOT_GIVEN,
        services: Sequence[Literal["NOTEBOOK", "SSH", "notebook", "ssh"]] | NotGiven = NOT_GIVEN,
        visibility: Literal["PRIVATE", "PUBLIC", "private", "public"] | NotGiven = NOT_GIVEN,
        workspace_id: str | NotGiven = NOT_GIVEN,
        flavor_type: Literal["ASCEND_SNT9", "ASCEND_SNT9B", "ASCEND_SNT3", "ascend_snt9", "ascend_snt9b", "ascend_snt3"] | NotGiven = NOT_GIVEN,
        tags: Sequence[str] | NotGiven = NOT_GIVEN,
        swr_instance_id: str | NotGiven = NOT_GIVEN,
        read_me: str | NotGiven = NOT_GIVEN,
    ) -> types.RegisterImageAnswer:
        """Add a custom image from the registry to ModelArts.

        `POST /v1/{project_id}/images`; IAM action `modelarts:image:register`.

        Args:
            arch: Architecture of the CPU.
            description: Description in free text.
            origin: Where the object comes from.
            resource_category: Kinds of hardware that are supported.
            service_type: Use the image is intended for.
            services: Services, or channels for access.
            swr_path: Path in the image registry.
            visibility: Who is allowed to use it.
            workspace_id: ID of the workspace.
            flavor_type: Class of hardware.
            tags: Tags attached to the resource.
            swr_instance_id: ID of the enterprise registry instance.
            read_me: Text of the read-me.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is never asked for
                again.
        """
        answer: types.RegisterImageAnswer = await self._client._call(
            "register_image",
            {},
            {},
            drop_not_given({
                "arch": arch,
                "description": description,
                "origin": origin,
                "resource_category": resource_category,
                "service_type": service_type,
                "services": services,
                "swr_path": swr_path,
                "visibility": visibility,
                "workspace_id": workspace_id,
                "flavor_type": flavor_type,
                "tags": tags,
                "swr_instance_id": swr_instance_id,
                "read_me": read_me,
            }),
        )
        return answer

    async def show(self, id: str) -> types.RegisterImageAnswer:
        """Query the details of one image.

        `GET /v1/{project_id}/images/{id}`; IAM action `modelarts:image:get`.

        Args:
            id: ID of the image.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        answer: types.RegisterImageAnswer = await self._client._call("show_image", {"id": id}, {}, None)
        return answer

    async def delete(self, id: str, *, is_force: bool | NotGiven = NOT_GIVEN) -> types.DeleteImageAnswer:
        """Remove a custom image.

        `DELETE /v1/{project_id}/images/{id}`; IAM action `modelarts:image:delete`.

        Args:
            id: ID of the image.
            is_force: Whether to force the deletion.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        answer: types.DeleteImageAnswer = await self._client._call(
            "delete_image",
            {"id": id},
            {},
            drop_not_given({"is_force": is_force}) or None,
        )
        return answer

    async def list_groups(
        self,
        *,
        name: str | NotGiven = NOT_GIVEN,
        name_fuzzy_match: bool | NotGiven = NOT_GIVEN,
        namespace: str | NotGiven = NOT_GIVEN,
        type: Literal["BUILD_IN", "DEDICATED"] | NotGiven = NOT_GIVEN,
        workspace_id: str | NotGiven = NOT_GIVEN,
        limit: int | NotGiven = NOT_GIVEN,
        offset: int | NotGiven = NOT_GIVEN,
        swr_instance_id: str | NotGiven = NOT_GIVEN,
    ) -> types.ListImageGroupsAnswer:
        """Query the images, grouped by their name.

        `GET /v1/{project_id}/images/group`; IAM action `modelarts:image:listGroup`.

        Args:
            name: Name of the object.
            name_fuzzy_match: Name to match in a fuzzy way.
            namespace: Organisation in the image registry.
            type: Kind of the entry.
            workspace_id: ID of the workspace.
            limit: Maximum number of rows on each page.
            offset: Offset at which the page starts.
            swr_instance_id: ID of the enterprise registry instance.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is asked for again.
        """
        answer: types.ListImageGroupsAnswer = await self._client._call(
            "list_image_groups",
            {},
            drop_not_given({
                "name": name,
                "name_fuzzy_match": name_fuzzy_match,
                "namespace": namespace,
                "type": type,
                "workspace_id": workspace_id,
                "limit": limit,
                "offset": offset,
                "swr_instance_id": swr_instance_id,
            }),
            None,
        )
        return answer

    async def create_from_notebook(
        self,
        id: str,
        *,
        name: str,
        namespace: str,
        description: str | NotGiven = NOT_GIVEN,
        tag: str | NotGiven = NOT_GIVEN,
        workspace_id: str | NotGiven = NOT_GIVEN,
        swr_instance_id: str | NotGiven = NOT_GIVEN,
        swr_instance_domain: str | NotGiven = NOT_GIVEN,
    ) -> types.RegisterImageAnswer:
        """Turn a running instance into a custom image.

        `POST /v1/{project_id}/notebooks/{id}/create-image`; IAM action `modelarts:image:create`.

        Args:
            id: ID of the instance.
            description: Description in free text.
            name: Name of the object.
            namespace: Organisation in the image registry.
            tag: Tag of the image.
            workspace_id: ID of the workspace.
            swr_instance_id: ID of the enterprise registry instance.
            swr_instance_domain: Domain of the enterprise registry.

        Raises:
            StatusError: the platform refused. TransportError: no answer; a lost answer is never asked for
                again.
        """
        answer: types.RegisterImageAnswer = await self._client._call(
            "create_image_from_notebook",
            {"id": id},
            {},
            drop_not_given({
                "description": description,
                "name": name,
                "namespace": namespace,
                "tag": tag,
                "workspace_id": workspace_id,
                "swr_instance_id": swr_instance_id,
                "swr_instance_domain": swr_instance_domain,
            }),
        )
        return answer
