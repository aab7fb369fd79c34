"""The objects of the noun `service`.

Generated from the contract by scripts/generate.py; change the contract, not this file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, TypedDict

if TYPE_CHECKING:
    from typing_extensions import Required

    from . import common


class CreateServiceBody(TypedDict, total=False):
    service_name: str
    """Name of the object."""
    description: str
    """Description text; 100 characters at most."""
    infer_type: Required[Literal["real-time", "batch", "edge"]]
    """Kind of the service; the SDK uses real-time by default. An edge service runs on nodes of the user's
    own."""
    vpc_id: str
    """VPC of the user to deploy into; if cluster_id is given too, only the pool takes effect. It cannot be
    changed afterwards."""
    subnet_network_id: str
    """ID of the subnet network; required with vpc_id."""
    security_group_id: str
    """Security group, required with vpc_id; it has to allow inbound TCP 8080 from 0.0.0.0/0."""
    config: Required[list[CreateServiceConfig]]
    """Either several ServiceConfigRealtime entries or a single ServiceConfigBatch entry."""
    schedule: list[CreateServiceSchedule]
    """Stop that has been planned."""
    cluster_id: str
    """ID of the dedicated resource pool of the old kind."""
    pool_name: str
    """ID of the dedicated resource pool of the new kind."""
    workspace_id: str
    """Workspace the object belongs to."""
    additional_properties: dict[str, dict[str, Any]]
    """Additional settings: notification, log channel, WebSocket upgrade and volumes."""
    load_balancer_policy: str
    """Policy of the load balancer."""
    service_secrets: list[CreateServiceServiceSecrets]
    """Secrets that are mounted into the service."""
    priority: int
    """Priority that applies."""


class CreateServiceConfig(TypedDict, total=False):
    custom_spec: CreateServiceConfigCustomSpec
    """Resource size defined by the user."""
    envs: dict[str, str]
    """Variables set in the environment."""
    specification: Required[str]
    """Flavor of the compute resources."""
    weight: int | str
    """Share of the traffic."""
    deploy_timeout_in_seconds: int
    """Time limit for deploying one instance, in seconds."""
    model_id: Required[str]
    """ID of the model."""
    src_path: str
    """Path of the input."""
    req_uri: str
    """API of the model."""
    mapping_type: str
    """How input is mapped: file or csv."""
    cluster_id: str
    """ID of the cluster or of the dedicated resource pool of the old kind."""
    pool_name: str
    """Name of the dedicated resource pool."""
    nodes: list[str]
    """Number of nodes."""
    mapping_rule: dict[str, Any]
    """Mapping of the csv columns."""
    src_type: str
    """Kind of source."""
    dest_path: str
    """Path for the output."""
    instance_count: Required[int]
    """List of instances."""
    additional_properties: dict[str, dict[str, Any]]
    """Additional settings: notification, log channel, WebSocket upgrade and volumes."""
    affinity: CreateServiceConfigAffinity
    """Affinity rules for scheduling."""


class CreateServiceConfigCustomSpec(TypedDict, total=False):
    """Resource size defined by the user."""

    gpu_p4: float
    """Share of the GPU."""
    memory: Required[int]
    """Amount of memory."""
    cpu: Required[float]
    """Description of the CPU."""


class CreateServiceConfigAffinity(TypedDict, total=False):
    """Affinity rules for scheduling."""

    node_affinity: dict[str, Any]
    """Affinity to nodes."""


class CreateServiceSchedule(TypedDict, total=False):
    time_unit: Required[Literal["DAYS", "HOURS", "MINUTES"]]
    """Unit of measure."""
    duration: Required[int]
    """How many units, for example 2 HOURS."""
    type: Required[str]
    """Kind of the entry."""


class CreateServiceServiceSecrets(TypedDict, total=False):
    secretId: Required[str]
    """ID of the secret."""
    mouthPath: Required[str]
    """Path of the mount; note the spelling mouthPath."""


class CreateServiceAnswer(TypedDict, total=False):
    service_id: str
    """ID of the new service."""
    resource_ids: list[str]
    """IDs of the resources for billing."""


class ListServicesAnswer(TypedDict, total=False):
    total_count: int
    """Number of matches, paging not applied."""
    count: int
    """Number of rows in the response."""
    services: list[common.Service]
    """Services in short form."""


class ShowServiceAnswer(TypedDict, total=False):
    """Details of the service."""

    service_id: str
    """ID of the service, a UUID."""
    service_name: str
    """Name of the service."""
    description: str
    """Description text."""
    tenant: str
    """ID of the account."""
    project: str
    """ID of the project."""
    owner: str
    """ID of the user."""
    publish_at: float
    """Time of the last publication in milliseconds since the epoch."""
    infer_type: Literal["real-time", "batch", "edge"]
    """Kind of the entry."""
    vpc_id: str
    """VPC of the instances; returned only if set."""
    subnet_network_id: str
    """ID of the subnet network; returned only if set."""
    security_group_id: str
    """Security group of the instances; returned only if set."""
    status: Literal["pending", "waiting", "deploying", "running", "concerning", "failed", "stopping", "stopped", "finished", "deleting"]
    """Current state."""
    error_msg: str
    """Reason of the failure; present if status is failed."""
    config: list[Any]
    """List of ServiceConfigRealtime or ServiceConfigBatch entries."""
    access_address: str
    """URL for requests; real-time services only."""
    invocation_times: float
    """Total number of calls."""
    failed_times: float
    """Number of calls that failed."""
    is_shared: bool
    """Whether the service is a subscribed one."""
    shared_count: float
    """Count of subscriptions."""
    progress: int
    """Progress of the deployment while it is under way."""
    workspace_id: str
    """ID of the workspace."""
    cluster_id: str
    """ID of the cluster or of the dedicated resource pool of the old kind."""
    bind_access_address: str
    """Request URL that has been bound."""
    schedule: list[dict[str, Any]]
    """Stop that has been planned."""
    update_time: float
    """Time of the last update in milliseconds."""
    debug_url: str
    """URL for testing."""
    due_time: float
    """Time of the planned stop in milliseconds."""
    operation_time: float
    """Time at which the request was made."""
    transition_at: float
    """Time at which the state last changed, in milliseconds."""
    is_free: bool
    """Whether the flavor is free."""
    additional_properties: dict[str, str]
    """Additional settings: notification, log channel, WebSocket upgrade and volumes."""
    pool_name: str
    """Name of the dedicated resource pool."""
    load_balancer_policy: str
    """Policy of the load balancer."""
    priority: int
    """Priority that applies."""


class UpdateServiceBody(TypedDict, total=False):
    description: str
    """Description text of at most 100 characters; stays as it is if missing."""
    status: Literal["running", "stopped"]
    """State to reach; if config is sent as well, only status takes effect."""
    config: list[CreateServiceConfig]
    """List of ServiceConfigRealtime or ServiceConfigBatch entries."""
    schedule: list[UpdateServiceSchedule]
    """Stop that has been planned."""
    additional_properties: dict[str, dict[str, Any]]
    """Additional settings: notification, log channel, WebSocket upgrade and volumes."""
    load_balancer_policy: str
    """Policy of the load balancer."""
    service_secrets: list[CreateServiceServiceSecrets]
    """Secrets that are mounted into the service."""
    priority: int
    """Priority that applies."""


class UpdateServiceSchedule(TypedDict, total=False):
    duration: Required[int]
    """Length of time."""
    time_unit: Required[str]
    """Unit of the time."""
    type: Required[str]
    """Kind of the entry."""


class UpdateServiceAnswer(TypedDict, total=False):
    error_code: str
    """Error code, returned only on failure."""
    error_msg: str
    """Error code, returned only on failure."""


class ShowServiceMonitorAnswer(TypedDict, total=False):
    service_id: str
    """ID of the object."""
    service_name: str
    """Name of the object."""
    monitors: list[ShowServiceMonitorAnswerMonitors]
    """Rows with usage figures."""
    service_running_instance_count: int
    """Number of service instances that are running."""
    service_instance_count: int
    """Number of service instances."""
    req_count_per_min: int
    """Number of calls in one minute."""


class ShowServiceMonitorAnswerMonitors(TypedDict, total=False):
    model_id: str
    """ID of the model."""
    model_name: str
    """Name of the model."""
    model_version: str
    """Version that applies."""
    invocation_times: float
    """Number of calls."""
    failed_times: float
    """Number of calls that failed."""
    cpu_core_usage: float
    """Number of cores being used."""
    cpu_core_total: float
    """Number of cores."""
    cpu_memory_usage: int
    """Memory being used, in MB."""
    cpu_memory_total: int
    """Memory in MB."""
    gpu_usage: float
    """Number of GPUs being used."""
    gpu_total: float
    """Number of GPUs."""
    node_name: str
    """Name of the node."""
    node_id: str
    """ID of the node."""
    model_running_instance_count: int
    """Number of model instances that are running."""
    model_instance_count: int
    """Number of model instances."""
    gpu_memory_total: float
    """Memory of the GPU in MB."""
    gpu_memory_usage: float
    """GPU memory being used, in MB."""
    npu_total: float
    """Number of NPUs."""
    npu_usage: float
    """Number of NPUs being used."""
    npu_memory_total: float
    """Memory of the NPU."""
    npu_memory_usage: float
    """NPU memory being used."""


class ListServiceLogsAnswer(TypedDict, total=False):
    service_id: str
    """ID of the object."""
    service_name: str
    """Name of the object."""
    logs: list[ListServiceLogsAnswerLogs]
    """List of records."""


class ListServiceLogsAnswerLogs(TypedDict, total=False):
    update_time: int
    """Time in milliseconds."""
    result: Literal["SUCCESS", "FAIL", "RUNNING"]
    """Outcome of the operation."""
    config: list[Any]
    """Configuration of the update: model_id, model_name, model_version, weight (real-time only),
    specification, instance_count and envs."""
    result_detail: list[ListServiceLogsAnswerLogsResultDetail]
    """Details of the results."""
    success_num: float
    """Number of successes."""
    failed_num: float
    """Number of failures."""
    cluster_id: str
    """ID of the cluster or of the dedicated resource pool of the old kind."""
    extend_config: list[str]
    """Additional configuration."""


class ListServiceLogsAnswerLogsResultDetail(TypedDict, total=False):
    node_name: str
    """Name of the node the result refers to."""
    operation: Literal["deploy", "delete"]
    """Operation that was carried out."""
    result: bool
    """Whether the operation worked."""
