"""The objects of the noun `training_job_v1`.

Generated from the contract by scripts/generate.py; change the contract, not this file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, TypedDict

if TYPE_CHECKING:
    from typing_extensions import Required

    from . import common


class CreateTrainingJobV1Body(TypedDict, total=False):
    job_name: Required[str]
    """Name of the job."""
    job_desc: str
    """Description text."""
    workspace_id: str
    """Workspace the object belongs to."""
    config: Required[CreateTrainingJobV1Config]
    """List of configurations."""


class CreateTrainingJobV1Config(TypedDict, total=False):
    """List of configurations."""

    worker_server_num: Required[int | str]
    """Number of workers."""
    app_url: str
    """Directory that holds the code."""
    boot_file_url: str
    """Start file, located below app_url."""
    parameter: list[Any]
    """Pairs of label and value, both strings; with a custom image they are set as environment variables."""
    spec_id: int | str
    """ID of the flavor."""
    data_url: str
    """Input in OBS; give one of data_url, the dataset pair and data_source."""
    dataset_id: str
    """ID of the dataset; used together with dataset_version_id."""
    dataset_version_id: str
    """Version of the dataset."""
    data_source: list[Any]
    """Data sources, each with dataset_id, dataset_version, type and data_url."""
    engine_id: int | str
    """ID of the engine."""
    train_url: str
    """Path for the output."""
    log_url: str
    """Path for the logs; empty by default."""
    user_image_url: str
    """Address of the custom image, written as host:port/org/image:tag."""
    user_command: str
    """Command that starts the custom image."""
    pool_id: str
    """Dedicated resource pool."""
    volumes: list[CreateTrainingJobV1ConfigVolumes]
    """List of volumes."""
    create_version: bool
    """Whether to create the first version immediately."""


class CreateTrainingJobV1ConfigVolumes(TypedDict, total=False):
    nfs: dict[str, Any]
    """NFS volume with id, src_path, dest_path and read_only."""
    host_path: dict[str, Any]
    """Host path volume with src_path, dest_path and read_only."""


class CreateTrainingJobV1Answer(TypedDict, total=False):
    is_success: bool
    """Whether the call succeeded."""
    error_message: str
    """Error text, returned only on failure; the legacy SDK shows it as error_msg."""
    error_code: str
    """Error code, returned only on failure."""
    job_id: int | str
    """ID of the job."""
    job_name: str
    """Name of the job."""
    status: int | str
    """Code of the state."""
    create_time: int | str
    """Time in milliseconds."""
    version_id: int | str
    """ID of the version."""
    version_name: str
    """Name of the version in the style V0001."""
    resource_id: str
    """ID of the resource for billing."""


class ListTrainingJobsV1Answer(TypedDict, total=False):
    is_success: bool
    """Whether the call succeeded."""
    error_message: str
    """Error text, returned only on failure; the legacy SDK shows it as error_msg."""
    error_code: str
    """Error code, returned only on failure."""
    job_total_count: int | str
    """Number of jobs found."""
    job_count_limit: int | str
    """Number of jobs the user can still create."""
    quotas: int | str
    """Limit on running jobs."""
    jobs: list[ListTrainingJobsV1AnswerJobs]
    """List of jobs."""


class ListTrainingJobsV1AnswerJobs(TypedDict, total=False):
    job_id: int | str
    """ID of the job."""
    job_name: str
    """Name of the object."""
    version_id: int | str
    """ID of the version."""
    status: int | str
    """Code of the state."""
    create_time: int | str
    """Time in milliseconds."""
    duration: int | str
    """Time in milliseconds."""
    job_desc: str
    """Description text."""
    version_count: int | str
    """Count of versions."""


class ShowTrainingJobVersionV1Answer(TypedDict, total=False):
    """Details of the version."""

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
    is_success: bool
    """Whether the call succeeded."""
    error_message: str
    """Error text, returned only on failure; the legacy SDK shows it as error_msg."""
    error_code: str
    """Error code, returned only on failure."""
    resource_id: str
    """ID of the resource."""
    dataset_name: str
    """Name of the dataset."""
    spec_code: str
    """Code of the flavor."""
    start_time: int | str
    """Time of the start in milliseconds."""
    volumes: list[dict[str, Any]]
    """List of volumes."""
    dataset_version_name: str
    """Name of the dataset version."""
    pool_name: str
    """Name of the dedicated resource pool."""
    pool_id: str
    """ID of the dedicated resource pool."""
    nas_mount_path: str
    """Path at which the NAS is mounted."""
    nas_share_addr: str
    """Address of the NAS."""
    nas_type: str
    """Kind of NAS."""


class DeleteTrainingJobVersionV1Answer(TypedDict, total=False):
    is_success: bool
    """Whether the call succeeded."""
    error_message: str
    """Error text, returned only on failure; the legacy SDK shows it as error_msg."""
    error_code: str
    """Error code, returned only on failure."""


class UpdateTrainingJobV1Body(TypedDict, total=False):
    job_desc: Required[str]
    """Description to set; the SDK argument is called description."""


class ListTrainingJobLogFilesV1Answer(TypedDict, total=False):
    is_success: bool
    """Whether the call succeeded."""
    error_message: str
    """Error text, returned only on failure; the legacy SDK shows it as error_msg."""
    error_code: str
    """Error code, returned only on failure."""
    log_file_list: list[str]
    """Names of the log files: one for a single node, several for distributed jobs."""


class ShowTrainingJobLogV1Answer(TypedDict, total=False):
    is_success: bool
    """Whether the call succeeded."""
    error_message: str
    """Error text, returned only on failure; the legacy SDK shows it as error_msg."""
    error_code: str
    """Error code, returned only on failure."""
    content: str
    """Text of the log."""
    lines: int | str
    """Count of lines."""
    start_line: str
    """Position of the beginning."""
    end_line: str
    """Position of the end."""


class CreateTrainingJobVersionV1Body(TypedDict, total=False):
    job_desc: str
    """Description text."""
    config: Required[CreateTrainingJobVersionV1Config]
    """List of configurations."""


class CreateTrainingJobVersionV1Config(TypedDict, total=False):
    """List of configurations."""

    pre_version_id: Required[int | str]
    """Version on which the new one is based."""
    worker_server_num: Required[int | str]
    """Number of workers."""
    app_url: str
    """Directory that holds the code."""
    boot_file_url: str
    """Start file, located below app_url."""
    model_id: int | str
    """ID of a built-in model that is used in place of code."""
    parameter: list[Any]
    """Pairs of label and value, both strings; with a custom image they are set as environment variables."""
    spec_id: int | str
    """ID of the flavor."""
    data_url: str
    """Input in OBS; give one of data_url, the dataset pair and data_source."""
    dataset_id: str
    """ID of the dataset; used together with dataset_version_id."""
    dataset_version_id: str
    """Version of the dataset."""
    data_source: list[CreateTrainingJobVersionV1ConfigDataSource]
    """Data sources, each with dataset_id, dataset_version, type and data_url."""
    engine_id: int | str
    """ID of the engine."""
    train_url: str
    """Path for the output."""
    log_url: str
    """Path for the logs; empty by default."""
    user_image_url: str
    """Address of the custom image, written as host:port/org/image:tag."""
    user_command: str
    """Command that starts the custom image."""
    pool_id: str
    """Dedicated resource pool."""


class CreateTrainingJobVersionV1ConfigDataSource(TypedDict, total=False):
    dataset_id: str
    """ID of the dataset."""
    dataset_version: str
    """Version of the dataset."""
    type: str
    """Kind of the entry."""
    data_url: str
    """Path of the data."""


class ListTrainingJobVersionsV1Answer(TypedDict, total=False):
    is_success: bool
    """Whether the call succeeded."""
    error_message: str
    """Error text, returned only on failure; the legacy SDK shows it as error_msg."""
    error_code: str
    """Error code, returned only on failure."""
    job_id: int | str
    """ID of the job."""
    job_name: str
    """Name of the object."""
    job_desc: str
    """Description text."""
    version_count: int | str
    """Count of versions."""
    versions: list[common.TrainingJobV1Version]
    """List of versions."""


class CreateTrainingJobConfigV1Body(TypedDict, total=False):
    config_name: Required[str]
    """Name of the object."""
    config_desc: str
    """Description text."""
    worker_server_num: Required[int | str]
    """Number of workers."""
    app_url: str
    """Directory that holds the code."""
    boot_file_url: str
    """Start file, located below app_url."""
    model_id: int | str
    """ID of a built-in model that is used in place of code."""
    parameter: list[Any]
    """Pairs of label and value, both strings; with a custom image they are set as environment variables."""
    spec_id: int | str
    """ID of the flavor."""
    data_url: str
    """Input in OBS; give one of data_url, the dataset pair and data_source."""
    dataset_id: str
    """ID of the dataset; used together with dataset_version_id."""
    dataset_version_id: str
    """Version of the dataset."""
    data_source: list[CreateTrainingJobVersionV1ConfigDataSource]
    """Data sources, each with dataset_id, dataset_version, type and data_url."""
    engine_id: int | str
    """ID of the engine."""
    train_url: str
    """Path for the output."""
    log_url: str
    """Path for the logs; empty by default."""
    user_image_url: str
    """Address of the custom image, written as host:port/org/image:tag."""
    user_command: str
    """Command that starts the custom image."""


class ListTrainingJobConfigsV1Answer(TypedDict, total=False):
    is_success: bool
    """Whether the call succeeded."""
    error_message: str
    """Error text, returned only on failure; the legacy SDK shows it as error_msg."""
    error_code: str
    """Error code, returned only on failure."""
    config_total_count: int | str
    """Number of sets that were found."""
    configs: list[ListTrainingJobConfigsV1AnswerConfigs]
    """List of parameter sets."""


class ListTrainingJobConfigsV1AnswerConfigs(TypedDict, total=False):
    config_name: str
    """Name of the object."""
    config_desc: str
    """Description text."""
    create_time: int | str
    """Time in milliseconds."""
    engine_type: int | str
    """Code of the engine."""
    engine_name: str
    """Engine that is used."""
    engine_id: int | str
    """ID of the engine."""
    engine_version: str
    """Version of the engine."""


class ShowTrainingJobConfigV1Answer(TypedDict, total=False):
    is_success: bool
    """Whether the call succeeded."""
    error_message: str
    """Error text, returned only on failure; the legacy SDK shows it as error_msg."""
    error_code: str
    """Error code, returned only on failure."""
    config_name: str
    """Name of the object."""
    config_desc: str
    """Description text."""
    worker_server_num: int | str
    """Number of workers."""
    app_url: str
    """Directory that holds the code."""
    boot_file_url: str
    """File that is started."""
    model_id: int | str
    """Built-in model that is used."""
    parameter: list[ShowTrainingJobConfigV1AnswerParameter]
    """Parameters as label and value."""
    spec_id: int | str
    """ID of the flavor."""
    data_url: str
    """Input data."""
    dataset_id: str
    """Dataset that is used."""
    dataset_version_id: str
    """Version of the dataset."""
    engine_type: int | str
    """Code of the engine."""
    engine_name: str
    """Engine that is used."""
    engine_id: int | str
    """ID of the engine."""
    engine_version: str
    """Version of the engine."""
    train_url: str
    """Path for the output."""
    log_url: str
    """Path of the logs."""
    user_image_url: str
    """Address of the custom image."""
    user_command: str
    """Command defined by the user."""
    data_source: list[ShowTrainingJobConfigV1AnswerDataSource]
    """List of data sources."""
    spec_code: str
    """Code of the flavor."""
    gpu_type: str
    """Model of the GPU."""
    create_time: int | str
    """Time of creation in milliseconds."""
    cpu: str
    """Description of the CPU."""
    gpu_num: int | str
    """Number of GPUs."""
    core: str
    """Number of cores in the flavor."""
    dataset_name: str
    """Name of the dataset."""
    dataset_version_name: str
    """Name of the dataset version."""
    pool_id: str
    """ID of the dedicated resource pool."""
    pool_name: str
    """Name of the dedicated resource pool."""
    volumes: list[ShowTrainingJobConfigV1AnswerVolumes]
    """List of volumes."""
    nas_mount_path: str
    """Path at which the NAS is mounted."""
    nas_share_addr: str
    """Address of the NAS."""
    nas_type: str
    """Kind of NAS."""


class ShowTrainingJobConfigV1AnswerParameter(TypedDict, total=False):
    label: str
    """Name that the parameter has."""
    value: str
    """Value of the entry."""


class ShowTrainingJobConfigV1AnswerDataSource(TypedDict, total=False):
    dataset_id: str
    """ID of the dataset."""
    dataset_version: str
    """Version of the dataset."""
    type: Literal["obs", "dataset"]
    """Kind of the entry."""
    data_url: str
    """Path of the data."""


class ShowTrainingJobConfigV1AnswerVolumes(TypedDict, total=False):
    nfs: dict[str, Any]
    """Volume on NFS."""
    host_path: dict[str, Any]
    """Path on the host."""


class UpdateTrainingJobConfigV1Body(TypedDict, total=False):
    config_desc: str
    """Description text."""
    worker_server_num: Required[int | str]
    """Number of workers."""
    app_url: str
    """Directory that holds the code."""
    boot_file_url: str
    """Start file, located below app_url."""
    model_id: int | str
    """ID of a built-in model that is used in place of code."""
    parameter: list[Any]
    """Pairs of label and value, both strings; with a custom image they are set as environment variables."""
    spec_id: int | str
    """ID of the flavor."""
    data_url: str
    """Input in OBS; give one of data_url, the dataset pair and data_source."""
    dataset_id: str
    """ID of the dataset; used together with dataset_version_id."""
    dataset_version_id: str
    """Version of the dataset."""
    data_source: list[CreateTrainingJobVersionV1ConfigDataSource]
    """Data sources, each with dataset_id, dataset_version, type and data_url."""
    engine_id: int | str
    """ID of the engine."""
    train_url: str
    """Path for the output."""
    log_url: str
    """Path for the logs; empty by default."""
    user_image_url: str
    """Address of the custom image, written as host:port/org/image:tag."""
    user_command: str
    """Command that starts the custom image."""


class ListBuiltinAlgorithmsV1Answer(TypedDict, total=False):
    is_success: bool
    """Whether the call succeeded."""
    error_message: str
    """Error text, returned only on failure; the legacy SDK shows it as error_msg."""
    error_code: str
    """Error code, returned only on failure."""
    model_total_count: int | str
    """Number of models."""
    models: list[ListBuiltinAlgorithmsV1AnswerModels]
    """Number of models."""


class ListBuiltinAlgorithmsV1AnswerModels(TypedDict, total=False):
    model_id: int | str
    """ID of the object."""
    model_name: str
    """Name of the object."""
    model_usage: int | str
    """Use of the model: 1 image classification, 2 object class and location, 3 semantic segmentation, 4 NLP.
    """
    model_precision: str
    """Text about the accuracy."""
    model_size: int | str
    """Size in bytes."""
    model_train_dataset: str
    """Data set used for training."""
    model_dataset_format: str
    """Data format that is required."""
    model_description_url: str
    """Link to the description."""
    parameter: list[Any]
    """Parameters for the run, with label, value and further fields."""
    create_time: int | str
    """Time in milliseconds."""
    engine_id: int | str
    """ID of the engine."""
    engine_name: str
    """Engine that is used."""
    engine_version: str
    """Version of the engine."""


class ListJobResourceSpecsV1Answer(TypedDict, total=False):
    is_success: bool
    """Whether the call succeeded."""
    error_message: str
    """Text of the error, returned only on failure."""
    error_code: str
    """Code of the error, returned only on failure."""
    spec_total_count: int | str
    """Number of flavors found."""
    specs: list[ListJobResourceSpecsV1AnswerSpecs]
    """List of flavors."""


class ListJobResourceSpecsV1AnswerSpecs(TypedDict, total=False):
    spec_id: int | str
    """ID of the flavor."""
    core: str
    """Number of cores in the flavor."""
    cpu: str
    """Description of the CPU."""
    gpu_num: int | str
    """Number of GPUs."""
    gpu_type: str
    """Model of the GPU."""
    spec_code: str
    """Code of the flavor."""
    max_num: int | str
    """Maximum number of nodes."""
    unit_num: int | str
    """Number of units."""
    storage: str
    """Local disk that comes with the flavor."""
    interface_type: int | str
    """Interface of the card."""
    no_resource: bool
    """Whether the flavor is sold out."""


class ListJobEnginesV1Answer(TypedDict, total=False):
    is_success: bool
    """Whether the call succeeded."""
    error_message: str
    """Text of the error, returned only on failure."""
    error_code: str
    """Code of the error, returned only on failure."""
    engines: list[ListJobEnginesV1AnswerEngines]
    """List of engines."""


class ListJobEnginesV1AnswerEngines(TypedDict, total=False):
    engine_type: int | str
    """Code of the engine."""
    engine_id: int | str
    """ID of the engine."""
    engine_name: str
    """Name of the engine."""
    engine_version: str
    """Version of the engine."""
