"""The objects that several nouns share.

Generated from the contract by scripts/generate.py; change the contract, not this file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, TypedDict

if TYPE_CHECKING:
    from typing_extensions import Required


class Notebook(TypedDict, total=False):
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
    endpoints: list[NotebookEndpoints]
    image: NotebookImage
    lease: NotebookLease
    token: str
    """Token for accessing the instance; every start issues a new one."""
    url: str
    """URL of JupyterLab."""
    user: NotebookUser
    user_id: str
    """ID of the user who owns the instance."""
    volume: NotebookVolume
    data_volumes: list[Any]
    """Additional storage that was mounted dynamically."""
    tags: list[Any]
    """Tags attached to the resource."""
    workspace_id: str
    """ID of the workspace; "0" stands for the default workspace."""
    billing_items: list[Literal["STORAGE", "COMPUTE", "ALL"]]
    """Items being billed at present, for example ["COMPUTE"]; empty while the instance is stopped or
    starting."""
    action_progress: list[NotebookActionProgress]


class NotebookEndpoints(TypedDict, total=False):
    service: Literal["NOTEBOOK", "SSH"]
    """Channel used for access."""
    uri: str
    """URI for access; for NOTEBOOK it starts with https and ends with /<id>/lab."""


class NotebookImage(TypedDict, total=False):
    id: str
    """ID of the image."""
    name: str
    """Name of the image."""
    swr_path: str
    """Path of the image in the registry."""
    tag: str
    """Tag of the image."""
    type: Literal["BUILD_IN", "DEDICATED"]
    """Class of the image by origin."""
    description: str
    """Description of the image."""


class NotebookLease(TypedDict, total=False):
    create_at: int
    """Start of the lease in milliseconds; may be slightly earlier than create_at of the notebook, for example
    by 2 ms."""
    duration: int
    """Lifetime in milliseconds, beginning at lease.create_at."""
    enable: bool
    """Whether the automatic stop is switched on."""
    type: Literal["TIMING", "IDLE"]
    """Type of the automatic stop."""
    update_at: int
    """Time at which the lease last changed, in milliseconds."""


class NotebookUser(TypedDict, total=False):
    id: str
    """ID of the user who owns the instance."""
    name: str
    """Name of the user who owns the instance."""
    domain: NotebookUserDomain


class NotebookUserDomain(TypedDict, total=False):
    id: str
    """ID of the account."""
    name: str
    """Name of the account."""


class NotebookVolume(TypedDict, total=False):
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


class NotebookActionProgress(TypedDict, total=False):
    step: int
    """Number of the creation step, from 1 to 4; returned only by the create call."""
    status: Literal["WAITING", "PROCESSING", "FAILED", "COMPLETED"]
    """State of the step."""
    description: str
    """Text that describes the step."""


class Lease(TypedDict, total=False):
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


class MountedStorage(TypedDict, total=False):
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


class Image(TypedDict, total=False):
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


class DevServer(TypedDict, total=False):
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
    cloud_server: DevServerCloudServer
    image: DevServerImage
    create_at: int
    """Time of creation in milliseconds."""
    update_at: int
    """Time of the last update in milliseconds."""


class DevServerCloudServer(TypedDict, total=False):
    type: Literal["ECS", "BMS"]
    """Kind of server."""


class DevServerImage(TypedDict, total=False):
    arch: Literal["ARM", "X86"]
    """Architecture of the image."""
    image_id: str
    """ID of the image."""
    name: str
    """Name of the image."""
    server_type: Literal["ECS", "BMS"]
    """Kind of server the image is for."""


class JobMetadata(TypedDict, total=False):
    id: str
    """ID of the training job; assigned by the server."""
    name: Required[str]
    """Name of the job."""
    workspace_id: str
    """ID of the workspace; "0" by default."""
    description: str
    """Description in free text."""
    create_time: int
    """Time of creation in milliseconds; assigned by the server."""
    user_name: str
    """User who created the job; assigned by the server."""
    annotations: dict[str, str]
    """Advanced options: job_template is "Template DL" by default and "Template RL" for heterogeneous jobs;
    responses may contain key_task, for example "worker"."""
    ai_project: str
    """AI project of the job, for example "default-ai-project"."""


class JobStatus(TypedDict, total=False):
    phase: Literal["Creating", "Pending", "Running", "Failed", "Completed", "Terminating", "Terminated", "Abnormal"]
    """State on a coarse level; it is stable."""
    secondary_phase: Literal["Creating", "Queuing", "Running", "Failed", "Completed", "Terminating", "Terminated", "CreateFailed", "TerminatedFailed", "Unknown", "Lost"]
    """State on a fine level; later versions may change it."""
    duration: int
    """Time of the run, in ms."""
    start_time: int
    """Time of the start in milliseconds, as a number or a string; 0 before the start."""
    node_count_metrics: list[list[int]] | None
    """List of pairs: timestamp in milliseconds and number of running nodes."""
    tasks: list[str]
    """Names of the tasks, for example worker-0."""
    task_statuses: list[JobStatusTaskStatuses]
    running_records: list[JobStatusRunningRecords]
    """Every run of the job, the recoveries among them."""


class JobStatusTaskStatuses(TypedDict, total=False):
    task: str
    """Name of the task."""
    exit_code: int
    """Code with which the task exited."""
    message: str
    """Error message that the task gave."""


class JobStatusRunningRecords(TypedDict, total=False):
    start_at: int
    """Time at which the run began, in seconds."""
    end_at: int
    """Time at which the run ended, in seconds."""
    start_type: str
    """How the run began: init_or_rescheduled or restarted."""
    end_reason: str
    """Why the run ended."""
    end_related_task: str
    """Task because of which the run ended."""
    end_recover: str
    """How the job is recovered: proc_restart, pod_reschedule or job_reschedule."""


class JobAlgorithm(TypedDict, total=False):
    id: str
    """ID of the algorithm, used on its own; alternatives are subscription_id with item_version_id, or
    code_dir with boot_file."""
    name: str
    """Name of the algorithm."""
    subscription_id: str
    """ID of the subscription; used together with item_version_id."""
    item_version_id: str
    """Version of the algorithm subscription."""
    code_dir: str
    """Code directory in OBS, for example /usr/app/; used together with boot_file."""
    boot_file: str
    """Start file, located below code_dir, for example /usr/app/boot.py."""
    autosearch_config_path: str
    """Path of the auto search YAML file in OBS."""
    autosearch_framework_path: str
    """Path of the auto search framework code in OBS."""
    command: str
    """Command that starts a custom image job; code_dir is then optional."""
    parameters: list[JobAlgorithmParameters]
    parameters_customization: bool
    """Whether custom hyper-parameters are allowed."""
    policies: JobAlgorithmPolicies
    inputs: list[JobAlgorithmInputs]
    outputs: list[JobAlgorithmOutputs]
    engine: JobAlgorithmEngine
    environments: dict[str, str]
    """Variables set in the environment."""


class JobAlgorithmParameters(TypedDict, total=False):
    name: str
    """Name of the hyper-parameter to set."""
    value: str
    """Value of the hyper-parameter."""
    description: str
    """Description text."""
    i18n_description: JobAlgorithmParametersI18nDescription | None
    constraint: JobAlgorithmParametersConstraint


class JobAlgorithmParametersI18nDescription(TypedDict, total=False):
    language: str
    """Language in which the text is written."""
    description: str
    """Text in that language."""


class JobAlgorithmParametersConstraint(TypedDict, total=False):
    type: Literal["String", "Integer", "Float", "Boolean"]
    """Type of the value."""
    editable: bool
    """Whether the value may be changed."""
    required: bool
    """Whether the value must be given."""
    sensitive: bool
    """Whether the value is hidden."""
    valid_type: str
    """Kind of validation, such as "None"."""
    valid_range: list[str]
    """Range that is allowed."""


class JobAlgorithmPolicies(TypedDict, total=False):
    auto_search: JobAlgorithmPoliciesAutoSearch


class JobAlgorithmPoliciesAutoSearch(TypedDict, total=False):
    skip_search_params: str
    """Parameters that the search leaves out."""
    reward_attrs: list[JobAlgorithmPoliciesAutoSearchRewardAttrs]
    search_params: list[JobAlgorithmPoliciesAutoSearchSearchParams]
    algo_configs: list[JobAlgorithmPoliciesAutoSearchAlgoConfigs]


class JobAlgorithmPoliciesAutoSearchRewardAttrs(TypedDict, total=False):
    name: str
    """Name of the metric."""
    mode: Literal["max", "min"]
    """Direction of the metric: max if larger is better, min if smaller is better."""
    regex: str
    """Regular expression that locates the metric in the log."""


class JobAlgorithmPoliciesAutoSearchSearchParams(TypedDict, total=False):
    name: str
    """Hyper-parameter that is searched."""
    param_type: Literal["continuous", "discreate", "discrete"]
    """Kind of the range; the platform spells the discrete kind discreate, its SDK discrete."""
    lower_bound: str
    """Lower limit of the range."""
    upper_bound: str
    """Upper limit of the range."""
    discrete_points_num: str
    """Number of points into which a continuous parameter is divided."""
    discrete_values: list[str]
    """Values that a discrete parameter can take."""


class JobAlgorithmPoliciesAutoSearchAlgoConfigs(TypedDict, total=False):
    name: str
    """Name of the search algorithm."""
    params: list[Any]
    """Options of the algorithm, each with key, value and type."""


class JobAlgorithmInputs(TypedDict, total=False):
    name: str
    """Name of the input channel."""
    description: str
    """Description text."""
    local_dir: str
    """Path of the input in the container, for example /home/ma-user/modelarts/inputs/data_url_0."""
    remote: JobAlgorithmInputsRemote
    remote_constraint: list[JobAlgorithmInputsRemoteConstraint]


class JobAlgorithmInputsRemote(TypedDict, total=False):
    obs: JobAlgorithmInputsRemoteObs
    dataset: JobAlgorithmInputsRemoteDataset


class JobAlgorithmInputsRemoteObs(TypedDict, total=False):
    obs_url: str
    """OBS path at which the data is stored."""


class JobAlgorithmInputsRemoteDataset(TypedDict, total=False):
    id: str
    """ID of the dataset."""
    version_id: str
    """ID of the dataset version."""
    obs_url: str
    """OBS path that the platform derived from the dataset."""


class JobAlgorithmInputsRemoteConstraint(TypedDict, total=False):
    data_type: str
    """Source kind that is allowed: OBS storage or a dataset."""
    attributes: str
    """Attributes data_format, data_segmentation and dataset_type."""


class JobAlgorithmOutputs(TypedDict, total=False):
    name: str
    """Name of the output channel."""
    description: str
    """Description text."""
    local_dir: str
    """Path in the container, for example /home/ma-user/modelarts/outputs/train_url_0."""
    remote: JobAlgorithmOutputsRemote
    mode: Literal["upload_periodically"]
    """Mode of the transfer."""
    period: int
    """Seconds between two uploads; 30 by default."""


class JobAlgorithmOutputsRemote(TypedDict, total=False):
    obs: JobAlgorithmOutputsRemoteObs


class JobAlgorithmOutputsRemoteObs(TypedDict, total=False):
    obs_url: str
    """Target path in OBS."""


class JobAlgorithmEngine(TypedDict, total=False):
    engine_id: str
    """ID of the engine; give one of engine_id, engine_name with engine_version, and image_url."""
    engine_name: str
    """Name of the engine."""
    engine_version: str
    """Version of the engine."""
    image_url: str
    """Address of the custom image."""
    v1_compatible: bool
    """Whether the engine uses v1 mode."""
    run_user: str
    """User ID with which the engine starts."""
    usage: str
    """Usage of the engine, for example "training"."""
    support_groups: str
    """Supported groups, for example "public"."""
    tags: list[Any] | None
    """Tags of the engine, for example auto_search=True."""


class JobSpec(TypedDict, total=False):
    resource: JobSpecResource
    volumes: list[JobSpecVolumes]
    log_export_path: JobSpecLogExportPath
    is_hosted_log: bool
    """Whether the log is hosted; true in responses."""


class JobSpecResource(TypedDict, total=False):
    policy: Literal["regular", "economic", "turbo"]
    """Class of billing and quality."""
    flavor_id: str
    """ID of the flavor; give either flavor_id or pool_id, the latter optionally with flavor_id."""
    flavor_name: str
    """Display name of the flavor; assigned by the server."""
    node_count: int
    """Count of nodes."""
    pool_id: str
    """ID of the dedicated resource pool."""
    flavor_detail: FlavorDetail
    """Description of the flavor."""


class JobSpecVolumes(TypedDict, total=False):
    nfs: JobSpecVolumesNfs


class JobSpecVolumesNfs(TypedDict, total=False):
    nfs_server_path: str
    """Source path on NFS."""
    local_path: str
    """Path of the mount in the container."""
    read_only: bool
    """Whether the mount is read-only."""


class JobSpecLogExportPath(TypedDict, total=False):
    obs_url: str
    """Directory in OBS that receives the logs."""
    host_path: str
    """Path on the host that receives the logs."""


class FlavorDetail(TypedDict, total=False):
    flavor_id: str
    """ID of the flavor."""
    flavor_name: str
    """Name to display."""
    flavor_type: Literal["CPU", "GPU", "Ascend"]
    """Class of hardware."""
    max_num: int
    """Maximum number of nodes; can be missing if distribution is not supported."""
    billing: FlavorDetailBilling
    flavor_info: FlavorDetailFlavorInfo
    attributes: dict[str, str]
    """Further attributes."""


class FlavorDetailBilling(TypedDict, total=False):
    code: str
    """Code for billing."""
    unit_num: int
    """Number of billing units."""


class FlavorDetailFlavorInfo(TypedDict, total=False):
    max_num: int
    """Maximum number of nodes."""
    cpu: FlavorDetailFlavorInfoCpu
    gpu: FlavorDetailFlavorInfoGpu
    npu: FlavorDetailFlavorInfoNpu
    memory: FlavorDetailFlavorInfoMemory
    disk: FlavorDetailFlavorInfoDisk


class FlavorDetailFlavorInfoCpu(TypedDict, total=False):
    arch: str
    """Architecture of the CPU."""
    core_num: int
    """Number of cores."""


class FlavorDetailFlavorInfoGpu(TypedDict, total=False):
    unit_num: int
    """Number of GPU cards."""
    product_name: str
    """Model of the GPU."""
    memory: str
    """Memory of the GPU."""


class FlavorDetailFlavorInfoNpu(TypedDict, total=False):
    unit_num: str
    """Number of NPU cards."""
    product_name: str
    """Model of the NPU."""
    memory: str
    """Memory of the NPU."""


class FlavorDetailFlavorInfoMemory(TypedDict, total=False):
    size: int
    """Size of the memory."""
    unit: str
    """Unit of the memory size."""


class FlavorDetailFlavorInfoDisk(TypedDict, total=False):
    size: int
    """Size of the disk; may be a string or a number."""
    unit: str
    """Unit of the disk size, normally GB."""


class TrainingJob(TypedDict, total=False):
    kind: Required[Literal["job", "hetero_job", "autosearch_job", "mrs_job", "edge_job"]]
    """Kind of the job; job by default."""
    metadata: Required[JobMetadata]
    """Information that identifies the job."""
    status: JobStatus
    """State of the job; assigned by the server."""
    algorithm: JobAlgorithm
    """Algorithm that is run."""
    tasks: list[TrainingJobTasks]
    spec: JobSpec
    """Resources, volumes and logs of the job."""


class TrainingJobTasks(TypedDict, total=False):
    role: Literal["learner", "worker"]
    """Role that the task has in a heterogeneous job."""
    algorithm: JobAlgorithm
    """Algorithm that the task runs."""
    task_resource: FlavorDetail
    """Resources that the task uses."""


class TrainingJobV1Version(TypedDict, total=False):
    job_id: int | str
    """ID of the training job."""
    job_name: str
    """Name of the job."""
    job_desc: str
    """Description of the training job."""
    version_id: int | str
    """ID of the version."""
    version_name: str
    """Name of the version, for example V0001."""
    pre_version_id: int | str
    """ID of the previous version."""
    engine_type: int | str
    """Code of the engine type."""
    engine_name: Literal["Caffe", "Horovod", "MXNet", "PyTorch", "Ray", "Spark_MLlib", "TensorFlow", "XGBoost-Sklearn"]
    """Name of the engine."""
    engine_id: int | str
    """ID of the engine."""
    engine_version: str
    """Version of the engine."""
    status: int | str
    """Code of the job state."""
    app_url: str
    """Directory that holds the code."""
    boot_file_url: str
    """File that is started."""
    create_time: int | str
    """Time of creation in milliseconds."""
    parameter: list[Any]
    """List of parameters, each with label and value."""
    duration: int | str
    """Time of the run in milliseconds."""
    spec_id: int | str
    """ID of the flavor."""
    core: str
    """Number of cores the flavor has."""
    cpu: str
    """CPU memory that the flavor has."""
    gpu_num: int | str
    """Count of GPUs."""
    gpu_type: str
    """Model of the GPU."""
    worker_server_num: int | str
    """Count of workers."""
    data_url: str
    """Data used as input."""
    train_url: str
    """Path for the output."""
    log_url: str
    """Path of the logs."""
    dataset_version_id: str
    """Version of the dataset."""
    dataset_id: str
    """Dataset that is used."""
    data_source: list[Any]
    """Data sources, each with dataset_id, dataset_version, type (obs or dataset) and data_url."""
    model_id: int | str
    """ID of the built-in model."""
    model_metric_list: list[Any]
    """Per-class metric (metric_values of recall, precision, accuracy; reserved_data; metric_meta) and
    total_metric (total_metric_values of f1_score, recall, precision, accuracy)."""
    system_metric_list: dict[str, Any]
    """Arrays named cpuUsage, memUsage and gpuUtil."""
    user_image_url: str
    """Address of the custom image."""
    user_command: str
    """Command with which the custom image starts."""


class Model(TypedDict, total=False):
    model_id: str
    """ID of the model, a UUID."""
    model_name: str
    """Name of the model."""
    model_version: str
    """Version in the form n.n.n."""
    model_type: Literal["TensorFlow", "MXNet", "Spark_MLlib", "Scikit_Learn", "XGBoost", "MindSpore", "Image", "PyTorch", "Custom"]
    """Engine that is used."""
    runtime: str
    """Runtime of the model, for example tf1.13-python3.6-cpu."""
    tenant: str
    """ID of the account."""
    project: str
    """ID of the project."""
    owner: str
    """ID of the user."""
    create_at: int
    """Time in milliseconds since the epoch."""
    source_location: str
    """Location of the files in OBS."""
    source_job_id: str
    """Training job from which it comes."""
    source_job_version: str
    """Version of the training job."""
    source_type: Literal["auto"]
    """Source kind: "auto" for automatic learning, empty in other cases."""
    model_size: int
    """Size in bytes."""
    model_status: Literal["publishing", "building", "published", "failed", "building_failed"]
    """Current state."""
    description: str
    """Description text."""
    execution_code: str
    """Path of customize_service.py in OBS."""
    image_address: str
    """Image that was built; empty if the build failed or the model is not published."""
    schema_doc: str
    """Path of the schema document."""
    input_params: list[Any]
    """Input parameters, each with url, method, protocol, param_name, param_type, min, max and param_desc."""
    output_params: list[Any]
    """Output parameters, laid out like input_params."""
    dependencies: list[Any]
    """Dependencies, each with installer (pip) and packages (package_name, package_version, restraint)."""
    model_metrics: str
    """Values of f1, recall, precision and accuracy as JSON text."""
    apis: str
    """List of APIs as JSON text."""
    model_labels: list[Any]
    """List of labels."""
    labels_map: dict[str, Any]
    """Map with a list named labels."""
    workspace_id: str
    """Workspace the object belongs to."""
    install_type: list[Literal["real-time", "realtime", "batch", "edge"]]
    """Targets to which it can be deployed."""
    specification: dict[str, Any]
    """Resources needed at minimum."""
    config: str
    """Content of config.json as JSON text, including the probes health, readiness_health and startup_health.
    """


class ServiceConfigRealtime(TypedDict, total=False):
    model_id: Required[str]
    """ID of the model that is deployed."""
    weight: Required[int | str]
    """Share of the traffic; 100 if there is one model, and all shares add up to 100."""
    specification: Required[Literal["modelarts.vm.cpu.2u", "modelarts.vm.gpu.p4", "modelarts.vm.ai1.a310", "local"]]
    """Flavor of the compute resources."""
    instance_count: Required[int]
    """Number of instances; 5 at most unless more have been granted."""
    envs: dict[str, str]
    """Variables set in the environment."""
    model_name: str
    """Name of the model; found in responses only."""
    model_version: str
    """Name of the model; found in responses only."""
    source_type: str
    """Source kind, auto or empty; found in responses only."""
    status: Literal["ready", "concerning", "notReady"]
    """State of the instance; found in responses only."""
    scaling: bool
    """Whether auto scaling is on; found in responses only."""


class ServiceConfigBatch(TypedDict, total=False):
    model_id: Required[str]
    """ID of the model that is used."""
    specification: Required[Literal["modelarts.vm.cpu.2u", "modelarts.vm.gpu.p4"]]
    """Flavor of the compute resources."""
    instance_count: Required[int]
    """Number of instances, from 1 to 2."""
    envs: dict[str, str]
    """Variables set in the environment."""
    src_path: Required[str]
    """Directory of the input in OBS."""
    dest_path: Required[str]
    """Directory of the output in OBS."""
    req_uri: Required[str]
    """API of the model that is called; "/" stands for the platform default."""
    mapping_type: Required[Literal["file", "csv"]]
    """Mapping type: with file, each file in the directory is one request; with csv, each line is one request.
    """
    mapping_rule: dict[str, Any]
    """Map from csv columns to request fields in JSON Schema form, required if mapping_type is csv; leaf
    fields have index, counted from 0, with -1 for not used."""


class Service(TypedDict, total=False):
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


class DatasetDataSource(TypedDict, total=False):
    type: Required[Literal[0, 5]]
    """Kind of source; 0 stands for an OBS bucket (default) and 5 for AI Gallery."""
    path: Required[str]
    """Path of the source."""
    content_info: DatasetDataSourceContentInfo
    annotation_config: AnnotationConfig
    """Annotation format of the source; setting it imports annotations as well."""
    with_column_header: bool
    """Whether the first row contains the column names; for table data only."""


class DatasetDataSourceContentInfo(TypedDict, total=False):
    content_id: Required[str]
    """ID of the dataset in AI Gallery."""
    version_id: Required[str]
    """ID of the dataset version in AI Gallery."""


class AnnotationConfig(TypedDict, total=False):
    scene: Required[Literal["image_classification", "object_detection", "text_classification", "audio_classification"]]
    """Scene of the labelling."""
    format_name: str
    """Name of the annotation format."""
    parameters: AnnotationConfigParameters


class AnnotationConfigParameters(TypedDict, total=False):
    included_labels: list[Label]
    """Labels whose samples are imported; all other samples are skipped."""
    sample_label_separator: str
    """Single character that separates the text from the label; Tab by default."""
    label_separator: str
    """Single character that separates labels; comma by default."""
    difficult_only: bool
    """Whether only hard examples are imported."""


class DatasetWorkPath(TypedDict, total=False):
    type: Required[Literal[0]]
    """Kind of the path; 0 stands for an OBS bucket (default)."""
    path: Required[str]
    """Directory of the output. From 3 to 700 characters; the directory exists and is neither the input
    directory nor below it."""


class Label(TypedDict, total=False):
    name: str
    """Name of the label."""
    type: int
    """Type of the label in the dataset."""
    property: LabelProperty


LabelProperty = TypedDict(
    "LabelProperty",
    {
        # Colour, written as #RRGGBB.
        "@modelarts:color": "str",
        # Type of the head entity in a triplet relation.
        "@modelarts:from_type": "str",
        # Type of the tail entity in a triplet relation.
        "@modelarts:to_type": "str",
    },
    total=False,
)


class SchemaField(TypedDict, total=False):
    schema_id: Required[int]
    """Number of the column, counted from 0."""
    name: Required[str]
    """Name of the column."""
    type: Required[Literal["STRING", "SHORT", "INT", "LONG", "DOUBLE", "FLOAT", "BYTE", "DATE", "TIMESTAMP", "BOOLEAN"]]
    """Type of the column."""
    description: str
    """Description text."""


class BatchResult(TypedDict, total=False):
    success: bool
    """Overall result of the call."""
    error_code: str
    """Code of the error if the call failed."""
    error_msg: str
    """Text of the error if the call failed."""
    results: list[BatchResultResults]


class BatchResultResults(TypedDict, total=False):
    success: bool
    """Result for a single element."""
    error_code: str
    """Error code for a single element."""
    error_msg: str
    """Error text for a single element."""


class Error(TypedDict, total=False):
    """What newer operations answer on failure."""

    error_code: Required[str]
    """Platform code, such as ModelArts.0203."""
    error_msg: Required[str]
    """One sentence for a person."""


class ErrorV1(TypedDict, total=False):
    """What the first training and visualization operations answer on failure."""

    is_success: bool
    """Always false here."""
    error_code: Required[str]
    """Platform code, such as ModelArts.0103."""
    error_message: Required[str]
    """One sentence for a person."""


class ModelPackageConfig(TypedDict, total=False):
    """The file config.json of a model package."""

    model_algorithm: Required[str]
    """What the model does, for example image_classification."""
    model_type: Required[str]
    """Engine of the model."""
    runtime: str
    """Runtime of the engine, as list_ai_engine_runtimes names it."""
    apis: list[ModelPackageConfigApis]
    """Requests that the model accepts."""
    metrics: ModelPackageConfigMetrics
    """Quality of the model, as numbers or text."""
    dependencies: list[ModelPackageConfigDependencies]
    """Packages that the service needs."""
    health: PackageHealth
    """Probe that tells whether the service is alive."""
    readiness_health: PackageHealth
    """Probe that tells whether the service takes requests."""
    startup_health: PackageHealth
    """Probe that tells whether the service has started."""
    swr_location: str
    """Address of the container image; only for the model type Image."""


class ModelPackageConfigApis(TypedDict, total=False):
    protocol: str
    """http or https."""
    url: str
    """Path of the request."""
    method: str
    """Method of the request."""
    request: ModelPackageConfigApisRequest
    """What is sent."""
    response: ModelPackageConfigApisRequest
    """What is answered."""


# What is sent.
ModelPackageConfigApisRequest = TypedDict(
    "ModelPackageConfigApisRequest",
    {
        # Media type of the body.
        "Content-type": "str",
        # JSON schema of the body.
        "data": "dict[str, Any]",
    },
    total=False,
)


class ModelPackageConfigMetrics(TypedDict, total=False):
    """Quality of the model, as numbers or text."""

    f1: float | str
    """F1 score."""
    recall: float | str
    """Recall."""
    precision: float | str
    """Precision."""
    accuracy: float | str
    """Accuracy."""


class ModelPackageConfigDependencies(TypedDict, total=False):
    installer: Required[str]
    """Installer; only pip."""
    packages: Required[list[ModelPackageConfigDependenciesPackages]]
    """Packages to install."""


class ModelPackageConfigDependenciesPackages(TypedDict, total=False):
    package_name: Required[str]
    """Name of the package."""
    package_version: str
    """Version of the package."""
    restraint: Literal["EXACT", "ATLEAST", "ATMOST"]
    """How the version is meant."""


class PackageHealth(TypedDict, total=False):
    """How the health of a container is asked for; numbers may be written as text."""

    check_method: str
    """HTTP or EXEC."""
    protocol: str
    """http or https."""
    url: str
    """Path of the probe; /health."""
    command: str
    """Command of an EXEC probe."""
    period_seconds: int | str
    """Seconds between two probes."""
    failure_threshold: int | str
    """Failed probes in a row that count as a failure."""
    initial_delay_seconds: int | str
    """Seconds before the first probe."""
    timeout_seconds: int | str
    """Seconds after which a probe has failed."""


class ContainerHealth(TypedDict, total=False):
    """What a container answers on its health path; optional."""

    status: Required[str]
    """OK while the container can answer."""
