"""The objects of the noun `training_job`.

Generated from the contract by scripts/generate.py; change the contract, not this file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, TypedDict

if TYPE_CHECKING:
    from typing_extensions import Required

    from . import common


class ListTrainingJobFlavorsAnswer(TypedDict, total=False):
    total_count: int
    """Count of flavors."""
    flavors: list[common.FlavorDetail]
    """List of flavors."""


class ListTrainingJobEnginesAnswer(TypedDict, total=False):
    total: int
    """Count of engines, for example 28."""
    items: list[ListTrainingJobEnginesAnswerItems]
    """List of rows."""


class ListTrainingJobEnginesAnswerItems(TypedDict, total=False):
    engine_id: str
    """ID of the engine."""
    engine_name: str
    """Name of the engine, for example PyTorch, TensorFlow or Ascend-Powered-Engine."""
    engine_version: str
    """Version of the engine."""
    tags: list[Any]
    """Tags as key and value, for example auto_search with True."""
    v1_compatible: bool
    """Whether v1 mode applies."""
    run_user: str
    """User ID of the run user, for example "1000" or "1102"."""
    image_info: ListTrainingJobEnginesAnswerItemsImageInfo
    """Details about the image."""


class ListTrainingJobEnginesAnswerItemsImageInfo(TypedDict, total=False):
    """Details about the image."""

    cpu_image_url: str
    """Image for CPU; may be empty."""
    gpu_image_url: str
    """Image for GPU."""
    image_version: str
    """Version of the image."""


class CreateTrainingJobBody(TypedDict, total=False):
    kind: Required[Literal["job", "hetero_job", "autosearch_job", "mrs_job", "edge_job"]]
    """Kind of the job; job by default."""
    metadata: Required[CreateTrainingJobMetadata]
    """Name, description, workspace and annotations of the job."""
    algorithm: CreateTrainingJobAlgorithm
    """Algorithm ID, subscription or code directory, together with parameters, inputs and outputs."""
    spec: CreateTrainingJobSpec
    """Block that holds the specification."""
    tasks: list[CreateTrainingJobTasks]
    """Tasks of the job; used for heterogeneous jobs only."""


class CreateTrainingJobMetadata(TypedDict, total=False):
    """Name, description, workspace and annotations of the job."""

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
    training_experiment_reference: CreateTrainingJobMetadataTrainingExperimentReference
    """Experiment to which the job belongs."""


class CreateTrainingJobMetadataTrainingExperimentReference(TypedDict, total=False):
    """Experiment to which the job belongs."""

    id: str
    """Unique ID."""
    name: str
    """Name of the object."""
    description: str
    """Description in free text."""


class CreateTrainingJobAlgorithm(TypedDict, total=False):
    """Algorithm ID, subscription or code directory, together with parameters, inputs and outputs."""

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
    parameters: list[CreateTrainingJobAlgorithmParameters]
    """List of hyper-parameters."""
    parameters_customization: bool
    """Whether custom hyper-parameters are allowed."""
    policies: CreateTrainingJobAlgorithmPolicies
    """Policies of the job."""
    inputs: list[CreateTrainingJobAlgorithmInputs]
    """List of input channels."""
    outputs: list[CreateTrainingJobAlgorithmOutputs]
    """List of output channels."""
    engine: CreateTrainingJobAlgorithmEngine
    """Block that describes the engine."""
    environments: dict[str, str]
    """Variables set in the environment."""
    local_code_dir: str
    """Directory of the code inside the container."""
    working_dir: str
    """Directory in which the job works."""
    summary: CreateTrainingJobAlgorithmSummary
    """Settings of the summary log."""


class CreateTrainingJobAlgorithmParameters(TypedDict, total=False):
    name: str
    """Name of the hyper-parameter to set."""
    value: str
    """Value of the hyper-parameter."""
    description: str
    """Description text."""
    i18n_description: CreateTrainingJobAlgorithmParametersI18nDescription | None
    """Description in other languages."""
    constraint: CreateTrainingJobAlgorithmParametersConstraint
    """Constraints on the value."""


class CreateTrainingJobAlgorithmParametersI18nDescription(TypedDict, total=False):
    """Description in other languages."""

    language: str
    """Language in which the text is written."""
    description: str
    """Text in that language."""


class CreateTrainingJobAlgorithmParametersConstraint(TypedDict, total=False):
    """Constraints on the value."""

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


class CreateTrainingJobAlgorithmPolicies(TypedDict, total=False):
    """Policies of the job."""

    auto_search: CreateTrainingJobAlgorithmPoliciesAutoSearch
    """Settings of the hyper-parameter search."""


class CreateTrainingJobAlgorithmPoliciesAutoSearch(TypedDict, total=False):
    """Settings of the hyper-parameter search."""

    skip_search_params: str
    """Parameters that the search leaves out."""
    reward_attrs: list[CreateTrainingJobAlgorithmPoliciesAutoSearchRewardAttrs]
    search_params: list[CreateTrainingJobAlgorithmPoliciesAutoSearchSearchParams]
    algo_configs: list[CreateTrainingJobAlgorithmPoliciesAutoSearchAlgoConfigs]


class CreateTrainingJobAlgorithmPoliciesAutoSearchRewardAttrs(TypedDict, total=False):
    name: str
    """Name of the metric."""
    mode: Literal["max", "min"]
    """Direction of the metric: max if larger is better, min if smaller is better."""
    regex: str
    """Regular expression that locates the metric in the log."""


class CreateTrainingJobAlgorithmPoliciesAutoSearchSearchParams(TypedDict, total=False):
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


class CreateTrainingJobAlgorithmPoliciesAutoSearchAlgoConfigs(TypedDict, total=False):
    name: str
    """Name of the search algorithm."""
    params: list[Any]
    """Options of the algorithm, each with key, value and type."""


class CreateTrainingJobAlgorithmInputs(TypedDict, total=False):
    name: str
    """Name of the input channel."""
    description: str
    """Description text."""
    local_dir: str
    """Path of the input in the container, for example /home/ma-user/modelarts/inputs/data_url_0."""
    remote: Required[CreateTrainingJobAlgorithmInputsRemote]
    """Location on the remote side."""
    remote_constraint: list[CreateTrainingJobAlgorithmInputsRemoteConstraint]
    """Remote locations that are permitted."""
    access_method: str
    """Way in which the input or output is handed to the script."""


class CreateTrainingJobAlgorithmInputsRemote(TypedDict, total=False):
    """Location on the remote side."""

    obs: CreateTrainingJobAlgorithmInputsRemoteObs
    dataset: CreateTrainingJobAlgorithmInputsRemoteDataset


class CreateTrainingJobAlgorithmInputsRemoteObs(TypedDict, total=False):
    obs_url: str
    """Path of the data in OBS."""


class CreateTrainingJobAlgorithmInputsRemoteDataset(TypedDict, total=False):
    id: str
    """ID of the dataset."""
    version_id: str
    """ID of the dataset version."""
    obs_url: str
    """OBS path that the platform derived from the dataset."""


class CreateTrainingJobAlgorithmInputsRemoteConstraint(TypedDict, total=False):
    data_type: str
    """Source kind that is allowed: OBS storage or a dataset."""
    attributes: str
    """Attributes data_format, data_segmentation and dataset_type."""


class CreateTrainingJobAlgorithmOutputs(TypedDict, total=False):
    name: str
    """Name of the output channel."""
    description: str
    """Description text."""
    local_dir: str
    """Path in the container, for example /home/ma-user/modelarts/outputs/train_url_0."""
    remote: Required[CreateTrainingJobAlgorithmOutputsRemote]
    """Location on the remote side."""
    mode: Literal["upload_periodically"]
    """Mode of the transfer."""
    period: int
    """Seconds between two uploads; 30 by default."""
    access_method: str
    """Way in which the input or output is handed to the script."""


class CreateTrainingJobAlgorithmOutputsRemote(TypedDict, total=False):
    """Location on the remote side."""

    obs: CreateTrainingJobAlgorithmOutputsRemoteObs


class CreateTrainingJobAlgorithmOutputsRemoteObs(TypedDict, total=False):
    obs_url: str
    """Path of the output in OBS."""


class CreateTrainingJobAlgorithmEngine(TypedDict, total=False):
    """Block that describes the engine."""

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
    install_sys_packages: bool
    """Whether platform packages are installed into the image."""
    image_repo_id: str
    """ID of the image repository."""


class CreateTrainingJobAlgorithmSummary(TypedDict, total=False):
    """Settings of the summary log."""

    log_type: str
    """Kind of log."""
    log_dir: dict[str, Any]
    """Directory of the logs."""
    data_sources: list[dict[str, Any]]
    """List of data sources."""


class CreateTrainingJobSpec(TypedDict, total=False):
    """Block that holds the specification."""

    resource: CreateTrainingJobSpecResource
    """Name of the resource, or the block describing it."""
    log_export_path: CreateTrainingJobSpecLogExportPath
    """Target to which logs are exported."""
    volumes: list[CreateTrainingJobSpecVolumes]
    """List of volumes."""
    auto_stop: CreateTrainingJobSpecAutoStop
    """Time after which the job stops automatically."""
    retention: CreateTrainingJobSpecRetention
    """Policy for retention."""
    schedule_policy: CreateTrainingJobSpecSchedulePolicy
    """Policy for scheduling."""
    log_export_config: CreateTrainingJobSpecLogExportConfig
    """Settings of the log export."""
    notification: CreateTrainingJobSpecNotification
    """Settings for message notification."""
    custom_metrics: list[dict[str, Any]]
    """Metrics that are collected from the container."""


class CreateTrainingJobSpecResource(TypedDict, total=False):
    """Name of the resource, or the block describing it."""

    flavor_id: str
    """ID of the flavor as returned by list_training_job_flavors."""
    node_count: Required[int]
    """Number of nodes; 1 stands for a single node."""
    pool_id: str
    """ID of the dedicated resource pool."""
    pool_group_id: str
    """ID of the pool group."""
    main_container_customized_flavor: dict[str, Any]
    """Resource size defined by the user."""


class CreateTrainingJobSpecLogExportPath(TypedDict, total=False):
    """Target to which logs are exported."""

    obs_url: str
    """Directory in OBS that receives the logs."""
    host_path: str
    """Path on the host."""


class CreateTrainingJobSpecVolumes(TypedDict, total=False):
    nfs: dict[str, Any]
    """Volume on NFS."""
    pfs: dict[str, Any]
    """Volume on a parallel file system."""
    obs: dict[str, Any]
    """Block that describes OBS."""


class CreateTrainingJobSpecAutoStop(TypedDict, total=False):
    """Time after which the job stops automatically."""

    time_unit: Required[str]
    """Unit of the time."""
    duration: Required[int]
    """Length of time."""


class CreateTrainingJobSpecRetention(TypedDict, total=False):
    """Policy for retention."""

    policy: str
    """Policy that applies."""


class CreateTrainingJobSpecSchedulePolicy(TypedDict, total=False):
    """Policy for scheduling."""

    required_affinity: dict[str, Any]
    """Scheduling affinity that must be met."""
    preferred_affinity: dict[str, Any]
    """Scheduling affinity that is met if possible."""
    priority: int
    """Priority that applies."""
    preemptible: bool
    """Whether it may be preempted."""


class CreateTrainingJobSpecLogExportConfig(TypedDict, total=False):
    """Settings of the log export."""

    version: str
    """Version that applies."""
    rotation_enabled: bool
    """Whether log rotation is switched on."""


class CreateTrainingJobSpecNotification(TypedDict, total=False):
    """Settings for message notification."""

    topic_urn: str
    """URN of the topic for notifications."""
    events: list[Literal["JobStarted", "JobCompleted", "JobFailed", "JobTerminated", "JobRestarted", "JobHanged", "JobPreempted"]]
    """List of events."""


class CreateTrainingJobTasks(TypedDict, total=False):
    role: str
    """Role that is assigned."""
    algorithm: CreateTrainingJobTasksAlgorithm
    """Block that describes the algorithm."""
    task_resource: CreateTrainingJobTasksTaskResource
    """Resources of the task."""
    log_export_path: CreateTrainingJobTasksLogExportPath
    """Target to which logs are exported."""


class CreateTrainingJobTasksAlgorithm(TypedDict, total=False):
    """Block that describes the algorithm."""

    job_config: dict[str, Any]
    """Configuration of the job."""
    code_dir: str
    """Directory that holds the code."""
    boot_file: str
    """File that is started."""
    engine: dict[str, Any]
    """Block that describes the engine."""
    inputs: list[dict[str, Any]]
    """List of input channels."""
    outputs: list[dict[str, Any]]
    """List of output channels."""
    local_code_dir: str
    """Directory of the code inside the container."""
    working_dir: str
    """Directory in which the job works."""
    environments: dict[str, str]
    """Variables set in the environment."""


class CreateTrainingJobTasksTaskResource(TypedDict, total=False):
    """Resources of the task."""

    flavor_id: str
    """ID of the flavor."""
    node_count: Required[int]
    """Number of nodes."""
    pool_id: str
    """ID of the dedicated resource pool."""


class CreateTrainingJobTasksLogExportPath(TypedDict, total=False):
    """Target to which logs are exported."""

    obs_url: str
    """Path or link in OBS."""


class CreateTrainingJobAnswer(TypedDict, total=False):
    """The job with the fields the server fills in; its phase is Creating."""

    kind: Required[Literal["job", "hetero_job", "autosearch_job", "mrs_job", "edge_job"]]
    """Kind of the job; job by default."""
    metadata: Required[common.JobMetadata]
    """Information that identifies the job."""
    status: common.JobStatus
    """State of the job; assigned by the server."""
    algorithm: common.JobAlgorithm
    """Algorithm that is run."""
    tasks: list[CreateTrainingJobAnswerTasks]
    """List of tasks."""
    spec: common.JobSpec
    """Resources, volumes and logs of the job."""
    endpoints: dict[str, Any]
    """Channels through which the instance can be accessed."""
    ftjob_config: dict[str, Any]
    """Settings of the fine-tuning."""


class CreateTrainingJobAnswerTasks(TypedDict, total=False):
    role: Literal["learner", "worker"]
    """Role that the task has in a heterogeneous job."""
    algorithm: common.JobAlgorithm
    """Algorithm that the task runs."""
    task_resource: common.FlavorDetail
    """Resources that the task uses."""


class ListTrainingJobsBody(TypedDict, total=False):
    offset: int
    """How many rows to skip; 1 begins at the second row."""
    limit: int
    """How many rows to return."""
    sort_by: str
    """Field to sort by; create_time by default."""
    order: Literal["asc", "desc"]
    """Sort order; desc by default."""
    group_by: str
    """Key used for grouping."""
    filters: list[ListTrainingJobsFilters]
    """Conditions to filter by."""
    workspace_id: str
    """ID of the workspace; "0" by default."""
    train_type: str
    """Kind of training."""
    tags: list[ListTrainingJobsTags]
    """Tags attached to the resource."""
    host_ips: list[str]
    """Addresses of the hosts."""


class ListTrainingJobsFilters(TypedDict, total=False):
    key: str
    """Field the filter applies to."""
    operator: Literal["between", "like", "in", "not", "rely_to"]
    """Comparison operator; in by default."""
    value: list[str]
    """List of values."""


class ListTrainingJobsTags(TypedDict, total=False):
    key: str
    """Key of the entry."""
    values: list[str]
    """List of values."""


class ListTrainingJobsAnswer(TypedDict, total=False):
    total: int
    """Total number of jobs the user has."""
    count: int
    """Number of jobs that meet the conditions."""
    limit: int
    """Value repeated from the request."""
    offset: int
    """Value repeated from the request."""
    sort_by: str
    """Value repeated from the request."""
    order: str
    """Value repeated from the request."""
    group_by: str
    """Value repeated from the request."""
    workspace_id: str
    """Workspace the object belongs to."""
    ai_project: str
    """AI project, for example "default-ai-project"."""
    items: list[common.TrainingJob]
    """List of jobs."""
    train_type: str
    """Kind of training."""


class UpdateTrainingJobBody(TypedDict, total=False):
    description: Required[str]
    """Description to set."""
    spec: UpdateTrainingJobSpec
    """Block that holds the specification."""
    endpoints: UpdateTrainingJobEndpoints
    """Channels through which the instance can be accessed."""
    metadata: UpdateTrainingJobMetadata
    """Block that identifies the object."""


class UpdateTrainingJobSpec(TypedDict, total=False):
    """Block that holds the specification."""

    notification: CreateTrainingJobSpecNotification
    """Settings for message notification."""
    schedule_policy: UpdateTrainingJobSpecSchedulePolicy
    """Policy for scheduling."""


class UpdateTrainingJobSpecSchedulePolicy(TypedDict, total=False):
    """Policy for scheduling."""

    priority: int
    """Priority that applies."""
    preemptible: bool
    """Whether it may be preempted."""


class UpdateTrainingJobEndpoints(TypedDict, total=False):
    """Channels through which the instance can be accessed."""

    ssh: UpdateTrainingJobEndpointsSsh
    """Settings for SSH."""


class UpdateTrainingJobEndpointsSsh(TypedDict, total=False):
    """Settings for SSH."""

    key_pair_names: list[str]
    """Key pairs for login."""


class UpdateTrainingJobMetadata(TypedDict, total=False):
    """Block that identifies the object."""

    annotation: dict[str, str]
    """Block of annotations."""


class StopTrainingJobBody(TypedDict, total=False):
    action_type: Required[Literal["terminate"]]
    """Action to carry out."""


class ShowTrainingJobLogsUrlAnswer(TypedDict, total=False):
    obs_url: str
    """Link that is already signed."""


class ShowTrainingJobLogsPreviewAnswer(TypedDict, total=False):
    content: str
    """Entire log if it is below the limit, otherwise its most recent part."""
    current_size: int
    """Number of bytes returned; 5 MB at most."""
    full_size: int
    """Number of bytes in the entire log."""


class ShowTrainingJobMetricsAnswer(TypedDict, total=False):
    metrics: list[ShowTrainingJobMetricsAnswerMetrics]
    """List of metrics."""


class ShowTrainingJobMetricsAnswerMetrics(TypedDict, total=False):
    metric: Literal["cpuUsage", "memUsage", "gpuUtil", "gpuMemUsage", "npuUtil", "npuMemUsage"]
    """Name of the metric."""
    value: list[float]
    """Averages, one for each minute with the oldest first; -1 means that there is no data."""
