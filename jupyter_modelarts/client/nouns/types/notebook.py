"""The objects of the noun `notebook`.

Generated from the contract by scripts/generate.py; change the contract, not this file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, TypedDict

if TYPE_CHECKING:
    from typing_extensions import Required

    from . import common


class ListNotebooksAnswer(TypedDict, total=False):
    current: int
    """Index of the current page."""
    data: list[common.Notebook]
    """List of instances."""
    pages: int
    """Total page count."""
    size: int
    """Rows on one page."""
    total: int
    """Total count of instances."""


class CreateNotebookBody(TypedDict, total=False):
    name: Required[str]
    """Name of the instance."""
    feature: Literal["NOTEBOOK", "DEFAULT", "notebook", "default"]
    """Kind of the instance; NOTEBOOK by default."""
    workspace_id: str
    """ID of the workspace; "0" by default."""
    description: str
    """Description in free text."""
    flavor: str
    """Flavor of the compute resources, for example modelarts.vm.cpu.2u."""
    image_id: Required[str]
    """ID of the image the instance starts from."""
    volume: Required[CreateNotebookVolume]
    """Storage that is attached."""
    endpoints: list[CreateNotebookEndpoints]
    """Channels through which the instance can be accessed."""
    custom_spec: CreateNotebookCustomSpec
    """Resource size defined by the user."""
    pool_id: str
    """ID of the dedicated resource pool."""
    hooks: CreateNotebookHooks
    """Scripts that run at startup."""
    lease: CreateNotebookLease
    """Lease after which the instance stops automatically."""
    affinity: CreateNotebookAffinity
    """Affinity rules for scheduling."""
    run_user: CreateNotebookRunUser
    """User identity under which the container runs."""
    data_volumes: list[CreateNotebookDataVolumes]
    """Additional storage that is mounted."""
    user_vpc: CreateNotebookUserVpc
    """Connection to a VPC of the user."""
    duration: int
    """Length of time."""
    public_network_config: CreateNotebookPublicNetworkConfig
    """Settings of the public network."""


class CreateNotebookVolume(TypedDict, total=False):
    """Storage that is attached."""

    category: Required[Literal["EFS", "EVS", "efs", "evs"]]
    """Kind of storage; requests may use lower case such as efs, responses use upper case."""
    ownership: Required[Literal["MANAGED", "DEDICATED", "managed", "dedicated"]]
    """Ownership of the storage, given in lower case, for example managed."""
    capacity: int
    """Storage size in GB, for example 50."""
    uri: str
    """IP or other address."""
    id: str
    """Unique ID."""
    mount_path: str
    """Path at which it is mounted."""
    read_only: bool
    """Whether the mount is read-only."""
    dew_secret_name: str
    """Name of the credential kept in the secret service."""


class CreateNotebookEndpoints(TypedDict, total=False):
    service: Literal["NOTEBOOK", "SSH", "notebook", "ssh"]
    """Channel used for access."""
    key_pair_names: list[str]
    """Key pairs for login."""


class CreateNotebookCustomSpec(TypedDict, total=False):
    """Resource size defined by the user."""

    gpu: float
    """Description of the GPU."""
    cpu: Required[float]
    """Description of the CPU."""
    memory: Required[float]
    """Amount of memory."""
    gpu_type: str
    """Model of the GPU."""
    arch: Literal["X86_64", "AARCH64", "x86_64", "aarch64"]
    """Architecture of the CPU."""
    category: Literal["CPU", "GPU", "cpu", "gpu"]
    """Kind of the entry."""
    resource_flavor: str
    """Flavor of the resource."""


class CreateNotebookHooks(TypedDict, total=False):
    """Scripts that run at startup."""

    container_hooks: CreateNotebookHooksContainerHooks
    """Scripts that run inside the container."""


class CreateNotebookHooksContainerHooks(TypedDict, total=False):
    """Scripts that run inside the container."""

    post_start: dict[str, Any]
    """Script that runs after the start."""
    pre_start: dict[str, Any]
    """Script that runs before the start."""


class CreateNotebookLease(TypedDict, total=False):
    """Lease after which the instance stops automatically."""

    duration: int
    """Length of time."""
    type: Literal["TIMING", "IDLE", "timing", "idle"]
    """Kind of the entry."""


class CreateNotebookAffinity(TypedDict, total=False):
    """Affinity rules for scheduling."""

    required_during_scheduling_ignored_during_execution: list[CreateNotebookAffinityRequiredDuringSchedulingIgnoredDuringExecution]
    """Affinity rules that must be met."""
    preferred_during_scheduling_ignored_during_execution: list[CreateNotebookAffinityRequiredDuringSchedulingIgnoredDuringExecution]
    """Affinity rules that are met if possible."""


class CreateNotebookAffinityRequiredDuringSchedulingIgnoredDuringExecution(TypedDict, total=False):
    key: str
    """Key of the entry."""
    operator: str
    """Comparison operator."""
    values: list[str]
    """List of values."""
    weight: int
    """Share of the traffic."""


class CreateNotebookRunUser(TypedDict, total=False):
    """User identity under which the container runs."""

    uid: int
    """ID of the user or of the object."""
    gid: int
    """ID of the group."""


class CreateNotebookDataVolumes(TypedDict, total=False):
    category: Required[Literal["EVS", "OBS", "OBSFS", "EFS", "evs", "obs", "obsfs", "efs"]]
    """Kind of the entry."""
    ownership: Required[Literal["MANAGED", "DEDICATED", "managed", "dedicated"]]
    """Owner of the storage."""
    uri: str
    """IP or other address."""
    id: str
    """Unique ID."""
    mount_path: str
    """Path at which it is mounted."""
    read_only: bool
    """Whether the mount is read-only."""
    dew_secret_name: str
    """Name of the credential kept in the secret service."""
    capacity: int
    """Storage size in GB."""


class CreateNotebookUserVpc(TypedDict, total=False):
    """Connection to a VPC of the user."""

    vpc_id: Required[str]
    """ID of the VPC."""
    subnet_id: Required[str]
    """ID of the subnet."""
    security_group_ids: Required[list[str]]
    """IDs of the security groups."""
    connect_cidrs: list[str]
    """Address blocks that can be reached through the VPC."""
    nat_id: str
    """ID of the NAT gateway."""
    eip_id: str
    """ID of the elastic IP."""


class CreateNotebookPublicNetworkConfig(TypedDict, total=False):
    """Settings of the public network."""

    public_network_type: str
    """Kind of public network."""


class CreateNotebookAnswer(TypedDict, total=False):
    """The created instance together with action_progress; url, user, volume and data_volumes may be absent.
    """

    id: str
    """ID of the instance, a UUID."""
    name: str
    """Name of the instance."""
    description: str
    """Description in free text."""
    feature: Literal["NOTEBOOK"]
    """Kind of the instance."""
    flavor: str
    """Code of the compute flavor."""
    status: Literal["INIT", "CREATING", "RUNNING", "SNAPSHOTTING", "STOPPING", "STOPPED", "STARTING", "START_FAILED", "CREATE_FAILED", "ERROR", "FROZEN", "DELETING", "DELETE_FAILED", "DELETED"]
    """State of the notebook instance."""
    create_at: int
    """Time of creation in milliseconds since the epoch."""
    update_at: int
    """Time of the last update in milliseconds since the epoch."""
    endpoints: list[CreateNotebookAnswerEndpoints]
    """Channels through which the instance can be accessed."""
    image: CreateNotebookAnswerImage
    """Image used."""
    lease: CreateNotebookAnswerLease
    """Lease after which the instance stops automatically."""
    token: str
    """Token for accessing the instance; every start issues a new one."""
    url: str
    """URL of JupyterLab."""
    user: CreateNotebookAnswerUser
    """User the entry refers to."""
    user_id: str
    """ID of the user who owns the instance."""
    volume: CreateNotebookAnswerVolume
    """Storage that is attached."""
    data_volumes: list[Any]
    """Additional storage that was mounted dynamically."""
    tags: list[Any]
    """Tags attached to the resource."""
    workspace_id: str
    """ID of the workspace; "0" stands for the default workspace."""
    billing_items: list[Literal["STORAGE", "COMPUTE", "ALL"]]
    """Items being billed at present, for example ["COMPUTE"]; empty while the instance is stopped or
    starting."""
    action_progress: list[CreateNotebookAnswerActionProgress]
    """Steps of the creation, each with its state."""
    fail_reason: str
    """Why the operation failed."""
    custom_spec: dict[str, Any]
    """Resource size defined by the user."""
    pool: dict[str, Any]
    """Dedicated resource pool."""
    affinity: dict[str, Any]
    """Affinity rules for scheduling."""
    run_user: dict[str, Any]
    """User identity under which the container runs."""
    ip: str
    """IP or other address."""
    user_vpc: dict[str, Any]
    """Connection to a VPC of the user."""
    is_need_credentials: bool
    """Whether a user secret is created."""
    jupyter_version: str
    """Version of Jupyter."""


class CreateNotebookAnswerEndpoints(TypedDict, total=False):
    service: Literal["NOTEBOOK", "SSH"]
    """Channel used for access."""
    uri: str
    """IP or other address."""
    dev_service: Literal["NOTEBOOK", "SSH"]
    """Channel used for access."""
    key_pair_names: list[str]
    """Key pairs for login."""


class CreateNotebookAnswerImage(TypedDict, total=False):
    """Image used."""

    id: str
    """ID of the image, a UUID."""
    name: str
    """Name of the image; it need not be unique."""
    swr_path: str
    """Complete path in the registry."""
    tag: str
    """Tag of the image."""
    type: Literal["BUILD_IN", "DEDICATED"]
    """Whether it is a preset image or an image of the user."""
    description: str
    """Description in free text."""
    namespace: str
    """Organisation in the image registry."""
    arch: Literal["x86_64", "aarch64"]
    """Architecture of the CPU."""
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
    tags: list[Any]
    """Tags attached to the resource."""
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


class CreateNotebookAnswerLease(TypedDict, total=False):
    """Lease after which the instance stops automatically."""

    create_at: int
    """Time at which the instance was created, in milliseconds."""
    duration: int
    """Lifetime in milliseconds, beginning at create_at; each renewal makes it longer."""
    enable: bool
    """Whether the automatic stop is switched on."""
    type: Literal["TIMING", "IDLE"]
    """Type of the automatic stop."""
    update_at: int
    """Time at which this change was made, in milliseconds."""


class CreateNotebookAnswerUser(TypedDict, total=False):
    """User the entry refers to."""

    id: str
    """ID of the user who owns the instance."""
    name: str
    """Name of the user who owns the instance."""
    domain: CreateNotebookAnswerUserDomain


class CreateNotebookAnswerUserDomain(TypedDict, total=False):
    id: str
    """ID of the account."""
    name: str
    """Name of the account."""


class CreateNotebookAnswerVolume(TypedDict, total=False):
    """Storage that is attached."""

    category: Literal["EFS", "EVS"]
    """Kind of storage."""
    ownership: Literal["MANAGED", "DEDICATED"]
    """Owner of the storage."""
    mount_path: str
    """Path of the mount, /home/ma-user/work/."""
    capacity: int
    """Storage size in GB."""
    read_only: bool
    """Whether the mount is read-only."""


class CreateNotebookAnswerActionProgress(TypedDict, total=False):
    step: int
    """Number of the creation step, from 1 to 4; returned only by the create call."""
    status: Literal["WAITING", "PROCESSING", "FAILED", "COMPLETED"]
    """State of the step."""
    description: str
    """Text that describes the step."""


class ListAllNotebooksAnswer(TypedDict, total=False):
    current: int
    """Index of the current page."""
    data: list[ListAllNotebooksAnswerData]
    """Result rows, or the payload."""
    pages: int
    """Total page count."""
    size: int
    """Size of the object or page."""
    total: int
    """Total number of rows."""


class ListAllNotebooksAnswerData(TypedDict, total=False):
    action_progress: list[dict[str, Any]]
    """Steps of the creation, each with its state."""
    description: str
    """Description in free text."""
    endpoints: list[CreateNotebookAnswerEndpoints]
    """Channels through which the instance can be accessed."""
    fail_reason: str
    """Why the operation failed."""
    flavor: str
    """Flavor of the compute resources."""
    custom_spec: dict[str, Any]
    """Resource size defined by the user."""
    id: str
    """Unique ID."""
    image: common.Image
    """Image used."""
    lease: common.Lease
    """Lease after which the instance stops automatically."""
    name: str
    """Name of the object."""
    pool: dict[str, Any]
    """Dedicated resource pool."""
    status: Literal["INIT", "CREATING", "STARTING", "STOPPING", "DELETING", "RUNNING", "STOPPED", "SNAPSHOTTING", "CREATE_FAILED", "START_FAILED", "DELETE_FAILED", "ERROR", "DELETED", "FROZEN"]
    """Current state."""
    token: str
    """Token that grants access."""
    url: str
    """IP or other address."""
    volume: dict[str, Any]
    """Storage that is attached."""
    workspace_id: str
    """ID of the workspace."""
    feature: Literal["DEFAULT", "NOTEBOOK"]
    """Kind of the instance."""
    billing_items: list[Literal["STORAGE", "COMPUTE", "ALL"]]
    """Items being billed at present."""
    user: dict[str, Any]
    """User the entry refers to."""
    affinity: dict[str, Any]
    """Affinity rules for scheduling."""
    run_user: dict[str, Any]
    """User identity under which the container runs."""
    data_volumes: list[dict[str, Any]]
    """Additional storage that is mounted."""
    ip: str
    """IP or other address."""
    user_vpc: dict[str, Any]
    """Connection to a VPC of the user."""
    user_id: str
    """ID of the user."""
    is_need_credentials: bool
    """Whether a user secret is created."""
    jupyter_version: str
    """Version of Jupyter."""
    tags: list[ListAllNotebooksAnswerDataTags]
    """Tags attached to the resource."""


class ListAllNotebooksAnswerDataTags(TypedDict, total=False):
    key: str
    """Key of the entry."""
    value: str
    """Value of the entry."""


class UpdateNotebookBody(TypedDict, total=False):
    description: str
    """Description in free text."""
    endpoints: list[CreateNotebookEndpoints]
    """Channels through which the instance can be accessed."""
    flavor: str
    """Flavor of the compute resources."""
    custom_spec: CreateNotebookCustomSpec
    """Resource size defined by the user."""
    image_id: str
    """ID of the image."""
    name: str
    """Name of the object."""
    storage_new_size: int
    """New size of the storage in GB."""
    hooks: CreateNotebookHooks
    """Scripts that run at startup."""
    affinity: CreateNotebookAffinity
    """Affinity rules for scheduling."""
    dew_secret_name: str
    """Name of the credential kept in the secret service."""
    data_volumes: list[CreateNotebookDataVolumes]
    """Additional storage that is mounted."""
    public_network_config: CreateNotebookPublicNetworkConfig
    """Settings of the public network."""


class RenewNotebookLeaseBody(TypedDict, total=False):
    duration: int
    """New time to run in milliseconds, counted from the present."""
    type: Literal["TIMING", "IDLE", "timing", "idle"]
    """Kind of automatic stop; TIMING by default, lower-case timing may also be sent."""


class ListNotebookFlavorsAnswer(TypedDict, total=False):
    current: int
    """Index of the current page."""
    data: list[ListNotebookFlavorsAnswerData]
    """Result rows, or the payload."""
    pages: int
    """Total page count."""
    size: int
    """Size of the object or page."""
    total: int
    """Total number of rows."""
    flavors: list[ListNotebookFlavorsAnswerData]
    """List of flavors."""


class ListNotebookFlavorsAnswerData(TypedDict, total=False):
    arch: str
    """Architecture of the CPU."""
    ascend: dict[str, Any]
    """Description of the NPU."""
    billing: dict[str, Any]
    """Description of the billing."""
    category: str
    """Kind of the entry."""
    description: str
    """Description in free text."""
    feature: Literal["DEFAULT", "NOTEBOOK"]
    """Kind of the instance."""
    free: bool
    """Whether use is free of charge."""
    gpu: dict[str, Any]
    """Description of the GPU."""
    id: str
    """Unique ID."""
    memory: int
    """Amount of memory."""
    name: str
    """Name of the object."""
    sold_out: bool
    """Whether the flavor is sold out."""
    storages: list[str]
    """Kinds of storage the flavor supports."""
    vcpus: int
    """Number of CPU cores."""
    evs_max_size: str
    """Maximum disk size in GB."""
    evs_sku_code: str
    """Billing code of the disk."""
    grow_support_type: Literal["COMMON", "NATIONAL", "INTERNATIONAL", "NONE"]
    """How the disk can grow."""


class ListMountedStoragesAnswer(TypedDict, total=False):
    current: int
    """Index of the current page."""
    data: list[ListMountedStoragesAnswerData]
    """Result rows, or the payload."""
    pages: int
    """Total page count."""
    size: int
    """Size of the object or page."""
    total: int
    """Total number of rows."""


class ListMountedStoragesAnswerData(TypedDict, total=False):
    category: str
    """Kind of the entry."""
    id: str
    """Unique ID."""
    mount_path: str
    """Path at which it is mounted."""
    status: Literal["MOUNTING", "MOUNT_FAILED", "MOUNTED", "UNMOUNTING", "UNMOUNT_FAILED", "UNMOUNTED"]
    """Current state."""
    uri: str
    """IP or other address."""
    failure_reason: str
    """Why the operation failed."""
    efs_id: str
    """ID of the file system."""
    mount_type: Literal["STATIC", "DYNAMIC"]
    """Kind of mount, STATIC or DYNAMIC."""


class MountStorageBody(TypedDict, total=False):
    category: Required[Literal["OBS", "OBSFS", "EFS", "obs", "obsfs", "efs"]]
    """Kind of the entry."""
    mount_path: Required[str]
    """Path at which it is mounted."""
    uri: Required[str]
    """IP or other address."""
    efs_id: str
    """ID of the file system."""


class MountStorageAnswer(TypedDict, total=False):
    """Details of the mount."""

    category: Literal["OBS"]
    """Kind of storage."""
    id: str
    """ID of the dynamically mounted storage."""
    mount_path: str
    """Path within the notebook."""
    status: Literal["MOUNTING", "MOUNT_FAILED", "MOUNTED", "UNMOUNTING", "UNMOUNT_FAILED", "UNMOUNTED"]
    """State of the mount."""
    uri: str
    """Path of the object in OBS."""
    failure_reason: str
    """Why the operation failed."""
    efs_id: str
    """ID of the file system."""
    mount_type: Literal["STATIC", "DYNAMIC"]
    """Kind of mount, STATIC or DYNAMIC."""
