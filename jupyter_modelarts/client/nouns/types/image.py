"""The objects of the noun `image`.

Generated from the contract by scripts/generate.py; change the contract, not this file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, TypedDict

if TYPE_CHECKING:
    from typing_extensions import Required

    from . import common


class ListImagesAnswer(TypedDict, total=False):
    current: int
    """Index of the current page, counted from 0."""
    data: list[common.Image]
    """List of images."""
    pages: int
    """Total page count."""
    size: int
    """Rows on one page, for example 200."""
    total: int
    """Total count of images."""


class RegisterImageBody(TypedDict, total=False):
    arch: Literal["X86_64", "AARCH64", "x86_64", "aarch64"]
    """Architecture of the CPU."""
    description: str
    """Description in free text."""
    origin: Literal["CUSTOMIZE", "IMAGE_SAVE", "customize", "image_save"]
    """Where the object comes from."""
    resource_category: list[str]
    """Kinds of hardware that are supported."""
    service_type: Literal["COMMON", "INFERENCE", "TRAIN", "DEV", "UNKNOWN", "common", "inference", "train", "dev", "unknown"]
    """Use the image is intended for."""
    services: list[Literal["NOTEBOOK", "SSH", "notebook", "ssh"]]
    """Services, or channels for access."""
    swr_path: Required[str]
    """Path in the image registry."""
    visibility: Literal["PRIVATE", "PUBLIC", "private", "public"]
    """Who is allowed to use it."""
    workspace_id: str
    """ID of the workspace."""
    flavor_type: Literal["ASCEND_SNT9", "ASCEND_SNT9B", "ASCEND_SNT3", "ascend_snt9", "ascend_snt9b", "ascend_snt3"]
    """Class of hardware."""
    tags: list[str]
    """Tags attached to the resource."""
    swr_instance_id: str
    """ID of the enterprise registry instance."""
    read_me: str
    """Text of the read-me."""


class RegisterImageAnswer(TypedDict, total=False):
    """Details of the image."""

    id: str
    """ID of the image, a UUID."""
    name: str
    """Name of the image; it need not be unique."""
    namespace: str
    """Organisation in the image registry."""
    arch: Literal["x86_64", "aarch64"]
    """Architecture of the CPU."""
    description: str
    """Description in free text."""
    dev_services: list[Literal["NOTEBOOK", "SSH", "AI_FLOW"]]
    """Channels for access that the image supports."""
    resource_categories: list[Literal["CPU", "GPU", "ASCEND"]]
    """Hardware on which the image runs."""
    service_type: Literal["COMMON", "TRAIN", "INFERENCE", "DEV", "UNKNOWN"]
    """Use the image is intended for."""
    status: Literal["INIT", "CREATING", "CREATE_FAILED", "ERROR", "DELETED", "ACTIVE"]
    """State of the image."""
    status_message: str
    """Message from the build."""
    swr_path: str
    """Complete path in the registry."""
    tag: str
    """Tag of the image."""
    tags: list[Any]
    """Tags attached to the resource."""
    type: Literal["BUILD_IN", "DEDICATED"]
    """Whether it is a preset image or an image of the user."""
    origin: Literal["CUSTOMIZE", "IMAGE_SAVE"]
    """How an image of the user was made."""
    size: int
    """Size of the image; the SDK gives KB as the unit, but real values look like bytes."""
    visibility: Literal["PRIVATE", "PUBLIC"]
    """Who is allowed to use it."""
    create_at: int
    """Time of creation in milliseconds."""
    update_at: int
    """Time of the last update in milliseconds."""
    workspace_id: str
    """ID of the workspace."""
    support_res_categories: list[str]
    """Kinds of hardware that are supported."""
    flavor_type: Literal["ASCEND_SNT9", "ASCEND_SNT9B", "ASCEND_SNT3"]
    """Class of hardware."""
    swr_instance_id: str
    """ID of the enterprise registry instance."""
    show_name: str
    """Name to display."""
    show_tag: str
    """Version to display."""


class DeleteImageBody(TypedDict, total=False):
    is_force: bool
    """Whether to force the deletion."""


class DeleteImageAnswer(TypedDict, total=False):
    arch: Literal["X86_64", "AARCH64"]
    """Architecture of the CPU."""
    create_at: int
    """Time of creation in milliseconds."""
    description: str
    """Description in free text."""
    dev_services: list[Literal["NOTEBOOK", "SSH"]]
    """Channels through which the instance can be accessed."""
    id: str
    """Unique ID."""
    name: str
    """Name of the object."""
    namespace: str
    """Organisation in the image registry."""
    origin: Literal["CUSTOMIZE", "IMAGE_SAVE"]
    """Where the object comes from."""
    resource_categories: list[str]
    """Kinds of hardware that are supported."""
    service_type: Literal["COMMON", "INFERENCE", "TRAIN", "DEV", "UNKNOWN"]
    """Use the image is intended for."""
    size: int
    """Size of the object or page."""
    status: Literal["INIT", "CREATING", "CREATE_FAILED", "ERROR", "DELETED", "ACTIVE"]
    """Current state."""
    status_message: str
    """Text that explains the state."""
    support_res_categories: list[str]
    """Kinds of hardware that are supported."""
    swr_path: str
    """Path in the image registry."""
    tag: str
    """Tag of the image."""
    type: Literal["BUILD_IN", "DEDICATED"]
    """Kind of the entry."""
    update_at: int
    """Time of the last update in milliseconds."""
    visibility: Literal["PRIVATE", "PUBLIC"]
    """Who is allowed to use it."""
    workspace_id: str
    """ID of the workspace."""
    flavor_type: Literal["ASCEND_SNT9", "ASCEND_SNT9B", "ASCEND_SNT3"]
    """Class of hardware."""
    swr_instance_id: str
    """ID of the enterprise registry instance."""
    show_name: str
    """Name to display."""
    show_tag: str
    """Version to display."""
    tags: list[DeleteImageAnswerTags]
    """Tags attached to the resource."""


class DeleteImageAnswerTags(TypedDict, total=False):
    key: str
    """Key of the entry."""
    value: str
    """Value of the entry."""


class ListImageGroupsAnswer(TypedDict, total=False):
    current: int
    """Index of the current page."""
    data: list[ListImageGroupsAnswerData]
    """Result rows, or the payload."""
    pages: int
    """Total page count."""
    size: int
    """Size of the object or page."""
    total: int
    """Total number of rows."""
    is_swr_enterprise: bool
    """Whether the image is taken from an enterprise registry."""


class ListImageGroupsAnswerData(TypedDict, total=False):
    name: str
    """Name of the object."""
    create_at: int
    """Time of creation in milliseconds."""
    namespace: str
    """Organisation in the image registry."""
    update_at: int
    """Time of the last update in milliseconds."""
    version_count: int
    """Count of versions."""
    description: str
    """Description in free text."""
    read_me: str
    """Text of the read-me."""
    icon_name: str
    """Name of the icon."""
    id: str
    """Unique ID."""
    swr_instance_name: str
    """Name of the enterprise registry instance."""
    swr_instance_id: str
    """ID of the enterprise registry instance."""


class CreateImageFromNotebookBody(TypedDict, total=False):
    description: str
    """Description in free text."""
    name: Required[str]
    """Name of the object."""
    namespace: Required[str]
    """Organisation in the image registry."""
    tag: str
    """Tag of the image."""
    workspace_id: str
    """ID of the workspace."""
    swr_instance_id: str
    """ID of the enterprise registry instance."""
    swr_instance_domain: str
    """Domain of the enterprise registry."""
