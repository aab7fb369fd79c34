"""The objects of the noun `devserver`.

Generated from the contract by scripts/generate.py; change the contract, not this file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypedDict

if TYPE_CHECKING:
    from typing_extensions import Required


class CreateDevServerBody(TypedDict, total=False):
    name: Required[str]
    """Name of the server."""
    flavor: Required[str]
    """Flavor of the server, for example Si2.large.4."""
    image_id: Required[str]
    """ID of the image."""
    network: Required[CreateDevServerNetwork]
    """Settings of the network."""
    admin_pass: str
    """Password for login; exactly one of admin_pass and key_pair_name must be given. At least three of: upper
    case, lower case, digits, the special characters !@%-_=+[{}]:,./?; not the user name, root or
    administrator, forwards or backwards."""
    key_pair_name: str
    """Key pair for login; exactly one of admin_pass and key_pair_name must be given."""
    arch: Literal["ARM", "X86"]
    """Processor architecture."""
    availability_zone: str
    """Availability zone that is used."""
    charging_info: CreateDevServerChargingInfo
    """Settings of the billing."""
    count: int
    """Number of servers bought with a single call."""
    enterprise_project_id: str
    """Enterprise project the resource belongs to."""
    root_volume: CreateDevServerRootVolume
    """System disk of the server."""
    server_type: Literal["BMS", "ECS"]
    """Kind of server."""
    userdata: str
    """User data of the server; the SDK calls this field user_data."""
    resource_flavor: str
    """Flavor of the resource."""
    data_volume: CreateDevServerDataVolume
    """Additional disk."""
    user_data: str
    """Script passed as user data."""
    hps_cluster_id: str
    """ID of the supernode cluster."""


class CreateDevServerNetwork(TypedDict, total=False):
    """Settings of the network."""

    vpc_id: Required[str]
    """ID of the VPC."""
    subnet_id: Required[str]
    """ID of the subnet."""
    security_group_id: Required[str]
    """ID of the security group."""
    ipv6_enable: bool
    """Whether IPv6 is enabled."""
    roce_id: str
    """ID of the RoCE network."""
    hyper_cluster: CreateDevServerNetworkHyperCluster
    """Network of the supernode."""
    allowed_address_pairs: list[CreateDevServerNetworkAllowedAddressPairs]
    """Additional IP and MAC pairs that the port allows."""
    hyper_group: CreateDevServerNetworkHyperGroup
    """Group of the supernode."""


class CreateDevServerNetworkHyperCluster(TypedDict, total=False):
    """Network of the supernode."""

    id: str
    """Unique ID."""
    hyper_cluster_subnet_id: str
    """Subnet of the supernode."""


class CreateDevServerNetworkAllowedAddressPairs(TypedDict, total=False):
    ip_address: str
    """IP or other address."""
    mac_address: str
    """Hardware (MAC) address."""


class CreateDevServerNetworkHyperGroup(TypedDict, total=False):
    """Group of the supernode."""

    id: Required[str]
    """Unique ID."""


class CreateDevServerChargingInfo(TypedDict, total=False):
    """Settings of the billing."""

    charging_mode: Required[Literal["COMMON", "POST_PAID", "PRE_PAID"]]
    """Mode of billing; mandatory within charging_info."""
    period_num: Required[int]
    """How many periods are ordered."""
    period_type: Required[Literal["ABSOLUTE", "DAY", "HOUR", "MONTH", "WEEK", "YEAR"]]
    """Unit of one period."""
    is_auto_pay: bool
    """Whether payment is made automatically."""
    is_auto_renew: bool
    """Whether the order is renewed automatically."""


class CreateDevServerRootVolume(TypedDict, total=False):
    """System disk of the server."""

    size: int
    """Size of the system disk."""
    type: Literal["ESSD", "GPSSD", "SAS", "SATA", "SSD"]
    """Type of the system disk."""


class CreateDevServerDataVolume(TypedDict, total=False):
    """Additional disk."""

    size: Required[int]
    """Size of the object or page."""
    type: Required[str]
    """Kind of the entry."""
    count: Required[int]
    """Count of rows or items."""


class CreateDevServerAnswer(TypedDict, total=False):
    """The server in state CREATING."""

    id: str
    """ID of the server, a UUID."""
    name: str
    """Name of the server."""
    status: Literal["CREATING", "CREATE_FAILED", "RUNNING", "STARTING", "START_FAILED", "STOPPING", "STOP_FAILED", "STOPPED", "REBOOTING", "REBOOT_FAILED", "CHANGINGOS", "CHANGINGOS_FAILED", "REINSTALLINGOS", "REINSTALLINGOS_FAILED", "DELETING", "DELETE_FAILED", "ERROR", "DELETED"]
    """State of the dev server."""
    flavor: str
    """Flavor of the server."""
    charging_mode: Literal["COMMON", "POST_PAID", "PRE_PAID"]
    """Mode of billing."""
    cloud_server: CreateDevServerAnswerCloudServer
    """Server that lies underneath."""
    image: CreateDevServerAnswerImage
    """Image used."""
    create_at: int
    """Time of creation in milliseconds."""
    update_at: int
    """Time of the last update in milliseconds."""
    endpoints_response: list[CreateDevServerAnswerEndpointsResponse]
    """Channels through which the instance can be accessed."""
    key_pair_name: str
    """Key pair for login."""
    order_id: str
    """ID of the order."""
    vpc_id: str
    """ID of the VPC."""
    endpoints: list[CreateDevServerAnswerEndpoints]
    """Channels through which the instance can be accessed."""
    volumes: list[CreateDevServerAnswerVolumes]
    """List of volumes."""
    category: str
    """Kind of the entry."""
    server_hps: CreateDevServerAnswerServerHps
    """Supernode the server belongs to."""
    subnet_id: str
    """ID of the subnet."""


class CreateDevServerAnswerCloudServer(TypedDict, total=False):
    """Server that lies underneath."""

    type: Literal["ECS", "BMS"]
    """Kind of the entry."""
    id: str
    """Unique ID."""
    hps_id: str
    """ID of the supernode."""
    hps_ecs_id: str
    """ID of the server within the supernode."""


class CreateDevServerAnswerImage(TypedDict, total=False):
    """Image used."""

    arch: Literal["ARM", "X86"]
    """Architecture of the CPU."""
    image_id: str
    """ID of the image."""
    name: str
    """Name of the object."""
    server_type: Literal["ECS", "BMS"]
    """Kind of server."""
    status: str
    """Current state."""


class CreateDevServerAnswerEndpointsResponse(TypedDict, total=False):
    dev_service: str
    """Channel used for access."""
    extensions: dict[str, str]
    """Additional attributes."""
    ssh_keys: list[str]
    """Keys for SSH."""


class CreateDevServerAnswerEndpoints(TypedDict, total=False):
    dev_service: Literal["NOTEBOOK", "SSH"]
    """Channel used for access."""
    service: Literal["NOTEBOOK", "SSH"]
    """Channel used for access."""
    uri: str
    """IP or other address."""
    key_pair_names: list[str]
    """Key pairs for login."""


class CreateDevServerAnswerVolumes(TypedDict, total=False):
    size: int
    """Size of the object or page."""
    type: str
    """Kind of the entry."""
    evs_type: str
    """Type of the disk."""
    evs_id: str
    """ID of the disk."""


class CreateDevServerAnswerServerHps(TypedDict, total=False):
    """Supernode the server belongs to."""

    id: str
    """Unique ID."""
    name: str
    """Name of the object."""


class ListDevServersAnswer(TypedDict, total=False):
    current: int
    """Index of the current page."""
    data: list[ListDevServersAnswerData]
    """Result rows, or the payload."""
    pages: int
    """Total page count."""
    size: int
    """Size of the object or page."""
    total: int
    """Total number of rows."""


class ListDevServersAnswerData(TypedDict, total=False):
    create_at: int
    """Time of creation in milliseconds."""
    update_at: int
    """Time of the last update in milliseconds."""
    charging_mode: str
    """Mode of billing."""
    cloud_server: ListDevServersAnswerDataCloudServer
    """Server that lies underneath."""
    endpoints_response: list[CreateDevServerAnswerEndpointsResponse]
    """Channels through which the instance can be accessed."""
    flavor: str
    """Flavor of the compute resources."""
    id: str
    """Unique ID."""
    key_pair_name: str
    """Key pair for login."""
    name: str
    """Name of the object."""
    order_id: str
    """ID of the order."""
    status: str
    """Current state."""
    vpc_id: str
    """ID of the VPC."""
    endpoints: list[CreateDevServerAnswerEndpoints]
    """Channels through which the instance can be accessed."""
    volumes: list[CreateDevServerAnswerVolumes]
    """List of volumes."""
    image: ListDevServersAnswerDataImage
    """Image used."""
    category: str
    """Kind of the entry."""
    server_hps: CreateDevServerAnswerServerHps
    """Supernode the server belongs to."""
    subnet_id: str
    """ID of the subnet."""


class ListDevServersAnswerDataCloudServer(TypedDict, total=False):
    """Server that lies underneath."""

    id: str
    """Unique ID."""
    type: str
    """Kind of the entry."""
    hps_id: str
    """ID of the supernode."""
    hps_ecs_id: str
    """ID of the server within the supernode."""


class ListDevServersAnswerDataImage(TypedDict, total=False):
    """Image used."""

    arch: str
    """Architecture of the CPU."""
    image_id: str
    """ID of the image."""
    name: str
    """Name of the object."""
    server_type: str
    """Kind of server."""
    status: str
    """Current state."""


class StartDevServerBody(TypedDict, total=False):
    arch: str
    """Architecture of the CPU."""
    charging_mode: str
    """Mode of billing."""
    server_type: str
    """Kind of server."""


class RebootDevServerAnswer(TypedDict, total=False):
    create_at: int
    """Time of creation in milliseconds."""
    update_at: int
    """Time of the last update in milliseconds."""
    charging_mode: str
    """Mode of billing."""
    cloud_server: ListDevServersAnswerDataCloudServer
    """Server that lies underneath."""
    endpoints_response: list[CreateDevServerAnswerEndpointsResponse]
    """Channels through which the instance can be accessed."""
    flavor: str
    """Flavor of the compute resources."""
    id: str
    """Unique ID."""
    key_pair_name: str
    """Key pair for login."""
    name: str
    """Name of the object."""
    order_id: str
    """ID of the order."""
    status: str
    """Current state."""
    vpc_id: str
    """ID of the VPC."""
    endpoints: list[CreateDevServerAnswerEndpoints]
    """Channels through which the instance can be accessed."""
    volumes: list[CreateDevServerAnswerVolumes]
    """List of volumes."""
    image: ListDevServersAnswerDataImage
    """Image used."""
    category: str
    """Kind of the entry."""
    server_hps: CreateDevServerAnswerServerHps
    """Supernode the server belongs to."""
    subnet_id: str
    """ID of the subnet."""
